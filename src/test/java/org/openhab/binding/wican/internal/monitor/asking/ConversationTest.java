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
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.Pace;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.Ends;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Timer;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link Conversation}: how long it waits.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ConversationTest {

    private static final List<CanFrame> FRAMES = Recorded.LEAF_84_PERCENT;

    private final Bench leaf = Bench.leaf(Duration.ofMinutes(5)).online();
    /** It asks all units at once. */
    private final Bench any = Bench.car("generic-obd2", Duration.ofMinutes(5)).online();

    @Test
    void eachPartOfAnAnswerMayTakeItsTime() {
        leaf.passes(Duration.ofMillis(1900)).answers(FRAMES.subList(0, 1));
        for (CanFrame frame : FRAMES.subList(1, 8)) {
            leaf.passes(Duration.ofMillis(1900)).answers(List.of(frame));
        }

        assertEquals("84", leaf.soc());
        assertEquals(1, leaf.requests());
    }

    @Test
    void anAnswerThatDoesNotGoOnIsIncompleteAfterTwoSeconds() {
        leaf.answers(FRAMES.subList(0, 3)).passes(Duration.ofMillis(1999));
        assertEquals(Kind.ASKING, leaf.kind());

        leaf.passes(Duration.ofMillis(1));
        assertEquals(Kind.INCOMPLETE, leaf.kind());
    }

    @ParameterizedTest
    @CsvSource({ "12, 84", "13, ''" })
    void aControlUnitMayAskForPatienceForAMinute(int times, String soc) {
        for (int i = 0; i < times; i++) {
            leaf.passes(i == 0 ? 1 : 4).answers(Recorded.frames("7BB", "037F2178"));
        }
        leaf.passes(4).answers(FRAMES);

        assertEquals(soc, leaf.soc());
        assertEquals(1, leaf.requests());
    }

    @Test
    void ofSeveralUnitsTheRefusalIsToldIfNoOtherAnswers() {
        any.answers(List.of(Recorded.frame("7E8", "037F0131AAAAAAAA")));
        assertEquals(Kind.ASKING, any.kind());

        any.passes(2);
        assertEquals(Kind.REFUSED_UNKNOWN, any.kind());
    }

    @Test
    void ofSeveralUnitsTheRefusalMattersNotIfAnotherAnswers() {
        any.answers(List.of(Recorded.frame("7E8", "037F0131AAAAAAAA"), Recorded.frame("7EB", "03415B80AAAAAAAA")));

        assertEquals("50.2", any.soc());
        assertEquals(Kind.ANSWERED, any.kind());
    }

    @Test
    void ofSeveralUnitsTheOneThatKnowsIsWaitedFor() {
        any.answers(List.of(Recorded.frame("7E8", "04415B8000AAAAAA")));
        assertEquals(Kind.ASKING, any.kind());

        any.passes(1).answers(List.of(Recorded.frame("7EB", "03415B80AAAAAAAA")));
        assertEquals("50.2", any.soc());
    }

    @Test
    void ofSeveralUnitsTheOneThatDoesNotKnowCountsIfNoOtherAnswers() {
        any.answers(List.of(Recorded.frame("7E8", "04415B8000AAAAAA"))).passes(2);

        assertEquals(Kind.WRONG_LENGTH, any.kind());
        assertEquals(List.of("4", "3"), any.ends.situation(Kind.WRONG_LENGTH).details());
    }

    @Test
    void framesOfTheBusAreNoneOfItsBusiness() {
        Conversation conversation = new Conversation(
                House.VEHICLES.find("nissan-leaf-ze1").orElseThrow().mainQuery().request(), Pace.FULL,
                new Conversation.Wire(leaf.ends, Ends.TOPICS.tx()), new Timer(leaf.scheduler, this), answer -> true,
                new Conversation.Listener() {
                    @Override
                    public void answered(List<Answer> answers) {
                    }

                    @Override
                    public void failed(Situation situation) {
                    }
                });

        assertTrue(conversation.isOfInterest(CanId.parse("7BB")));
        assertTrue(conversation.isOfInterest(CanId.parse("7EC")), "perhaps an answer of another unit");
        assertFalse(conversation.isOfInterest(CanId.parse("1DB")));
    }
}
