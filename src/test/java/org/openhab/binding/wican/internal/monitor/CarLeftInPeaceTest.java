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

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Proves that a car which does not answer is left in peace, whatever adapter, WiFi and broker do for a night, and that
 * it is asked all the same when something says that it may answer.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class CarLeftInPeaceTest {

    private static final Duration NIGHT = Duration.ofHours(8);
    /** Fewer than so many in a night, whatever happens. */
    private static final int FEW = 60;
    /** What a reconnect that is none is worth: "the first arrivals ask, then hardly anything". */
    private static final int HARDLY_ANYTHING = 25;
    private static final int RETRIES = 3;

    private final Bench bench = Bench.leafAbove(12);
    private double level = 12.3;

    // --- weak WiFi, two adapters with one client id ------------------------------------------------------------------

    @ParameterizedTest(name = "gone and there for {0} s each")
    @ValueSource(ints = { 3, 10, 20, 45, 60, 180, 300, 420, 540 })
    void weakWifiIsNoReasonToAskAgainAndAgain(int seconds) {
        night(() -> {
            come().passes(seconds);
            bench.offline().passes(seconds);
        });

        assertFew(HARDLY_ANYTHING);
    }

    @ParameterizedTest(name = "gone for {1} s, there for {0} s")
    @CsvSource({ "600,10", "30,240", "280,20", "5,3600" })
    void weakWifiInAnyRhythmIsNoReasonEither(int there, int gone) {
        night(() -> {
            come().passes(there);
            bench.offline().passes(gone);
        });

        assertFew(gone < 600 ? HARDLY_ANYTHING : FEW);
    }

    @ParameterizedTest(name = "online every {0} s")
    @ValueSource(ints = { 3, 10, 20, 60, 90, 180, 300 })
    void twoAdaptersWithOneClientIdAreNoReasonToAskAgainAndAgain(int seconds) {
        night(() -> come().passes(seconds));

        assertFew(HARDLY_ANYTHING);
    }

    @ParameterizedTest(name = "away for {0} min, at home for {1} s")
    @CsvSource({ "7,60", "9,10", "10,10", "11,60", "12,60", "15,120", "20,60", "25,30", "29,60", "30,60", "31,10",
            "45,60", "60,60" })
    void whatLooksLikeManyTripsIsNotAskedWithoutEnd(int away, int home) {
        night(() -> {
            come().passes(home);
            bench.offline().passes(Duration.ofMinutes(away));
        });

        assertFew(FEW);
    }

    @ParameterizedTest(name = "online every {0} min, without a goodbye, deaf to commands")
    @ValueSource(ints = { 8, 11, 12, 15, 20, 40 })
    void whoFallsSilentAndComesBackIsNotAskedWithoutEnd(int minutes) {
        night(() -> bench.online().passes(Duration.ofMinutes(minutes)));

        assertFew(FEW);
    }

    // --- openHAB's own connection comes and goes ---------------------------------------------------------------------

    @ParameterizedTest(name = "connected for {0} s, cut for {1} s")
    @CsvSource({ "110,10", "20,1", "50,40", "3600,120", "5,300" })
    void openhabsOwnConnectionThatComesAndGoesIsNoArrival(int connected, int cut) {
        come().passes(70);
        int before = bench.requests();
        long arrivals = bench.ends.kinds().stream().filter(Kind.ASKING::equals).count();
        night(() -> {
            bench.monitor.disconnected();
            bench.passes(cut);
            bench.monitor.connected();
            come();
            stays(connected);
        });

        assertEquals(4, before);
        assertEquals(before, bench.requests());
        assertEquals(arrivals, bench.ends.kinds().stream().filter(Kind.ASKING::equals).count());
        assertEquals(Kind.NO_ANSWER, bench.kind());
    }

    @Test
    void openhabsOwnConnectionThatComesAndGoesStopsNoRefreshEither() {
        come().answers(Recorded.LEAF_84_PERCENT);
        night(() -> {
            answersWhileItPasses(110);
            bench.monitor.disconnected();
            bench.passes(10);
            bench.monitor.connected();
            come();
        });

        assertEquals(NIGHT.toMinutes() / 5, bench.requests(), 4, "every five minutes");
        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @Test
    void openhabsOwnConnectionThatIsCutInTheMiddleOfARoundGoesOnWithWhatIsLeftOfIt() {
        come().passes(8);
        assertEquals(2, bench.requests());
        bench.monitor.disconnected();
        bench.passes(30);
        bench.monitor.connected();
        come().passes(120);

        assertEquals(4, bench.requests());
    }

    @Test
    void openhabsOwnConnectionThatIsCutForLongMayHaveHiddenATrip() {
        come().passes(70);
        bench.monitor.disconnected();
        bench.passes(Duration.ofHours(1));
        bench.monitor.connected();
        come().passes(70);

        assertEquals(8, bench.requests());
    }

    // --- periodic wake-up (Pro) --------------------------------------------------------------------------------------

    @ParameterizedTest(name = "for {0} s every {1} min")
    @CsvSource({ "60,90", "60,30", "300,60", "30,120", "120,45" })
    void aPeriodicWakeUpIsWorthOneRequest(int awake, int every) {
        level = 12.5;
        int wakeUps = 0;
        for (int minute = 0; minute < 12 * 60; minute += every) {
            int before = bench.requests();
            come().passes(awake);
            bench.offline().passes(Duration.ofMinutes(every).minusSeconds(awake));
            if (wakeUps++ > 0) {
                assertEquals(before + 1, bench.requests(), "wake-up " + wakeUps);
            }
        }
    }

    @Test
    void aPeriodicWakeUpInWhichTheCarAnswersMayHaveRetriesTheNextTime() {
        level = 12.5;
        come().answers(Recorded.LEAF_84_PERCENT).passes(60);
        bench.offline().passes(Duration.ofMinutes(89));
        come().passes(60);

        assertEquals(1 + 1 + RETRIES, bench.requests());
    }

    // --- home from a trip --------------------------------------------------------------------------------------------

    @ParameterizedTest(name = "away for {0} min, after a night that came and went every {1} s")
    @CsvSource({ "60,10", "60,60", "60,300", "90,20", "30,180", "600,60", "60,1200" })
    void homeFromATripItIsAskedAtOnceWithRetriesWhateverWasBefore(int away, int every) {
        night(() -> {
            come().passes(every);
            bench.offline().passes(every);
        });
        come().passes(Duration.ofMinutes(10));
        bench.offline().passes(Duration.ofMinutes(away));
        int before = bench.requests();
        come();
        assertEquals(before + 1, bench.requests(), "at once");

        bench.passes(70);
        assertEquals(before + 1 + RETRIES, bench.requests(), "with retries");
    }

    @Test
    void homeFromATripAfterWakeUpsItIsAskedWithRetries() {
        level = 12.5;
        for (int wakeUp = 0; wakeUp < 6; wakeUp++) {
            come().passes(60);
            bench.offline().passes(Duration.ofMinutes(89));
        }
        come().passes(60);
        bench.offline().passes(Duration.ofMinutes(60));
        int before = bench.requests();
        come().passes(70);

        assertEquals(before + 1 + RETRIES, bench.requests());
    }

    @Test
    void homeFromAShortTripItIsAskedAtOnce() {
        come().answers(Recorded.LEAF_84_PERCENT).passes(60);
        bench.offline().passes(Duration.ofMinutes(12));
        come().passes(70);

        assertEquals(1 + 1 + RETRIES, bench.requests());
    }

    // --- the 12 V level ----------------------------------------------------------------------------------------------

    @ParameterizedTest(name = "from {0} V to {1} V")
    @CsvSource({ "12.4,13.9", "12.9,13.2", "11.5,14.4" })
    void whatBeginsToChargeIsAsked(double from, double to) {
        come().passes(70);
        bench.volts(from).passes(Duration.ofMinutes(20));
        int before = bench.requests();
        bench.volts(to).volts(to);

        assertEquals(before + 1, bench.requests());
        bench.answers(Recorded.LEAF_84_PERCENT);
        assertEquals("84", bench.soc());
    }

    @Test
    void whatBeginsToChargeIsAskedEvenAfterANightOfWeakWifi() {
        night(() -> {
            come().passes(20);
            bench.offline().passes(20);
        });
        come();
        int before = bench.requests();
        bench.volts(13.9).volts(13.9);

        assertEquals(before + 1, bench.requests());
    }

    @Test
    void whatBeginsToChargeAgainAndAgainAndNeverAnswersIsNotAskedWithoutEnd() {
        come();
        night(() -> bench.volts(12.4).passes(120).volts(13.9).volts(13.9).passes(120));

        assertFew(FEW);
    }

    @ParameterizedTest(name = "{0} V and {1} V")
    @CsvSource({ "11.9,12.3", "11.5,12.9", "11.99,12.21" })
    void aLevelAboutTheLimitIsNoSignOfLifeOfACarThatWasGivenUpForItsSilence(double low, double high) {
        come().passes(70);
        assertEquals(4, bench.requests());
        night(() -> bench.volts(low).passes(240).volts(high).volts(high).passes(240));

        assertEquals(4, bench.requests());
    }

    @Test
    void aLevelAboutTheLimitIsWaitedForByACarThatWasSparedForItButNotWithoutEnd() {
        level = 11.5;
        come().passes(60);
        assertEquals(0, bench.requests());
        assertEquals(Kind.LOW_VOLTAGE, bench.kind());

        night(() -> bench.volts(12.4).volts(12.4).passes(240).volts(11.9).passes(240));
        assertTrue(bench.requests() >= 1, "it has recovered");
        assertFew(HARDLY_ANYTHING);
    }

    @ParameterizedTest(name = "away for {0} s, the level comes after {1} ms")
    @CsvSource({ "60,700", "5,2000", "300,600", "60,60000" })
    void aLevelThatWasLowAMinuteAgoIsWaitedForThoughItComesLate(int away, int late) {
        level = 11.5;
        come().passes(30);
        bench.offline().passes(away).online().passes(Duration.ofMillis(late));
        assertEquals(0, bench.requests(), "it was low a minute ago");
        bench.volts(11.5).passes(Duration.ofMinutes(10));
        assertEquals(0, bench.requests());
        assertEquals(Kind.LOW_VOLTAGE, bench.kind());

        bench.volts(12.6).volts(12.6);
        assertEquals(1, bench.requests(), "it has recovered");
    }

    @Test
    void aLevelThatWasLowBeforeATripIsAnotherOneNow() {
        level = 11.5;
        come().passes(30);
        bench.offline().passes(Duration.ofHours(1)).online().passes(1);

        assertEquals(1, bench.requests());
    }

    // --- traffic -----------------------------------------------------------------------------------------------------

    @ParameterizedTest(name = "{0} s after the goodbye was replayed")
    @ValueSource(ints = { 30, 600, 3600, 86400 })
    void trafficAfterAnOldGoodbyeProvesThatTheAdapterIsThere(int seconds) {
        bench.offline().passes(seconds);
        traffic();
        bench.volts(12.3);

        assertEquals(1, bench.requests());
        assertEquals(List.of(false, true), bench.ends.online());
        bench.answers(Recorded.LEAF_84_PERCENT);
        assertEquals("84", bench.soc());
        assertEquals(Kind.STATUS_CONTRADICTED, bench.kind());
        assertEquals(List.of(Bench.STATUS), bench.ends.situation(Kind.STATUS_CONTRADICTED).details());
    }

    @Test
    void trafficAfterAnOldGoodbyeIsForgivenWhenTheTopicSaysOnlineAgain() {
        bench.offline().passes(3600);
        traffic();
        bench.volts(12.3).answers(Recorded.LEAF_84_PERCENT).passes(60);
        bench.online();

        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @Test
    void trafficAfterALiveGoodbyeOfHalfAMinuteAgoGoesOnWhereItWas() {
        come().answers(Recorded.LEAF_84_PERCENT).passes(60);
        bench.offline().passes(30);
        traffic();

        assertEquals(List.of(true, false, true), bench.ends.online());
        assertEquals(1, bench.requests());
    }

    @ParameterizedTest(name = "{0} s of traffic, {1} s of silence")
    @CsvSource({ "10,70", "60,120", "300,300", "5,61", "20,3600" })
    void alternatingTrafficIsNotAnsweredWithoutEnd(int loud, int silent) {
        come();
        night(() -> {
            for (int second = 0; second < loud; second++) {
                traffic();
                bench.passes(1);
            }
            bench.passes(silent);
        });

        assertFew(FEW);
    }

    @Test
    void trafficAfterSilenceIsAskedAtOnceEvenAfterANightOfWeakWifi() {
        night(() -> {
            come().passes(60);
            bench.offline().passes(60);
        });
        come().passes(Duration.ofMinutes(5));
        int before = bench.requests();
        traffic();
        bench.volts(12.3);

        assertEquals(before + 1, bench.requests());
    }

    // --- AutoPID -----------------------------------------------------------------------------------------------------

    @ParameterizedTest(name = "{0} s after the goodbye was replayed")
    @ValueSource(ints = { 20, 600, 86400 })
    void oldGoodbyeIsRefutedByLiveValuesAndTheStatusNamesTheTopic(int seconds) {
        Bench polled = Bench.autoPid();
        polled.offline().says(Bench.AUTO_PID, "{\"SOC\":58}").passes(seconds);
        for (int i = 0; i < 10; i++) {
            polled.says(Bench.AUTO_PID, "{\"SOC\":%s}".formatted(58 + i * 0.5)).passes(30);
        }

        assertEquals(List.of(false, true), polled.ends.online());
        assertEquals(Kind.STATUS_CONTRADICTED, polled.kind());
        assertEquals(List.of(Bench.STATUS), polled.ends.situation(Kind.STATUS_CONTRADICTED).details());
        assertEquals("62.5", polled.soc());
    }

    @Test
    void oldGoodbyeIsNotRefutedByWhatIsOnlyReplayed() {
        Bench polled = Bench.autoPid();
        polled.offline().says(Bench.AUTO_PID, "{\"SOC\":58}").passes(Duration.ofHours(1));

        assertEquals(List.of(false), polled.ends.online());
        assertEquals(Kind.AWAY, polled.kind());
    }

    @ParameterizedTest(name = "a wish every {0} ms")
    @ValueSource(ints = { 100, 1000, 4000 })
    void manyWishesWithAutoPidShareOneCommandInFiveSeconds(int millis) {
        Bench polled = Bench.autoPid();
        polled.online().passes(60);
        for (int passed = 0; passed < 3_600_000; passed += millis) {
            polled.monitor.ask(false);
            polled.passes(Duration.ofMillis(millis));
        }
        long commands = polled.ends.commands().stream().filter(command -> command.contains("autopid")).count();

        assertTrue(commands >= 400 && commands <= 721, commands + " commands in an hour");
    }

    // --- recognition -------------------------------------------------------------------------------------------------

    @ParameterizedTest(name = "gone and there for {0} s each")
    @ValueSource(ints = { 3, 10, 60, 300, 700, 1200, 3600 })
    void weakWifiIsNoReasonToAskACarWithoutEndWhichItIs(int seconds) {
        Bench unknown = Bench.unknown(12);
        for (int passed = 0; passed < NIGHT.toSeconds(); passed += 2 * seconds) {
            unknown.online().volts(12.3).passes(seconds).offline().passes(seconds);
        }

        int requests = unknown.ends.frames().size();
        assertTrue(requests > 0 && requests < FEW, requests + " requests");
    }

    @Test
    void openhabsOwnConnectionThatComesAndGoesIsNoReasonToAskACarAgainWhichItIs() {
        Bench unknown = Bench.unknown(12);
        unknown.online().volts(12.3).passes(60);
        int before = unknown.ends.frames().size();
        for (int passed = 0; passed < NIGHT.toSeconds(); passed += 120) {
            unknown.monitor.disconnected();
            unknown.passes(10).monitor.connected();
            unknown.online().volts(12.3).passes(110);
        }

        assertEquals(before, unknown.ends.frames().size());
    }

    // --- the status --------------------------------------------------------------------------------------------------

    @Test
    void aDeviceIdThatIsNotTheAdaptersOwnIsToldWhereTheLevelMatters() {
        bench.online().passes(1).answers(Recorded.LEAF_84_PERCENT);
        for (int minute = 0; minute < 4; minute++) {
            traffic();
            bench.passes(60);
        }
        assertEquals(Kind.LEVEL_UNKNOWN, bench.kind());
        assertEquals(List.of(Bench.CMD), bench.ends.situation(Kind.LEVEL_UNKNOWN).details());

        bench.volts(12.6);
        assertEquals(Kind.ANSWERED, bench.kind(), "it is told after all");
    }

    @Test
    void aLostPartOfAnAnswerMakesTheNextOneSlower() {
        come().answers(Recorded.LEAF_84_PERCENT.subList(0, 3));
        assertEquals("79B 30 00 00 00 00 00 00 00", lastFrame());
        bench.passes(8);
        assertEquals(2, bench.requests());
        bench.answers(Recorded.LEAF_84_PERCENT.subList(0, 1));
        assertEquals("79B 30 00 0A 00 00 00 00 00", lastFrame(), "10 ms between two frames");

        bench.answers(Recorded.LEAF_84_PERCENT.subList(1, 8));
        assertEquals("84", bench.soc());
        bench.offline().passes(3600);
        come().answers(Recorded.LEAF_84_PERCENT);
        assertEquals("79B 30 00 00 00 00 00 00 00", lastFrame(), "the next time it is tried at full pace");
    }

    private String lastFrame() {
        List<String> frames = bench.ends.frames();
        return frames.get(frames.size() - 1);
    }

    // --- all of it ---------------------------------------------------------------------------------------------------

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noNightCostsACarThatDoesNotAnswerMoreThanAFewRequests(int seed) {
        Random random = new Random(seed);
        int longest = List.of(20, 120, 900, 3600).get(seed % 4);
        come();
        night(() -> {
            switch (random.nextInt(9)) {
                case 0, 1 -> come();
                case 2, 3 -> bench.offline();
                case 4 -> bench.volts(11 + random.nextInt(7) * 0.5);
                case 5 -> traffic();
                case 6 -> {
                    bench.monitor.disconnected();
                    bench.passes(random.nextInt(longest));
                    bench.monitor.connected();
                    come();
                }
                case 7 -> bench.says(Bench.CAN_STATUS, "{\"status\": \"online\"}");
                default -> bench.passes(random.nextInt(longest));
            }
            bench.passes(random.nextInt(longest));
        });

        assertFew(FEW);
    }

    // --- helpers -----------------------------------------------------------------------------------------------------

    private Bench come() {
        return bench.online().volts(level);
    }

    /** The adapter answers when it is asked for the level. */
    private void stays(int seconds) {
        for (int second = 0; second < seconds; second += 5) {
            bench.volts(level).passes(5);
        }
    }

    private void traffic() {
        bench.answers(Recorded.frames("1DB", "0000000000000000"));
    }

    private void answersWhileItPasses(int seconds) {
        for (int second = 0; second < seconds; second++) {
            int before = bench.requests();
            bench.passes(1).volts(level);
            if (bench.requests() > before) {
                bench.answers(Recorded.LEAF_84_PERCENT);
            }
        }
    }

    private void night(Runnable step) {
        var end = bench.scheduler.now().plus(NIGHT);
        while (bench.scheduler.now().isBefore(end)) {
            step.run();
        }
    }

    private void assertFew(int limit) {
        assertTrue(bench.requests() > 0, "it was asked");
        assertTrue(bench.requests() < limit, bench.requests() + " requests");
    }
}
