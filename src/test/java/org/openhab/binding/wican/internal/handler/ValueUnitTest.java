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

import java.math.BigDecimal;
import java.util.stream.Stream;

import javax.measure.Unit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.unit.MetricPrefix;
import org.openhab.core.library.unit.SIUnits;
import org.openhab.core.library.unit.Units;

/**
 * Proves that each unit of profiles becomes the right state in openHAB.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ValueUnitTest {

    private static Stream<Arguments> quantities() {
        return Stream.of(Arguments.of("%", "Dimensionless", "value-percent", Units.PERCENT),
                Arguments.of("ppm", "Dimensionless", "value-percent", Units.PARTS_PER_MILLION),
                Arguments.of("V", "ElectricPotential", "value-voltage", Units.VOLT),
                Arguments.of("A", "ElectricCurrent", "value-current", Units.AMPERE),
                Arguments.of("W", "Power", "value-power", Units.WATT),
                Arguments.of("kW", "Power", "value-power", MetricPrefix.KILO(Units.WATT)),
                Arguments.of("Wh", "Energy", "value-energy", Units.WATT_HOUR),
                Arguments.of("kWh", "Energy", "value-energy", Units.KILOWATT_HOUR),
                Arguments.of("Ah", "ElectricCharge", "value-charge", Units.AMPERE_HOUR),
                Arguments.of("km", "Length", "value-length", MetricPrefix.KILO(SIUnits.METRE)),
                Arguments.of("km/h", "Speed", "value-speed", SIUnits.KILOMETRE_PER_HOUR),
                Arguments.of("°C", "Temperature", "value-temperature", SIUnits.CELSIUS),
                Arguments.of("bar", "Pressure", "value-pressure", Units.BAR),
                Arguments.of("kPa", "Pressure", "value-pressure", MetricPrefix.KILO(SIUnits.PASCAL)),
                Arguments.of("h", "Time", "value-time", Units.HOUR),
                Arguments.of("min", "Time", "value-time", Units.MINUTE),
                Arguments.of("s", "Time", "value-time", Units.SECOND),
                Arguments.of("rpm", "Frequency", "value-frequency", Units.RPM),
                Arguments.of("Hz", "Frequency", "value-frequency", Units.HERTZ),
                Arguments.of("Ω", "ElectricResistance", "value-resistance", Units.OHM),
                Arguments.of("kΩ", "ElectricResistance", "value-resistance", MetricPrefix.KILO(Units.OHM)),
                Arguments.of("l", "Volume", "value-volume", Units.LITRE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("quantities")
    void aUnitThatOpenhabKnowsIsKept(String symbol, String dimension, String typeId, Unit<?> unit) {
        ValueUnit valueUnit = ValueUnit.of(symbol);

        assertEquals("Number:" + dimension, valueUnit.itemType());
        assertEquals(typeId, valueUnit.typeId());
        QuantityType<?> state = assertInstanceOf(QuantityType.class, valueUnit.state(12.5));
        assertEquals(unit, state.getUnit());
        assertEquals(new BigDecimal("12.5"), state.toBigDecimal());
    }

    @ParameterizedTest
    @CsvSource({ "psi, 36, 2.4821, bar, Number:Pressure", "psi, 0, 0, bar, Number:Pressure",
            "mi, 100, 160.9344, km, Number:Length", "mi, 1, 1.6093, km, Number:Length" })
    void anImperialUnitIsConverted(String symbol, double value, BigDecimal converted, String unit, String itemType) {
        ValueUnit valueUnit = ValueUnit.of(symbol);

        assertEquals(itemType, valueUnit.itemType());
        assertEquals(ValueUnit.of(unit).typeId(), valueUnit.typeId());
        assertEquals(new QuantityType<>(converted + " " + unit), valueUnit.state(value));
        assertEquals(converted + " " + unit, valueUnit.state(value).toString());
    }

    @ParameterizedTest
    @CsvSource({ "0, OFF", "-0.0, OFF", "1, ON", "255, ON", "-1, ON", "0.00001, ON" })
    void aSwitchIsOffOnlyAtZero(double value, OnOffType state) {
        ValueUnit unit = ValueUnit.of("on/off");

        assertEquals("Switch", unit.itemType());
        assertEquals("value-switch", unit.typeId());
        assertEquals(state, unit.state(value));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "none", "W/m²", "KM", "volt" })
    void whatOpenhabHasNoDimensionForIsAPlainNumber(String symbol) {
        ValueUnit unit = ValueUnit.of(symbol);

        assertEquals("Number", unit.itemType());
        assertEquals("value-number", unit.typeId());
        assertEquals(new DecimalType("12.5"), unit.state(12.5));
    }

    @ParameterizedTest
    @CsvSource({ "82.1002, 82.1002", "82.10015, 82.1002", "82.10014999, 82.1001", "0.1, 0.1", "84.0, 84", "100, 100",
            "123000, 123000", "10000000000, 10000000000", "0, 0", "-0.0, 0", "0.00004, 0", "-0.00005, -0.0001",
            "-12.34567, -12.3457", "0.30000000000000004, 0.3" })
    void numbersHaveFourDecimalsAtMostAndNoExponent(double value, String number) {
        assertEquals(number + " V", ValueUnit.of("V").state(value).toString());
        assertEquals(number, ValueUnit.of("").state(value).toString());
    }

    @Test
    void aPercentageIsNoFraction() {
        assertEquals("84 %", ValueUnit.of("%").state(84).toString());
    }
}
