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
package org.openhab.binding.wican.internal.handler;

import static org.openhab.binding.wican.internal.handler.Surroundings.*;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;
import static org.openhab.binding.wican.internal.testing.House.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Households;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.io.transport.mqtt.MqttConnectionState;
import org.openhab.core.io.transport.mqtt.MqttMessageSubscriber;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.RefreshType;

/**
 * Lets everybody who calls the handler do so at once: openHAB that starts and stops it, its bridge, its connection,
 * users and rules, and the messages of an adapter that comes and goes. It must not hang, throw, or leave anything
 * behind, and work afterwards as if nothing had happened. The connection is one in memory: a broker would only be slow.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(60)
class ConcurrencyTest {

    private static final int TURNS = 2000;

    private final Map<String, Set<MqttMessageSubscriber>> subscribers = new ConcurrentHashMap<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private final MqttBrokerConnection connection = mock(MqttBrokerConnection.class, withSettings().stubOnly());
    private @NonNullByDefault({}) WicanHandler handler;

    @BeforeEach
    void beOpenhab() {
        when(connection.subscribe(any(), any())).thenAnswer(call -> {
            subscribers.computeIfAbsent(call.getArgument(0), topic -> ConcurrentHashMap.newKeySet())
                    .add(call.getArgument(1));
            return CompletableFuture.completedFuture(true);
        });
        when(connection.unsubscribe(any(), any())).thenAnswer(call -> {
            subscribers.getOrDefault(call.getArgument(0), Set.of()).remove(call.getArgument(1));
            return CompletableFuture.completedFuture(true);
        });
        when(connection.publish(any(), any(), anyInt(), anyBoolean())).thenAnswer(call -> {
            if ((PREFIX + "can/tx").equals(call.getArgument(0))) {
                CompletableFuture.runAsync(() -> answer(new String(call.<byte[]> getArgument(1), UTF_8)));
            }
            return CompletableFuture.completedFuture(true);
        });
        Surroundings openhab = new Surroundings(connection, (channel, state) -> states.put(channel, state.toString()));
        when(openhab.callback.isChannelLinked(any())).thenReturn(true);
        handler = new WicanHandler(openhab.thing(Map.of("vehicle", "nissan-leaf-ze1", "minimumVoltage", 0)),
                Households.of(House.VEHICLES));
        handler.setCallback(openhab.callback);
        handler.initialize();
    }

    @RepeatedTest(3)
    void whateverHappensAtOnceNothingHangsAndNothingIsLeft() throws InterruptedException {
        List<Thread> all = List.of(repeat(turn -> restart()), repeat(turn -> handler.bridgeStatusChanged(ONLINE)),
                repeat(this::use), repeat(this::drive), repeat(this::drive), repeat(this::loseConnection));
        for (Thread thread : all) {
            thread.join();
        }
        assertEquals(List.of(), failures);

        restart();
        states.clear();
        await("subscribed", () -> subscribers.getOrDefault(PREFIX + "status", Set.of()).size() == 1);
        say("status", "{\"status\": \"offline\"}");
        say("status", "{\"status\": \"online\"}");
        handler.requestSoc(); // a new start alone does not make the car be asked again within a minute
        await("state of charge", () -> "84 %".equals(states.get("soc")));

        handler.dispose();
        assertEquals(Set.of(), Set.copyOf(subscribers.values().stream().flatMap(Set::stream).toList()),
                "a subscription is left");
    }

    private void restart() {
        handler.dispose();
        handler.initialize();
    }

    private void use(int turn) {
        switch (turn % 6) {
            case 0 -> handler.handleCommand(new ChannelUID(CAR, "soc"), RefreshType.REFRESH);
            case 1 -> handler.handleCommand(new ChannelUID(CAR, "battery-voltage"), RefreshType.REFRESH);
            case 2 -> handler.handleCommand(new ChannelUID(CAR, "state-of-health"), RefreshType.REFRESH);
            case 3 -> handler.channelLinked(new ChannelUID(CAR, "soc"));
            case 4 -> handler.requestSoc();
            default -> handler.answers();
        }
    }

    private void drive(int turn) {
        switch (turn % 5) {
            case 0 -> say("status", "{\"status\": \"offline\"}");
            case 1 -> say("cmd", "{\"battery_voltage\": 12.640000}");
            case 2 -> say("can/rx", "{\"frame\":[{\"id\":1979,\"dlc\":8,\"data\":[33,2,3,4,5,6,7,8]}]}");
            default -> say("status", "{\"status\": \"online\"}");
        }
    }

    private void loseConnection(int turn) {
        MqttConnectionState state = turn % 2 == 0 ? MqttConnectionState.DISCONNECTED : MqttConnectionState.CONNECTED;
        subscribers.values().stream().flatMap(Set::stream).filter(BrokerLink.class::isInstance)
                .map(BrokerLink.class::cast).forEach(link -> link.connectionStateChanged(state, null));
    }

    private void answer(String request) {
        if (request.contains("\"data\":[2,33,1,")) {
            for (CanFrame frame : Recorded.LEAF_84_PERCENT) {
                say("can/rx", new String(Recorded.message(frame), UTF_8));
            }
        }
    }

    private void say(String topic, String payload) {
        subscribers.getOrDefault(PREFIX + topic, Set.of())
                .forEach(subscriber -> subscriber.processMessage(PREFIX + topic, payload.getBytes(UTF_8)));
    }

    private Thread repeat(IntConsumer action) {
        Thread thread = new Thread(() -> {
            try {
                for (int turn = 0; turn < TURNS; turn++) {
                    action.accept(turn);
                }
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        }, "everybody-at-once");
        thread.start();
        return thread;
    }
}
