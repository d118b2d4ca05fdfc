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

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests for {@link ValueKind}: what a value can be because of what it means.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ValueKindTest {

    @ParameterizedTest
    @CsvSource({ "SOC, %, STATE_OF_CHARGE", "MyCar_SOC, '', STATE_OF_CHARGE", "SOC_MAX, %, OTHER",
            "ODOMETER, km, ODOMETER", "ODOMETER_MI, mi, ODOMETER", "Kilometerstand, '', ODOMETER",
            "ODOMETER, V, VOLTAGE", "RANGE, km, RANGE", "Reichweite, '', RANGE", "RANGE, A, CURRENT",
            "BATT_CAPACITY, Ah, CAPACITY", "HV_CAPACITY_KWH, kWh, CAPACITY", "Kapazität, '', CAPACITY",
            "HV_CAPACITY_R, kWh, ENERGY", "SOH, %, STATE_OF_HEALTH", "StateOfHealth, '', STATE_OF_HEALTH",
            "OUTSIDE_TEMPERATURE, °C, TEMPERATURE", "BattTemp, '', TEMPERATURE", "HV_T_MAX, °C, TEMPERATURE",
            "HV_V, V, VOLTAGE", "HV_A, A, CURRENT", "HV_W, W, POWER", "X, kW, POWER", "HV_KWH_R, Wh, ENERGY",
            "SPEED, km/h, SPEED", "X, '', OTHER", "电池温度, '', OTHER" })
    void theKindFollowsFromNameAndUnit(String name, String unit, ValueKind kind) {
        assertEquals(kind, ValueKind.of(name, unit));
    }

    @ParameterizedTest
    @CsvSource({ "STATE_OF_CHARGE, 0, 100", "ODOMETER, 0, 2000000", "RANGE, 0, 2000", "CAPACITY, 0.5, 2000",
            "STATE_OF_HEALTH, 0, 110", "TEMPERATURE, -60, 200", "SPEED, -100, 400" })
    void eachKindHasItsEnds(ValueKind kind, double lowest, double highest) {
        assertTrue(kind.isPossible(lowest));
        assertTrue(kind.isPossible(highest));
        assertFalse(kind.isPossible(lowest - 0.01));
        assertFalse(kind.isPossible(highest + 0.01));
    }

    @ParameterizedTest
    @ValueSource(doubles = { 1023, 4095, 65535, 16777215, 4294967295.0 })
    void allOnesAreNotKnownEvenAtFirst(double code) {
        assertTrue(ValueKind.RANGE.isCodeForUnknown(code));
        assertFalse(ValueKind.RANGE.isCodeForUnknown(code - 1));
        assertFalse(ValueKind.STATE_OF_CHARGE.isCodeForUnknown(code));
        assertFalse(ValueKind.TEMPERATURE.isCodeForUnknown(code));
    }

    @ParameterizedTest
    @ValueSource(doubles = { 102.3, 409.5, 6553.5, 655.35, 65.54, 32767.5, 16777.22, 167772.15 })
    void scaledOnesAreNotKnownWhereNothingLedThere(double code) {
        assertTrue(ValueKind.VOLTAGE.isCodeForUnknown(code, code * 2));
        assertFalse(ValueKind.VOLTAGE.isCodeForUnknown(code, code + 1));
        assertFalse(ValueKind.VOLTAGE.isCodeForUnknown(code));
        assertFalse(ValueKind.VOLTAGE.isCodeForUnknown(code + 1.2, code * 2));
    }

    @Test
    void aNumberThatMeansNothingKnownIsNotKnownIfItIsLong() {
        assertTrue(ValueKind.OTHER.isCodeForUnknown(65535));
        assertTrue(ValueKind.OTHER.isCodeForUnknown(65535, 12));
        assertFalse(ValueKind.OTHER.isCodeForUnknown(1023));
        assertFalse(ValueKind.OTHER.isCodeForUnknown(6553.5, 12));
        assertTrue(ValueKind.TEMPERATURE.isCodeForUnknown(-40, 18));
        assertFalse(ValueKind.TEMPERATURE.isCodeForUnknown(-40, -39));
        assertFalse(ValueKind.TEMPERATURE.isCodeForUnknown(-40, -38));
        assertTrue(ValueKind.TEMPERATURE.isCodeForUnknown(-40, -37.9));
        assertFalse(ValueKind.TEMPERATURE.isCodeForUnknown(-41, 18));
        assertFalse(ValueKind.RANGE.isCodeForUnknown(1023, 980));
        assertTrue(ValueKind.RANGE.isCodeForUnknown(1023, 970));
    }

    @ParameterizedTest
    @CsvSource({ "STATE_OF_CHARGE, 60, 62, true", "STATE_OF_CHARGE, 60, 62.1, false", "STATE_OF_CHARGE, 60, 58, true",
            "STATE_OF_CHARGE, 60, 57.9, false", "ODOMETER, 100, 100, true", "ODOMETER, 100, 102, true",
            "ODOMETER, 100, 102.1, false", "ODOMETER, 100, 99.9, false", "RANGE, 100, 130, true",
            "RANGE, 100, 131, false", "RANGE, 400, 460, true", "RANGE, 400, 461, false", "TEMPERATURE, 18, 26, true",
            "TEMPERATURE, 18, 26.1, false", "CAPACITY, 64, 57.6, true", "CAPACITY, 64, 57.5, false",
            "VOLTAGE, 0, 1500, true" })
    void aNearValueMayBeTheSameReadOnceMore(ValueKind kind, double from, double to, boolean isNear) {
        assertEquals(isNear, kind.areNear(from, to));
    }

    @ParameterizedTest
    @CsvSource({ "STATE_OF_CHARGE, 60, 66, 60000, true", "STATE_OF_CHARGE, 60, 66.1, 60000, false",
            "STATE_OF_CHARGE, 60, 54, 60000, true", "STATE_OF_CHARGE, 60, 66, -60000, true",
            "ODOMETER, 100, 106, 60000, true", "ODOMETER, 100, 106.1, 60000, false", "ODOMETER, 100, 99, 60000, false",
            "TEMPERATURE, 18, 36, 60000, true", "TEMPERATURE, 18, 36.1, 60000, false" })
    void aValueBecomesAnotherInItsTime(ValueKind kind, double from, double to, long millis, boolean can) {
        assertEquals(can, kind.canBecome(from, to, millis));
    }

    @Test
    void nothingIsPossibleFromLittle() {
        assertTrue(ValueKind.STATE_OF_CHARGE.canBecomeZero(10));
        assertFalse(ValueKind.STATE_OF_CHARGE.canBecomeZero(10.1));
        assertTrue(ValueKind.RANGE.canBecomeZero(30));
        assertFalse(ValueKind.RANGE.canBecomeZero(31));
        assertTrue(ValueKind.CURRENT.canBecomeZero(400));
        assertFalse(ValueKind.VOLTAGE.canBecomeZero(350));
        assertTrue(ValueKind.ODOMETER.mustMove());
        assertFalse(ValueKind.RANGE.mustMove());
        assertTrue(ValueKind.RANGE.isSteady());
        assertFalse(ValueKind.VOLTAGE.isSteady());
    }
}
