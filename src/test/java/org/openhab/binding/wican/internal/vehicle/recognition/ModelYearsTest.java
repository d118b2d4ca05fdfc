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
package org.openhab.binding.wican.internal.vehicle.recognition;

import static org.junit.jupiter.api.Assertions.*;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.testing.Vehicles;

/**
 * Proves in which years a car was built, as the name of its profile tells.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ModelYearsTest {

    private static ModelYears of(String model) {
        return ModelYears.of(Vehicles.vehicle(model, "SOC %"));
    }

    @ParameterizedTest
    @CsvSource({ "Leaf (2018–2022), 2018, 2022", "EQ (453; 2017–2024), 2017, 2024", "Tang EV (2024), 2024, 2024",
            "iX3 (G08; 2021–2023), 2021, 2023" })
    void bothEndsAreTold(String model, int first, int last) {
        ModelYears years = of(model);

        assertFalse(years.has(first - 1));
        assertTrue(years.has(first));
        assertTrue(years.has(last));
        assertFalse(years.has(last + 1));
    }

    @ParameterizedTest
    @CsvSource({ "G6 (from 2023), 2023", "e-208 (2019–), 2019", "ID.4 (2020–2026), 2020", "Leaf (2018–2025), 2018",
            "Bolt (from 2027), 2027" })
    void whatIsStillBuiltHasNoEnd(String model, int first) {
        ModelYears years = of(model);

        assertFalse(years.has(first - 1));
        assertTrue(years.has(first));
        assertTrue(years.has(2039));
    }

    @Test
    void aNameWithoutYearsHasAll() {
        assertTrue(of("Seal U").has(2010));
        assertTrue(of("Seal U").mayHave(2010));
        assertTrue(of("Seal 2000").has(2039));
    }

    @Test
    void theCalendarIsAYearOffAtMost() {
        ModelYears years = of("Leaf (2018–2022)");

        assertFalse(years.mayHave(2016));
        assertTrue(years.mayHave(2017));
        assertTrue(years.mayHave(2023));
        assertFalse(years.mayHave(2024));
    }

    @Test
    void whatWasBuiltUntilLastYearMayStillBe() {
        assertFalse(of("Leaf (2018–2024)").has(2025));
        assertTrue(of("Leaf (2018–2025)").has(2027));
    }
}
