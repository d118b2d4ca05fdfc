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
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * What a control unit understands of the frames that a tester sends: requests in a single frame, and flow control.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
sealed interface TesterFrame {

    /**
     * A request in a single frame.
     *
     * @param service the service and its identifier
     */
    record Request(byte[] service) implements TesterFrame {
    }

    /**
     * A flow control frame.
     *
     * @param status 0 go on, 1 wait, 2 stop; anything else is not defined
     * @param blockSize the consecutive frames until the next flow control, 0 for all
     * @param separation the least time between consecutive frames
     */
    record FlowControl(int status, int blockSize, Duration separation) implements TesterFrame {
        static final int GO_ON = 0;
        static final int WAIT = 1;
    }

    /**
     * Reads a frame; empty if it is malformed or something else.
     *
     * @param frame the frame
     * @param offset the bytes in front of the ISO-TP bytes
     */
    static Optional<TesterFrame> read(BusFrame frame, int offset) {
        if (frame.remote() || frame.length() <= offset) {
            return Optional.empty();
        }
        int low = frame.at(offset) & 0xF;
        return switch (frame.at(offset) >> 4) {
            case 0 -> request(frame, offset + 1, low);
            case 3 -> flowControl(frame, offset + 1, low);
            default -> Optional.empty();
        };
    }

    private static Optional<TesterFrame> request(BusFrame frame, int start, int length) {
        if (length == 0 || start + length > frame.length()) {
            return Optional.empty();
        }
        return Optional.of(new Request(Arrays.copyOfRange(frame.data(), start, start + length)));
    }

    private static Optional<TesterFrame> flowControl(BusFrame frame, int start, int status) {
        if (frame.length() < start + 2) {
            return Optional.empty();
        }
        return Optional.of(new FlowControl(status, frame.at(start), separation(frame.at(start + 1))));
    }

    private static Duration separation(int code) {
        if (code >= 0xF1 && code <= 0xF9) {
            return Duration.ofNanos((code - 0xF0) * 100_000L);
        }
        // what the standard reserves counts as the longest time
        return Duration.ofMillis(Math.min(code, 0x7F));
    }
}
