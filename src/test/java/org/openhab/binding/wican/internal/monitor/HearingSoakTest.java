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

import static org.junit.jupiter.api.Assertions.*;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Lets a car that tells its state of charge by itself charge for an hour, 1500 frames a second on its bus. Nothing that
 * has not changed is told, and nothing stays in memory.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class HearingSoakTest {

    private static final int MESSAGES_PER_SECOND = 75;
    private static final int SECONDS = 3600;
    private static final int WARM_UP_SECONDS = 600;
    private static final long BYTES = 2_000_000;

    private final Bench bench = Bench.car("smart-ed-451", Duration.ZERO);
    private int second;

    @Test
    @Timeout(120)
    void anHourOfABusyBusIsToldInFewWordsAndLeavesNothingInMemory() {
        bench.online();
        passes(WARM_UP_SECONDS);
        long before = usedHeap();

        passes(SECONDS - WARM_UP_SECONDS);

        long grown = usedHeap() - before;
        assertTrue(grown < BYTES, () -> "the heap has grown by " + grown + " bytes");
        assertEquals(List.of("50", "50.5", "51", "51.5", "52", "52.5"), bench.ends.readings().stream()
                .flatMap(reading -> reading.soc().stream()).map(soc -> soc.toPlainString()).toList());
        assertEquals(6, bench.ends.published().size());
        assertEquals(1, valuesOf("HV_V"), "never changed");
        assertTrue(valuesOf("HV_A") <= 1 + SECONDS / 10, () -> "told too often: " + valuesOf("HV_A"));
        assertTrue(bench.scheduler.pending() < 10, "timers pile up");
        assertEquals(List.of(), bench.ends.frames());
    }

    private long valuesOf(String name) {
        return bench.ends.readings().stream().filter(reading -> reading.values().containsKey(name)).count();
    }

    private void passes(int seconds) {
        for (int i = 0; i < seconds; i++, second++) {
            byte[][] messages = { message(0), message(1) };
            for (int n = 0; n < MESSAGES_PER_SECOND; n++) {
                bench.monitor.messageArrived(Bench.RX, messages[n % 2]);
            }
            bench.passes(1);
        }
    }

    /** The current is not the same in two frames, the state of charge for ten minutes. */
    private byte[] message(int half) {
        List<CanFrame> frames = new ArrayList<>(Recorded.foreignFrames(17));
        frames.add(3, Recorded.frame("518", "01240000F87FC8%02X".formatted(100 + second / 600)));
        frames.add(9, Recorded.frame("508", "0820%04X90FC003F".formatted(0x6000 + (second * 2 + half) % 200)));
        frames.add(Recorded.frame("448", "0F0020%02X000D0F0D".formatted(second % 256)));
        return Recorded.message(frames);
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
