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
package org.openhab.binding.wican.internal.monitor.hearing;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * Tests for {@link Hearing}: what is heard beside the state of charge, and what is forgotten.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class HeardValuesTest {

    private static final Duration REFRESH = Duration.ofMinutes(5);

    private final Bench k9 = Bench.car("peugeot-e-rifter", REFRESH);
    private final Bench smart = Bench.car("smart-ed-451", REFRESH);

    @Test
    void onlyWhatHasComeIsTold() {
        smart.online();
        hears(smart, current(10));
        smart.passes(30);

        assertEquals(List.of(Map.of("HV_A", 10.0, "CHARGER_CONNECTED", 0.0)), values(smart));
        assertEquals(Kind.LISTENING, smart.kind());
    }

    @Test
    void otherValuesAreNoStateOfCharge() {
        k9.online();
        for (int second = 0; second < 90; second++) {
            hears(k9, odometer(31_200));
            k9.passes(1);
        }

        assertEquals(List.of(Map.of("ODOMETER", 31_200.0)), values(k9));
        assertEquals(Kind.LISTENING, k9.kind());
    }

    @Test
    void aCarThatTellsNoStateOfChargeIsHeardByAnyValueUntilItIsSilent() {
        Bench bench = Bench.car(withoutSoc(), REFRESH).online();
        hears(bench, odometer(31_200));
        assertEquals(Kind.HEARD, bench.kind());

        bench.passes(59);
        assertEquals(Kind.HEARD, bench.kind());
        bench.passes(1);
        assertEquals(Kind.BUS_SILENT, bench.kind());
    }

    @Test
    void aWrongValueIsNotTold() {
        k9.online();
        for (int second = 0; second < 60; second++) {
            hears(k9, odometer(second == 20 ? 1_999_999 : 31_200));
            k9.passes(1);
        }

        assertEquals(List.of(Map.of("ODOMETER", 31_200.0)), values(k9));
    }

    @Test
    void aSleepingCarsZeroIsNotTold() {
        smart.online();
        hears(smart, displayed(50));
        for (int second = 0; second < 60; second++) {
            smart.passes(1);
            hears(smart, displayed(0));
        }

        assertEquals("50", smart.soc());
        assertEquals(1, smart.ends.readings().size());
    }

    @Test
    void aNearlyEmptyBatterysZeroIsTold() {
        smart.online();
        hears(smart, displayed(1));
        smart.passes(20);
        hears(smart, displayed(0));

        assertEquals("0", smart.soc());
    }

    @Test
    void aWishTellsTheOtherValuesOnceMore() {
        k9.online();
        hears(k9, odometer(31_200));
        k9.passes(20);
        hears(k9, odometer(31_200));
        k9.monitor.ask(true);

        assertEquals(List.of(Map.of("ODOMETER", 31_200.0), Map.of("ODOMETER", 31_200.0)), values(k9));
    }

    @Test
    void afterAnAbsenceOfSecondsEverythingIsToldAnewAtOnce() {
        k9.online();
        hears(k9, soc(61), odometer(31_200));
        k9.passes(5).offline().passes(1).online();
        hears(k9, soc(61), odometer(31_200));

        assertEquals(List.of(Map.of("SOC_D", 61.0), Map.of("ODOMETER", 31_200.0), Map.of("SOC_D", 61.0),
                Map.of("ODOMETER", 31_200.0)), values(k9));
        assertEquals(k9.scheduler.now(), k9.ends.reading().time());
    }

    @Test
    void afterAnAbsenceTheDashboardsValueIsWaitedForAgain() {
        smart.online();
        hears(smart, displayed(50), Recorded.frame("2D5", "0200401D02D30000"));
        smart.passes(20).offline().passes(1200).online();
        int before = socs(smart);
        hears(smart, Recorded.frame("2D5", "0200401D02D30000"));
        assertEquals(before, socs(smart));

        smart.passes(5);
        hears(smart, displayed(50));
        smart.passes(5);
        assertEquals("50", smart.soc());
        assertEquals(before + 1, socs(smart));
    }

    @Test
    void theBusIsSilentAfterAMinute() {
        k9.online();
        hears(k9, soc(61));
        k9.passes(59);
        assertEquals(Kind.HEARD, k9.kind());

        k9.passes(1);
        assertEquals(Kind.BUS_SILENT, k9.kind());
    }

    @Test
    void nothingIsWaitedForAfterTheEnd() {
        k9.online();
        hears(k9, soc(61));
        k9.monitor.stop();
        smart.online().monitor.stop();

        assertEquals(0, k9.scheduler.pending());
        assertEquals(0, smart.scheduler.pending());
    }

    @Test
    void aCarThatTellsOtherThingsThanItsStateOfChargeIsAskedAtOnce() {
        Bench leaf = Bench.car("nissan-leaf-24", REFRESH).online();

        assertEquals(Kind.ASKING, leaf.kind());
        assertEquals(1, leaf.ends.frames().size());
    }

    @Test
    void aCarThatIsNotHeardButAnswersIsAskedAtEachRefresh() {
        Bench zoe = Bench.car("renault-zoe-ph1", REFRESH).online().passes(5)
                .answers(Recorded.frames("7EC", "0562200210680000"));
        assertEquals("84", zoe.soc());

        assertEquals(2, zoe.passes(300).ends.frames().size());
    }

    private static VehicleProfile withoutSoc() {
        VehicleProfile car = House.VEHICLES.find("peugeot-e-rifter").orElseThrow();
        return new VehicleProfile("mine", car.make(), car.model(), car.evidence(), car.sources(), car.note(), List.of(),
                car.broadcasts().stream().filter(each -> !each.reads("SOC_D")).toList());
    }

    private static void hears(Bench bench, CanFrame... frames) {
        bench.answers(List.of(frames));
    }

    private static CanFrame soc(int percent) {
        return Recorded.frame("3A8", "0605FE%02X0000".formatted(percent));
    }

    private static CanFrame displayed(int percent) {
        return Recorded.frame("518", "011B00000209C8%02X".formatted(percent * 2));
    }

    private static CanFrame odometer(int kilometres) {
        return Recorded.frame("552", "00000000%06X00".formatted(kilometres));
    }

    private static CanFrame current(int amperes) {
        return Recorded.frame("508", "0820%02X%02X90FC003F".formatted(0x20 | amperes * 10 >> 8, amperes * 10 & 0xFF));
    }

    private static List<Map<String, Double>> values(Bench bench) {
        return bench.ends.readings().stream().map(reading -> reading.values()).toList();
    }

    private static int socs(Bench bench) {
        return (int) bench.ends.readings().stream().flatMap(reading -> Stream.ofNullable(reading.soc().orElse(null)))
                .count();
    }
}
