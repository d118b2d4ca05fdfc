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
package org.openhab.binding.mqtt.handler;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.mqtt.discovery.MQTTTopicDiscoveryParticipant;
import org.openhab.binding.mqtt.discovery.TopicSubscribe;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.io.transport.mqtt.MqttConnectionObserver;
import org.openhab.core.io.transport.mqtt.MqttConnectionState;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.binding.BaseBridgeHandler;
import org.openhab.core.types.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the handlers of MQTT brokers have in common.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public abstract class AbstractBrokerHandler extends BaseBridgeHandler implements MqttConnectionObserver {

    public static final int TIMEOUT_DEFAULT = 1200;

    private final Logger logger = LoggerFactory.getLogger(AbstractBrokerHandler.class);

    private final Map<String, Map<MQTTTopicDiscoveryParticipant, TopicSubscribe>> discoveryTopics = new HashMap<>();

    protected @Nullable MqttBrokerConnection connection;
    protected CompletableFuture<MqttBrokerConnection> connectionFuture = new CompletableFuture<>();

    public AbstractBrokerHandler(Bridge thing) {
        super(thing);
    }

    public CompletableFuture<MqttBrokerConnection> getConnectionAsync() {
        return connectionFuture;
    }

    public @Nullable MqttBrokerConnection getConnection() {
        return connection;
    }

    @Override
    public void handleCommand(ChannelUID channelUID, Command command) {
    }

    @Override
    public void initialize() {
        MqttBrokerConnection current = connection;
        if (current == null) {
            logger.warn("{} has no connection to start", thing.getUID());
            return;
        }
        current.addConnectionObserver(this);
        current.start().exceptionally(error -> {
            connectionStateChanged(MqttConnectionState.DISCONNECTED, error);
            return false;
        }).thenAccept(connected -> {
            if (!connected) {
                connectionStateChanged(MqttConnectionState.DISCONNECTED, new TimeoutException("Timeout"));
            }
        });
        connectionFuture.complete(current);
        discoveryTopics.forEach((topic, participants) -> participants.replaceAll((participant, old) -> {
            if (old.isStarted()) {
                old.stop();
            }
            return discover(topic, participant);
        }));
    }

    @Override
    public void connectionStateChanged(MqttConnectionState state, @Nullable Throwable error) {
        if (state == MqttConnectionState.CONNECTED) {
            updateStatus(ThingStatus.ONLINE);
        } else if (error == null) {
            updateStatus(ThingStatus.OFFLINE);
        } else {
            updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.COMMUNICATION_ERROR, error.getMessage());
        }
    }

    @Override
    protected void triggerChannel(ChannelUID channelUID, String event) {
        super.triggerChannel(channelUID, event);
    }

    @Override
    public void dispose() {
        discoveryTopics.values().forEach(participants -> participants.values().forEach(TopicSubscribe::stop));
        MqttBrokerConnection current = connection;
        if (current != null) {
            current.removeConnectionObserver(this);
        }
        connection = null;
        connectionFuture = new CompletableFuture<>();
        super.dispose();
    }

    public final void registerDiscoveryListener(MQTTTopicDiscoveryParticipant listener, String topic) {
        TopicSubscribe old = discoveryTopics.computeIfAbsent(topic, t -> new HashMap<>()).put(listener,
                discover(topic, listener));
        if (old != null) {
            logger.warn("{} discovers {} twice", listener, topic);
            old.stop();
        }
    }

    public final void unregisterDiscoveryListener(MQTTTopicDiscoveryParticipant listener, String topic) {
        Map<MQTTTopicDiscoveryParticipant, TopicSubscribe> participants = discoveryTopics.get(topic);
        TopicSubscribe old = participants == null ? null : participants.remove(listener);
        if (old == null) {
            logger.warn("{} does not discover {}", listener, topic);
        } else {
            old.stop();
        }
    }

    /** The connection subscribes by itself as soon as it is there. */
    private TopicSubscribe discover(String topic, MQTTTopicDiscoveryParticipant participant) {
        TopicSubscribe subscription = new TopicSubscribe(connection, topic, participant, thing.getUID());
        if (discoveryEnabled()) {
            subscription.start();
        }
        return subscription;
    }

    public abstract boolean discoveryEnabled();
}
