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
 * Proves that mistakes which profiles once had do not come back. Recordings prove the rest.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class MendedProfilesTest {

    @Test
    void theSmallId3IsFullAtItsTopAndEmptyAtItsBottom() {
        assertEquals(100, soc("volkswagen-id3-45kwh", "62028CD8").orElseThrow(), 0.1);
        assertEquals(11, soc("volkswagen-id3-45kwh", "62028C28").orElseThrow(), 0.2);
    }

    @Test
    void theTwoByteAnswerOfASpringIsNotReadAsOneByte() {
        assertTrue(soc("dacia-spring-one-byte", "6290021127").isEmpty());
        assertEquals(43.91, soc("dacia-spring", "6290021127").orElseThrow(), 0.01);
        assertEquals(50, soc("dacia-spring-one-byte", "62900264").orElseThrow());
    }

    /** Full is 255; a unit that does not know says 0. */
    @ParameterizedTest
    @ValueSource(strings = { "polestar-2", "volvo-xc40-recharge", "generic-obd2", "generic-obd2-29bit",
            "chrysler-pacifica-hybrid", "mg-mg4", "mg-mg5", "porsche-macan-electric", "renault-megane-e-tech",
            "nissan-ariya" })
    void aStandardAnswerOfZeroIsNoStateOfCharge(String car) {
        assertTrue(soc(car, "415B00").isEmpty());
        assertEquals(100, soc(car, "415BFF").orElseThrow(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({ "renault-megane-e-tech", "renault-scenic-e-tech", "renault-5-e-tech", "renault-4-e-tech",
            "renault-master-e-tech" })
    void eitherUnitOfARenaultMayAnswer(String car) {
        Query query = profile(car).mainQuery();

        assertTrue(query.request().address().isAnswer(CanId.parse("18DAF1DA")));
        assertTrue(query.request().address().isAnswer(CanId.parse("18DAF1DB")));
    }

    /** As the Volvo EX30, which has the same battery unit. */
    @Test
    void theDashboardOfASmartShowsMoreAtTheTopAndLessAtTheBottom() {
        assertEquals("SOC_D", profile("smart-1").socParameter().orElseThrow());
        assertEquals(100, soc("smart-1", "624801BD92").orElseThrow(), 0.01);
        assertEquals(7.5, soc("smart-1", "6248011388").orElseThrow(), 0.01);
    }

    /** The bits are those of a car that charges, or is about to; the current tells which. */
    @ParameterizedTest
    @CsvSource({ "hyundai-kona-electric-1, 0, 0", "kia-niro-ev-1, 0, 0", "kia-soul-ev-64, 0, 0", "kia-niro-ev-1, -3, 0",
            "kia-niro-ev-1, -36, 1", "kia-niro-ev-1, 177, 0", "hyundai-kona-electric-1, -1200, 1" })
    void aCarChargesOnlyWhileACurrentFlowsIntoItsBattery(String car, int deciampere, double charging) {
        Query query = profile(car).queries().stream().filter(each -> each.reads("CHARGING")).findFirst().orElseThrow();
        // frame bytes: the current in B17 and B18, cell voltage in B31 and B34, 12 V in B38, the bits in B62
        byte[] payload = new byte[62];
        put(payload, 0, "620101");
        put(payload, 13, "%04X".formatted(deciampere & 0xFFFF));
        put(payload, 26, "BE");
        put(payload, 28, "BE");
        put(payload, 32, "90");
        put(payload, 53, "09");

        assertEquals(OptionalDouble.of(charging), decode(query, payload).value("CHARGING"));
    }

    private static void put(byte[] payload, int at, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        System.arraycopy(bytes, 0, payload, at, bytes.length);
    }

    private static OptionalDouble soc(String car, String payload) {
        VehicleProfile profile = profile(car);
        return decode(profile.mainQuery(), HexFormat.of().parseHex(payload))
                .value(profile.socParameter().orElseThrow());
    }

    private static Decoded decode(Query query, byte[] payload) {
        CanId sender = query.request().address().answer().orElse(CanId.parse("7E8"));
        return query.decode(new Answer(sender, payload, false));
    }

    private static VehicleProfile profile(String id) {
        return House.VEHICLES.find(id).orElseThrow();
    }
}
