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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.belief.SocMessage;
import org.openhab.binding.wican.internal.simulator.LeafAnswers;
import org.openhab.binding.wican.internal.testing.Loss;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Proves that whatever happens on the way, in whatever order, only true values with their true times come out, the car
 * is asked no more often than allowed, and a good value is there soon after the faults have ended. A seed that fails is
 * in the name of the test.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class MonitorChaosTest {

    private static final int SEEDS = 200;
    private static final int STEPS = 400;
    /** A car at home charges no faster than this, in percent of the battery a second. */
    private static final double CHARGE_PER_SECOND = 0.02;
    private static final Duration BETWEEN_RETRIES = Duration.ofSeconds(5);

    private Bench bench = Bench.leafAbove(12);
    private Random random = new Random(0);
    private double battery = 50;
    private int seenFrames;
    private boolean faults = true;
    /** What the car has told, with the time when it began to. */
    private final Map<String, Instant> told = new HashMap<>();

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onlyTrueValuesComeOutOfChaos(long seed) {
        random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            happen();
            react();
        }
        assertCarIsSpared();
        assertReadingsAreTrue();
        faults = false;
        recover();
        assertReadingsAreTrue();
        bench.monitor.stop();
        assertEquals(0, bench.scheduler.pending(), "timers are left");
    }

    private void happen() {
        switch (random.nextInt(15)) {
            case 0 -> bench.online();
            case 1 -> bench.offline();
            case 2 -> bench.says(Bench.CAN_STATUS, "{\"status\": \"online\"}");
            case 3 -> bench.monitor.disconnected();
            case 4 -> bench.monitor.connected();
            case 5 -> bench.volts(11 + random.nextInt(4));
            case 6 -> bench.says(Bench.RX, "{\"frame\":[{\"id\":1979,\"dlc\":8,\"data\":[33,2,3,4,5,6,7,8]}]}");
            case 7 -> bench.answers(Recorded.frames("7BB", "037F2131AAAAAAAA"));
            case 8 -> bench.answers(Recorded.frames("7BB", "10356104FFFFFC18", "2102AFFFFFFBD5FF"));
            case 9 -> bench.says(Bench.AUTO_PID, "{\"SOC\":99}");
            case 10 -> bench.says(Bench.RX, "{\"Name\": 12.300000}");
            case 11 -> bench.says("wican/12345678901d/elm327", "log");
            case 12 -> driveAway();
            default -> {
                long seconds = random.nextInt(40);
                battery = Math.min(90, battery + seconds * CHARGE_PER_SECOND * random.nextDouble());
                bench.passes(Duration.ofMillis(seconds * 1000 + random.nextInt(1000)));
            }
        }
    }

    /** Only who was away for so long is asked with all attempts. */
    private void driveAway() {
        bench.offline().passes(Duration.ofMinutes(random.nextInt(90))).online();
        if (random.nextBoolean()) {
            bench.volts(12 + random.nextInt(3));
        }
    }

    /** The car and the adapter do what they do with what was published, well or badly. */
    private void react() {
        List<String> frames = bench.ends.frames();
        while (seenFrames < frames.size()) {
            if (frames.get(seenFrames++).equals(Bench.LEAF_REQUEST)) {
                if (!faults || random.nextInt(3) > 0) {
                    answer();
                }
            }
        }
    }

    private void answer() {
        told.putIfAbsent(shown(), bench.scheduler.now());
        List<CanFrame> answer = Recorded.answer("7BB", LeafAnswers.atBattery(battery));
        (faults ? Loss.of(answer, random) : answer)
                .forEach(frame -> bench.monitor.messageArrived(Bench.RX, Recorded.message(frame)));
    }

    private String shown() {
        return String.valueOf(LeafAnswers.dashboardAsTold(battery));
    }

    private void recover() {
        bench.monitor.disconnected();
        bench.monitor.connected();
        bench.offline().passes(Duration.ofHours(1)).online().volts(12.8);
        for (int second = 0; second < 120; second++) {
            react();
            bench.passes(1);
        }
        assertEquals(shown(), bench.soc());
        assertFalse(bench.ends.reading().time().isBefore(bench.scheduler.now().minus(Duration.ofMinutes(3))),
                "the measurement is old");
    }

    private void assertCarIsSpared() {
        List<Instant> requests = bench.ends.requestTimes();
        for (int i = 1; i < requests.size(); i++) {
            Duration distance = Duration.between(requests.get(i - 1), requests.get(i));
            assertTrue(distance.compareTo(BETWEEN_RETRIES) >= 0, "asked again after " + distance);
        }
    }

    private void assertReadingsAreTrue() {
        for (Reading reading : bench.ends.readings()) {
            reading.soc().ifPresent(soc -> {
                Instant since = told.get(soc.toPlainString());
                assertNotNull(since, () -> soc + " % was never told, only " + told.keySet());
                assertFalse(since != null && reading.time().isBefore(since.minusSeconds(1)), "older than the answer");
                assertFalse(reading.time().isAfter(bench.scheduler.now()), "still to come");
            });
        }
        for (String message : bench.ends.published()) {
            assertTrue(
                    bench.ends.readings().stream()
                            .anyMatch(reading -> reading.soc().isPresent() && message.equals(new String(
                                    SocMessage.encode(reading.soc().get(), reading.time(), ZoneOffset.UTC), UTF_8))),
                    message);
        }
    }
}
