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

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.testing.ManualScheduler;

/**
 * Tests {@link Simulator}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(60)
class SimulatorTest {

    private static final String STATUS = "wican/12345678901d/status ";

    private final ManualScheduler scheduler = new ManualScheduler();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return Simulator.run(arguments, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    @Test
    void helpGoesToStandardOutput() {
        assertEquals(0, run("--help"));
        assertEquals(SimulatorOptions.HELP, out.toString(StandardCharsets.UTF_8));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void badArgumentsGetOneSentence() {
        assertEquals(2, run("--soc", "abc"));
        assertEquals("--soc needs a number from 0 to 100, not 'abc'." + System.lineSeparator(),
                err.toString(StandardCharsets.UTF_8));
        assertEquals("", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void missingBrokerGetsOneSentence() {
        int port;
        try (EmbeddedBroker gone = new EmbeddedBroker()) {
            port = gone.port();
        }

        assertEquals(1, run("--broker", "127.0.0.1:" + port));

        assertEquals(
                "The broker at 127.0.0.1:" + port + " can't be reached: connection refused." + System.lineSeparator(),
                err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void carAnswersAndLeavesProperly() {
        try (EmbeddedBroker broker = new EmbeddedBroker(); MqttTester tester = new MqttTester(broker)) {
            try (Simulator simulator = simulator(broker, "--soc", "88", "--foreign-traffic")) {
                simulator.start();
                tester.await(1, STATUS + "{\"status\": \"online\"}");
                tester.send("12345678901d", 0x79B, "0221010000000000");
                simulator.adapter().awaitRequests(1, "2101");
            }
            tester.await(1, STATUS + "{\"status\": \"offline\"}");
        }
        String log = out.toString(StandardCharsets.UTF_8);
        assertTrue(log.contains("in a Nissan Leaf ZE1 40 kWh and e+ 62 kWh (2018–2025): 88.0 %"), log);
        assertTrue(log.contains("12:00:00.000  is told    79B 0221010000000000 (request 2101)"), log);
        assertTrue(log.contains("leaves"), log);
    }

    @Test
    void theCarOfAnyVehicleTellsAVinOfItsMakeAndItsStateOfCharge() {
        try (EmbeddedBroker broker = new EmbeddedBroker(); MqttTester tester = new MqttTester(broker)) {
            try (Simulator simulator = simulator(broker, "--car", "kia-ray-ev", "--soc", "62")) {
                simulator.start();
                tester.await(1, STATUS + "{\"status\": \"online\"}");
                tester.send("12345678901d", 0x7DF, "0209020000000000");
                tester.await(1,
                        "wican/12345678901d/can/rx {\"bus\":\"0\",\"type\":\"rx\",\"ts\":0,\"frame\":[{\"id\":2024,"
                                + "\"dlc\":8,\"rtr\":false,\"extd\":false,\"data\":[16,20,73,2,1,75,78,65]}]}");
            }
        }
        String log = out.toString(StandardCharsets.UTF_8);
        assertTrue(log.contains("in a Kia Ray EV 16 kWh (2011–2018): 62.0 %"), log);
    }

    @Test
    void carDrivesAwayAndComesHomeAgain() {
        try (EmbeddedBroker broker = new EmbeddedBroker(); MqttTester tester = new MqttTester(broker)) {
            try (Simulator simulator = simulator(broker, "--home", "60", "--away", "600", "--charge", "1.211")) {
                simulator.start();
                scheduler.advance(Duration.ofSeconds(60));
                tester.await(1, STATUS + "{\"status\": \"offline\"}");
                broker.stop();
                scheduler.advance(Duration.ofSeconds(600));
                broker.start();
                scheduler.advance(Duration.ofSeconds(5));
            }
        }
        String log = out.toString(StandardCharsets.UTF_8);
        assertEquals(3, log.split("comes home").length - 1, log);
        assertTrue(log.contains("can't be reached: connection refused."), log);
        assertEquals(2, log.split("leaves").length - 1, log);
    }

    @Test
    void anAdapterThatPollsByItselfTellsWhatItReadsEveryTenSecondsWhileAtHome() {
        try (EmbeddedBroker broker = new EmbeddedBroker(); MqttTester tester = new MqttTester(broker)) {
            try (Simulator simulator = simulator(broker, "--mode", "autopid", "--soc", "85.5", "--home", "25", "--away",
                    "60")) {
                simulator.start();
                scheduler.advance(Duration.ofSeconds(60));
                tester.await(3, "wican/12345678901d/autopid {\"SOC\":85.5,\"SOC_D\":86}");
                scheduler.advance(Duration.ofSeconds(30));
                tester.await(4, "wican/12345678901d/autopid {");
            }
        }
    }

    private Simulator simulator(EmbeddedBroker broker, String... arguments) {
        String[] all = Stream.concat(Stream.of("--broker", broker.host() + ":" + broker.port()), Stream.of(arguments))
                .toArray(String[]::new);
        return new Simulator(SimulatorOptions.parse(all), scheduler.clock(), scheduler, print(out));
    }
}
