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
package org.openhab.binding.wican.internal.monitor;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.binding.wican.internal.vehicle.Asking;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * Proves that a car whose alarm takes a question for a burglar is asked when it comes home and when a person wants to
 * know, and never else.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AskedOnArrivalOnlyTest {

    private static final List<String> ALARMED = List.of("Volkswagen", "Audi", "Seat", "Cupra", "Škoda", "Skoda",
            "Porsche", "MG");
    private final Bench bench = Bench.car("volkswagen-id4", Duration.ofMinutes(5));

    static Stream<VehicleProfile> profiles() {
        return House.VEHICLES.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("profiles")
    void allOfTheVolkswagenGroupMgAndPacificaAreAskedOnArrivalOnlyAndTheirNotesTellWhy(VehicleProfile vehicle) {
        boolean isAlarmed = ALARMED.contains(vehicle.make()) || vehicle.id().contains("pacifica");

        assertEquals(isAlarmed ? Asking.ARRIVAL : Asking.ALWAYS, vehicle.asking(), vehicle.id());
        assertEquals(isAlarmed, vehicle.note().contains("it is asked only when it comes home"), vehicle.note());
    }

    @Test
    void homeFromATripItIsAskedWithRetriesInTheFirstMinuteAndThenLeftAlone() {
        home();
        bench.passes(Duration.ofHours(8));

        assertTrue(asked() >= 2 && asked() <= 4, asked() + " requests");
    }

    @Test
    void whatWasAnsweredIsNotAskedForAgainWhileItStands() {
        home();
        bench.passes(1);
        int before = asked();
        assertEquals(1, before);
        for (int hour = 0; hour < 8; hour++) {
            stays(20, 12.4);
            stays(20, 13.9);
            traffic();
            bench.online();
            stays(20, 12.6);
        }

        assertTrue(asked() <= 4, asked() + " requests");
    }

    @Test
    void whatIsReplayedWhenOpenhabStartsIsNoComingHome() {
        bench.online();
        stays(60, 12.5);

        assertEquals(0, asked());
        assertEquals(Kind.ASKED_ON_ARRIVAL, bench.kind());
    }

    @Test
    void aPersonMayAskItAtAnyTime() {
        bench.online().passes(Duration.ofHours(1));
        bench.monitor.ask(false);
        assertEquals(1, asked());

        bench.passes(Duration.ofHours(1));
        assertEquals(2, asked(), "a retry");
    }

    @ParameterizedTest(name = "away for {0} s")
    @ValueSource(ints = { 5, 60, 300, 500 })
    void aShortAbsenceIsNoComingHome(int seconds) {
        home();
        bench.passes(Duration.ofMinutes(5));
        int before = asked();
        for (int i = 0; i < 50; i++) {
            bench.offline().passes(seconds).online().passes(120);
        }

        assertEquals(before, asked());
    }

    /** It stands locked: its adapter fell asleep at rest, and wakes because the charge begins. */
    @ParameterizedTest(name = "asleep for {0} min, wakes at {1} V")
    @CsvSource({ "15,13.9", "60,14.4", "300,13.4", "600,14.0" })
    void whoWakesAtNightBecauseTheChargeBeginsIsNotAsked(int minutes, double volts) {
        home();
        bench.volts(14.1).passes(Duration.ofMinutes(2)).volts(12.6).passes(70).volts(12.5).passes(60);
        int before = asked();
        bench.offline().passes(Duration.ofMinutes(minutes)).online();
        bench.passes(Duration.ofMillis(300)).volts(volts);
        stays(60, volts);

        assertEquals(before, asked());
        assertEquals(Kind.ASKED_ON_ARRIVAL, bench.kind());
    }

    @Test
    void whoIsWokenByATimerIsNotAskedEither() {
        home();
        bench.volts(12.6).passes(60);
        int before = asked();
        for (int i = 0; i < 5; i++) {
            bench.offline().passes(Duration.ofMinutes(89)).online().volts(12.5).passes(60).volts(12.5);
        }

        assertEquals(before, asked());
    }

    /** When it is switched on the adapter wakes, and hears that the 12 V net is fed before it leaves. */
    @Test
    void whoWasDrivenAwayIsAskedWhenHeComesHome() {
        home();
        bench.volts(12.6).passes(120).volts(12.6).offline().passes(Duration.ofHours(9));
        int before = asked();
        bench.online().volts(14.2).passes(40);
        assertEquals(before, asked(), "it is being switched on, or charges");

        bench.offline().passes(Duration.ofHours(1)).online().volts(14.1);
        assertEquals(before + 1, asked());
    }

    @Test
    void theOwnerMayHaveItAskedLikeAnyOther() {
        VehicleProfile vehicle = House.VEHICLES.find("volkswagen-id4").orElseThrow().askedWhen(Asking.ALWAYS);
        Bench usual = Bench.car(vehicle, Duration.ofMinutes(5));
        usual.online().passes(70);

        assertEquals(4, usual.ends.frames().size());
    }

    private void home() {
        bench.passes(20).offline().passes(120).online().passes(3);
    }

    /** The adapter answers when it is asked for the level. */
    private void stays(int minutes, double volts) {
        for (int minute = 0; minute < minutes; minute++) {
            bench.volts(volts).passes(60);
        }
    }

    private int asked() {
        return (int) bench.ends.frames().stream().filter(frame -> !frame.contains(" 30 ")).count();
    }

    private void traffic() {
        bench.answers(Recorded.frames("1DB", "0000000000000000"));
    }
}
