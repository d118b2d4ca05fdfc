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
package org.openhab.binding.wican.internal.monitor.asking;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.binding.wican.internal.monitor.asking.Patience.Reason;

/**
 * Tests for {@link Patience}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class PatienceTest {

    private static final Instant NOW = Instant.parse("2024-10-04T10:58:59Z");

    @Test
    void whoWasNeverAskedMayBeAskedForAnyReason() {
        for (Reason reason : Reason.values()) {
            assertTrue(Patience.FRESH.hasRoom(reason, NOW));
        }
        assertTrue(Patience.FRESH.allowsReturn(NOW));
        assertTrue(Patience.FRESH.allowsRetries());
    }

    @ParameterizedTest(name = "after {0} rounds in vain {1} min")
    @CsvSource({ "0,0", "1,2", "2,5", "3,10", "4,20", "5,40", "6,60", "7,60", "100,60" })
    void roundsInVainMakeTheNextRarerUpToAnHour(int rounds, int minutes) {
        Patience patience = Patience.FRESH;
        for (int i = 0; i < rounds; i++) {
            patience = patience.inVain(NOW);
        }

        assertEquals(Duration.ofMinutes(minutes), patience.distance());
        assertEquals(rounds == 0, patience.allowsRetries());
        Instant then = NOW.plus(Duration.ofMinutes(minutes));
        assertEquals(rounds == 0, patience.allowsReturn(then.minusMillis(1)));
        assertTrue(patience.allowsReturn(then));
    }

    @ParameterizedTest
    @EnumSource
    void whateverCallsForItThereAreFewerThan60RequestsInEightHours(Reason reason) {
        Patience patience = Patience.FRESH;
        int requests = 0;
        for (int second = 0; second < 8 * 3600; second++) {
            Instant now = NOW.plusSeconds(second);
            if (patience.hasRoom(reason, now)) {
                patience = patience.asked(now);
                requests++;
            }
        }

        assertTrue(requests >= 40 && requests < 60, requests + " requests");
    }

    @ParameterizedTest
    @CsvSource({ "RETURN, 8", "SIGN, 14", "ARRIVAL, 16" })
    void soManyRequestsInVainThereMayBeAtOnceAndAnotherAfterAQuarterOfARoundIsForgotten(Reason reason, int most) {
        Patience patience = Patience.FRESH;
        for (int i = 0; i < most; i++) {
            assertTrue(patience.hasRoom(reason, NOW));
            patience = patience.asked(NOW);
        }

        assertFalse(patience.hasRoom(reason, NOW));
        assertFalse(patience.hasRoom(reason, NOW.plusSeconds(749)));
        assertTrue(patience.hasRoom(reason, NOW.plusSeconds(750)));
    }

    @Test
    void whatIsAskedBecauseOfReconnectsLeavesRoomForASignOfLifeAndForAnArrival() {
        Patience patience = Patience.FRESH;
        while (patience.hasRoom(Reason.RETURN, NOW)) {
            patience = patience.asked(NOW);
        }
        assertTrue(patience.hasRoom(Reason.SIGN, NOW));
        while (patience.hasRoom(Reason.SIGN, NOW)) {
            patience = patience.asked(NOW);
        }
        assertTrue(patience.hasRoom(Reason.ARRIVAL, NOW));
    }

    @Test
    void anHourAwayLeavesRoomForARoundWithItsRetriesHoweverMuchWasAskedBefore() {
        Patience patience = Patience.FRESH;
        while (patience.hasRoom(Reason.ARRIVAL, NOW)) {
            patience = patience.asked(NOW).inVain(NOW);
        }
        Instant later = NOW.plusSeconds(3600);
        patience = patience.home();
        assertTrue(patience.allowsRetries());
        for (int attempt = 0; attempt < 4; attempt++) {
            assertTrue(patience.hasRoom(Reason.ARRIVAL, later), "attempt " + attempt);
            patience = patience.asked(later);
        }
    }

    /** A clock that is set back must not stop anything. */
    @Test
    void aClockThatIsSetBackForbidsNothing() {
        Patience patience = Patience.FRESH;
        while (patience.hasRoom(Reason.ARRIVAL, NOW)) {
            patience = patience.asked(NOW).inVain(NOW);
        }

        assertTrue(patience.allowsReturn(NOW.minus(Duration.ofDays(1))));
    }

    @Test
    void whatOneCarDidNotAnswerSaysNothingOfAnotherButTheLastRequestCounts() {
        CarMemory memory = new CarMemory("one", Patience.FRESH.asked(NOW).inVain(NOW), NOW);

        assertSame(memory, memory.forVehicle("one"));
        assertEquals(new CarMemory("other", Patience.FRESH, NOW), memory.forVehicle("other"));
    }
}
