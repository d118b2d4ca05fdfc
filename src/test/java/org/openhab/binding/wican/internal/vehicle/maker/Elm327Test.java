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
package org.openhab.binding.wican.internal.vehicle.maker;

import static org.junit.jupiter.api.Assertions.*;

import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;

/**
 * Tests for {@link Elm327}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class Elm327Test {

    @ParameterizedTest
    @CsvSource({ "'', 7DF", "ATSP6, 7DF", "ATSP8, 7DF", "ATSP0, 7DF", "ATSP7, 18DB33F1", "ATSP9, 18DB33F1" })
    void withoutAHeaderAllUnitsAreAsked(String commands, String request) {
        UnitAddress address = after(commands);

        assertEquals(CanId.parse(request), address.request());
        assertEquals(Optional.empty(), address.answer());
        assertTrue(address.asksAllUnits());
    }

    @ParameterizedTest
    @CsvSource({ "ATSP6;ATSH701, 701, 709", "ATSP7;ATSHDA40F1, 18DA40F1, 18DAF140",
            "ATSP7;ATSH18DA40F1, 18DA40F1, 18DAF140", "ATSP9;ATCP18;ATSHDA40F1, 18DA40F1, 18DAF140" })
    void theAnsweringIdIsTheUsualOne(String commands, String request, String answer) {
        assertAddress(commands, request, answer);
    }

    @ParameterizedTest
    @CsvSource({ "ATSP7;ATCP17;ATSHFC0011;ATCRA17FE0011, 17FC0011", "ATSP7;ATSHFC0011;ATCP17;ATCRA17FE0011, 17FC0011",
            "ATSP7;ATSH17FC0011;ATCRA17FE0011, 17FC0011", "ATSP7;ATCP18;ATSH17FC0011;ATCRA17FE0011, 17FC0011",
            "ATSP7;ATSH17FC0022;ATSHFC0011;ATCRA17FE0011, 17FC0011" })
    void thePriorityBitsOfA6DigitHeaderComeFromElsewhere(String commands, String request) {
        assertAddress(commands, request, "17FE0011");
    }

    @Test
    void thePriorityBitsOfAWholeIdCanBeChangedAfterwards() {
        assertAddress("ATSP7;ATSH18DACBF1;ATCP14;ATCRA142AF1CB", "14DACBF1", "142AF1CB");
    }

    @ParameterizedTest
    @CsvSource({ "ATSH701, 701, 709", "ATSP0;ATSH701, 701, 709", "ATSHDA40F1, 18DA40F1, 18DAF140",
            "ATSH18DA40F1, 18DA40F1, 18DAF140", "ATSH000701, 701, 709" })
    void withoutAProtocolTheHeaderDecides(String commands, String request, String answer) {
        assertAddress(commands, request, answer);
    }

    @ParameterizedTest
    @ValueSource(strings = { "ATSP6;ATSH000701", "ATSPA6;ATSH000701", "ATTP6;ATSH00000701" })
    void aLongHeaderMayHoldAnElevenBitId(String commands) {
        assertAddress(commands, "701", "709");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ATSP6;ATSH18DA40F1;ATCRA18DAF140", "ATSP6;ATSHDA40F1;ATCRA18DAF140" })
    void aWrongProtocolIsOutvotedByTwoLongIds(String commands) {
        assertAddress(commands, "18DA40F1", "18DAF140");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ATSP7;ATSH7DF", "ATSH7DF;ATSP7" })
    void theIdForAllUnitsMeansThatWithBothProtocols(String commands) {
        assertEquals(CanId.parse("18DB33F1"), after(commands).request());
    }

    @Test
    void laterCommandsOverrideEarlierOnes() {
        Elm327 elm327 = new Elm327();
        elm327.run("ATSP6;ATSH701;ATCRA7A1;");
        assertEquals(address("701", "7A1", ""), elm327.address());

        elm327.run("ATSH702");
        assertEquals(address("702", "7A1", ""), elm327.address());

        elm327.run("ATCRA");
        assertEquals(address("702", "70A", ""), elm327.address());

        elm327.run("ATSP7;ATSHDA40F1");
        assertEquals(address("18DA40F1", "18DAF140", ""), elm327.address());
    }

    @ParameterizedTest
    @ValueSource(strings = { "ATD", "ATZ", "ATWS" })
    void aResetForgetsEverythingButTheProtocol(String reset) {
        assertEquals(CanId.parse("18DB33F1"),
                after("ATSP7;ATSH14DA40F1;ATCRA14DAF140;ATCEA12;ATFCSH14DA40F1;ATFCSD310000;ATFCSM1;" + reset)
                        .request());
    }

    @Test
    void blanksCaseAndLineEndsDoNotMatter() {
        assertAddress(" at sp 6 ;; At Sh 7 01\r\nATCRA 7a1", "701", "7A1");
    }

    @Test
    void displayAndTimingDoNotMatter() {
        assertAddress("ATE0;ATL0;ATH1;ATR1;ATS0;ATM0;ATAT1;ATST96;ATAL;ATCAF1;ATD1;ATDPN;ATI;ATTAF1;ATCERF1;"
                + "STCAFCP701,709;ATSH701;GARBAGE", "701", "709");
    }

    @Test
    void anOwnFlowControlIdIsKept() {
        assertEquals(address("701", "7A1", "702"), after("ATSP6;ATSH701;ATCRA7A1;ATFCSH702;ATFCSD300000;ATFCSM1"));
        assertEquals(address("17FC0011", "17FE0011", "17FC0022"),
                after("ATSP7;ATSH17FC0011;ATCRA17FE0011;ATFCSH17FC0022;ATFCSD300000;ATFCSM1"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "ATFCSM0", "ATFCSM1;ATFCSM0", "ATFCSD300000;ATFCSM2" })
    void theFlowControlIdCountsInModeOneOnly(String mode) {
        assertEquals(address("701", "709", ""), after("ATSH701;ATFCSH7E5;" + mode));
    }

    @ParameterizedTest
    @ValueSource(strings = { "ATFCSD12300000", "ATFCSD300000" })
    void extendedAddressingTakesTheUsualFlowControl(String data) {
        UnitAddress address = after("ATCEA12;ATTAF1;ATFCSH6F1;ATSH6F1;" + data + ";ATFCSM1;ATCRA612");

        assertEquals(new UnitAddress(CanId.parse("6F1"), Optional.of(CanId.parse("612")),
                Optional.of(CanId.parse("6F1")), OptionalInt.of(0x12)), address);
    }

    @Test
    void extendedAddressingCanBeSwitchedOff() {
        assertAddress("ATCEA12;ATSH701;ATCEA", "701", "709");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "ATSH70|3, 6 or 8 hex digits", "ATSH7|3, 6 or 8", "ATSH7G1|3, 6 or 8",
            "ATSP6;ATSHDA40F1|no 11 bit id", "ATSP7;ATSH701|no 29 bit id", "ATSP3;ATSH701|no usual CAN protocol",
            "ATSP7;ATSH17FC0011|does not follow from it", "ATSH7FF|does not follow from it",
            "ATSH701;ATCRA7EX|write 3 hex digits", "ATSH701;ATCRA18DAF140|does not fit",
            "ATSP7;ATSHDA40F1;ATCRA709|does not fit", "ATSP7;ATCP1;ATSHDA40F1|2 hex digits",
            "ATSH701;ATFCSH701;ATFCSD310000;ATFCSM1|only send 30 00 00",
            "ATSH701;ATFCSD30000A;ATFCSM2|only send 30 00 00",
            "ATSH701;ATFCSH18DA40F1;ATFCSD300000;ATFCSM1|does not fit", "ATSH6F1;ATCEA12|who answers",
            "ATSH6F1;ATCRA612;ATCEA123|2 hex digits",
            "ATCEA12;ATSH6F1;ATCRA612;ATFCSD13300000;ATFCSM2|only send 30 00 00" })
    void whatIsNotClearIsNotGuessed(String commands, String reason) {
        IllegalArgumentException problem = assertThrows(IllegalArgumentException.class, () -> after(commands));

        assertTrue(String.valueOf(problem.getMessage()).contains(reason), problem.getMessage());
    }

    @Test
    void aMistakeThatIsOverriddenDoesNotMatter() {
        assertAddress("ATSH7G1;ATCRA7EX;ATSH701;ATCRA7A1", "701", "7A1");
    }

    private static void assertAddress(String commands, String request, String answer) {
        assertEquals(address(request, answer, ""), after(commands));
    }

    private static UnitAddress after(String commands) {
        Elm327 elm327 = new Elm327();
        elm327.run(commands);
        return elm327.address();
    }

    private static UnitAddress address(String request, String answer, String flowControl) {
        return new UnitAddress(CanId.parse(request), Optional.of(CanId.parse(answer)),
                flowControl.isEmpty() ? Optional.empty() : Optional.of(CanId.parse(flowControl)), OptionalInt.empty());
    }
}
