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

    private static List<CanFrame> decode(String json) {
        return CanMessage.decode(json.getBytes(UTF_8), FROM_LEAF);
    }
}
