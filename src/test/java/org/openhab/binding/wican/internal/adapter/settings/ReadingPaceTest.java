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
package org.openhab.binding.wican.internal.adapter.settings;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

/**
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ReadingPaceTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private final ReadingPace pace = new ReadingPace();

    @Test
    void theFirstTimeIsNow() {
        assertEquals(Duration.ZERO, pace.wait(NOW));
    }

    @Test
    void whileAllIsRightItIsOnceAnHour() {
        pace.good(NOW);

        assertEquals(Duration.ofMinutes(59), pace.wait(NOW.plusSeconds(60)));
        assertEquals(Duration.ZERO, pace.wait(NOW.plusSeconds(3600)));
        assertFalse(pace.isWorthAnother());
    }

    @Test
    void whatIsInTheWayIsLookedAtEverMoreSeldomAsLongAsNothingChanges() {
        Instant time = NOW;
        long before = 0;
        for (int i = 0; i < 12; i++) {
            pace.bad(time, i == 0);
            long wait = pace.wait(time).toSeconds();
            assertEquals(i == 0 ? 10 : Math.min(3600, 2 * before), wait);
            assertTrue(pace.isWorthAnother());
            before = wait;
            time = time.plusSeconds(wait);
        }
        pace.bad(time, true);
        assertEquals(Duration.ofSeconds(10), pace.wait(time));
        pace.good(time);
        assertEquals(Duration.ofHours(1), pace.wait(time));
    }

    @Test
    void aClockThatWasSetBackMakesNobodyWaitForEver() {
        pace.good(NOW);

        assertEquals(Duration.ofHours(1), pace.wait(NOW.minusSeconds(86400)));
    }
}
