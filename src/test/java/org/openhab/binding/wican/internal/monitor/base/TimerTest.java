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
package org.openhab.binding.wican.internal.monitor.base;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.testing.ManualScheduler;

/**
 * Proves that a timer runs one action, the last that was wanted, and outlives whatever that does.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class TimerTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final Timer timer = new Timer(scheduler, new Object());
    private final List<String> done = new ArrayList<>();

    @Test
    void theLastActionTakesThePlaceOfTheOneBefore() {
        timer.start(SECOND, () -> done.add("first"));
        timer.start(SECOND.multipliedBy(2), () -> done.add("last"));
        scheduler.advance(SECOND);
        assertTrue(timer.isRunning());
        assertEquals(List.of(), done);

        scheduler.advance(SECOND);
        assertFalse(timer.isRunning());
        assertEquals(List.of("last"), done);
    }

    @Test
    void aStoppedTimerDoesNothing() {
        timer.start(SECOND, () -> done.add("never"));
        timer.stop();
        assertFalse(timer.isRunning());
        assertEquals(0, scheduler.pending());
        scheduler.advance(SECOND);
        assertEquals(List.of(), done);
    }

    @Test
    void anActionMayStartTheTimerAgain() {
        timer.start(SECOND, () -> timer.start(SECOND, () -> done.add("again")));
        scheduler.advance(SECOND);
        assertTrue(timer.isRunning());
        scheduler.advance(SECOND);
        assertEquals(List.of("again"), done);
    }

    @Test
    void anExceptionDoesNotEscapeIntoTheThreadsOfOpenhabAndTheTimerGoesOn() {
        timer.start(SECOND, () -> {
            throw new IllegalStateException("a test's");
        });
        assertDoesNotThrow(() -> scheduler.advance(SECOND));
        assertFalse(timer.isRunning());

        timer.start(SECOND, () -> done.add("afterwards"));
        scheduler.advance(SECOND);
        assertEquals(List.of("afterwards"), done);
    }
}
