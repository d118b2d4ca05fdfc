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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.simulator.ProfileCar.VinAt;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;

/**
 * Proves how a car is asked which it is: what for, how often, how fast, and when not.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class RecognizerTest {

    private static final String LEAF_VIN = "SJNFAAZE1U0012345";
    private static final String VIN_OF_ALL = "7DF 02 09 02 00 00 00 00 00";
    private static final String VIN_OF_ALL_EXTENDED = "18DB33F1 02 09 02 00 00 00 00 00";

    private final Bench bench = Bench.unknown(0);
    /** What the car answers, by the frame that asks. */
    private final Map<String, List<CanFrame>> car = new HashMap<>();
    private final List<Instant> requestTimes = new ArrayList<>();
    private int heard;

    private static List<CanFrame> vin(String id, VinAt at, String vin) {
        return Recorded.answer(id, at.answer(vin));
    }

    private void answersVin(String vin) {
        car.put(VIN_OF_ALL, vin("7E8", VinAt.ALL_UNITS, vin));
    }

    /** Lets time pass in small steps, and the car answer what it is asked. */
    private void passes(int seconds) {
        for (int i = 0; i < seconds * 20; i++) {
            bench.passes(Duration.ofMillis(50));
            hear();
        }
    }

    private void hear() {
        while (heard < bench.ends.frames().size()) {
            asked(bench.ends.frames().get(heard++));
        }
    }

    private void asked(String frame) {
        if (isRequest(frame)) {
            requestTimes.add(bench.scheduler.now());
            bench.answers(car.getOrDefault(frame, List.of()));
        }
    }

    private static boolean isRequest(String frame) {
        return !frame.contains(" 30 0");
    }

    private List<String> requests() {
        return bench.ends.frames().stream().filter(RecognizerTest::isRequest).toList();
    }

    /** A car that says nothing by itself is asked a second later. */
    private void arrives() {
        bench.online().passes(Prelude.LISTENING);
        hear();
    }

    private List<String> vehicles() {
        return outcome().vehicles().stream().map(VehicleProfile::id).toList();
    }

    private Outcome outcome() {
        return bench.ends.outcomes.get(bench.ends.outcomes.size() - 1);
    }

    private Situation situation() {
        return bench.ends.situations.get(bench.ends.situations.size() - 1);
    }

    @Test
    void aLeafIsRecognisedByItsVinAndItsAnswer() {
        answersVin(LEAF_VIN);
        car.put(Bench.LEAF_REQUEST, Recorded.LEAF_84_PERCENT);
        arrives();
        passes(5);

        assertEquals(Outcome.Kind.RECOGNISED, outcome().kind());
        assertEquals(List.of("nissan-leaf-ze1"), vehicles());
        assertEquals(new Situation(Kind.RECOGNISED,
                List.of("Nissan Leaf ZE1 40 kWh and e+ 62 kWh (2018–2025)", "SJNFAAZE1U0••••••")), situation());
        assertEquals(List.of(VIN_OF_ALL, VIN_OF_ALL_EXTENDED, Bench.LEAF_REQUEST), requests());
        assertEquals(List.of(), bench.ends.readings(), "what was asked to recognise the car is not published");
        bench.monitor.stop();
        assertEquals(0, bench.scheduler.pending(), "no timer is left");
    }

    @Test
    void theVinOfASingleUnitDoesAsWell() {
        car.put("79B 03 22 F1 90 00 00 00 00", vin("7BB", VinAt.MAIN_UNIT, LEAF_VIN));
        car.put(Bench.LEAF_REQUEST, Recorded.LEAF_84_PERCENT);
        arrives();
        passes(30);

        assertEquals(List.of("nissan-leaf-ze1"), vehicles());
        assertTrue(requests().size() <= Interview.MOST_REQUESTS);
        assertEquals(Bench.LEAF_REQUEST, requests().get(requests().size() - 1));
    }

    @Test
    void theVinIsTakenFromA29BitAnswerToo() {
        car.put(VIN_OF_ALL_EXTENDED, vin("18DAF110", VinAt.ALL_UNITS, "VF1AG000164999999"));
        car.put("18DADBF1 03 22 90 02 00 00 00 00",
                Recorded.answer("18DAF1DB", new byte[] { 0x62, (byte) 0x90, 2, 0x13, (byte) 0x88 }));
        arrives();
        passes(10);

        assertEquals(List.of("renault-zoe-ph2"), vehicles());
        assertEquals(Outcome.Kind.RECOGNISED, outcome().kind());
    }

    @Test
    void severalThatFitAreNamedAndNoneIsChosen() {
        answersVin("TMBJB7NX8SF024802");
        car.put("17FC007B 03 22 02 8C 00 00 00 00",
                Recorded.answer("17FE007B", new byte[] { 0x62, 2, (byte) 0x8C, 0x64 }));
        arrives();
        passes(10);

        assertEquals(Outcome.Kind.SEVERAL, outcome().kind());
        assertEquals(List.of("skoda-elroq", "skoda-enyaq"), vehicles());
        assertEquals(Kind.RECOGNISED_SEVERAL, situation().kind());
    }

    @Test
    void silenceEndsWithinTheBounds() {
        arrives();
        Instant begin = bench.scheduler.now();
        passes(120);

        assertEquals(Kind.VIN_SILENCE, situation().kind());
        assertBounded(begin);
    }

    private void assertBounded(Instant begin) {
        assertTrue(requests().size() <= 40, requests().size() + " requests");
        assertTrue(requests().stream().allMatch(each -> Collections.frequency(requests(), each) <= 2),
                "what is not answered is asked once more, no more");
        Instant last = begin.minus(Survey.DISTANCE);
        for (Instant time : requestTimes) {
            assertFalse(Duration.between(last, time).compareTo(Duration.ofMillis(200)) < 0,
                    "200 ms from one to the next");
            assertFalse(Duration.between(begin, time).compareTo(Duration.ofSeconds(30)) > 0, "30 s in all");
            last = time;
        }
    }

    @Test
    void refusalsOnlyEndWithinTheBounds() {
        arrives();
        Instant begin = bench.scheduler.now();
        for (int i = 0; i < 60; i++) {
            String last = requests().get(requests().size() - 1);
            String id = last.substring(0, last.indexOf(' '));
            if (last.contains("03 22 F1 90") && id.length() == 3) {
                bench.answers(
                        List.of(Recorded.frame("%03X".formatted(Integer.parseInt(id, 16) + 8), "037F223100000000")));
            }
            passes(1);
        }

        assertEquals(Kind.VIN_REFUSED, situation().kind());
        assertEquals(List.of(), vehicles());
        assertBounded(begin);
    }

    @Test
    void aCarThatOnlyRefusesQuestionsToAllUnitsHasAnswered() {
        car.put(VIN_OF_ALL,
                List.of(Recorded.frame("7E8", "037F091100000000"), Recorded.frame("7EA", "037F091200000000")));
        arrives();
        Instant begin = bench.scheduler.now();
        passes(60);

        assertEquals(Kind.VIN_REFUSED, situation().kind());
        assertBounded(begin);
    }

    @Test
    void aUnitThatRefusesDoesNotKeepAnotherFromAnswering() {
        List<CanFrame> both = new ArrayList<>(List.of(Recorded.frame("7EA", "037F091100000000")));
        both.addAll(vin("7E8", VinAt.ALL_UNITS, LEAF_VIN));
        car.put(VIN_OF_ALL, both);
        car.put(Bench.LEAF_REQUEST, Recorded.LEAF_84_PERCENT);
        arrives();
        passes(10);

        assertEquals(List.of("nissan-leaf-ze1"), vehicles());
    }

    @Test
    void afterALossTheNextLongAnswerIsToComeMoreSlowly() {
        car.put(VIN_OF_ALL, vin("7E8", VinAt.ALL_UNITS, LEAF_VIN).subList(0, 1));
        car.put("79B 03 22 F1 90 00 00 00 00", vin("7BB", VinAt.MAIN_UNIT, LEAF_VIN));
        arrives();
        passes(30);

        List<String> flowControls = bench.ends.frames().stream().filter(frame -> !isRequest(frame)).toList();
        assertEquals(List.of("7E0 30 00 00 00 00 00 00 00", "79B 30 00 0A 00 00 00 00 00"), flowControls.subList(0, 2));
    }

    @Test
    void aVinThatTakesItsTimeIsWaitedFor() {
        arrives();
        bench.passes(Duration.ofMillis(300)).answers(List.of(Recorded.frame("7E8", "037F097800000000")));
        bench.passes(Duration.ofMillis(3500)).answers(vin("7E8", VinAt.ALL_UNITS, LEAF_VIN));
        car.put(Bench.LEAF_REQUEST, Recorded.LEAF_84_PERCENT);
        passes(10);

        assertEquals(List.of("nissan-leaf-ze1"), vehicles());
    }

    @Test
    void theVinOfAnUnknownMakerGivesNoVehicle() {
        answersVin("5YJ3E7EB4KF240000");
        arrives();
        passes(40);

        assertEquals(new Situation(Kind.UNKNOWN_MAKE, List.of("5YJ3E7EB4KF••••••")), situation());
        assertEquals(List.of(), vehicles());
    }

    @Test
    void theVinOfSomebodyElseIsNotTriedWithOthersProfiles() {
        answersVin("WBY1Z4C53EV273080");
        car.put(Bench.LEAF_REQUEST, Recorded.LEAF_84_PERCENT);
        arrives();
        passes(40);

        assertEquals(List.of("bmw-i3"), vehicles());
        assertFalse(requests().contains(Bench.LEAF_REQUEST), "another maker's profiles are not tried");
    }

    @Test
    void aCandidateThatIsSilentIsAskedOnceMoreAndStaysOpen() {
        answersVin(LEAF_VIN);
        arrives();
        passes(40);

        assertEquals(2, requests().stream().filter(Bench.LEAF_REQUEST::equals).count());
        assertEquals(new Situation(Kind.RECOGNISED_PERHAPS,
                List.of("SJNFAAZE1U0••••••", "Nissan Leaf ZE1 40 kWh and e+ 62 kWh (2018–2025)")), situation());
    }

    @Test
    void aRefusalLeavesNothingOpen() {
        answersVin(LEAF_VIN);
        car.put(Bench.LEAF_REQUEST, Recorded.frames("7BB", "037F2112AAAAAAAA"));
        arrives();
        passes(40);

        assertEquals(1, requests().stream().filter(Bench.LEAF_REQUEST::equals).count());
        assertEquals(Kind.RECOGNISED_NONE, situation().kind());
        assertEquals(List.of(), vehicles());
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u00ff", "\u0000", " ", "0" })
    void anEmptyVinGivesNoVehicle(String filling) {
        answersVin(filling.repeat(17));
        arrives();
        Instant begin = bench.scheduler.now();
        passes(60);

        assertEquals(Kind.VIN_UNUSABLE, situation().kind());
        assertEquals(Optional.empty(), outcome().vin());
        assertEquals(List.of(), vehicles());
        assertBounded(begin);
    }

    @Test
    void theSameVinOnBothAddressLengthsIsOne() {
        answersVin(LEAF_VIN);
        car.put(VIN_OF_ALL_EXTENDED, vin("18DAF110", VinAt.ALL_UNITS, LEAF_VIN));
        car.put(Bench.LEAF_REQUEST, Recorded.LEAF_84_PERCENT);
        arrives();
        passes(5);

        assertEquals(List.of("nissan-leaf-ze1"), vehicles());
    }

    @Test
    void unitsThatTellDifferentVinsGiveNoVehicle() {
        List<CanFrame> both = new ArrayList<>(vin("7E8", VinAt.ALL_UNITS, LEAF_VIN));
        both.addAll(vin("7EA", VinAt.ALL_UNITS, "WVWZZZE1ZMP012345"));
        car.put(VIN_OF_ALL, both);
        car.put(Bench.LEAF_REQUEST, Recorded.LEAF_84_PERCENT);
        arrives();
        passes(40);

        assertEquals(Kind.VINS_DIFFER, situation().kind());
        assertEquals(List.of(), vehicles());
        assertEquals(2, requests().size());
    }

    @Test
    void aRefusalForNowLeavesTheQuestionOpen() {
        answersVin(LEAF_VIN);
        car.put(Bench.LEAF_REQUEST, Recorded.frames("7BB", "037F2122AAAAAAAA"));
        arrives();
        passes(10);

        assertEquals(Outcome.Kind.SEVERAL, outcome().kind());
        assertEquals(List.of("nissan-leaf-ze1"), vehicles());
    }

    @Test
    void aCarThatAsksForPatienceWithoutEndIsLeftAloneAfterHalfAMinute() {
        car.put(VIN_OF_ALL, List.of(Recorded.frame("7E8", "037F097800000000")));
        arrives();
        Instant begin = bench.scheduler.now();
        for (int i = 0; i < 10; i++) {
            passes(4);
            bench.answers(List.of(Recorded.frame("7E8", "037F097800000000")));
        }

        assertBounded(begin);
        assertEquals(1, bench.ends.outcomes.size(), "it has ended");
    }

    @Test
    void whatWasAskedForItsOwnProfilesIsNotAskedAgainForThoseOfNoMaker() {
        answersVin("2C4RC1L70JR000017");
        arrives();
        Instant begin = bench.scheduler.now();
        passes(40);

        assertEquals(Kind.RECOGNISED_PERHAPS, situation().kind());
        assertBounded(begin);
    }

    @Test
    void aCarWhoseVinIsOfAnotherModelIsNotTakenForTheOneThatFits() {
        answersVin("WAUZZZGY4NA000017");
        car.put("7E5 03 22 02 8C 00 00 00 00", Recorded.answer("7ED", new byte[] { 0x62, 2, (byte) 0x8C, 0x4B }));
        arrives();
        passes(20);

        assertEquals(Outcome.Kind.SEVERAL, outcome().kind(), "it is named, no more");
        assertEquals("audi-q8-e-tron", vehicles().get(0), "those that answer first, then the silent ones");
    }

    @Test
    void theUnitThatToldTheVinIsAskedFirstTheNextTime() {
        String unit = "79B 03 22 F1 90 00 00 00 00";
        car.put(unit, vin("7BB", VinAt.MAIN_UNIT, LEAF_VIN));
        arrives();
        passes(40);
        int first = requests().size();
        bench.offline();
        passes(1200);
        arrives();
        passes(40);

        assertTrue(requests().subList(first, requests().size()).contains(unit), requests()::toString);
    }

    @Test
    void anAnswerThatIsNotReadyLeavesTheQuestionOpen() {
        answersVin(LEAF_VIN);
        byte[] zeros = new byte[53];
        zeros[0] = 0x61;
        zeros[1] = 0x01;
        car.put(Bench.LEAF_REQUEST, Recorded.answer("7BB", zeros));
        arrives();
        passes(10);

        assertEquals(Outcome.Kind.SEVERAL, outcome().kind(), "it may be one, but it is not certain");
        assertEquals(List.of("nissan-leaf-ze1"), vehicles());
    }

    @Test
    void aCarWithAnAlarmIsAskedAtOneArrivalOnly() {
        answersVin("WVWZZZ99ZFW000017");
        arrives();
        passes(40);
        List<String> first = requests();
        bench.offline();
        passes(1200);
        arrives();
        passes(40);

        assertEquals(List.of(VIN_OF_ALL, VIN_OF_ALL_EXTENDED), first.subList(0, 2));
        assertEquals(new HashSet<>(first).size(), first.size(), "nothing is asked twice");
        assertEquals(first, requests(), "nor at the next arrival");
        assertEquals(Kind.RECOGNISED_SEVERAL, situation().kind(), "what it may be is told once more");
    }

    @Test
    void aCarWithAnAlarmThatDidNotTellItsVinIsAskedAtTheNextArrivalToo() {
        arrives();
        passes(40);
        bench.offline();
        passes(1200);
        answersVin("WVWZZZE1ZMP012345");
        arrives();
        passes(40);

        assertEquals(Kind.RECOGNISED_SEVERAL, situation().kind());
        assertEquals(List.of("volkswagen-id3", "volkswagen-id3-45kwh"), vehicles());
    }

    @Test
    void oneArrivalIsWorthOneAttemptAndThreeAreEnough() {
        for (int arrival = 1; arrival <= 5; arrival++) {
            arrives();
            passes(40);
            int asked = requests().size();
            arrives();
            passes(120);
            assertEquals(asked, requests().size(), "whoever says twice that he is there is not asked twice");
            assertEquals(Kind.VIN_SILENCE, situation().kind());
            bench.offline();
            passes(1200);
        }

        assertEquals(3, requests().stream().filter(VIN_OF_ALL::equals).count());
    }

    @Test
    void theNextAttemptBeginsWithTheUnitsThatWereNotAskedYet() {
        arrives();
        passes(40);
        List<String> first = List.copyOf(requests());
        bench.offline();
        passes(1200);
        arrives();
        passes(40);
        List<String> second = requests().subList(first.size(), requests().size());

        assertEquals(first.subList(0, 2), second.subList(0, 2));
        assertFalse(first.contains(second.get(2)), "a unit that was not asked before");
    }

    @Test
    void aDepartureEndsItAndTheNextArrivalBeginsAnew() {
        arrives();
        passes(3);
        bench.offline();
        int asked = requests().size();
        passes(60);
        assertEquals(asked, requests().size());
        assertEquals(List.of(), bench.ends.outcomes);

        answersVin(LEAF_VIN);
        car.put(Bench.LEAF_REQUEST, Recorded.LEAF_84_PERCENT);
        arrives();
        passes(5);
        assertEquals(List.of("nissan-leaf-ze1"), vehicles());
    }

    /** As when the WiFi lets several messages through at once. */
    @Test
    void anAdapterThatLeavesAndComesBackAtOnceIsAskedAgainNoSoonerThanAllowed() {
        arrives();
        bench.offline();
        arrives();
        passes(5);

        assertEquals(List.of(VIN_OF_ALL, VIN_OF_ALL), requests().subList(0, 2));
        Duration distance = Duration.between(requestTimes.get(0), requestTimes.get(1));
        assertTrue(distance.compareTo(Survey.DISTANCE) >= 0, "asked again after " + distance);
    }

    @Test
    void nothingIsLeftWhenItEndsRightAfterARequest() {
        arrives();
        bench.offline();
        bench.monitor.stop();

        assertEquals(0, bench.scheduler.pending());
    }

    @Test
    void aLostBrokerEndsItAndItsReturnBeginsAnew() {
        arrives();
        passes(3);
        bench.monitor.disconnected();
        int asked = requests().size();
        passes(60);
        assertEquals(asked, requests().size());

        answersVin(LEAF_VIN);
        car.put(Bench.LEAF_REQUEST, Recorded.LEAF_84_PERCENT);
        bench.monitor.connected();
        arrives();
        passes(5);
        assertEquals(List.of("nissan-leaf-ze1"), vehicles());
    }

    @Test
    void aLostBrokerAfterwardsIsNoReasonToAskAgain() {
        arrives();
        passes(60);
        int asked = requests().size();
        bench.monitor.disconnected();
        bench.monitor.connected();
        arrives();
        passes(60);

        assertEquals(asked, requests().size());
        assertEquals(Kind.VIN_SILENCE, situation().kind(), "what came out is told once more");
    }

    @Test
    void interruptedThreeTimesItIsNotBegunAgain() {
        for (int i = 0; i < 5; i++) {
            arrives();
            passes(3);
            bench.offline();
        }
        arrives();
        passes(3);

        assertEquals(3, requests().stream().filter(VIN_OF_ALL::equals).count());
        assertEquals(Kind.VIN_SILENCE, situation().kind());
    }

    @Test
    void disposalLeavesNoTimer() {
        arrives();
        passes(3);
        bench.monitor.stop();
        int asked = requests().size();

        assertEquals(0, bench.scheduler.pending());
        passes(60);
        assertEquals(asked, requests().size());
    }

    @Test
    void aWeakStarterBatteryIsSparedUntilItRecovers() {
        Bench weak = Bench.unknown(12);
        weak.online().volts(11.5);
        weak.passes(120);
        assertEquals(List.of(), weak.ends.frames());
        assertEquals(Kind.LOW_VOLTAGE, weak.kind());

        weak.volts(12.6).passes(Prelude.LISTENING.plusMillis(600));
        assertEquals(List.of(VIN_OF_ALL), weak.ends.frames());
    }

    @Test
    void aStarterBatteryThatGetsWeakEndsIt() {
        Bench weak = Bench.unknown(12);
        weak.online().volts(12.6);
        weak.passes(2);
        weak.volts(11.5);
        weak.passes(1);
        int asked = weak.ends.frames().size();
        weak.passes(120);

        assertEquals(asked, weak.ends.frames().size());
        assertEquals(Kind.LOW_VOLTAGE, weak.kind());
    }

    @Test
    void somebodyWhoWantsToKnowDoesNotMakeItFaster() {
        arrives();
        passes(40);
        int asked = requests().size();
        bench.monitor.ask(true);
        bench.volts(13.5);
        passes(60);

        assertEquals(asked, requests().size());
    }

    @Test
    void theVinIsShownNowhere() {
        answersVin(LEAF_VIN);
        car.put(Bench.LEAF_REQUEST, Recorded.LEAF_84_PERCENT);
        arrives();
        passes(5);

        String told = bench.ends.situations + " " + outcome() + " " + bench.monitor.exchanges() + " "
                + bench.monitor.answers() + bench.ends.published();
        assertFalse(told.contains("SJNFAAZE1U00"), told);
        assertFalse(told.contains("303031323334"), "nor as hex: " + told);
        assertTrue(told.contains("SJNFAAZE1U0••••••"));
    }
}
