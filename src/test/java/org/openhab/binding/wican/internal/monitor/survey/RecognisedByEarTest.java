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
package org.openhab.binding.wican.internal.monitor.survey;

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.binding.wican.internal.vehicle.recognition.HeardCarTest;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;

/**
 * Proves that a car which tells by itself which it is is not asked any further.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class RecognisedByEarTest {

    private final Bench bench = Bench.unknown(0);

    @Test
    void aCarThatTellsEnoughIsRecognisedWithTheFirstQuestionOnItsWay() {
        bench.online();
        hears(HeardCarTest.SMART);
        bench.passes(60);

        Outcome outcome = bench.ends.outcomes.get(0);
        assertEquals(1, bench.ends.outcomes.size());
        assertEquals(Outcome.Kind.RECOGNISED, outcome.kind());
        assertEquals("smart-ed-451", outcome.vehicles().get(0).id());
        assertEquals(Kind.RECOGNISED, bench.kind());
        assertEquals(1, bench.ends.frames().size());
    }

    @Test
    void aCarThatTellsItLateIsNotAskedAnyMore() {
        bench.online().passes(2);
        hears(HeardCarTest.SMART);
        int asked = bench.ends.frames().size();
        bench.passes(60);

        assertTrue(asked > 0 && asked < 5, "asked: " + asked);
        assertEquals(asked, bench.ends.frames().size());
        assertEquals(new Situation(Kind.RECOGNISED, List.of(bench.ends.outcomes.get(0).vehicles().get(0).label(), "")),
                bench.ends.situations.get(bench.ends.situations.size() - 1));
    }

    @Test
    void aCarThatDoesNotTellEnoughIsAsked() {
        bench.online();
        hears(HeardCarTest.SMART.subList(0, 7));
        bench.passes(5);

        assertFalse(bench.ends.frames().isEmpty());
    }

    @Test
    void nothingIsLeftOfACarThatHasLeft() {
        bench.online();
        hears(HeardCarTest.SMART.subList(0, 4));
        bench.offline().passes(3600);
        bench.online();
        hears(HeardCarTest.SMART.subList(4, 8));
        bench.passes(5);

        assertTrue(bench.ends.outcomes.stream().noneMatch(outcome -> outcome.kind() == Outcome.Kind.RECOGNISED));
    }

    private void hears(List<String> frames) {
        frames.forEach(frame -> bench.answers(List.of(Recorded.frame(frame.split(" ")[0], frame.split(" ")[1]))));
    }
}
