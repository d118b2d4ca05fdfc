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

import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests for {@link BatteryVoltage}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class BatteryVoltageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{\"battery_voltage\": 12.640000}|12.64", "{\"battery_voltage\":5}|5",
            "{\"battery_voltage\":32.0}|32", "{\"x\":[1],\"battery_voltage\":12,\"y\":{\"z\":1}}|12" })
    void theLevelIsRead(String payload, double volts) {
        assertEquals(OptionalDouble.of(volts), parse(payload));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"battery_voltage\":4.99}", "{\"battery_voltage\":32.01}", "{\"battery_voltage\":-12}",
            "{\"battery_voltage\":null}", "{\"battery_voltage\":\"12.6\"}", "{\"voltage\":12.6}", "{}", "12.6", "",
            "{\"battery_voltage\":12.6", "[12.6]", "{\"rsp\": \"ok\"}" })
    void anythingElseIsNoLevel(String payload) {
        assertEquals(OptionalDouble.empty(), parse(payload));
    }

    @Test
    void aMessageMayBeAsLongAsTheAdaptersAreAndNotLonger() {
        String message = "{\"battery_voltage\":12}";
        String largest = " ".repeat(1024 - message.length()) + message;

        assertEquals(OptionalDouble.of(12), parse(largest));
        assertEquals(OptionalDouble.empty(), parse(" " + largest));
    }

    private static OptionalDouble parse(String payload) {
        return BatteryVoltage.parse(payload.getBytes(UTF_8));
    }
}
