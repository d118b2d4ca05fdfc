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
package org.openhab.binding.wican.internal.simulator;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * What the control units of a car tell each other, as far as it can be heard at the diagnostic socket.
 *
 * @param framesPerSecond how many frames there are, in the long run
 * @param beforeEachAnswerFrame how many of them slip in before each frame of an answer
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record ForeignTraffic(int framesPerSecond, int beforeEachAnswerFrame) {

    /** A car whose bus can't be heard. */
    public static final ForeignTraffic NONE = new ForeignTraffic(0, 0);

    private static final int[] IDS = { 0x1DA, 0x1DB, 0x1DC, 0x284, 0x292, 0x353, 0x54C, 0x55B, 0x5BC, 0x6F6 };
    private static final int[] LENGTHS = { 8, 8, 8, 8, 8, 5, 8, 8, 8, 2 };
    private static final Duration LEAST_TICK = Duration.ofMillis(10);

    public ForeignTraffic {
        if (framesPerSecond < 0 || beforeEachAnswerFrame < 0) {
            throw new IllegalArgumentException("There can't be less than no traffic");
        }
    }

    /** The n-th frame. */
    BusFrame frame(long n) {
        int kind = (int) (n % IDS.length);
        byte[] data = new byte[LENGTHS[kind]];
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (n * 31 + i * 7);
        }
        return BusFrame.of(IDS[kind], false, data);
    }

    /** Some frames, beginning with the n-th. */
    List<BusFrame> frames(long n, long count) {
        return LongStream.range(n, n + count).mapToObj(this::frame).toList();
    }

    /** The time between two bursts. */
    Duration tick() {
        Duration perFrame = Duration.ofSeconds(1).dividedBy(Math.max(1, framesPerSecond));
        return perFrame.compareTo(LEAST_TICK) > 0 ? perFrame : LEAST_TICK;
    }

    /** How many frames there have been after so many bursts. */
    long framesAfter(long ticks) {
        return Math.round(ticks * (framesPerSecond * (tick().toNanos() / 1e9)));
    }
}
