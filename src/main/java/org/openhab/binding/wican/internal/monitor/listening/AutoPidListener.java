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
package org.openhab.binding.wican.internal.monitor.listening;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.AdapterCommand;
import org.openhab.binding.wican.internal.adapter.AutoPidMessage;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.monitor.base.Informant;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.belief.Believability;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.autopid.AutoPidValue;

/**
 * The {@link AutoPidListener} listens to an adapter that polls the car by itself. The adapter publishes what it has
 * every few seconds, retained, whether it was read again or not; in firmware 6 even the time in the message is that of
 * publishing ({@code components/autopid/autopid.c}). So a value counts as measured only when something says that it
 * was:
 * it has changed, or it is the first since the adapter came online.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class AutoPidListener implements Informant {

    /** Hears what comes out. */
    public interface Listener {

        /** The adapter has published something, live. */
        void heard();

        /**
         * @return true while the adapter is in reach
         */
        boolean isOnline();

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
         * @return true if a sleeping car says so, and it must not be believed however often it comes
         */
        boolean isOfSleepingCar(double soc);
    }

    /** How far the adapter's clock may be from ours for its time to be the better one. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final MonitorSettings settings;
    private final Publisher publisher;
    private final Clock clock;
    private final Listener listener;

    /** The last value of each parameter, measured or only repeated. */
    private final Map<String, Double> lastValues = new HashMap<>();
    private final Set<String> heardBefore = new HashSet<>();
    /** What has been told since the adapter came online. */
    private final Set<String> told = new HashSet<>();
    private boolean isFreshSession;
    private boolean knowsDisplayed;
    private @Nullable Doubted doubted;

    /** A state of charge that was not believed, and when it came first. */
    private record Doubted(double value, Instant time) {
    }

    public AutoPidListener(MonitorSettings settings, Publisher publisher, Clock clock, Listener listener) {
        this.settings = settings;
        this.publisher = publisher;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * An adapter that has just come online has read what it publishes then; one that was there before may repeat it.
     */
    @Override
    public void arrived(boolean live) {
        told.clear();
        isFreshSession = live;
        listener.situation(Situation.of(Kind.AUTO_PID_WAITING, Situation.topics(settings.topics().autoPid())));
    }

    @Override
    public void cancel() {
        told.clear();
        isFreshSession = false;
        doubted = null;
    }

    /** The next message of each topic may be a replay again. */
    @Override
    public void disconnected() {
        cancel();
        heardBefore.clear();
    }

    @Override
    public void stop() {
        cancel();
    }

    @Override
    public void signOfLife() {
    }

    /** Lets an adapter poll that does so only on demand; one that polls by itself does no more for it. */
    @Override
    public void ask(boolean everything) {
        publisher.publish(settings.topics().command(), AdapterCommand.GET_AUTOPID_DATA.encode(),
                Publisher.Delivery.TRANSIENT);
    }

    @Override
    public boolean isQuiet() {
        return false;
    }

    @Override
    public @Nullable Predicate<CanId> awaited() {
        return null;
    }

    @Override
    public void accept(List<CanFrame> frames) {
    }

    @Override
    public void valuesArrived(String topic, byte[] payload) {
        boolean mayBeReplayed = heardBefore.add(topic);
        AutoPidMessage.error(payload).filter(error -> !mayBeReplayed)
                .ifPresent(error -> listener.situation(Situation.of(Kind.AUTO_PID_ERROR, error)));
        AutoPidMessage.parse(payload).ifPresent(message -> {
            Map<String, Double> values = believable(message);
            if (mayBeReplayed) {
                lastValues.putAll(values);
            } else {
                listener.heard();
                if (listener.isOnline()) {
                    take(values, timeOf(message));
                }
            }
        });
    }

    private Map<String, Double> believable(AutoPidMessage message) {
        Map<String, Double> values = new LinkedHashMap<>();
        message.values().forEach((key, value) -> {
            AutoPidValue known = AutoPidValue.named(key);
            if (known.isBelievable(value) && !isOfSleepingCar(known, value)) {
                values.putIfAbsent(known.name(), value);
            }
        });
        return values;
    }

    /** A car that sleeps says 0 to everything. The state of charge has a rule of its own. */
    private boolean isOfSleepingCar(AutoPidValue known, double value) {
        return value == 0 && !known.isSoc() && !known.isZeroNatural()
                && lastValues.getOrDefault(known.name(), 0.0) != 0;
    }

    /** The adapter's own time is a little better than ours, unless its clock is wrong or was never set. */
    private Instant timeOf(AutoPidMessage message) {
        Instant now = clock.instant();
        return message.timestamp().filter(time -> !Moments.areFar(time, now, CLOCK_TOLERANCE))
                .filter(time -> time.isBefore(now)).orElse(now);
    }

    private void take(Map<String, Double> values, Instant time) {
        String parameter = socParameter(values);
        Double soc = values.remove(parameter);
        if (soc != null && listener.isOfSleepingCar(soc)) {
            listener.situation(Situation.of(Kind.AUTO_PID_ASLEEP, Reading.shown(soc)));
            return;
        }
        values.entrySet().removeIf(value -> !isNews(value.getKey(), value.getValue()) && !told.add(value.getKey()));
        told.addAll(values.keySet());
        lastValues.putAll(values);
        Reading reading = soc == null ? Reading.of(time, OptionalDouble.empty(), values)
                : readingOf(parameter, soc, time, values);
        if (reading.soc().isPresent() || !values.isEmpty()) {
            listener.measured(reading);
        }
        if (reading.soc().isPresent()) {
            listener.situation(Situation.of(Kind.ANSWERED));
        }
    }

    /** What the dashboard shows, if the adapter has ever sent that; else the battery's. */
    private String socParameter(Map<String, Double> values) {
        knowsDisplayed |= values.containsKey(Parameter.SOC_DISPLAYED);
        return knowsDisplayed ? Parameter.SOC_DISPLAYED : Parameter.SOC;
    }

    private Reading readingOf(String parameter, double soc, Instant time, Map<String, Double> values) {
        boolean isMeasured = isNews(parameter, soc) || isFreshSession && !told.contains(parameter);
        Optional<Instant> measured = isMeasured ? believedSince(soc, time) : Optional.empty();
        if (measured.isPresent()) {
            lastValues.put(parameter, soc);
            told.add(parameter);
            return Reading.of(measured.get(), OptionalDouble.of(soc), values);
        }
        return Reading.of(time, OptionalDouble.empty(), values);
    }

    private boolean isNews(String parameter, double value) {
        Double last = lastValues.get(parameter);
        return last == null || last != value;
    }

    /**
     * A jump is believed when another value confirms it, or when enough time has passed for the battery to get there;
     * the value is as old as when it came first.
     */
    private Optional<Instant> believedSince(double soc, Instant time) {
        Doubted before = doubted;
        boolean isRepeated = before != null && before.value() == soc;
        Instant since = before != null && isRepeated ? before.time() : time;
        boolean isConfirmed = before != null && !isRepeated
                && Math.abs(before.value() - soc) <= Believability.COARSENESS;
        Situation doubt = isConfirmed ? null : listener.doubt(soc);
        if (doubt == null) {
            doubted = null;
            return Optional.of(since);
        }
        listener.situation(doubt);
        doubted = new Doubted(soc, since);
        return Optional.empty();
    }
}
