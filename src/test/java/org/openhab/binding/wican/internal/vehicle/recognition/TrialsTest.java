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

import java.util.HexFormat;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Inquiry.Failure;
import org.openhab.binding.wican.internal.vehicle.recognition.Trial.Verdict;

/**
 * Proves what an answer, or none, says of the profiles that are tried.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class TrialsTest {

    private static final VehicleProfile LEAF_24 = House.VEHICLES.find("nissan-leaf-24").orElseThrow();
    private static final VehicleProfile LEAF_30 = House.VEHICLES.find("nissan-leaf-30").orElseThrow();
    private static final VehicleProfile ZOE = House.VEHICLES.find("renault-zoe-ph1").orElseThrow();
    private static final VehicleProfile ANY = House.VEHICLES.find("generic-obd2").orElseThrow();

    private final Trials trials = new Trials();

    private static Answer answer(String id, String hex) {
        return new Answer(CanId.parse(id), HexFormat.of().parseHex(hex), false);
    }

    /** The state of charge is behind what is the same in all bytes. */
    private static Answer leaf(int length, int filling) {
        return answer("7BB", "6101" + "%02X".formatted(filling).repeat(length - 3) + "02");
    }

    private List<String> verdicts() {
        return trials.all().stream().map(trial -> trial.vehicle().id() + " " + trial.verdict() + " " + trial.reason())
                .toList();
    }

    private DiagnosticRequest begin(VehicleProfile... vehicles) {
        return trials.begin(List.of(vehicles)).get(0);
    }

    @Test
    void theSameQuestionIsAskedOnceForAll() {
        List<DiagnosticRequest> requests = trials.begin(List.of(LEAF_24, LEAF_30, ZOE));

        assertEquals(List.of("79B: 2101", "7E4: 222002"), requests.stream().map(DiagnosticRequest::toString).toList());
        assertEquals(List.of("nissan-leaf-24 OPEN not asked", "nissan-leaf-30 OPEN not asked",
                "renault-zoe-ph1 OPEN not asked"), verdicts());
    }

    @Test
    void whatWasAskedBeforeIsNotAskedForOthers() {
        trials.begin(List.of(LEAF_24));

        assertEquals(List.of("7E4: 222002"),
                trials.begin(List.of(LEAF_30, ZOE)).stream().map(DiagnosticRequest::toString).toList());
        assertEquals(2, trials.all().size());
    }

    @Test
    void theLengthTellsWhoFits() {
        trials.answered(begin(LEAF_24, LEAF_30), List.of(leaf(43, 1)));

        assertEquals(List.of(LEAF_30), trials.vehicles(Verdict.FITS));
        assertEquals(List.of(LEAF_24), trials.vehicles(Verdict.FAILS));
        assertFalse(trials.areInVain());
    }

    @Test
    void whatIsNotReadyIsOpen() {
        trials.answered(begin(LEAF_24, LEAF_30), List.of(answer("7BB", "6101" + "00".repeat(39))));

        assertEquals(List.of(LEAF_24), trials.vehicles(Verdict.OPEN));
        assertEquals(List.of(LEAF_30), trials.vehicles(Verdict.FAILS));
        assertEquals(List.of(), trials.unanswered(), "it has answered");
        assertFalse(trials.areInVain(), "it has answered");
    }

    @Test
    void theAnswerOfAnotherUnitIsNone() {
        trials.answered(begin(LEAF_24), List.of(answer("7BA", "6101" + "01".repeat(39))));

        assertEquals(List.of("nissan-leaf-24 FAILS another unit answered"), verdicts());
        assertTrue(trials.areInVain());
    }

    @Test
    void ofSeveralUnitsOneThatFitsIsEnough() {
        DiagnosticRequest request = begin(ANY);
        trials.answered(request, List.of(answer("7E9", "415B80"), answer("7EA", "415B00")));

        assertEquals(List.of(ANY), trials.vehicles(Verdict.FITS));
    }

    @ParameterizedTest
    @CsvSource({ "SILENCE, OPEN, true", "INCOMPLETE, OPEN, true", "NOT_NOW, OPEN, false", "ELSEWHERE, FAILS, false",
            "REFUSAL, FAILS, false" })
    void noAnswerIsOpenAndARefusalIsOne(Failure failure, Verdict verdict, boolean isUnanswered) {
        DiagnosticRequest request = begin(LEAF_24, LEAF_30);
        trials.failed(request, failure);

        assertEquals(List.of(LEAF_24, LEAF_30), trials.vehicles(verdict));
        assertEquals(isUnanswered ? List.of(request) : List.of(), trials.unanswered());
        assertEquals(isUnanswered || verdict == Verdict.FAILS, trials.areInVain());
    }

    @Test
    void whatComesTheSecondTimeCounts() {
        DiagnosticRequest request = begin(LEAF_24);
        trials.failed(request, Failure.SILENCE);
        trials.answered(request, List.of(leaf(41, 1)));

        assertEquals(List.of(), trials.unanswered());
        assertEquals(List.of("nissan-leaf-24 FITS "), verdicts());
    }

    @Test
    void aRefusalTheSecondTimeCounts() {
        DiagnosticRequest request = begin(LEAF_24);
        trials.failed(request, Failure.SILENCE);
        trials.failed(request, Failure.REFUSAL);

        assertEquals(List.of(), trials.unanswered());
        assertEquals(List.of("nissan-leaf-24 FAILS refused"), verdicts());
    }

    @Test
    void aProfileOfAnotherQuestionIsNotTouched() {
        trials.begin(List.of(LEAF_24, ZOE));
        trials.failed(LEAF_24.mainQuery().request(), Failure.REFUSAL);

        assertEquals(List.of("nissan-leaf-24 FAILS refused", "renault-zoe-ph1 OPEN not asked"), verdicts());
        assertFalse(trials.areInVain(), "somebody was not asked yet");
    }
}
