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
package org.openhab.binding.wican.internal.vehicle;

import static org.junit.jupiter.api.Assertions.*;

import java.util.HexFormat;
import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.testing.House;

/**
 * Proves of the profiles from Opel and Ora to Zeekr, and of some sisters, what no recording of the car itself shows.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class CarsOtoZTest {

    /**
     * The second byte of the answer is what the dashboard shows, the first the battery's own: OVMS, mi_can_poll.cpp.
     */
    @ParameterizedTest
    @ValueSource(strings = { "mitsubishi-i-miev", "peugeot-ion", "citroen-c-zero" })
    void theDashboardsValueIsBesideTheBatterys(String car) {
        String answer = "6101" + "8283" + "00".repeat(50);

        assertEquals(OptionalDouble.of(60.5), value(car, "SOC_D", answer));
        assertEquals(OptionalDouble.of(60), value(car, "SOC", answer));
        assertEquals(OptionalDouble.of(100), value(car, "SOC_D", "6101" + "D2D2" + "00".repeat(50)));
        assertEquals(OptionalDouble.empty(), value(car, "SOC_D", "6101" + "8200" + "00".repeat(50)), "not known yet");
    }

    /** OVMS, eq_can_poll.cpp: a byte about recalibration, then what the dashboard shows. */
    @Test
    void aSmartTellsTheDashboardsValueInSixteenths() {
        assertEquals(OptionalDouble.of(62.5), value("smart-eq", "SOC_D", "61250003E8"));
        assertEquals(OptionalDouble.of(100), value("smart-eq", "SOC_D", "6125020640"));
        assertEquals(OptionalDouble.empty(), value("smart-eq", "SOC_D", "6125000000"), "not known yet");
        assertEquals(OptionalDouble.empty(), value("smart-eq", "SOC_D", "612500FFFF"));
    }

    @Test
    void anotherUnitOfAnOraTellsTenthsOfAPercent() {
        assertEquals(OptionalDouble.of(61.7), value("gwm-ora-03-78b", "SOC", "6203080269"));
        assertEquals(OptionalDouble.empty(), value("gwm-ora-03-78b", "SOC", "62030803E9"), "100.1 %");
    }

    /** meatpiHQ/wican-fw, issue 842. */
    @Test
    void anEGolfOf2019AnswersThroughItsGateway() {
        assertEquals(OptionalDouble.of(84), value("volkswagen-e-golf-2019", "SOC", "62028CD2"));
        assertEquals(86.36, value("volkswagen-e-golf-2019", "SOC_D", "62028CD2").orElseThrow(), 0.01);
        assertEquals(OptionalDouble.of(210), value("volkswagen-e-golf-2019", "RANGE", "622AB600D20000000000"));
        assertEquals(OptionalDouble.empty(), value("volkswagen-e-golf-2019", "SOC", "62028CFF"));
    }

    /** As its sister, the Chevrolet Volt, of which it is recorded. */
    @Test
    void anAmperaOnFuelShowsAnEmptyBattery() {
        assertEquals(OptionalDouble.of(0), value("opel-ampera", "SOC_D", "62833400"));
        assertEquals(OptionalDouble.of(100), value("opel-ampera", "SOC_D", "628334FF"));
    }

    @Test
    void anAmperaEHasNoFuelToShowAnEmptyBatteryWith() {
        assertEquals(OptionalDouble.empty(), value("opel-ampera-e", "SOC_D", "62833400"));
        assertEquals(OptionalDouble.of(100), value("opel-ampera-e", "SOC_D", "628334FF"));
    }

    @ParameterizedTest
    @CsvSource({ "opel-ampera, SOC, 6243AFFFFF", "opel-ampera-e, SOC, 6243AFFFFF", "opel-ampera-e, AC_C_A, 624369FF",
            "opel-ampera, AC_C_V, 624368FF" })
    void allOnesAreNoValue(String car, String name, String payload) {
        assertEquals(OptionalDouble.empty(), value(car, name, payload));
    }

    /** The first byte is 01 for kilometres and 02 for miles; nobody has seen another. */
    @ParameterizedTest
    @ValueSource(strings = { "toyota-bz4x", "subaru-solterra" })
    void milesBecomeKilometres(String car) {
        assertEquals(23_907, value(car, "ODOMETER", "62010301005D63").orElseThrow(), 0.1);
        assertEquals(38_474.6, value(car, "ODOMETER", "62010302005D63").orElseThrow(), 0.1);
        assertEquals(OptionalDouble.empty(), value(car, "ODOMETER", "62010300005D63"));
        assertEquals(OptionalDouble.empty(), value(car, "ODOMETER", "62010303005D63"));
    }

    private static OptionalDouble value(String car, String name, String payload) {
        VehicleProfile profile = House.VEHICLES.find(car).orElseThrow();
        Query query = profile.queries().stream().filter(each -> each.reads(name)).findFirst().orElseThrow();
        CanId sender = query.request().address().answer().orElseThrow();
        return query.decode(new Answer(sender, HexFormat.of().parseHex(payload), false)).value(name);
    }
}
