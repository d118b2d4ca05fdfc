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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link CanMessage}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class CanMessageTest {

    private static final CanId LEAF = CanId.parse("7BB");
    private static final Predicate<CanId> FROM_LEAF = LEAF::equals;

    @Test
    void aRequestIsWrittenWithEveryKeyAndPaddedToEightBytes() {
        CanFrame request = Recorded.frame("79B", "022101");

        assertEquals("{\"bus\":\"0\",\"type\":\"tx\",\"frame\":[{\"id\":1947,\"dlc\":8,\"rtr\":false,\"extd\":false,"
                + "\"data\":[2,33,1,0,0,0,0,0]}]}", new String(CanMessage.encode(request), UTF_8));
    }

    @Test
    void a29BitRequestIsMarkedAsExtendedAndItsBytesAreUnsigned() {
        CanFrame request = Recorded.frame("18DADBF1", "03229002FF");

        assertEquals(
                "{\"bus\":\"0\",\"type\":\"tx\",\"frame\":[{\"id\":416996337,\"dlc\":8,\"rtr\":false,"
                        + "\"extd\":true,\"data\":[3,34,144,2,255,0,0,0]}]}",
                new String(CanMessage.encode(request), UTF_8));
    }

    @Test
    void aRecordedMessageIsRead() {
        assertEquals(List.of(Recorded.frame("7BB", "1035610100000000")), decode("""
                {"bus":"0","type":"rx","ts":42623,"frame":[{"id":1979,"dlc":8,"rtr":false,"extd":false,\
                "data":[16,53,97,1,0,0,0,0]}]}"""));
    }

    @Test
    void theBusMayBeANumber() {
        assertEquals(1, decode("""
                {"bus":0,"type":"rx","ts":1,"frame":[{"id":1979,"dlc":8,"rtr":false,"extd":false,\
                "data":[16,53,97,1,0,0,0,0]}]}""").size());
    }

    @Test
    void dataIsCutToTheDlc() {
        assertEquals(List.of(Recorded.frame("7BB", "056221014711")), decode("""
                {"bus":"0","type":"rx","ts":1,"frame":[{"id":1979,"dlc":6,"rtr":false,"extd":false,\
                "data":[5,98,33,1,71,17,0,0]}]}"""));
    }

    @Test
    void rtrAndExtdMayBeMissing() {
        assertEquals(List.of(Recorded.frame("7BB", "04410C0FA0000000")),
                decode("{\"bus\":\"0\",\"ts\":1,\"frame\":[{\"id\":1979,\"dlc\":8,\"data\":[4,65,12,15,160,0,0,0]}]}"));
    }

    @Test
    void allWantedFramesOfAMessageAreReadInOrderAndTheOthersAreNot() {
        byte[] message = Recorded.message(Recorded.frame("353", "0000000000"), Recorded.LEAF_84_PERCENT.get(0),
                Recorded.frame("7EC", "103E620101EFFBE7"), Recorded.LEAF_84_PERCENT.get(1));

        assertEquals(Recorded.LEAF_84_PERCENT.subList(0, 2), CanMessage.decode(message, FROM_LEAF));
    }

    @Test
    void the29BitIdOfTheSameNumberIsAnotherId() {
        assertEquals(List.of(), decode("""
                {"bus":"0","type":"rx","ts":1,"frame":[{"id":1979,"dlc":8,"rtr":false,"extd":true,\
                "data":[16,53,97,1,0,0,0,0]}]}"""));
    }

    @Test
    void aBadFrameDoesNotSpoilItsNeighbours() {
        assertEquals(List.of(Recorded.frame("7BB", "2102AFFFFFFBD5FF")), decode("""
                {"frame":[{"id":1979,"dlc":12,"data":[1]},{"id":1979,"data":{"x":1}},\
                {"id":1979,"dlc":8,"rtr":false,"extd":false,"data":[33,2,175,255,255,251,213,255]}]}"""));
    }

    @ParameterizedTest
    @ValueSource(ints = { 8, 9, 10, 11, 12, 13, 14, 15 })
    void lengthCodeAboveEightMeansEightBytes(int code) {
        String frame = "{\"id\":1979,\"dlc\":" + code
                + ",\"rtr\":false,\"extd\":false,\"data\":[16,53,97,1,255,255,252,24]}";

        assertEquals(Recorded.LEAF_84_PERCENT.subList(0, 1),
                decode("{\"bus\":\"0\",\"type\":\"rx\",\"ts\":1,\"frame\":[" + frame + "]}"),
                "as the firmware writes it");
        assertEquals(Recorded.LEAF_84_PERCENT.subList(0, 1), decode("{ \"frame\":[" + frame + "]}"), "in any JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = { "16", "255", "-1", "8.5", "\"8\"" })
    void lengthCodeThatCannotBeMakesNoFrame(String code) {
        String frame = "{\"id\":1979,\"dlc\":" + code
                + ",\"rtr\":false,\"extd\":false,\"data\":[16,53,97,1,255,255,252,24]}";

        assertEquals(List.of(), decode("{\"bus\":\"0\",\"type\":\"rx\",\"ts\":1,\"frame\":[" + frame + "]}"));
    }

    @Test
    void lengthCodeAboveEightWithFewerBytesMakesNoFrame() {
        assertEquals(List.of(), decode("{\"frame\":[{\"id\":1979,\"dlc\":9,\"data\":[16,53,97,1]}]}"));
        assertEquals(List.of(), decode("{\"bus\":\"0\",\"type\":\"rx\",\"ts\":1,\"frame\":[{\"id\":1979,\"dlc\":15,"
                + "\"rtr\":false,\"extd\":false,\"data\":[16,53,97,1,255,255,252]}]}"));
    }

    @ParameterizedTest
    @MethodSource("org.openhab.binding.wican.internal.testing.Garbage#payloads")
    void garbageHasNoFrames(byte[] garbage) {
        List<CanFrame> frames = CanMessage.decode(garbage, id -> true);

        assertTrue(frames.size() <= 1, () -> "frames in garbage: " + frames);
        frames.forEach(frame -> assertTrue(frame.length() <= CanFrame.MAX_LENGTH));
    }

    @Test
    void trafficOfOthersIsRecognizedWithoutReadingIt() {
        byte[] notEvenJson = "{\"frame\":[{\"id\":883,\"id\":1978 this is not JSON".getBytes(UTF_8);
        int[] asked = { 0 };

        assertEquals(List.of(), CanMessage.decode(notEvenJson, id -> {
            asked[0]++;
            return FROM_LEAF.test(id);
        }));
        assertEquals(4, asked[0], "each id is looked at, as 11 and as 29 bit");
    }

    @Test
    void framesAreToldFromOtherMessagesOfTheSameTopic() {
        assertTrue(CanMessage.looksLikeFrames(Recorded.message(Recorded.frame("353", "00"))));
        assertFalse(CanMessage.looksLikeFrames("{\"SOC\":84.5}".getBytes(UTF_8)));
        assertFalse(CanMessage.looksLikeFrames("{\"Name\": 12.300000}".getBytes(UTF_8)));
    }

    private static final int LARGEST = 16 * 1024;

    @Test
    void aMessageMayBeAsLongAsTheAdaptersAreAndNotLonger() {
        String message = new String(Recorded.message(Recorded.LEAF_84_PERCENT.get(0)), UTF_8);
        String largest = " ".repeat(LARGEST - message.length()) + message;

        assertTrue(CanMessage.looksLikeFrames(largest.getBytes(UTF_8)));
        assertEquals(1, decode(largest).size());
        assertFalse(CanMessage.looksLikeFrames((" " + largest).getBytes(UTF_8)));
        assertEquals(List.of(), decode(" " + largest));
    }

    @Test
    void theKeyIsFoundWhateverIsInFrontOfIt() {
        String key = "\"frame\":";
        for (int from = 0; from < key.length(); from++) {
            for (int to = from; to <= key.length(); to++) {
                String text = key.substring(from, to) + key;
                assertTrue(CanMessage.looksLikeFrames(text.getBytes(UTF_8)), text);
                String cut = text.substring(0, text.length() - 1);
                assertEquals(cut.contains(key), CanMessage.looksLikeFrames(cut.getBytes(UTF_8)), cut);
            }
        }
    }

    @Test
    void anIdIsSeenWhereverItIsAndHoweverItIsWritten() {
        String data = ",\"dlc\":1,\"data\":[9]}]}";
        for (String id : List.of("1979", " 1979", "   1979")) {
            assertEquals(1, decode("{\"frame\":[{\"id\":" + id + data).size(), id);
        }
        CanId zerosAndNines = new CanId(2009, false);
        assertEquals(1,
                CanMessage.decode(("{\"frame\":[{\"id\":2009" + data).getBytes(UTF_8), zerosAndNines::equals).size());
        assertEquals(1, CanMessage.decode(("{\"frame\":[{\"id\":536870911,\"extd\":true" + data).getBytes(UTF_8),
                new CanId(0x1FFFFFFF, true)::equals).size());
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"frame\":[{\"id\":", "{\"frame\":[{\"id\":  ", "{\"frame\":[{\"id\":1979",
            "{\"frame\":[{\"id\":99999999999999999999", "\"id\":" })
    void aMessageThatIsCutOffHasNoFrames(String json) {
        assertEquals(List.of(), CanMessage.decode(json.getBytes(UTF_8), id -> true));
    }

    @Test
    void aMessageWithoutItsEndHasNoFrames() {
        String message = "{ \"frame\":[{\"id\":1979,\"dlc\":1,\"data\":[9]}]}";

        assertEquals(1, decode(message).size());
        assertEquals(List.of(), decode(message.substring(0, message.length() - 1)));
    }

    @Test
    void trafficOfOthersCostsOneLookAtItsId() {
        int[] asked = { 0 };
        CanMessage.decode(Recorded.message(Recorded.frame("353", "00")), id -> {
            asked[0]++;
            return false;
        });

        assertEquals(2, asked[0], "as 11 and as 29 bit, and not once more as a frame");
    }

    @ParameterizedTest
    @ValueSource(strings = { "7", "null", "[[1],{\"id\":1979}]", "\"x\"" })
    void whatIsNoFrameDoesNotSpoilItsNeighbours(String other) {
        assertEquals(List.of(Recorded.frame("7BB", "09")), decode("{\"x\":" + other + ",\"frame\":[" + other
                + ",{\"id\":1979,\"x\":" + other + ",\"dlc\":1,\"data\":[9]}," + other + "]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"rtr\":0", "\"rtr\":\"no\"", "\"rtr\":null", "\"extd\":[1]", "\"extd\":{\"a\":true}" })
    void whatIsNoTruthValueIsTakenForFalse(String field) {
        assertEquals(List.of(Recorded.frame("7BB", "09")),
                decode("{\"frame\":[{\"id\":1979," + field + ",\"dlc\":1,\"data\":[9]}]}"));
    }

    @Test
    void aFrameMayHaveNoData() {
        assertEquals(List.of(Recorded.frame("7BB", "")), decode("{\"frame\":[{\"id\":1979,\"dlc\":0,\"data\":[]}]}"));
        assertEquals(List.of(), decode("{\"frame\":[{\"id\":1979,\"rtr\":true,\"dlc\":0,\"data\":[]}]}"), "remote");
        assertEquals(List.of(), decode("{\"frame\":[{\"id\":1979,\"dlc\":0}]}"), "no data at all");
    }

    @ParameterizedTest
    @ValueSource(strings = { "[256]", "[-1]", "[1.5]", "[\"1\"]", "[1,2,3,4,5,6,7,8,9]", "9", "[null]" })
    void dataThatCannotBeMakesNoFrame(String data) {
        assertEquals(List.of(), decode("{\"frame\":[{\"id\":1979,\"dlc\":1,\"data\":" + data + "}]}"));
    }

    @Test
    void eachByteMayBeAnything() {
        assertEquals(List.of(Recorded.frame("7BB", "00FF7F80")),
                decode("{\"frame\":[{\"id\":1979,\"dlc\":4,\"data\":[0,255,127,128]}]}"));
        assertEquals(List.of(Recorded.frame("7BB", "0102030405060708")),
                decode("{\"frame\":[{\"id\":1979,\"data\":[1,2,3,4,5,6,7,8]}]}"), "without a length all 8 count");
    }

    private static List<CanFrame> decode(String json) {
        return CanMessage.decode(json.getBytes(UTF_8), FROM_LEAF);
    }
}
