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

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Cuts answers into the pieces that fit into CAN frames (ISO 15765-2), and puts recorded pieces together.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class IsoTp {

    private static final int MAX_LENGTH = 0xFFF;
    private static final int FIRST = 0x10;
    private static final int CONSECUTIVE = 0x20;

    private IsoTp() {
    }

    /**
     * Cuts an answer into pieces, each with its ISO-TP byte or bytes in front.
     *
     * @param payload the answer from the service byte on
     * @param room the bytes that a frame has, 8 or with extended addressing 7
     */
    public static List<byte[]> split(byte[] payload, int room) {
        if (payload.length == 0 || payload.length > MAX_LENGTH) {
            throw new IllegalArgumentException("An answer has 1 to 4095 bytes, not " + payload.length);
        }
        return payload.length < room ? List.of(joined(payload.length, payload)) : splitLong(payload, room);
    }

    private static List<byte[]> splitLong(byte[] payload, int room) {
        List<byte[]> pieces = new ArrayList<>();
        int position = room - 2;
        byte[] start = joined(payload.length, Arrays.copyOf(payload, position));
        pieces.add(joined(FIRST | payload.length >> 8, start));
        for (int number = 1; position < payload.length; number++) {
            int end = Math.min(payload.length, position + room - 1);
            pieces.add(joined(CONSECUTIVE | number & 0xF, Arrays.copyOfRange(payload, position, end)));
            position = end;
        }
        return pieces;
    }

    /**
     * Puts the frames of a complete recorded answer together.
     *
     * @param frames all frames of the answer in their order
     * @param offset the bytes in front of the ISO-TP bytes: 0 or with extended addressing 1
     * @return the answer from the service byte on
     */
    public static byte[] join(List<BusFrame> frames, int offset) {
        byte[] first = frames.get(0).data();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        boolean isLong = (first[offset] & 0xF0) == FIRST;
        int length = isLong ? (first[offset] & 0xF) << 8 | first[offset + 1] & 0xFF : first[offset];
        int ahead = offset + (isLong ? 2 : 1);
        all.write(first, ahead, first.length - ahead);
        frames.stream().skip(1).map(BusFrame::data)
                .forEach(data -> all.write(data, offset + 1, data.length - offset - 1));
        if (all.size() < length) {
            throw new IllegalArgumentException("The recording has " + all.size() + " of " + length + " bytes");
        }
        return Arrays.copyOf(all.toByteArray(), length);
    }

    private static byte[] joined(int first, byte[] rest) {
        byte[] all = new byte[rest.length + 1];
        all[0] = (byte) first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
