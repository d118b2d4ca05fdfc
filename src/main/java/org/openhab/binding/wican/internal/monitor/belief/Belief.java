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
package org.openhab.binding.wican.internal.monitor.belief;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Reporter;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.belief.Opinion.Verdict;
import org.openhab.binding.wican.internal.vehicle.kinds.ValueKind;

/**
 * The {@link Belief} is what is known of the car: it takes what was measured, tells it and keeps it. Its methods are
 * called under the lock of the {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Belief {

    /** How far the clocks of two computers in a house may differ. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private final Reporter reporter;
    private final Clock clock;
    private final Believability believability = new Believability();
    private final Beliefs beliefs = new Beliefs();
    private final boolean isAsking;
    private final Optional<SocKeeper> keeper;
    private Instant lastMeasured = Instant.EPOCH;

    /**
     * @param reporter hears what is believed
     * @param lock guards the state
     */
    public Belief(MonitorSettings settings, Publisher publisher, Reporter reporter, Clock clock, Object lock) {
        this.reporter = reporter;
        this.clock = clock;
        this.isAsking = settings.approach().isAsking();
        this.keeper = settings.socTopic().map(topic -> new SocKeeper(topic, publisher, clock, lock));
    }

    /** The broker can be reached: what waited for it is published. */
    public void connected() {
        keeper.ifPresent(SocKeeper::connected);
    }

    /** The car may have been driven, or charged elsewhere, without anybody here to see it. */
    public void away() {
        believability.away();
    }

    /** Something was measured. */
    public void measured(Reading reading) {
        reading.soc().ifPresent(soc -> {
            lastMeasured = clock.instant();
            believability.believed(soc, reading.time());
            keeper.ifPresent(keeper -> keeper.keep(soc, reading.time()));
        });
        reporter.reading(isAsking ? believable(reading) : reading);
    }

    /** A profile says what a value can be at all; what it can have become since the last time is known here. */
    private Reading believable(Reading reading) {
        Map<String, Double> values = new HashMap<>(reading.values());
        values.replaceAll((parameter, value) -> {
            ValueKind kind = ValueKind.of(parameter, "");
            if (!kind.isSteady() || kind == ValueKind.STATE_OF_CHARGE) {
                return value;
            }
            Opinion opinion = beliefs.of(parameter, () -> new ValueBelief(kind, true)).read(value, reading.time());
            return opinion.isBelieved() || opinion.verdict() == Verdict.TAKEN_BACK ? opinion.value() : Double.NaN;
        });
        values.values().removeIf(value -> value.isNaN());
        return new Reading(reading.time(), reading.soc(), values);
    }

    /**
     * Something is known that was not measured now, but counts more than what was told before.
     *
     * @param reading with a state of charge, and when it was measured
     */
    public void known(Reading reading) {
        reading.soc().ifPresent(soc -> {
            believability.believed(soc, reading.time());
            keeper.ifPresent(keeper -> keeper.keep(soc, reading.time()));
        });
        reporter.restored(reading);
    }

    /**
     * @return the state of charge that counts, and when it was measured
     */
    public Optional<Reading> last() {
        return believability.lastReading();
    }

    /**
     * The own message of an earlier life: it is worth something only as long as nothing newer is known, and not if its
     * time is still to come.
     */
    public void restore(Reading reading) {
        boolean isPast = reading.time().isBefore(clock.instant().plus(CLOCK_TOLERANCE));
        if (isPast && !believability.isKnown()) {
            reading.soc().ifPresent(soc -> believability.believed(soc, reading.time()));
            believability.away();
            reporter.restored(reading);
        }
    }

    /**
     * @return what to tell if no battery can have reached this state of charge since the last
     */
    public @Nullable Situation doubt(double soc) {
        return believability.doubts(soc, clock.instant())
                ? Situation.of(Kind.DOUBTFUL, believability.last(), Reading.shown(soc))
                : null;
    }

    /**
     * @return when a state of charge was measured last
     */
    public Instant lastMeasured() {
        return lastMeasured;
    }
}
