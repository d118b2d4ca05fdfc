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

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * What the adapter says about frames that it has seen.
 *
 * @param milliseconds the adapter's time
 * @param frames the frames
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record RxMessage(long milliseconds, List<BusFrame> frames) {

    /** About what the firmware gathers in its buffer of 2048 bytes before it sends a message. */
    static final int MAX_FRAMES = 20;

    private static final int MINUTE = 60_000;

    /** The message, character by character as the firmware writes it. */
    String asJson() {
        return "{\"bus\":\"0\",\"type\":\"rx\",\"ts\":" + milliseconds % MINUTE + ",\"frame\":["
                + frames.stream().map(RxMessage::asJson).collect(Collectors.joining(",")) + "]}";
    }

    private static String asJson(BusFrame frame) {
        return "{\"id\":" + frame.id() + ",\"dlc\":" + frame.length() + ",\"rtr\":" + frame.remote() + ",\"extd\":"
                + frame.extended() + ",\"data\":[" + data(frame) + "]}";
    }

    /** There are always 8 entries; what the frame did not have is 0. */
    private static String data(BusFrame frame) {
        return IntStream.range(0, BusFrame.MAX_LENGTH).map(i -> i < frame.length() ? frame.at(i) : 0)
                .mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}
