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

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link AnswerReceiver}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AnswerReceiverTest {

    private static final Progress NONE = new Progress.None();
    private static final Progress CONTINUED = new Progress.Continued();
    private static final Progress SPOILED = new Progress.Spoiled();
    private static final Progress PENDING = new Progress.Pending();

    private static final String LEAF_ANSWER = "6101FFFFFC1802AFFFFFFBD5FFFFF06006D030D4968838BD038F000170002242000C"
            + "870A000FF088800005FFFFFBD5FFFFFC5501AE";

    private final AnswerReceiver leaf = receiver("79B", "7BB", "2101");

    @Test
    void aRecordedAnswerOfEightFramesIsPutTogether() {
        List<CanFrame> frames = Recorded.LEAF_84_PERCENT;

        assertEquals(new Progress.Begun(Recorded.frame("79B", "300000")), leaf.accept(frames.get(0)));
        for (CanFrame frame : frames.subList(1, 7)) {
            assertEquals(CONTINUED, leaf.accept(frame));
        }
        assertEquals(complete("7BB", LEAF_ANSWER), leaf.accept(frames.get(7)));
    }

    @Test
    void aSingleFrameIsAnAnswerWithOrWithoutPadding() {
        assertEquals(complete("77E", "62028CD2"),
                receiver("714", "77E", "22028C").accept(frame("77E", "0462028CD2AAAAAA")));
        assertEquals(complete("77E", "62028CD2"), receiver("714", "77E", "22028C").accept(frame("77E", "0462028CD2")));
    }

    @Test
    void foreignIdsDoNotMatter() {
        assertEquals(NONE, leaf.accept(frame("7BA", "0261010000000000")));
        assertEquals(NONE, leaf.accept(frame("000007BB", "0261010000000000")));
    }

    @Test
    void theAnswerToAnotherServiceOrIdentifierDoesNotMatter() {
        assertEquals(NONE, leaf.accept(frame("7BB", "0361020000000000")));
        assertEquals(NONE, leaf.accept(frame("7BB", "0362210100000000")));
        assertEquals(NONE, leaf.accept(frame("7BB", "10356104FFFFFC18")));
        assertEquals(NONE, receiver("7E4", "7EC", "220101").accept(frame("7EC", "103E620105EFFBE7")));
    }

    @Test
    void theAnswerComesAfterALateAnswerToAnotherRequest() {
        assertEquals(NONE, leaf.accept(frame("7BB", "10356104FFFFFC18")));
        assertEquals(NONE, leaf.accept(frame("7BB", "2102AFFFFFFBD5FF")));
        assertEquals(complete("7BB", LEAF_ANSWER), last(leaf, Recorded.LEAF_84_PERCENT));
    }

    @Test
    void consecutiveFramesWithoutAFirstFrameDoNotMatter() {
        assertEquals(NONE, leaf.accept(frame("7BB", "21AAAAAAAAAAAAAA")));
    }

    @Test
    void aLostConsecutiveFrameSpoilsTheAnswer() {
        leaf.accept(Recorded.LEAF_84_PERCENT.get(0));
        leaf.accept(Recorded.LEAF_84_PERCENT.get(1));

        assertEquals(SPOILED, leaf.accept(Recorded.LEAF_84_PERCENT.get(3)));
        assertEquals(NONE, leaf.accept(Recorded.LEAF_84_PERCENT.get(4)));
    }

    @Test
    void aDoubledConsecutiveFrameSpoilsTheAnswer() {
        leaf.accept(Recorded.LEAF_84_PERCENT.get(0));
        leaf.accept(Recorded.LEAF_84_PERCENT.get(1));

        assertEquals(SPOILED, leaf.accept(Recorded.LEAF_84_PERCENT.get(1)));
    }

    @Test
    void swappedConsecutiveFramesSpoilTheAnswer() {
        leaf.accept(Recorded.LEAF_84_PERCENT.get(0));

        assertEquals(SPOILED, leaf.accept(Recorded.LEAF_84_PERCENT.get(2)));
        assertEquals(NONE, leaf.accept(Recorded.LEAF_84_PERCENT.get(1)));
    }

    @Test
    void aConsecutiveFrameThatIsTooShortSpoilsTheAnswer() {
        leaf.accept(Recorded.LEAF_84_PERCENT.get(0));

        assertEquals(SPOILED, leaf.accept(frame("7BB", "2102AFFFFFFB")));
    }

    @Test
    void aRepeatedAnswerIsTakenAfterASpoiledOne() {
        leaf.accept(Recorded.LEAF_24_PERCENT.get(0));
        leaf.accept(Recorded.LEAF_24_PERCENT.get(2));

        assertEquals(complete("7BB", LEAF_ANSWER), last(leaf, Recorded.LEAF_84_PERCENT));
    }

    @Test
    void aNewFirstFrameStartsOver() {
        leaf.accept(Recorded.LEAF_24_PERCENT.get(0));
        leaf.accept(Recorded.LEAF_24_PERCENT.get(1));

        assertEquals(complete("7BB", LEAF_ANSWER), last(leaf, Recorded.LEAF_84_PERCENT));
    }

    @Test
    void theFramesOfAnotherAnswerThatCutsInAreNotTakenForTheRest() {
        AnswerReceiver battery = receiver("7E4", "7EC", "220105");
        battery.accept(frame("7EC", "103E620105FFFB74"));

        assertEquals(SPOILED, battery.accept(frame("7EC", "103E620101EFFBE7")));
        assertEquals(NONE, battery.accept(frame("7EC", "21EF522040014E00")));
    }

    @Test
    void theLastFrameMayBeUnpadded() {
        AnswerReceiver i3 = receiver("6B4", "694", "22D860");
        i3.accept(frame("694", "100962D860010634"));

        assertEquals(complete("694", "62D860010634AABBCC"), i3.accept(frame("694", "21AABBCC")));
    }

    @Test
    void sequenceNumbersWrapFromFifteenToZero() {
        AnswerReceiver cells = receiver("704", "784", "221122");
        cells.accept(frame("784", "1085621122000102"));
        Progress progress = NONE;
        for (int n = 1; n <= 19; n++) {
            progress = cells.accept(frame("784", "%02X03040506070809".formatted(0x20 | n & 0x0F)));
            assertNotEquals(SPOILED, progress);
        }

        assertEquals(133, ((Progress.Complete) progress).answer().length());
    }

    @Test
    void patienceIsAskedForWithCode78() {
        assertEquals(PENDING, leaf.accept(frame("7BB", "037F217800000000")));
        assertEquals(PENDING, leaf.accept(frame("7BB", "037F2178")));
        assertEquals(complete("7BB", LEAF_ANSWER), last(leaf, Recorded.LEAF_84_PERCENT));
    }

    @Test
    void anyOtherNegativeAnswerIsARefusal() {
        assertEquals(new Progress.Refused(0x31), leaf.accept(frame("7BB", "037F2131AAAAAAAA")));
    }

    @Test
    void theRefusalOfSomebodyElsesServiceDoesNotMatter() {
        assertEquals(NONE, leaf.accept(frame("7BB", "037F2231AAAAAAAA")));
    }

    @Test
    void ofAllUnitsTheOneThatAnswersCountsAndRefusalsOfOthersDoNot() {
        AnswerReceiver all = receiver("7DF", null, "015B");

        assertEquals(new Progress.Refused(0x12), all.accept(frame("7EE", "037F0112")));
        assertEquals(NONE, all.accept(frame("7F0", "03415BAA00000000")));
        assertEquals(complete("7EA", "415BAA"), all.accept(frame("7EA", "03415BAA00000000")));
    }

    @Test
    void flowControlGoesToTheUnitThatAnsweredAFunctionalRequest() {
        assertEquals(new Progress.Begun(Recorded.frame("7E4", "300000")),
                receiver("7DF", "7EC", "0101").accept(frame("7EC", "103D4101FFFFFFFF")));
        assertEquals(new Progress.Begun(Recorded.frame("18DADBF1", "300000")),
                receiver("18DB33F1", null, "220375").accept(frame("18DAF1DB", "100A620375FFFFFF")));
    }

    /**
     * PowerBroker2/ELMDuino, pull request 94: Hyundai Ioniq 28 kWh, functional request 2101 (begin of the record);
     * written as 0101 with its answer 41, because the binding can't ask all units for 21.
     */
    @Test
    void answersOfSeveralUnitsMayBeInterleaved() {
        AnswerReceiver battery = receiver("7DF", null, "0101");
        Stream.of("7EC 103D4101FFFFFFFF", "7ED 10334101FFFFFBC0", "7EA 10164101FFE00000", "7ED 2100991A94DF59A6",
                "7EE 037F0112", "7EC 219926112648A3FF", "7EA 2109211238063603", "7EC 22A60EDB0E0D0E0F",
                "7ED 220472A6024700BB").map(AnswerReceiverTest::line).forEach(battery::accept);

        assertEquals(complete("7EA", "4101FFE000000921123806360300000000A871340720"),
                battery.accept(line("7EA 2200000000A87134")) instanceof Progress.Continued
                        ? battery.accept(line("7EA 2307200000000000"))
                        : NONE);
    }

    /** OBDb/BMW-i3, test case 2016 22DDBC: byte 0 is the address of unit 07, or of the tester. */
    @Test
    void withExtendedAddressingEachFrameHasAnAddressInFront() {
        AnswerReceiver i3 = extended("6F1", "607", 0x07, "22DDBC");

        assertEquals(new Progress.Begun(Recorded.frame("6F1", "07300000")),
                i3.accept(frame("607", "F1100962DDBC00C1")));
        assertEquals(complete("607", "62DDBC00C103940050", true), i3.accept(frame("607", "F12103940050FFFF")));
    }

    @Test
    void withExtendedAddressingAShortAnswerIsASingleFrame() {
        assertEquals(complete("607", "62DD7B4D", true),
                extended("6F1", "607", 0x07, "22DD7B").accept(frame("607", "F10462DD7B4DFFFF")));
        assertEquals(PENDING, extended("6F1", "607", 0x07, "22DD7B").accept(frame("607", "F1037F2278")));
    }

    @Test
    void withExtendedAddressingFramesForOthersDoNotMatter() {
        assertEquals(complete("607", "62DD7B4D", true),
                extended("6F1", "607", 0x07, "22DD7B").accept(frame("607", "F00462DD7B4DFFFF")), "for another tester");
        assertEquals(NONE, extended("6F1", "607", 0x07, "22DD7B").accept(frame("607", "EF0462DD7B4DFFFF")));
        assertEquals(NONE, extended("6F1", "607", 0x07, "22DDBC").accept(frame("607", "121003DDBC00C1FF")));
        assertEquals(NONE, extended("6F1", "607", 0x07, "22DD7B").accept(frame("607", "120462DD7B4DFFFF")));
    }

    @Test
    void refusalOfSomethingElseAmidAnAnswerDoesNotMatter() {
        for (String foreign : List.of("037F2231", "037F223100000000", "037F2212AAAAAAAA", "037F2278", "037F0131")) {
            AnswerReceiver battery = receiver("7E4", "7EC", "220105");
            battery.accept(frame("7EC", "100A620105FFFB74"));

            assertEquals(NONE, battery.accept(frame("7EC", foreign)), foreign);
            assertEquals(complete("7EC", "620105FFFB740E27FF10"), battery.accept(frame("7EC", "210E27FF10AAAAAA")));
        }
    }

    @Test
    void refusalOfSomethingElseBetweenTwoPartsOfALongAnswerDoesNotMatter() {
        leaf.accept(Recorded.LEAF_84_PERCENT.get(0));
        leaf.accept(Recorded.LEAF_84_PERCENT.get(1));

        assertEquals(NONE, leaf.accept(frame("7BB", "037F2131AAAAAAAA")));
        assertEquals(complete("7BB", LEAF_ANSWER), last(leaf, Recorded.LEAF_84_PERCENT.subList(2, 8)));
    }

    @Test
    void refusalOfSomethingElseAfterASpoiledAnswerDoesNotEndTheWaitingForItsRepetition() {
        leaf.accept(Recorded.LEAF_84_PERCENT.get(0));
        leaf.accept(Recorded.LEAF_84_PERCENT.get(2));

        assertEquals(NONE, leaf.accept(frame("7BB", "037F2131AAAAAAAA")));
        assertEquals(complete("7BB", LEAF_ANSWER), last(leaf, Recorded.LEAF_84_PERCENT));
    }

    @Test
    void refusalAmidTheAnswerOfAnotherUnitIsThatOfItsSender() {
        AnswerReceiver all = receiver("18DB33F1", null, "22F190");
        all.accept(frame("18DAF1DB", "101462F190565731"));

        assertEquals(new Progress.Refused(0x31), all.accept(frame("18DAF1DA", "037F2231")));
        assertEquals(NONE, all.accept(frame("18DAF1DB", "037F2231")));
    }

    @Test
    void withExtendedAddressingRefusalOfSomethingElseAmidAnAnswerDoesNotMatter() {
        AnswerReceiver i3 = extended("6F1", "607", 0x07, "22DDBC");
        i3.accept(frame("607", "F1100962DDBC00C1"));

        assertEquals(NONE, i3.accept(frame("607", "F1037F2231FFFFFF")));
        assertEquals(complete("607", "62DDBC00C103940050", true), i3.accept(frame("607", "F12103940050FFFF")));
    }

    @Test
    void aQuestionToAllIsAnsweredByOthersTooAndNothingIsWrongWithIt() {
        AnswerReceiver battery = receiver("18DB33F1", "18DAF1DB", "015B");

        assertFalse(battery.isAnswerFromElsewhere(frame("18DAF1DA", "03415BAA00000000")));
        assertFalse(battery.isAnswerFromElsewhere(frame("18DAF1DA", "1009415BAA000000")));
        assertFalse(receiver("7DF", "7EC", "015B").isAnswerFromElsewhere(frame("7EA", "03415BAA00000000")));
        assertEquals(NONE, battery.accept(frame("18DAF1DA", "03415BAA00000000")));
        assertEquals(complete("18DAF1DB", "415BAA"), battery.accept(frame("18DAF1DB", "03415BAA00000000")));
    }

    @Test
    void aQuestionToOneUnitThatAnotherAnswersIsNotAsTheProfileHasIt() {
        AnswerReceiver battery = receiver("7E4", "7EC", "220105");

        assertTrue(battery.isAnswerFromElsewhere(frame("7ED", "04620105FF000000")));
        assertTrue(battery.isAnswerFromElsewhere(frame("7ED", "103E620105FFFB74")));
        assertFalse(battery.isAnswerFromElsewhere(frame("7ED", "04620101FF000000")), "another question");
        assertFalse(battery.isAnswerFromElsewhere(frame("7ED", "21620105FF000000")), "the middle of an answer");
        assertFalse(battery.isAnswerFromElsewhere(frame("7ED", "04")));
        assertFalse(battery.isAnswerFromElsewhere(frame("7ED", "")));
        assertTrue(receiver("7E4", "7EC", "21").isAnswerFromElsewhere(frame("7ED", "0161")));
        assertFalse(battery.isAnswerFromElsewhere(frame("7EC", "103E620105FFFB74")), "the right unit");
        assertFalse(extended("6F1", "607", 0x07, "22DD7B").isAnswerFromElsewhere(frame("660", "0462DD7B4DFFFF")));
    }

    @Test
    void anAnswerWasLostSoTheUnitIsAskedToSendSlower() {
        AnswerReceiver slow = new AnswerReceiver(leafRequest(), Pace.SLOW);

        assertEquals(new Progress.Begun(Recorded.frame("79B", "30000A")), slow.accept(Recorded.LEAF_84_PERCENT.get(0)));
        assertEquals(complete("7BB", LEAF_ANSWER), last(slow, Recorded.LEAF_84_PERCENT.subList(1, 8)));
    }

    @Test
    void anAnswerWasLostAndTheUnitBehindAnAddressIsAskedToSendSlower() {
        AnswerReceiver slow = new AnswerReceiver(
                request("6F1", Optional.of(CanId.parse("607")), OptionalInt.of(7), "22DDBC"), Pace.SLOW);

        assertEquals(new Progress.Begun(Recorded.frame("6F1", "0730000A")),
                slow.accept(frame("607", "F1100962DDBC00C1")));
    }

    @Test
    void theFirstTimeNobodyIsSlowedDown() {
        assertEquals(new Progress.Begun(Recorded.frame("79B", "300000")),
                new AnswerReceiver(leafRequest(), Pace.FULL).accept(Recorded.LEAF_84_PERCENT.get(0)));
        assertEquals(Pace.FULL.separationTime(), 0);
        assertTrue(Pace.SLOW.separationTime() >= 5 && Pace.SLOW.separationTime() <= 10, "5 to 10 ms");
    }

    @Test
    void whatHasSpoiledAnAnswerIsTold() {
        assertEquals(Optional.empty(), leaf.trouble());
        assertEquals(Optional.empty(), troubleOf(Recorded.LEAF_84_PERCENT));
        assertEquals(Optional.of(Trouble.FRAME_LOST), troubleOf(leafFrames(0, 1, 3)));
        assertEquals(Optional.of(Trouble.FRAME_LOST), troubleOf(leafFrames(0, 2)));
        assertEquals(Optional.of(Trouble.FRAME_DOUBLED), troubleOf(leafFrames(0, 1, 2, 2)));
        assertEquals(Optional.of(Trouble.FRAME_CUT),
                troubleOf(List.of(Recorded.LEAF_84_PERCENT.get(0), frame("7BB", "2102AFFFFFFB"))));
        assertEquals(Optional.of(Trouble.CUT_SHORT),
                troubleOf(List.of(Recorded.LEAF_84_PERCENT.get(0), frame("7BB", "10356104FFFFFC18"))));
        assertEquals("a frame was lost", Trouble.FRAME_LOST.toString());
    }

    private static List<CanFrame> leafFrames(int... numbers) {
        return IntStream.of(numbers).mapToObj(Recorded.LEAF_84_PERCENT::get).toList();
    }

    private static Optional<Trouble> troubleOf(List<CanFrame> frames) {
        AnswerReceiver receiver = new AnswerReceiver(leafRequest());
        frames.forEach(receiver::accept);
        return receiver.trouble();
    }

    private static DiagnosticRequest leafRequest() {
        return request("79B", Optional.of(CanId.parse("7BB")), OptionalInt.empty(), "2101");
    }

    @Test
    void aFirstFrameWhoseLengthCannotBeDoesNotMatter() {
        for (String length : List.of("1000", "1001", "1007")) {
            assertEquals(NONE, leaf.accept(frame("7BB", length + "6101FFFFFC18")), length);
        }
        assertEquals(NONE, leaf.accept(frame("7BB", "1000000010006101")), "longer than 4095 bytes");
        assertEquals(NONE, leaf.accept(frame("7BB", "0008610112345678")), "CAN FD");
        assertEquals(NONE, extended("6F1", "607", 0x07, "22DDBC").accept(frame("607", "F1100662DDBC00C1")));
        assertInstanceOf(Progress.Begun.class, leaf.accept(frame("7BB", "10086101FFFFFC18")));
        assertInstanceOf(Progress.Begun.class,
                extended("6F1", "607", 0x07, "22DDBC").accept(frame("607", "F1100762DDBC00C1")));
    }

    @Test
    void consecutiveFramesOfAnotherUnitAreNotTakenForTheRest() {
        AnswerReceiver all = receiver("7DF", null, "22F190");
        all.accept(line("7EC 100A62F190010203"));
        all.accept(line("7ED 100A62F190111213"));

        assertEquals(complete("7ED", "62F19011121314151617"), all.accept(line("7ED 2114151617000000")));
        assertEquals(complete("7EC", "62F19001020304050607"), all.accept(line("7EC 2104050607000000")));
    }

    @Test
    void aLateAnswerToAFormerQuestionInTheMiddleOfAnAnswerDoesNotMatter() {
        leaf.accept(Recorded.LEAF_84_PERCENT.get(0));

        assertEquals(NONE, leaf.accept(frame("7BB", "0361040000000000")));
        assertEquals(complete("7BB", LEAF_ANSWER), last(leaf, Recorded.LEAF_84_PERCENT.subList(1, 8)));
    }

    @Test
    void malformedFramesDoNotMatter() {
        for (String data : List.of("", "00", "0861010000000000", "05610100", "100461010000", "1003610100000000",
                "300000", "4000000000000000", "F000", "037F21", "027F21")) {
            assertEquals(NONE, leaf.accept(frame("7BB", data)), data);
        }
    }

    @Test
    void theRequestIsASingleFrame() {
        assertEquals(Recorded.frame("79B", "022101"),
                request("79B", Optional.empty(), OptionalInt.empty(), "2101").frame());
        assertEquals(Recorded.frame("6F1", "070322DDBC"),
                request("6F1", Optional.of(CanId.parse("607")), OptionalInt.of(7), "22DDBC").frame());
    }

    @Test
    void aRequestThatDoesNotFitIntoOneFrameIsRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> request("79B", Optional.empty(), OptionalInt.empty(), "2201020304050607"));
        assertThrows(IllegalArgumentException.class, () -> request("79B", Optional.empty(), OptionalInt.empty(), ""));
    }

    @Test
    void theAnsweringIdFollowsFromTheRequestWhereThereIsARule() {
        assertTrue(address("7E4").isAnswer(CanId.parse("7EC")));
        assertTrue(address("18DADBF1").isAnswer(CanId.parse("18DAF1DB")));
        assertFalse(address("18DADBF1").isAnswer(CanId.parse("18DAF1DA")));
        assertThrows(IllegalArgumentException.class, () -> address("17FC007B"));
        assertThrows(IllegalArgumentException.class, () -> address("7F8"));
    }

    private static UnitAddress address(String request) {
        return UnitAddress.of(CanId.parse(request), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    private static AnswerReceiver receiver(String request, @Nullable String answer, String service) {
        return new AnswerReceiver(
                request(request, Optional.ofNullable(answer).map(CanId::parse), OptionalInt.empty(), service));
    }

    private static AnswerReceiver extended(String request, String answer, int target, String service) {
        return new AnswerReceiver(request(request, Optional.of(CanId.parse(answer)), OptionalInt.of(target), service));
    }

    private static DiagnosticRequest request(String request, Optional<CanId> answer, OptionalInt target,
            String service) {
        return new DiagnosticRequest(UnitAddress.of(CanId.parse(request), answer, Optional.empty(), target),
                HexFormat.of().parseHex(service));
    }

    private static Progress last(AnswerReceiver receiver, List<CanFrame> frames) {
        Progress last = NONE;
        for (CanFrame frame : frames) {
            last = receiver.accept(frame);
        }
        return last;
    }

    private static Progress complete(String sender, String payload) {
        return complete(sender, payload, false);
    }

    private static Progress complete(String sender, String payload, boolean extended) {
        return new Progress.Complete(new Answer(CanId.parse(sender), HexFormat.of().parseHex(payload), extended));
    }

    private static CanFrame frame(String id, String data) {
        return Recorded.frame(id, data);
    }

    private static CanFrame line(String text) {
        return frame(text.split(" ")[0], text.split(" ")[1]);
    }
}
