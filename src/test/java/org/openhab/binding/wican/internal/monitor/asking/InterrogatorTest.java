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
package org.openhab.binding.wican.internal.monitor.asking;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.CarMonitor;
import org.openhab.binding.wican.internal.monitor.Ends;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.ManualScheduler;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link Interrogator}: what is under way when something comes between.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class InterrogatorTest {

    private static final String LV_REQUEST = "797 03 22 11 03 00 00 00 00";
    private static final Duration REFRESH = Duration.ofMinutes(5);
    private static final Instant START = Bench.START;

    private final Bench leaf = Bench.leaf(REFRESH);

    @Test
    void anArrivalDuringAWishIsToldAsOne() {
        leaf.monitor.ask(false);
        assertEquals(Kind.WAITING, leaf.kind());

        leaf.online();
        assertEquals(Kind.ASKING, leaf.kind());
        assertEquals(1, leaf.requests());
    }

    @Test
    void aRetryIsNotSentToACarThatHasLeft() {
        leaf.online().passes(3).offline().passes(300);

        assertEquals(1, leaf.requests());
        assertEquals(Kind.AWAY, leaf.kind());
    }

    @Test
    void aWishThatCameTooSoonIsNotGrantedToACarThatHasLeft() {
        leaf.online().answers(Recorded.LEAF_84_PERCENT).monitor.ask(false);
        leaf.offline().passes(60);

        assertEquals(1, leaf.requests());
    }

    @Test
    void aWishThatCameTooSoonIsGrantedAfterFiveSeconds() {
        leaf.online().answers(Recorded.LEAF_84_PERCENT).monitor.ask(false);
        leaf.passes(4);
        assertEquals(1, leaf.requests());

        leaf.passes(1);
        assertEquals(2, leaf.requests());
        assertEquals(2, leaf.answers(Recorded.LEAF_84_PERCENT).passes(60).requests(), "and only once");
    }

    @Test
    void aWishThatNobodyAnswersEndsTheRefreshes() {
        leaf.online().answers(Recorded.LEAF_84_PERCENT).passes(100).monitor.ask(false);
        assertEquals(3, leaf.passes(60).requests());
        assertEquals(Kind.NO_ANSWER, leaf.kind());

        assertEquals(3, leaf.passes(Duration.ofHours(1)).requests());
    }

    @Test
    void aWishForEverythingAsksWhatIsAskedSeldomAndOneForTheStateOfChargeDoesNot() {
        ManualScheduler scheduler = new ManualScheduler(START);
        Ends ends = new Ends(scheduler);
        ends.wanted.add("LV_V");
        CarMonitor monitor = new CarMonitor(settings(100), ends, ends, ends.clock(), scheduler);
        monitor.connected();
        for (boolean everything : new boolean[] { true, false, false, true }) {
            monitor.ask(everything);
            Recorded.LEAF_84_PERCENT.forEach(frame -> monitor.messageArrived(Bench.RX, Recorded.message(frame)));
            scheduler.advance(Duration.ofSeconds(60));
        }

        assertEquals(2, ends.frames().stream().filter(LV_REQUEST::equals).count());
        assertEquals(4, ends.requests());
    }

    @Test
    void theLevelIsAskedForEachMinuteWhileTheCarIsQuietAndNotWhileItAnswers() {
        leaf.online();
        for (int minute = 0; minute < 60; minute++) {
            leaf.volts(12.4).answers(Recorded.LEAF_84_PERCENT).passes(60);
        }
        long before = leaf.levelQueries();
        assertEquals(leaf.requests(), before, "once before each question");

        stays(leaf, 60);
        assertEquals(55, leaf.levelQueries() - before, 5);
    }

    @Test
    void theLevelIsAskedForEachMinuteOfACarThatIsAskedOnArrivalOnly() {
        Bench id4 = Bench.car("volkswagen-id4", REFRESH).passes(20).offline().passes(120).online().passes(3);
        id4.answers(Recorded.frames("17FE007B", "0462028C7D"));
        assertEquals("49.03", id4.soc());
        stays(id4, 60);

        assertEquals(60, id4.levelQueries(), 3);
    }

    // --- a new start of the Thing
    // ----------------------------------------------------------------------------------------

    @Test
    void aNewStartDoesNotAskACarAnewThatWasAskedAMomentAgo() {
        Bench again = Bench.leafAfter(new CarMemory("nissan-leaf-ze1", Patience.FRESH, START.minusSeconds(20)))
                .online();
        assertEquals(0, again.passes(39).requests());

        assertEquals(1, again.passes(1).requests());
        assertEquals(again.scheduler.now(), again.monitor.memory().lastAsked());
    }

    @Test
    void aNewStartWithAnotherVehicleKeepsTheDistanceBetweenQuestions() {
        Bench again = Bench.leafAfter(new CarMemory("another", Patience.FRESH, START.minusSeconds(9))).online();
        assertEquals(0, again.requests());

        assertEquals(1, again.passes(1).requests());
        assertEquals(1,
                Bench.leafAfter(new CarMemory("another", Patience.FRESH, START.minusSeconds(10))).online().requests());
    }

    @Test
    void anArrivalThatWaitsForItsDistanceIsNotAskedAgainAfterAWish() {
        Bench again = Bench.leafAfter(new CarMemory("another", Patience.FRESH, START.minusSeconds(5))).online();
        again.monitor.ask(false);
        again.answers(Recorded.LEAF_84_PERCENT);

        assertEquals(1, again.passes(60).requests());
    }

    @Test
    void aNewStartAfterARoundInVainIsNoArrival() {
        Instant before = START.minusSeconds(90);
        Bench again = Bench
                .leafAfter(new CarMemory("nissan-leaf-ze1", Patience.FRESH.asked(before).inVain(before), before))
                .online();

        assertEquals(0, again.passes(60).requests());
        assertEquals(Kind.NO_ANSWER, again.kind());
    }

    @Test
    void aNewStartLeavesACarInPeaceThatWasAskedInVainTooOften() {
        Instant before = START.minusSeconds(90);
        Patience patience = Patience.FRESH;
        for (int i = 0; i < 20; i++) {
            patience = patience.asked(before);
        }
        Bench again = Bench.leafAfter(new CarMemory("nissan-leaf-ze1", patience, before)).online();
        assertEquals(0, again.passes(60).requests());
        again.offline().passes(900).online();
        assertEquals(0, again.passes(60).requests());
        assertEquals(Kind.NO_ANSWER, again.kind());

        again.offline().passes(7200).online();
        assertEquals(4, again.passes(60).requests());
    }

    @Test
    void whatWasAskedInVainIsHandedOnToTheNextStart() {
        leaf.online().passes(70);

        assertEquals("nissan-leaf-ze1", leaf.monitor.memory().vehicle());
        assertEquals(1, leaf.monitor.memory().patience().rounds());
    }

    // --- the connection to the broker is cut meanwhile
    // -----------------------------------------------------------------

    @Test
    void whatWaitsForItsDistanceIsAskedAfterACut() {
        Bench again = Bench.leafAfter(new CarMemory("another", Patience.FRESH, START.minusSeconds(5))).online();
        assertEquals(0, again.requests());

        assertEquals(1, cut(again, 30).requests());
        assertEquals(4, again.passes(60).requests(), "with the retries of an arrival");
    }

    @Test
    void aRoundThatGoesOnAfterAShortAbsenceKeepsItsDistance() {
        leaf.online().passes(1).offline().passes(1).online();
        assertEquals(1, leaf.passes(7).requests());

        assertEquals(2, leaf.passes(5).requests());
    }

    @Test
    void aRoundThatGoesOnAfterACutKeepsItsDistanceAndIsTold() {
        leaf.online().passes(3);
        assertEquals(Kind.NO_ANSWER, leaf.kind());

        cut(leaf, 1);
        assertEquals(Kind.ASKING, leaf.kind());
        assertEquals(1, leaf.passes(6).requests());
        assertEquals(2, leaf.passes(10).requests());
    }

    @Test
    void aRoundThatGoesOnAfterALongerCutNeedsNoDistance() {
        leaf.online().passes(3);
        cut(leaf, 30);

        assertEquals(2, leaf.requests());
    }

    @Test
    void aRoundWhoseLastAttemptWasCutOffHasComeToItsEnd() {
        leaf.online().passes(57);
        assertEquals(4, leaf.requests());
        cut(leaf, 30);
        leaf.passes(60);

        assertEquals(4, leaf.requests());
        assertEquals(Kind.NO_ANSWER, leaf.kind());
    }

    @Test
    void aRefreshThatWasDueDuringACutIsMadeUpFor() {
        leaf.online().answers(Recorded.LEAF_84_PERCENT).passes(200);
        cut(leaf, 150);

        assertEquals(2, leaf.passes(1).requests());
    }

    @Test
    void aRefreshThatIsDueAfterACutHasItsTime() {
        leaf.online().answers(Recorded.LEAF_84_PERCENT).passes(200);
        cut(leaf, 20);
        assertEquals(1, leaf.passes(79).requests());

        assertEquals(2, leaf.passes(1).requests());
    }

    @Test
    void aRoundOfACarThatMayHaveBeenThereForLongIsForgotten() {
        Bench id4 = Bench.car("volkswagen-id4", REFRESH).passes(20).offline().passes(120).online().passes(5);
        int asked = asked(id4);
        assertTrue(asked > 0);
        id4.monitor.disconnected();
        id4.passes(Duration.ofMinutes(20)).monitor.connected();
        id4.online();
        assertEquals(Kind.ASKED_ON_ARRIVAL, id4.kind());

        id4.monitor.disconnected();
        id4.passes(1).monitor.connected();
        id4.online().passes(60);
        assertEquals(asked, asked(id4));
    }

    // --- the car tells its state of charge by itself
    // -------------------------------------------------------------------

    @Test
    void aRoundThatWasCutOffIsNotGoneOnWithWhenTheCarTellsByItself() {
        Bench zoe = Bench.car("renault-zoe-ph1", REFRESH).online().passes(8);
        int asked = asked(zoe);
        assertEquals(1, asked);
        zoe.ends.wanted.add("HV_A");
        cut(zoe, 1);
        for (int second = 0; second < 60; second++) {
            zoe.answers(List.of(Recorded.frame("42E", "4970D0DD6407A085"))).passes(1);
        }
        assertEquals(1, count(zoe, "79B 02 21 01 00 00 00 00 00"), "what cannot be heard");
        assertEquals(asked + 1, asked(zoe));
        assertEquals(Kind.HEARD, zoe.kind());

        cut(zoe.passes(400), 1).passes(60);
        assertEquals(asked + 1, asked(zoe), "the car is asleep");
    }

    @Test
    void whatCannotBeHeardIsAskedForAfterTheCarHasBegunToTellByItselfAndAtEachRefresh() {
        Bench zoe = Bench.car("renault-zoe-ph1", REFRESH);
        zoe.ends.wanted.add("HV_A");
        zoe.online().passes(6);
        for (int second = 0; second < 700; second++) {
            zoe.answers(List.of(Recorded.frame("42E", "4970D0DD6407A085"))).passes(1);
        }

        assertEquals(1, count(zoe, "7E4 03 22 20 02 00 00 00 00"));
        assertEquals(3, count(zoe, "79B 02 21 01 00 00 00 00 00"));
    }

    // --- the 12 V battery
    // ----------------------------------------------------------------------------------------------

    @Test
    void aRetryIsLeftOutWhenTheLevelHasFallenMeanwhile() {
        Bench bench = Bench.leafAbove(12.5).online().volts(12.8).passes(3);
        assertEquals(1, bench.requests());
        bench.volts(12.0).passes(60);

        assertEquals(1, bench.requests());
        assertEquals(Kind.LOW_VOLTAGE, bench.kind());
    }

    @Test
    void aCarThatWasSparedIsNotAskedBecauseItsAdapterWasAwayForAMoment() {
        Bench bench = Bench.leafAbove(12.5).online().volts(12.0);
        assertEquals(Kind.LOW_VOLTAGE, bench.kind());
        bench.passes(60).offline().passes(5).online().volts(12.0).passes(30);
        assertEquals(0, bench.requests());

        assertEquals(1, bench.volts(12.9).passes(1).requests());
    }

    private static Bench cut(Bench bench, int seconds) {
        bench.monitor.disconnected();
        bench.passes(seconds).monitor.connected();
        return bench.online();
    }

    /** The adapter is there; nobody answers for the car. */
    private static void stays(Bench bench, int minutes) {
        for (int minute = 0; minute < minutes; minute++) {
            bench.volts(12.4).passes(60);
        }
    }

    private static MonitorSettings settings(int valuesEvery) {
        return new MonitorSettings(Ends.TOPICS, Ends.ask("nissan-leaf-ze1"), Duration.ZERO, valuesEvery,
                Duration.ofSeconds(2), Optional.of(Ends.SOC), 0);
    }

    private static int asked(Bench bench) {
        return (int) bench.ends.frames().stream().filter(frame -> !frame.contains(" 30 ")).count();
    }

    private static long count(Bench bench, String frame) {
        return bench.ends.frames().stream().filter(frame::equals).count();
    }
}
