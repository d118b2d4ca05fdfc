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

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The {@link KnownValues} are the parameter names that have a channel type of their own, with a translated label. The
 * names are those that the adapter, its maker's profiles and this binding share.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class KnownValues {

    /** HV_C_V_17 is the 17th of many alike. */
    private static final Pattern NUMBERED = Pattern.compile("(.*[A-Z_])_?(\\d+)");

    private static final String SWITCH = "Switch";
    private static final String NUMBER = "Number";
    private static final String PERCENT = "Number:Dimensionless";
    private static final String VOLTAGE = "Number:ElectricPotential";
    private static final String CURRENT = "Number:ElectricCurrent";
    private static final String POWER = "Number:Power";
    private static final String ENERGY = "Number:Energy";
    private static final String CHARGE = "Number:ElectricCharge";
    private static final String LENGTH = "Number:Length";
    private static final String TEMPERATURE = "Number:Temperature";
    private static final String PRESSURE = "Number:Pressure";

    private static final Map<String, KnownValue> BY_NAME = Map.ofEntries( //
            entry("SOC", "soc-battery", PERCENT), //
            entry("SOC_MIN", "soc-min", PERCENT), //
            entry("SOC_MAX", "soc-max", PERCENT), //
            entry("SOH", "state-of-health", PERCENT), //
            entry("HX", "hx", PERCENT), //
            entry("HV_V", "hv-voltage", VOLTAGE), //
            entry("HV_A", "hv-current", CURRENT), //
            entry("HV_W", "hv-power", POWER), //
            entry("HV_T_MAX", "hv-temperature-max", TEMPERATURE), //
            entry("HV_T_MIN", "hv-temperature-min", TEMPERATURE), //
            entry("HV_C_V_MAX", "cell-voltage-max", VOLTAGE), //
            entry("HV_C_V_MIN", "cell-voltage-min", VOLTAGE), //
            entry("BATT_TEMP", "battery-temperature", TEMPERATURE), //
            entry("HV_CAPACITY", "capacity", CHARGE), //
            entry("HV_CAPACITY_KWH", "energy-capacity", ENERGY), //
            entry("HV_CAPACITY_R", "energy-remaining", ENERGY), //
            entry("KWH_CHARGED", "energy-charged", ENERGY), //
            entry("KWH_DISCHARGED", "energy-discharged", ENERGY), //
            entry("HV_AH_CHARGED", "charge-charged", CHARGE), //
            entry("HV_AH_DISCHARGED", "charge-discharged", CHARGE), //
            entry("RANGE", "range", LENGTH), //
            entry("ODOMETER", "odometer", LENGTH), //
            entry("SPEED", "speed", "Number:Speed"), //
            entry("CHARGING", "charging", SWITCH), //
            entry("CHARGING_DC", "dc-charging", SWITCH), //
            entry("CHARGER_CONNECTED", "charger-connected", SWITCH), //
            entry("AC_PLUG", "ac-plug", SWITCH), //
            entry("DC_PLUG", "dc-plug", SWITCH), //
            entry("READY", "ready", SWITCH), //
            entry("KEY", "key", SWITCH), //
            entry("PARK_BRAKE", "park-brake", SWITCH), //
            entry("GEAR", "gear", NUMBER), //
            entry("AC_C_A", "ac-charging-current", CURRENT), //
            entry("AC_C_V", "ac-charging-voltage", VOLTAGE), //
            entry("AC_P", "ac-phases", NUMBER), //
            entry("DC_C_A", "dc-charging-current", CURRENT), //
            entry("DC_C_V", "dc-charging-voltage", VOLTAGE), //
            entry("CHARGER_DC_PWR", "dc-charging-power", POWER), //
            entry("LV_V", "lv-voltage", VOLTAGE), //
            entry("LV_A", "lv-current", CURRENT), //
            entry("LV_SOC", "lv-soc", PERCENT), //
            entry("OUTSIDE_TEMPERATURE", "outside-temperature", TEMPERATURE), //
            entry("CABIN_TEMPERATURE", "cabin-temperature", TEMPERATURE), //
            entry("COOLANT_TMP", "coolant-temperature", TEMPERATURE), //
            entry("MOTOR_TMP", "motor-temperature", TEMPERATURE), //
            entry("INVERTER_TMP", "inverter-temperature", TEMPERATURE), //
            entry("TYRE_P_FL", "tyre-pressure-fl", PRESSURE), //
            entry("TYRE_P_FR", "tyre-pressure-fr", PRESSURE), //
            entry("TYRE_P_RL", "tyre-pressure-rl", PRESSURE), //
            entry("TYRE_P_RR", "tyre-pressure-rr", PRESSURE), //
            entry("TYRE_T_FL", "tyre-temperature-fl", TEMPERATURE), //
            entry("TYRE_T_FR", "tyre-temperature-fr", TEMPERATURE), //
            entry("TYRE_T_RL", "tyre-temperature-rl", TEMPERATURE), //
            entry("TYRE_T_RR", "tyre-temperature-rr", TEMPERATURE), //
            entry("ISOLATION", "isolation", "Number:ElectricResistance"), //
            entry("OPERATING_H", "operating-time", "Number:Time"));

    private static final Map<String, KnownValue> BY_NUMBERED_NAME = Map
            .ofEntries(entry("HV_C_V_", "cell-voltage", VOLTAGE), entry("HV_T_", "module-temperature", TEMPERATURE));

    private KnownValues() {
    }

    /**
     * @param typeId the channel type; the channel's id too, with the number behind it where there are many alike
     * @param itemType the type of item of that channel type
     * @param number which one of many alike; 0 for a single one
     */
    record KnownValue(String typeId, String itemType, int number) {

        String channelId() {
            return number == 0 ? typeId : typeId + "-" + number;
        }
    }

    static Optional<KnownValue> find(String parameter) {
        KnownValue known = BY_NAME.get(parameter);
        return known == null ? numbered(parameter) : Optional.of(known);
    }

    private static Optional<KnownValue> numbered(String parameter) {
        Matcher matcher = NUMBERED.matcher(parameter);
        if (!matcher.matches() || matcher.group(2).length() > 4) {
            return Optional.empty();
        }
        String name = matcher.group(1);
        @Nullable
        KnownValue known = BY_NUMBERED_NAME.get(name.endsWith("_") ? name : name + "_");
        return known == null ? Optional.empty()
                : Optional.of(new KnownValue(known.typeId(), known.itemType(), Integer.parseInt(matcher.group(2))));
    }

    private static Map.Entry<String, KnownValue> entry(String name, String typeId, String itemType) {
        return Map.entry(name, new KnownValue(typeId, itemType, 0));
    }
}
