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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.monitor.belief.Opinion.Verdict;
import org.openhab.binding.wican.internal.vehicle.kinds.ValueKind;

/**
 * A {@link ValueBelief} on the bench: a test plays the adapter and the clock.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class BeliefBench {

    private final ValueBelief belief;
    private Instant now = Instant.parse("2026-11-29T12:00:00Z");

    BeliefBench(ValueKind kind, boolean isZeroNatural) {
        belief = new ValueBelief(kind, isZeroNatural);
    }

    static BeliefBench stateOfCharge() {
        return new BeliefBench(ValueKind.STATE_OF_CHARGE, false);
    }

    BeliefBench knows(double value) {
        belief.know(value, now);
        return this;
    }

    /** A value is heard so many seconds after the last one. */
    BeliefBench hears(double value, long secondsLater, Verdict verdict) {
        return hears(value, secondsLater, verdict, value);
    }

    /** A value is heard after which another one counts. */
    BeliefBench hears(double value, long secondsLater, Verdict verdict, double counts) {
        now = now.plusSeconds(secondsLater);
        return check(value, belief.hear(value, now), verdict, counts);
    }

    /** A value was read anew so many seconds after the last one. */
    BeliefBench reads(double value, long secondsLater, Verdict verdict) {
        now = now.plusSeconds(secondsLater);
        return check(value, belief.read(value, now), verdict, value);
    }

    /** A value that counts is repeated every ten seconds. */
    BeliefBench repeats(double value, int times) {
        for (int i = 0; i < times; i++) {
            hears(value, 10, Verdict.BELIEVED);
        }
        return this;
    }

    private BeliefBench check(double heard, Opinion opinion, Verdict verdict, double counts) {
        assertEquals(verdict, opinion.verdict(), heard + " " + opinion);
        assertEquals(counts, opinion.value());
        assertEquals(verdict == Verdict.BELIEVED || verdict == Verdict.RETURNED, opinion.isBelieved());
        return this;
    }
}
