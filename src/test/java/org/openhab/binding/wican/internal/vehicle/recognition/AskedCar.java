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

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Inquiry.Failure;

/**
 * The {@link AskedCar} answers an {@link Inquiry} at once: no bus, no clock. Answers can be lost on their way.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class AskedCar {

    private static final int UNITS = 30;
    private static final Makes MAKES = Makes.bundled();
    private static final List<VehicleProfile> VEHICLES = House.VEHICLES.all();

    private final String vin;
    private final Function<DiagnosticRequest, List<Answer>> answers;
    private final Map<String, Integer> losses = new HashMap<>();
    private final Map<String, Failure> failures = new HashMap<>();
    /** All that it was asked, like {@code 7E5: 22028C}. */
    final List<String> requests = new ArrayList<>();

    /**
     * @param vin what it tells all who ask all units with ids of 11 bits
     */
    AskedCar(String vin, Function<DiagnosticRequest, List<Answer>> answers) {
        this.vin = vin;
        this.answers = answers;
    }

    /**
     * @param answers like {@code 7E5: 22028C}, {@code 7ED 62028C32}, in turn
     */
    AskedCar(String vin, String... answers) {
        this(vin, request -> told(request, List.of(answers)));
    }

    private static List<Answer> told(DiagnosticRequest request, List<String> answers) {
        int at = answers.indexOf(request.toString());
        if (at < 0) {
            return List.of();
        }
        String[] words = answers.get(at + 1).split(" ");
        return List.of(new Answer(CanId.parse(words[0]), HexFormat.of().parseHex(words[1]), false));
    }

    /** An answer gets lost, so many times. */
    AskedCar losing(String request, int times) {
        losses.put(request, times);
        return this;
    }

    /** A request always ends like this. */
    AskedCar failing(String request, Failure failure) {
        failures.put(request, failure);
        return this;
    }

    Outcome recognised() {
        return recognised(VEHICLES);
    }

    Outcome recognised(List<VehicleProfile> vehicles) {
        Inquiry inquiry = new Inquiry(vehicles, MAKES, UNITS, Set.of());
        for (var next = inquiry.next(); next.isPresent(); next = inquiry.next()) {
            answer(inquiry, next.get());
        }
        return inquiry.outcome();
    }

    private void answer(Inquiry inquiry, DiagnosticRequest request) {
        String text = request.toString();
        requests.add(text);
        boolean isLost = losses.merge(text, -1, Integer::sum) >= 0;
        List<Answer> told = text.equals("7DF: 0902") ? List.of(vin()) : answers.apply(request);
        if (failures.containsKey(text)) {
            inquiry.failed(failures.getOrDefault(text, Failure.SILENCE));
        } else if (isLost || told.isEmpty()) {
            inquiry.failed(Failure.SILENCE);
        } else {
            inquiry.answered(told);
        }
    }

    /** Its answer to service 09 PID 02. */
    Answer vin() {
        return new Answer(CanId.parse("7E8"), ("I\u0002\u0001" + vin).getBytes(ISO_8859_1), false);
    }
}
