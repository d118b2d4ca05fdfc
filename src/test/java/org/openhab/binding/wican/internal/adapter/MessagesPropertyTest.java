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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.testing.Mutations;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * Proves of whatever may come over MQTT that it is read, or ignored, but never throws anything.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class MessagesPropertyTest {

    private static final List<String> SAMPLES = List.of("{\"status\": \"online\"}",
            "{\"bus\":\"0\",\"type\":\"rx\",\"ts\":29540,\"frame\":[{\"id\":1979,\"dlc\":8,\"rtr\":false,\"extd\":false,"
                    + "\"data\":[16,53,97,1,255,255,252,24]}]}",
            "{\"SOC\":61.5,\"CHARGING\":\"on\",\"timestamp\":1735689600}", "61.50", "{\"battery_voltage\": 12.640000}",
            "{\"error\": \"Timeout, pid: 2101\"}", "{\"Speed\": 12.300000}");

    @Property
    void noBytesThrow(@ForAll @Size(max = 300) byte[] payload) {
        readAll(payload);
    }

    @Property(tries = 5000)
    void noSpoiledMessageThrows(@ForAll("spoiled") String payload) {
        readAll(payload.getBytes(UTF_8));
    }

    @Property
    void whatIsSentToTheAdapterIsReadBackAsItWas(@ForAll("frames") CanFrame frame) {
        List<CanFrame> read = CanMessage.decode(CanMessage.encode(frame), id -> true);

        assertEquals(1, read.size());
        assertEquals(frame.id(), read.get(0).id());
        for (int i = 0; i < frame.length(); i++) {
            assertEquals(frame.at(i), read.get(0).at(i));
        }
    }

    @Property
    void framesOfOthersAreNotRead(@ForAll("frames") CanFrame frame) {
        assertEquals(List.of(), CanMessage.decode(CanMessage.encode(frame), id -> !id.equals(frame.id())));
    }

    /** Whatever the fast way reads at all, the way that reads any JSON reads alike. */
    @Property(tries = 20_000)
    void theFastWayReadsNothingElseThanTheSlowOne(@ForAll("almostExact") String message) {
        byte[] payload = message.getBytes(UTF_8);

        for (Predicate<CanId> wanted : List.<Predicate<CanId>> of(id -> true, id -> id.value() >= 0x700)) {
            FrameScanner.read(payload, wanted)
                    .ifPresent(frames -> assertEquals(CanMessage.decodeAnyJson(payload, wanted), frames));
        }
    }

    @Provide
    Arbitrary<String> almostExact() {
        return messages().flatMap(message -> Arbitraries.oneOf(Arbitraries.just(message),
                Mutations.of(List.of(message)), digitsChanged(message)));
    }

    /** Numbers that are too large, begin with a zero, or are none. */
    private static Arbitrary<String> digitsChanged(String message) {
        return Arbitraries.integers().between(0, message.length() - 1)
                .flatMap(at -> Arbitraries.of("0", "00", "9", "999", "256", "-", ".", "e", "1.0", " ", "")
                        .map(digits -> message.substring(0, at) + digits + message.substring(at + 1)));
    }

    @Property
    void whatTheFirmwareWritesIsReadFast(@ForAll("messages") String message) {
        assertTrue(FrameScanner.read(message.getBytes(UTF_8), id -> true).isPresent());
    }

    @Provide
    Arbitrary<String> messages() {
        Arbitrary<String> frame = Combinators
                .combine(frames(), Arbitraries.integers().between(0, 8), Arbitraries.of(true, false))
                .as((sender, length, remote) -> "{\"id\":%d,\"dlc\":%d,\"rtr\":%b,\"extd\":%b,\"data\":[%s]}"
                        .formatted(sender.id().value(), length, remote, sender.id().extended(), IntStream.range(0, 8)
                                .mapToObj(i -> String.valueOf(sender.at(i))).collect(Collectors.joining(","))));
        return Combinators.combine(Arbitraries.integers().between(0, 59_999), frame.list().ofMinSize(1).ofMaxSize(4))
                .as((ts, all) -> "{\"bus\":\"0\",\"type\":\"rx\",\"ts\":" + ts + ",\"frame\":[" + String.join(",", all)
                        + "]}");
    }

    private static void readAll(byte[] payload) {
        Predicate<CanId> all = id -> true;
        AdapterStatus.parse(payload);
        AutoPidMessage.parse(payload)
                .ifPresent(message -> assertTrue(message.values().values().stream().allMatch(Double::isFinite),
                        () -> message.values().toString()));
        AutoPidMessage.error(payload);
        BatteryVoltage.parse(payload).ifPresent(volts -> assertTrue(Double.isFinite(volts)));
        CanMessage.looksLikeFrames(payload);
        CanMessage.decode(payload, all);
    }

    @Provide
    Arbitrary<String> spoiled() {
        return Mutations.of(SAMPLES);
    }

    @Provide
    Arbitrary<CanFrame> frames() {
        Arbitrary<CanId> ids = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 0x7FF).map(value -> CanId.parse("%03X".formatted(value))),
                Arbitraries.integers().between(0, 0x1FFFFFFF).map(value -> CanId.parse("%08X".formatted(value))));
        return ids.flatMap(id -> Arbitraries.bytes().array(byte[].class).ofSize(8).map(data -> new CanFrame(id, data)));
    }
}
