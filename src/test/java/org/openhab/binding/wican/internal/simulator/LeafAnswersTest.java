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
package org.openhab.binding.wican.internal.simulator;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.testing.ManualScheduler;

/**
 * Tests {@link LeafAnswers} and {@link Battery}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class LeafAnswersTest {

    private static final ControlUnit UNIT = ControlUnit.at(0x79B, 0x7BB).withPadding(0xFF);

    @Test
    void recordingsAreAsRecorded() {
        assertEquals(
                List.of("7BB 1035610100000000", "7BB 2102AF000002BDFF", "7BB 22FFFC18171E30D4", "7BB 238708382C038F00",
                        "7BB 2401A9C6242F0005", "7BB 2509E0000FB33480", "7BB 260005000002BD00", "7BB 270003AB01AEFFFF"),
                framesOf(LeafAnswers.at24Percent()));
        assertEquals(53, LeafAnswers.at84Percent().length);
        assertEquals(33.0208, batteryIn(LeafAnswers.at24Percent()));
        assertEquals(82.1002, batteryIn(LeafAnswers.at84Percent()));
        assertEquals(24, LeafAnswers.dashboardOf(33.0208));
        assertEquals(84, LeafAnswers.dashboardOf(82.1002));
    }

    @ParameterizedTest
    @ValueSource(doubles = { 0, 0.0001, 6.5536, 33.0208, 50, 82.1002, 99.9999, 100, 655.36 })
    void answerTellsAnyPercentage(double percent) {
        assertEquals(percent, batteryIn(LeafAnswers.atBattery(percent)));
        assertEquals(53, LeafAnswers.atBattery(percent).length);
    }

    @Test
    void restOfTheAnswerStaysAsItWas() {
        assertArrayEquals(LeafAnswers.at84Percent(), LeafAnswers.atBattery(82.1002));
    }

    @Test
    void impossiblePercentagesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> LeafAnswers.atBattery(-1));
        assertThrows(IllegalArgumentException.class, () -> LeafAnswers.atBattery(1700));
    }

    @Test
    void dashboardShowsWhatWasWantedOrTheNearestThatItCanShow() {
        int exact = 0;
        for (int wanted = 0; wanted <= 100; wanted++) {
            int shown = LeafAnswers.dashboardOf(LeafAnswers.batteryOf(wanted));
            assertEquals(wanted, shown, 1);
            exact += shown == wanted ? 1 : 0;
        }
        assertEquals(83, exact);
        assertEquals(87, LeafAnswers.dashboardOf(LeafAnswers.batteryOf(88)));
        assertEquals(84, LeafAnswers.dashboardOf(batteryIn(LeafAnswers.atDashboard(84))));
    }

    @Test
    void batteryIsChargedOnlyWhilePluggedIn() {
        ManualScheduler scheduler = new ManualScheduler();
        Battery battery = new Battery(scheduler.clock(), 82.5, 1, 100);
        scheduler.advance(Duration.ofMinutes(3));
        assertEquals(82.5, battery.percent());

        battery.plugIn();
        scheduler.advance(Duration.ofMinutes(3));
        assertEquals(85.5, battery.percent(), 1e-9);
        assertEquals(86, battery.dashboardPercent());

        battery.unplug();
        scheduler.advance(Duration.ofMinutes(3));
        assertEquals(85.5, battery.percent(), 1e-9);
    }

    @Test
    void batteryIsNeverFullerThanFull() {
        ManualScheduler scheduler = new ManualScheduler();
        Battery battery = new Battery(scheduler.clock(), 84, 2, 100);
        battery.plugIn();

        scheduler.advance(Duration.ofDays(1));

        assertEquals(100, battery.percent());
    }

    private static List<String> framesOf(byte[] payload) {
        return UNIT.framesOf(payload).stream().map(BusFrame::toString).toList();
    }

    /** Counts as the profiles do: B39, B41 and B42 of all frames one after the other. */
    private static double batteryIn(byte[] payload) {
        StringBuilder all = new StringBuilder();
        UNIT.framesOf(payload).forEach(frame -> all.append(HexFormat.of().formatHex(frame.data())));
        byte[] b = HexFormat.of().parseHex(all);
        return ((b[39] & 0xFF) * 65536 + (b[41] & 0xFF) * 256 + (b[42] & 0xFF)) / 10000.0;
    }
}
