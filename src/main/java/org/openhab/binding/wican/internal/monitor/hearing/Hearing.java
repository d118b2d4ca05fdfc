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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.base.Ears;
import org.openhab.binding.wican.internal.monitor.base.Eavesdropper;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Timer;
import org.openhab.binding.wican.internal.monitor.belief.ValueBelief;
import org.openhab.binding.wican.internal.monitor.hearing.HeardSoc.Verdict;
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
    private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final Duration repeatAfter;
    private final Clock clock;
    private final Listener listener;
    /** Whether the car has no state of charge that could be asked for or heard. */
    private final boolean isMatterOfAnyValue;
    private final Earshot earshot;
    private final HeardSoc soc;
    private final Timer beat;

    /** The ids whose changes wait for the next beat. */
    private volatile long waiting;
    private final long[] lastTold;
    private final Map<String, ValueBelief> beliefs = new HashMap<>();
    private final Map<String, Told> told = new HashMap<>();
    private boolean isAwake;
    private boolean wasHeard;
    private boolean isShown;

    /**
     * @param vehicle a car with broadcasts
     * @param refreshInterval after which a value is told again though it is the same; 0 for never
     * @param lock guards the state
     */
    public Hearing(VehicleProfile vehicle, Duration refreshInterval, Clock clock, ScheduledExecutorService scheduler,
            Object lock, Listener listener) {
        this.repeatAfter = refreshInterval.isZero() ? NEVER : refreshInterval.minus(BEAT);
        this.clock = clock;
        this.listener = listener;
        this.isMatterOfAnyValue = !vehicle.isAskable() && !vehicle.isHeard();
        this.earshot = new Earshot(vehicle);
        this.soc = new HeardSoc(vehicle.heardSocParameters(), earshot, repeatAfter, listener);
        this.lastTold = new long[earshot.ears().size()];
        this.beat = new Timer(scheduler, lock);
    }

    /**
     * Takes a message of the bus. Needs no lock: most messages say nothing new.
     *
     * @return not 0 if somebody should {@link #attend} to it
     */
    @Override
    public long accept(byte[] payload) {
        return earshot.accept(payload, clock.millis()) & ~waiting;
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
            earshot.begin(now);
            beat.start(BEAT, this::beat);
        }
        for (Ear ear : earshot.ears()) {
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

    /** The car has come home: what was heard before says nothing about now. */
    @Override
    public void forget() {
        pause();
        wasHeard = false;
    }

    /** Whatever may have been missed meanwhile: a car that tells what it knows, when it is awake, still does so. */
    @Override
    public void pause() {
        fallAsleep();
        isShown = false;
    }

    /** Whatever is heard is told once more. */
    public void tellAgain() {
        told.clear();
        soc.tellAgain();
        Instant now = clock.instant();
        earshot.heard(now).forEach(ear -> listen(ear, now));
    }

    private void fallAsleep() {
        beat.stop();
        isAwake = false;
        waiting = 0;
        earshot.forget();
        Arrays.fill(lastTold, 0);
        told.clear();
        soc.forget();
    }

    private void beat() {
        Instant now = clock.instant();
        waiting = 0;
        earshot.behind().forEach(ear -> listen(ear, now));
        boolean isAnythingHeard = !earshot.heard(now).isEmpty();
        if (isShown && !soc.isHeard(now) && !(isMatterOfAnyValue && isAnythingHeard)) {
            isShown = false;
            listener.situation(Situation.of(Kind.BUS_SILENT));
        }
        if (isAnythingHeard) {
            beat.start(BEAT, this::beat);
        } else {
            fallAsleep();
        }
    }

    private void listen(Ear ear, Instant now) {
        earshot.listen(ear);
        Instant time = Instant.ofEpochMilli(ear.time());
        Verdict verdict = soc.judge(ear, now, time);
        OptionalDouble newSoc = verdict == Verdict.NEWS ? soc.value() : OptionalDouble.empty();
        Map<String, Double> news = news(ear, now, time,
                verdict == Verdict.NEWS ? Optional.empty() : soc.parameter(now));
        if (newSoc.isPresent() || !news.isEmpty()) {
            lastTold[ear.index()] = now.toEpochMilli();
            listener.measured(Reading.of(time, newSoc, news));
        }
        show(verdict, isMatterOfAnyValue && !news.isEmpty());
    }

    /**
     * @param doubtful the name of a value that is not to be told
     */
    private Map<String, Double> news(Ear ear, Instant now, Instant time, Optional<String> doubtful) {
        Map<String, Double> news = new HashMap<>();
        ear.values().forEach((name, value) -> {
            Told heard = new Told(value, time);
            if (!doubtful.equals(Optional.of(name)) && earshot.isBestSource(ear, name, now)
                    && isBelieved(ear.parameter(name), heard) && heard.isNews(told.get(name), repeatAfter)) {
                news.put(name, value);
                told.put(name, heard);
            }
        });
        return news;
    }

    private void show(Verdict verdict, boolean isOtherwiseOfMatter) {
        if (verdict == Verdict.DOUBTED) {
            isShown = false;
        } else if (!isShown && (verdict != Verdict.NOTHING || isOtherwiseOfMatter)) {
            isShown = true;
            listener.situation(Situation.of(Kind.HEARD));
        }
    }

    /** For all but the state of charge for the house. */
    private boolean isBelieved(Parameter parameter, Told heard) {
        String name = parameter.name();
        return Parameter.ON_OFF.equals(parameter.unit()) || soc.isNamed(name) || beliefs
                .computeIfAbsent(name, any -> belief(parameter)).read(heard.value(), heard.time()).isBelieved();
    }

    private static ValueBelief belief(Parameter parameter) {
        return new ValueBelief(ValueKind.of(parameter.name(), parameter.unit()),
                Parameter.isZeroNatural(parameter.unit()));
    }

    /**
     * @return true if anything of the car's was heard since it came home
     */
    public boolean wasHeard() {
        return wasHeard;
    }

    @Override
    public boolean canHearSoc() {
        return soc.canBeHeard();
    }

    @Override
    public boolean isSocHeard() {
        return soc.isHeard(clock.instant());
    }

    @Override
    public boolean isHeard(String parameter) {
        return earshot.isHeard(parameter, clock.instant());
    }

    @Override
    public boolean isAsleep() {
        return wasHeard && !isAwake;
    }
}
