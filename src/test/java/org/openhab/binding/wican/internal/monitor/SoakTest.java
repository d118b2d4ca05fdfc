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
package org.openhab.binding.wican.internal.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Lets a car stay at home for an hour while its bus is heard a thousand messages a second. What is in memory then must
 * be what was there after the first minutes.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class SoakTest {

    private static final int MESSAGES_PER_SECOND = 1000;
    private static final int SECONDS = 3600;
    private static final int WARM_UP_SECONDS = 600;
    /** Less than two bytes for each of three million messages; what the test itself remembers is far less. */
    private static final long BYTES = 5_000_000;

    private final Bench bench = Bench.leaf(Duration.ofMinutes(5));
    private final byte[] traffic = Recorded.message(Recorded.foreignFrames(8));
    private int seen;

    @Test
    @Timeout(120)
    void anHourOfABusyBusLeavesNothingInMemory() {
        bench.online();
        passes(WARM_UP_SECONDS);
        long before = usedHeap();

        passes(SECONDS - WARM_UP_SECONDS);

        long grown = usedHeap() - before;
        assertTrue(grown < BYTES, () -> "the heap has grown by " + grown + " bytes");
        assertEquals(SECONDS / 300, bench.ends.readings().size(), 1, "measurements in an hour");
        assertTrue(bench.scheduler.pending() < 10, "timers pile up");
    }

    private void passes(int seconds) {
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < MESSAGES_PER_SECOND; i++) {
                bench.monitor.messageArrived(Bench.RX, traffic);
            }
            answer();
            bench.passes(1);
        }
    }

    private void answer() {
        List<String> frames = bench.ends.frames();
        for (; seen < frames.size(); seen++) {
            if (frames.get(seen).equals(Bench.LEAF_REQUEST)) {
                Recorded.LEAF_84_PERCENT.forEach(frame -> {
                    bench.monitor.messageArrived(Bench.RX, traffic);
                    bench.answers(List.of(frame));
                });
            }
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
