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
package org.openhab.binding.wican.internal.handler;

import static org.junit.jupiter.api.Assertions.*;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.*;

import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.WicanBindingConstants;
import org.openhab.binding.wican.internal.testing.ChannelTypes;
import org.openhab.binding.wican.internal.testing.Vehicles;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandlerCallback;

/**
 * Proves which channel each value of a profile gets.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ValueChannelTest {

    private static final ThingUID THING = new ThingUID(WicanBindingConstants.THING_TYPE_ADAPTER, "car");
    private static final ChannelTypes TYPES = new ChannelTypes();

    @ParameterizedTest
    @CsvSource({ "HV_W kW, hv-power, hv-power, Traction Battery Power", //
            "HV_W W, hv-power, hv-power, Traction Battery Power", //
            "CHARGING on/off, charging, charging, Charging", //
            "GEAR, gear, gear, Gear", //
            "TYRE_P_FL psi, tyre-pressure-fl, tyre-pressure-fl, Tyre Pressure Front Left", //
            "HV_C_V_17 V, cell-voltage-17, cell-voltage, Cell Voltage 17", //
            "HV_C_V_007 V, cell-voltage-7, cell-voltage, Cell Voltage 7", //
            "HV_C_V17 V, cell-voltage-17, cell-voltage, Cell Voltage 17", //
            "HV_C_V_MAX V, cell-voltage-max, cell-voltage-max, Maximum Cell Voltage", //
            "HV_T_3 °C, module-temperature-3, module-temperature, Module Temperature 3" })
    void aKnownValueHasTheTypeWithItsMeaning(String value, String id, String type, String label) {
        ValueChannel channel = only(value);

        assertEquals(id, channel.id());
        assertEquals("wican:" + type, channel.type().getAsString());
        assertEquals(label, openhabChannel(channel).getLabel());
    }

    @ParameterizedTest
    @CsvSource({ "SOC_NORM %, value-soc-norm, value-percent, Percentage: SOC_NORM", //
            "Foo__Bar9 V, value-foo-bar9, value-voltage, Voltage: Foo__Bar9", //
            "PUMP on/off, value-pump, value-switch, Value: PUMP", //
            "RATIO, value-ratio, value-number, Value: RATIO", //
            "HV_C_V_12345 V, value-hv-c-v-12345, value-voltage, Voltage: HV_C_V_12345", //
            "OTHER_T_3 °C, value-other-t-3, value-temperature, Temperature: OTHER_T_3", //
            "Größe l, value-gr-e, value-volume, Volume: Größe", //
            "hv_w kW, value-hv-w, value-power, Power: hv_w" })
    void anUnknownValueHasTheTypeOfItsUnitAndItsNameInTheLabel(String value, String id, String type, String label) {
        ValueChannel channel = only(value);

        assertEquals(id, channel.id());
        assertEquals("wican:" + type, channel.type().getAsString());
        assertEquals(label, openhabChannel(channel).getLabel());
    }

    @Test
    void aKnownNameWithAUnitOfAnotherKindIsAnUnknownValue() {
        ValueChannel channel = only("HV_CAPACITY kWh");

        assertEquals("value-hv-capacity", channel.id());
        assertEquals("wican:value-energy", channel.type().getAsString());
    }

    @Test
    void numberedValuesAreForAdvancedUsers() {
        assertTrue(TYPES.all().get(only("HV_C_V_17 V").type().getId()).advanced());
        assertTrue(TYPES.all().get(only("HV_T_17 °C").type().getId()).advanced());
    }

    @Test
    void theStateOfChargeOfTheHouseHasNoSecondChannel() {
        assertEquals(List.of("soc-battery"), ids("SOC_D %", "SOC %"), "the dashboard's is the one of the house");
        assertEquals(List.of("state-of-health"), ids("SOC %", "SOH %"));
        assertEquals(List.of("hv-voltage"), ids("HV_V V"), "without a state of charge");
    }

    @Test
    void ofTwoValuesWithTheSameIdTheFirstHasTheChannel() {
        List<ValueChannel> channels = ValueChannel
                .of(Vehicles.vehicle("car", "HV_C_V_1 V", "HV_C_V_01 V", "a_b V", "A_B V", "A__B V"));

        assertEquals(List.of("HV_C_V_1", "a_b"), channels.stream().map(ValueChannel::parameter).toList());
    }

    @Test
    void anUnknownValueNeverTakesTheIdOfAKnownChannel() {
        assertEquals(List.of("value-online", "value-soc", "value-last-seen", "range"),
                ids("ONLINE on/off", "soc %", "LAST_SEEN", "RANGE km"));
    }

    @Test
    void channelsKeepTheOrderOfTheProfile() {
        assertEquals(List.of("range", "value-x", "charging"), ids("RANGE km", "X", "SOC %", "CHARGING on/off"));
    }

    private static List<String> ids(String... values) {
        return ValueChannel.of(Vehicles.vehicle("car", values)).stream().map(ValueChannel::id).toList();
    }

    private static ValueChannel only(String value) {
        List<ValueChannel> channels = ValueChannel.of(Vehicles.vehicle("car", value));
        assertEquals(1, channels.size());
        return channels.get(0);
    }

    private static Channel openhabChannel(ValueChannel channel) {
        ThingHandlerCallback callback = mock(ThingHandlerCallback.class);
        when(callback.createChannelBuilder(any(), any()))
                .thenAnswer(call -> TYPES.builder(call.getArgument(0), call.getArgument(1)));
        return channel.channel(THING, callback);
    }
}
