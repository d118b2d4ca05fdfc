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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.adapter.AdapterStatus;
import org.openhab.binding.wican.internal.monitor.Ends;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.ManualScheduler;

/**
 * Tests for {@link Attendance}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AttendanceTest {

    private static final String STATUS = "wican/12345678901d/status";

    private final ManualScheduler scheduler = new ManualScheduler(Instant.parse("2024-10-04T10:58:59Z"));
    private final Ends ends = new Ends(scheduler);
    private final List<String> calls = new ArrayList<>();
    private final Attendance attendance = new Attendance(new MonitorSettings(Ends.TOPICS, Ends.ask("nissan-leaf-ze1"),
            Duration.ofMinutes(5), 1, Duration.ofSeconds(2), Optional.empty(), 0), ends, ends.clock(), scheduler, this,
            new Calls());

    AttendanceTest() {
        attendance.connected();
    }

    @Test
    void whoHasNotSpokenIsAskedForASignOfLifeAndReportedAfterAMinute() {
        passes(Duration.ofMillis(4999));
        assertEquals(List.of(), calls);
        passes(Duration.ofMillis(1));
        assertEquals(List.of("askForLife"), calls);

        passes(Duration.ofSeconds(54));
        assertEquals(List.of(Kind.WAITING), ends.kinds());
        passes(Duration.ofSeconds(1));
        assertEquals(List.of(Kind.WAITING, Kind.NEVER_HEARD), ends.kinds());
        assertEquals(List.of("askForLife"), calls);
    }

    @Test
    void whoIsThereIsNotAskedWhetherItIs() {
        online();
        passes(Duration.ofMinutes(2));

        assertEquals(List.of("arrived false"), calls);
        assertEquals(List.of(true), ends.online());
        assertEquals(List.of(Kind.WAITING), ends.kinds());
    }

    @Test
    void whoIsAwayIsNotAskedEither() {
        offline();
        passes(Duration.ofMinutes(2));

        assertEquals(List.of("left"), calls);
        assertEquals(List.of(Kind.WAITING, Kind.AWAY), ends.kinds());
        assertEquals(0, scheduler.pending());
    }

    @Test
    void whileThereIsNoConnectionNobodyIsMissed() {
        attendance.disconnected();
        passes(Duration.ofHours(1));
        assertEquals(List.of(), calls);
        assertEquals(List.of(Kind.WAITING), ends.kinds());

        attendance.connected();
        online();
        attendance.disconnected();
        passes(Duration.ofHours(1));
        assertEquals(List.of("arrived false"), calls);
        assertEquals(List.of(true), ends.online());
    }

    @Test
    void afterAShortCutAllIsAsItWas() {
        online();
        attendance.disconnected();
        passes(Duration.ofMinutes(1));
        attendance.connected();
        assertFalse(attendance.areReplaysOver());
        online();

        assertEquals(List.of("arrived false", "resumed"), calls);
        assertEquals(List.of(true, true), ends.online());
        passes(Duration.ofSeconds(9));
        assertFalse(attendance.areReplaysOver());
        passes(Duration.ofSeconds(1));
        assertTrue(attendance.areReplaysOver());
        passes(Duration.ofMinutes(11));
        assertEquals(List.of(true, true, false), ends.online(), "it is watched again");
    }

    @Test
    void afterAShortAbsenceItIsOnlineAgain() {
        online();
        passes(Duration.ofMinutes(1));
        offline();
        passes(Duration.ofMinutes(1));
        online();

        assertEquals(List.of("arrived false", "left", "returned"), calls);
        assertEquals(List.of(true, false, true), ends.online());
        assertEquals(Duration.ofMinutes(1), attendance.absence());
        passes(Duration.ofMinutes(11));
        assertEquals(List.of(true, false, true, false), ends.online(), "it is watched again");
    }

    @Test
    void whoSaysOnceMoreThatItIsOnlineHasConnectedAnew() {
        online();
        passes(Duration.ofMinutes(1));
        online();

        assertEquals(List.of("arrived false", "returned"), calls);
        assertEquals(List.of(true), ends.online());
    }

    @Test
    void whatSaysThatItIsGoneThoughItIsHeardIsTold() {
        offline();
        passes(Duration.ofMinutes(1));
        attendance.heardLive();

        assertEquals(List.of("left", "arrived false"), calls);
        assertEquals(Set.of(STATUS), attendance.contradicting());
    }

    @Test
    void itIsSeenWhenItSpeaksItselfEveryTenSecondsAtMost() {
        online();
        assertEquals(List.of(), ends.seen(), "this may be a replay");

        passes(Duration.ofMinutes(1));
        Instant first = scheduler.now();
        online();
        passes(Duration.ofMillis(9999));
        attendance.heardLive();
        assertEquals(List.of(first), ends.seen());

        passes(Duration.ofMillis(1));
        attendance.heardLive();
        assertEquals(List.of(first, scheduler.now()), ends.seen());
    }

    @Test
    void whoLeavesIsNotSeenByThat() {
        online();
        passes(Duration.ofMinutes(1));
        offline();

        assertEquals(List.of(), ends.seen());
    }

    private void online() {
        attendance.statusArrived(STATUS, AdapterStatus.ONLINE);
    }

    private void offline() {
        attendance.statusArrived(STATUS, AdapterStatus.OFFLINE);
    }

    private void passes(Duration time) {
        scheduler.advance(time);
    }

    private final class Calls implements Attendance.Listener {

        @Override
        public void arrived(boolean live) {
            calls.add("arrived " + live);
        }

        @Override
        public void returned() {
            calls.add("returned");
        }

        @Override
        public void resumed() {
            calls.add("resumed");
        }

        @Override
        public void left() {
            calls.add("left");
        }

        @Override
        public void askForLife() {
            calls.add("askForLife");
        }
    }
}
