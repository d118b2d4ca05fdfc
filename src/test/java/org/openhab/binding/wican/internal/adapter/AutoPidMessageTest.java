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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.adapter.AutoPidMessage.Origin;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link AutoPidMessage}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AutoPidMessageTest {

    private static final int LARGEST = 16 * 1024;

    // ---- values

    @Test
    void numbersAreValuesByTheirNamesInTheirOrder() {
        AutoPidMessage message = message("{\"SOC_BMS\":84.5,\"HV_V\":351,\"A\":-1e2}");

        assertEquals(Map.of("SOC_BMS", 84.5, "HV_V", 351.0, "A", -100.0), message.values());
        assertEquals(List.of("SOC_BMS", "HV_V", "A"), List.copyOf(message.values().keySet()));
        assertEquals(Map.of(), message.units());
        assertEquals(Optional.empty(), message.timestamp());
        assertEquals(Origin.UNKNOWN, message.origin());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "84.5 %|84.5|%", "84,5%|84.5|%", "-3 °C|-3|°C", "351|351|", "+1e1 kWh|10|kWh",
            " 7 |7|" })
    void numbersMayBeTextsWithAUnit(String text, double value, @Nullable String unit) {
        AutoPidMessage message = message("{\"X\":\"%s\"}".formatted(text));

        assertEquals(Map.of("X", value), message.values());
        assertEquals(unit == null ? Map.of() : Map.of("X", unit), message.units());
    }

    @ParameterizedTest
    @CsvSource({ "true, 1", "false, 0", "'\"on\"', 1", "'\"OFF\"', 0", "'\"True\"', 1", "'\"false\"', 0" })
    void aSwitchIsOneOrZero(String json, double value) {
        AutoPidMessage message = message("{\"X\":%s}".formatted(json));

        assertEquals(Map.of("X", value), message.values());
        assertEquals(Map.of("X", AutoPidMessage.SWITCH), message.units());
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "[1]", "{\"Y\":1}", "\"\"", "\"Leaf\"", "\"12:30\"", "\"1.2.3\"", "1e999",
            "\"1e999\"", "\"1e999 %\"" })
    void whatIsNoNumberIsLeftOut(String json) {
        AutoPidMessage message = message("{\"X\":%s,\"SOC\":5}".formatted(json));

        assertEquals(Map.of("SOC", 5.0), message.values());
        assertEquals(Map.of(), message.units());
    }

    @Test
    void whereTheCarIsIsLeftOutAndSoIsWhatHasNoName() {
        assertEquals(Map.of("SOC", 5.0, "GPS", 1.0),
                message("{\"gps_lat\":48.1,\"gps_x\":{\"a\":[1]},\"\":7,\"SOC\":5,\"GPS\":1}").values());
    }

    @ParameterizedTest
    @CsvSource({ "84.5, 84.5", "' -1 ', -1" })
    void aBareNumberIsAValueWithoutAName(String json, double value) {
        assertEquals(Map.of(AutoPidMessage.BARE, value), message(json).values());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "\"84.5\"", "[84.5]", "null", "true", "84.5 1", "84.5}", "{\"SOC\":5",
            "{\"SOC\":5}}", "{\"SOC\":5}{}", "{\"SOC\"}", "{\"SOC\":5,\"autopid_data\":{\"A\":1}" })
    void whatIsNoMessageToItsVeryEndIsNone(String json) {
        assertEquals(Optional.empty(), AutoPidMessage.parse(json.getBytes(UTF_8)));
    }

    @Test
    void framesOfTheBusAreNoValues() {
        assertEquals(Optional.empty(), AutoPidMessage.parse(Recorded.message(Recorded.frame("353", "00"))));
    }

    @Test
    void aMessageIsNoLongerThanTheAdaptersAre() {
        String message = "{\"SOC\":5}";
        String largest = message + " ".repeat(LARGEST - message.length());

        assertEquals(Map.of("SOC", 5.0), message(largest).values());
        assertEquals(Optional.empty(), AutoPidMessage.parse((largest + " ").getBytes(UTF_8)));
    }

    // ---- values within a message

    @Test
    void valuesMayBeBesideSettingsAndStatusOfTheAdapter() {
        AutoPidMessage message = message("{\"battery_voltage\":\"12.6V\",\"timestamp\":1790000000,"
                + "\"_meta\":{\"age\":7,\"stale\":true},\"autopid_data\":{\"SOC\":\"5%\"},\"x\":1}");

        assertEquals(Map.of("SOC", 5.0), message.values());
        assertEquals(Map.of("SOC", "%"), message.units());
        assertEquals(Optional.of(Instant.ofEpochSecond(1_790_000_000)), message.timestamp());
        assertEquals(new Origin(Optional.of(Duration.ofSeconds(7)), true), message.origin());
    }

    @Test
    void whatTheyTellOfThemselvesCountsMore() {
        AutoPidMessage message = message("{\"timestamp\":1790000000,\"_meta\":{\"age\":7},"
                + "\"autopid_data\":{\"SOC\":5,\"timestamp\":1780000000,\"_meta\":{\"age\":9}}}");

        assertEquals(Optional.of(Instant.ofEpochSecond(1_780_000_000)), message.timestamp());
        assertEquals(Optional.of(Duration.ofSeconds(9)), message.origin().age());
    }

    @Test
    void aValueMayBeCalledLikeThem() {
        assertEquals(Map.of("autopid_data", 1.0, "_meta", 2.0), message("{\"autopid_data\":1,\"_meta\":2}").values());
    }

    // ---- its time

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "1790000000|1790000000", "\"1790000000\"|1790000000",
            "1790000000.9|1790000000", "1577836801|1577836801", "1577836800|", "12|", "4102444800|4102444800",
            "4102444801|", "-4102444801|", "\"noon\"|", "null|", "{\"a\":1}|", "1e999|", "\"NaN\"|" })
    void itsTimeIsToldWhereItCanBeTrue(String json, @Nullable Long seconds) {
        AutoPidMessage message = message("{\"timestamp\":%s,\"SOC\":5}".formatted(json));

        assertEquals(Optional.ofNullable(seconds).map(Instant::ofEpochSecond), message.timestamp());
        assertEquals(Map.of("SOC", 5.0), message.values());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "0|0", "1.5|1500", "\"12\"|12000", "315360000|315360000000", "315360001|",
            "-1|", "null|", "[1]|" })
    void itsAgeIsToldWhereItCanBeTrue(String json, @Nullable Long millis) {
        Origin origin = message("{\"_meta\":{\"x\":[1],\"age\":%s,\"stale\":false},\"SOC\":5}".formatted(json))
                .origin();

        assertEquals(Optional.ofNullable(millis).map(Duration::ofMillis), origin.age());
    }

    @Test
    void whatIsStoredIsToldByATruthValue() {
        assertTrue(message("{\"_meta\":{\"stale\":true}}").origin().isStored());
        assertEquals(Origin.UNKNOWN, message("{\"_meta\":{\"stale\":\"true\"}}").origin());
    }

    // ---- errors

    @Test
    void anErrorIsToldInTheAdaptersWords() {
        assertEquals(Optional.of("Timeout, pid: 2101"),
                error("{\"x\":{\"error\":\"y\"},\"error\":\"Timeout, pid: 2101\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"error\":5}", "{\"error\":[\"x\"],\"y\":\"z\"}", "[]", "\"error\"", "",
            "{\"error\":\"cut off\"" })
    void whatSaysNoneIsNoError(String json) {
        assertEquals(Optional.empty(), error(json));
    }

    @Test
    void anErrorIsNoLongerThanTheAdaptersMessages() {
        String message = "{\"error\":\"x\"}";
        String largest = message + " ".repeat(LARGEST - message.length());

        assertEquals(Optional.of("x"), error(largest));
        assertEquals(Optional.empty(), error(largest + " "));
    }

    private static Optional<String> error(String json) {
        return AutoPidMessage.error(json.getBytes(UTF_8));
    }

    private static AutoPidMessage message(String json) {
        return AutoPidMessage.parse(json.getBytes(UTF_8)).orElseThrow();
    }
}
