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
package org.openhab.binding.wican.internal.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * The {@link CarState} is what a simulated car tells beside its state of charge: values as a car of ten thousand
 * kilometres a year has them on a mild day, which do not contradict each other.
 *
 * @param soc the state of charge, in percent
 * @param volts the level of the 12 V battery, in volts
 * @param isPlugged whether it is connected to a wallbox
 * @param isCharging whether current flows
 * @param isChargingPositive whether the car counts the current into its battery as positive
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record CarState(double soc, double volts, boolean isPlugged, boolean isCharging, boolean isChargingPositive) {

    private static final double TRACTION_VOLTS = 360;
    private static final double CHARGING_AMPERES = 18;
    private static final double CAPACITY_KWH = 39;
    private static final double KILOMETRES_PER_PERCENT = 2.4;

    private static final Pattern CHARGING_IS_POSITIVE = Pattern
            .compile("minus means discharging|plus means charging|− = discharging");

    /** Names as a regular expression, with their value; the first that fits counts. */
    private static final Map<Pattern, Double> AT_REST = new LinkedHashMap<>();

    static {
        put("SOH.*", 93);
        put("HX", 88);
        put("HV_V", TRACTION_VOLTS);
        put("HV_C_V_MAX", 3.76);
        put("HV_C_V.*", 3.75);
        put("HV_T.*|BATT_TEMP", 17);
        put("OUTSIDE_TEMPERATURE", 14);
        put("CABIN_TEMPERATURE", 18);
        put("TYRE_T.*", 15);
        put("TYRE_P.*", 2.4);
        put(".*_TMP", 20);
        put("HV_CAPACITY", 105);
        put("HV_CAPACITY_KWH", CAPACITY_KWH);
        put("KWH_CHARGED", 5300);
        put("KWH_DISCHARGED", 5000);
        put("HV_AH_CHARGED", 14_700);
        put("HV_AH_DISCHARGED", 14_000);
        put("ODOMETER", 31_200);
        put("OPERATING_H", 1100);
        put("ISOLATION", 5000);
        put("LV_SOC", 82);
        put("SPEED|GEAR|READY|KEY|LV_A|.*_DC|DC_.*|CHARGER_DC_PWR", 0);
        put("PARK_BRAKE|AC_P", 1);
    }

    /**
     * @return whether a car counts the current into its battery as positive, which the notes of the profiles tell
     */
    static boolean countsChargingAsPositive(VehicleProfile vehicle) {
        return CHARGING_IS_POSITIVE.matcher(vehicle.note()).find();
    }

    private static void put(String names, double value) {
        AT_REST.put(Pattern.compile(names), value);
    }

    /**
     * @return what the car would tell, in the unit of the parameter and within its range; nothing if it may tell
     *         anything
     */
    OptionalDouble of(Parameter parameter) {
        OptionalDouble value = now(parameter.name(), parameter.unit());
        return value.isEmpty() ? value
                : OptionalDouble.of(Math.max(parameter.min(), Math.min(parameter.max(), value.getAsDouble())));
    }

    private OptionalDouble now(String name, String unit) {
        double amperes = !isCharging ? 0 : isChargingPositive ? CHARGING_AMPERES : -CHARGING_AMPERES;
        return switch (name) {
            case "HV_A" -> OptionalDouble.of(amperes);
            case "HV_W" -> OptionalDouble.of(amperes * TRACTION_VOLTS / ("kW".equals(unit) ? 1000 : 1));
            case "LV_V" -> OptionalDouble.of(volts);
            case "RANGE" -> OptionalDouble.of(soc * KILOMETRES_PER_PERCENT);
            case "HV_CAPACITY_R" -> OptionalDouble.of(soc * CAPACITY_KWH / 100);
            case "CHARGING" -> OptionalDouble.of(isCharging ? 1 : 0);
            case "CHARGER_CONNECTED", "AC_PLUG" -> OptionalDouble.of(isPlugged ? 1 : 0);
            case "AC_C_V" -> OptionalDouble.of(isPlugged ? 230 : 0);
            case "AC_C_A" -> OptionalDouble.of(isCharging ? 28 : 0);
            default -> name.startsWith("SOC") ? OptionalDouble.of(soc)
                    : AT_REST.entrySet().stream().filter(entry -> entry.getKey().matcher(name).matches())
                            .mapToDouble(Map.Entry::getValue).findFirst();
        };
    }
}
