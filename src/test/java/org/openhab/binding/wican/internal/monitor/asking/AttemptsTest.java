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

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link Attempts}: what is asked a second time, and what is not.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AttemptsTest {

    private final Bench leaf = Bench.leaf(Duration.ofMinutes(5));

    @Test
    void aJumpIsAskedAgainAfterFiveSecondsBeforeItIsBelieved() {
        leaf.online().answers(Recorded.LEAF_84_PERCENT).passes(300).answers(Recorded.LEAF_24_PERCENT);
        assertEquals("84", leaf.soc());
        assertEquals(Kind.DOUBTFUL, leaf.kind());
        assertEquals(List.of("84", "24"), leaf.ends.situation(Kind.DOUBTFUL).details());
        assertEquals(2, leaf.passes(4).requests());

        assertEquals(3, leaf.passes(1).requests());
        leaf.answers(Recorded.LEAF_24_PERCENT);
        assertEquals("24", leaf.soc());
        assertEquals(Kind.ANSWERED, leaf.kind());
        assertEquals(3, leaf.passes(60).requests());
    }

    @Test
    void aJumpThatIsNotSaidAgainIsNeverTold() {
        leaf.online().answers(Recorded.LEAF_84_PERCENT).passes(300).answers(Recorded.LEAF_24_PERCENT);
        Instant later = leaf.passes(5).scheduler.now();
        leaf.answers(Recorded.LEAF_84_PERCENT);

        assertEquals("84", leaf.soc());
        assertEquals(later, leaf.ends.lastSoc().orElseThrow().time());
        assertEquals(2, leaf.ends.readings().size());
    }

    @Test
    void whatIsBelievableIsNotAskedAgain() {
        leaf.online().answers(Recorded.LEAF_84_PERCENT);

        assertEquals(1, leaf.passes(60).requests());
    }

    @Test
    void whoHasAnsweredAWishMayHaveItsRetriesAtTheNextArrival() {
        leaf.online().passes(70);
        assertEquals(4, leaf.requests());
        leaf.monitor.ask(false);
        leaf.answers(Recorded.LEAF_84_PERCENT).passes(10).offline().passes(900).online();
        leaf.passes(70);

        assertEquals(5 + 4, leaf.requests());
    }

    @Test
    void anArrivalSoonAfterARoundInVainIsWorthOneRequest() {
        leaf.online().passes(70).offline().passes(900).online().passes(70);

        assertEquals(4 + 1, leaf.requests());
    }

    @Test
    void aWishDuringTheRetriesIsTheNextOfThem() {
        leaf.online().passes(6).monitor.ask(false);
        assertEquals(2, leaf.requests());

        assertEquals(2, leaf.passes(2).requests(), "the retry that was due");
        assertEquals(Kind.NO_ANSWER, leaf.kind());
    }

    @Test
    void anArrivalDuringTheRetriesOfAWishKeepsTheDistance() {
        leaf.monitor.ask(false);
        leaf.passes(4).online();
        assertEquals(1, leaf.passes(5).requests());

        assertEquals(2, leaf.passes(1).requests());
    }

    @Test
    void aWishWhileTheLevelIsWaitedForIsTheOnlyQuestion() {
        Bench bench = Bench.leafAbove(12.5).online();
        bench.monitor.ask(false);
        bench.volts(12.8).passes(1);

        assertEquals(1, bench.requests());
    }

    @Test
    void aWishIsAskedAndAskedAgainHoweverLowTheLevelIs() {
        Bench bench = Bench.leafAbove(12.5).online().volts(12.0).passes(20);
        assertEquals(0, bench.requests());
        bench.monitor.ask(false);
        bench.passes(1).volts(12.0).passes(60);

        assertEquals(2, bench.requests());
        assertEquals(Kind.NO_ANSWER, bench.kind());
    }
}
