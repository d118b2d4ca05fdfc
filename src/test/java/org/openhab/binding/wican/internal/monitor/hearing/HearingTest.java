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
package org.openhab.binding.wican.internal.monitor.hearing;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link Hearing} in a monitor, with cars that can only be heard.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class HearingTest {

    private static final Duration REFRESH = Duration.ofMinutes(5);

    private final Bench k9 = Bench.car("peugeot-e-rifter", REFRESH);
    private final Bench smart = Bench.car("smart-ed-451", REFRESH);
    private final Bench twizy = Bench.car("renault-twizy", REFRESH);

    @Test
    void whatIsHeardIsAMeasurementOfNow() {
        k9.online().passes(3);
        hears(k9, k9(61));

        assertEquals("61", k9.soc());
        assertEquals(k9.scheduler.now(), k9.ends.reading().time());
        assertEquals(Map.of("SOC_D", 61.0), k9.ends.reading().values());
        assertEquals(Kind.HEARD, k9.kind());
        assertEquals(List.of("{\"soc\":61,\"time\":\"2024-10-04T10:59:02+00:00\"}"), k9.ends.published());
        assertEquals(List.of(), k9.ends.frames());
    }

    @Test
    void beforeAnythingIsHeardTheStatusSaysThatTheBindingListens() {
        k9.online();
        assertEquals(Kind.LISTENING, k9.kind());

        k9.passes(59);
        assertEquals(Kind.LISTENING, k9.kind());

        k9.passes(1);
        assertEquals(Kind.NOT_HEARD, k9.kind());
        assertEquals(List.of(), k9.ends.frames());
    }

    @Test
    void theSameIsToldOncePerRefreshInterval() {
        k9.online();
        for (int second = 0; second < 15 * 60; second++) {
            hears(k9, k9(61), k9(61));
            k9.passes(1);
        }

        List<Long> times = secondsOf(k9);
        assertEquals(4, times.size(), times::toString);
        for (int i = 1; i < times.size(); i++) {
            assertTrue(times.get(i) - times.get(i - 1) <= REFRESH.toSeconds(), times::toString);
        }
    }

    @Test
    void withoutARefreshIntervalTheSameIsToldOnce() {
        Bench bench = Bench.car("peugeot-e-rifter", Duration.ZERO).online();
        for (int second = 0; second < 15 * 60; second++) {
            hears(bench, k9(61));
            bench.passes(1);
        }

        assertEquals(List.of(0L), secondsOf(bench));
    }

    @Test
    void aChangeIsToldAtOnceAndTheNextOnesWithTheNextBeat() {
        k9.online();
        hears(k9, k9(61));
        k9.passes(20);
        hears(k9, k9(62));
        k9.passes(1);
        hears(k9, k9(63));
        k9.passes(1);
        hears(k9, k9(64));
        assertEquals("62", k9.soc());

        k9.passes(10);
        assertEquals("64", k9.soc());
        assertEquals(List.of(0L, 20L, 22L), secondsOf(k9));
    }

    @Test
    void theFrameThatIsSentNowAndThenWithoutMeaningTakesNothingBack() {
        k9.online();
        for (int second = 0; second < 100; second++) {
            hears(k9, k9(61), Recorded.frame("3A8", "0606FE000000"));
            k9.passes(1);
        }

        assertEquals(List.of(0L), secondsOf(k9));
        assertEquals(Kind.HEARD, k9.kind());
    }

    @Test
    void whatMeansNothingNowIsNotRepeatedAsANewMeasurement() {
        k9.online();
        hears(k9, k9(61));
        for (int second = 0; second < 600; second++) {
            hears(k9, Recorded.frame("3A8", "0606FE000000"));
            k9.passes(1);
        }

        assertEquals(List.of(0L), secondsOf(k9));
    }

    @Test
    void theBusFallsSilentAndTheValueKeepsItsTime() {
        k9.online();
        hears(k9, k9(61));
        Instant time = k9.ends.reading().time();
        k9.passes(120);
        assertEquals(Kind.BUS_SILENT, k9.kind());

        k9.passes(Duration.ofHours(8));
        assertEquals(1, k9.ends.readings().size());
        assertEquals(time, k9.ends.reading().time());
        assertTrue(k9.scheduler.pending() < 5, "timers go on while the car sleeps");
    }

    @Test
    void aCarThatWakesUpIsToldAnewEvenIfNothingHasChanged() {
        k9.online();
        hears(k9, k9(61));
        k9.passes(3600);
        hears(k9, k9(61));

        assertEquals(List.of(0L, 3600L), secondsOf(k9));
        assertEquals(Kind.HEARD, k9.kind());
    }

    @Test
    void aCarThatComesHomeIsToldAnew() {
        k9.online();
        hears(k9, k9(61));
        k9.passes(5).offline().passes(1200).online();
        assertEquals(Kind.LISTENING, k9.kind());
        hears(k9, k9(61));

        assertEquals(List.of(0L, 1205L), secondsOf(k9));
    }

    @Test
    void whatComesAfterTheGoodbyeIsNotTold() {
        k9.online();
        hears(k9, k9(61));
        k9.offline();
        hears(k9, k9(62));
        k9.passes(600);

        assertEquals("61", k9.soc());
        assertEquals(Kind.AWAY, k9.kind());
    }

    @Test
    void aWishIsAnsweredWithWhatIsHeardNow() {
        k9.online();
        hears(k9, k9(61));
        k9.passes(30);
        hears(k9, k9(61));
        k9.monitor.ask(true);

        assertEquals(List.of(0L, 30L), secondsOf(k9));
        assertEquals(List.of(), k9.ends.frames());
    }

    @Test
    void aWishOfACarThatSleepsIsNotAnsweredWithWhatWasHeardBefore() {
        k9.online();
        hears(k9, k9(61));
        k9.passes(300);
        k9.monitor.ask(true);

        assertEquals(List.of(0L), secondsOf(k9));
        assertEquals(Kind.BUS_SILENT, k9.kind());
    }

    @Test
    void aJumpIsNotBelievedUntilAnotherFrameStillSaysSo() {
        k9.online();
        hears(k9, k9(61));
        k9.passes(20);
        hears(k9, k9(23));
        assertEquals(Kind.DOUBTFUL, k9.kind());
        assertEquals("61", k9.soc());

        k9.passes(4);
        hears(k9, k9(23));
        k9.passes(4);
        hears(k9, k9(23));
        k9.passes(4);

        assertEquals("23", k9.soc());
        assertEquals(Kind.HEARD, k9.kind());
    }

    @Test
    void glitchesConfirmNoOther() {
        k9.online();
        for (int value : new int[] { 55, 12, 55, 55, 11, 55, 55, 12 }) {
            hears(k9, k9(value));
            k9.passes(11);
        }
        hears(k9, k9(55));
        k9.passes(11);

        assertEquals("55", k9.soc());
        assertEquals(1, k9.ends.readings().size());
        assertEquals(Kind.HEARD, k9.kind());
    }

    @Test
    void aJumpThatComesWithTheLastFrameIsNotBelieved() {
        k9.online();
        hears(k9, k9(61));
        k9.passes(20);
        hears(k9, k9(23));
        k9.passes(3600);

        assertEquals("61", k9.soc());
    }

    @Test
    void theDashboardsValueCountsWhereTheCarTellsBoth() {
        smart.online();
        hears(smart, Recorded.frame("2D5", "0200520F03C00000"), Recorded.frame("518", "011B00000209C8C8"));
        smart.passes(60);

        assertEquals(List.of("100"), socsOf(smart));
        assertEquals(96.0, value(smart, "SOC"));
    }

    @Test
    void theBatterysValueCountsWhereTheCarDoesNotTellTheDashboards() {
        smart.online();
        hears(smart, Recorded.frame("2D5", "0200401D02D30000"));
        assertEquals(List.of(), socsOf(smart));
        smart.passes(5);
        hears(smart, Recorded.frame("2D5", "0200401D02D30000"));
        smart.passes(5);

        assertEquals(List.of("72.3"), socsOf(smart));
    }

    @Test
    void ofSeveralFramesWithTheSameValueTheFirstOfTheProfileCounts() {
        Bench zoe = Bench.car("renault-zoe-ph1", REFRESH).online();
        for (int second = 0; second < 60; second++) {
            hears(zoe, Recorded.frame("654", "2000003A000C8000"), Recorded.frame("42E", "5A67D0DD6407A085"));
            zoe.passes(1);
        }

        assertEquals(List.of("57.84"), socsOf(zoe));
    }

    @Test
    void theSecondOfSeveralFramesStandsInForTheFirst() {
        Bench zoe = Bench.car("renault-zoe-ph1", REFRESH).online();
        for (int second = 0; second < 60; second++) {
            hears(zoe, Recorded.frame("654", "2000003A000C8000"));
            zoe.passes(1);
        }

        assertEquals(List.of("58"), socsOf(zoe));
    }

    @Test
    void theInitialPhaseOfATwizyMeansNothing() {
        twizy.online();
        hears(twizy, Recorded.frame("155", "0797CA945230006C"));
        assertEquals("", twizy.soc());

        hears(twizy, Recorded.frame("155", "0797CA545230006C"));
        assertEquals("52.6", twizy.soc());
    }

    @Test
    void aCurrentThatChangesWithEachFrameIsToldOncePerBeat() {
        smart.online();
        for (int i = 0; i < 6000; i++) {
            hears(smart, Recorded.frame("508", "082060%02X90FC003F".formatted(i % 200)));
            smart.passes(Duration.ofMillis(10));
        }

        assertEquals(7, smart.ends.readings().size(), 1);
    }

    @Test
    void aNightOnTheChargerIsFollowed() {
        k9.online();
        for (int minute = 0; minute <= 8 * 60; minute++) {
            for (int i = 0; i < 6; i++) {
                hears(k9, k9(47 + 33 * minute / 480), Recorded.frame("3A8", "0606FE000000"));
                k9.passes(10);
            }
        }

        assertEquals("80", k9.soc());
        assertEquals(34, socsOf(k9).stream().distinct().count());
        assertTrue(socsOf(k9).size() <= 34 + 97, socsOf(k9)::toString);
        assertEquals(List.of(), k9.ends.frames());
    }

    private static void hears(Bench bench, CanFrame... frames) {
        bench.answers(List.of(frames));
    }

    private static CanFrame k9(int soc) {
        return Recorded.frame("3A8", "0605FE%02X0000".formatted(soc));
    }

    private static List<String> socsOf(Bench bench) {
        return bench.ends.readings().stream().flatMap(reading -> reading.soc().stream()).map(soc -> soc.toPlainString())
                .toList();
    }

    private static double value(Bench bench, String name) {
        return bench.ends.readings().stream().map(Reading::values).filter(values -> values.containsKey(name))
                .mapToDouble(values -> values.get(name)).findFirst().orElseThrow();
    }

    /** When a state of charge was measured, in seconds since the beginning. */
    private static List<Long> secondsOf(Bench bench) {
        return bench.ends.readings().stream().filter(reading -> reading.soc().isPresent())
                .map(reading -> Duration.between(Instant.parse("2024-10-04T10:58:59Z"), reading.time()).toSeconds())
                .toList();
    }
}
