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

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link StarterBattery}: the car is spared while its 12 V battery is low, and heard when it begins to
 * charge.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class StarterBatteryTest {

    private final Bench bench = Bench.leafAbove(12);

    @Test
    void theAdapterIsAskedOncePerArrivalAndWithEachRefreshAndTheCarAfterIt() {
        bench.online();
        assertEquals(1, bench.levelQueries());
        assertEquals(0, bench.requests());

        bench.volts(12.6);
        assertEquals(1, bench.requests());
        bench.answers(Recorded.LEAF_84_PERCENT).passes(Duration.ofMinutes(4));
        assertEquals(1, bench.levelQueries());

        bench.passes(60);
        assertEquals(2, bench.levelQueries());
        assertEquals(List.of(12.6), bench.ends.voltages());
    }

    @Test
    void anAdapterThatDoesNotTellTheLevelCostsHalfASecond() {
        bench.online().passes(Duration.ofMillis(499));
        assertEquals(0, bench.requests());

        bench.passes(Duration.ofMillis(1));
        assertEquals(1, bench.requests());
    }

    @Test
    void aCarWhose12VoltBatteryIsLowIsNotAskedAndTheStatusSaysSo() {
        bench.online().volts(11.8).passes(Duration.ofMinutes(30));

        assertEquals(0, bench.requests());
        assertEquals(List.of("11.8", "12.0"), bench.ends.situation(Kind.LOW_VOLTAGE).details());
    }

    @Test
    void theRetriesOfACarWhoseBatteryGetsLowAreGivenUp() {
        bench.online().volts(12.1).passes(3);
        assertEquals(1, bench.requests());
        bench.volts(11.9).passes(Duration.ofMinutes(2));

        assertEquals(1, bench.requests());
        assertEquals(Kind.LOW_VOLTAGE, bench.ends.situation(Kind.LOW_VOLTAGE).kind());
    }

    @Test
    void neitherRefreshNorTrafficAsksACarWithALowBattery() {
        bench.online().volts(12.6).answers(Recorded.LEAF_84_PERCENT).passes(Duration.ofMinutes(5)).volts(11.5);
        assertEquals(1, bench.requests());

        bench.passes(Duration.ofMinutes(2)).answers(Recorded.frames("123", "0000000000000000")).volts(11.5).passes(60);
        assertEquals(1, bench.requests());
    }

    @Test
    void whoeverAsksIsAnsweredHoweverLowTheBatteryIs() {
        bench.online().volts(11.5);
        bench.monitor.ask(false);
        bench.answers(Recorded.LEAF_84_PERCENT);

        assertEquals("84", bench.soc());
    }

    @Test
    void aBatteryThatHasRecoveredIsNoReasonToSpareTheCarAnyMore() {
        bench.online().volts(11.8).passes(60).volts(12.1);
        assertEquals(0, bench.requests(), "the level must have risen by more than noise");

        bench.volts(12.3).volts(12.3);
        assertEquals(1, bench.requests());
    }

    @Test
    void aChargeThatStartsHoursAfterTheArrivalIsSeenByAnAdapterThatNeverSleeps() {
        bench.online().volts(12.5).passes(Duration.ofMinutes(2));
        int before = bench.requests();
        for (int minute = 0; minute < 180; minute++) {
            bench.passes(60).volts(12.5);
        }
        assertEquals(before, bench.requests(), "the car is left alone");
        assertTrue(bench.levelQueries() >= 180, bench.levelQueries() + " questions to the adapter");

        bench.volts(13.9).volts(13.9);
        assertEquals(before + 1, bench.requests());
        bench.answers(Recorded.LEAF_84_PERCENT);
        assertEquals("84", bench.soc());
    }

    @Test
    void aLevelThatStaysHighOrTremblesIsNoNewSignOfLife() {
        bench.online().volts(13.1).passes(Duration.ofMinutes(2));
        int before = bench.requests();
        for (int minute = 0; minute < 60; minute++) {
            bench.volts(minute % 2 == 0 ? 12.95 : 13.05).passes(60);
        }

        assertEquals(before, bench.requests());
    }

    @Test
    void theLevelThatAProToldWhenItConnectedIsTakenOnlyWhileItIsThere() {
        String battery = "wican/12345678901d/battery";
        bench.says(battery, "{\"battery_voltage\": 11.10}");
        assertEquals(List.of(), bench.ends.voltages());

        bench.online().says(battery, "{\"battery_voltage\": 12.64}");
        assertEquals(List.of(12.64), bench.ends.voltages());
        assertEquals(List.of(), bench.ends.seen(), "a retained message is not the adapter speaking");
    }

    @Test
    void theAnswerOfAProComesOnATopicOfItsOwn() {
        bench.online().says("wican/12345678901d/rsp", "{\"battery_voltage\": 12.640000}");

        assertEquals(List.of(12.64), bench.ends.voltages());
        assertEquals(1, bench.requests());
    }

    @Test
    void nothingIsAskedForAnyMoreWhenTheCarHasLeft() {
        bench.online().offline().passes(Duration.ofHours(1));

        assertEquals(1, bench.levelQueries());
        assertEquals(0, bench.requests());
        assertEquals(0, bench.scheduler.pending());
    }

    @Test
    void aRebootIsAMatterOfTheAdapterAlone() {
        bench.online();
        bench.monitor.reboot();
        assertTrue(bench.ends.commands().contains("{\"cmd\":\"reboot\"}"));

        bench.offline();
        int before = bench.ends.commands().size();
        bench.monitor.reboot();
        assertEquals(before, bench.ends.commands().size());
    }
}
