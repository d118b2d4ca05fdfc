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
package org.openhab.binding.wican.internal.simulator;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.testing.ManualScheduler;

/**
 * Tests {@link SimulatedCar} with its {@link ControlUnit}s, as seen at the diagnostic socket.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class SimulatedCarTest {

    private static final ControlUnit UNIT = ControlUnit.at(0x7E4, 0x7EC);
    /** 13 bytes: a first frame and one consecutive frame. */
    private static final String TWO_FRAMES = "620101030405060708090A0B0C";
    /** 20 bytes: a first frame and two consecutive frames. */
    private static final String THREE_FRAMES = "62010103040506" + "0708090A0B0C0D" + "0E0F10111213";
    private static final String FIRST = "7EC 1014620101030405";
    private static final String SECOND = "7EC 21060708090A0B0C";
    private static final String THIRD = "7EC 220D0E0F10111213";
    private static final String ASK = "0322010100000000";
    private static final String GO_ON = "3000000000000000";

    private final ManualScheduler scheduler = new ManualScheduler();
    private final List<String> seen = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();

    /** Answers the first request, not split by a behaviour. */
    private SimulatedCar carWith(ControlUnit... units) {
        return carWith(ForeignTraffic.NONE, units);
    }

    private SimulatedCar carWith(ForeignTraffic traffic, ControlUnit... units) {
        return new SimulatedCar(List.of(units), traffic, scheduler, frames -> {
            sizes.add(frames.size());
            frames.forEach(frame -> seen.add(frame.toString()));
        }, text -> {
        });
    }

    private static void send(SimulatedCar car, String id, String data) {
        car.receive(BusFrame.of(id, data));
    }

    private void assertSees(String... frames) {
        assertEquals(List.of(frames), seen);
        seen.clear();
    }

    /**
     * Requests and single frames.
     */
    @Nested
    class Requests {

        @Test
        void shortAnswerComesInOneFrame() {
            SimulatedCar car = carWith(UNIT.answering("220101", "62010155"));

            send(car, "7E4", ASK);

            assertSees("7EC 0462010155000000");
            assertEquals(0, scheduler.pending());
        }

        @ParameterizedTest
        @CsvSource({ "AA, 7EC 0462010155AAAAAA", "55, 7EC 0462010155555555", "FF, 7EC 0462010155FFFFFF" })
        void unitPadsAsItLikes(String padding, String frame) {
            SimulatedCar car = carWith(UNIT.withPadding(Integer.parseInt(padding, 16)).answering("220101", "62010155"));

            send(car, "7E4", ASK);

            assertSees(frame);
        }

        @Test
        void unitNeedNotPad() {
            SimulatedCar car = carWith(UNIT.withoutPadding().answering("220101", TWO_FRAMES));

            send(car, "7E4", ASK);
            send(car, "7E4", GO_ON);

            assertSees("7EC 100D620101030405", "7EC 21060708090A0B0C");
            send(car, "7E4", "0111000000000000");
            assertSees("7EC 037F1111");
        }

        @Test
        void requestsMayBePaddedWithAnything() {
            SimulatedCar car = carWith(UNIT.answering("220101", "62010155"));

            send(car, "7E4", "03220101AAAAAAAA");

            assertSees("7EC 0462010155000000");
        }

        @ParameterizedTest
        @ValueSource(strings = { "0022010100000000", "0822010100000000", "0F22010100000000", "1003220101000000",
                "2122010100000000", "3022010100000000", "F322010100000000", "03220101" })
        void malformedRequestsAreIgnored(String data) {
            SimulatedCar car = carWith(UNIT.answering("220101", "62010155"));

            send(car, "7E4", data);

            assertSees();
        }

        @Test
        void remoteFramesAndOtherIdsAreIgnored() {
            SimulatedCar car = carWith(UNIT.answering("220101", "62010155"));

            car.receive(new BusFrame(0x7E4, false, true, new byte[8]));
            send(car, "7E5", ASK);
            send(car, "7EC", ASK);
            send(car, "7DF", ASK);
            send(car, "000007E4", ASK);

            assertSees();
        }

        @Test
        void unitMayTakeShortFrames() {
            SimulatedCar car = carWith(UNIT.takingShortFrames().answering("220101", TWO_FRAMES));

            send(car, "7E4", "03220101");
            send(car, "7E4", "300000");

            assertSees("7EC 100D620101030405", "7EC 21060708090A0B0C");
        }

        @Test
        void frameThatIsShorterThanItsRequestIsIgnored() {
            SimulatedCar car = carWith(UNIT.takingShortFrames().answering("220101", TWO_FRAMES));

            send(car, "7E4", "032201");

            assertSees();
        }

        @Test
        void unknownRequestIsRefused() {
            SimulatedCar car = carWith(UNIT.answering("220101", "62010155"));

            send(car, "7E4", "0322999900000000");
            send(car, "7E4", "0221010000000000");

            assertSees("7EC 037F223100000000", "7EC 037F211100000000");
        }

        @Test
        void unknownRequestMayBeIgnored() {
            SimulatedCar car = carWith(UNIT.ignoringUnknownRequests().answering("220101", "62010155"));

            send(car, "7E4", "0322999900000000");

            assertSees();
        }

        @Test
        void functionAnswersWhatTheMapDoesNot() {
            SimulatedCar car = carWith(UNIT.answering("220101", "62010155").answeringOthers(
                    service -> Optional.of(new byte[] { (byte) (service[0] + 0x40), service[1], service[2], 1 })));

            send(car, "7E4", "0322999900000000");
            send(car, "7E4", ASK);

            assertSees("7EC 0462999901000000", "7EC 0462010155000000");
        }

        @Test
        void idsMayHave29Bits() {
            SimulatedCar car = carWith(ControlUnit.at("18DADBF1", "18DAF1DB").answering("015B", "415BD3"));

            send(car, "18DADBF1", "02015B0000000000");

            assertSees("18DAF1DB 03415BD300000000");
        }

        @Test
        void allUnitsAnswerWhenAllAreAskedAndTheyListen() {
            SimulatedCar car = carWith(
                    ControlUnit.at(0x7E0, 0x7E8).answeringRequestsToAll().answering("015B", "415B01"),
                    ControlUnit.at(0x7E1, 0x7E9).answeringRequestsToAll(),
                    ControlUnit.at(0x7E2, 0x7EA).answering("015B", "415B02"),
                    ControlUnit.at("18DADBF1", "18DAF1DB").answeringRequestsToAll().answering("015B", "415B03"));

            send(car, "7DF", "02015B0000000000");
            assertSees("7E8 03415B0100000000");

            send(car, "18DB33F1", "02015B0000000000");
            assertSees("18DAF1DB 03415B0300000000");
        }

        @Test
        void flowControlAfterRequestToAllMustGoToTheUnit() {
            SimulatedCar car = carWith(UNIT.answeringRequestsToAll().answering("220101", TWO_FRAMES));

            send(car, "7DF", ASK);
            send(car, "7DF", GO_ON);
            assertSees("7EC 100D620101030405");

            send(car, "7E4", GO_ON);
            assertSees("7EC 21060708090A0B0C");
        }

        @Test
        void unitThatIsOnlyKnownByItsAnswerHasTheUsualRequestId() {
            SimulatedCar car = carWith(
                    ControlUnit.at("7DF", "7EC").answering("015B", "415B01").answering("2101", "6101020304050607"),
                    ControlUnit.at("18DB33F1", "18DAF1DB").answering("015B", "415B02"));

            send(car, "7DF", "02015B0000000000");
            send(car, "18DB33F1", "02015B0000000000");
            send(car, "18DADBF1", "02015B0000000000");
            send(car, "7DF", "0221010000000000");
            send(car, "7E4", GO_ON);

            assertSees("7EC 03415B0100000000", "18DAF1DB 03415B0200000000", "18DAF1DB 03415B0200000000",
                    "7EC 1008610102030405", "7EC 2106070000000000");
        }

        @Test
        void flowControlMayHaveAnIdOfItsOwn() {
            SimulatedCar car = carWith(UNIT.withFlowControlId(0x7E0).answering("220101", TWO_FRAMES));
            send(car, "7E4", ASK);

            send(car, "7E4", GO_ON);
            assertSees("7EC 100D620101030405");
            send(car, "7E0", ASK);
            assertSees();
            send(car, "7E0", GO_ON);
            assertSees("7EC 21060708090A0B0C");
        }

        @Test
        void extendedAddressIsInFront() {
            SimulatedCar car = carWith(
                    ControlUnit.at(0x6F1, 0x607).withExtendedAddress(0x07).answering("22DDBC", "62DDBC0102030405"),
                    ControlUnit.at(0x6F1, 0x612).withExtendedAddress(0x12, 0xF4).withoutPadding().answering("22DDBC",
                            "62DDBC01"));

            send(car, "6F1", "070322DDBC000000");
            send(car, "6F1", "0730000000000000");
            assertSees("607 F1100862DDBC0102", "607 F121030405000000");

            send(car, "6F1", "120322DDBC000000");
            assertSees("612 F40462DDBC01");

            send(car, "6F1", "0322DDBC00000000");
            assertSees();
        }
    }

    /**
     * Long answers and flow control.
     */
    @Nested
    class FlowControl {

        private SimulatedCar asked(ControlUnit unit) {
            SimulatedCar car = carWith(unit);
            send(car, "7E4", ASK);
            return car;
        }

        private SimulatedCar asked() {
            return asked(UNIT.answering("220101", THREE_FRAMES));
        }

        @Test
        void longAnswerWaitsForFlowControl() {
            SimulatedCar car = asked();
            assertSees(FIRST);

            send(car, "7E4", GO_ON);

            assertSees(SECOND, THIRD);
            assertEquals(List.of(1, 2), sizes);
            assertEquals(0, scheduler.pending());
        }

        @Test
        void unitGivesUpAfterOneSecond() {
            SimulatedCar car = asked();
            scheduler.advance(Duration.ofMillis(999));
            assertEquals(1, scheduler.pending());
            scheduler.advance(Duration.ofMillis(1));

            send(car, "7E4", GO_ON);

            assertSees(FIRST);
            assertEquals(0, scheduler.pending());
        }

        @Test
        void unitAnswersAgainAfterGivingUp() {
            SimulatedCar car = asked();
            scheduler.advance(Duration.ofSeconds(1));
            seen.clear();

            send(car, "7E4", ASK);
            send(car, "7E4", GO_ON);

            assertSees(FIRST, SECOND, THIRD);
        }

        @Test
        void blockSizeIsKept() {
            SimulatedCar car = asked();

            send(car, "7E4", "3001000000000000");
            assertSees(FIRST, SECOND);
            scheduler.advance(Duration.ofMillis(900));
            send(car, "7E4", "3001000000000000");
            assertSees(THIRD);
            assertEquals(0, scheduler.pending());
        }

        @Test
        void unitGivesUpBetweenBlocks() {
            SimulatedCar car = asked();
            send(car, "7E4", "3001000000000000");

            scheduler.advance(Duration.ofSeconds(1));
            send(car, "7E4", GO_ON);

            assertSees(FIRST, SECOND);
        }

        @ParameterizedTest
        @CsvSource({ "0A, 10000", "7F, 127000", "F1, 100", "F9, 900", "80, 127000", "FA, 127000" })
        void separationTimeIsKept(String code, int microseconds) {
            SimulatedCar car = asked();
            Duration separation = Duration.ofNanos(microseconds * 1000L);

            send(car, "7E4", "3000" + code + "0000000000");
            assertSees(FIRST, SECOND);
            scheduler.advance(separation.minusNanos(1));
            assertSees();
            scheduler.advance(Duration.ofNanos(1));
            assertSees(THIRD);
        }

        @Test
        void unitMayBeSlowerThanAllowed() {
            SimulatedCar car = asked(UNIT.withFrameGap(Duration.ofMillis(20)).answering("220101", THREE_FRAMES));

            send(car, "7E4", "3000010000000000");
            scheduler.advance(Duration.ofMillis(19));
            assertSees(FIRST, SECOND);
            scheduler.advance(Duration.ofMillis(1));
            assertSees(THIRD);
        }

        @Test
        void flowControlWhileSendingIsIgnored() {
            SimulatedCar car = asked();
            send(car, "7E4", "30000A0000000000");

            send(car, "7E4", GO_ON);

            assertSees(FIRST, SECOND);
            scheduler.advance(Duration.ofMillis(10));
            assertSees(THIRD);
        }

        @Test
        void waitStartsThePatienceAnew() {
            SimulatedCar car = asked();
            scheduler.advance(Duration.ofMillis(900));
            send(car, "7E4", "3100000000000000");
            scheduler.advance(Duration.ofMillis(900));

            send(car, "7E4", GO_ON);

            assertSees(FIRST, SECOND, THIRD);
        }

        @ParameterizedTest
        @ValueSource(strings = { "3200000000000000", "3500000000000000" })
        void overflowAndNonsenseEndTheAnswer(String control) {
            SimulatedCar car = asked();

            send(car, "7E4", control);
            send(car, "7E4", GO_ON);

            assertSees(FIRST);
            assertEquals(0, scheduler.pending());
        }

        @Test
        void flowControlOfTwoBytesIsIgnored() {
            SimulatedCar car = asked(UNIT.takingShortFrames().answering("220101", THREE_FRAMES));

            send(car, "7E4", "3000");

            assertSees(FIRST);
        }

        @Test
        void flowControlWithoutAnswerIsIgnored() {
            SimulatedCar car = carWith(UNIT.answering("220101", THREE_FRAMES));

            send(car, "7E4", GO_ON);

            assertSees();
        }

        @Test
        void newRequestInsteadOfFlowControlStartsAnew() {
            SimulatedCar car = asked();

            send(car, "7E4", ASK);
            send(car, "7E4", GO_ON);

            assertSees(FIRST, FIRST, SECOND, THIRD);
            scheduler.advance(Duration.ofSeconds(5));
            assertSees();
        }

        @Test
        void longestAnswerPossibleArrives() {
            SimulatedCar car = asked(UNIT.answering("220101", new byte[4095]));

            send(car, "7E4", GO_ON);

            assertEquals(586, seen.size());
        }
    }

    /**
     * What can go wrong.
     */
    @Nested
    class Peculiarities {

        private SimulatedCar asked(String answer, Behaviour... behaviours) {
            SimulatedCar car = carWith(UNIT.answering("220101", answer, behaviours));
            send(car, "7E4", ASK);
            return car;
        }

        private void assertLongAnswerIs(Behaviour behaviour, String... frames) {
            SimulatedCar car = asked(THREE_FRAMES, behaviour);
            send(car, "7E4", GO_ON);
            assertSees(frames);
        }

        @Test
        void negativeAnswer() {
            asked(THREE_FRAMES, Behaviours.negative(0x22));

            assertSees("7EC 037F222200000000");
        }

        @Test
        void answerFollowsAtOnce() {
            asked("62010155", Behaviours.pending(2));

            assertSees("7EC 037F227800000000", "7EC 037F227800000000", "7EC 0462010155000000");
        }

        @Test
        void answerFollowsLater() {
            asked("62010155", Behaviours.pending(2, Duration.ofSeconds(4)));

            assertSees("7EC 037F227800000000");
            scheduler.advance(Duration.ofSeconds(4));
            assertSees("7EC 037F227800000000");
            scheduler.advance(Duration.ofSeconds(4));
            assertSees("7EC 0462010155000000");
        }

        @Test
        void refusalAfterPromise() {
            asked("62010155", Behaviours.negative(0x22), Behaviours.pending(1));

            assertSees("7EC 037F227800000000", "7EC 037F222200000000");
        }

        @Test
        void delay() {
            asked("62010155", Behaviours.delayed(Duration.ofMillis(300)));

            scheduler.advance(Duration.ofMillis(299));
            assertSees();
            scheduler.advance(Duration.ofMillis(1));
            assertSees("7EC 0462010155000000");
        }

        @Test
        void slowUnitAnswersOneRequestAfterTheOther() {
            SimulatedCar car = carWith(UNIT.answering("220101", "62010155", Behaviours.delayed(Duration.ofSeconds(3)))
                    .answering("220105", "62010566", Behaviours.delayed(Duration.ofSeconds(3))));
            send(car, "7E4", ASK);
            scheduler.advance(Duration.ofSeconds(2));
            send(car, "7E4", "0322010500000000");

            scheduler.advance(Duration.ofSeconds(1));
            assertSees("7EC 0462010155000000");
            scheduler.advance(Duration.ofSeconds(3));
            assertSees("7EC 0462010566000000");
        }

        @Test
        void lostFrame() {
            assertLongAnswerIs(Behaviours.missingFrame(1), FIRST, THIRD);
        }

        @Test
        void lostFirstFrame() {
            asked(THREE_FRAMES, Behaviours.missingFrame(0));

            scheduler.advance(Duration.ofSeconds(5));

            assertSees();
        }

        @Test
        void lostRest() {
            assertLongAnswerIs(Behaviours.missingFramesFrom(1), FIRST);
        }

        @Test
        void lostFrameCountsInItsBlock() {
            SimulatedCar car = asked(THREE_FRAMES, Behaviours.missingFrame(1));

            send(car, "7E4", "3001000000000000");
            assertSees(FIRST);
            send(car, "7E4", "3001000000000000");
            assertSees(THIRD);
        }

        @Test
        void framesInWrongOrder() {
            assertLongAnswerIs(Behaviours.swappedFrames(1, 2), FIRST, THIRD, SECOND);
        }

        @Test
        void doubledFrames() {
            assertLongAnswerIs(Behaviours.doubledFrame(2), FIRST, SECOND, THIRD, THIRD);
            assertLongAnswerIs(Behaviours.doubledFrame(0), FIRST, FIRST, SECOND, THIRD);
        }

        @Test
        void framesThatAnAnswerDoesNotHaveDoNotMatter() {
            assertLongAnswerIs(Behaviours.doubledFrame(9), FIRST, SECOND, THIRD);
            assertLongAnswerIs(Behaviours.missingFrame(9), FIRST, SECOND, THIRD);
            assertLongAnswerIs(Behaviours.missingFramesFrom(9), FIRST, SECOND, THIRD);
            assertLongAnswerIs(Behaviours.swappedFrames(1, 9), FIRST, SECOND, THIRD);
        }

        @Test
        void wholeAnswerTwice() {
            SimulatedCar car = asked(THREE_FRAMES, Behaviours.twice());
            send(car, "7E4", GO_ON);
            assertSees(FIRST, SECOND, THIRD, FIRST);

            send(car, "7E4", GO_ON);
            assertSees(SECOND, THIRD);
        }

        @Test
        void secondCopyIsNotInsistedOn() {
            SimulatedCar car = asked(THREE_FRAMES, Behaviours.twice());
            send(car, "7E4", GO_ON);
            scheduler.advance(Duration.ofSeconds(1));
            seen.clear();

            send(car, "7E4", "0111000000000000");

            assertSees("7EC 037F111100000000");
        }

        @Test
        void brokenCopyFirst() {
            SimulatedCar car = asked(THREE_FRAMES, Behaviours.brokenCopyFirst(2));
            send(car, "7E4", GO_ON);
            assertSees(FIRST, SECOND, FIRST);

            send(car, "7E4", GO_ON);
            assertSees(SECOND, THIRD);
        }

        @Test
        void lateAnswerFirst() {
            asked("62010155", Behaviours.afterAnother("62010599"));

            assertSees("7EC 0462010599000000", "7EC 0462010155000000");
        }

        @Test
        void shortAnswer() {
            assertLongAnswerIs(Behaviours.truncatedTo(10), "7EC 100A620101030405", "7EC 2106070809000000");
        }

        @Test
        void twoUnitsAtOnce() {
            ControlUnit other = ControlUnit.at(0x7E5, 0x7ED).withPadding(0xAA);
            byte[] payload = HexFormat.of().parseHex("62010180818283848586");

            assertLongAnswerIs(Behaviours.interleavedWith(other, payload), "7ED 100A620101808182", FIRST,
                    "7ED 2183848586AAAAAA", SECOND, THIRD);
        }

        @Test
        void otherUnitHasMoreToSay() {
            ControlUnit other = ControlUnit.at(0x7E5, 0x7ED);
            byte[] payload = HexFormat.of().parseHex("62010180818283848586");
            asked("62010155", Behaviours.interleavedWith(other, payload));

            assertSees("7ED 100A620101808182", "7ED 2183848586000000", "7EC 0462010155000000");
        }

        @Test
        void sleepingUnit() {
            asked(THREE_FRAMES, Behaviours.asleep(), Behaviours.pending(1), Behaviours.afterAnother("620199"),
                    Behaviours.negative(0x10), Behaviours.twice());

            assertSees();
        }

        @Test
        void slowAwakening() {
            SimulatedCar car = asked("62010155", Behaviours.fromRequest(3));
            send(car, "7E4", ASK);
            assertSees();

            send(car, "7E4", ASK);
            send(car, "7E4", ASK);

            assertSees("7EC 0462010155000000", "7EC 0462010155000000");
        }

        @Test
        void requestsAreCountedByService() {
            SimulatedCar car = carWith(
                    UNIT.answering("220101", "62010155", Behaviours.fromRequest(2)).answering("220105", "62010566"));
            send(car, "7E4", "0322010500000000");
            seen.clear();

            send(car, "7E4", ASK);

            assertSees();
        }

        @Test
        void troubleOnlyAtTheBeginning() {
            SimulatedCar car = asked("62010155", Behaviours.firstTimes(1, Behaviours.negative(0x22)));

            send(car, "7E4", ASK);

            assertSees("7EC 037F222200000000", "7EC 0462010155000000");
        }

        @Test
        void troubleAsLongAsATestWantsIt() {
            AtomicBoolean trouble = new AtomicBoolean(true);
            SimulatedCar car = asked("62010155", Behaviours.whenever(trouble::get, Behaviours.asleep()));
            assertSees();

            trouble.set(false);
            send(car, "7E4", ASK);

            assertSees("7EC 0462010155000000");
        }

        @Test
        void behaviourOfAUnitAppliesToAllItsAnswers() {
            SimulatedCar car = carWith(UNIT.behaving(Behaviours.pending(1)).answering("220101", "62010155"));

            send(car, "7E4", ASK);
            send(car, "7E4", "0111000000000000");

            assertSees("7EC 037F227800000000", "7EC 0462010155000000", "7EC 037F117800000000", "7EC 037F111100000000");
        }
    }

    /**
     * The car as a whole.
     */
    @Nested
    class WholeCar {

        @Test
        void sleepingCarIsSilentAndForgetsWhatItWasAboutToSay() {
            SimulatedCar car = carWith(new ForeignTraffic(100, 0),
                    UNIT.answering("220101", "62010155", Behaviours.delayed(Duration.ofMillis(1))));
            car.startTraffic();
            send(car, "7E4", ASK);
            car.fallAsleep();
            send(car, "7E4", ASK);

            scheduler.advance(Duration.ofSeconds(10));
            assertSees();

            car.wakeUp();
            send(car, "7E4", ASK);
            scheduler.advance(Duration.ofMillis(1));
            assertSees("7EC 0462010155000000");
        }

        @ParameterizedTest
        @ValueSource(ints = { 1, 7, 100, 333, 5000 })
        void foreignTrafficComesAtItsRate(int framesPerSecond) {
            SimulatedCar car = carWith(new ForeignTraffic(framesPerSecond, 0));
            car.startTraffic();
            car.startTraffic();

            scheduler.advance(Duration.ofSeconds(10));

            assertEquals(framesPerSecond * 10, seen.size(), 1);
            car.stopTraffic();
            assertEquals(0, scheduler.pending());
        }

        @Test
        void foreignTrafficMixesWithAnswers() {
            SimulatedCar car = carWith(new ForeignTraffic(0, 2), UNIT.answering("220101", THREE_FRAMES));

            send(car, "7E4", ASK);
            send(car, "7E4", GO_ON);

            assertEquals(List.of(3, 6), sizes);
            assertEquals(List.of(FIRST, SECOND, THIRD),
                    seen.stream().filter(frame -> frame.startsWith("7EC")).toList());
            assertEquals(THIRD, seen.get(8));
        }

        @Test
        void closedCarLeavesNothingBehind() {
            SimulatedCar car = carWith(new ForeignTraffic(100, 0), UNIT.answering("220101", THREE_FRAMES));
            car.startTraffic();
            send(car, "7E4", ASK);
            seen.clear();

            car.close();

            assertEquals(0, scheduler.pending());
            send(car, "7E4", ASK);
            car.startTraffic();
            assertSees();
            assertEquals(0, scheduler.pending());
        }
    }
}
