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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests for {@link CanId}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class CanIdTest {

    @Test
    void threeDigitsAre11BitAndEightDigitsAre29Bit() {
        assertEquals(new CanId(0x79B, false), CanId.parse("79B"));
        assertEquals(new CanId(0x18DAF1DB, true), CanId.parse("18DAF1DB"));
        assertEquals(new CanId(0x79B, true), CanId.parse("0000079B"));
    }

    @Test
    void theTextFormIsTheOneThatIsRead() {
        assertEquals("07F", CanId.parse("07f").toString());
        assertEquals("0000007F", CanId.parse("0000007F").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "7B", "7BBB", "800", "20000000", "FFFFFFFF", "7BG", " 7BB", "0x7BB" })
    void anythingElseIsRefusedWithAReason(String text) {
        assertNotNull(assertThrows(IllegalArgumentException.class, () -> CanId.parse(text)).getMessage());
    }

    @Test
    void anIdFitsInto11Or29Bits() {
        assertEquals("7FF", new CanId(0x7FF, false).toString());
        assertEquals("000", new CanId(0, false).toString());
        assertEquals("1FFFFFFF", new CanId(0x1FFFFFFF, true).toString());
        assertThrows(IllegalArgumentException.class, () -> new CanId(0x800, false));
        assertThrows(IllegalArgumentException.class, () -> new CanId(0x20000000, true));
        assertThrows(IllegalArgumentException.class, () -> new CanId(-1, true));
        assertTrue(
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> new CanId(0x800, false)).getMessage())
                        .contains("800 is no 11 bit"));
        assertTrue(String
                .valueOf(assertThrows(IllegalArgumentException.class, () -> new CanId(0x20000000, true)).getMessage())
                .contains("20000000 is no 29 bit"));
    }
}
