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
package org.openhab.binding.wican.internal.monitor.presence;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.monitor.base.Reporter;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Situation;

/**
 * The {@link Hints} tell how things stand, and in place of mere silence why there is silence, as soon as that is known.
 * Its methods are called under the lock of the {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Hints {

    private final Clues clues = new Clues();
    private final Attendance attendance;
    private final Reporter reporter;
    private final Clock clock;
    private boolean isUnanswered;

    public Hints(Attendance attendance, Reporter reporter, Clock clock) {
        this.attendance = attendance;
        this.reporter = reporter;
        this.clock = clock;
    }

    /** The subscriptions are new, or gone. */
    public void reset() {
        clues.reset();
    }

    /** How things stand with a car that is at home. */
    public void situation(Situation situation) {
        isUnanswered = situation.kind() == Kind.NO_ANSWER || situation.kind() == Kind.VIN_SILENCE;
        if (attendance.isOnline()) {
            reporter.situation(
                    isUnanswered ? clues.explanation(clock.instant()).map(Situation::of).orElse(situation) : situation);
        }
    }

    /** The adapter publishes what it hears on the bus. */
    public void busHeard(Instant now) {
        clues.busHeard(now);
    }

    /** The adapter writes its log. */
    public void logHeard(Instant now) {
        clueHeard(now, () -> clues.logHeard(now));
    }

    /** Values have come where the adapter may publish what it polls by itself. */
    public void valuesHeard(String topic, byte[] payload) {
        Instant now = clock.instant();
        clueHeard(now, () -> clues.valuesHeard(topic, payload, now));
    }

    /**
     * Whoever says something instead of answering is there; what explains the silence is told when it is new.
     *
     * @param isLive takes the clue; tells whether the adapter has just said it
     */
    private void clueHeard(Instant now, BooleanSupplier isLive) {
        Optional<Kind> before = clues.explanation(now);
        if (!isLive.getAsBoolean()) {
            return;
        }
        attendance.heardLive();
        Optional<Kind> explanation = clues.explanation(now);
        if (isUnanswered && attendance.isOnline() && !explanation.equals(before)) {
            explanation.ifPresent(kind -> reporter.situation(Situation.of(kind)));
        }
    }
}
