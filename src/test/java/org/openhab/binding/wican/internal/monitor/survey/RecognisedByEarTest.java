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

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.simulator.ProfileCar.VinAt;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
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
    void aCarThatTellsEnoughIsNotAskedAtAll() {
        bench.online();
        hears(HeardCarTest.SMART);
        bench.passes(60);

        Outcome outcome = bench.ends.outcomes.get(0);
        assertEquals(1, bench.ends.outcomes.size());
        assertEquals(Outcome.Kind.RECOGNISED, outcome.kind());
        assertEquals("smart-ed-451", outcome.vehicles().get(0).id());
        assertEquals(new Situation(Kind.RECOGNISED_BY_EAR, List.of("smart fortwo electric drive (451, 2012–2016)")),
                situation());
        assertEquals(List.of(), bench.ends.frames());
    }

    @Test
    void itMayTakeItsTimeForThat() {
        bench.online();
        for (String frame : HeardCarTest.SMART) {
            bench.passes(Duration.ofMillis(120));
            hears(List.of(frame));
        }
        bench.passes(60);

        assertEquals(Kind.RECOGNISED_BY_EAR, bench.kind());
        assertEquals(List.of(), bench.ends.frames());
    }

    @Test
    void aBusOnWhichNothingIsHeardIsListenedToForASecond() {
        bench.online().passes(Duration.ofMillis(999));
        assertEquals(List.of(), bench.ends.frames());

        bench.passes(Duration.ofMillis(1));
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
        assertEquals(Kind.RECOGNISED_BY_EAR, bench.kind());
    }

    @Test
    void aCarWhoseStarterBatteryIsTooWeakIsRecognisedAllTheSame() {
        Bench weak = Bench.unknown(12);
        weak.online().volts(11.5);
        weak.passes(60);
        HeardCarTest.SMART.forEach(frame -> weak.answers(frames(List.of(frame))));
        weak.passes(60);

        assertEquals(Kind.RECOGNISED_BY_EAR, weak.kind());
        assertEquals(List.of(), weak.ends.frames());
        assertEquals(1, weak.ends.outcomes.size());
    }

    @Test
    void aCarThatLeavesWhileItIsListenedToIsNotAsked() {
        bench.online().passes(Duration.ofMillis(500)).offline().passes(60);
        assertEquals(List.of(), bench.ends.frames());

        bench.online().passes(2);
        assertFalse(bench.ends.frames().isEmpty(), "at the next arrival it is");
    }

    @Test
    void noTimerIsLeftOfTheListening() {
        bench.online();
        bench.monitor.stop();

        assertEquals(0, bench.scheduler.pending());
    }

    @Test
    void aCarThatMayBeSeveralIsAskedAndThenTheyAreNamed() {
        bench.online();
        hears(HeardCarTest.K9);
        bench.passes(60);

        Outcome outcome = bench.ends.outcomes.get(0);
        assertFalse(bench.ends.frames().isEmpty());
        assertEquals(Outcome.Kind.SEVERAL, outcome.kind());
        assertEquals(
                Set.of("citroen-e-berlingo", "fiat-e-doblo", "opel-combo-e", "peugeot-e-rifter",
                        "toyota-proace-city-ev"),
                outcome.vehicles().stream().map(VehicleProfile::id).collect(Collectors.toSet()));
        assertEquals(Kind.HEARD_PERHAPS, bench.kind());
        assertTrue(situation().details().get(0).contains("Peugeot e-Rifter"), situation()::toString);
    }

    @Test
    void theVinCountsMoreThanWhatFits() {
        bench.online();
        hears(HeardCarTest.K9);
        bench.passes(Prelude.LISTENING);
        bench.answers(Recorded.answer("7E8", VinAt.ALL_UNITS.answer("5YJ3E7EB4KF240000"))).passes(60);

        assertEquals(Kind.UNKNOWN_MAKE, bench.kind());
        assertEquals(List.of(), bench.ends.outcomes.get(0).vehicles());
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
        bench.answers(frames(frames));
    }

    private static List<CanFrame> frames(List<String> frames) {
        return frames.stream().map(frame -> Recorded.frame(frame.split(" ")[0], frame.split(" ")[1])).toList();
    }

    private Situation situation() {
        return bench.ends.situations.get(bench.ends.situations.size() - 1);
    }
}
