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
package org.openhab.binding.wican.internal.adapter;

import static org.junit.jupiter.api.Assertions.*;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

/**
 * Tests for {@link CanFrame}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class CanFrameTest {

    private static final CanId ID = CanId.parse("7BB");

    @Test
    void aFrameHasEightBytesAtMost() {
        assertEquals(8, new CanFrame(ID, new byte[8]).length());
        assertEquals(0, new CanFrame(ID).length());
        assertTrue(String
                .valueOf(assertThrows(IllegalArgumentException.class, () -> new CanFrame(ID, new byte[9])).getMessage())
                .contains("not 9"));
    }

    @Test
    void lengthCodeAboveEightMeansEightBytes() {
        assertEquals(0, CanFrame.lengthOf(0));
        assertEquals(7, CanFrame.lengthOf(7));
        assertEquals(8, CanFrame.lengthOf(8));
        assertEquals(8, CanFrame.lengthOf(9));
        assertEquals(8, CanFrame.lengthOf(15));
    }

    @Test
    void itsBytesAreUnsignedAndItsOwn() {
        byte[] data = { 1, (byte) 0xFE };
        CanFrame frame = new CanFrame(ID, data);
        data[0] = 9;
        frame.bytes(0, 2)[1] = 9;

        assertEquals(1, frame.at(0));
        assertEquals(0xFE, frame.at(1));
        assertArrayEquals(new byte[] { (byte) 0xFE }, frame.bytes(1, 2));
        assertEquals("7BB 01 FE", frame.toString());
    }

    @Test
    void framesAreEqualIfIdAndBytesAre() {
        CanFrame frame = new CanFrame(ID, (byte) 1);

        assertEquals(frame, new CanFrame(ID, (byte) 1));
        assertEquals(frame.hashCode(), new CanFrame(ID, (byte) 1).hashCode());
        assertNotEquals(frame, new CanFrame(ID, (byte) 2));
        assertNotEquals(frame, new CanFrame(CanId.parse("7BC"), (byte) 1));
        assertNotEquals(frame, new CanFrame(ID, (byte) 1, (byte) 0));
        assertNotEquals(frame, ID);
        assertNotEquals(frame.hashCode(), new CanFrame(ID, (byte) 2).hashCode());
        assertNotEquals(frame.hashCode(), new CanFrame(CanId.parse("7BC"), (byte) 1).hashCode());
    }
}
