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

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.testing.Recorded;

import com.sun.management.ThreadMXBean;

/**
 * Tests for {@link FrameWatch}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class FrameWatchTest {

    private static final String ZOE = "5A67D0DD6407A085";
    private static final int MESSAGES = 20_000;
    /** What the virtual machine itself may do meanwhile. */
    private static final long BYTES = MESSAGES;

    private final FrameWatch watch = watch("42E", "654", "00000580");

    @Test
    void theFirstFrameOfAnIdIsAChange() {
        assertEquals(0b001, accept(1, Recorded.frame("42E", ZOE)));
        assertEquals(0b010, accept(2, Recorded.frame("654", ZOE)));

        assertEquals(1, watch.time(0));
        assertEquals(ZOE, hex(watch.bytes(0)));
        assertEquals(Long.MIN_VALUE, watch.time(2));
        assertEquals("", hex(watch.bytes(2)));
    }

    @Test
    void theSameAgainIsHeardButNoChange() {
        accept(1, Recorded.frame("42E", ZOE));

        assertEquals(0, accept(2, Recorded.frame("42E", ZOE)));
        assertEquals(2, watch.time(0));
    }

    @Test
    void eachByteAndTheLengthMatter() {
        accept(1, Recorded.frame("42E", ZOE));

        assertEquals(1, accept(2, Recorded.frame("42E", "5A67D0DD6407A086")));
        assertEquals(1, accept(3, Recorded.frame("42E", "5967D0DD6407A086")));
        assertEquals(1, accept(4, Recorded.frame("42E", "5967D0DD6407A0")));
        assertEquals("5967D0DD6407A0", hex(watch.bytes(0)));
    }

    @Test
    void bitsThatNobodyReadsMayChangeUnnoticed() {
        FrameWatch counted = new FrameWatch(List.of(CanId.parse("42E")), new long[] { 0xFFFF_0000_0000_0000L },
                (index, data) -> true);
        counted.accept(message(Recorded.frame("42E", ZOE)), 1);

        assertEquals(0, counted.accept(message(Recorded.frame("42E", "5A67000000000000")), 2));
        assertEquals("5A67000000000000", hex(counted.bytes(0)));
        assertEquals(1, counted.accept(message(Recorded.frame("42E", "5A68000000000000")), 3));
    }

    /** Nothing but zeros means nothing: a zero beside other bytes does. */
    @Test
    void nothingButZerosOrOnesIsAnotherFrameEvenIfTheBitsThatMatterAreTheSame() {
        FrameWatch first = new FrameWatch(List.of(CanId.parse("42E")), new long[] { 0xFF00_0000_0000_0000L },
                (index, data) -> true);
        first.accept(message(Recorded.frame("42E", "0000000000000000")), 1);

        assertEquals(1, first.accept(message(Recorded.frame("42E", "0000000000000001")), 2));
        assertEquals(0, first.accept(message(Recorded.frame("42E", "0000000000000002")), 3));
        assertEquals(1, first.accept(message(Recorded.frame("42E", "FFFF")), 4));
        assertEquals(1, first.accept(message(Recorded.frame("42E", "FFFE")), 5));
    }

    @Test
    void allWatchedFramesOfAMessageAreHeardAndTheLastOfEachCounts() {
        List<CanFrame> frames = new ArrayList<>(Recorded.foreignFrames(9));
        frames.add(Recorded.frame("654", "00"));
        frames.add(4, Recorded.frame("42E", "11"));
        frames.add(Recorded.frame("42E", "22"));

        assertEquals(0b011, watch.accept(Recorded.message(frames), 7));
        assertEquals("22", hex(watch.bytes(0)));
        assertEquals("00", hex(watch.bytes(1)));
    }

    @Test
    void foreignFramesAreNotHeard() {
        assertEquals(0, watch.accept(Recorded.message(Recorded.foreignFrames(20)), 1));
    }

    @Test
    void elevenAndTwentyNineBitsAreDifferentIds() {
        assertEquals(0, accept(1, Recorded.frame("0000042E", ZOE)));
        assertEquals(0, accept(2, Recorded.frame("580", ZOE)));
        assertEquals(0b100, accept(3, Recorded.frame("00000580", ZOE)));
    }

    @Test
    void anyOtherJsonIsReadToo() {
        assertEquals(0b001, watch.accept("""
                {"bus":0,"frame":[{"data":[17, 2],"id": 1070,"dlc":2},{"id":1620,"dlc":9,"data":[1]}]}"""
                .getBytes(UTF_8), 1));
        assertEquals("1102", hex(watch.bytes(0)));
    }

    @Test
    void anyOtherJsonMayBeShorterThanTheFirmwares() {
        assertEquals(0b001,
                watch.accept("{\"frame\":[{\"id\":1},{\"id\":1070,\"dlc\":1,\"data\":[9]}]}".getBytes(UTF_8), 1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "1070", " 1070", "   1070", "1070 " })
    void anIdIsSeenHoweverItIsWritten(String id) {
        assertEquals(0b001,
                watch.accept("{\"frame\":[{\"id\":%s,\"dlc\":1,\"data\":[9]}]}".formatted(id).getBytes(UTF_8), 1));
    }

    @Test
    void aMessageThatIsCutOffIsNotHeard() {
        String message = new String(message(Recorded.frame("42E", ZOE)), UTF_8);
        for (int end = 0; end < message.length(); end++) {
            assertEquals(0, watch.accept(message.substring(0, end).getBytes(UTF_8), 1), message.substring(0, end));
        }
        assertEquals(0, watch.accept("{\"frame\":[{\"id\":  ".getBytes(UTF_8), 1));
    }

    @Test
    void longIdsAreHeard() {
        FrameWatch unit = watch("18DAF1DB", "00000800");

        assertEquals(0b01, unit.accept(message(Recorded.frame("18DAF1DB", ZOE)), 1));
        assertEquals(0b10, unit.accept(message(Recorded.frame("00000800", ZOE)), 1));
        assertEquals(0, watch.accept(message(Recorded.frame("00000800", ZOE)), 1));
    }

    @Test
    void whatIsBehindTheLengthIsNoData() {
        String message = "{\"bus\":\"0\",\"type\":\"rx\",\"ts\":1,\"frame\":[{\"id\":1070,\"dlc\":1,\"rtr\":false,"
                + "\"extd\":false,\"data\":[17,%d,0,0,0,0,0,0]}]}";

        assertEquals(1, watch.accept(message.formatted(2).getBytes(UTF_8), 1));
        assertEquals("11", hex(watch.bytes(0)));
        assertEquals(0, watch.accept(message.formatted(3).getBytes(UTF_8), 2));
    }

    @Test
    void aMessageMayBeAsLongAsTheAdaptersAreAndNotLonger() {
        String message = new String(message(Recorded.frame("42E", ZOE)), UTF_8);
        String largest = " ".repeat(16 * 1024 - message.length()) + message;

        assertEquals(0, watch.accept((" " + largest).getBytes(UTF_8), 1));
        assertEquals(1, watch.accept(largest.getBytes(UTF_8), 1));
    }

    @Test
    void asManyIdsAreWatchedAsThereAreBits() {
        List<CanId> ids = IntStream.range(0, 65).mapToObj(id -> new CanId(id, false)).toList();
        FrameWatch all = new FrameWatch(ids.subList(0, 64), new long[64], (index, data) -> true);

        assertEquals(1L << 63, all.accept(message(Recorded.frame("03F", ZOE)), 1));
        assertThrows(IllegalArgumentException.class, () -> new FrameWatch(ids, new long[65], (index, data) -> true));
        assertThrows(IllegalArgumentException.class,
                () -> new FrameWatch(ids.subList(0, 2), new long[1], (index, data) -> true));
    }

    @Test
    void remoteFramesSayNothing() {
        assertEquals(0, watch.accept("""
                {"bus":"0","type":"rx","ts":1,"frame":[{"id":1070,"dlc":2,"rtr":true,"extd":false,"data":[0,0]}]}"""
                .getBytes(UTF_8), 1));
    }

    @Test
    void whatMeansNothingIsPassedOverAsIfItHadNotCome() {
        FrameWatch choosy = new FrameWatch(List.of(CanId.parse("42E")), new long[] { -1 },
                (index, data) -> index == 0 && data.length == 2 && data[0] != 6);
        choosy.accept(message(Recorded.frame("42E", "1122")), 1);

        assertEquals(0, choosy.accept(message(Recorded.frame("42E", "0622")), 2));
        assertEquals(1, choosy.time(0));
        assertEquals("1122", hex(choosy.bytes(0)));
        assertEquals(0, choosy.accept(message(Recorded.frame("42E", "1122")), 3));
        assertEquals(3, choosy.time(0));
    }

    @Test
    void whatWasForgottenIsAChange() {
        accept(1, Recorded.frame("42E", ZOE));
        watch.forget();

        assertEquals(Long.MIN_VALUE, watch.time(0));
        assertEquals(1, accept(2, Recorded.frame("42E", ZOE)));
    }

    @ParameterizedTest
    @MethodSource("org.openhab.binding.wican.internal.testing.Garbage#payloads")
    void garbageIsHeardNoMoreThanItIsRead(byte[] garbage) {
        CanId id = CanId.parse("7BB");

        assertEquals(CanMessage.decode(garbage, id::equals).isEmpty() ? 0 : 1, watch("7BB").accept(garbage, 1));
    }

    @Test
    void whatHasNotChangedLeavesNothingInMemory() {
        List<CanFrame> frames = new ArrayList<>(Recorded.foreignFrames(18));
        frames.add(5, Recorded.frame("42E", ZOE));
        frames.add(Recorded.frame("654", ZOE));
        byte[] message = Recorded.message(frames);
        accept(MESSAGES, message);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());

        accept(MESSAGES, message);

        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(allocated < BYTES, () -> allocated + " bytes for " + MESSAGES + " messages");
        assertEquals(MESSAGES - 1, watch.time(0));
    }

    private void accept(int times, byte[] message) {
        for (int i = 0; i < times; i++) {
            watch.accept(message, i);
        }
    }

    private long accept(long now, CanFrame frame) {
        return watch.accept(message(frame), now);
    }

    private static byte[] message(CanFrame frame) {
        return Recorded.message(frame);
    }

    private static FrameWatch watch(String... ids) {
        return new FrameWatch(List.of(ids).stream().map(CanId::parse).toList(),
                LongStream.generate(() -> -1L).limit(ids.length).toArray(), (index, data) -> true);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
