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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.testing.ManualScheduler;

/**
 * Tests for {@link Silence}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class SilenceTest {

    private static final Instant NOON = Instant.parse("2024-10-04T12:00:00Z");

    private final ManualScheduler scheduler = new ManualScheduler(NOON);
    private final List<String> calls = new ArrayList<>();
    private final Silence silence = silence(Duration.ofMinutes(5));

    SilenceTest() {
        silence.begin();
    }

    @Test
    void itBeginsWhenTheAdapterComes() {
        assertEquals(NOON, silence.lastHeard());
    }

    @Test
    void afterTenMinutesTheAdapterIsAskedAndHalfAMinuteLaterItIsGone() {
        passes(599);
        assertEquals(List.of(), calls);

        passes(1);
        assertEquals(List.of("ask"), calls);
        passes(29);
        assertEquals(List.of("ask"), calls);
        passes(1);
        assertEquals(List.of("ask", "gone"), calls);
        assertEquals(0, scheduler.pending());
    }

    @Test
    void theTenMinutesBeginWithTheLastWord() {
        passes(300);
        silence.heard();
        passes(599);
        assertEquals(List.of(), calls);

        passes(1);
        assertEquals(List.of("ask"), calls);
    }

    @Test
    void whoAnswersIsWatchedOn() {
        passes(610);
        silence.heard();
        passes(20 + 600 - 1);
        assertEquals(List.of("ask"), calls);

        passes(31);
        assertEquals(List.of("ask", "ask", "gone"), calls);
    }

    @Test
    void withALongRefreshIntervalTheAdapterHasAMinuteMoreThanThat() {
        silence.stop();
        silence(Duration.ofMinutes(30)).begin();
        passes(31 * 60 - 1);
        assertEquals(List.of(), calls);

        passes(1);
        assertEquals(List.of("ask"), calls);
    }

    @Test
    void whoHasLeftIsNotMissed() {
        silence.stop();
        passes(3600);

        assertEquals(List.of(), calls);
    }

    private Silence silence(Duration refreshInterval) {
        return new Silence(refreshInterval, scheduler.clock(), scheduler, this, () -> calls.add("ask"),
                () -> calls.add("gone"));
    }

    private void passes(long seconds) {
        scheduler.advance(Duration.ofSeconds(seconds));
    }
}
