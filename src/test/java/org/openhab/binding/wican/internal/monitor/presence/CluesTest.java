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
package org.openhab.binding.wican.internal.monitor.presence;

import static org.junit.jupiter.api.Assertions.*;
import static org.openhab.binding.wican.internal.monitor.Bench.RX;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link Clues}, and for the other causes that the monitor tells when no good answer comes.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class CluesTest {

    private static final String LOG = "wican/12345678901d/elm327";

    private final Bench bench = Bench.leaf(Duration.ofMinutes(5));

    @Test
    void whenNothingComesBackTheCarIsAsleepOrATopicIsOff() {
        bench.online().passes(2);

        assertEquals(Kind.NO_ANSWER, bench.kind());
    }

    @Test
    void whenTheBusIsHeardTheCarIsAwake() {
        bench.online().answers(Recorded.frames("1DB", "0000000000000000")).passes(2);

        assertEquals(Kind.NO_ANSWER_ON_BUS, bench.kind());
    }

    @Test
    void aBusThatWasHeardLongAgoTellsNothing() {
        bench.online().answers(Recorded.LEAF_84_PERCENT).passes(Duration.ofMinutes(5)).passes(2);

        assertEquals(Kind.NO_ANSWER, bench.kind());
    }

    @Test
    void theLogOfTheAdapterSwallowsRequests() {
        bench.online().says(LOG, "{\"bus\":\"0\",\"type\":\"rx\"}").passes(2);
        assertEquals(Kind.ELM327_LOG, bench.kind());
    }

    @Test
    void aCauseThatIsSeenLaterIsToldThen() {
        bench.online().passes(2);
        assertEquals(Kind.NO_ANSWER, bench.kind());

        bench.says(LOG, "anything");
        assertEquals(Kind.ELM327_LOG, bench.kind());
    }

    /** In this mode the adapter writes whatever is on the bus: openHAB must not be told of each frame. */
    @Test
    void theLogIsToldOnceHoweverMuchIsWritten() {
        bench.online().passes(60);
        for (int frame = 0; frame < 3000; frame++) {
            bench.says(LOG, "{\"bus\":\"0\",\"type\":\"rx\"}").passes(Duration.ofMillis(10));
        }

        assertEquals(Kind.ELM327_LOG, bench.kind());
        assertEquals(1, bench.ends.kinds().stream().filter(Kind.ELM327_LOG::equals).count());
    }

    @Test
    void aCauseThatIsSeenAgainAfterLongIsToldAgain() {
        bench.online().says(LOG, "anything").answers(Recorded.LEAF_84_PERCENT).passes(Duration.ofMinutes(9));
        bench.volts(12.6).passes(Duration.ofMinutes(3));
        bench.monitor.ask(false);
        bench.passes(20);
        assertEquals(Kind.NO_ANSWER, bench.kind());

        bench.says(LOG, "anything");
        assertEquals(Kind.ELM327_LOG, bench.kind());
    }

    @Test
    void anAdapterThatComesAnewStartsWithoutTheCluesOfItsFormerLife() {
        bench.online().says(LOG, "anything").passes(70);
        assertEquals(Kind.ELM327_LOG, bench.kind());

        bench.offline().passes(20).online();
        assertEquals(Kind.NO_ANSWER, bench.kind(), "its settings may have been changed");

        bench.says(LOG, "anything");
        assertEquals(Kind.ELM327_LOG, bench.kind(), "they have not");
    }

    @Test
    void aLogThatIsSilentWhileTheBusIsHeardHasBeenSwitchedOff() {
        bench.online().says(LOG, "anything").passes(70);
        bench.answers(Recorded.frames("1DB", "0000000000000000"));
        assertEquals(Kind.NO_ANSWER_ON_BUS, bench.kind());
    }

    @Test
    void aFilterIsGoneAsSoonAsFramesCome() {
        bench.online().says(Bench.RX, "{\"Name\": 12.300000}").passes(70);
        assertEquals(Kind.CAN_FILTER, bench.kind());

        bench.answers(Recorded.frames("1DB", "0000000000000000"));
        assertEquals(Kind.NO_ANSWER_ON_BUS, bench.kind());
    }

    @Test
    void aBusThatHasFallenSilentIsNotCalledAwakeAnyMore() {
        bench.online().answers(Recorded.frames("1DB", "0000000000000000")).passes(2);
        assertEquals(Kind.NO_ANSWER_ON_BUS, bench.kind());

        bench.passes(150);
        assertEquals(Kind.NO_ANSWER, bench.kind());
    }

    /** With another status topic than the adapter's, the log may be all that is heard. */
    @Test
    void ofAnAdapterThatWritesItsLogItIsNotToldThatNothingHasCome() {
        bench.says(LOG, "anything").passes(120);

        assertEquals(Kind.ELM327_LOG, bench.kind());
        assertEquals(List.of(true), bench.ends.online());
    }

    @Test
    void anAdapterThatWritesItsLogIsNotSilent() {
        bench.online();
        for (int tenSeconds = 0; tenSeconds < 30 * 6; tenSeconds++) {
            bench.says(LOG, "anything").passes(10);
        }

        assertEquals(Kind.ELM327_LOG, bench.kind());
        assertEquals(List.of(true), bench.ends.online());
    }

    @Test
    void anAdapterThatPollsByItselfIsNotSilent() {
        bench.online();
        for (int tenSeconds = 0; tenSeconds < 30 * 6; tenSeconds++) {
            bench.says(Bench.AUTO_PID, "{\"SOC\":84.5}").passes(10);
        }

        assertEquals(Kind.AUTO_PID, bench.kind());
        assertEquals(List.of(true), bench.ends.online());
    }

    @Test
    void whatMayBeLeftFromEarlierSettingsDoesNotShowThatTheAdapterIsThere() {
        bench.says(Bench.AUTO_PID, "{\"SOC\":84.5}").passes(120);

        assertEquals(Kind.NEVER_HEARD, bench.kind());
    }

    @Test
    void valuesOfACanFilterAreNoFrames() {
        bench.online().says(RX, "{\"Speed\": 12.300000}").passes(2);

        assertEquals(Kind.CAN_FILTER, bench.kind());
    }

    @Test
    void anAdapterThatPollsByItselfIsRecognized() {
        String values = "{\"SOC\":84.5,\"SOH\":97}";
        bench.says(Bench.AUTO_PID, values).online().passes(2);
        assertEquals(Kind.NO_ANSWER, bench.kind(), "the first may be left from earlier settings");

        bench.says(Bench.AUTO_PID, values);
        assertEquals(Kind.AUTO_PID, bench.kind());
    }

    @Test
    void itIsRecognizedOnTheRxTopicToo() {
        bench.online().says(RX, "{\"SOC\":84.5,\"SOH\":97}").passes(10).says(RX, "{\"SOC\":84.5,\"SOH\":97}");

        assertEquals(Kind.AUTO_PID, bench.kind());
    }

    @Test
    void whileTheCarAnswersThereIsNothingToExplain() {
        bench.online().answers(Recorded.LEAF_84_PERCENT);
        bench.says(Bench.AUTO_PID, "{\"SOC\":84.5}").says(Bench.AUTO_PID, "{\"SOC\":84.5}");

        assertEquals(Kind.ANSWERED, bench.kind());
        assertEquals(1, bench.ends.readings().size());
    }

    @Test
    void anAnswerFromAnIdThatTheVehicleDoesNotHaveIsToldWithTheId() {
        bench.online().answers(Recorded.frames("7EC", "10356101FFFFFC18", "2102AFFFFFFBD5FF")).passes(2);

        assertEquals(Kind.OTHER_UNIT, bench.kind());
        assertEquals(List.of("7EC"), bench.ends.situation(Kind.OTHER_UNIT).details());
        assertEquals(1, bench.ends.frames().size(), "no flow control for it");
    }

    @ParameterizedTest
    @CsvSource({ "11, REFUSED_UNKNOWN", "12, REFUSED_UNKNOWN", "31, REFUSED_UNKNOWN", "22, REFUSED_NOW",
            "7F, REFUSED_NOW", "33, REFUSED" })
    void aRefusalIsToldByItsReason(String code, Kind kind) {
        bench.online().answers(Recorded.frames("7BB", "037F21" + code + "00000000"));

        assertEquals(kind, bench.kind());
        assertEquals(List.of(code), bench.ends.situation(kind).details());
    }

    /** A Zoe's DA says 59.2 % while its DB says 0. */
    @Test
    void ofSeveralUnitsTheOneThatKnowsIsBelieved() {
        Bench car = Bench.car("generic-obd2", Duration.ofMinutes(5));
        car.online().answers(Recorded.frames("7EB", "03415B0000000000"));
        assertEquals("", car.soc());

        car.answers(Recorded.frames("7EA", "03415B9700000000"));
        assertEquals("59.22", car.soc());
    }

    @Test
    void whenNoneKnowsTheCarIsNotReady() {
        Bench car = Bench.car("generic-obd2", Duration.ofMinutes(5));
        car.online().answers(Recorded.frames("7EB", "03415B0000000000"));
        car.passes(2);

        assertEquals("", car.soc());
        assertEquals(Kind.NOT_READY, car.kind());
    }
}
