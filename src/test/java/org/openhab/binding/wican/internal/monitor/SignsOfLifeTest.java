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
import static org.openhab.binding.wican.internal.monitor.Bench.CAN_STATUS;
import static org.openhab.binding.wican.internal.monitor.Bench.STATUS;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Proves that an adapter that says once more that it is online is heard, but not more often than the car can bear, and
 * that one which is never heard does not count as being there.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class SignsOfLifeTest {

    private static final String ONLINE = "{\"status\": \"online\"}";

    private final Bench bench = Bench.leaf(Duration.ZERO);

    @Test
    void anAdapterThatComesBackWithoutHavingSaidGoodbyeGoesOnWhereItWas() {
        bench.online().answers(Recorded.LEAF_84_PERCENT).passes(Duration.ofMinutes(5));
        bench.online().passes(Duration.ofMinutes(4));

        assertEquals(1, bench.requests());
        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @Test
    void itIsAskedOnceMoreIfTheCarHadNotAnsweredButNotSoon() {
        bench.online().passes(70);
        assertEquals(4, bench.requests());
        bench.online().passes(110);
        assertEquals(4, bench.requests());

        bench.online().passes(70);
        assertEquals(5, bench.requests(), "without retries");
    }

    @Test
    void aMeasurementOfTheSameMinuteIsNewEnough() {
        bench.passes(40).online().answers(Recorded.LEAF_84_PERCENT).passes(30).online().passes(Duration.ofMinutes(9));

        assertEquals(1, bench.requests());
    }

    @Test
    void theOtherStatusTopicMayTakeOver() {
        bench.online().answers(Recorded.LEAF_84_PERCENT).passes(Duration.ofMinutes(3));
        bench.says(CAN_STATUS, ONLINE).passes(Duration.ofMinutes(1));
        assertEquals(1, bench.requests());

        bench.says(CAN_STATUS, "{\"status\": \"offline\"}");
        assertEquals(Kind.AWAY, bench.kind());
    }

    @Test
    void anAdapterThatRepeatsItselfTwiceASecondCausesNothing() {
        bench.online().answers(Recorded.LEAF_84_PERCENT);
        for (int halfSecond = 0; halfSecond < 20 * 60 * 2; halfSecond++) {
            int before = bench.requests();
            bench.online();
            if (bench.requests() > before) {
                bench.answers(Recorded.LEAF_84_PERCENT);
            }
            bench.passes(Duration.ofMillis(500));
        }

        assertEquals(1, bench.requests(), "in 20 minutes");
    }

    @Test
    void aSilentCarIsNotBotheredMoreOftenEither() {
        for (int halfSecond = 0; halfSecond < 10 * 60 * 2; halfSecond++) {
            bench.online().passes(Duration.ofMillis(500));
        }

        assertEquals(4 + 2, bench.requests(), "in 10 minutes");
    }

    @Test
    void theSecondCopyOfAMessageIsNoNews() {
        bench.passes(60).says(STATUS, ONLINE).passes(Duration.ofMinutes(4));
        assertEquals(4, bench.requests());

        bench.says(STATUS, ONLINE).says(STATUS, ONLINE).passes(30).says(STATUS, ONLINE).says(STATUS, ONLINE);
        assertEquals(5, bench.requests());
    }

    /** Discovery subscribes a little later, and the broker replays the retained status for it. */
    @Test
    void whatIsReplayedForDiscoveryWhenOpenhabStartsIsNoArrival() {
        bench.online().passes(20).online().passes(Duration.ofMinutes(5));

        assertEquals(4, bench.requests(), "one round");
        assertEquals(List.of(), bench.ends.seen());
    }

    @Test
    void anAdapterThatIsNeverHeardIsGoneAfterTenMinutesAndKeepsItsValues() {
        bench.online().answers(Recorded.LEAF_84_PERCENT).passes(Duration.ofMinutes(10));
        assertEquals(Kind.ANSWERED, bench.kind());

        bench.passes(30);
        assertEquals(Kind.SILENT, bench.kind());
        assertEquals(List.of(true, false), bench.ends.online());
        assertEquals("84", bench.soc());
    }

    @Test
    void anAdapterThatAnswersIsThereHoweverQuietTheCarIs() {
        bench.online().answers(Recorded.LEAF_84_PERCENT);
        for (int tenSeconds = 0; tenSeconds < 120 * 6; tenSeconds++) {
            long before = bench.levelQueries();
            bench.passes(10);
            if (bench.levelQueries() > before) {
                bench.volts(12.6);
            }
        }

        assertEquals(Kind.ANSWERED, bench.kind());
        assertEquals(1, bench.requests(), "the car is left alone");
    }

    /** A timer that ends a little too early would be set again and again until the rest of the time has passed. */
    @Test
    void whoWasHeardBetweenTwoMillisecondsIsNotWaitedForWithoutARest() {
        bench.online().passes(Duration.ofNanos(1_500_000)).volts(12.8);

        assertDoesNotThrow(() -> bench.passes(Duration.ofMinutes(15)));
    }

    @Test
    void whoeverIsHeardAgainHasArrived() {
        bench.online().passes(Duration.ofMinutes(30));
        assertEquals(Kind.SILENT, bench.kind());
        int before = bench.requests();

        bench.online();
        assertEquals(before + 1, bench.requests());
        assertEquals(Kind.ASKING, bench.kind());
    }

    @Test
    void aLongRefreshIntervalIsNoSilence() {
        Bench slow = Bench.leaf(Duration.ofMinutes(30));
        slow.online().answers(Recorded.LEAF_84_PERCENT).passes(Duration.ofMinutes(30));

        assertEquals(2, slow.requests());
    }

    @Test
    void anAdapterOfWhichNothingIsKnownIsToldAfterAMinute() {
        bench.passes(59);
        assertEquals(Kind.WAITING, bench.kind());

        bench.passes(1);
        assertEquals(Kind.NEVER_HEARD, bench.kind());
        assertEquals(List.of("wican/12345678901d/can/status / wican/12345678901d/status"),
                bench.ends.situation(Kind.NEVER_HEARD).details());
    }

    @Test
    void whoeverAsksEverySecondCausesOneQueryInFiveSeconds() {
        bench.online().answers(Recorded.LEAF_84_PERCENT).passes(10);
        for (int second = 0; second < 60; second++) {
            int before = bench.requests();
            bench.monitor.ask(false);
            if (bench.requests() > before) {
                bench.answers(Recorded.LEAF_84_PERCENT);
            }
            before = bench.requests();
            bench.passes(1);
            if (bench.requests() > before) {
                bench.answers(Recorded.LEAF_84_PERCENT);
            }
        }

        assertTrue(bench.requests() >= 12 && bench.requests() <= 14, bench.requests() + " in a minute");
    }

    @Test
    void theLastWishOfManyIsStillFulfilled() {
        bench.online().answers(Recorded.LEAF_84_PERCENT).passes(10);
        bench.monitor.ask(false);
        bench.answers(Recorded.LEAF_84_PERCENT);
        bench.monitor.ask(false);
        bench.monitor.ask(false);
        assertEquals(2, bench.requests());

        bench.passes(5);
        assertEquals(3, bench.requests());
    }
}
