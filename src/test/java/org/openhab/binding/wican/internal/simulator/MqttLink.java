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
package org.openhab.binding.wican.internal.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;

import com.hivemq.client.internal.mqtt.MqttClientConnectionConfig;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;

/**
 * One connection of an adapter to its broker, from connecting to its end.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class MqttLink {

    private static final byte[] DISCONNECT = { (byte) 0xE0, 0 };
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final String clientId;
    private final String willTopic;
    private final String will;
    private final Mqtt3AsyncClient client;
    private final Outbox outbox = new Outbox();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile boolean up;
    private volatile boolean dropped;

    /** Prepares a connection without a last will. */
    MqttLink(BrokerAddress broker, String clientId, MqttClientExecutorConfig threads) {
        this(broker, clientId, "", "", threads);
    }

    /**
     * Prepares a connection.
     *
     * @param broker where to
     * @param clientId the client's id
     * @param willTopic where the broker says the last will, retained; empty for no last will
     * @param will the last will
     * @param threads where the client gets its threads from
     */
    MqttLink(BrokerAddress broker, String clientId, String willTopic, String will, MqttClientExecutorConfig threads) {
        this.clientId = clientId;
        this.willTopic = willTopic;
        this.will = will;
        Mqtt3ClientBuilder builder = MqttClient.builder().useMqttVersion3().identifier(clientId)
                .serverHost(broker.host()).serverPort(broker.port()).executorConfig(threads)
                .addDisconnectedListener(context -> end.complete(null));
        if (!willTopic.isEmpty()) {
            builder = builder.willPublish().topic(willTopic).payload(bytesOf(will)).retain(true)
                    .qos(MqttQos.AT_MOST_ONCE).applyWillPublish();
        }
        if (!broker.user().isEmpty()) {
            builder = builder.simpleAuth().username(broker.user()).password(bytesOf(broker.password()))
                    .applySimpleAuth();
        }
        client = builder.buildAsync();
    }

    String clientId() {
        return clientId;
    }

    String willTopic() {
        return willTopic;
    }

    String will() {
        return will;
    }

    CompletableFuture<Void> connect() {
        return client.connectWith().keepAlive(KEEP_ALIVE_SECONDS).cleanSession(true).send().thenAccept(acknowledged -> {
            up = true;
            if (dropped) {
                drop();
            }
        });
    }

    boolean isUp() {
        return up && !end.isDone();
    }

    /** Completes when the connection has ended, whoever ended it, or has not come about. */
    CompletableFuture<Void> end() {
        return end;
    }

    CompletableFuture<Void> subscribe(String topic, Consumer<String> listener) {
        return client.subscribeWith().topicFilter(topic).qos(MqttQos.AT_MOST_ONCE)
                .callback(message -> listener.accept(new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8)))
                .send().thenAccept(acknowledged -> {
                });
    }

    /** Sends as the adapter does: without asking for an acknowledgement. */
    CompletableFuture<Void> publish(String topic, String payload, boolean retained) {
        Mqtt3Publish message = Mqtt3Publish.builder().topic(topic).payload(bytesOf(payload)).qos(MqttQos.AT_MOST_ONCE)
                .retain(retained).build();
        return outbox.add(() -> client.publish(message).thenAccept(sent -> {
        }));
    }

    /**
     * Completes when the broker has dealt with all messages before: it must answer requests in their order, and this
     * one, to end a subscription that there is not, does nothing else.
     */
    CompletableFuture<Void> flush() {
        return client.unsubscribeWith().topicFilter(clientId + "/nothing").send().thenAccept(acknowledged -> {
        });
    }

    /**
     * Ends the connection politely: the broker forgets the last will. It is the broker that closes the connection then:
     * brokers are known to say the last will if the end of the connection overtakes the DISCONNECT packet.
     */
    CompletableFuture<Void> disconnect() {
        channel().ifPresent(channel -> channel.writeAndFlush(Unpooled.wrappedBuffer(DISCONNECT)));
        return end();
    }

    /** Ends the connection as a lost radio link does: without a DISCONNECT packet, so that the last will comes. */
    CompletableFuture<Void> drop() {
        dropped = true;
        channel().ifPresent(Channel::close);
        return end();
    }

    /** The client has no methods for such ends of a connection, but lends its channel. */
    private Optional<Channel> channel() {
        Optional<?> connection = client.getConfig().getConnectionConfig();
        return connection.filter(MqttClientConnectionConfig.class::isInstance)
                .map(MqttClientConnectionConfig.class::cast).map(MqttClientConnectionConfig::getChannel);
    }

    private static byte[] bytesOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
