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
package org.openhab.binding.wican.internal.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.simulator.IsoTp;

/**
 * The {@link Recorded} holds the two recorded answers of a Nissan Leaf ZE1 that the scripts {@code wican-soc} document,
 * and helps to write frames down.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Recorded {

    /** camueller/wican-soc, profile/nissan.sh: 33.0208 % of the battery, 24 % on the dashboard. */
    public static final List<CanFrame> LEAF_24_PERCENT = frames("7BB", "1035610100000000", "2102AF000002BDFF",
            "22FFFC18171E30D4", "238708382C038F00", "2401A9C6242F0005", "2509E0000FB33480", "2600050000 02BD00",
            "270003AB01AEFFFF");

    /** camueller/wican-soc, installation_EN.md: 82.1002 % of the battery, 84 % on the dashboard. */
    public static final List<CanFrame> LEAF_84_PERCENT = frames("7BB", "10356101FFFFFC18", "2102AFFFFFFBD5FF",
            "22FFF06006D030D4", "23968838BD038F00", "240170002242000C", "25870A000FF08880", "260005FFFFFBD5FF",
            "27FFFC5501AEFFFF");

    /** The adapter stamps each message with its own time, so that no two of them are equal. */
    private static final AtomicInteger TIME_STAMP = new AtomicInteger(42_623);

    private Recorded() {
    }

    public static List<CanFrame> frames(String id, String... data) {
        return List.of(data).stream().map(bytes -> frame(id, bytes)).toList();
    }

    /**
     * @param data hex digits; blanks do not matter
     */
    public static CanFrame frame(String id, String data) {
        return new CanFrame(CanId.parse(id), HexFormat.of().parseHex(data.replace(" ", "")));
    }

    /**
     * @param payload an answer from the service byte on
     * @return its frames (ISO 15765-2), filled up with FF
     */
    public static List<CanFrame> answer(String id, byte[] payload) {
        return IsoTp.split(payload, CanFrame.MAX_LENGTH).stream().map(HexFormat.of()::formatHex)
                .map(piece -> frame(id, piece + "F".repeat(2 * CanFrame.MAX_LENGTH - piece.length()))).toList();
    }

    /**
     * @return frames of units that nobody asks, each with another id
     */
    public static List<CanFrame> foreignFrames(int count) {
        return IntStream.range(0, count).mapToObj(i -> frame("%03X".formatted(0x100 + i), "0102030405060708")).toList();
    }

    /**
     * @return a message on {@code can/rx} with these frames, as the firmware writes it
     */
    public static byte[] message(List<CanFrame> frames) {
        int ts = TIME_STAMP.getAndUpdate(time -> (time + 7) % 60_000);
        return frames.stream().map(Recorded::json)
                .collect(Collectors.joining(",", "{\"bus\":\"0\",\"type\":\"rx\",\"ts\":" + ts + ",\"frame\":[", "]}"))
                .getBytes(UTF_8);
    }

    public static byte[] message(CanFrame... frames) {
        return message(List.of(frames));
    }

    private static String json(CanFrame frame) {
        String data = IntStream.range(0, CanFrame.MAX_LENGTH)
                .mapToObj(i -> String.valueOf(i < frame.length() ? frame.at(i) : 0)).collect(Collectors.joining(","));
        return "{\"id\":%d,\"dlc\":%d,\"rtr\":false,\"extd\":%b,\"data\":[%s]}".formatted(frame.id().value(),
                frame.length(), frame.id().extended(), data);
    }
}
