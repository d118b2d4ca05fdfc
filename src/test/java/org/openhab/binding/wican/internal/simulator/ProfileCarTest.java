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

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;

/**
 * Proves that a simulated car tells what a car may tell.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ProfileCarTest {

    private static final CarState AWAKE = new CarState(62, 12.6, false, false, true);
    private static final CarState CHARGES = new CarState(62, 13.9, true, true, true);

    static List<VehicleProfile> vehicles() {
        return House.VEHICLES.all();
    }

    private static Map<String, Double> values(VehicleProfile vehicle, CarState state) {
        ProfileCar car = ProfileCar.inState(vehicle, () -> state);
        Map<String, Double> values = new TreeMap<>();
        vehicle.queries().forEach(query -> values.putAll(query.decode(car.answerNow(query)).values()));
        return values;
    }

    @Test
    void theLeafOfTheSimulatorTellsWhatALeafTells() {
        VehicleProfile leaf = SimulatorOptions.parse().car();
        Map<String, Double> values = values(leaf, AWAKE);
        assertEquals(leaf.queries().stream().mapToInt(query -> query.parameters().size()).sum(), values.size(),
                values::toString);
        expect(values, Map.of("SOC_D", 62.0, "OUTSIDE_TEMPERATURE", 14.0, "LV_V", 12.6, "CHARGING", 0.0,
                "CHARGER_CONNECTED", 0.0, "HV_V", 360.0, "HV_A", 0.0, "ODOMETER", 31_200.0, "HV_T_1", 17.0));
        expect(values(leaf, CHARGES), Map.of("SOC_D", 62.0, "LV_V", 13.9, "CHARGING", 1.0, "CHARGER_CONNECTED", 1.0,
                "HV_V", 360.0, "HV_A", 18.0, "RANGE", 149.0));
    }

    private static void expect(Map<String, Double> values, Map<String, Double> wanted) {
        wanted.forEach(
                (name, value) -> assertEquals(value, values.getOrDefault(name, Double.NaN), 1.0, () -> name + values));
    }

    @ParameterizedTest
    @MethodSource("vehicles")
    void noCarContradictsItself(VehicleProfile vehicle) {
        CarState state = new CarState(62, 13.9, true, true, CarState.countsChargingAsPositive(vehicle));
        Map<String, Double> values = values(vehicle, state);
        for (String yes : List.of("CHARGING", "CHARGER_CONNECTED", "AC_PLUG")) {
            assertNotEquals(0, values.getOrDefault(yes, 1.0), values::toString);
        }
        assertEquals(state.volts(), values.getOrDefault("LV_V", state.volts()), 0.3, values::toString);
        assertEquals(14, values.getOrDefault("OUTSIDE_TEMPERATURE", 14.0), 2, values::toString);
        String soc = vehicle.socParameter().orElseThrow();
        boolean isAsked = vehicle.queries().stream().anyMatch(query -> query.reads(soc));
        assertEquals(62, values.getOrDefault(soc, isAsked ? Double.NaN : 62.0), 3.1, values::toString);
    }

    @ParameterizedTest
    @CsvSource({ "HV_A, 18, A", "HV_W, 6.48, kW", "HV_W, 6480, W" })
    void currentAndPowerFitTogether(String name, double value, String unit) {
        var parameter = new Parameter(name, Expression.compile("B4"), unit, -100_000, 100_000, false, Optional.empty(),
                Optional.empty());
        assertEquals(value, CHARGES.of(parameter).orElseThrow(), 1e-9);
        assertEquals(-value, new CarState(62, 13.9, true, true, false).of(parameter).orElseThrow(), 1e-9);
        assertEquals(0, AWAKE.of(parameter).orElseThrow());
    }
}
