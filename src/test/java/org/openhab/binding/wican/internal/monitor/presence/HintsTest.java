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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link Hints}: why there is silence, as long as that is so.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class HintsTest {

    private static final String LOG = "wican/12345678901d/elm327";
    private static final String VALUES = "{\"SOC\":84.5,\"SOH\":97}";

    private final Bench bench = Bench.leaf(Duration.ZERO);

    @Test
    void afterACutTheFirstValuesMayBeAReplayAgain() {
        bench.online().passes(Duration.ofMinutes(2)).says(Bench.AUTO_PID, VALUES).says(Bench.AUTO_PID, VALUES);
        assertEquals(Kind.AUTO_PID, bench.kind());

        bench.monitor.disconnected();
        bench.passes(10).monitor.connected();
        bench.online();
        assertEquals(Kind.NO_ANSWER, bench.kind());
        bench.says(Bench.AUTO_PID, VALUES);
        assertEquals(Kind.NO_ANSWER, bench.kind());
        bench.says(Bench.AUTO_PID, VALUES);
        assertEquals(Kind.AUTO_PID, bench.kind());
    }

    @Test
    void whatWasHeardBeforeTheAdapterCameExplainsNothing() {
        bench.offline().says(LOG, "anything").passes(20).online().passes(2);

        assertEquals(Kind.NO_ANSWER, bench.kind());
    }

    @Test
    void anAnswerProvesThatTheAdapterDoesWhatItShould() {
        Bench refreshing = Bench.leaf(Duration.ofMinutes(5));
        refreshing.online().says(LOG, "anything").answers(Recorded.LEAF_84_PERCENT).passes(Duration.ofMinutes(5));
        refreshing.passes(2);

        assertEquals(Kind.NO_ANSWER, refreshing.kind());
    }

    @Test
    void aBusThatFallsSilentIsNoticedThoughNothingElseHappens() {
        bench.online();
        busIsAwake();
        assertEquals(Kind.NO_ANSWER_ON_BUS, bench.kind());

        bench.passes(75);
        assertEquals(Kind.NO_ANSWER, bench.kind());
        assertEquals(4, bench.requests());
    }

    @Test
    void whenTheAdapterOrTheBrokerIsGoneNothingIsWatched() {
        bench.online();
        busIsAwake();
        bench.offline();
        assertEquals(0, bench.scheduler.pending());

        bench.passes(20).online();
        busIsAwake();
        assertEquals(Kind.NO_ANSWER_ON_BUS, bench.kind());
        bench.monitor.disconnected();
        assertEquals(0, bench.scheduler.pending());
    }

    @Test
    void aStatusThatSaysOfflineThoughTheCarAnswersIsTold() {
        bench.offline().passes(60).answers(Recorded.frames("1DB", "0000000000000000"));
        bench.answers(Recorded.LEAF_84_PERCENT);

        assertEquals(Kind.STATUS_CONTRADICTED, bench.kind());
        assertEquals(List.of(Bench.STATUS), bench.ends.situation(Kind.STATUS_CONTRADICTED).details());
    }

    @Test
    void whoDoesNotTellTheLevelIsToldBesideSilenceUntilItDoes() {
        Bench careful = Bench.leafAbove(12);
        careful.online().passes(Duration.ofMinutes(4));
        assertEquals(Kind.NO_ANSWER_NO_LEVEL, careful.kind());
        assertEquals(List.of(Bench.CMD), careful.ends.situation(Kind.NO_ANSWER_NO_LEVEL).details());

        careful.volts(12.6);
        assertEquals(Kind.NO_ANSWER, careful.kind());
    }

    @Test
    void whoDoesNotTellTheLevelIsToldBesideAnAnswerUntilItDoes() {
        Bench careful = Bench.leafAbove(12);
        careful.online().passes(1).answers(Recorded.LEAF_84_PERCENT).passes(Duration.ofMinutes(4));
        assertEquals(Kind.LEVEL_UNKNOWN, careful.kind());

        careful.volts(12.6);
        assertEquals(Kind.ANSWERED, careful.kind());
    }

    @Test
    void theSilenceOfAnUnknownCarIsExplainedToo() {
        Bench unknown = Bench.unknown(0);
        unknown.online().passes(Duration.ofMinutes(2));
        assertEquals(Kind.VIN_SILENCE, unknown.kind());

        unknown.says(LOG, "anything");
        assertEquals(Kind.ELM327_LOG, unknown.kind());
    }

    @Test
    void anAdapterThatPollsTheStateOfChargeByItselfIsReportedWhenItHasJustSaidSo() {
        bench.online().says(Bench.AUTO_PID, "{\"SOH\":97}").says(Bench.AUTO_PID, "{\"SOH\":97}");
        bench.says(Bench.RX, "{\"SOC\": 84.500000}").says(Bench.RX, "{\"SOC\": 84.500000}");
        assertEquals(0, bench.ends.polls());

        bench.says(Bench.AUTO_PID, VALUES);
        assertEquals(1, bench.ends.polls());
    }

    @Test
    void whatMayBeAReplayIsNotReported() {
        bench.online().says(Bench.AUTO_PID, VALUES);

        assertEquals(0, bench.ends.polls());
    }

    @Test
    void messagesWithoutValuesAreNoClue() {
        bench.online().passes(Duration.ofMinutes(2));
        for (String message : List.of("{}", "nonsense", "{}", "nonsense")) {
            bench.says(Bench.AUTO_PID, message);
        }

        assertEquals(Kind.NO_ANSWER, bench.kind());
    }

    @Test
    void messagesWithoutValuesDoNotShowThatTheAdapterIsThere() {
        bench.says(Bench.AUTO_PID, "{}").says(Bench.AUTO_PID, "{}");

        assertEquals(List.of(), bench.ends.online());
    }

    @Test
    void anAdapterThatPollsNoMoreIsBelievedAfterThreeMinutesOfFrames() {
        bench.online().passes(Duration.ofMinutes(2)).says(Bench.AUTO_PID, VALUES).says(Bench.AUTO_PID, VALUES);
        bench.passes(179).answers(Recorded.frames("1DB", "0000000000000000"));
        assertEquals(Kind.AUTO_PID, bench.kind());

        bench.passes(11).answers(Recorded.frames("1DB", "0000000000000000"));
        assertEquals(Kind.NO_ANSWER_ON_BUS, bench.kind());
    }

    private void busIsAwake() {
        for (int i = 0; i < 12; i++) {
            bench.volts(12.6).answers(Recorded.frames("1DB", "0000000000000000")).passes(10);
        }
    }
}
