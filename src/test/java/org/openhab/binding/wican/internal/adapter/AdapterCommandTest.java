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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests for {@link AdapterCommand} and the answer to it, {@link BatteryVoltage}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AdapterCommandTest {

    @Test
    void commandsAreWrittenAsTheFirmwareReadsThem() {
        assertEquals("{\"cmd\":\"get_vbatt\"}", new String(AdapterCommand.GET_VBATT.encode(), UTF_8));
        assertEquals("{\"cmd\":\"reboot\"}", new String(AdapterCommand.REBOOT.encode(), UTF_8));
    }

    @Test
    void theLevelIsReadFromTheAnswersOfClassicAndPro() {
        assertEquals(OptionalDouble.of(12.64), voltage("{\"battery_voltage\": 12.640000}"));
        assertEquals(OptionalDouble.of(12.64), voltage("{\"battery_voltage\": 12.64}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "12.6", "[12.6]", "{\"cmd\":\"get_vbatt\"}", "{\"rsp\": \"ok\"}",
            "{\"battery_voltage\": null}", "{\"battery_voltage\": \"12.6\"}", "{\"battery_voltage\": 0.000000}",
            "{\"battery_voltage\": nan}", "{\"battery_voltage\": 1e400}", "{\"battery_voltage\": 12.6" })
    void whateverElseIsThereIsNoLevel(String payload) {
        assertEquals(OptionalDouble.empty(), voltage(payload));
    }

    private static OptionalDouble voltage(String payload) {
        return BatteryVoltage.parse(payload.getBytes(UTF_8));
    }
}
