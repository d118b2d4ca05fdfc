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
package org.openhab.binding.wican.internal.monitor.survey;

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.binding.wican.internal.VehicleTable;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.simulator.BusFrame;
import org.openhab.binding.wican.internal.simulator.ForeignTraffic;
import org.openhab.binding.wican.internal.simulator.ProfileCar.VinAt;
import org.openhab.binding.wican.internal.simulator.ProfileCar;
import org.openhab.binding.wican.internal.simulator.SimulatedCar;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.binding.wican.internal.vehicle.Asking;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;

/**
 * Proves that a car with any of the bundled profiles is recognised, or is among those that are named, and never taken
 * for another.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class RecognitionOfEveryVehicleTest {

    private static final Path VEHICLES = Path.of("doc", "vehicles.md");

    /** In seconds: whoever was away for less has not been anywhere. */
    private static final int TRIP = 1200;

    /** The units of cars that are asked on arrival only: nobody is asked there for the VIN. */
    private static final Set<CanId> SPARED = House.VEHICLES.all().stream()
            .filter(vehicle -> vehicle.asking() == Asking.ARRIVAL).flatMap(vehicle -> vehicle.queries().stream())
            .map(RecognitionOfEveryVehicleTest::unit).collect(Collectors.toSet());

    @ParameterizedTest
    @EnumSource
    void everyCarEndsWithItsOwnProfile(VinAt vinAt) {
        List<String> wrong = new ArrayList<>();
        for (VehicleProfile vehicle : askable()) {
            Outcome outcome = outcome(vehicle, vinAt);
            boolean isSpared = vinAt == VinAt.MAIN_UNIT && SPARED.contains(mainUnit(vehicle));
            if (isSpared ? !outcome.vehicles().isEmpty() : !ids(outcome).contains(vehicle.id())) {
                wrong.add(vehicle.id() + ": " + outcome.kind() + " " + outcome.vin() + " " + ids(outcome));
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    /** It may be the unit of a car that takes the question for a burglar. */
    private static CanId mainUnit(VehicleProfile vehicle) {
        return unit(vehicle.mainQuery());
    }

    private static CanId unit(Query query) {
        UnitAddress address = query.request().address();
        CanId engine = CanId.parse(address.request().extended() ? "18DAF110" : "7E8");
        return address.asksAllUnits() ? address.flowControlFor(address.answer().orElse(engine)) : address.request();
    }

    @Test
    void theTableInTheDocumentationSaysHowManyEndWhere() throws IOException {
        assertTrue(Files.readString(VEHICLES).contains(String.join("\n", RecognitionTable.rows())),
                VehicleTable.COMMAND);
    }

    /** A car that can only be heard answers nothing. */
    static List<VehicleProfile> askable() {
        return House.VEHICLES.all().stream().filter(VehicleProfile::isAskable).toList();
    }

    private static List<String> ids(Outcome outcome) {
        return outcome.vehicles().stream().map(VehicleProfile::id).toList();
    }

    /** The whole way through the monitor, with bounds and all. */
    static Outcome outcome(VehicleProfile vehicle, VinAt vinAt) {
        Bench bench = Bench.unknown(0);
        try (SimulatedCar car = new SimulatedCar(new ProfileCar(vehicle, () -> 62).units(vinAt), ForeignTraffic.NONE,
                bench.scheduler,
                frames -> bench.answers(frames.stream().map(RecognitionOfEveryVehicleTest::frame).toList()), log -> {
                })) {
            for (int arrival = 1; arrival <= Recognizer.MOST_ATTEMPTS && !isFound(bench); arrival++) {
                arrives(bench, car);
                bench.passes(TRIP);
            }
        }
        return bench.ends.outcomes.get(bench.ends.outcomes.size() - 1);
    }

    private static boolean isFound(Bench bench) {
        return bench.ends.outcomes.stream().anyMatch(outcome -> !outcome.vehicles().isEmpty());
    }

    /** A car comes home, is asked, and leaves. */
    private static void arrives(Bench bench, SimulatedCar car) {
        List<String> frames = bench.ends.frames();
        int before = frames.size();
        int sent = before;
        int outcomes = bench.ends.outcomes.size();
        bench.online();
        for (int i = 0; i < 3200 && bench.ends.outcomes.size() == outcomes; i++) {
            while (sent < frames.size()) {
                car.receive(request(frames.get(sent++)));
            }
            bench.passes(Duration.ofMillis(10));
        }
        bench.offline();
        List<String> requests = frames.subList(before, frames.size()).stream()
                .filter(frame -> !frame.contains(" 30 00")).toList();
        assertTrue(requests.size() <= Interview.MOST_REQUESTS, requests::toString);
        assertTrue(requests.stream().allMatch(each -> Collections.frequency(requests, each) <= 2), requests::toString);
        assertEquals(outcomes + 1, bench.ends.outcomes.size(), requests::toString);
    }

    private static BusFrame request(String frame) {
        String[] words = frame.split(" ", 2);
        return BusFrame.of(words[0], words[1].replace(" ", ""));
    }

    private static CanFrame frame(BusFrame frame) {
        return new CanFrame(new CanId(frame.id(), frame.extended()), frame.data());
    }
}
