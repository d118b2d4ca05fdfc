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

import static org.mockito.ArgumentMatchers.*;
import static org.mockito.Mockito.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.io.transport.mqtt.MqttConnectionObserver;
import org.openhab.core.io.transport.mqtt.MqttConnectionState;
import org.openhab.core.io.transport.mqtt.MqttMessageSubscriber;

/**
 * The {@link MemoryBroker} is broker and connection in one, without network and threads: what happens happens at once,
 * and the same each time. It keeps retained messages, and the connection can be lost.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class MemoryBroker {

    private final MqttBrokerConnection connection = mock(MqttBrokerConnection.class, withSettings().stubOnly());
    private final Map<String, byte[]> retained = new LinkedHashMap<>();
    private final Map<String, Set<MqttMessageSubscriber>> subscribers = new LinkedHashMap<>();
    /** What the connection replays to further subscribers of a topic: only what has come as retained. */
    private final Map<String, byte[]> replayable = new LinkedHashMap<>();
    private final Set<MqttConnectionObserver> observers = new LinkedHashSet<>();
    private boolean isConnected = true;

    /**
     * @param published hears what is published over the connection, topic and payload
     */
    MemoryBroker(BiConsumer<String, byte[]> published) {
        when(connection.subscribe(any(), any())).thenAnswer(call -> {
            subscribe(call.getArgument(0), call.getArgument(1));
            return CompletableFuture.completedFuture(true);
        });
        when(connection.unsubscribe(any(), any())).thenAnswer(call -> {
            unsubscribe(call.getArgument(0), call.getArgument(1));
            return CompletableFuture.completedFuture(true);
        });
        doAnswer(call -> observers.add(call.getArgument(0))).when(connection).addConnectionObserver(any());
        doAnswer(call -> observers.remove(call.getArgument(0))).when(connection).removeConnectionObserver(any());
        when(connection.publish(any(), any(), anyInt(), anyBoolean())).thenAnswer(call -> {
            if (isConnected) {
                published.accept(call.getArgument(0), call.getArgument(1));
                say(call.getArgument(0), call.getArgument(1), call.getArgument(3));
            }
            return CompletableFuture.completedFuture(isConnected);
        });
    }

    MqttBrokerConnection connection() {
        return connection;
    }

    /**
     * Only the first subscriber of a topic has it subscribed at the broker; others get what came with the retain flag,
     * and what came after that: {@code MqttBrokerConnection.subscribe} and {@code Subscription} (openHAB 5.1.4 and
     * 5.2.1).
     */
    private void subscribe(String topic, MqttMessageSubscriber subscriber) {
        Set<MqttMessageSubscriber> all = subscribers.computeIfAbsent(topic, unknown -> new LinkedHashSet<>());
        byte @Nullable [] payload = retained.get(topic);
        if (all.isEmpty() && isConnected && payload != null) {
            replayable.put(topic, payload);
        }
        all.add(subscriber);
        byte @Nullable [] replayed = replayable.get(topic);
        if (replayed != null && replayed.length > 0) {
            subscriber.processMessage(topic, replayed);
        }
    }

    private void unsubscribe(String topic, MqttMessageSubscriber subscriber) {
        Set<MqttMessageSubscriber> all = subscribers.getOrDefault(topic, new LinkedHashSet<>());
        all.remove(subscriber);
        if (all.isEmpty()) {
            replayable.remove(topic);
        }
    }

    /** Somebody publishes. */
    void say(String topic, byte[] payload, boolean retain) {
        if (retain && payload.length == 0) {
            retained.remove(topic);
        } else if (retain) {
            retained.put(topic, payload);
        }
        if (isConnected) {
            tell(topic, payload);
        }
    }

    /**
     * @return what a new subscriber of the broker gets
     */
    byte @Nullable [] retained(String topic) {
        return retained.get(topic);
    }

    private void tell(String topic, byte[] payload) {
        replayable.computeIfPresent(topic, (name, former) -> payload);
        List.copyOf(subscribers.getOrDefault(topic, Set.of()))
                .forEach(subscriber -> subscriber.processMessage(topic, payload));
    }

    void lose() {
        if (isConnected) {
            isConnected = false;
            observe(MqttConnectionState.DISCONNECTED);
        }
    }

    /** The connection subscribes by itself what was subscribed before, and gets what is retained. */
    void comeBack() {
        if (!isConnected) {
            isConnected = true;
            observe(MqttConnectionState.CONNECTED);
            retained.keySet().stream().filter(topic -> !subscribers.getOrDefault(topic, Set.of()).isEmpty())
                    .forEach(topic -> replayable.put(topic, new byte[0]));
            new LinkedHashMap<>(retained).forEach(this::tell);
        }
    }

    private void observe(MqttConnectionState state) {
        List.copyOf(observers).forEach(observer -> observer.connectionStateChanged(state, null));
    }

    /**
     * @return who still listens to anything
     */
    List<Object> listeners() {
        List<Object> listeners = new ArrayList<>(observers);
        subscribers.values().forEach(listeners::addAll);
        return listeners;
    }
}
