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
import static org.mockito.Mockito.*;
import static org.openhab.binding.wican.internal.testing.House.await;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.mqtt.handler.AbstractBrokerHandler;
import org.openhab.binding.wican.internal.WicanBindingConstants;
import org.openhab.binding.wican.internal.testing.ChannelTypes;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.core.config.core.Configuration;
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

/**
 * Proves that values which come while their channel is being made are not told later than newer ones.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(60)
class AutoPidOrderTest {

    private static final ThingTypeUID BROKER_TYPE = new ThingTypeUID("mqtt", "broker");
    private static final ThingUID BROKER = new ThingUID(BROKER_TYPE, "house");
    private static final ThingUID CAR = new ThingUID(WicanBindingConstants.THING_TYPE_ADAPTER, BROKER, "car");
    private static final String PREFIX = "wican/12345678901d/";
    private static final int CHANNELS = 150;
    private static final int VALUES = 20;

    private final MemoryBroker broker = new MemoryBroker((topic, payload) -> {
    });
    private final Map<String, List<String>> updates = new ConcurrentHashMap<>();

    @Test
    void noValueIsToldAfterANewerOne() {
        WicanHandler handler = handler();
        handler.initialize();
        await("listening", () -> broker.listeners().size() > 5);
        say("status", "{\"status\": \"online\"}");
        say("autopid", "{\"HV_V\":350}");
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int value = 1; value <= VALUES; value++) {
                say("autopid", "{\"P" + channel + "\":" + value + "}");
            }
        }
        await("all channels", () -> updates.size() >= CHANNELS
                && updates.values().stream().allMatch(all -> all.contains(String.valueOf(VALUES))));
        handler.dispose();

        updates.forEach((channel, all) -> assertEquals(
                all.stream().map(Integer::valueOf).sorted().map(String::valueOf).toList(), all, channel));
        assertEquals(CHANNELS, IntStream.range(0, CHANNELS).filter(i -> updates.containsKey("value-p" + i)).count());
    }

    private WicanHandler handler() {
        AbstractBrokerHandler brokerHandler = mock(AbstractBrokerHandler.class, withSettings().stubOnly());
        when(brokerHandler.getConnectionAsync()).thenReturn(CompletableFuture.completedFuture(broker.connection()));
        Bridge bridge = BridgeBuilder.create(BROKER_TYPE, BROKER).build();
        bridge.setStatusInfo(new ThingStatusInfo(ThingStatus.ONLINE, ThingStatusDetail.NONE, null));
        bridge.setHandler(brokerHandler);
        ChannelTypes types = new ChannelTypes();
        ThingHandlerCallback callback = mock(ThingHandlerCallback.class, withSettings().stubOnly());
        when(callback.getBridge(BROKER)).thenReturn(bridge);
        when(callback.createChannelBuilder(any(), any()))
                .thenAnswer(call -> types.builder(call.getArgument(0), call.getArgument(1)));
        doAnswer(call -> {
            String channel = call.<ChannelUID> getArgument(0).getId();
            if (channel.startsWith("value-p")) {
                updates.computeIfAbsent(channel, unknown -> Collections.synchronizedList(new ArrayList<>()))
                        .add(call.getArgument(1).toString());
            }
            return null;
        }).when(callback).stateUpdated(any(), any());
        WicanHandler handler = new WicanHandler(
                ThingBuilder.create(WicanBindingConstants.THING_TYPE_ADAPTER, CAR).withBridge(BROKER)
                        .withConfiguration(new Configuration(Map.of("deviceId", "12345678901d", "vehicle", "autopid")))
                        .withChannels(types.commonChannels(CAR)).build(),
                House.VEHICLES, () -> ZoneOffset.UTC);
        handler.setCallback(callback);
        return handler;
    }

    private void say(String topic, String payload) {
        broker.say(PREFIX + topic, payload.getBytes(UTF_8), false);
    }
}
