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
package org.openhab.binding.wican.internal.openhabapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.mockito.AdditionalMatchers.aryEq;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.same;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import org.openhab.binding.mqtt.MqttBindingConstants;
import org.openhab.binding.mqtt.discovery.MQTTTopicDiscoveryParticipant;
import org.openhab.binding.mqtt.handler.AbstractBrokerHandler;
import org.openhab.binding.wican.internal.simulator.EmbeddedBroker;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.BaseThingHandler;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;

/**
 * Proves the behaviour of openHAB's handlers that the binding relies on, with the slice of openHAB's API as well as
 * with openHAB itself.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@ExtendWith(MockitoExtension.class)
@Timeout(30)
class HandlerTest {

    private static final ThingTypeUID TYPE = new ThingTypeUID("wican", "adapter");
    private static final ThingUID BROKER = new ThingUID(MqttBindingConstants.BRIDGE_TYPE_BROKER, "home");
    private static final ThingUID CAR = new ThingUID(TYPE, BROKER, "car");
    private static final ChannelUID ONLINE = new ChannelUID(CAR, "online");

    private @Mock @NonNullByDefault({}) ThingHandlerCallback callback;
    private @Mock @NonNullByDefault({}) Commands commands;

    private final Thing thing = ThingBuilder.create(TYPE, CAR).withBridge(BROKER)
            .withConfiguration(new Configuration(Map.of("deviceId", "12345678901d"))).build();
    private @NonNullByDefault({}) CarHandler handler;

    @BeforeEach
    void createHandler() {
        handler = new CarHandler(thing, commands);
        handler.setCallback(callback);
    }

    @Test
    void linkingAChannelAsksForARefresh() {
        handler.channelLinked(ONLINE);

        verify(commands).handle(ONLINE, RefreshType.REFRESH);
    }

    @Test
    void statesAndStatusGoToOpenhab() {
        handler.update();

        verify(callback).stateUpdated(ONLINE, OnOffType.ON);
        verify(callback).statusUpdated(thing,
                new ThingStatusInfo(ThingStatus.OFFLINE, ThingStatusDetail.CONFIGURATION_ERROR, "@text/why"));
    }

    @Test
    void aDisposedHandlerTellsNothing() {
        handler.setCallback(null);

        handler.update();

        verifyNoInteractions(callback);
    }

    @Test
    void anUnchangedPropertyIsNotTold() {
        handler.update(Thing.PROPERTY_FIRMWARE_VERSION, "4.00");
        handler.update(Thing.PROPERTY_FIRMWARE_VERSION, "4.00");

        verify(callback, times(1)).thingUpdated(thing);
        assertEquals("4.00", thing.getProperties().get(Thing.PROPERTY_FIRMWARE_VERSION));
    }

    @Test
    void theBridgeComesFromOpenhab() {
        Bridge bridge = BridgeBuilder.create(MqttBindingConstants.BRIDGE_TYPE_BROKER, BROKER).build();
        when(callback.getBridge(BROKER)).thenReturn(bridge);

        assertSame(bridge, handler.bridge());
    }

    @Test
    void theStatusFollowsTheBridge() {
        handler.bridgeStatusChanged(
                new ThingStatusInfo(ThingStatus.OFFLINE, ThingStatusDetail.COMMUNICATION_ERROR, null));

        verify(callback).statusUpdated(thing,
                new ThingStatusInfo(ThingStatus.OFFLINE, ThingStatusDetail.BRIDGE_OFFLINE, null));
    }

    @Test
    void aNewConfigurationRestartsARunningHandler() {
        thing.setStatusInfo(new ThingStatusInfo(ThingStatus.ONLINE, ThingStatusDetail.NONE, null));

        handler.handleConfigurationUpdate(Map.of("deviceId", "12345678901d"));
        assertEquals(List.of(), handler.calls());
        handler.handleConfigurationUpdate(Map.of("deviceId", "0987654321fe"));

        assertEquals(List.of("dispose", "initialize 0987654321fe"), handler.calls());
        verify(callback).thingUpdated(thing);
    }

    @Test
    void theBrokerHandlerHandsOutItsConnectionWhenItIsInitialized() throws Exception {
        Bridge bridge = BridgeBuilder.create(MqttBindingConstants.BRIDGE_TYPE_BROKER, BROKER).build();
        try (EmbeddedBroker broker = new EmbeddedBroker()) {
            BrokerHandler brokerHandler = new BrokerHandler(bridge, broker.port());
            brokerHandler.setCallback(callback);
            CompletableFuture<MqttBrokerConnection> future = brokerHandler.getConnectionAsync();
            assertFalse(future.isDone());

            brokerHandler.initialize();

            MqttBrokerConnection connection = future.get(10, TimeUnit.SECONDS);
            assertSame(connection, brokerHandler.getConnection());
            verify(callback, timeout(10_000)).statusUpdated(any(),
                    eq(new ThingStatusInfo(ThingStatus.ONLINE, ThingStatusDetail.NONE, null)));
            brokerHandler.dispose();
            assertFalse(brokerHandler.getConnectionAsync().isDone());
            connection.stop().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void discoveryHearsABrokerThatComesLaterAndAnEmptyPayloadMeansThatATopicHasVanished() throws Exception {
        MQTTTopicDiscoveryParticipant discovery = mock(MQTTTopicDiscoveryParticipant.class);
        Bridge bridge = BridgeBuilder.create(MqttBindingConstants.BRIDGE_TYPE_BROKER, BROKER).build();
        try (EmbeddedBroker broker = new EmbeddedBroker()) {
            BrokerHandler brokerHandler = new BrokerHandler(bridge, broker.port());
            brokerHandler.setCallback(callback);
            brokerHandler.registerDiscoveryListener(discovery, "cars/+/status");
            brokerHandler.initialize();
            verify(callback, timeout(10_000)).statusUpdated(any(),
                    eq(new ThingStatusInfo(ThingStatus.ONLINE, ThingStatusDetail.NONE, null)));
            MqttBrokerConnection connection = Objects.requireNonNull(brokerHandler.getConnection());

            connection.publish("cars/a/status", new byte[] { 1 }, 1, false);
            verify(discovery, timeout(10_000)).receivedMessage(eq(BROKER), same(connection), eq("cars/a/status"),
                    aryEq(new byte[] { 1 }));
            connection.publish("cars/a/status", new byte[0], 1, false);
            verify(discovery, timeout(10_000)).topicVanished(BROKER, connection, "cars/a/status");

            brokerHandler.unregisterDiscoveryListener(discovery, "cars/+/status");
            assertFalse(connection.hasSubscribers());
            connection.stop().get(10, TimeUnit.SECONDS);
        }
    }

    /** Receives the commands of the handler under test. */
    interface Commands {
        void handle(ChannelUID channel, Command command);
    }

    /** Opens the protected methods of a handler to the tests. */
    private static class CarHandler extends BaseThingHandler {

        private final Commands commands;
        private final List<String> calls = new ArrayList<>();

        CarHandler(Thing thing, Commands commands) {
            super(thing);
            this.commands = commands;
        }

        @Override
        public void initialize() {
            calls.add("initialize " + getConfig().get("deviceId"));
        }

        @Override
        public void dispose() {
            calls.add("dispose");
        }

        @Override
        public void handleCommand(ChannelUID channelUID, Command command) {
            commands.handle(channelUID, command);
        }

        List<String> calls() {
            return calls;
        }

        void update() {
            updateState("online", OnOffType.ON);
            updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.CONFIGURATION_ERROR, "@text/why");
        }

        void update(String property, String value) {
            updateProperty(property, value);
        }

        Bridge bridge() {
            return Objects.requireNonNull(getBridge());
        }
    }

    /** A broker on the loopback interface. */
    private static class BrokerHandler extends AbstractBrokerHandler {

        private final int port;

        BrokerHandler(Bridge bridge, int port) {
            super(bridge);
            this.port = port;
        }

        @Override
        public void initialize() {
            connection = new MqttBrokerConnection("127.0.0.1", port, false, null);
            super.initialize();
        }

        @Override
        public boolean discoveryEnabled() {
            return true;
        }
    }
}
