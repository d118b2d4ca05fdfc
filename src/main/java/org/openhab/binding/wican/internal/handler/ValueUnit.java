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

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

import javax.measure.Unit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.core.library.CoreItemFactory;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.unit.MetricPrefix;
import org.openhab.core.library.unit.SIUnits;
import org.openhab.core.library.unit.Units;
import org.openhab.core.types.State;

/**
 * The {@link ValueUnit} says what openHAB makes of the unit of a profile's value.
 *
 * @param itemType the type of item that holds such a value
 * @param typeId the channel type for a value that has no type of its own
 * @param unit openHAB's unit; nothing for a plain number or a switch
 * @param factor from the profile's unit to openHAB's
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record ValueUnit(String itemType, String typeId, @Nullable Unit<?> unit, double factor) {

    private static final int DECIMALS = 4;
    private static final double KILOMETRES_PER_MILE = 1.609344;
    private static final double BAR_PER_PSI = 0.0689475729;

    private static final ValueUnit NUMBER = new ValueUnit(CoreItemFactory.NUMBER, "value-number", null, 1);
    private static final ValueUnit SWITCH = new ValueUnit(CoreItemFactory.SWITCH, "value-switch", null, 1);

    private static final Map<String, ValueUnit> BY_SYMBOL = Map.ofEntries(Map.entry(Parameter.ON_OFF, SWITCH),
            entry("%", "Dimensionless", "value-percent", Units.PERCENT),
            entry("ppm", "Dimensionless", "value-percent", Units.PARTS_PER_MILLION),
            entry("V", "ElectricPotential", "value-voltage", Units.VOLT),
            entry("A", "ElectricCurrent", "value-current", Units.AMPERE),
            entry("W", "Power", "value-power", Units.WATT),
            entry("kW", "Power", "value-power", MetricPrefix.KILO(Units.WATT)),
            entry("Wh", "Energy", "value-energy", Units.WATT_HOUR),
            entry("kWh", "Energy", "value-energy", Units.KILOWATT_HOUR),
            entry("Ah", "ElectricCharge", "value-charge", Units.AMPERE_HOUR),
            entry("km", "Length", "value-length", MetricPrefix.KILO(SIUnits.METRE)),
            Map.entry("mi", quantity("Length", "value-length", MetricPrefix.KILO(SIUnits.METRE), KILOMETRES_PER_MILE)),
            entry("km/h", "Speed", "value-speed", SIUnits.KILOMETRE_PER_HOUR),
            entry("°C", "Temperature", "value-temperature", SIUnits.CELSIUS),
            entry("bar", "Pressure", "value-pressure", Units.BAR),
            entry("kPa", "Pressure", "value-pressure", MetricPrefix.KILO(SIUnits.PASCAL)),
            Map.entry("psi", quantity("Pressure", "value-pressure", Units.BAR, BAR_PER_PSI)),
            entry("h", "Time", "value-time", Units.HOUR), entry("min", "Time", "value-time", Units.MINUTE),
            entry("s", "Time", "value-time", Units.SECOND), entry("rpm", "Frequency", "value-frequency", Units.RPM),
            entry("Hz", "Frequency", "value-frequency", Units.HERTZ),
            entry("Ω", "ElectricResistance", "value-resistance", Units.OHM),
            entry("kΩ", "ElectricResistance", "value-resistance", MetricPrefix.KILO(Units.OHM)),
            entry("l", "Volume", "value-volume", Units.LITRE));

    /**
     * @param symbol the unit as profiles write it; what has no dimension in openHAB is a plain number
     */
    static ValueUnit of(String symbol) {
        return BY_SYMBOL.getOrDefault(symbol, NUMBER);
    }

    /**
     * @return true if openHAB has a unit for this symbol
     */
    static boolean isKnown(String symbol) {
        return BY_SYMBOL.containsKey(symbol);
    }

    /**
     * @param value in the profile's unit
     */
    State state(double value) {
        if (CoreItemFactory.SWITCH.equals(itemType)) {
            return OnOffType.from(value != 0);
        }
        BigDecimal rounded = BigDecimal.valueOf(value * factor).setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        BigDecimal number = rounded.scale() < 0 ? rounded.setScale(0) : rounded;
        Unit<?> unit = this.unit;
        return unit == null ? new DecimalType(number) : new QuantityType<>(number, unit);
    }

    private static Map.Entry<String, ValueUnit> entry(String symbol, String dimension, String typeId, Unit<?> unit) {
        return Map.entry(symbol, quantity(dimension, typeId, unit, 1));
    }

    private static ValueUnit quantity(String dimension, String typeId, Unit<?> unit, double factor) {
        return new ValueUnit(CoreItemFactory.NUMBER + ":" + dimension, typeId, unit, factor);
    }
}
