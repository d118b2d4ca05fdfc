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
import static org.openhab.binding.wican.internal.testing.House.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Households;
import org.openhab.core.types.State;

/**
 * Proves that values which come while their channel is being made are not told later than newer ones.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(60)
class AutoPidOrderTest {

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
        Surroundings openhab = new Surroundings(broker.connection(), this::updated);
        WicanHandler handler = new WicanHandler(openhab.thing(Map.of("vehicle", "autopid")),
                Households.of(House.VEHICLES));
        handler.setCallback(openhab.callback);
        return handler;
    }

    private void updated(String channel, State state) {
        if (channel.startsWith("value-p")) {
            updates.computeIfAbsent(channel, unknown -> Collections.synchronizedList(new ArrayList<>()))
                    .add(state.toString());
        }
    }

    private void say(String topic, String payload) {
        broker.say(PREFIX + topic, payload.getBytes(UTF_8), false);
    }
}
