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

import static org.junit.jupiter.api.Assertions.*;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.simulator.EmbeddedBroker.Memory;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient.Mqtt3Publishes;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;

/**
 * Tests {@link EmbeddedBroker}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(30)
class EmbeddedBrokerTest {

    private static final String TOPIC = "wican/12345678901d/soc";

    @Test
    void keepsRetainedMessagesWhileItRuns() {
        try (EmbeddedBroker broker = new EmbeddedBroker()) {
            publishRetained(broker);

            Mqtt3Publish message = firstMessage(broker).orElseThrow();

            assertEquals("84", new String(message.getPayloadAsBytes()));
            assertTrue(message.isRetain());
        }
    }

    @Test
    void forgetsRetainedMessagesOverARestart() {
        try (EmbeddedBroker broker = new EmbeddedBroker()) {
            publishRetained(broker);

            restart(broker);

            assertTrue(firstMessage(broker).isEmpty());
        }
    }

    @Test
    void keepsRetainedMessagesOverARestartIfAsked() {
        try (EmbeddedBroker broker = new EmbeddedBroker(Memory.KEEPS_RETAINED)) {
            publishRetained(broker);

            restart(broker);

            Mqtt3Publish message = firstMessage(broker).orElseThrow();
            assertEquals("84", new String(message.getPayloadAsBytes()));
            assertTrue(message.isRetain());
        }
    }

    @Test
    void retainsTheLastWillOfAClientThatIsCutOff() throws InterruptedException {
        try (EmbeddedBroker broker = new EmbeddedBroker()) {
            Mqtt3BlockingClient listener = connect(broker);
            try (Mqtt3Publishes messages = listener.publishes(MqttGlobalPublishFilter.ALL)) {
                listener.subscribeWith().topicFilter(TOPIC).send();
                try (RawClient client = new RawClient(broker.port())) {
                    client.connectWithRetainedWill(TOPIC, "offline");
                    client.reset();
                }
                Mqtt3Publish message = messages.receive(5, TimeUnit.SECONDS).orElseThrow();
                assertEquals("offline", new String(message.getPayloadAsBytes()));
            }
            assertTrue(firstMessage(broker).isPresent());
            listener.disconnect();
        }
    }

    private void restart(EmbeddedBroker broker) {
        broker.stop();
        broker.start();
    }

    private void publishRetained(EmbeddedBroker broker) {
        Mqtt3BlockingClient client = connect(broker);
        client.publishWith().topic(TOPIC).payload("84".getBytes()).qos(MqttQos.AT_LEAST_ONCE).retain(true).send();
        client.disconnect();
    }

    private Optional<Mqtt3Publish> firstMessage(EmbeddedBroker broker) {
        Mqtt3BlockingClient client = connect(broker);
        try (Mqtt3Publishes messages = client.publishes(MqttGlobalPublishFilter.ALL)) {
            client.subscribeWith().topicFilter(TOPIC).send();
            return messages.receive(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            client.disconnect();
        }
    }

    private Mqtt3BlockingClient connect(EmbeddedBroker broker) {
        Mqtt3BlockingClient client = Mqtt3Client.builder().serverHost(broker.host()).serverPort(broker.port())
                .buildBlocking();
        client.connect();
        return client;
    }
}
