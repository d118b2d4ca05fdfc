/*
 * Copyright (c) 2026 Contributors to the WiCAN binding for openHAB
 *
 * See the NOTICE file(s) distributed with this work for additional
 * information.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License 2.0 which is available at
 * http://www.eclipse.org/legal/epl-2.0
 *
 * SPDX-License-Identifier: EPL-2.0
 */
package org.openhab.binding.wican.internal.monitor.hearing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.adapter.FrameWatch;
import org.openhab.binding.wican.internal.monitor.base.Ears;
import org.openhab.binding.wican.internal.monitor.base.Eavesdropper;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Timer;
import org.openhab.binding.wican.internal.monitor.belief.Believability;
import org.openhab.binding.wican.internal.monitor.belief.ValueBelief;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.kinds.ValueKind;

/**
 * The {@link Hearing} turns the frames that a car sends by itself into readings. What is on the bus at this moment is a
 * measurement of now; it is told when it changes, and at least every refresh interval, not with each frame: the first
 * change at once, those that follow with the next beat.
 * <p>
 * All methods but {@link #accept} are called under the lock of the {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Hearing implements Ears, Eavesdropper {

    /** Hears what comes out. */
    public interface Listener {

        /** Something was measured. */
        void measured(Reading reading);

        /** How things stand. */
        void situation(Situation situation);

        /**
         * @return what to tell if no battery can have reached this state of charge since the last
         */
        @Nullable
        Situation doubt(double soc);

        /**
         * @return false if the battery was too full for 0 % now: that is what a car says that sleeps
         */
        boolean canBeEmpty();
    }

    /**
     * Nobody wants to hear a current a hundred times a second. So long, too, a frame waits for a better one with the
     * same value: those that matter come several times a second.
     */
    static final Duration BEAT = Duration.ofSeconds(10);
    /** When nothing was heard on the bus for so long, the car is asleep: the rarest frames come every 3 seconds. */
    static final Duration SILENCE = Duration.ofMinutes(1);
    /** A value that no battery can have must still be there after so long. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(5);

    private final Duration refreshInterval;
    private final Clock clock;
    private final Listener listener;
    private final List<String> socParameters;
    /** Whether the car has no state of charge that could be asked for or heard. */
    private final boolean isMatterOfAnyValue;
    private final List<Ear> ears;
    private final FrameWatch watch;
    private final Timer beat;

    /** The ids whose changes wait for the next beat. */
    private volatile long waiting;
    private final long[] lastTold;
    private final Map<String, ValueBelief> beliefs = new HashMap<>();
    private final Map<String, Told> told = new HashMap<>();
    private @Nullable Told toldSoc;
    private @Nullable Told doubted;
    private Instant begin = Instant.EPOCH;
    private boolean isAwake;
    private boolean wasHeard;
    private boolean isShown;

    /** A value, and when it was on the bus. */
    private record Told(double value, Instant time) {
    }

    /**
     * @param vehicle a car with broadcasts
     * @param refreshInterval after which a value is told again though it is the same; 0 for never
     * @param lock guards the state
     */
    public Hearing(VehicleProfile vehicle, Duration refreshInterval, Clock clock, ScheduledExecutorService scheduler,
            Object lock, Listener listener) {
        this.refreshInterval = refreshInterval;
        this.clock = clock;
        this.listener = listener;
        this.socParameters = vehicle.heardSocParameters();
        this.isMatterOfAnyValue = !vehicle.isAskable() && !vehicle.isHeard();
        List<CanId> ids = vehicle.broadcasts().stream().map(broadcast -> broadcast.id()).distinct().toList();
        this.ears = vehicle.broadcasts().stream().map(each -> new Ear(each, ids.indexOf(each.id()))).toList();
        this.watch = new FrameWatch(ids, ids.stream().mapToLong(id -> mask(vehicle, id)).toArray(), this::isMeaningful);
        this.lastTold = new long[ids.size()];
        this.beat = new Timer(scheduler, lock);
        forget();
    }

    /** Some frames mean nothing now and then: between the others they are passed over. */
    private boolean isMeaningful(int index, byte[] frame) {
        for (Ear ear : ears) {
            if (ear.index() == index && ear.understands(frame)) {
                return true;
            }
        }
        return false;
    }

    /** The bits of a frame that are read. */
    private static long mask(VehicleProfile vehicle, CanId id) {
        return vehicle.broadcasts().stream().filter(broadcast -> broadcast.id().equals(id))
                .flatMap(broadcast -> broadcast.expressions()).flatMap(expression -> expression.bytes().stream())
                .mapToLong(index -> 0xFFL << Long.SIZE - Byte.SIZE * (index + 1)).reduce(0, (a, b) -> a | b);
    }

    /**
     * Takes a message of the bus. Needs no lock: most messages say nothing new.
     *
     * @return not 0 if somebody should {@link #attend} to it
     */
    @Override
    public long accept(byte[] payload) {
        return watch.accept(payload, clock.millis()) & ~waiting;
    }

    /**
     * Looks at what has changed.
     *
     * @param changed what {@link #accept} has said
     */
    @Override
    public void attend(long changed) {
        Instant now = clock.instant();
        if (!isAwake) {
            isAwake = true;
            wasHeard = true;
            begin = now;
            beat.start(BEAT, this::beat);
        }
        for (Ear ear : ears) {
            long bit = 1L << ear.index();
            if ((changed & bit) != 0) {
                if (Math.abs(now.toEpochMilli() - lastTold[ear.index()]) < BEAT.toMillis()) {
                    waiting |= bit;
                } else {
                    listen(ear, now);
                }
            }
        }
    }

    /** The car has come home, or left, or can't be reached: what was heard before says nothing about now. */
    @Override
    public void forget() {
        fallAsleep();
        wasHeard = false;
        isShown = false;
    }

    /** Whatever is heard is told once more. */
    public void tellAgain() {
        told.clear();
        toldSoc = null;
        Instant now = clock.instant();
        ears.stream().filter(ear -> isHeard(ear, now)).forEach(ear -> listen(ear, now));
    }

    private void fallAsleep() {
        beat.stop();
        isAwake = false;
        waiting = 0;
        watch.forget();
        ears.forEach(Ear::forget);
        Arrays.fill(lastTold, 0);
        told.clear();
        toldSoc = null;
        doubted = null;
    }

    private void beat() {
        Instant now = clock.instant();
        waiting = 0;
        ears.stream().filter(ear -> ear.time() != watch.time(ear.index())).forEach(ear -> listen(ear, now));
        if (isShown && !isSocHeard() && !(isMatterOfAnyValue && ears.stream().anyMatch(ear -> isHeard(ear, now)))) {
            isShown = false;
            listener.situation(Situation.of(Kind.BUS_SILENT));
        }
        if (ears.stream().noneMatch(ear -> isHeard(ear, now))) {
            fallAsleep();
        } else {
            beat.start(BEAT, this::beat);
        }
    }

    private void listen(Ear ear, Instant now) {
        ear.listen(watch.bytes(ear.index()), watch.time(ear.index()));
        Instant time = Instant.ofEpochMilli(ear.time());
        OptionalDouble soc = socOf(ear, now, time);
        Optional<String> doubtful = soc.isPresent() ? Optional.empty() : socParameter(now);
        Map<String, Double> news = new HashMap<>();
        ear.values().forEach((name, value) -> {
            if (!doubtful.equals(Optional.of(name)) && isBestSource(ear, name, now)
                    && isBelieved(ear.parameter(name), value, time) && isNews(told.get(name), value, time)) {
                news.put(name, value);
            }
        });
        if (soc.isPresent() || !news.isEmpty()) {
            news.forEach((name, value) -> told.put(name, new Told(value, time)));
            lastTold[ear.index()] = now.toEpochMilli();
            listener.measured(Reading.of(time, soc, news));
        }
        if (soc.isPresent() || isMatterOfAnyValue && !news.isEmpty()) {
            show();
        }
    }

    private void show() {
        if (!isShown) {
            isShown = true;
            listener.situation(Situation.of(Kind.HEARD));
        }
    }

    /** Of several frames with the same value the first in the profile counts as long as it is heard. */
    private boolean isBestSource(Ear ear, String name, Instant now) {
        for (Ear other : ears) {
            if (other.equals(ear)) {
                return true;
            }
            if (other.hears(name)
                    && (isHeard(other, now) ? other.values().containsKey(name) : mayStillCome(other, now))) {
                return false;
            }
        }
        return true;
    }

    private boolean mayStillCome(Ear ear, Instant now) {
        return !ear.hasHeard() && !Moments.areFar(begin, now, BEAT);
    }

    private boolean isNews(@Nullable Told before, double value, Instant time) {
        return before == null || before.value() != value
                || !refreshInterval.isZero() && Moments.areFar(before.time(), time, refreshInterval.minus(BEAT));
    }

    private OptionalDouble socOf(Ear ear, Instant now, Instant time) {
        Optional<String> parameter = socParameter(now).filter(name -> ear.values().containsKey(name))
                .filter(name -> isBestSource(ear, name, now));
        if (parameter.isEmpty()) {
            return OptionalDouble.empty();
        }
        double soc = ear.values().get(parameter.get());
        Told before = toldSoc;
        if (before != null && before.value() == soc) {
            doubted = null;
        }
        if (!isNews(before, soc, time)) {
            show();
            return OptionalDouble.empty();
        }
        if (!isBelieved(soc, time)) {
            return OptionalDouble.empty();
        }
        toldSoc = new Told(soc, time);
        return OptionalDouble.of(soc);
    }

    /** What the dashboard shows, unless this car does not tell that. */
    private Optional<String> socParameter(Instant now) {
        for (String name : socParameters) {
            if (isHeard(name)) {
                return Optional.of(name);
            }
            if (ears.stream().anyMatch(ear -> ear.hears(name) && mayStillCome(ear, now))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** For all but the state of charge for the house. */
    private boolean isBelieved(Parameter parameter, double value, Instant time) {
        return Parameter.ON_OFF.equals(parameter.unit())
                || socParameters.contains(parameter
                        .name())
                || beliefs
                        .computeIfAbsent(parameter.name(), name -> new ValueBelief(ValueKind.of(name, parameter.unit()),
                                Parameter.isZeroNatural(parameter.unit())))
                        .read(value, time).isBelieved();
    }

    /** A jump is believed when another frame, a while later, still says so. */
    private boolean isBelieved(double soc, Instant time) {
        if (soc == 0 && !listener.canBeEmpty()) {
            return false;
        }
        Told before = doubted;
        if (before != null && !Moments.areFar(before.time(), time, SECOND_LOOK)) {
            return false;
        }
        boolean isConfirmed = before != null && Math.abs(before.value() - soc) <= Believability.COARSENESS;
        Situation doubt = isConfirmed ? null : listener.doubt(soc);
        doubted = doubt == null ? null : new Told(soc, time);
        if (doubt != null) {
            isShown = false;
            listener.situation(doubt);
        }
        return doubt == null;
    }

    /**
     * @return true while anything of the car's is heard
     */
    public boolean isAwake() {
        return isAwake;
    }

    /**
     * @return true if anything of the car's was heard since it came home
     */
    public boolean wasHeard() {
        return wasHeard;
    }

    private boolean isHeard(Ear ear, Instant now) {
        long time = watch.time(ear.index());
        return time != Long.MIN_VALUE && Math.abs(now.toEpochMilli() - time) < SILENCE.toMillis();
    }

    @Override
    public boolean canHearSoc() {
        return !socParameters.isEmpty();
    }

    @Override
    public boolean isSocHeard() {
        return socParameters.stream().anyMatch(this::isHeard);
    }

    @Override
    public boolean isHeard(String parameter) {
        Instant now = clock.instant();
        return ears.stream().anyMatch(ear -> isHeard(ear, now) && ear.values().containsKey(parameter));
    }

    @Override
    public boolean isAsleep() {
        return wasHeard && !isAwake;
    }
}
