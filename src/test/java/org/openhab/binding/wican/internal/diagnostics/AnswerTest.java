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
package org.openhab.binding.wican.internal.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HexFormat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.adapter.CanId;

/**
 * Tests for {@link Answer}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AnswerTest {

    @Test
    void aShortAnswerHasItsLengthInFrontAndNoPaddingBehind() {
        assertEquals("0462028CD2", frameBytes("62028CD2", false));
        assertEquals("0762D816000132D0", frameBytes("62D816000132D0", false));
    }

    @Test
    void aLongAnswerHasTheIsoTpBytesOfEachFrameAndNoPaddingBehind() {
        assertEquals("1008620101020304" + "210506", frameBytes("6201010203040506", false));
        assertEquals("100D620101020304" + "2105060708090A0B", frameBytes("62010102030405060708090A0B", false));
        assertEquals("100E620101020304" + "2105060708090A0B" + "220C",
                frameBytes("62010102030405060708090A0B0C", false));
    }

    @Test
    void withExtendedAddressingEachFrameBeginsWithTheTestersAddress() {
        assertEquals("F10462DD7B4D", frameBytes("62DD7B4D", true));
        assertEquals("F1100962DDBC00C1" + "F12103940050", frameBytes("62DDBC00C103940050", true));
    }

    @Test
    void theCountOfConsecutiveFramesWraps() {
        String bytes = frameBytes("6201" + "00".repeat(120), false);

        assertEquals("2F", bytes.substring(15 * 16, 15 * 16 + 2));
        assertEquals("20", bytes.substring(16 * 16, 16 * 16 + 2));
    }

    private static String frameBytes(String payload, boolean extendedAddressing) {
        Answer answer = new Answer(new CanId(0x7BB, false), HexFormat.of().parseHex(payload), extendedAddressing);
        return HexFormat.of().withUpperCase().formatHex(answer.frameBytes());
    }

    /** A VIN, and what stands in its place: too short, in small letters, with a blank or a letter that no VIN has. */
    @ParameterizedTest
    @ValueSource(strings = { "SJNFAAZE1U0012345", "SJNFAAZE1U001234", "sjnfaaze1u0012345", "SJNFAAZE1U00 2345",
            "SJNFAAZE1U001234O" })
    void ofAVinOnlyTheBeginningIsShown(String vin) {
        for (String head : List.of("490201", "62F190", "5A90")) {
            String hex = head + HexFormat.of().withUpperCase().formatHex(vin.getBytes(StandardCharsets.US_ASCII));
            Answer answer = new Answer(CanId.parse("7E8"), HexFormat.of().parseHex(hex), false);

            assertEquals(hex.substring(0, head.length() + 20) + "••".repeat(vin.length() - 10), answer.shown());
            assertEquals("7E8: " + answer.shown(), answer.toString());
            assertEquals(hex, answer.hex());
        }
    }

    @Test
    void withExtendedAddressingAFrameHasRoomForOneByteLess() {
        assertEquals("F106" + "62DD7B010203", frameBytes("62DD7B010203", true));
        assertEquals("F1100762DD7B0102" + "F1210304", frameBytes("62DD7B01020304", true));
    }

    @Test
    void theLengthOfALongAnswerTakesTwelveBits() {
        assertEquals("1123", frameBytes("6201" + "00".repeat(0x121), false).substring(0, 4));
        assertEquals("1FFF", frameBytes("6201" + "00".repeat(0xFFD), false).substring(0, 4));
    }

    @Test
    void anAnswerOfOneByteAgainAndAgainIsSeen() {
        assertEquals(OptionalInt.of(0xFF), answer("7BB", "6201FFFFFF", false).onlyByte(2));
        assertEquals(OptionalInt.of(0), answer("7BB", "620100", false).onlyByte(2));
        assertEquals(OptionalInt.empty(), answer("7BB", "6201FFFFFE", false).onlyByte(2));
        assertEquals(OptionalInt.empty(), answer("7BB", "6201FEFFFF", false).onlyByte(2));
        assertEquals(OptionalInt.empty(), answer("7BB", "6201", false).onlyByte(2));
        assertEquals(OptionalInt.empty(), answer("7BB", "62", false).onlyByte(2));
    }

    @Test
    void aVinOfTenCharactersHasNothingToHide() {
        assertEquals("62F190" + "41".repeat(10), answer("7BB", "62F190" + "41".repeat(10), false).shown());
        assertEquals("62F190" + "41".repeat(10) + "••", answer("7BB", "62F190" + "41".repeat(11), false).shown());
    }

    @Test
    void aVinAmidOtherThingsIsHidden() {
        String vin = HexFormat.of().withUpperCase().formatHex("SJNFAAZE1U0012345".getBytes(StandardCharsets.US_ASCII));

        assertEquals("6101" + "FF" + vin.substring(0, 20) + "••".repeat(7) + "FF",
                answer("7BB", "6101FF" + vin + "FF", false).shown());
        assertEquals("6101" + vin.substring(0, 32), answer("7BB", "6101" + vin.substring(0, 32), false).shown(),
                "16 letters are none");
    }

    @Test
    void theTextBeginsWhereOneWants() {
        assertEquals("AB", answer("7BB", "61014142", false).text(2));
        assertEquals("", answer("7BB", "6101", false).text(2));
        assertEquals("", answer("7BB", "61", false).text(2));
    }

    @Test
    void answersAreEqualIfSenderBytesAndAddressingAre() {
        Answer answer = answer("7BB", "6101", false);

        assertEquals(answer, answer("7BB", "6101", false));
        assertEquals(answer.hashCode(), answer("7BB", "6101", false).hashCode());
        assertNotEquals(answer, answer("7BC", "6101", false));
        assertNotEquals(answer, answer("7BB", "6102", false));
        assertNotEquals(answer, answer("7BB", "6101", true));
        assertNotEquals(answer, "6101");
        assertNotEquals(answer.hashCode(), answer("7BC", "6101", false).hashCode());
        assertNotEquals(answer.hashCode(), answer("7BB", "6102", false).hashCode());
        assertEquals(CanId.parse("7BB"), answer.sender());
        assertEquals(2, answer.length());
    }

    private static Answer answer(String sender, String payload, boolean extendedAddressing) {
        return new Answer(CanId.parse(sender), HexFormat.of().parseHex(payload), extendedAddressing);
    }
}
