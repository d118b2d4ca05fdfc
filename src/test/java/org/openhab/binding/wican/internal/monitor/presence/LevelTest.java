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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.monitor.Ends;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.presence.StarterBattery.Level;
import org.openhab.binding.wican.internal.testing.ManualScheduler;

/**
 * Tests for {@link StarterBattery}: what the level means, and when it is asked for.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class LevelTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualScheduler scheduler = new ManualScheduler(Instant.parse("2024-10-04T10:58:59Z"));
    private final Ends ends = new Ends(scheduler);
    private final List<String> calls = new ArrayList<>();
    private boolean isQuiet;
    private final StarterBattery battery = battery(12);

    @ParameterizedTest
    @CsvSource({ "12.0, false", "11.99, true" })
    void belowTheMinimumItIsTooLow(double volts, boolean isTooLow) {
        battery.measured(volts);

        assertEquals(isTooLow, battery.isTooLow());
    }

    @ParameterizedTest
    @CsvSource({ "12.19, true", "12.2, false" })
    void thenItMustRiseByMoreThanNoise(double volts, boolean isTooLow) {
        battery.measured(11);
        battery.measured(volts);

        assertEquals(isTooLow, battery.isTooLow());
        assertEquals(isTooLow ? List.of() : List.of("recovered"), calls);
    }

    @ParameterizedTest
    @CsvSource({ "13.0, REST", "13.01, FED" })
    void above13VoltsItIsFed(double volts, Level level) {
        battery.measured(volts);

        assertEquals(level, battery.level());
        assertEquals(level == Level.FED ? List.of("fed") : List.of(), calls);
    }

    @ParameterizedTest
    @CsvSource({ "12.81, FED", "12.8, REST" })
    void thenItMustFallByMoreThanNoise(double volts, Level level) {
        battery.measured(14);
        battery.measured(volts);

        assertEquals(level, battery.level());
    }

    @Test
    void whatWasToldLongAgoIsNotKnown() {
        assertEquals(Level.UNKNOWN, battery.level());
        battery.measured(12.5);
        passes(MINUTE.minusMillis(1));
        assertEquals(Level.REST, battery.level(MINUTE));

        passes(Duration.ofMillis(1));
        assertEquals(Level.UNKNOWN, battery.level(MINUTE));
        assertEquals(Level.REST, battery.level());
    }

    @Test
    void whatWasKnownIsForgottenWhenTheAdapterArrives() {
        battery.measured(11);
        battery.arrived();
        assertEquals(Level.UNKNOWN, battery.level());
        assertFalse(battery.isTooLow());

        battery.measured(14);
        battery.arrived();
        battery.measured(12.9);
        assertEquals(Level.REST, battery.level());
    }

    @Test
    void whoDoesNotTellTheLevelThreeTimesIsNotHeard() {
        battery.ask();
        battery.ask();
        battery.ask();
        assertFalse(battery.isUnheard());
        battery.ask();
        assertTrue(battery.isUnheard());

        battery.measured(12.5);
        assertFalse(battery.isUnheard());
        battery.arrived();
        battery.ask();
        assertFalse(battery.isUnheard());
    }

    @Test
    void whereTheLevelDoesNotMatterNobodyMissesIt() {
        StarterBattery any = battery(0);
        for (int i = 0; i < 10; i++) {
            any.ask();
        }

        assertFalse(any.isUnheard());
    }

    @Test
    void untilItIsClearWhetherTheAdapterTellsTheLevelItIsAskedEachMinuteAndThenNoMore() {
        battery.arrived();
        passes(MINUTE.multipliedBy(3));
        assertEquals(3, asked());
        assertEquals(List.of(), calls);

        passes(MINUTE.multipliedBy(10));
        assertEquals(4, asked());
        assertEquals(List.of("unheard"), calls);
    }

    @Test
    void whereTheLevelDoesNotMatterItIsAskedForOnlyWhileNothingElseTellsOfACharge() {
        StarterBattery any = battery(0);
        any.arrived();
        passes(MINUTE.multipliedBy(10));
        assertEquals(0, asked());

        isQuiet = true;
        passes(MINUTE.multipliedBy(10));
        assertEquals(10, asked());
        assertEquals(List.of("unheard"), calls, "told once");
    }

    @Test
    void whoseLevelIsKnownIsAskedOnlyWhileNothingElseTellsOfACharge() {
        battery.arrived();
        battery.measured(12.5);
        passes(MINUTE.multipliedBy(10));
        assertEquals(0, asked());

        isQuiet = true;
        passes(MINUTE);
        assertEquals(1, asked());
    }

    @Test
    void whoReturnsSoonIsAskedAgainEachMinute() {
        isQuiet = true;
        battery.arrived();
        battery.measured(12.5);
        battery.stop();
        passes(MINUTE);
        assertEquals(0, asked());

        battery.returned();
        passes(MINUTE);
        assertEquals(1, asked());
    }

    @Test
    void whoReturnsSoonWithALevelThatWasTooLowIsAskedAtOnce() {
        battery.arrived();
        battery.measured(11);
        battery.stop();
        battery.returned();
        assertEquals(1, asked());

        battery.returned();
        assertEquals(1, asked(), "it has only connected anew");
    }

    @Test
    void connectingAnewIsNoReasonToWaitForTheNextQuestionOnceMore() {
        isQuiet = true;
        battery.arrived();
        passes(MINUTE.minusSeconds(1));
        battery.returned();
        passes(Duration.ofSeconds(1));

        assertEquals(1, asked());
    }

    @Test
    void aQuestionWaitsForTheLevel() {
        battery.unlessTooLow(() -> calls.add("asks"), () -> calls.add("spares"));
        assertEquals(1, asked());
        assertEquals(List.of(), calls);

        battery.measured(12.5);
        assertEquals(List.of("asks"), calls);
        assertEquals(0, scheduler.pending());
    }

    @Test
    void aQuestionIsNotAskedIfTheLevelIsTooLow() {
        battery.unlessTooLow(() -> calls.add("asks"), () -> calls.add("spares"));
        battery.measured(11);

        assertEquals(List.of("spares"), calls);
    }

    @Test
    void aQuestionIsAskedAfterHalfASecondWithoutALevel() {
        battery.unlessTooLow(() -> calls.add("asks"), () -> calls.add("spares"));
        passes(Duration.ofMillis(499));
        assertEquals(List.of(), calls);

        passes(Duration.ofMillis(1));
        assertEquals(List.of("asks"), calls);
        battery.measured(12.5);
        assertEquals(List.of("asks"), calls);
    }

    @Test
    void whereTheLevelDoesNotMatterAQuestionDoesNotWaitForItThoughItIsAskedFor() {
        battery(0).unlessTooLow(() -> calls.add("asks"), () -> calls.add("spares"));

        assertEquals(List.of("asks"), calls);
        assertEquals(1, asked());
    }

    @Test
    void whenTheAdapterLeavesNoQuestionWaitsAnyMore() {
        battery.arrived();
        battery.unlessTooLow(() -> calls.add("asks"), () -> calls.add("spares"));
        battery.stop();
        assertEquals(0, scheduler.pending());

        battery.measured(12.5);
        assertEquals(List.of(), calls);
    }

    @Test
    void theLevelThatAQuestionHasWaitedForIsNoSignOfLife() {
        battery.unlessTooLow(() -> calls.add("asks"), () -> calls.add("spares"));
        battery.measured(14);

        assertEquals(List.of("asks"), calls);
    }

    private StarterBattery battery(double minimum) {
        MonitorSettings settings = new MonitorSettings(Ends.TOPICS, Ends.ask("nissan-leaf-ze1"), Duration.ofMinutes(5),
                1, Duration.ofSeconds(2), Optional.empty(), minimum);
        return new StarterBattery(settings, ends, ends.clock(), scheduler, this, new Calls());
    }

    private long asked() {
        return ends.commands().stream().filter("{\"cmd\":\"get_vbatt\"}"::equals).count();
    }

    private void passes(Duration time) {
        scheduler.advance(time);
    }

    private final class Calls implements StarterBattery.Listener {

        @Override
        public void level(double volts) {
        }

        @Override
        public void recovered() {
            calls.add("recovered");
        }

        @Override
        public void unheard() {
            calls.add("unheard");
        }

        @Override
        public void fed() {
            calls.add("fed");
        }

        @Override
        public boolean isQuiet() {
            return isQuiet;
        }
    }
}
