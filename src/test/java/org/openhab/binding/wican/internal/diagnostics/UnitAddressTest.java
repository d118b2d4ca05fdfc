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
package org.openhab.binding.wican.internal.diagnostics;

import static org.junit.jupiter.api.Assertions.*;

import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.adapter.CanId;

/**
 * Tests for {@link UnitAddress}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class UnitAddressTest {

    @ParameterizedTest
    @CsvSource({ "700, 708", "7E0, 7E8", "7F7, 7FF", "18DA10F1, 18DAF110", "18DAFFF1, 18DAF1FF" })
    void theUsualAnsweringIdFollowsFromTheRequest(String request, String answer) {
        assertEquals(Optional.of(CanId.parse(answer)), address(request, "").answer());
    }

    @ParameterizedTest
    @CsvSource({ "7F8", "7FF", "14DA10F1", "17FC0076" })
    void whereItDoesNotItMustBeNamed(String request) {
        IllegalArgumentException problem = assertThrows(IllegalArgumentException.class, () -> address(request, ""));

        assertEquals("the id that answers " + request + " does not follow from it: name it", problem.getMessage());
    }

    @ParameterizedTest
    @CsvSource({ "7DF, 7E7, false", "7DF, 7E8, true", "7DF, 7EF, true", "7DF, 7F0, false", "7DF, 18DAF110, false",
            "18DB33F1, 18DAF110, true", "18DB33F1, 18DAF210, false", "18DB33F1, 7E8, false",
            "18DB33F1, 000007E8, false" })
    void aQuestionToAllIsAnsweredByEveryUnitOfItsKind(String request, String id, boolean isAnswer) {
        assertEquals(isAnswer, address(request, "").isAnswer(CanId.parse(id)));
    }

    @ParameterizedTest
    @CsvSource({ "6FF, false", "700, true", "7FF, true", "000, false", "18DAF110, true", "18DAF1FF, true",
            "18DAF210, false", "18DB33F1, false", "00000700, false" })
    void unitsAnswerTestersUnderSomeIdsOnly(String id, boolean isOfDiagnostics) {
        assertEquals(isOfDiagnostics, UnitAddress.isOfDiagnostics(CanId.parse(id)));
    }

    @Test
    void answersAreManyWhereAllAreAskedAndNoneIsNamed() {
        assertTrue(address("7DF", "").answersAreMany());
        assertTrue(address("18DB33F1", "").answersAreMany());
        assertFalse(address("7DF", "7E8").answersAreMany());
        assertFalse(address("7E0", "").answersAreMany());
        assertTrue(address("7DF", "7E8").asksAllUnits());
    }

    @Test
    void whoeverNamesAWrongIdIsToldTheRightOnesOfItsLength() {
        String shortIds = assertThrows(IllegalArgumentException.class, () -> address("123", "7E8")).getMessage();
        String longIds = assertThrows(IllegalArgumentException.class, () -> address("00000123", "18DAF110"))
                .getMessage();

        assertTrue(shortIds.endsWith("known: 7DF to 7E7, 700 to 7DE, 7F0 to 7FF, 6A0 to 6BF, 6F1, 241 to 25F"),
                shortIds);
        assertTrue(longIds.endsWith("known: 18DAxxF1, 18DBxxF1, 14DAxxF1, 17FC00xx, 1DD016xx"), longIds);
    }

    private static UnitAddress address(String request, String answer) {
        return UnitAddress.of(CanId.parse(request),
                answer.isEmpty() ? Optional.empty() : Optional.of(CanId.parse(answer)), Optional.empty(),
                OptionalInt.empty());
    }
}
