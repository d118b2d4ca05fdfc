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
package org.openhab.binding.wican.internal.console;

import static org.junit.jupiter.api.Assertions.*;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Proves that frames are read however somebody has copied them.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class PastedFramesTest {

    private static final DiagnosticRequest LEAF = request("79B", "7BB", OptionalInt.empty(), "2101");
    private static final DiagnosticRequest BMW = request("6F1", "607", OptionalInt.of(7), "22DDBC");

    private static Stream<List<String>> leafFrames() {
        return Stream.of(pasted("7BB#"), pasted("7bb#"), pasted(""),
                pasted("7BB#").stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
    }

    private static List<String> pasted(String prefix) {
        return Recorded.LEAF_24_PERCENT.stream().map(frame -> prefix + hex(frame)).toList();
    }

    private static String hex(CanFrame frame) {
        return HexFormat.of().withUpperCase().formatHex(frame.bytes(0, frame.length()));
    }

    @ParameterizedTest
    @MethodSource("leafFrames")
    void theFramesOfAnAnswerGiveTheAnswer(List<String> words) {
        Answer answer = PastedFrames.parse(words).answerTo(LEAF).orElseThrow();

        assertEquals(53, answer.length());
        assertEquals(CanId.parse("7BB"), answer.sender());
        assertTrue(answer.hex().startsWith("610100000000"), answer::hex);
    }

    @Test
    void framesOfOthersInBetweenDoNotMatter() {
        List<String> words = pasted("7BB#").stream().flatMap(word -> Stream.of("7EC#2102AF000002BDFF", word)).toList();

        assertEquals(53, PastedFrames.parse(words).answerTo(LEAF).orElseThrow().length());
    }

    @Test
    void extendedAddressingPutsTheTesterInFrontOfEachFrame() {
        for (String prefix : List.of("607#", "")) {
            Answer answer = PastedFrames.parse(List.of(prefix + "F1100962DDBC00C1", prefix + "F12103940050FFFF"))
                    .answerTo(BMW).orElseThrow();

            assertEquals("62DDBC00C103940050", answer.hex());
        }
    }

    @Test
    void idsMayHave29Bits() {
        DiagnosticRequest request = request("18DACBF1", "18DAF1CB", OptionalInt.empty(), "2227C6");

        assertEquals("6227C61234",
                PastedFrames.parse(List.of("18DAF1CB#056227C612340000")).answerTo(request).orElseThrow().hex());
        assertEquals("6227C61234", PastedFrames.parse(List.of("056227C61234")).answerTo(request).orElseThrow().hex());
    }

    @ParameterizedTest
    @CsvSource({ "7DF, 7E8, 7EA", "18DB33F1, 18DAF110, 18DAF1DB" })
    void whereAllUnitsAreAskedAnyOfThemMayHaveAnswered(String asked, String usual, String other) {
        DiagnosticRequest request = new DiagnosticRequest(
                UnitAddress.of(CanId.parse(asked), Optional.empty(), Optional.empty(), OptionalInt.empty()), (byte) 1,
                (byte) 0x5B);

        Answer withoutId = PastedFrames.parse(List.of("03415B80")).answerTo(request).orElseThrow();
        Answer withId = PastedFrames.parse(List.of(other + "#03415B80")).answerTo(request).orElseThrow();

        assertEquals(new Answer(CanId.parse(usual), new byte[] { 0x41, 0x5B, (byte) 0x80 }, false), withoutId);
        assertEquals(CanId.parse(other), withId.sender());
    }

    @Test
    void whatIsIncompleteOrOutOfOrderOrSomebodyElsesIsNoAnswer() {
        List<String> all = pasted("7BB#");

        assertEquals(Optional.empty(), PastedFrames.parse(all.subList(0, 7)).answerTo(LEAF));
        assertEquals(Optional.empty(), PastedFrames.parse(all.subList(1, 8)).answerTo(LEAF));
        assertEquals(Optional.empty(), PastedFrames.parse(pasted("7EC#")).answerTo(LEAF));
        assertEquals(Optional.empty(), PastedFrames.parse(all).answerTo(BMW));
        assertEquals(Optional.empty(),
                PastedFrames.parse(Stream.of(0, 2, 1, 3, 4, 5, 6, 7).map(all::get).toList()).answerTo(LEAF));
        assertEquals(Optional.empty(), PastedFrames.parse(List.of("7BB#037F2131")).answerTo(LEAF));
    }

    @Test
    void expressionsCountTheBytesOfAllFrames() {
        PastedFrames frames = PastedFrames.parse(List.of("7BB#1001020304050607", "7BB#21FF", "22AABB"));

        assertArrayEquals(HexFormat.of().parseHex("100102030405060721FF00000000000022AABB"), frames.bytes());
    }

    @ParameterizedTest
    @ValueSource(strings = { "7BB#", "", "1", "10 35", "XYZ#10", "7BB#1", "7BB#1G", "7BB#102030405060708090", "#1035",
            "7B#1035", "FFF#1035", "FFFFFFFF#1035", "7BB##1035", "7BB#10#35" })
    void whatIsNoFrameIsToldInASentenceThatNamesIt(String word) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class,
                () -> PastedFrames.parse(List.of("7BB#1035", word)));

        String message = String.valueOf(e.getMessage());
        assertTrue(Stream.of(word.split("#", 2)).anyMatch(part -> message.contains(part)), message);
        assertTrue(message.contains("frame") || message.contains("CAN id"), message);
    }

    private static DiagnosticRequest request(String id, String answer, OptionalInt target, String service) {
        return new DiagnosticRequest(
                UnitAddress.of(CanId.parse(id), Optional.of(CanId.parse(answer)), Optional.empty(), target),
                HexFormat.of().parseHex(service));
    }
}
