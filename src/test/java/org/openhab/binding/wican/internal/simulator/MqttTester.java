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
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;

/**
 * A simple client of a broker that hears everything, and asks cars through their adapters.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class MqttTester implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Mqtt3BlockingClient client;
    private final Recording<String> heard = new Recording<>("messages");

    MqttTester(EmbeddedBroker broker) {
        client = MqttClient.builder().useMqttVersion3().serverHost(broker.host()).serverPort(broker.port())
                .buildBlocking();
        client.connect();
        client.toAsync().subscribeWith().topicFilter("#")
                .callback(message -> heard.add(
                        message.getTopic() + " " + new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8)))
                .send().join();
    }

    /** Everything so far, as topic and payload with a space between. */
    List<String> heard() {
        return heard.all();
    }

    /** Waits for so many messages that begin like this. */
    List<String> await(int count, String start) {
        return heard.await(count, message -> message.startsWith(start), PATIENCE);
    }

    void forget() {
        heard.clear();
    }

    void publish(String topic, String payload) {
        client.publishWith().topic(topic).payload(payload.getBytes(StandardCharsets.UTF_8)).qos(MqttQos.AT_LEAST_ONCE)
                .send();
    }

    void send(String deviceId, int id, String data) {
        publish("wican/" + deviceId + "/can/tx", txMessage(id, data));
    }

    static String txMessage(int id, String data) {
        byte[] bytes = HexFormat.of().parseHex(data);
        String numbers = HexFormat.of().formatHex(bytes).replaceAll("..", "0x$0 ").trim();
        return String.format(Locale.ROOT,
                "{\"bus\":\"0\",\"type\":\"tx\",\"frame\":["
                        + "{\"id\":%d,\"dlc\":%d,\"rtr\":false,\"extd\":%b,\"data\":[%s]}]}",
                id, bytes.length, id > 0x7FF, List.of(numbers.split(" ")).stream().map(Integer::decode)
                        .map(String::valueOf).collect(Collectors.joining(",")));
    }

    @Override
    public void close() {
        if (client.getState().isConnected()) {
            client.disconnect();
        }
    }
}
