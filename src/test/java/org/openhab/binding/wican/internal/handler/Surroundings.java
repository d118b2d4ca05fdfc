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

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.*;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.mqtt.handler.AbstractBrokerHandler;
import org.openhab.binding.wican.internal.WicanBindingConstants;
import org.openhab.binding.wican.internal.testing.ChannelTypes;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.types.State;

/**
 * The {@link Surroundings} are what openHAB has around a handler, for tests that do not care how it does that: a bridge
 * that is online with a connection, and a callback. They keep nothing of what is called, however often it is.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Surroundings {

    static final ThingTypeUID BROKER_TYPE = new ThingTypeUID("mqtt", "broker");
    static final ThingUID BROKER = new ThingUID(BROKER_TYPE, "house");
    static final ThingUID CAR = new ThingUID(WicanBindingConstants.THING_TYPE_ADAPTER, BROKER, "car");
    static final ThingStatusInfo ONLINE = new ThingStatusInfo(ThingStatus.ONLINE, ThingStatusDetail.NONE, null);
    /** What the topics of the adapter begin with. */
    static final String PREFIX = "wican/12345678901d/";

    final Bridge bridge = BridgeBuilder.create(BROKER_TYPE, BROKER).build();
    final ThingHandlerCallback callback = mock(ThingHandlerCallback.class, withSettings().stubOnly());
    private final ChannelTypes types = new ChannelTypes();

    /**
     * @param updated hears what the handler tells, the channel's id and its state
     */
    Surroundings(MqttBrokerConnection connection, BiConsumer<String, State> updated) {
        AbstractBrokerHandler brokerHandler = mock(AbstractBrokerHandler.class, withSettings().stubOnly());
        when(brokerHandler.getConnectionAsync()).thenReturn(CompletableFuture.completedFuture(connection));
        bridge.setStatusInfo(ONLINE);
        bridge.setHandler(brokerHandler);
        when(callback.getBridge(BROKER)).thenReturn(bridge);
        when(callback.createChannelBuilder(any(), any()))
                .thenAnswer(call -> types.builder(call.getArgument(0), call.getArgument(1)));
        doAnswer(call -> {
            updated.accept(call.<ChannelUID> getArgument(0).getId(), call.getArgument(1));
            return null;
        }).when(callback).stateUpdated(any(), any());
    }

    /**
     * @param configuration all but the adapter's id
     */
    Thing thing(Map<String, Object> configuration) {
        Configuration all = new Configuration(configuration);
        all.put(WicanBindingConstants.CONFIG_DEVICE_ID, "12345678901d");
        return ThingBuilder.create(WicanBindingConstants.THING_TYPE_ADAPTER, CAR).withBridge(BROKER)
                .withConfiguration(all).withChannels(types.commonChannels(CAR)).build();
    }
}
