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

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.simulator.ProfileCar.VinAt;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;

/**
 * The {@link RecognitionTable} is the table in doc/vehicles.md that tells how many vehicles are recognised.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class RecognitionTable {

    public static final String HEAD = "| The simulated car is | Vehicles |";

    private static final List<String> ENDS = List.of("Recognised", "One of 2 or 3 that are named",
            "One of more that are named", "Named alone, but not believed");

    private RecognitionTable() {
    }

    /**
     * @return the rows below the head
     */
    public static List<String> rows() {
        Map<String, Long> ends = RecognitionOfEveryVehicleTest.askable().stream()
                .map(vehicle -> RecognitionOfEveryVehicleTest.outcome(vehicle, VinAt.ALL_UNITS))
                .collect(Collectors.groupingBy(RecognitionTable::end, Collectors.counting()));
        List<String> rows = new ArrayList<>();
        ENDS.forEach(end -> rows.add("| " + end + " | " + ends.getOrDefault(end, 0L) + " |"));
        return rows;
    }

    private static String end(Outcome outcome) {
        int candidates = outcome.vehicles().size();
        return ENDS.get(outcome.kind() == Outcome.Kind.RECOGNISED ? 0 : candidates == 1 ? 3 : candidates <= 3 ? 1 : 2);
    }
}
