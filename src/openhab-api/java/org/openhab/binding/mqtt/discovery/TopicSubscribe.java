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
package org.openhab.binding.mqtt.discovery;

import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.io.transport.mqtt.MqttMessageSubscriber;
import org.openhab.core.thing.ThingUID;

/**
 * A subscription of a participant on one broker. An empty payload means that the topic has vanished.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class TopicSubscribe implements MqttMessageSubscriber {

    private final @Nullable MqttBrokerConnection connection;
    private final String topic;
    private final MQTTTopicDiscoveryParticipant participant;
    private final ThingUID thing;
    private boolean isStarted;

    public TopicSubscribe(@Nullable MqttBrokerConnection connection, String topic,
            MQTTTopicDiscoveryParticipant topicDiscoveredListener, ThingUID thing) {
        this.connection = connection;
        this.topic = topic;
        this.participant = topicDiscoveredListener;
        this.thing = thing;
    }

    @Override
    public void processMessage(String topic, byte[] payload) {
        MqttBrokerConnection connection = this.connection;
        if (connection == null) {
            return;
        }
        if (payload.length == 0) {
            participant.topicVanished(thing, connection, topic);
        } else {
            participant.receivedMessage(thing, connection, topic, payload);
        }
    }

    public CompletableFuture<Boolean> start() {
        isStarted = true;
        MqttBrokerConnection connection = this.connection;
        return connection == null ? CompletableFuture.completedFuture(true) : connection.subscribe(topic, this);
    }

    public CompletableFuture<Boolean> stop() {
        isStarted = false;
        MqttBrokerConnection connection = this.connection;
        return connection == null ? CompletableFuture.completedFuture(true) : connection.unsubscribe(topic, this);
    }

    public boolean isStarted() {
        return isStarted;
    }
}
