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

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.simulator.ProfileCar;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome.Kind;

/**
 * Proves over all profiles, all identifiers of their makes and all their years that no car is taken for another,
 * whatever answer gets lost.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class NobodyIsTakenForAnotherTest {

    private static final String YEARS = "ABCDEFGHJKLMNPRSTVWXY";
    private static final int FIRST_YEAR = 2010;
    private static final int LAST_YEAR = 2028;
    private static final String UNKNOWN_MODEL = "999999";
    private static final int ALWAYS = 9;
    /** The question for the VIN: without an answer to it there is nothing to be taken for. */
    private static final String VIN = "0902";

    private final Makes makes = Makes.bundled();
    private final List<VehicleProfile> vehicles = House.VEHICLES.all().stream()
            .filter(vehicle -> makes.isKnown(vehicle.make())).toList();

    @Test
    void whateverAnswerIsLostOnceOrAlways() {
        Set<String> wrong = new TreeSet<>();
        for (VehicleProfile vehicle : vehicles) {
            ProfileCar car = new ProfileCar(vehicle, () -> 62);
            vins(vehicle).forEach(vin -> {
                AskedCar whole = new AskedCar(vin, car::answers);
                note(wrong, vehicle, vin, "nothing lost", whole.recognised());
                whole.requests.stream().distinct().filter(request -> !request.endsWith(VIN)).forEach(request -> {
                    for (int times : new int[] { 1, ALWAYS }) {
                        note(wrong, vehicle, vin, request + " lost " + times,
                                new AskedCar(vin, car::answers).losing(request, times).recognised());
                    }
                });
            });
        }
        assertEquals(Set.of(), wrong);
    }

    private static void note(Set<String> wrong, VehicleProfile vehicle, String vin, String loss, Outcome outcome) {
        if (!outcome.vehicles().contains(vehicle)) {
            wrong.add(vehicle.id() + " " + vin + ", " + loss + ": " + outcome.kind() + " " + outcome.vehicles());
        }
    }

    /** Of a model of which there is no profile, but that answers as another does, there is only the answer to go by. */
    @Test
    void aSisterWithoutAProfileIsTakenForNobody() {
        Set<String> recognised = new TreeSet<>();
        for (VehicleProfile vehicle : vehicles) {
            ProfileCar car = new ProfileCar(vehicle, () -> 62);
            unknownModels(vehicle).map(vin -> new AskedCar(vin, car::answers).recognised())
                    .filter(outcome -> outcome.kind() == Kind.RECOGNISED)
                    .flatMap(outcome -> outcome.vehicles().stream()).map(VehicleProfile::id).forEach(recognised::add);
        }
        assertEquals(Set.of(), recognised);
    }

    private Stream<String> vins(VehicleProfile vehicle) {
        List<String> beginnings = new ArrayList<>(makes.beginnings(vehicle));
        Stream<String> known = beginnings.stream()
                .flatMap(beginning -> makes.identifiers(vehicle.make()).stream()
                        .filter(wmi -> wmi.matches(beginning.substring(0, 3).replace('?', '.')))
                        .map(wmi -> (wmi + beginning.substring(3).replace('?', 'X') + UNKNOWN_MODEL).substring(0, 9)));
        return Stream.concat(known.flatMap(beginning -> ofYears(vehicle, beginning)), unknownModels(vehicle));
    }

    private Stream<String> unknownModels(VehicleProfile vehicle) {
        return makes.identifiers(vehicle.make()).stream().flatMap(wmi -> ofYears(vehicle, wmi + UNKNOWN_MODEL));
    }

    /** A car may be a year older or younger than the calendar says. */
    private static Stream<String> ofYears(VehicleProfile vehicle, String beginning) {
        ModelYears years = ModelYears.of(vehicle);
        int first = Math.max(years.first() - 1, FIRST_YEAR);
        int last = Math.min(years.last() + 1, LAST_YEAR);
        return IntStream.rangeClosed(first, last)
                .mapToObj(year -> beginning + YEARS.charAt(year - FIRST_YEAR) + "A000017");
    }
}
