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

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.monitor.presence.StarterBattery.Level;

/**
 * Tests for {@link Visits}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class VisitsTest {

    private final Visits visits = new Visits();
    private Instant now = Instant.parse("2024-10-04T10:58:59Z");

    @ParameterizedTest(name = "left {0}, arrives {1}")
    @CsvSource({ "FED,FED,true", "FED,REST,true", "FED,UNKNOWN,true", "REST,FED,false", "REST,REST,false",
            "REST,UNKNOWN,false", "UNKNOWN,FED,false", "UNKNOWN,REST,true", "UNKNOWN,UNKNOWN,true" })
    void whoLeftWhile12VoltWereFedWasDrivenAndWhoLeftAtRestFellAsleep(Level left, Level arrives, boolean isDriven) {
        visit(Duration.ZERO, Duration.ofHours(1), left);
        arrives(Duration.ofHours(1));

        assertEquals(isDriven, visits.mayBeDriven(arrives));
    }

    @Test
    void whoIsSeenForTheFirstTimeMayBeDrivenUnlessTheCarIsFed() {
        arrives(Presence.UNKNOWN_ABSENCE);

        assertTrue(visits.isFirst());
        assertTrue(visits.mayBeDriven(Level.UNKNOWN));
        assertTrue(visits.mayBeDriven(Level.REST));
        assertFalse(visits.mayBeDriven(Level.FED));
        assertFalse(visits.isByTimer(Level.REST));
    }

    @Test
    void twoShortVisitsInWhichNothingHappensAreTheTimers() {
        visit(Presence.UNKNOWN_ABSENCE, Duration.ofMinutes(1), Level.REST);
        arrives(Duration.ofMinutes(89));

        assertTrue(visits.isByTimer(Level.REST));
        assertFalse(visits.isByTimer(Level.FED), "the car is switched on, or charges");
        assertFalse(visits.isByTimer(Level.UNKNOWN));
        assertFalse(visits.isFirst());
    }

    @ParameterizedTest(name = "awake for {0} s")
    @CsvSource({ "60,true", "300,true", "360,true", "361,false", "3600,false" })
    void aTimersVisitIsShort(int seconds, boolean isByTimer) {
        visit(Presence.UNKNOWN_ABSENCE, Duration.ofSeconds(seconds), Level.REST);
        arrives(Duration.ofMinutes(89));

        assertEquals(isByTimer, visits.isByTimer(Level.REST));
    }

    @ParameterizedTest(name = "away for 89 min, then {0} min")
    @CsvSource({ "89,true", "90,true", "94,true", "84,true", "95,false", "83,false", "60,false", "600,false" })
    void aTimerComesInTime(int minutes, boolean isByTimer) {
        visit(Presence.UNKNOWN_ABSENCE, Duration.ofMinutes(1), Level.REST);
        visit(Duration.ofMinutes(89), Duration.ofMinutes(1), Level.REST);
        arrives(Duration.ofMinutes(minutes));

        assertEquals(isByTimer, visits.isByTimer(Level.REST));
    }

    @Test
    void whereTheCarGaveASignItWasNoTimer() {
        arrives(Presence.UNKNOWN_ABSENCE);
        visits.lively();
        now = now.plusSeconds(60);
        visits.left(now, Level.REST);
        arrives(Duration.ofMinutes(89));

        assertFalse(visits.isByTimer(Level.REST));
    }

    @Test
    void aVisitThatWasCutOffTellsNothing() {
        arrives(Presence.UNKNOWN_ABSENCE);
        arrives(Duration.ofMinutes(89));

        assertFalse(visits.isByTimer(Level.REST));
    }

    @Test
    void afterAMinuteItIsNoFreshArrivalAnyMore() {
        arrives(Presence.UNKNOWN_ABSENCE);

        assertTrue(visits.isFresh(now.plusMillis(59_999), Duration.ofMinutes(1)));
        assertFalse(visits.isFresh(now.plusSeconds(60), Duration.ofMinutes(1)));
    }

    private void visit(Duration away, Duration stays, Level level) {
        arrives(away);
        now = now.plus(stays);
        visits.left(now, level);
    }

    private void arrives(Duration away) {
        if (away.compareTo(Presence.UNKNOWN_ABSENCE) < 0) {
            now = now.plus(away);
        }
        visits.arrived(now, away);
    }
}
