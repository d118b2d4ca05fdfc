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
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.binding.wican.internal.vehicle.Recordings.Recording;

/**
 * Proves of the cars from Acura to GWM what a recording of one car alone can't show.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class CarsAtoGTest {

    /** The first frame is all that the poster of wican-fw issue 95 received. */
    @Test
    void aFirstFrameAloneIsNoAnswerOfAFiat500e() {
        Query query = profile("fiat-500e").mainQuery();
        Recording recording = new Recording("fiat-500e", "meatpiHQ/wican-fw/issues/95", "18DA44F1 22A010",
                List.of(Recorded.frame("18DAF144", "100962A0104A4A47")), Map.of());

        assertTrue(recording.asks(query));
        assertTrue(recording.answerTo(query).isEmpty());
    }

    /** Recorded on Ioniq 5, the same platform: OBDb Hyundai-IONIQ-5, 2023 220101 [19] and 2022 220105 [7]. */
    @ParameterizedTest
    @ValueSource(strings = { "genesis-gv60", "genesis-gv70-electrified", "genesis-g80-electrified" })
    void whatAGenesisSendsWhileItWakesUpIsNoValue(String car) {
        assertEquals(Map.of(), decode(car, "SOC", "620101EFFBE7EF00000000000000001D99000000000000000000000000010000"
                + "0000023B9E00022BFA0001A44600018FAC019DB425000000000000000BB8").values());
        assertEquals(Map.of(),
                decode(car, "SOC_D",
                        "620105FFFB740F012C00012C0000000000000000000000000064000003E447000000000000000000000000000000")
                        .values());
    }

    /** The battery unit of the first plug-in hybrids counts to 100, that of the later ones to 250. */
    @ParameterizedTest
    @CsvSource({ "audi-a3-e-tron, 5F, 95", "audi-q8-e-tron, 5F, 95", "audi-e-tron, 5F, 95",
            "cupra-leon-e-hybrid, 5F, 38", "cupra-formentor-e-hybrid, 5F, 38", "cupra-born, 5F, 38" })
    void eachBatteryUnitOfVolkswagenHasItsScale(String car, String code, double soc) {
        assertEquals(OptionalDouble.of(soc), decode(car, "SOC", "62028C" + code).value("SOC"));
    }

    /** A Volt without charge drives on; no other car of General Motors does. */
    @Test
    void onlyAVoltIsEmptyAtZero() {
        assertEquals(OptionalDouble.of(0), decode("chevrolet-volt", "SOC_D", "62833400").value("SOC_D"));
        assertTrue(decode("chevrolet-bolt-ev", "SOC_D", "62833400").value("SOC_D").isEmpty());
        assertTrue(decode("chevrolet-bolt-euv", "SOC_D", "62833400").value("SOC_D").isEmpty());
    }

    /** Two units of one car tell the same; the second in half percents. */
    @Test
    void theRoundedChargeOfABornIsThatOfItsBattery() {
        double battery = decode("cupra-born", "SOC", "62028C65").value("SOC").orElseThrow();
        double rounded = decode("cupra-born", "SOC_ROUNDED", "623DEF0FD2").value("SOC_ROUNDED").orElseThrow();

        assertEquals(battery, rounded, 0.25);
    }

    private static Decoded decode(String car, String value, String payload) {
        Query query = profile(car).queries().stream().filter(each -> each.reads(value)).findFirst().orElseThrow();
        CanId sender = query.request().address().answer().orElse(CanId.parse("7E8"));
        return query.decode(new Answer(sender, HexFormat.of().parseHex(payload), false));
    }

    private static VehicleProfile profile(String id) {
        return House.VEHICLES.find(id).orElseThrow();
    }
}
