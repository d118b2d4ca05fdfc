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
package org.openhab.binding.wican.internal.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.monitor.asking.CarMemory;
import org.openhab.binding.wican.internal.monitor.asking.TimedAnswer;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.ManualScheduler;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link CarMonitor}: every rule about time, with a clock that the test moves.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class CarMonitorTest {

    private static final AdapterTopics TOPICS = AdapterTopics.of("12345678901d");
    private static final String STATUS = "wican/12345678901d/status";
    private static final String CAN_STATUS = "wican/12345678901d/can/status";
    private static final String RX = TOPICS.rx();
    private static final String TX = TOPICS.tx();
    private static final String SOC = "wican/12345678901d/soc";

    private static final String REQUEST = "79B 02 21 01 00 00 00 00 00";
    private static final String FLOW_CONTROL = "79B 30 00 00 00 00 00 00 00";

    private static final String SOH_REQUEST = "79B 02 21 61 00 00 00 00 00";
    private static final String LV_REQUEST = "797 03 22 11 03 00 00 00 00";
    private static final List<CanFrame> SOH_ANSWER = Recorded.frames("7BB", "1008616100002616", "210000");

    private static final Duration REFRESH = Duration.ofSeconds(300);
    /** In so long a battery may get from one recording to the other. */
    private static final Duration LONG = Duration.ofMinutes(20);

    private final ManualScheduler scheduler = new ManualScheduler(Instant.parse("2024-10-04T10:58:59Z"));
    private final Ends house = new Ends(scheduler);
    private CarMonitor monitor = monitor(REFRESH);

    // --- arrival ---------------------------------------------------------------------------------------------------

    @Test
    void aCarThatIsAtHomeAtTheStartIsAskedOnce() {
        monitor.connected();
        online();

        assertEquals(List.of(REQUEST), house.frames());
        assertEquals(List.of(Kind.WAITING, Kind.ASKING), house.kinds());
        assertEquals(List.of(true), house.online);
    }

    @Test
    void theAnswerBecomesAReadingAndARetainedMessage() {
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);

        assertEquals(List.of(REQUEST, FLOW_CONTROL), house.frames());
        assertEquals(new BigDecimal("84"), house.reading().soc().orElseThrow());
        assertEquals(scheduler.now(), house.reading().time());
        assertEquals(82.1002, house.reading().values().get("SOC"), 1e-9);
        assertEquals(List.of("{\"soc\":84,\"time\":\"2024-10-04T10:58:59+00:00\"}"), house.published());
        assertEquals(Kind.ANSWERED, house.kind());
    }

    @Test
    void theTimeOfMeasurementIsWhenTheAnswerWasComplete() {
        monitor.connected();
        online();
        scheduler.advance(Duration.ofMillis(900));
        answer(Recorded.LEAF_24_PERCENT.subList(0, 7));
        scheduler.advance(Duration.ofMillis(700));
        answer(Recorded.LEAF_24_PERCENT.subList(7, 8));

        assertEquals(Instant.parse("2024-10-04T10:59:00Z"), house.reading().time());
        assertEquals(List.of("{\"soc\":24,\"time\":\"2024-10-04T10:59:00+00:00\"}"), house.published());
    }

    @Test
    void flowControlIsSentAtOnceWhenTheFirstFrameComesAndNotBefore() {
        monitor.connected();
        online();
        scheduler.advance(Duration.ofMillis(500));
        assertEquals(List.of(REQUEST), house.frames());

        answer(Recorded.LEAF_84_PERCENT.subList(0, 1));

        assertEquals(List.of(REQUEST, FLOW_CONTROL), house.frames());
    }

    @Test
    void anAdapterThatSaysOnlineTwiceASecondIsAskedOnce() {
        monitor.connected();
        for (int i = 0; i < 20; i++) {
            online();
            scheduler.advance(Duration.ofMillis(500));
        }

        assertEquals(2, house.frames().size(), "the request and one retry");
    }

    @Test
    void aStatusThatFlapsIsNoReasonToAskMoreOftenThanEveryTenSeconds() {
        monitor.connected();
        for (int i = 0; i < 60; i++) {
            online();
            scheduler.advance(Duration.ofMillis(500));
            offline();
            scheduler.advance(Duration.ofMillis(500));
        }

        assertTrue(house.frames().size() <= 6, house.frames()::toString);
        assertTrue(house.frames().size() >= 3, house.frames()::toString);
    }

    @Test
    void anArrivalTooSoonAfterALastRequestIsAskedWhenTheDistanceHasPassed() {
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);
        CarMemory memory = monitor.memory().forVehicle("another-car");
        monitor.stop();
        scheduler.advance(Duration.ofSeconds(3));
        monitor = new CarMonitor(settings(REFRESH, Optional.of(SOC)), memory, house, house, house.clock(), scheduler);
        monitor.connected();
        online();
        assertEquals(Kind.ASKING, house.kind());
        assertEquals(1, house.requests());

        scheduler.advance(Duration.ofMillis(6999));
        assertEquals(1, house.requests());
        scheduler.advance(Duration.ofMillis(1));
        assertEquals(2, house.requests());
    }

    @Test
    void aDeferredArrivalIsForgottenWhenTheCarLeavesAgain() {
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);
        offline();
        online();
        offline();
        scheduler.advance(Duration.ofHours(1));

        assertEquals(1, house.requests());
        assertEquals(0, scheduler.pending());
    }

    // --- status ----------------------------------------------------------------------------------------------------

    @Test
    void theLastWillTellsThatTheCarIsAway() {
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);
        offline();

        assertEquals(List.of(true, false), house.online);
        assertEquals(Kind.AWAY, house.kind());
        assertEquals(1, house.readings.size(), "values stay as they are");
    }

    @Test
    void nothingIsAskedAnyMoreWhenTheCarHasLeft() {
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);
        scheduler.advance(Duration.ofSeconds(20));
        offline();
        scheduler.advance(Duration.ofDays(1));

        assertEquals(1, house.requests());
        assertEquals(0, scheduler.pending());
    }

    @Test
    void theCarLeavesInTheMiddleOfAnAnswer() {
        monitor.connected();
        online();
        answer(Recorded.LEAF_84_PERCENT.subList(0, 4));
        offline();
        answer(Recorded.LEAF_84_PERCENT.subList(4, 8));
        scheduler.advance(Duration.ofMinutes(5));

        assertEquals(List.of(), house.readings);
        assertEquals(Kind.AWAY, house.kind());
    }

    @Test
    void eitherStatusTopicTellsOfTheAdapter() {
        monitor.connected();
        arrive(CAN_STATUS, "online");
        assertEquals(List.of(true), house.online);

        arrive(CAN_STATUS, "offline");
        assertEquals(List.of(true, false), house.online);
    }

    @Test
    void anOutdatedRetainedStatusOnTheOtherTopicDoesNotHideTheAdapter() {
        monitor.connected();
        arrive(CAN_STATUS, "online");
        arrive(STATUS, "offline");

        assertEquals(List.of(true), house.online);
        assertEquals(Kind.ASKING, house.kind());
    }

    @Test
    void theLiveStatusCountsMoreThanAnOutdatedRetainedOnlineOnTheOtherTopic() {
        monitor.connected();
        arrive(STATUS, "online");
        arrive(CAN_STATUS, "online");
        arrive(CAN_STATUS, "offline");

        assertEquals(List.of(true, false), house.online);
    }

    @Test
    void framesTellThatTheAdapterIsThereEvenIfItsStatusIsNotHeard() {
        monitor.connected();
        bus(Recorded.message(Recorded.frame("353", "0000000000")));

        assertEquals(List.of(true), house.online);
        assertEquals(List.of(REQUEST), house.frames());
    }

    @Test
    void framesDoNotBringBackAnAdapterThatHasSaidGoodbye() {
        monitor.connected();
        offline();
        bus(Recorded.message(Recorded.frame("353", "0000000000")));

        assertEquals(List.of(false), house.online);
        assertEquals(List.of(), house.frames());
    }

    // --- last seen -------------------------------------------------------------------------------------------------

    @Test
    void aReplayedStatusIsNotTheAdapterSpeakingNow() {
        monitor.connected();
        online();
        assertEquals(List.of(), house.seen);

        scheduler.advance(Duration.ofMinutes(1));
        online();
        assertEquals(List.of(scheduler.now()), house.seen);
    }

    @Test
    void theLastWillIsTheBrokerSpeakingAndNotTheAdapter() {
        monitor.connected();
        online();
        offline();
        offline();

        assertEquals(List.of(), house.seen);
    }

    @Test
    void framesAreTheAdapterSpeakingButNotMoreOftenThanAnybodyWantsToKnow() {
        monitor.connected();
        online();
        for (int i = 0; i < 2000; i++) {
            bus(Recorded.message(Recorded.frame("353", "0000000000")));
            scheduler.advance(Duration.ofMillis(10));
        }

        assertEquals(2, house.seen.size());
    }

    @Test
    void valuesOfAutoPidOnTheSameTopicMayBeRetainedAndProveNothing() {
        monitor.connected();
        bus("{\"SOC\":84.5,\"CHARGING\":\"on\"}".getBytes(UTF_8));
        bus("{\"Name\": 12.300000}".getBytes(UTF_8));

        assertEquals(List.of(), house.seen);
        assertEquals(List.of(), house.online);
    }

    // --- retries ---------------------------------------------------------------------------------------------------

    @Test
    void afterAnArrivalASilentCarIsAskedAgainAfter5And15And30SecondsAndThenLeftAlone() {
        monitor.connected();
        online();
        List<Long> asked = new ArrayList<>();
        Instant start = scheduler.now();
        for (int second = 0; second < 3600; second++) {
            while (asked.size() < house.requests()) {
                asked.add(Duration.between(start, scheduler.now()).toSeconds());
            }
            scheduler.advance(Duration.ofSeconds(1));
        }

        assertEquals(List.of(0L, 2L + 5, 9L + 15, 26L + 30), asked);
        assertEquals(Kind.NO_ANSWER, house.situation(Kind.NO_ANSWER).kind());
    }

    @Test
    void aCarThatWakesUpSlowlyIsHeard() {
        monitor.connected();
        online();
        scheduler.advance(Duration.ofSeconds(8));
        answer(Recorded.LEAF_84_PERCENT);

        assertEquals(84, house.reading().soc().orElseThrow().intValue());
    }

    @Test
    void aLostFrameIsRetriedAndNeverDecoded() {
        assertRetried(frames -> without(frames, 4), Kind.INCOMPLETE);
    }

    @Test
    void aDoubledFrameIsRetriedAndNeverDecoded() {
        assertRetried(frames -> {
            List<CanFrame> doubled = new ArrayList<>(frames);
            doubled.add(5, frames.get(4));
            return doubled;
        }, Kind.INCOMPLETE);
    }

    @Test
    void swappedFramesAreRetriedAndNeverDecoded() {
        assertRetried(frames -> {
            List<CanFrame> swapped = new ArrayList<>(frames);
            swapped.set(4, frames.get(5));
            swapped.set(5, frames.get(4));
            return swapped;
        }, Kind.INCOMPLETE);
    }

    @Test
    void anAnswerOfAnotherLayoutIsRetriedAndNeverDecoded() {
        assertRetried(frames -> Recorded.frames("7BB", "10296101FFFFF404", "21028BFFFFF99CFF", "22FFC3B1065A31D4",
                "2393B4395A038F00", "240170002242000C", "25870A000FF08880"), Kind.WRONG_LENGTH);
    }

    @Test
    void aRefusalIsRetried() {
        assertRetried(frames -> Recorded.frames("7BB", "037F2131AAAAAAAA"), Kind.REFUSED_UNKNOWN);
        assertEquals(List.of("31"), house.situation(Kind.REFUSED_UNKNOWN).details());
    }

    @Test
    void anImpossibleStateOfChargeIsRetriedAndNeverPublished() {
        assertRetried(frames -> {
            List<CanFrame> wrong = new ArrayList<>(frames);
            wrong.set(4, Recorded.frame("7BB", "240170002242001F"));
            return wrong;
        }, Kind.OUT_OF_RANGE);
        assertEquals("SOC", house.situation(Kind.OUT_OF_RANGE).details().get(0));
    }

    private void assertRetried(Function<List<CanFrame>, List<CanFrame>> spoil, Kind kind) {
        monitor.connected();
        online();
        answer(spoil.apply(Recorded.LEAF_84_PERCENT));
        scheduler.advance(Duration.ofSeconds(2));
        assertEquals(List.of(), house.readings);
        assertEquals(List.of(), house.published());
        assertEquals(kind, house.kind());

        while (house.requests() < 2) {
            assertTrue(scheduler.advanceToNext(), "nothing is retried");
        }
        answer(Recorded.LEAF_84_PERCENT);
        assertEquals(2, house.requests());
        assertEquals(84, house.reading().soc().orElseThrow().intValue());
        assertEquals(Kind.ANSWERED, house.kind());
    }

    @Test
    void theAnswerMayComeAfterThreeCallsForPatience() {
        monitor.connected();
        online();
        for (int i = 0; i < 3; i++) {
            scheduler.advance(i == 0 ? Duration.ofMillis(1900) : Duration.ofMillis(4900));
            answer(Recorded.frames("7BB", "037F2178AAAAAAAA"));
        }
        scheduler.advance(Duration.ofMillis(4900));
        answer(Recorded.LEAF_84_PERCENT);

        assertEquals(1, house.requests());
        assertEquals(84, house.reading().soc().orElseThrow().intValue());
    }

    @Test
    void aControlUnitThatAsksForPatienceForEverIsGivenUp() {
        monitor.connected();
        online();
        for (int i = 0; i < 100; i++) {
            answer(Recorded.frames("7BB", "037F2178AAAAAAAA"));
            scheduler.advance(Duration.ofSeconds(1));
        }

        assertTrue(house.requests() > 1);
        assertTrue(house.kinds().contains(Kind.NO_ANSWER_ON_BUS));
    }

    @Test
    void theAnswerToSomebodyElsesRequestIsNotOurs() {
        monitor.connected();
        online();
        answer(Recorded.frames("7BB", "0361020000000000", "10356104FFFFFC18", "2102AFFFFFFBD5FF"));
        scheduler.advance(Duration.ofSeconds(2));

        assertEquals(List.of(), house.readings);
        assertEquals(List.of(REQUEST), house.frames(), "no flow control for it");
        assertEquals(Kind.NO_ANSWER_ON_BUS, house.kind());
    }

    // --- refresh ---------------------------------------------------------------------------------------------------

    @Test
    void whileAnswersComeTheCarIsAskedAgainAfterEachRefreshInterval() {
        monitor = monitor(LONG);
        arriveAndAnswer(Recorded.LEAF_24_PERCENT);
        scheduler.advance(LONG.minusMillis(1));
        assertEquals(1, house.requests());

        scheduler.advance(Duration.ofMillis(1));
        answer(Recorded.LEAF_84_PERCENT);
        assertEquals(2, house.requests());
        assertEquals(84, house.reading().soc().orElseThrow().intValue());

        scheduler.advance(LONG);
        assertEquals(3, house.requests());
    }

    @Test
    void aCarThatFallsAsleepDuringTheRefreshIsAskedOnceMoreAndThenLeftAlone() {
        arriveAndAnswer(Recorded.LEAF_24_PERCENT);
        scheduler.advance(REFRESH.plusHours(24));

        assertEquals(3, house.requests());
        assertEquals(Kind.NO_ANSWER, house.situation(Kind.NO_ANSWER).kind());
    }

    @Test
    void aRefreshIntervalOfZeroAsksOnlyOnArrival() {
        monitor = monitor(Duration.ZERO);
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);
        scheduler.advance(Duration.ofDays(1));

        assertEquals(1, house.requests());
        assertEquals(0, scheduler.pending());
    }

    @Test
    void aRefreshIntervalThatIsTooShortForTheCarIsStretched() {
        monitor = monitor(Duration.ofSeconds(1));
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);
        for (int i = 0; i < 60; i++) {
            scheduler.advance(Duration.ofSeconds(1));
            answer(Recorded.LEAF_84_PERCENT);
        }

        assertTrue(house.requests() <= 7, () -> house.requests() + " requests in a minute");
        assertTrue(house.requests() >= 5, () -> house.requests() + " requests in a minute");
    }

    // --- asked by somebody -----------------------------------------------------------------------------------------

    @Test
    void whoeverAsksIsAnsweredAtOnce() {
        monitor = monitor(Duration.ZERO);
        arriveAndAnswer(Recorded.LEAF_24_PERCENT);
        scheduler.advance(LONG);
        monitor.ask(false);
        answer(Recorded.LEAF_84_PERCENT);

        assertEquals(2, house.requests());
        assertEquals(84, house.reading().soc().orElseThrow().intValue());
    }

    @Test
    void onlyOneRequestIsInFlightHoweverManyAsk() {
        monitor.connected();
        online();
        monitor.ask(false);
        monitor.ask(false);

        assertEquals(List.of(REQUEST), house.frames());
    }

    @Test
    void askingDuringTheRetriesDoesNotTakeThemAway() {
        monitor.connected();
        online();
        scheduler.advance(Duration.ofSeconds(6));
        monitor.ask(false);
        assertEquals(2, house.requests());
        scheduler.advance(Duration.ofHours(1));

        assertEquals(4, house.requests());
    }

    @Test
    void aCarThatIsAwayIsNotAsked() {
        monitor.connected();
        offline();
        monitor.ask(false);
        scheduler.advance(Duration.ofHours(1));

        assertEquals(List.of(), house.frames());
    }

    @Test
    void anAdapterThatHasNotSpokenYetMayBeAskedAndIsOnlineWhenTheCarAnswers() {
        monitor.connected();
        monitor.ask(false);
        answer(Recorded.LEAF_84_PERCENT);

        assertEquals(1, house.requests());
        assertEquals(List.of(true), house.online);
        assertEquals(Kind.ANSWERED, house.kind());
    }

    @Test
    void anArrivalWhileSomebodyAsksHasAllItsRetries() {
        monitor.connected();
        monitor.ask(false);
        online();
        scheduler.advance(Duration.ofHours(1));

        assertEquals(4, house.requests());
    }

    @Test
    void anAdapterThatHasNotSpokenYetStaysUnknownIfNobodyAnswers() {
        monitor.connected();
        monitor.ask(false);
        scheduler.advance(Duration.ofSeconds(59));

        assertEquals(Kind.WAITING, house.kind());
        assertEquals(2, house.requests());
    }

    // --- further values
    // -----------------------------------------------------------------------------------------------

    @Test
    void furtherValuesAreAskedForOneAfterTheOtherWhenTheStateOfChargeIsKnown() {
        house.wanted.addAll(List.of("SOH", "LV_V"));
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);
        assertEquals(List.of(REQUEST, FLOW_CONTROL, SOH_REQUEST), house.frames());

        answer(SOH_ANSWER);
        assertEquals(97.5, house.reading().values().get("SOH"), 1e-9);
        assertEquals(Optional.empty(), house.reading().soc());
        assertEquals(LV_REQUEST, house.frames().get(house.frames().size() - 1));

        answer(Recorded.frames("79A", "04621103A3000000"));
        assertEquals(13.04, house.reading().values().get("LV_V"), 1e-9);
        assertEquals(1, house.published().size());
    }

    @Test
    void nobodyIsAskedForValuesThatNobodyLooksAt() {
        house.wanted.add("LV_V");
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);

        assertEquals(List.of(REQUEST, FLOW_CONTROL, LV_REQUEST), house.frames());
    }

    @Test
    void furtherValuesAreAskedForWithEveryThirdRefreshOnly() {
        house.wanted.add("LV_V");
        monitor = new CarMonitor(new MonitorSettings(TOPICS, Ends.ask("nissan-leaf-ze1"), REFRESH, 3,
                Duration.ofSeconds(2), Optional.of(SOC), 0), house, house, house.clock(), scheduler);
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);
        for (int i = 1; i <= 6; i++) {
            answer(Recorded.frames("79A", "04621103A3000000"));
            scheduler.advance(REFRESH);
            answer(Recorded.LEAF_84_PERCENT);
        }

        assertEquals(7, house.requests());
        assertEquals(3, house.frames().stream().filter(LV_REQUEST::equals).count());
    }

    @Test
    void aFurtherValueThatNobodyAnswersSpoilsNothingAndIsLeftAloneAfterThreeTimesUntilTheNextArrival() {
        house.wanted.addAll(List.of("SOH", "LV_V"));
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);
        for (int i = 0; i < 5; i++) {
            scheduler.advance(Duration.ofSeconds(2));
            answer(Recorded.frames("79A", "04621103A3000000"));
            assertEquals(Kind.ANSWERED, house.kind());
            scheduler.advance(REFRESH);
            answer(Recorded.LEAF_84_PERCENT);
        }
        assertEquals(3, house.frames().stream().filter(SOH_REQUEST::equals).count());
        assertEquals(6, house.frames().stream().filter(LV_REQUEST::equals).count());

        offline();
        scheduler.advance(Duration.ofHours(1));
        online();
        answer(Recorded.LEAF_84_PERCENT);
        assertEquals(4, house.frames().stream().filter(SOH_REQUEST::equals).count());
    }

    @Test
    void whoeverAsksForEverythingGetsTheFurtherValuesToo() {
        monitor = monitor(Duration.ZERO);
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);
        house.wanted.add("LV_V");
        scheduler.advance(Duration.ofSeconds(5));
        monitor.ask(true);
        answer(Recorded.LEAF_84_PERCENT);

        assertEquals(LV_REQUEST, house.frames().get(house.frames().size() - 1));
    }

    @Test
    void theLastAnswersAreKeptForWhoeverAddsACar() {
        assertEquals(0, monitor.answers().size());
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);

        TimedAnswer answer = monitor.answers().values().iterator().next();
        assertEquals(scheduler.now(), answer.time());
        assertTrue(answer.answer().hex().startsWith("6101FFFFFC18"));
    }

    // --- signs of life ---------------------------------------------------------------------------------------------

    @Test
    void trafficAfterSilenceIsAReasonToAskACarThatWasGivenUp() {
        giveUp();
        scheduler.advance(Duration.ofMinutes(10));
        bus(Recorded.message(Recorded.frame("353", "0000000000")));
        answer(Recorded.LEAF_84_PERCENT);

        assertEquals(5, house.requests());
        assertEquals(Kind.ANSWERED, house.kind());
    }

    @Test
    void trafficThatNeverStoppedIsNoSignOfLife() {
        monitor.connected();
        online();
        for (int second = 0; second < 3600; second++) {
            bus(Recorded.message(Recorded.frame("353", "0000000000")));
            scheduler.advance(Duration.ofSeconds(1));
        }

        assertEquals(4, house.requests());
    }

    @Test
    void aClockThatIsSetBackStopsNothing() {
        giveUp();
        house.clockOffset = Duration.ofDays(-365);
        bus(Recorded.message(Recorded.frame("353", "0000000000")));

        assertEquals(5, house.requests());
        assertEquals(1, house.seen.size());
    }

    // --- restore, broker ---------------------------------------------------------------------------------------------

    @Test
    void afterARestartValueAndTimeComeBackWhileTheCarIsAway() {
        monitor.connected();
        offline();
        retained("{\"soc\":61.5,\"time\":\"2024-10-03T20:00:00+02:00\"}");

        assertEquals(new BigDecimal("61.5"), house.restored.get(0).soc().orElseThrow());
        assertEquals(Instant.parse("2024-10-03T18:00:00Z"), house.restored.get(0).time());
        assertEquals(List.of(), house.readings, "nothing was measured now");
        assertEquals(List.of(), house.published(), "what was restored is not published again");
    }

    @Test
    void aTimeThatIsStillToComeIsNotRestored() {
        monitor.connected();
        retained("{\"soc\":61.5,\"time\":\"2024-10-04T11:01:00+00:00\"}");
        assertEquals(List.of(), house.restored);

        retained("{\"soc\":61.5,\"time\":\"2024-10-04T10:59:30+00:00\"}");
        assertEquals(1, house.restored.size(), "the clocks of two computers may differ a little");
    }

    @Test
    void whatWasMeasuredIsNotReplacedByWhatWasRetained() {
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);
        retained("{\"soc\":61.5,\"time\":\"2024-10-03T20:00:00+02:00\"}");
        retained("{\"soc\":84,\"time\":\"2024-10-04T10:58:59+00:00\"}");

        assertEquals(1, house.readings.size());
        assertEquals(List.of(), house.restored);
    }

    @Test
    void aMeasurementAfterARestartReplacesWhatWasRestored() {
        monitor.connected();
        retained("{\"soc\":61.5,\"time\":\"2024-10-03T20:00:00+02:00\"}");
        online();
        answer(Recorded.LEAF_84_PERCENT);

        assertEquals(84, house.reading().soc().orElseThrow().intValue());
        assertEquals(1, house.published().size());
    }

    @Test
    void whatCouldNotBePublishedIsPublishedAfterReconnectingWithItsOldTime() {
        monitor.connected();
        online();
        house.brokerTakes = false;
        answer(Recorded.LEAF_84_PERCENT);
        house.messages.clear();
        monitor.disconnected();
        scheduler.advance(Duration.ofMinutes(10));
        house.brokerTakes = true;
        monitor.connected();

        assertEquals(List.of("{\"soc\":84,\"time\":\"2024-10-04T10:58:59+00:00\"}"), house.published());
    }

    @Test
    void eachMeasurementIsPublishedOnce() {
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);
        monitor.disconnected();
        monitor.connected();
        monitor.connected();

        assertEquals(1, house.published().size());
    }

    @Test
    void onlyTheLatestOfSeveralUnpublishedMeasurementsIsPublished() {
        monitor = monitor(LONG);
        monitor.connected();
        online();
        house.brokerTakes = false;
        answer(Recorded.LEAF_24_PERCENT);
        scheduler.advance(LONG);
        answer(Recorded.LEAF_84_PERCENT);
        house.messages.clear();
        house.brokerTakes = true;
        monitor.connected();

        assertEquals(List.of("{\"soc\":84,\"time\":\"2024-10-04T11:18:59+00:00\"}"), house.published());
    }

    @Test
    void aBrokerThatGoesInTheMiddleOfAnAnswerEndsTheQueryAndTheNextArrivalStartsAnother() {
        monitor.connected();
        online();
        answer(Recorded.LEAF_84_PERCENT.subList(0, 4));
        monitor.disconnected();
        scheduler.advance(Duration.ofSeconds(20));
        online();
        monitor.connected();
        answer(Recorded.LEAF_84_PERCENT.subList(4, 8));
        assertEquals(List.of(), house.readings);
        assertEquals(Kind.ASKING, house.kind());

        answer(Recorded.LEAF_84_PERCENT);
        assertEquals(84, house.reading().soc().orElseThrow().intValue());
        assertEquals(List.of(), house.seen.stream().filter(scheduler.now()::isBefore).toList());
    }

    @Test
    void withoutATopicNothingIsPublishedOrRestored() {
        monitor = new CarMonitor(settings(REFRESH, Optional.empty()), house, house, house.clock(), scheduler);
        arriveAndAnswer(Recorded.LEAF_84_PERCENT);

        assertEquals(List.of(), house.published());
        assertFalse(monitor.topics().contains(SOC));
        assertEquals(84, house.reading().soc().orElseThrow().intValue());
    }

    // --- robustness --------------------------------------------------------------------------------------------------

    @Test
    void afterStoppingThereIsNoTimerAndNoMessageMatters() {
        monitor.connected();
        online();
        answer(Recorded.LEAF_84_PERCENT.subList(0, 3));
        monitor.stop();
        int reports = house.situations.size();

        answer(Recorded.LEAF_84_PERCENT);
        offline();
        online();
        monitor.ask(false);
        retained("{\"soc\":61.5,\"time\":\"2024-10-03T20:00:00+02:00\"}");
        monitor.connected();

        assertEquals(0, scheduler.pending());
        assertEquals(reports, house.situations.size());
        assertEquals(List.of(), house.readings);
        assertEquals(1, house.requests());
    }

    @ParameterizedTest
    @MethodSource("org.openhab.binding.wican.internal.testing.Garbage#payloads")
    void garbageOnAnyTopicDoesNothingAndTheNextGoodMessageWorks(byte[] garbage) {
        monitor.connected();
        for (String topic : monitor.topics()) {
            monitor.messageArrived(topic, garbage);
        }
        online();
        answer(Recorded.LEAF_84_PERCENT.subList(0, 4));
        for (String topic : monitor.topics()) {
            if (!topic.equals(RX)) {
                monitor.messageArrived(topic, garbage);
            }
        }
        answer(Recorded.LEAF_84_PERCENT.subList(4, 8));

        assertEquals(84, house.reading().soc().orElseThrow().intValue());
        assertEquals(1, house.readings.size());
    }

    @Test
    void frameMessagesOfABusyBusDoNotDisturbAnAnswer() {
        monitor.connected();
        online();
        for (CanFrame frame : Recorded.LEAF_84_PERCENT) {
            bus(Recorded.message(Recorded.frame("353", "0000000000"), Recorded.frame("7EC", "103E620101EFFBE7"), frame,
                    Recorded.frame("7EC", "2102AFFFFFFBD5FF")));
            bus(Recorded.message(Recorded.frame("5B3", "FFFFFFFFFFFFFFFF")));
        }

        assertEquals(84, house.reading().soc().orElseThrow().intValue());
    }

    @Test
    void aMessageThatTheBrokerDeliversForTwoSubscriptionsCountsOnce() {
        monitor.connected();
        online();
        for (CanFrame frame : Recorded.LEAF_84_PERCENT) {
            byte[] message = Recorded.message(frame);
            bus(message);
            bus(message);
        }

        assertEquals(84, house.reading().soc().orElseThrow().intValue());
        assertEquals(List.of(REQUEST, FLOW_CONTROL), house.frames());
    }

    @Test
    void whatCameBeforeTheQuestionIsNotItsAnswer() {
        monitor = new CarMonitor(new MonitorSettings(TOPICS, Ends.ask("generic-obd2"), REFRESH, 1,
                Duration.ofSeconds(2), Optional.of(SOC), 0), house, house, house.clock(), scheduler);
        monitor.connected();
        bus(Recorded.message(Recorded.frame("7E8", "03415BAA00000000")));

        assertEquals(1, house.frames().size(), "the adapter is there, so the car is asked");
        assertEquals(List.of(), house.readings);
    }

    @Test
    void allFramesInOneMessageAreAnAnswer() {
        monitor.connected();
        online();
        bus(Recorded.message(Recorded.LEAF_84_PERCENT));

        assertEquals(84, house.reading().soc().orElseThrow().intValue());
    }

    // --- helpers -----------------------------------------------------------------------------------------------------

    private CarMonitor monitor(Duration refreshInterval) {
        return new CarMonitor(settings(refreshInterval, Optional.of(SOC)), house, house, house.clock(), scheduler);
    }

    private static MonitorSettings settings(Duration refreshInterval, Optional<String> socTopic) {
        return new MonitorSettings(TOPICS, Ends.ask("nissan-leaf-ze1"), refreshInterval, 1, Duration.ofSeconds(2),
                socTopic, 0);
    }

    private void arriveAndAnswer(List<CanFrame> frames) {
        monitor.connected();
        online();
        answer(frames);
    }

    private void giveUp() {
        monitor.connected();
        online();
        scheduler.advance(Duration.ofMinutes(2));
        assertEquals(4, house.requests());
    }

    private void online() {
        arrive(STATUS, "online");
    }

    private void offline() {
        arrive(STATUS, "offline");
    }

    private void arrive(String topic, String status) {
        monitor.messageArrived(topic, "{\"status\": \"%s\"}".formatted(status).getBytes(UTF_8));
    }

    private void retained(String message) {
        monitor.messageArrived(SOC, message.getBytes(UTF_8));
    }

    private void answer(List<CanFrame> frames) {
        frames.forEach(frame -> bus(Recorded.message(frame)));
    }

    private void bus(byte[] payload) {
        monitor.messageArrived(RX, payload);
    }

    private static List<CanFrame> without(List<CanFrame> frames, int index) {
        List<CanFrame> rest = new ArrayList<>(frames);
        rest.remove(index);
        return rest;
    }
}
