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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.testing.ManualScheduler;

/**
 * Tests {@link SimulatedAdapter} with a real broker.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(60)
class SimulatedAdapterTest {

    private static final String ONLINE = "{\"status\": \"online\"}";
    private static final String OFFLINE = "{\"status\": \"offline\"}";
    private static final String ASK = "0221010000000000";
    private static final String GO_ON = "3000000000000000";
    private static final ControlUnit LEAF = ControlUnit.at(0x79B, 0x7BB).answering("2101", LeafAnswers.at84Percent());

    private static @Nullable EmbeddedBroker sharedBroker;
    private static int adapters;

    private final EmbeddedBroker broker = broker();
    /** Each test has its own, because the broker remembers. */
    private final String id = "adapter" + ++adapters;
    private final String root = "wican/" + id;
    private final MqttTester tester = new MqttTester(broker);
    private final List<SimulatedAdapter> built = new ArrayList<>();

    @BeforeAll
    static void startBroker() {
        sharedBroker = new EmbeddedBroker();
    }

    @AfterAll
    static void stopBroker() {
        broker().close();
    }

    private static EmbeddedBroker broker() {
        EmbeddedBroker running = sharedBroker;
        if (running == null) {
            throw new IllegalStateException("no broker");
        }
        return running;
    }

    @BeforeEach
    void beginWithSilence() {
        tester.forget();
    }

    @AfterEach
    void closeAll() {
        built.forEach(SimulatedAdapter::close);
        tester.close();
    }

    private AdapterBuilder leaf() {
        return SimulatedAdapter.at(broker.host(), broker.port(), id).withUnit(LEAF);
    }

    private SimulatedAdapter atHome(AdapterBuilder builder) {
        SimulatedAdapter adapter = builder.build();
        built.add(adapter);
        adapter.comeHome();
        return adapter;
    }

    /** What a client gets to know that subscribes only now. */
    private String retained(String topic) {
        try (MqttTester late = new MqttTester(broker)) {
            return late.await(1, topic + " ").get(0).substring(topic.length() + 1);
        }
    }

    @Test
    void comesHomeAndLeavesWithItsLastWill() {
        try (SimulatedAdapter adapter = leaf().build()) {
            adapter.comeHome();
            tester.await(1, root + "/status " + ONLINE);
            assertEquals(ONLINE, retained(root + "/status"));

            adapter.leave();
            tester.await(1, root + "/status " + OFFLINE);
            assertEquals(OFFLINE, retained(root + "/status"));

            adapter.comeHome();
            tester.await(2, root + "/status " + ONLINE);
        }
        tester.await(2, root + "/status " + OFFLINE);
    }

    @Test
    void lastWillNeverOvertakesTheNextArrival() {
        SimulatedAdapter adapter = atHome(leaf());
        for (int i = 0; i < 20; i++) {
            adapter.leave();
            adapter.comeHome();
        }
        tester.await(21, root + "/status " + ONLINE);

        assertEquals(IntStream.range(0, 41).mapToObj(i -> root + "/status " + (i % 2 == 0 ? ONLINE : OFFLINE)).toList(),
                tester.await(41, root + "/status "));
    }

    @Test
    void answersInTheFirmwaresWords() {
        SimulatedAdapter adapter = atHome(leaf());
        tester.send(id, 0x79B, ASK);
        assertEquals(root + "/can/rx " + new RxMessage(0, List.of(BusFrame.of("7BB", "10356101FFFFFC18"))).asJson(),
                tester.await(1, root + "/can/rx ").get(0).replaceFirst("\"ts\":\\d{1,5},", "\"ts\":0,"));

        tester.send(id, 0x79B, GO_ON);

        assertEquals(8, tester.await(8, root + "/can/rx ").size());
        assertEquals(List.of("79B 2101"), adapter.requests().stream().map(HeardRequest::toString).toList());
        assertEquals(List.of("79B " + ASK, "79B " + GO_ON), adapter.frames().stream().map(BusFrame::toString).toList());
        assertEquals(List.of(), adapter.violations());
    }

    @Test
    void longAnswersKeepTheirOrder() {
        SimulatedAdapter adapter = atHome(
                leaf().withUnit(ControlUnit.at("18DA17F1", "18DAF117").answering("224880", new byte[1503])));
        tester.send(id, 0x18DA17F1, "0322488000000000");
        tester.await(1, root + "/can/rx ");
        tester.send(id, 0x18DA17F1, GO_ON);

        List<String> frames = tester.await(215, root + "/can/rx ");

        for (int i = 1; i < 215; i++) {
            assertTrue(frames.get(i).contains("\"extd\":true,\"data\":[" + (0x20 + i % 16) + ","), frames.get(i));
        }
        assertEquals(1, adapter.requests("224880").size());
    }

    @Test
    void framesMayBeGatheredAndMixedWithOthers() {
        atHome(leaf().gathering(20).withForeignTraffic(0, 2));
        tester.send(id, 0x79B, ASK);
        tester.await(1, root + "/can/rx ");
        tester.send(id, 0x79B, GO_ON);

        List<String> messages = tester.await(3, root + "/can/rx ");

        assertEquals(List.of(3, 20, 1), messages.stream().map(message -> message.split("\"id\":").length - 1).toList());
        assertTrue(messages.get(1).length() < 2048);
    }

    @Test
    void foreignTrafficEndsWhenTheAdapterLeaves() {
        ManualScheduler scheduler = new ManualScheduler();
        SimulatedAdapter adapter = atHome(
                leaf().withForeignTraffic(500, 0).gathering(20).withScheduler(scheduler).withClock(scheduler.clock()));
        scheduler.advance(Duration.ofSeconds(1));
        tester.await(100, root + "/can/rx ");

        adapter.leave();

        assertEquals(0, scheduler.pending());
    }

    @Test
    void uncheckedBoxesMakeItDeafOrDumb() {
        SimulatedAdapter deaf = atHome(leaf().withoutTx());
        SimulatedAdapter dumb = atHome(
                SimulatedAdapter.at(broker.host(), broker.port(), id + "b").withUnit(LEAF).withoutRx());

        tester.send(id, 0x79B, ASK);
        tester.send(id + "b", 0x79B, ASK);
        dumb.awaitRequests(1);
        tester.publish("end", "");
        tester.await(1, "end");

        assertEquals(List.of(), deaf.frames());
        assertTrue(tester.heard().stream().noneMatch(message -> message.contains("/can/rx")));
    }

    @Test
    void topicsMayBeOthers() {
        SimulatedAdapter adapter = atHome(leaf().withTxTopic("my/tx").withRxTopic("my/rx").withNewStatusTopic());

        tester.publish("my/tx", MqttTester.txMessage(0x79B, ASK));

        adapter.awaitRequests(1, "2101");
        tester.await(1, "my/rx {\"bus\"");
        tester.await(1, root + "/can/status " + ONLINE);
        assertTrue(tester.heard().stream().noneMatch(message -> message.startsWith(root + "/status")));
    }

    @Test
    void severalStatusTopicsHaveALastWillEach() {
        SimulatedAdapter adapter = atHome(leaf().withStatusTopics(root + "/status", root + "/can/status"));
        tester.await(1, root + "/status " + ONLINE);
        tester.await(1, root + "/can/status " + ONLINE);

        adapter.leave();

        tester.await(1, root + "/status " + OFFLINE);
        tester.await(1, root + "/can/status " + OFFLINE);
    }

    @Test
    void violationsAreRecordedAndTheMessageIsDropped() {
        SimulatedAdapter adapter = atHome(leaf());

        tester.publish(root + "/can/tx", MqttTester.txMessage(0x79B, ASK).replace("[2,", "[2,0,"));

        assertTrue(adapter.awaitViolations(1).get(0).contains("overruns"));
        assertEquals(List.of(), adapter.frames());
    }

    @Test
    void adapterMaySayThatItIsOnlineAgainAndAgain() {
        SimulatedAdapter adapter = atHome(leaf());
        adapter.comeHome();

        adapter.sayOnlineAgain();
        adapter.sayOnlineAgain();

        tester.await(3, root + "/status " + ONLINE);
    }

    @Test
    void adapterMayStayOnlineForTheBrokerForEver() {
        SimulatedAdapter adapter = atHome(leaf());

        adapter.leaveWithoutLastWill();

        assertEquals(ONLINE, retained(root + "/status"));
    }

    @Test
    void sleepingCarDoesNotAnswer() {
        SimulatedAdapter adapter = atHome(leaf());
        adapter.carFallsAsleep();
        tester.send(id, 0x79B, ASK);
        adapter.awaitRequests(1);

        adapter.carWakesUp();
        tester.send(id, 0x79B, ASK);

        tester.await(1, root + "/can/rx ");
        assertEquals(2, adapter.awaitRequests(2).size());
        assertEquals(1, tester.heard().stream().filter(message -> message.startsWith(root + "/can/rx")).count());
    }

    @Test
    void classicAdapterTellsItsVoltageWhereItWasAsked() {
        SimulatedAdapter adapter = atHome(leaf().withBatteryVoltage(12.64));
        adapter.setBatteryVoltage(13.5);

        tester.publish(root + "/cmd", "{\"cmd\":\"get_vbatt\"}");
        tester.await(1, root + "/cmd {\"battery_voltage\": 13.500000}");
        tester.publish(root + "/cmd", "nonsense");
        tester.publish(root + "/cmd", "{\"cmd\":{}}");
        tester.publish(root + "/cmd", "{\"cmd\":\"get_vbatt\"}");
        tester.await(2, root + "/cmd {\"battery_voltage\": 13.500000}");
    }

    @Test
    void proTellsItsVoltageRetainedWhenItConnects() {
        SimulatedAdapter adapter = atHome(leaf().asPro());
        assertEquals("{\"battery_voltage\": 12.64}", retained(root + "/battery"));

        adapter.sayBatteryVoltage(13.9);
        tester.await(1, root + "/battery {\"battery_voltage\": 13.90}");
        tester.publish(root + "/cmd", "{\"cmd\":\"get_vbatt\"}");
        tester.await(1, root + "/rsp {\"battery_voltage\": 13.900000}");
    }

    @Test
    void rebootLooksLikeLeavingAndComingHome() {
        ManualScheduler scheduler = new ManualScheduler();
        Recording<String> log = new Recording<>("log entries");
        atHome(leaf().withScheduler(scheduler).withLog(log::add));
        tester.publish(root + "/cmd", "{\"cmd\":\"reboot\"}");
        tester.await(1, root + "/cmd {\"rsp\": \"ok\"}");

        scheduler.advance(Duration.ofSeconds(2));
        tester.await(1, root + "/status " + OFFLINE);
        log.await(1, "has lost the connection"::equals, Duration.ofSeconds(10));
        scheduler.advance(Duration.ofSeconds(5));
        tester.await(2, root + "/status " + ONLINE);
    }

    @Test
    void returningBrokerIsFoundAgain() {
        ManualScheduler scheduler = new ManualScheduler();
        Recording<String> log = new Recording<>("log entries");
        try (EmbeddedBroker other = new EmbeddedBroker();
                SimulatedAdapter adapter = SimulatedAdapter.at(other.host(), other.port(), id).withUnit(LEAF)
                        .withScheduler(scheduler).withLog(log::add).build()) {
            adapter.comeHome();
            other.stop();
            log.await(1, "has lost the connection"::equals, Duration.ofSeconds(10));
            scheduler.advance(Duration.ofSeconds(5));
            log.await(1, entry -> entry.startsWith("still has no connection"), Duration.ofSeconds(10));
            other.start();
            scheduler.advance(Duration.ofSeconds(5));
            log.await(1, "has a connection again"::equals, Duration.ofSeconds(10));

            try (MqttTester another = new MqttTester(other)) {
                another.await(1, root + "/status " + ONLINE);
                another.send(id, 0x79B, ASK);
                another.await(1, root + "/can/rx ");
            }
        }
        assertEquals(0, scheduler.pending());
    }

    @Test
    void adapterThatHasLeftDoesNotLookForItsBroker() {
        ManualScheduler scheduler = new ManualScheduler();
        Recording<String> log = new Recording<>("log entries");
        try (EmbeddedBroker other = new EmbeddedBroker();
                SimulatedAdapter adapter = SimulatedAdapter.at(other.host(), other.port(), id).withScheduler(scheduler)
                        .withLog(log::add).build()) {
            adapter.comeHome();
            other.stop();
            log.await(1, "has lost the connection"::equals, Duration.ofSeconds(10));
            assertEquals(1, scheduler.pending());

            adapter.leave();

            assertEquals(0, scheduler.pending());
        }
    }

    @Test
    void missingBrokerIsReportedInASentence() {
        int port;
        try (EmbeddedBroker gone = new EmbeddedBroker()) {
            port = gone.port();
        }
        try (SimulatedAdapter adapter = SimulatedAdapter.at("127.0.0.1", port, id).build()) {
            BrokerException failure = assertThrows(BrokerException.class, adapter::comeHome);

            assertEquals("The broker at 127.0.0.1:" + port + " can't be reached: connection refused.",
                    failure.getMessage());
        }
    }

    @Test
    void severalAdaptersDoNotDisturbEachOther() {
        SimulatedAdapter one = atHome(leaf());
        SimulatedAdapter other = atHome(SimulatedAdapter.at(broker.host(), broker.port(), id + "b").withUnit(LEAF));

        tester.send(id, 0x79B, ASK);

        one.awaitRequests(1);
        tester.await(1, root + "/can/rx ");
        assertEquals(List.of(), other.requests());
        one.leave();
        tester.await(1, root + "/status " + OFFLINE);
        other.sayOnlineAgain();
        tester.await(2, root + "b/status " + ONLINE);
    }

    @Test
    void adapterSaysWhatItDoes() {
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        SimulatedAdapter adapter = atHome(
                leaf().withUnit(ControlUnit.at(0x7E0, 0x7E8).answering("015B", "415B80")).withLog(log::add));
        tester.send(id, 0x7E0, "02015B0000000000");
        tester.await(1, root + "/can/rx ");
        adapter.leave();

        assertEquals(List.of("publishes " + root + "/status " + ONLINE + ", retained",
                "is told    7E0 02015B0000000000 (request 015B)", "7E8 says 415B80 (3 bytes)",
                "publishes  7E8 03415B8000000000", "leaves: the connection breaks off"), log);
    }

    @Test
    void closingLeavesNoThreadBehind() {
        SimulatedAdapter adapter = leaf().build();
        adapter.comeHome();
        adapter.leave();
        adapter.comeHome();
        assertNotEquals(List.of(), threadsOf(adapter));

        adapter.close();
        adapter.close();

        assertEquals(List.of(), threadsOf(adapter));
        assertThrows(IllegalStateException.class, adapter::comeHome);
    }

    private static List<String> threadsOf(SimulatedAdapter adapter) {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("simulated-wican") && name.endsWith(adapter.deviceId())).toList();
    }

    @Test
    void leavingWhileComingHomeEndsInTheEnd() {
        for (int i = 0; i < 20; i++) {
            SimulatedAdapter adapter = SimulatedAdapter.at(broker.host(), broker.port(), id + "x" + i).build();
            CompletableFuture<Void> coming = CompletableFuture.runAsync(() -> {
                try {
                    adapter.comeHome();
                } catch (IllegalStateException e) {
                    // it was closed before it had come home
                }
            });
            adapter.close();
            coming.join();
            adapter.close();
            assertEquals(List.of(), threadsOf(adapter));
        }
    }
}
