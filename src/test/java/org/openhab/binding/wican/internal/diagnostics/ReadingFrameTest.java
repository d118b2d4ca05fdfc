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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link ReadingFrame}, and for what can be made at all: {@link UnitAddress}, {@link DiagnosticRequest}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ReadingFrameTest {

    @ParameterizedTest
    @CsvSource({ "7DF, 02015B", "7DF, 020902", "7DF, 0322F190", "7E0, 021A90", "79B, 022101", "700, 0322F190",
            "6A2, 0322D434", "241, 0322000C", "18DADBF1, 03229002", "18DB33F1, 02015B", "18DB33F1, 0322F190",
            "14DACBF1, 0322B434", "17FC007B, 0322028C", "1DD01635, 03224028", "6F1, 070322DDBC", "6F1, DF0322F190",
            "6F1, 07021A90", "750, 2A022130", "750, 03221234", "79B, 300000", "79B, 30000A", "6F1, 07300000",
            "750, 2A300000", "750, 300000", "79B, 0722F190F191F192", "6F1, 070622F190F191F1" })
    void whatOnlyReadsCanGoOut(String id, String data) {
        CanFrame frame = Recorded.frame(id, data);

        assertEquals(frame, ReadingFrame.of(frame).frame());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "79B|0104|service 04 does not only read", "79B|022E01|service 2E01 does not",
            "79B|0210C0|service 10C0 does not", "79B|021902|service 1902 does not", "79B|013E|service 3E does not",
            "79B|02|does not only read", "79B|0822F190|neither", "79B|00|neither", "79B||neither",
            "79B|100A22F190F191F1|long request", "79B|2101020304050607|neither", "79B|310000|neither",
            "79B|320000|neither", "79B|4022F190|neither", "79B|F10322F190|neither" })
    void whatDoesNotOnlyReadCannotGoOut(String id, @Nullable String data, String reason) {
        assertRefused(id, data, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = { "7DF|022101", "7DF|021A90", "700|022101", "18DB33F1|022101", "18DB33F1|021A90",
            "18DBEFF1|022101", "6F1|DF022101", "6F1|EF021A90" })
    void allUnitsAreOnlyAskedWhatMeansTheSameToEach(String frame) {
        assertRefused(frame.split("\\|")[0], frame.split("\\|")[1], "is not for all units at once");
    }

    /** 7DF 01 04 …: with an address in front a question, without one the order to clear the fault memory. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "7DF|0104010C0D05|service 04 does not only read",
            "7DF|07032F12345678|service 032F12345678", "7E4|0314FFFFFF|service 14FFFF", "18DB33F1|010401|service 04",
            "79B|0204220101|service 0422", "750|010322F190|service 03 does not" })
    void anAddressMakesAClearingOfItForAUnitThatIsNotAddressedLikeThat(String id, String data, String reason) {
        assertRefused(id, data, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "6F1|020104|service 04 does not", "6F1|02010400|service 04 does not",
            "6F1|0322F190|neither", "6F1|0222|neither", "6F1|300000|neither" })
    void theOtherWayRoundWhatHasNoAddressIsNotForUnitsThatExpectOne(String id, String data, String reason) {
        assertRefused(id, data, reason);
    }

    /** 750 of Toyota, where some units expect an address and others do not: a frame must be right for both. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "750|020104|service 04 does not", "750|2A0104|service 04 does not",
            "750|10022101|long request", "750|2A100A22F190|long request", "750|2A2101|neither" })
    void whereUnitsOfBothKindsListenAFrameMustBeRightForBoth(String id, String data, String reason) {
        assertRefused(id, data, reason);
    }

    @ParameterizedTest
    @ValueSource(strings = { "000", "005", "1F2", "240", "260", "69F", "6C0", "6F0", "6F2", "6FF", "7E8", "7EF",
            "18DAF1DB", "18DADBF0", "18DA10F9", "10DADBF1", "18DC10F1", "17FE007B", "17FC0176", "1DD01735", "1EC6AE80",
            "00000000", "000007DF", "0000079B", "1FFFFFFF" })
    void anyIdThatIsNotForDiagnosticsIsRefused(String id) {
        assertRefused(id, "022101", "request " + id + " is not used for diagnostics");
        assertRefused(id, "300000", "is not used for diagnostics");
        assertUnaddressable("request " + id, id, "7BB", "", "");
        assertUnaddressable("flowControl " + id, id.length() == 3 ? "79B" : "18DADBF1",
                id.length() == 3 ? "7BB" : "18DAF1DB", id, "");
    }

    @ParameterizedTest
    @ValueSource(strings = { "000", "005", "1F2", "5FF", "6F1", "7DF", "7E0", "7E7" })
    void anyAnsweringIdThatIsNotForDiagnosticsIsRefused(String answer) {
        assertUnaddressable("answer " + answer + " is not used for diagnostics", "79B", answer, "", "");
    }

    @ParameterizedTest
    @ValueSource(strings = { "00000005", "000007BB", "18DADBF1", "18DB33F1", "17FC007B", "1EC7AE80" })
    void anyLongAnsweringIdThatIsNotForDiagnosticsIsRefused(String answer) {
        assertUnaddressable("answer " + answer + " is not used for diagnostics", "18DADBF1", answer, "", "");
    }

    @ParameterizedTest
    @CsvSource({ "79B, 7BB", "6A2, 682", "6B4, 694", "752, 652", "241, 641", "7DF, 7EF", "700, 708", "761, 762",
            "18DADBF1, 18DAF1DB", "14DACBF1, 142AF1CB", "14DACBF1, 14DAF1CB", "17FC0076, 17FE0076",
            "1DD01637, 1EC6EE80", "18DB33F1, 18DAF110" })
    void theIdsOfManyMakesAreKnown(String request, String answer) {
        assertEquals(Optional.of(CanId.parse(answer)), address(request, answer, "", "").answer());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "7DF|7E8|01|extended addressing is not used at 7DF: a unit would take the address 01 for the length",
            "7E4|7EC|2A|extended addressing is not used at 7E4", "79B|7BB|00|extended addressing is not used",
            "18DADBF1|18DAF1DB|07|extended addressing is not used at 18DADBF1",
            "6F1|607||6F1 needs an extended address", "6F0|607|07|request 6F0 is not used" })
    void anAddressIsOnlyPutInFrontWhereCarsHaveIt(String request, String answer, @Nullable String target,
            String reason) {
        assertUnaddressable(reason, request, answer, "", target == null ? "" : target);
    }

    @Test
    void flowControlIsReadLikeTheRequest() {
        assertUnaddressable("units are not addressed there as they are at 79B", "79B", "7BB", "6F1", "");
        assertUnaddressable("units are not addressed there as they are at 6F1", "6F1", "607", "79B", "07");
        assertEquals(CanId.parse("6F1"), address("6F1", "607", "6F1", "07").flowControlFor(CanId.parse("607")));
    }

    /** 8 below 607 is 5FF: nobody is asked there. */
    @Test
    void whereFlowControlToTheUnitThatAnswersAllWouldGoIsChecked() {
        assertUnaddressable("flow control (name it as \"flowControl\") 5FF is not used", "7DF", "607", "", "");
        assertEquals(CanId.parse("6A7"), address("7DF", "607", "6A7", "").flowControlFor(CanId.parse("607")));
        assertEquals(CanId.parse("7E0"), address("7DF", "7E8", "", "").flowControlFor(CanId.parse("7E8")));
    }

    @Test
    void aRequestThatDoesNotOnlyReadCannotBeMade() {
        UnitAddress leaf = address("79B", "7BB", "", "");

        for (String service : new String[] { "04", "1003", "14FFFFFF", "1902", "2701", "2E010100", "2F010203", "3101",
                "3E00", "85", "7F2131", "00", "6101" }) {
            assertThrows(IllegalArgumentException.class,
                    () -> new DiagnosticRequest(leaf, HexFormat.of().parseHex(service)), service);
        }
        assertEquals("022101", HexFormat.of()
                .formatHex(new DiagnosticRequest(leaf, (byte) 0x21, (byte) 1).reading().frame().bytes(0, 3)));
    }

    @Test
    void theSameQuestionToAllMustMeanTheSameToEach() {
        DiagnosticRequest leaf = new DiagnosticRequest(address("79B", "7BB", "", ""), (byte) 0x21, (byte) 1);

        assertThrows(IllegalArgumentException.class, () -> leaf.to(address("7DF", "7E8", "", "")));
    }

    @Test
    void itIsWrittenAsTheAdapterReadsIt() {
        ReadingFrame frame = ReadingFrame.of(Recorded.frame("79B", "022101"));

        assertEquals("{\"bus\":\"0\",\"type\":\"tx\",\"frame\":[{\"id\":1947,\"dlc\":8,\"rtr\":false,\"extd\":false,"
                + "\"data\":[2,33,1,0,0,0,0,0]}]}", new String(frame.message(), UTF_8));
        assertEquals("79B 02 21 01", frame.toString());
        assertEquals(ReadingFrame.of(Recorded.frame("79B", "022101")), frame);
        assertEquals(ReadingFrame.of(Recorded.frame("79B", "022101")).hashCode(), frame.hashCode());
        assertNotEquals(ReadingFrame.of(Recorded.frame("79B", "022102")), frame);
    }

    private static void assertRefused(String id, @Nullable String data, String reason) {
        CanFrame frame = Recorded.frame(id, data == null ? "" : data);
        IllegalArgumentException problem = assertThrows(IllegalArgumentException.class, () -> ReadingFrame.of(frame),
                frame::toString);

        assertTrue(String.valueOf(problem.getMessage()).contains(reason), problem.getMessage());
    }

    private static void assertUnaddressable(String reason, String request, String answer, String flowControl,
            String target) {
        String fitting = request.length() == answer.length() ? answer : "18DAF1DB";
        IllegalArgumentException problem = assertThrows(IllegalArgumentException.class,
                () -> address(request, fitting, flowControl, target), request);

        assertTrue(String.valueOf(problem.getMessage()).contains(reason), problem.getMessage());
    }

    private static UnitAddress address(String request, String answer, String flowControl, String target) {
        return UnitAddress.of(CanId.parse(request), Optional.of(CanId.parse(answer)),
                flowControl.isEmpty() ? Optional.empty() : Optional.of(CanId.parse(flowControl)),
                target.isEmpty() ? OptionalInt.empty() : OptionalInt.of(HexFormat.fromHexDigits(target)));
    }
}
