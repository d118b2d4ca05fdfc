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
package org.openhab.binding.wican.internal.vehicle.kinds;

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.vehicle.Parameter;

/**
 * Tests for {@link SocName}: which names mean the state of charge, and which do not.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class SocNameTest {

    @ParameterizedTest
    @ValueSource(strings = { "SOC", "soc", "SoC", "EV_SOC", "manual_soc", "HV_BATT_SOC", "SOC_PERCENT",
            "StateOfChargeBMS", "MyCar_SOC", "Akkustand", "Ladestand", "SOC_BMS", "soc_bms", "BMS_SOC", "BatterySoC",
            "batterySoC", "SOCBMS", "BMSSOC", "BATTERYSOC", "BATTSOC", "HVSOC", "hvbattsoc", "SOCREAL", "RealSoC",
            "STATEOFCHARGE", "state of charge", "State-Of-Charge", "BatteryStateOfCharge", "BATTERY_LEVEL",
            "BatteryLevel", "5B-HybrBatPackRemLife", "Ladezustand", "LadeZustand", "AKKU_STAND", "Batterieladezustand",
            "Akkuladestand", "HochvoltBatterieLadezustand", "SOC [%]", "soc%", "22028C SOC", "SOC1", "S.O.C.",
            "EV400V_SOC", "电池SOC", "état_de_charge", "StatoDiCarica", "ZOE SOC", "SOC_TOTAL", "SOC_48", "_SOC" })
    void itIsTheStateOfCharge(String name) {
        assertEquals(Optional.of(Parameter.SOC), SocName.of(name).map(SocName::parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = { "SOC_D", "SOCD", "SocD", "soc-d", "SOC_DISPLAY", "SOCDISPLAY", "SOC_DISP",
            "state_of_charge_display", "DisplaySOC", "DisplayedSoC", "SOC_DASH", "DashboardSOC", "EV_SOC_D",
            "SOC Anzeige", "Ladestand_Anzeige", "ClusterSOC" })
    void itIsTheStateOfChargeAsTheDashboardShowsIt(String name) {
        assertEquals(Optional.of(Parameter.SOC_DISPLAYED), SocName.of(name).map(SocName::parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = { "LV_SOC", "LVSOC", "SOC_12V", "SOC12V", "12V_SOC", "12VSOC", "SOC_12", "48V_SOC",
            "AUX_SOC", "AuxBatterySOC", "StarterbatterieSOC", "12V Ladestand", "KeyBatteryLevel", "LowVoltageSOC",
            "SOC_LV", "cell_soc_3" })
    void itBelongsToAnotherBattery(String name) {
        assertEquals(Optional.empty(), SocName.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "SOC_MIN", "SOC_MAX", "SOCMAX", "socMin", "batterySoCMin", "SOC_TARGET", "TargetSOC",
            "SOC_LIMIT", "ChargeLimitSoc", "SOC_D_MAX", "MinimumStateOfCharge", "Ziel_SOC", "ZielLadestand",
            "TIME_AT_100_SOC", "SOC_KWH", "SOC_ERROR", "SOC最大", "SOC_SETPOINT", "soc_upper", "SOC_TIMESTAMP" })
    void itIsALimitOrNoChargeAtAll(String name) {
        assertEquals(Optional.empty(), SocName.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "SOCKET", "SOCKET_TEMP", "SOCIAL", "ASSOCIATED", "SOCX", "socks", "SOH",
            "STATE_OF_HEALTH", "Batt", "BATTERY", "RANGE", "CHARGE", "CHARGING", "Ladestation", "LADESTATUS",
            "FuelLevel", "电池温度", "Температура", "%", "_", "D", "2", "S_O", "STATE_OF", "OF_CHARGE", "Bat_SO_H" })
    void itIsSomethingElse(String name) {
        assertEquals(Optional.empty(), SocName.of(name));
    }

    @Test
    void theFewestWordsBesideItMeanIt() {
        assertEquals(0, words("SOC"));
        assertEquals(0, words("_SOC"));
        assertEquals(0, words("SOC_D"));
        assertEquals(0, words("state of charge"));
        assertEquals(1, words("SOC_BMS"));
        assertEquals(1, words("HVSOC"));
        assertEquals(2, words("HV_BATT_SOC"));
        assertEquals(1, words("EV_SOC_D"));
        assertTrue(SocName.PLAINEST_FIRST.compare(new SocName("SOC", 0), new SocName("SOC", 1)) < 0);
    }

    @Test
    void ofSeveralNamesThePlainestIsMeantAndOfThoseTheFirst() {
        assertEquals(Map.of("BMS_SOC", Parameter.SOC, "SOC_D", Parameter.SOC_DISPLAYED),
                SocName.channels(List.of("HV_BATT_SOC", "BMS_SOC", "EV_SOC", "EV_SOC_D", "SOC_D", "SOC_MAX", "RANGE")));
        assertEquals(Map.of(), SocName.channels(List.of("SOC_MAX", "RANGE")));
        assertEquals(Map.of("SOC_D", Parameter.SOC_DISPLAYED), SocName.channels(List.of("SOC_D")));
    }

    private static int words(String name) {
        return SocName.of(name).orElseThrow().furtherWords();
    }
}
