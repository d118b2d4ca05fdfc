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
package org.openhab.binding.wican.internal.monitor.listening;

import static org.junit.jupiter.api.Assertions.*;
import static org.openhab.binding.wican.internal.monitor.Bench.AUTO_PID;
import static org.openhab.binding.wican.internal.monitor.Bench.RX;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.Ends;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link AutoPidListener}: what counts as measured, and what is merely repeated.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AutoPidListenerTest {

    private final Bench bench = Bench.autoPid();

    @ParameterizedTest
    @ValueSource(strings = { "{\"SOC\":62.5}", "{\"SoC\":62.5}", "{\"SOC_BMS\":\"62.5\"}", "{\"soc_bms\":62.5}",
            "{\"BMS_SOC\":62.5,\"SOH\":97}", "{\"BatterySoC\":62.5}", "{\"SOC_D\":62.5,\"SOC\":65}",
            "{\"SOC_DISPLAY\":62.5}", "{\"5B-HybrBatPackRemLife\":62.5}", "62.50" })
    void theStateOfChargeIsFoundInWhateverFormItComes(String payload) {
        home().says(AUTO_PID, payload);

        assertEquals("62.5", bench.soc());
        assertEquals(bench.scheduler.now(), time());
        assertEquals(List.of("{\"soc\":62.5,\"time\":\"2024-10-04T11:00:59+00:00\"}"), bench.ends.published());
        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @ParameterizedTest
    @ValueSource(strings = { "wican/12345678901d/automate", AUTO_PID, RX })
    void itIsHeardWhereverAdaptersPublish(String topic) {
        bench.says(topic, "{}").offline().passes(60).online().says(topic, "{\"SOC\":62.5}");

        assertEquals("62.5", bench.soc());
    }

    @Test
    void valuesAmongTheFramesOfABusAreHeard() {
        bench.says(RX, "{}").offline().passes(60).online();
        bench.answers(Recorded.frames("123", "0000000000000000")).says(RX, "{\"SOC\":62.5}");
        assertEquals("62.5", bench.soc());

        bench.answers(Recorded.frames("123", "0000000000000000")).says(RX, "{\"SOC\":63}");
        assertEquals("63", bench.soc());
    }

    @Test
    void aTopicOfThatNameIsNoCarToAsk() {
        home().says(AUTO_PID, "{\"SOC\":62.5}").passes(Duration.ofHours(1));

        assertEquals(List.of(), bench.ends.frames());
    }

    @Test
    void theOtherValuesComeWithIt() {
        home().says(AUTO_PID, "{\"SOC_D\":62,\"SOC\":64.5,\"CHARGING\":\"on\",\"HV_V\":356.1,\"X\":null}");

        assertEquals(Map.of("SOC", 64.5, "CHARGING", 1.0, "HV_V", 356.1), last().values());
    }

    @Test
    void whatIsRepeatedKeepsItsTime() {
        home().says(AUTO_PID, "{\"SOC\":62.5,\"HV_V\":356.1}");
        Instant measured = time();
        for (int i = 0; i < 100; i++) {
            bench.passes(10).says(AUTO_PID, "{\"SOC\":62.5,\"HV_V\":356.1}");
        }

        assertEquals(measured, time());
        assertEquals(1, bench.ends.readings().size());
        assertEquals(1, bench.ends.published().size());
    }

    @Test
    void theTimeOfFirmware6IsThatOfPublishingAndNoCauseForANewTimeEither() {
        home().says(AUTO_PID, "{\"SOC\":62.5,\"timestamp\":%d}".formatted(now() - 3));
        Instant measured = time();
        assertEquals(bench.scheduler.now().minusSeconds(3), measured);

        bench.passes(60).says(AUTO_PID, "{\"SOC\":62.5,\"timestamp\":%d}".formatted(now()));
        assertEquals(measured, time());

        bench.says(AUTO_PID, "{\"SOC\":63,\"timestamp\":%d}".formatted(now() - 1));
        assertEquals(bench.scheduler.now().minusSeconds(1), time());
    }

    @ParameterizedTest
    @ValueSource(longs = { 0, 5, 1_000_000, 4_000_000_000_000L })
    void aTimeThatCanNotBeIsNotTaken(long timestamp) {
        home().says(AUTO_PID, "{\"SOC\":62.5,\"timestamp\":%d}".formatted(timestamp));

        assertEquals(bench.scheduler.now(), time());
    }

    @ParameterizedTest
    @ValueSource(longs = { -7200, -300, 1, 120, 7200 })
    void aTimeOfAClockThatIsWrongIsNotTaken(long seconds) {
        home().says(AUTO_PID, "{\"SOC\":62.5,\"timestamp\":%d}".formatted(now() + seconds));

        assertEquals(bench.scheduler.now(), time());
    }

    @Test
    void whatIsRetainedWhenOpenhabStartsIsNotNew() {
        bench.online().says(AUTO_PID, "{\"SOC\":62.5}").passes(10).says(AUTO_PID, "{\"SOC\":62.5}");
        assertEquals("", bench.soc());
        assertEquals(Kind.AUTO_PID_WAITING, bench.kind());

        bench.passes(10).says(AUTO_PID, "{\"SOC\":62.7}");
        assertEquals("62.7", bench.soc());
        assertEquals(bench.scheduler.now(), time());
    }

    @Test
    void whatWasKeptComesBackWithItsOldTime() {
        bench.says(Ends.SOC, "{\"soc\":62.5,\"time\":\"2024-10-04T08:00:00+00:00\"}").online();
        bench.says(AUTO_PID, "{\"SOC\":62.5}").passes(10).says(AUTO_PID, "{\"SOC\":62.5}");

        assertEquals(Instant.parse("2024-10-04T08:00:00Z"), bench.ends.restored().get(0).time());
        assertEquals(List.of(), bench.ends.readings());
    }

    @Test
    void anAdapterThatIsAwayMeasuresNothing() {
        home().says(AUTO_PID, "{\"SOC\":62.5}").offline().says(AUTO_PID, "{\"SOC\":61}");

        assertEquals("62.5", bench.soc());
    }

    @Test
    void anEmptyMessageChangesNothing() {
        home().says(AUTO_PID, "{\"SOC\":62.5}").says(AUTO_PID, "{}").says(AUTO_PID, "{\"SOC\":null}");

        assertEquals(1, bench.ends.readings().size());
        assertEquals("62.5", bench.soc());
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "102.3", "127.5", "-1" })
    void nothingAndNonsenseAreWhatASleepingCarSaysAndNotBelieved(String value) {
        home().says(AUTO_PID, "{\"SOC\":62.5,\"HV_V\":356.1}");
        for (int i = 0; i < 100; i++) {
            bench.passes(10).says(AUTO_PID, "{\"SOC\":%s,\"HV_V\":0}".formatted(value));
        }

        assertEquals("62.5", bench.soc());
        assertEquals(1, bench.ends.readings().size());
    }

    @Test
    void aBatteryThatWasNearlyEmptyMayBeEmpty() {
        home().says(AUTO_PID, "{\"SOC\":3}").passes(Duration.ofMinutes(1)).says(AUTO_PID, "{\"SOC\":0}");

        assertEquals("0", bench.soc());
    }

    @Test
    void aJumpIsBelievedWhenAnotherValueConfirmsIt() {
        home().says(AUTO_PID, "{\"SOC\":62.5}").passes(10).says(AUTO_PID, "{\"SOC\":20}").passes(10);
        bench.says(AUTO_PID, "{\"SOC\":20}");
        assertEquals("62.5", bench.soc());
        assertEquals(Kind.DOUBTFUL, bench.kind());

        bench.passes(10).says(AUTO_PID, "{\"SOC\":20.5}");
        assertEquals("20.5", bench.soc());
    }

    @Test
    void aJumpThatLastsIsBelievedWhenTheBatteryCanHaveGotThereAndIsAsOldAsItIs() {
        home().says(AUTO_PID, "{\"SOC\":62.5}").passes(10).says(AUTO_PID, "{\"SOC\":42.5}");
        Instant first = bench.scheduler.now();
        bench.passes(Duration.ofMinutes(5)).says(AUTO_PID, "{\"SOC\":42.5}");

        assertEquals("42.5", bench.soc());
        assertEquals(first, time());
    }

    @Test
    void zeroOfOtherValuesIsTakenOnlyWhereItIsNatural() {
        home().says(AUTO_PID, "{\"HV_V\":356,\"HV_A\":12,\"CHARGING\":\"on\"}").passes(10);
        bench.says(AUTO_PID, "{\"HV_V\":0,\"HV_A\":0,\"CHARGING\":\"off\"}");

        assertEquals(Map.of("HV_A", 0.0, "CHARGING", 0.0), last().values());
    }

    @Test
    void errorsOfTheAdapterAreTold() {
        String errors = AUTO_PID + "/error";
        home().says(errors, "{\"error\": \"Timeout, pid: 2101\"}").says(errors, "{\"error\": \"Timeout, pid: 2101\"}");

        assertEquals(Kind.AUTO_PID_ERROR, bench.kind());
        assertEquals(List.of("Timeout, pid: 2101"), bench.ends.situation(Kind.AUTO_PID_ERROR).details());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "[]", "[84]", "\"84\"", "{\"SOC\":{\"value\":84}}", "{\"SOC\":\"eighty\"}",
            "{\"SOC\":1e999}", "{\"SOC\":84", "{\"LV_SOC\":84}", "NaN", "online", "{\"error\":\"no\"}" })
    void whateverElseComesIsNoStateOfCharge(String payload) {
        home().says(AUTO_PID, payload);

        assertEquals("", bench.soc());
    }

    @Test
    void theLevelOfThe12VoltBatteryIsAskedForAtTheArrival() {
        bench.online();
        assertEquals(1, bench.levelQueries());

        bench.volts(12.4);
        assertEquals(List.of(12.4), bench.ends.voltages());
    }

    @Test
    void whoeverAsksLetsTheAdapterPoll() {
        home();
        bench.monitor.ask(false);

        assertTrue(bench.ends.commands().contains("{\"cmd\":\"get_autopid_data\"}"));
    }

    /** The adapter comes online, and has said something on its topic before. */
    private Bench home() {
        return bench.says(AUTO_PID, "{}").says(AUTO_PID + "/error", "{}").offline().passes(120).online();
    }

    private long now() {
        return bench.scheduler.now().getEpochSecond();
    }

    private Reading last() {
        return bench.ends.reading();
    }

    private Instant time() {
        return bench.ends.readings().stream().filter(reading -> reading.soc().isPresent()).reduce((a, b) -> b)
                .orElseThrow().time();
    }
}
