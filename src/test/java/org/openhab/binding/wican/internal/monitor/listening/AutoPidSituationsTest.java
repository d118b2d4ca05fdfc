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
package org.openhab.binding.wican.internal.monitor.listening;

import static org.junit.jupiter.api.Assertions.*;
import static org.openhab.binding.wican.internal.monitor.Bench.AUTO_PID;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.Ends;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;

/**
 * What adapters did that poll the car by themselves, in other people's homes: what is told of it, and when it was
 * measured. The names of the tests begin with those of the situations.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AutoPidSituationsTest {

    private static final String AUTOMATE = "wican/12345678901d/automate";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Bench bench = Bench.autoPid();

    // ---- single wrong values

    @Test
    void glitchIsNeverTold() {
        home().every(10, 90, "71").every(10, 1, "23.5").every(10, 30, "71");

        assertEquals(List.of("71"), told());
        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @ParameterizedTest
    @ValueSource(strings = { "23.5", "0", "100", "102.3", "127.5", "-40", "655.35", "4", "95" })
    void glitchOfWhateverSizeIsNeverTold(String glitch) {
        home().every(1, 500, "71").every(1, 1, glitch).every(1, 100, "71");

        assertEquals(List.of("71"), told());
        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @Test
    void glitchWhileTheCarChargesLeavesItsCourseAlone() {
        home();
        for (int i = 0; i < 60; i++) {
            says(i == 30 ? "23.5" : String.valueOf(40 + i * 0.25)).passes(30);
        }

        assertFalse(told().contains("23.5"));
        assertEquals("54.75", last());
        assertTrue(told().containsAll(List.of("47.25", "47.75")), told()::toString);
    }

    @Test
    void glitchThatTheAdapterRepeatsUntilItReadsAnewIsNeverTold() {
        home().every(10, 90, "71").every(10, 12, "23.5").every(10, 30, "71");

        assertEquals(List.of("71"), told());
    }

    @Test
    void glitchIsToldAsDoubtfulWhileItLasts() {
        home().every(10, 3, "71").every(10, 1, "23.5");

        assertEquals(Kind.DOUBTFUL, bench.kind());
        assertEquals(List.of("71", "23.5"), bench.ends.situation(Kind.DOUBTFUL).details());
    }

    @Test
    void glitchAgainConfirmsNothing() {
        home().every(10, 1, "55").every(10, 1, "12").every(10, 2, "55").every(10, 1, "11.5").every(10, 1, "55");

        assertEquals(List.of("55"), told());
    }

    @Test
    void glitchAgainAndAgainNearTheFirstOneConfirmsNothing() {
        home();
        for (int i = 0; i < 20; i++) {
            every(10, 1, "55").every(10, 1, String.valueOf(12 + i * 0.1));
        }

        assertEquals(List.of("55"), told());
    }

    @Test
    void glitchAgainOfTheSameValueWithoutTheOldOneBetweenIsNotAskedToStayShort() {
        home().every(10, 1, "55").every(10, 2, "12").every(10, 1, "55");

        assertEquals(List.of("55"), told());
    }

    @Test
    void glitchAgainOnTheWayToAnotherValueIsNoConfirmation() {
        home().every(10, 5, "55").every(10, 1, "12").every(10, 1, "90").every(10, 1, "33").every(10, 5, "55");

        assertEquals(List.of("55"), told());
    }

    @Test
    void glitchThatComesOftenIsNeverTold() {
        home();
        for (int minute = 0; minute < 180; minute++) {
            every(60, 1, minute % 5 == 4 ? "4" : "64");
        }

        assertEquals(List.of("64"), told());
    }

    @ParameterizedTest
    @CsvSource({ "30, 2", "60, 3", "120, 4", "10, 7" })
    void glitchThatComesOftenIsNeverToldAtAnyPace(int seconds, int nth) {
        home();
        for (int i = 0; i < 300; i++) {
            every(seconds, 1, i % nth == nth - 1 ? "4" : "64");
        }

        assertEquals(List.of("64"), told());
    }

    @Test
    void glitchFirstIsTakenBackAtOnce() {
        comesHomeAfter(HOUR, "48").every(10, 1, "5").every(10, 1, "47.5");
        assertEquals("47.5", last());

        every(10, 30, "47.5");
        assertEquals("47.5", last());
        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @Test
    void glitchFirstIsTakenBackWhenTheVerySameValueComesBack() {
        comesHomeAfter(HOUR, "48").every(10, 1, "5").every(10, 1, "48");

        assertEquals("48", last());
        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @Test
    void glitchFirstThatIsRepeatedIsTakenBackWhenTheTruthComes() {
        comesHomeAfter(HOUR, "48").every(10, 6, "5").every(10, 1, "47.5");

        assertEquals("47.5", last());
    }

    @Test
    void glitchFirstAfterATripIsGoneWithTheNextMessageAndTheTruthStandsAfterThat() {
        comesHomeAfter(Duration.ofHours(3), "80").every(10, 1, "5").every(10, 1, "35");
        assertNotEquals("5", last());
        assertEquals(Kind.DOUBTFUL, bench.kind());

        every(10, 1, "35");
        assertEquals("35", last());
    }

    @Test
    void glitchSecondAfterATripIsNeverTold() {
        comesHomeAfter(Duration.ofHours(3), "80").every(10, 1, "35").every(10, 1, "5").every(10, 3, "35");

        assertFalse(told().contains("5"));
        assertEquals("35", last());
    }

    // ---- true changes

    @Test
    void fullInTheMorningIsBelievedAFewMinutesAfterItCameWithTheTimeWhenItCame() {
        home().every(60, 7 * 60, "52");
        Instant full = bench.scheduler.now();
        every(60, 30, "100");

        assertEquals("100", last());
        assertEquals(full, time());
        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @ParameterizedTest
    @CsvSource({ "5, 100", "10, 80", "60, 100", "120, 99.5" })
    void fullInTheMorningIsToldWithinMinutes(int seconds, String full) {
        home().every(seconds, 3600 / seconds, "52");
        Instant first = bench.scheduler.now();
        every(seconds, 360 / seconds + 1, full);

        assertEquals(full, last());
        assertEquals(first, time());
    }

    @Test
    void fullInTheMorningIsBelievedAtOnceWhenAnotherNearValueFollows() {
        home().every(60, 60, "52").every(60, 1, "97").every(60, 1, "97.5");

        assertEquals("97.5", last());
        assertEquals(bench.scheduler.now().minusSeconds(60), time());
    }

    @Test
    void fullAfterASilenceIsBelievedAtOnce() {
        home().every(60, 3, "52").passes(Duration.ofHours(7)).every(60, 1, "100");

        assertEquals("100", last());
    }

    @Test
    void emptyIsNotBelievedHoweverLongItStays() {
        home().every(60, 60, "40").every(60, 60, "0");

        assertEquals(List.of("40"), told());
        assertEquals(Kind.AUTO_PID_ASLEEP, bench.kind());
    }

    @Test
    void emptyIsNotBelievedOfABatteryThatNobodyKnowsNorAfterAnAbsence() {
        home().every(60, 5, "0");
        assertEquals(List.of(), told());

        every(60, 5, "40").leaves(HOUR).every(60, 60, "0");
        assertEquals("40", last());
        every(60, 1, "40.5");
        assertEquals("40.5", last());
        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @Test
    void emptyIsBelievedOfABatteryThatWasLow() {
        home().every(60, 3, "10").every(60, 10, "0");

        assertEquals("0", last());
    }

    // ---- what was measured, and what is repeated

    @Test
    void connectsAnewIsNoMeasurement() {
        home().every(10, 1, "58");
        Instant measured = time();
        for (int i = 0; i < 100; i++) {
            bench.passes(Duration.ofMinutes(3)).online().passes(5);
            says("58");
        }

        assertEquals(List.of("58"), told());
        assertEquals(measured, time());
    }

    @ParameterizedTest
    @ValueSource(ints = { 5, 60, 180 })
    void shortAbsenceIsNoMeasurement(int seconds) {
        home().every(10, 1, "58");
        Instant measured = time();
        for (int i = 0; i < 50; i++) {
            bench.passes(Duration.ofMinutes(3)).offline().passes(seconds).online().passes(5);
            says("58");
        }

        assertEquals(List.of("58"), told());
        assertEquals(measured, time());
    }

    @ParameterizedTest
    @ValueSource(ints = { 5, 60, 180 })
    void shortAbsenceProvesNothingWhateverElseHasChanged(int seconds) {
        home().every(10, 1, "58,\"HV_V\":351");
        bench.offline().passes(seconds).online().passes(5);
        says("58,\"HV_V\":350.5").passes(10);

        assertEquals(List.of("58"), told());
    }

    @Test
    void connectsAnewWithAnotherValueIsAMeasurement() {
        home().every(10, 1, "58").passes(180).online();
        says("57.5");

        assertEquals("57.5", last());
        assertEquals(bench.scheduler.now(), time());
    }

    @Test
    void longAbsenceWithTheSameValueProvesNothing() {
        home().every(10, 1, "58");
        Instant measured = time();
        leaves(Duration.ofMinutes(50)).every(10, 10, "58");

        assertEquals(List.of("58"), told());
        assertEquals(measured, time());
    }

    @Test
    void longAbsenceWithProofIsAMeasurement() {
        home().every(10, 1, "58,\"ODOMETER\":12001,\"HV_V\":351").leaves(Duration.ofMinutes(50));
        says("58,\"ODOMETER\":12009,\"HV_V\":348.5");

        assertEquals(List.of("58", "58"), told());
        assertEquals(bench.scheduler.now(), time());
    }

    @Test
    void longAbsenceWithProofThatComesLaterIsAMeasurementThenAndOnlyOnce() {
        home().every(10, 1, "58,\"HV_V\":351").leaves(Duration.ofMinutes(50)).every(10, 3, "58,\"HV_V\":351");
        assertEquals(List.of("58"), told());

        says("58,\"HV_V\":350.5");
        assertEquals(bench.scheduler.now(), time());
        bench.passes(10);
        says("58,\"HV_V\":350").passes(10);
        assertEquals(List.of("58", "58"), told());
    }

    @Test
    void longAbsenceIsNotProvenByWhatAnotherTopicSaysNorByNonsense() {
        home().every(10, 1, "58,\"ODOMETER\":12001").passes(0).says(AUTOMATE, "{\"HV_V\":351}");
        leaves(Duration.ofMinutes(50)).says(AUTOMATE, "{\"HV_V\":350}");
        says("58,\"ODOMETER\":65535").passes(10);

        assertEquals(List.of("58"), told());
    }

    @Test
    void longAbsenceOfWhichACutHidesTheEndProvesNothing() {
        home().every(10, 1, "58,\"HV_V\":351");
        bench.offline().passes(60).monitor.disconnected();
        bench.passes(Duration.ofHours(3)).monitor.connected();
        says("58,\"HV_V\":351").online().passes(20);
        says("58,\"HV_V\":350.5");

        assertEquals(List.of("58"), told());
    }

    @Test
    void twoTopicsWithTheSameNewsAreOneMeasurement() {
        home().says("58").says(AUTOMATE, "{\"SOC\":58}").passes(10);
        Instant measured = bench.scheduler.now();
        says("57.5").passes(5).says(AUTOMATE, "{\"SOC\":57.5}").passes(5);

        assertEquals(List.of("58", "57.5"), told());
        assertEquals(measured, time());
    }

    @Test
    void twoTopicsWithDifferentNewsAreTwoMeasurements() {
        home().says("58").says(AUTOMATE, "{\"SOC\":58}").passes(10);
        says("57.5").passes(5).says(AUTOMATE, "{\"SOC\":57}");

        assertEquals(List.of("58", "57.5", "57"), told());
        assertEquals(bench.scheduler.now(), time());
    }

    @Test
    void storeWasEmptySoThatTheValueIsMeasured() {
        home().every(10, 1, "58").leaves(Duration.ofMinutes(50)).says(AUTO_PID, "{}").passes(20);
        says("58");

        assertEquals(List.of("58", "58"), told());
        assertEquals(bench.scheduler.now(), time());
    }

    @Test
    void storeWasEmptyOfThisValueAlone() {
        home().every(10, 1, "58,\"HV_V\":351").leaves(Duration.ofMinutes(50)).says(AUTO_PID, "{\"HV_V\":351}");
        bench.passes(20);
        says("58,\"HV_V\":351");

        assertEquals(List.of("58", "58"), told());
    }

    @Test
    void storeWasEmptyAtFirst() {
        home().says(AUTO_PID, "{}").passes(10);
        says("58");

        assertEquals(bench.scheduler.now(), time());
        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @Test
    void storeWasNotEmptyAsALateReplayOfTheAdapterShows() {
        bench.says(AUTO_PID, "{\"SOC\":80}");
        Instant replayed = bench.scheduler.now();
        bench.offline().passes(600).online();
        says("80");

        assertEquals(List.of("80"), told());
        assertEquals(replayed, time());
        assertEquals(Kind.AUTO_PID_OLDER, bench.kind());
    }

    @Test
    void whatComesAfterTheReplayOfItsTopicIsNewHoweverSoon() {
        bench.online().says(AUTO_PID, "{\"SOC\":58}").passes(2);
        says("58.5");

        assertEquals("58.5", last());
        assertEquals(bench.scheduler.now(), time());
    }

    @Test
    void storeWasNotEmptyWhereEachMessageHasAnotherValue() {
        home().every(10, 1, "58").says(AUTO_PID, "{\"SOH\":97}");
        leaves(Duration.ofMinutes(50)).says(AUTO_PID, "{\"SOH\":97}").passes(10);
        says("58").says(AUTO_PID, "{\"SOH\":97}");
        says("58");

        assertEquals(List.of("58"), told());
    }

    @Test
    void storeWasEmptyForAMomentInBetweenIsNoProof() {
        home().every(10, 1, "58").says(AUTO_PID, "{}").passes(10);
        says("58");

        assertEquals(List.of("58"), told());
    }

    // ---- what the adapter says of its age

    @Test
    void ownAgeIsNeverANewMeasurement() {
        home();
        bench.says(AUTO_PID, "{\"SOC\":58,\"_meta\":{\"age\":7200,\"stale\":true}}");

        assertEquals("58", last());
        assertEquals(bench.scheduler.now().minus(Duration.ofHours(2)), time());
        assertEquals(List.of(), bench.ends.readings());
        assertEquals(Kind.AUTO_PID_WAITING, bench.kind());
        assertEquals(List.of("{\"soc\":58,\"time\":\"2024-10-04T09:00:59+00:00\"}"), bench.ends.published());
    }

    @Test
    void ownAgeOfAnOlderValueThanTheHouseKnowsIsWorthNothing() {
        home().every(10, 1, "57").leaves(HOUR);
        bench.says(AUTO_PID, "{\"SOC\":58,\"_meta\":{\"age\":7200,\"stale\":true}}");

        assertEquals("57", last());
    }

    @Test
    void ownAgeWithoutANumberIsNoMeasurementEither() {
        home().every(10, 1, "57").leaves(HOUR);
        bench.says(AUTO_PID, "{\"SOC\":58,\"_meta\":{\"stale\":true}}");

        assertEquals("57", last());
    }

    @Test
    void ownAgeDoesNotAnswerAnArrival() {
        home().every(10, 1, "58,\"HV_V\":351").leaves(Duration.ofMinutes(50));
        bench.says(AUTO_PID, "{\"SOC\":58,\"HV_V\":350,\"_meta\":{\"age\":3600,\"stale\":true}}").passes(10);
        assertEquals(List.of("58"), told());

        says("58,\"HV_V\":348.5");
        assertEquals(List.of("58", "58"), told());
        assertEquals(bench.scheduler.now(), time());
    }

    @Test
    void ownAgeOfSecondsMakesTheTimeBetter() {
        home();
        bench.says(AUTO_PID, "{\"SOC\":58,\"_meta\":{\"age\":12,\"stale\":false}}");

        assertEquals("58", last());
        assertEquals(bench.scheduler.now().minusSeconds(12), time());
    }

    @ParameterizedTest
    @CsvSource({ "60, true", "61, false" })
    void ownAgeOfMoreThanAMinuteIsThatOfSomethingKept(int age, boolean isMeasured) {
        home();
        bench.says(AUTO_PID, "{\"SOC\":58,\"_meta\":{\"age\":%d,\"stale\":false}}".formatted(age));

        assertEquals(bench.scheduler.now().minusSeconds(age), time());
        assertEquals(isMeasured ? 1 : 0, bench.ends.readings().size());
    }

    @Test
    void ownAgeOfANewerValueThanTheHouseKnowsCounts() {
        home().every(10, 1, "57").leaves(HOUR);
        bench.says(AUTO_PID, "{\"SOC\":58,\"_meta\":{\"age\":600,\"stale\":true}}");

        assertEquals("58", last());
        assertEquals(bench.scheduler.now().minusSeconds(600), time());
    }

    @Test
    void ownAgeOfTheSameValueAsTheHouseKnowsIsNoMeasurement() {
        home().every(10, 1, "57");
        Instant measured = time();
        leaves(HOUR);
        bench.says(AUTO_PID, "{\"SOC\":57,\"_meta\":{\"age\":600,\"stale\":true}}");

        assertEquals(List.of("57"), told());
        assertEquals(measured, time());
    }

    @Test
    void ownAgeOfWhatIsRepeatedWithoutItIsNotForgotten() {
        home();
        bench.says(AUTO_PID, "{\"SOC\":58,\"_meta\":{\"age\":7200,\"stale\":true}}").passes(10);
        says("58");

        assertEquals(List.of("58"), told());
        assertEquals(bench.scheduler.now().minusSeconds(7210), time());
    }

    @Test
    void ownAgeOnOneTopicMakesWhatAnotherHasToldNoNews() {
        home().every(60, 1, "58");
        Instant measured = time();
        bench.says(AUTOMATE, "{\"SOC\":57,\"_meta\":{\"age\":3600,\"stale\":true}}").passes(10);
        bench.says(AUTOMATE, "{\"SOC\":58}");

        assertEquals(List.of("58"), told());
        assertEquals(measured, time());
    }

    // ---- what the house knows from before

    @ParameterizedTest
    @ValueSource(strings = { "soc autopid automate", "automate soc autopid", "autopid automate soc",
            "automate autopid soc", "autopid soc automate", "soc automate autopid" })
    void oldMessageElsewhereIsNoMeasurement(String order) {
        replays(order, "70", Map.of("autopid", "70", "automate", "55"));
        for (int i = 0; i < 100; i++) {
            bench.passes(10);
            says("70");
        }

        assertEquals(List.of("70"), told());
        assertEquals(Instant.parse("2024-10-04T02:00:00Z"), time());
        assertEquals(List.of(), bench.ends.published());
    }

    @Test
    void oldMessageElsewhereThatComesLateIsNoMeasurement() {
        replays("soc autopid", "70", Map.of("autopid", "70"));
        bench.passes(5);
        says("70").says(AUTOMATE, "{\"SOC\":55}").passes(10);
        says("70");

        assertEquals(List.of("70"), told());
    }

    @Test
    void outageIsToldWithATimeThatCanBe() {
        replays("soc autopid", "40", Map.of("autopid", "80"));
        Instant replayed = bench.scheduler.now();
        for (int i = 0; i < 500; i++) {
            bench.passes(20);
            says("80");
        }

        assertEquals(List.of("40", "80"), told());
        assertEquals(replayed, time());
        assertEquals(Kind.AUTO_PID_OLDER, bench.kind());
        assertEquals(List.of("{\"soc\":80,\"time\":\"2024-10-04T10:58:59+00:00\"}"), bench.ends.published());
    }

    @Test
    void outageIsOverWithTheNextMeasurement() {
        replays("soc autopid", "40", Map.of("autopid", "80"));
        bench.passes(20);
        says("80").passes(20);
        says("80.5");

        assertEquals(List.of("40", "80", "80.5"), told());
        assertEquals(bench.scheduler.now(), time());
        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @Test
    void outageThatNoLiveMessageConfirmsIsNotTold() {
        replays("soc autopid", "40", Map.of("autopid", "80"));
        bench.passes(HOUR);

        assertEquals(List.of("40"), told());
    }

    @Test
    void outageIsOverWithAJumpThatStays() {
        replays("soc autopid", "40", Map.of("autopid", "80"));
        bench.passes(20);
        every(20, 20, "80");
        assertEquals(Kind.AUTO_PID_OLDER, bench.kind());

        every(20, 20, "100");
        assertEquals(List.of("40", "80", "100"), told());
        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @ParameterizedTest
    @CsvSource({ "-3600, -3600", "3600, 0" })
    void outageHasTheTimeOfTheReplayedMessageIfItCanBe(int seconds, int right) {
        Instant replayed = bench.scheduler.now();
        bench.says(Ends.SOC, "{\"soc\":40,\"time\":\"2024-10-04T02:00:00+00:00\"}").online();
        bench.says(AUTO_PID, "{\"SOC\":80,\"timestamp\":%d}".formatted(replayed.plusSeconds(seconds).getEpochSecond()));
        bench.passes(20);
        says("80");

        assertEquals(List.of("40", "80"), told());
        assertEquals(replayed.plusSeconds(right), time());
    }

    @ParameterizedTest
    @ValueSource(strings = { "SOC", "SOC_D" })
    void whatTheHouseKnowsIsHeldAgainstTheFirstValue(String name) {
        knowsSinceAMinute("62").says(AUTO_PID, "{\"%s\":20}".formatted(name));

        assertEquals(List.of("62"), told());
        assertEquals(Kind.DOUBTFUL, bench.kind());
    }

    @Test
    void whatTheHouseKnowsIsTheDashboardsValueNotTheBatterysBeside() {
        knowsSinceAMinute("30").says(AUTO_PID, "{\"SOC_D\":30,\"SOC\":45}");

        assertEquals(List.of("45.0"), values("SOC"));
    }

    @Test
    void whatTheHouseKnowsIsNotHeldAgainstOtherValues() {
        knowsSinceAMinute("62").says(AUTO_PID, "{\"RANGE\":300}");

        assertEquals(List.of("300.0"), values("RANGE"));
    }

    @Test
    void whatIsRetainedIsHeldAgainstTheFirstValueOfAnAdapterThatWasThere() {
        bench.says(AUTO_PID, "{\"SOC\":80}").online().passes(20);
        says("35");

        assertEquals(List.of(), told());
        assertEquals(Kind.DOUBTFUL, bench.kind());
    }

    @Test
    void whatIsRetainedIsNotHeldAgainstTheFirstValueOfAnAdapterThatWasAway() {
        bench.says(AUTO_PID, "{\"SOC\":80}").offline().passes(300).online();
        says("35");

        assertEquals(List.of("35"), told());
        assertEquals(bench.scheduler.now(), time());
    }

    @Test
    void outageOfTheConnectionIsToldInTheSameWay() {
        home().every(10, 5, "40");
        bench.monitor.disconnected();
        bench.passes(Duration.ofHours(3)).monitor.connected();
        says("80").online().passes(20);
        Instant replayed = bench.scheduler.now().minusSeconds(20);
        says("80");

        assertEquals(List.of("40", "80"), told());
        assertEquals(replayed, time());
        assertEquals(Kind.AUTO_PID_OLDER, bench.kind());
    }

    @Test
    void outageOfTheConnectionWithoutAChangeIsNoMeasurement() {
        home().every(10, 5, "40,\"HV_V\":350");
        Instant measured = time();
        for (int i = 0; i < 20; i++) {
            bench.monitor.disconnected();
            bench.passes(10).monitor.connected();
            says("40,\"HV_V\":350").online().passes(110);
            says("40,\"HV_V\":351").passes(1);
        }

        assertEquals(List.of("40"), told());
        assertEquals(measured, time());
    }

    // ---- the dashboard's value and the battery's

    @Test
    void dashboardOnceIsForgottenAtTheNextArrival() {
        home().says(AUTO_PID, "{\"SOC_D\":62,\"SOC\":64.5}");
        assertEquals("62", last());

        leaves(HOUR);
        says("55.5");
        assertEquals("55.5", last());
    }

    @Test
    void dashboardThatIsMissingInOneMessageStillCounts() {
        home().says(AUTO_PID, "{\"SOC_D\":62,\"SOC\":64.5}").passes(10);
        says("64").passes(10).says(AUTO_PID, "{\"SOC_D\":61.5,\"SOC\":64}");

        assertEquals(List.of("62", "61.5"), told());
    }

    @Test
    void noDashboardShowsSomethingQuiteDifferent() {
        home().says(AUTO_PID, "{\"SOC_D\":2.5,\"SOC\":93.5}").passes(10).says(AUTO_PID, "{\"SOC_D\":2.5,\"SOC\":93}");

        assertEquals(List.of("93.5", "93"), told());
    }

    @ParameterizedTest
    @CsvSource({ "60, 80, 60", "60, 80.5, 80.5", "80, 60, 80", "80, 59.5, 59.5" })
    void noDashboardIsMoreThanTwentyPercentOff(String displayed, String battery, String right) {
        home().says(AUTO_PID, "{\"SOC_D\":%s,\"SOC\":%s}".formatted(displayed, battery));

        assertEquals(List.of(right), told());
    }

    @Test
    void dashboardThatIsWrongOnceDoesNotGiveWayToTheBattery() {
        home().says(AUTO_PID, "{\"SOC_D\":62,\"SOC\":64.5}").passes(10).says(AUTO_PID, "{\"SOC_D\":2.5,\"SOC\":64}");
        bench.passes(10).says(AUTO_PID, "{\"SOC_D\":62,\"SOC\":64}");

        assertEquals(List.of("62"), told());
    }

    @Test
    void asleepInPartMakesNoChannelZero() {
        home().says(AUTO_PID, "{\"SOC_D\":62,\"SOC\":64.5}").passes(10).says(AUTO_PID, "{\"SOC_D\":62,\"SOC\":0}");
        bench.passes(10).says(AUTO_PID, "{\"SOC_D\":0,\"SOC\":64.5}").passes(10);

        assertEquals(List.of("62"), told());
        assertEquals(List.of("64.5"), values("SOC"));
    }

    // ---- errors, and whether the adapter is there

    @Test
    void errorThatIsOverIsNotToldAnyMore() {
        home().every(10, 1, "58,\"HV_V\":351").says(AUTO_PID + "/error", "{\"error\":\"Timeout, pid: 2101\"}");
        assertEquals(Kind.AUTO_PID_ERROR, bench.kind());

        for (int i = 0; i < 360; i++) {
            every(10, 1, "58,\"HV_V\":" + (350 + i % 7));
        }
        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @Test
    void errorThatIsNotOverIsToldHoweverOftenTheOldValuesCome() {
        home().every(10, 1, "58,\"HV_V\":351").says(AUTO_PID + "/error", "{\"error\":\"Timeout, pid: 2101\"}");
        every(10, 360, "58,\"HV_V\":351");

        assertEquals(Kind.AUTO_PID_ERROR, bench.kind());
    }

    @Test
    void errorThatIsOverLeavesWhatWasBefore() {
        home().says(AUTO_PID, "{\"HV_V\":351}").says(AUTO_PID + "/error", "{\"error\":\"Timeout\"}").passes(5);
        bench.says(AUTO_PID, "{\"HV_V\":352}");

        assertEquals(Kind.AUTO_PID_WAITING, bench.kind());
    }

    @Test
    void errorThatMayBeOldIsNotTold() {
        String errors = AUTO_PID + "/error";
        bench.online().says(errors, "{\"error\":\"Timeout, pid: 2101\"}");
        assertEquals(Kind.AUTO_PID_WAITING, bench.kind());

        bench.passes(1).says(errors, "{\"error\":\"Timeout, pid: 2101\"}");
        assertEquals(Kind.AUTO_PID_ERROR, bench.kind());
    }

    @Test
    void shortAbsenceLeavesTheStatusAsItWas() {
        home().every(10, 3, "58");
        bench.offline().passes(60).online().passes(5);
        every(10, 3, "58");

        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @Test
    void cutLeavesTheStatusAsItWas() {
        home().every(10, 3, "58");
        bench.monitor.disconnected();
        bench.passes(10).monitor.connected();
        says("58").online().passes(10);
        every(10, 3, "58");

        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @Test
    void oldGoodbyeIsContradictedByValuesThatChange() {
        bench.offline().passes(60);
        for (int i = 0; i < 5; i++) {
            bench.says(AUTO_PID, "{\"SOC\":%s}".formatted(58 + i * 0.5)).passes(10);
        }

        assertEquals("60", last());
        assertEquals(List.of(false, true), bench.ends.online());
    }

    @Test
    void oldGoodbyeOfACarThatHasJustLeftIsNotContradictedByItsLastValue() {
        home().every(10, 2, "58");
        bench.offline();
        says("57.5").passes(60);

        assertEquals(List.of("58"), told());
    }

    // ---- other values

    @ParameterizedTest
    @CsvSource({ "ODOMETER, 31200, 65535", "ODOMETER, 31200, 16777215", "ODOMETER, 31200, 29000",
            "ODOMETER, 31200, 99999", "ODOMETER, 31200, 6553.5", "ODOMETER, 31200, 4294967295",
            "Kilometerstand, 31200, 65535", "RANGE, 210, 1023", "RANGE, 210, 31200", "RANGE, 210, 4095",
            "RANGE, 210, 6553.5", "Reichweite, 210, 1023", "HV_CAPACITY_KWH, 64, 0.4", "HV_CAPACITY_KWH, 64, 6.4",
            "BATT_CAPACITY, 120, 65535", "HV_CAPACITY, 120, 655.35", "OUTSIDE_TEMPERATURE, 18, -40",
            "HV_T_MAX, 24, 215", "HV_V, 356, 655.35", "HV_V, 356, 0", "SOH, 95, 12", "SOH, 95, 0" })
    void odometerRangeCapacityAndOthersStayWhereTheyCannotBecomeThat(String name, double right, double wrong) {
        home();
        for (int i = 0; i < 10; i++) {
            bench.says(AUTO_PID, "{\"%s\":%s}".formatted(name, right)).passes(2);
        }
        bench.says(AUTO_PID, "{\"%s\":%s}".formatted(name, wrong)).passes(10);
        bench.says(AUTO_PID, "{\"%s\":%s}".formatted(name, right)).passes(10);

        assertEquals(List.of(), values(name).stream().filter(value -> Double.parseDouble(value) == wrong).toList());
    }

    @ParameterizedTest
    @ValueSource(doubles = { 65535, 16777215, 29000 })
    void odometerStaysHoweverLongTheWrongOneStays(double wrong) {
        home().says(AUTO_PID, "{\"ODOMETER\":31200}").passes(10);
        for (int i = 0; i < 360; i++) {
            bench.says(AUTO_PID, "{\"ODOMETER\":%s}".formatted(wrong)).passes(10);
        }

        assertEquals(List.of("31200.0"), values("ODOMETER"));
    }

    @Test
    void odometerThatWasWrongFromTheBeginningIsMendedOnceTheCarDrives() {
        home().says(AUTO_PID, "{\"ODOMETER\":99999}").passes(10);
        for (int i = 0; i < 10; i++) {
            bench.says(AUTO_PID, "{\"ODOMETER\":%d}".formatted(31200 + i)).passes(60);
        }

        assertTrue(values("ODOMETER").contains("31209.0"), values("ODOMETER")::toString);
    }

    @Test
    void rangeThatReallyChangesIsTold() {
        home().says(AUTO_PID, "{\"RANGE\":210}").passes(10);
        for (int i = 0; i < 60; i++) {
            bench.says(AUTO_PID, "{\"RANGE\":320}").passes(10);
        }

        assertEquals(List.of("210.0", "320.0"), values("RANGE"));
    }

    @Test
    void temperatureThatJumpsAndReturnsStays() {
        home().says(AUTO_PID, "{\"OUTSIDE_TEMPERATURE\":18}").passes(2);
        bench.says(AUTO_PID, "{\"OUTSIDE_TEMPERATURE\":-23}").passes(2);
        bench.says(AUTO_PID, "{\"OUTSIDE_TEMPERATURE\":18}").passes(2);

        assertEquals(List.of("18.0"), values("OUTSIDE_TEMPERATURE"));
    }

    @Test
    void temperatureThatRisesIsTold() {
        home();
        for (int i = 0; i < 10; i++) {
            bench.says(AUTO_PID, "{\"MOTOR_TMP\":%d}".formatted(18 + i * 9)).passes(60);
        }

        assertEquals(10, values("MOTOR_TMP").size());
    }

    // ---- names and forms

    @ParameterizedTest
    @ValueSource(strings = { "true", "false", "\"on\"", "\"off\"", "\"true\"", "null", "[58]", "\"58 kWh\"",
            "\"58 °C\"", "\"half\"", "\"5:8\"", "\"NaN\"", "{}" })
    void truthValueAndWhateverIsNoPercentageIsNothing(String value) {
        home().says(AUTO_PID, "{\"SOC\":%s}".formatted(value)).passes(10);

        assertEquals(List.of(), told());
    }

    @ParameterizedTest
    @ValueSource(strings = { "EV_SOC", "manual_soc", "HV_BATT_SOC", "SOC_PERCENT", "StateOfChargeBMS",
            "state_of_charge_display", "MyCar_SOC", "Akkustand", "Ladestand", "Ladezustand", "BMS SoC", "SOC-D" })
    void namesOfTheStateOfChargeAreKnown(String name) {
        home().says(AUTO_PID, "{\"%s\":58}".formatted(name));

        assertEquals(List.of("58"), told());
    }

    @ParameterizedTest
    @ValueSource(strings = { "LV_SOC", "SOC_12V", "SOC_MIN", "SOC_MAX", "SOC_TARGET", "SOC_LIMIT", "SOCKET", "AuxSOC",
            "ZielSOC", "socMax" })
    void notNamesOfTheStateOfChargeAreOtherValues(String name) {
        home().says(AUTO_PID, "{\"%s\":58}".formatted(name));

        assertEquals(List.of(), told());
        assertEquals(1, bench.ends.readings().size());
    }

    @Test
    void otherScriptsKeepWhatTheyAre() {
        home().says(AUTO_PID, "{\"电池温度\":22.5,\"SOC\":81}").says(AUTO_PID, "{\"Температура\":24}");
        bench.says(AUTO_PID, "{\"%\":25}").says(AUTO_PID, "{\"電圧\":350,\"전압\":351}");

        assertEquals(List.of("81"), told());
        assertEquals(List.of("22.5"), values("电池温度"));
        assertEquals(List.of("24.0"), values("Температура"));
        assertEquals(List.of("25.0"), values("%"));
        assertEquals(List.of("350.0"), values("電圧"));
        assertEquals(List.of("351.0"), values("전압"));
    }

    @Test
    void otherScriptsDoNotLetANameWithSocBeAnotherOne() {
        home().says(AUTO_PID, "{\"电池SOC\":81}");

        assertEquals(List.of("81"), told());
    }

    @Test
    void namesThatDifferInAnythingNeverBecomeOneValue() {
        home().says(AUTO_PID, "{\"A B\":1,\"A-B\":2,\"A_B\":3,\"a_b\":4,\"HV_V\":351,\"hv-v\":352}");

        assertEquals(Map.of("A B", 1.0, "A-B", 2.0, "A_B", 3.0, "a_b", 4.0, "HV_V", 351.0, "hv-v", 352.0),
                bench.ends.reading().values());
    }

    @Test
    void namesThatBothMeanTheStateOfChargeAreNotMixed() {
        home();
        for (int i = 0; i < 10; i++) {
            bench.says(AUTO_PID, "{\"SOC_BMS\":%s,\"SOC\":%s}".formatted(64 - i * 0.5, 61 - i * 0.5)).passes(60);
        }

        assertEquals("61", told().get(0));
        assertEquals("56.5", last());
        assertEquals(10, told().size());
        assertEquals(10, values("SOC_BMS").size());
    }

    @ParameterizedTest
    @CsvSource({ "HV_BATT_SOC, EV_SOC", "EV_SOC, HV_BATT_SOC" })
    void namesOfWhichNoneIsTheBindingsOwnGiveWayToThePlainest(String first, String second) {
        home();
        for (int i = 0; i < 3; i++) {
            bench.says(AUTO_PID, "{\"%s\":61}".formatted(first)).says(AUTO_PID, "{\"%s\":61}".formatted(second));
            bench.passes(10);
        }
        bench.says(AUTO_PID, "{\"HV_BATT_SOC\":62}").says(AUTO_PID, "{\"EV_SOC\":60.5}").passes(10);

        assertEquals("60.5", last());
        assertFalse(told().contains("62"));
        assertTrue(values("HV_BATT_SOC").contains("62.0"));
    }

    @ParameterizedTest
    @CsvSource({ "BMS_SOC, EV_SOC", "EV_SOC, BMS_SOC" })
    void namesAsPlainAsEachOtherAreNotMixedInWhateverOrderTheyCome(String first, String second) {
        home();
        for (int i = 0; i < 3; i++) {
            bench.says(AUTO_PID, "{\"%s\":61,\"%s\":61}".formatted(first, second)).passes(10);
        }
        bench.says(AUTO_PID, "{\"BMS_SOC\":60.5,\"EV_SOC\":62}").passes(10);

        assertEquals("60.5", last());
        assertFalse(told().contains("62"));
    }

    @Test
    void namesThatTheBindingHasItselfWinWhereverTheyStand() {
        home().says(AUTO_PID, "{\"SOC\":61,\"BMS_SOC\":61}").passes(10);
        bench.says(AUTO_PID, "{\"BMS_SOC\":62,\"SOC\":60.5}").passes(10);
        bench.says(AUTO_PID, "{\"BMS_SOC\":62.5}").passes(10);

        assertEquals(List.of("61", "60.5"), told());
    }

    @Test
    void namesWithoutEndAreNotRemembered() {
        home();
        for (int i = 0; i < TopicMemory.MOST_NAMES; i++) {
            bench.says(AUTO_PID, "{\"X%d\":1}".formatted(i));
        }
        assertEquals(TopicMemory.MOST_NAMES, bench.ends.readings().size());

        bench.says(AUTO_PID, "{\"EV_SOC\":58,\"Y\":2}").says(AUTO_PID, "{\"X7\":3}");
        assertEquals(List.of(), told());
        assertEquals(List.of(), values("Y"));
        assertEquals(List.of("1.0", "3.0"), values("X7"));
    }

    @Test
    void nameThatDoesNotComeAnyMoreGivesItsMeaningAway() {
        home().every(10, 3, "61").passes(Duration.ofMinutes(20)).says(AUTO_PID, "{\"EV_SOC\":59}").passes(10);
        bench.says(AUTO_PID, "{\"EV_SOC\":58.5}");

        assertEquals("58.5", last());
    }

    @Test
    void noNameFitsIsToldWithTheNamesThatCome() {
        home();
        for (int i = 0; i < 7; i++) {
            bench.says(AUTO_PID, "{\"Batt\":58,\"RANGE\":210}").passes(10);
        }

        assertEquals(Kind.AUTO_PID_NO_SOC, bench.kind());
        assertEquals(List.of("Batt, RANGE"), bench.ends.situation(Kind.AUTO_PID_NO_SOC).details());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "12 | N00, N01, N02, N03, N04, N05, N06, N07, N08, N09, N10, N11",
            "13 | N00, N01, N02, N03, N04, N05, N06, N07, N08, N09, N10, N11 …" })
    void noNameFitsIsToldInALine(int names, String shown) {
        home();
        String payload = IntStream.range(0, names).mapToObj("\"N%02d\":1"::formatted)
                .collect(Collectors.joining(",", "{", "}"));
        for (int i = 0; i < 7; i++) {
            bench.says(AUTO_PID, payload).passes(10);
        }

        assertEquals(List.of(shown), bench.ends.situation(Kind.AUTO_PID_NO_SOC).details());
    }

    @Test
    void noNameFitsIsNotSaidOfTheNamesOfAFormerVisit() {
        home();
        for (int i = 0; i < 3; i++) {
            bench.says(AUTO_PID, "{\"Batt\":58}").passes(10);
        }
        leaves(HOUR);
        for (int i = 0; i < 7; i++) {
            bench.says(AUTO_PID, "{\"RANGE\":210}").passes(10);
        }

        assertEquals(List.of("RANGE"), bench.ends.situation(Kind.AUTO_PID_NO_SOC).details());
    }

    @Test
    void noNameFitsIsNotSaidTooEarlyAfterACut() {
        home().says(AUTO_PID, "{\"RANGE\":210}").monitor.disconnected();
        bench.passes(90).monitor.connected();
        bench.online().says(AUTO_PID, "{\"RANGE\":210}").passes(5).says(AUTO_PID, "{\"RANGE\":209}");

        assertFalse(bench.ends.kinds().contains(Kind.AUTO_PID_NO_SOC));
    }

    @Test
    void noNameFitsIsNotSaidTooEarlyAfterAnAbsence() {
        home().says(AUTO_PID, "{\"RANGE\":210}");
        bench.offline().passes(90).online().says(AUTO_PID, "{\"RANGE\":210}").passes(5);

        assertFalse(bench.ends.kinds().contains(Kind.AUTO_PID_NO_SOC));
    }

    @Test
    void noNameFitsIsOverWhenOneDoes() {
        home();
        for (int i = 0; i < 7; i++) {
            bench.says(AUTO_PID, "{\"Batt\":58,\"RANGE\":210}").passes(10);
        }
        bench.says(AUTO_PID, "{\"Batt\":58,\"RANGE\":210,\"SOC\":58}");

        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @Test
    void noNameFitsIsNotSaidTooEarlyNorOfAnAdapterThatPublishesEachValueElsewhere() {
        home();
        for (int i = 0; i < 30; i++) {
            bench.says(AUTO_PID, "{\"RANGE\":210}").passes(1);
        }
        says("58");
        for (int i = 0; i < 30; i++) {
            bench.says(AUTO_PID, "{\"RANGE\":210}").passes(10);
        }

        assertFalse(bench.ends.kinds().contains(Kind.AUTO_PID_NO_SOC));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{\"config\":{},\"status\":{},\"autopid_data\":{\"SOC\":58}} | 58",
            "{\"autopid_data\":{\"SOC\":58,\"timestamp\":12}} | 58",
            "{\"status\":{\"SOC\":12},\"autopid_data\":{\"SOC\":58},\"config\":{\"SOC\":13}} | 58",
            "{\"SOC\":12,\"autopid_data\":{\"SOC\":58}} | 58", "{\"config\":{\"SOC\":12}} | ''" })
    void wrappedValuesAreRead(String payload, String right) {
        home().says(AUTO_PID, payload);

        assertEquals(right.isEmpty() ? List.of() : List.of(right), told());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "58 % | 58", "58,5 | 58.5", "58.5% | 58.5", " 58 | 58", "58 percent | 58",
            "58,25 % | 58.25", "5.8e1 | 58" })
    void asTextWithUnitOrCommaValuesAreRead(String text, String right) {
        home().says(AUTO_PID, "{\"SOC\":\"%s\"}".formatted(text));

        assertEquals(List.of(right), told());
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 4 })
    void manyWishesShareOneCommandInFiveSeconds(int seconds) {
        home();
        for (int i = 0; i < 3600 / seconds; i++) {
            bench.monitor.ask(i % 2 == 0);
            bench.passes(seconds);
        }

        long commands = bench.ends.commands().stream().filter("{\"cmd\":\"get_autopid_data\"}"::equals).count();
        assertTrue(commands <= 721 && commands >= 400, "commands: " + commands);
    }

    @Test
    void manyWishesDoNotKeepALaterOneFromBeingHeard() {
        home();
        bench.monitor.ask(false);
        bench.passes(5).monitor.ask(false);

        assertEquals(2, bench.ends.commands().stream().filter("{\"cmd\":\"get_autopid_data\"}"::equals).count());
    }

    // ---- the scenes

    /** The replays after subscribing are over, then the adapter comes online. */
    private AutoPidSituationsTest home() {
        bench.passes(30).offline().passes(90).online();
        return this;
    }

    /** What the house knows was measured a moment before openHAB started; the adapter was there all the time. */
    private Bench knowsSinceAMinute(String soc) {
        bench.says(Ends.SOC, "{\"soc\":" + soc + ",\"time\":\"2024-10-04T10:58:00+00:00\"}");
        return bench.online().passes(30);
    }

    /** The car has said something before it left. */
    private AutoPidSituationsTest comesHomeAfter(Duration absence, String before) {
        home().every(10, 30, before).leaves(absence);
        return this;
    }

    private AutoPidSituationsTest leaves(Duration absence) {
        bench.passes(10).offline().passes(absence).online();
        return this;
    }

    private AutoPidSituationsTest every(int seconds, int times, String soc) {
        for (int i = 0; i < times; i++) {
            says(soc).passes(seconds);
        }
        return this;
    }

    private AutoPidSituationsTest passes(Duration time) {
        bench.passes(time);
        return this;
    }

    private Bench passes(int seconds) {
        return bench.passes(seconds);
    }

    private Bench says(String soc) {
        return bench.says(AUTO_PID, "{\"SOC\":" + soc + "}");
    }

    private Bench says(String topic, String payload) {
        return bench.says(topic, payload);
    }

    /** What the broker has retained comes when openHAB starts. */
    private void replays(String order, String own, Map<String, String> retained) {
        for (String topic : order.split(" ")) {
            if ("soc".equals(topic)) {
                bench.says(Ends.SOC, "{\"soc\":" + own + ",\"time\":\"2024-10-04T02:00:00+00:00\"}");
            } else {
                bench.says("wican/12345678901d/" + topic,
                        "{\"SOC\":" + Objects.requireNonNull(retained.get(topic)) + "}");
            }
        }
        bench.online();
    }

    /** Whatever was told of the state of charge, in its order. */
    private List<String> told() {
        return Stream.concat(bench.ends.restored().stream(), bench.ends.readings().stream())
                .flatMap(reading -> reading.soc().stream()).map(soc -> soc.toPlainString()).toList();
    }

    private String last() {
        return bench.ends.lastSoc().flatMap(Reading::soc).map(soc -> soc.toPlainString()).orElse("");
    }

    private Instant time() {
        return bench.ends.lastSoc().orElseThrow().time();
    }

    private List<String> values(String parameter) {
        return bench.ends.readings().stream().flatMap(reading -> Stream.ofNullable(reading.values().get(parameter)))
                .map(String::valueOf).toList();
    }
}
