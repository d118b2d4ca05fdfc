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
package org.openhab.binding.wican.internal.monitor.belief;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.monitor.Ends;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.testing.ManualScheduler;

/**
 * Tests for {@link Belief}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class BeliefTest {

    private static final Instant START = Instant.parse("2024-10-04T10:58:59Z");

    private final ManualScheduler scheduler = new ManualScheduler(START);
    private final Ends ends = new Ends(scheduler);
    private final Belief belief = belief(Ends.ask("nissan-leaf-ze1"));

    @Test
    void whatACarSaysElseIsToldOnlyIfItCanHaveBecomeThat() {
        measured(Map.of("SOH", 97.0, "HV_V", 350.0, "SOC", 60.0));
        scheduler.advance(Duration.ofMinutes(5));
        measured(Map.of("SOH", 20.0, "HV_V", 410.0, "SOC", 20.0));
        assertEquals(Map.of("HV_V", 410.0, "SOC", 20.0), ends.reading().values());

        scheduler.advance(Duration.ofMinutes(5));
        measured(Map.of("SOH", 96.5));
        assertEquals(Map.of("SOH", 96.5), ends.reading().values());
    }

    @Test
    void whatContradictsTheFirstAfterASilenceTakesItBack() {
        measured(Map.of("OUTSIDE_TEMPERATURE", 18.0));
        scheduler.advance(Duration.ofHours(3));
        measured(Map.of("OUTSIDE_TEMPERATURE", 60.0));
        scheduler.advance(Duration.ofSeconds(10));
        measured(Map.of("OUTSIDE_TEMPERATURE", -30.0));

        assertEquals(List.of(18.0, 60.0, 18.0),
                ends.readings().stream().map(reading -> reading.values().get("OUTSIDE_TEMPERATURE")).toList());
    }

    @Test
    void whatAnAdapterPollsIsHeldAgainstWhatWasBeforeByWhoeverListens() {
        Belief listening = belief(new Approach.Listen());
        listening.measured(new Reading(scheduler.now(), Optional.empty(), Map.of("SOH", 97.0)));
        listening.measured(new Reading(scheduler.now(), Optional.empty(), Map.of("SOH", 20.0)));

        assertEquals(Map.of("SOH", 20.0), ends.reading().values());
    }

    @Test
    void whileTheCarWasAwayItMayHaveBecomeEmpty() {
        belief.measured(soc(84, START));
        scheduler.advance(Duration.ofHours(1));
        assertNotNull(belief.doubt(0));

        belief.away();
        assertNull(belief.doubt(0));
    }

    @Test
    void beforeOpenhabStartedTheCarMayHaveBeenAway() {
        belief.restore(soc(84, START.minusSeconds(3600)));

        assertNull(belief.doubt(0));
        assertEquals(List.of(soc(84, START.minusSeconds(3600))), ends.restored());
    }

    @Test
    void whatIsKnownThoughNotMeasuredNowCounts() {
        belief.measured(soc(84, START));
        belief.known(soc(50, START.minusSeconds(600)));

        assertEquals(Optional.of(soc(50, START.minusSeconds(600))), belief.last());
        assertEquals(List.of(soc(50, START.minusSeconds(600))), ends.restored());
        assertEquals(List.of("{\"soc\":84,\"time\":\"2024-10-04T10:58:59+00:00\"}",
                "{\"soc\":50,\"time\":\"2024-10-04T10:48:59+00:00\"}"), ends.published());
    }

    @Test
    void whenAStateOfChargeWasMeasuredIsNotWhenItWasKnown() {
        assertEquals(Instant.EPOCH, belief.lastMeasured());
        belief.measured(soc(84, START));
        scheduler.advance(Duration.ofMinutes(5));
        belief.known(soc(50, START));
        measured(Map.of("SOH", 97.0));

        assertEquals(START, belief.lastMeasured());
    }

    private void measured(Map<String, Double> values) {
        belief.measured(new Reading(scheduler.now(), Optional.empty(), values));
    }

    private static Reading soc(double soc, Instant time) {
        return Reading.of(time, OptionalDouble.of(soc), Map.of());
    }

    private Belief belief(Approach approach) {
        return new Belief(new MonitorSettings(Ends.TOPICS, approach, Duration.ofMinutes(5), 1, Duration.ofSeconds(2),
                Optional.of(Ends.SOC), 0), ends, ends, ends.clock(), this);
    }
}
