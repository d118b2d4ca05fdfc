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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;
import static org.openhab.binding.wican.internal.testing.House.await;

import java.time.ZoneOffset;
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
import org.openhab.binding.mqtt.handler.AbstractBrokerHandler;
import org.openhab.binding.wican.internal.WicanBindingConstants;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.testing.ChannelTypes;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.io.transport.mqtt.MqttConnectionState;
import org.openhab.core.io.transport.mqtt.MqttMessageSubscriber;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
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

    private static final ThingTypeUID BROKER_TYPE = new ThingTypeUID("mqtt", "broker");
    private static final ThingUID BROKER = new ThingUID(BROKER_TYPE, "house");
    private static final ThingUID CAR = new ThingUID(WicanBindingConstants.THING_TYPE_ADAPTER, BROKER, "car");
    private static final ThingStatusInfo ONLINE = new ThingStatusInfo(ThingStatus.ONLINE, ThingStatusDetail.NONE, null);
    private static final String PREFIX = "wican/12345678901d/";
    private static final int TURNS = 2000;

    private final Map<String, Set<MqttMessageSubscriber>> subscribers = new ConcurrentHashMap<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private final MqttBrokerConnection connection = mock(MqttBrokerConnection.class, withSettings().stubOnly());
    private final ThingHandlerCallback callback = mock(ThingHandlerCallback.class, withSettings().stubOnly());
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
        AbstractBrokerHandler brokerHandler = mock(AbstractBrokerHandler.class, withSettings().stubOnly());
        when(brokerHandler.getConnectionAsync()).thenReturn(CompletableFuture.completedFuture(connection));
        Bridge bridge = BridgeBuilder.create(BROKER_TYPE, BROKER).build();
        bridge.setStatusInfo(ONLINE);
        bridge.setHandler(brokerHandler);
        ChannelTypes types = new ChannelTypes();
        when(callback.getBridge(BROKER)).thenReturn(bridge);
        when(callback.isChannelLinked(any())).thenReturn(true);
        when(callback.createChannelBuilder(any(), any()))
                .thenAnswer(call -> types.builder(call.getArgument(0), call.getArgument(1)));
        doAnswer(call -> states.put(call.<ChannelUID> getArgument(0).getId(), call.getArgument(1).toString()))
                .when(callback).stateUpdated(any(), any());
        handler = new WicanHandler(ThingBuilder.create(WicanBindingConstants.THING_TYPE_ADAPTER, CAR).withBridge(BROKER)
                .withConfiguration(new Configuration(
                        Map.of("deviceId", "12345678901d", "vehicle", "nissan-leaf-ze1", "minimumVoltage", 0)))
                .withChannels(types.commonChannels(CAR)).build(), House.VEHICLES, () -> ZoneOffset.UTC);
        handler.setCallback(callback);
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
