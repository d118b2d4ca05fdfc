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
package org.openhab.binding.wican.internal.vehicle.maker;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.Parameter;

/**
 * The {@link MakerValue} is what the binding knows of a value by its name, where the adapter maker's profile does not
 * say more.
 *
 * @param names the names that have this meaning
 * @param unit the unit's symbol
 * @param min the smallest believable value
 * @param max the largest believable value
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record MakerValue(Pattern names, String unit, double min, double max) {

    private static final double ANY = Double.POSITIVE_INFINITY;

    private static final MakerValue STATE_OF_CHARGE = of("SOC|SOC_D|SOC_MIN|SOC_MAX", "%", 0, 100);
    private static final MakerValue UNKNOWN = of(".*", "", -ANY, ANY);

    private static final MakerValue[] KNOWN = { STATE_OF_CHARGE, of("SOH", "%", 0, 110),
            of("LV_SOC|HUMIDITY|FUEL", "%", 0, 100), of("HV_C_D_(MAX|MIN)", "%", -ANY, ANY),
            of("CHARGING|CHARGING_DC|CHARGER_CONNECTED|[AD]C_PLUG|READY|KEY|IGNITION|PARK_BRAKE|HV_RELAY",
                    Parameter.ON_OFF, -ANY, ANY),
            of("HV_V", "V", 0, 1000), of("HV_C_V_(MAX|MIN|\\d+)", "V", 0, 10), of("LV_V", "V", 0, 100),
            of("[AD]C_C_V", "V", -ANY, ANY), of("HV_A|LV_A|[AD]C_C_[AC]|CHARGING_R_A", "A", -ANY, ANY),
            of("HV_W", "W", -ANY, ANY), of("CHARGER_DC_PWR|POWER_MAX|REGEN_MAX|HV_AV", "kW", -ANY, ANY),
            of("HV_CAPACITY|BATT_CAPACITY|HV_AH_(DIS)?CHARGED", "Ah", 0, ANY),
            of("HV_CAPACITY_KWH|HV_CAPACITY_R|KWH_(DIS)?CHARGED", "kWh", 0, ANY), of("HV_KWH_R", "Wh", 0, ANY),
            of("HV_T_(MAX|MIN|A|I|\\d+)|TYRE_T_[FR][LR]|T_CAB|TMP_A|[A-Z_]+_(TMP|TEMP|TEMPERATURE)", "°C", -60, 200),
            of("RANGE|ODOMETER|OILCH_DIS|DIST_SINCE_FULL_CHARGE", "km", 0, ANY), of("ODOMETER_MI", "mi", 0, ANY),
            of("SPEED", "km/h", -ANY, ANY), of("TYRE_P_[FR][LR]", "psi", 0, 200), of("OP_TIME", "h", 0, ANY),
            of("CO2", "ppm", 0, ANY), of("[A-Z_]+_RPM", "rpm", -ANY, ANY), of("STEER_ANGLE", "°", -ANY, ANY),
            of("RESISTANCE|ISOLATION", "kΩ", 0, ANY) };

    /** The binding's symbols, and how else they are written. */
    private static final Map<String, String> SYMBOLS = symbols("%", "V", "A", "W", "kW", "Wh", "kWh", "Ah", "km",
            "km/h kmh kph", "mi miles", "°C degC", "bar", "kPa", "psi", "h hours hour hr", "min minutes",
            "s sec seconds", "rpm", "Nm", "Ω ohm", "kΩ kohm", "Hz", "ppm", "l litre liter", "kg", "g/s",
            "° deg degree degrees");

    private static MakerValue of(String names, String unit, double min, double max) {
        return new MakerValue(Pattern.compile(names), unit, min, max);
    }

    private static Map<String, String> symbols(String... spellings) {
        return Stream.of(spellings).map(line -> line.split(" "))
                .flatMap(line -> Stream.of(line).map(spelling -> Map.entry(spelling.toLowerCase(Locale.ROOT), line[0])))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * @param name a parameter's name
     */
    public static MakerValue named(String name) {
        return Stream.of(KNOWN).filter(known -> known.names.matcher(name).matches()).findFirst().orElse(UNKNOWN);
    }

    /**
     * @param written a unit as the maker writes it
     * @return the binding's symbol; empty, which stands for a plain number, if there is none
     */
    static String symbol(String written) {
        return SYMBOLS.getOrDefault(written.toLowerCase(Locale.ROOT), "");
    }

    /**
     * @return true if the name has a meaning
     */
    public boolean isKnown() {
        return !equals(UNKNOWN);
    }

    /** Whether the range is a matter of logic: no profile can widen it. */
    boolean isStrict() {
        return this == STATE_OF_CHARGE;
    }
}
