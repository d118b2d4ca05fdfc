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
package org.openhab.binding.wican.internal.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.mqtt.discovery.MQTTTopicDiscoveryParticipant;
import org.openhab.binding.mqtt.discovery.MQTTTopicDiscoveryService;
import org.openhab.binding.mqtt.handler.AbstractBrokerHandler;

/**
 * The {@link Brokers} do for discovery what openHAB's MQTT binding does: they hand each subscription to every broker
 * that there is or will be.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Brokers implements MQTTTopicDiscoveryService {

    private final Map<String, Set<MQTTTopicDiscoveryParticipant>> subscriptions = new ConcurrentHashMap<>();
    private final List<AbstractBrokerHandler> handlers = new CopyOnWriteArrayList<>();

    public void add(AbstractBrokerHandler handler) {
        handlers.add(handler);
        subscriptions.forEach((topic, listeners) -> listeners
                .forEach(listener -> handler.registerDiscoveryListener(listener, topic)));
    }

    /** The topics that somebody listens to. */
    public Set<String> topics() {
        return Set.copyOf(subscriptions.keySet());
    }

    @Override
    public void subscribe(MQTTTopicDiscoveryParticipant listener, String topic) {
        if (subscriptions.computeIfAbsent(topic, unknown -> ConcurrentHashMap.newKeySet()).add(listener)) {
            handlers.forEach(handler -> handler.registerDiscoveryListener(listener, topic));
        }
    }

    @Override
    public void unsubscribe(MQTTTopicDiscoveryParticipant listener) {
        subscriptions.forEach((topic, listeners) -> {
            if (listeners.remove(listener)) {
                handlers.forEach(handler -> handler.unregisterDiscoveryListener(listener, topic));
            }
        });
        subscriptions.values().removeIf(Set::isEmpty);
    }

    @Override
    public void publish(String topic, byte[] payload, int qos, boolean retain) {
        handlers.forEach(handler -> handler.getConnectionAsync()
                .thenAccept(connection -> connection.publish(topic, payload, qos, retain)));
    }
}
