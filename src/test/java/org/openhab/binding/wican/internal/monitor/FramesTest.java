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

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests of what the monitor makes of frames that others send meanwhile, and of those that are lost.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class FramesTest {

    @ParameterizedTest
    @CsvSource({ "18DAF1DA, 03415BAA00000000", "18DAF110, 03415BAA", "18DAF1DA, 1009415B00000000" })
    void aQuestionToAllThatOnlyOthersAnswerIsNoReasonToChooseAnotherVehicle(String sender, String data) {
        Bench ariya = Bench.car("nissan-ariya", Duration.ofMinutes(5)).online()
                .answers(List.of(Recorded.frame(sender, data))).passes(3);

        assertEquals(Kind.NO_ANSWER_ON_BUS, ariya.kind(), "the car is awake");
        assertEquals("", ariya.soc());
    }

    @Test
    void aQuestionToAllThatTheRightUnitAnswersAfterOthersIsAnswered() {
        Bench ariya = Bench.car("nissan-ariya", Duration.ofMinutes(5)).online().answers(List
                .of(Recorded.frame("18DAF1DA", "03415BAA00000000"), Recorded.frame("18DAF1DB", "03415B8000000000")));

        assertEquals("50.2", ariya.soc());
    }

    @Test
    void aQuestionToOneUnitThatAnotherAnswersIsAReasonToChooseAnotherVehicle() {
        Bench leaf = Bench.leaf(Duration.ofMinutes(5)).online()
                .answers(List.of(Recorded.frame("7BC", "10356101FFFFFC18"))).passes(3);

        assertEquals(Kind.OTHER_UNIT, leaf.kind());
    }

    @Test
    void refusalOfSomethingElseAmidAnAnswerLeavesTheAnswerComplete() {
        List<CanFrame> frames = Recorded.LEAF_84_PERCENT;
        Bench leaf = Bench.leaf(Duration.ofMinutes(5)).online().answers(frames.subList(0, 1))
                .answers(List.of(Recorded.frame("7BB", "037F2231"), Recorded.frame("7BB", "037F2131AAAAAAAA")))
                .answers(frames.subList(1, 8));

        assertEquals(Kind.ANSWERED, leaf.kind());
        assertEquals("84", leaf.soc());
    }

    @Test
    void whichKindOfTroubleCameIsTold() {
        List<CanFrame> frames = Recorded.LEAF_84_PERCENT;

        assertEquals(List.of("a frame was lost"), troubleOf(List.of(frames.get(0), frames.get(2))));
        assertEquals(List.of("a frame came twice"), troubleOf(List.of(frames.get(0), frames.get(1), frames.get(1))));
        assertEquals(List.of(), troubleOf(frames.subList(0, 7)), "the end did not come");
    }

    private static List<String> troubleOf(List<CanFrame> frames) {
        Bench leaf = Bench.leaf(Duration.ofMinutes(5)).online().answers(frames).passes(3);
        return leaf.ends.situation(Kind.INCOMPLETE).details();
    }
}
