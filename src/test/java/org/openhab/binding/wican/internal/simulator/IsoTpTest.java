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

import static org.junit.jupiter.api.Assertions.*;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

/**
 * Tests {@link IsoTp}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class IsoTpTest {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    @Test
    void sevenBytesFitIntoOneFrame() {
        assertEquals(List.of("0762010203040506"), split("62010203040506", 8));
    }

    @Test
    void eightBytesDoNot() {
        assertEquals(List.of("1008620102030405", "210607"), split("6201020304050607", 8));
    }

    @Test
    void extendedAddressingTakesOneByteOfEachFrame() {
        assertEquals(List.of("06620102030405"), split("620102030405", 7));
        assertEquals(List.of("10076201020304", "210506"), split("62010203040506", 7));
    }

    @Test
    void theNumberOfConsecutiveFramesWraps() {
        List<byte[]> pieces = IsoTp.split(new byte[1503], 8);

        assertEquals(215, pieces.size());
        assertEquals(0x15, pieces.get(0)[0]);
        assertEquals(0xDF, pieces.get(0)[1] & 0xFF);
        assertEquals(0x2F, pieces.get(15)[0]);
        assertEquals(0x20, pieces.get(16)[0]);
        assertEquals(0x21, pieces.get(17)[0]);
    }

    @Test
    void joiningUndoesSplitting() {
        for (int offset = 0; offset <= 1; offset++) {
            UnitAddress address = new UnitAddress(0x6F1, 0x6F1, 0x607, false, offset == 0 ? UnitAddress.NONE : 7, 0xF1);
            for (int length = 1; length < 300; length++) {
                byte[] payload = payload(length);
                List<BusFrame> frames = IsoTp.split(payload, address.room()).stream()
                        .map(piece -> address.answer(piece, 0xAA)).toList();
                assertArrayEquals(payload, IsoTp.join(frames, offset));
            }
        }
    }

    @Test
    void incompleteRecordingIsNoticed() {
        assertThrows(IllegalArgumentException.class,
                () -> IsoTp.join(List.of(BusFrame.of("7BB", "10356101FFFFFC18")), 0));
    }

    private static List<String> split(String payload, int room) {
        return IsoTp.split(HEX.parseHex(payload), room).stream().map(HEX::formatHex).toList();
    }

    private static byte[] payload(int length) {
        byte[] payload = new byte[length];
        IntStream.range(0, length).forEach(i -> payload[i] = (byte) (i * 7 + 1));
        return payload;
    }
}
