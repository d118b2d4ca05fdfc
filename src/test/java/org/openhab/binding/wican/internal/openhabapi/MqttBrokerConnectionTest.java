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
package org.openhab.binding.wican.internal.openhabapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.simulator.EmbeddedBroker;
import org.openhab.binding.wican.internal.simulator.EmbeddedBroker.Memory;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.io.transport.mqtt.MqttConnectionObserver;
import org.openhab.core.io.transport.mqtt.MqttConnectionState;
import org.openhab.core.io.transport.mqtt.MqttException;
import org.openhab.core.io.transport.mqtt.MqttMessageSubscriber;

/**
 * Proves the behaviour of {@link MqttBrokerConnection} that the binding relies on, with the slice of openHAB's API as
 * well as with openHAB itself.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(60)
class MqttBrokerConnectionTest {

    private static final String TOPIC = "wican/12345678901d/status";

    private final EmbeddedBroker broker = new EmbeddedBroker(Memory.KEEPS_RETAINED);
    private final BlockingQueue<MqttConnectionState> states = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final MqttConnectionObserver observer = (state, error) -> states.add(state);
    private final MqttMessageSubscriber subscriber = (topic, payload) -> messages.add(text(topic, payload));

    private final MqttBrokerConnection connection = new MqttBrokerConnection(broker.host(), broker.port(), false, null);

    @BeforeEach
    void observe() {
        connection.addConnectionObserver(observer);
    }

    @AfterEach
    void stop() throws Exception {
        connection.removeConnectionObserver(observer);
        connection.stop().get(10, TimeUnit.SECONDS);
        broker.close();
    }

    @Test
    void tellsItsObserversHowItComesAndGoes() throws Exception {
        assertEquals(MqttConnectionState.DISCONNECTED, connection.connectionState());

        start();

        assertEquals(MqttConnectionState.CONNECTING, nextState());
        assertEquals(MqttConnectionState.CONNECTED, nextState());
        assertEquals(MqttConnectionState.CONNECTED, connection.connectionState());
        assertTrue(get(connection.stop()));
        assertEquals(MqttConnectionState.DISCONNECTED, nextState());
        assertEquals(MqttConnectionState.DISCONNECTED, connection.connectionState());
    }

    @Test
    void subscribesOnceConnectedWhatWasSubscribedBefore() throws Exception {
        assertFalse(get(connection.subscribe(TOPIC, subscriber)));

        start();
        publish("online", false);

        assertEquals(TOPIC + "=online", nextMessage());
    }

    @Test
    void repeatsRetainedMessagesToEveryNewSubscriberWhileItSubscribes() throws Exception {
        start();
        publish("online", true);
        connection.subscribe(TOPIC, subscriber);
        assertEquals(TOPIC + "=online", nextMessage());

        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        connection.subscribe(TOPIC, (topic, payload) -> heard.add(text(topic, payload)));

        assertEquals(TOPIC + "=online", heard.poll());
        assertTrue(messages.isEmpty());
    }

    @Test
    void repeatsTheLatestMessageOfATopicThatWasRetainedOnce() throws Exception {
        start();
        publish("online", true);
        connection.subscribe(TOPIC, subscriber);
        nextMessage();
        publish("offline", false);
        assertEquals(TOPIC + "=offline", nextMessage());

        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        connection.subscribe(TOPIC, (topic, payload) -> heard.add(text(topic, payload)));

        assertEquals(TOPIC + "=offline", heard.poll());
    }

    @Test
    void doesNotRepeatPassingMessages() throws Exception {
        start();
        get(connection.subscribe(TOPIC, subscriber));
        publish("online", false);
        nextMessage();

        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        connection.subscribe(TOPIC, (topic, payload) -> heard.add(text(topic, payload)));

        assertTrue(heard.isEmpty());
    }

    @Test
    void hearsNothingMoreAfterUnsubscribing() throws Exception {
        start();
        get(connection.subscribe(TOPIC, subscriber));
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        get(connection.subscribe(TOPIC, (topic, payload) -> heard.add(text(topic, payload))));

        assertTrue(get(connection.unsubscribe(TOPIC, subscriber)));
        publish("online", false);

        assertEquals(TOPIC + "=online", heard.poll(10, TimeUnit.SECONDS));
        assertTrue(messages.isEmpty());
    }

    @Test
    void survivesASubscriberThatFails() throws Exception {
        start();
        get(connection.subscribe(TOPIC, (topic, payload) -> {
            throw new IllegalStateException("on purpose");
        }));
        get(connection.subscribe(TOPIC, subscriber));

        publish("one", false);
        publish("two", false);

        assertEquals(TOPIC + "=one", nextMessage());
        assertEquals(TOPIC + "=two", nextMessage());
    }

    @Test
    void saysWhenAMessageIsNotPublished() throws Exception {
        assertFalse(get(connection.publish(TOPIC, new byte[0], 1, false)));

        start();
        nextState();
        nextState();
        broker.stop();
        assertEquals(MqttConnectionState.DISCONNECTED, nextState());

        ExecutionException failure = assertThrows(ExecutionException.class,
                () -> get(connection.publish(TOPIC, new byte[0], 1, false)));
        assertInstanceOf(MqttException.class, failure.getCause());
    }

    @Test
    void subscribesAgainAfterTheBrokerRestarted() throws Exception {
        start();
        assertEquals(MqttConnectionState.CONNECTING, nextState());
        assertEquals(MqttConnectionState.CONNECTED, nextState());
        publish("online", true);
        get(connection.subscribe(TOPIC, subscriber));
        assertEquals(TOPIC + "=online", nextMessage());

        broker.stop();
        assertEquals(MqttConnectionState.DISCONNECTED, nextState());
        broker.start();
        // openHAB itself would wait for ten seconds.
        connection.start();
        awaitConnected();

        assertEquals(TOPIC + "=online", nextMessage());
        publish("offline", false);
        assertEquals(TOPIC + "=offline", nextMessage());
    }

    @Test
    void comesBackByItselfAfterTheBrokerRestarted() throws Exception {
        start();
        assertEquals(MqttConnectionState.CONNECTING, nextState());
        assertEquals(MqttConnectionState.CONNECTED, nextState());

        broker.stop();
        assertEquals(MqttConnectionState.DISCONNECTED, nextState());
        broker.start();

        awaitConnected();
    }

    @Test
    void saysThatItCantConnect() throws Exception {
        broker.stop();

        assertFalse(get(connection.start()));

        assertEquals(MqttConnectionState.CONNECTING, nextState());
        assertEquals(MqttConnectionState.DISCONNECTED, nextState());
    }

    private void start() throws Exception {
        assertTrue(get(connection.start()));
    }

    private void publish(String text, boolean retain) throws Exception {
        assertTrue(get(connection.publish(TOPIC, text.getBytes(StandardCharsets.UTF_8), 1, retain)));
    }

    private MqttConnectionState nextState() throws InterruptedException {
        MqttConnectionState state = states.poll(10, TimeUnit.SECONDS);
        assertNotNull(state, "no change of state");
        return state;
    }

    private void awaitConnected() throws InterruptedException {
        MqttConnectionState state;
        do {
            state = states.poll(30, TimeUnit.SECONDS);
            assertNotNull(state, "not connected");
        } while (state != MqttConnectionState.CONNECTED);
    }

    private String nextMessage() throws InterruptedException {
        String message = messages.poll(10, TimeUnit.SECONDS);
        assertNotNull(message, "no message");
        return message;
    }

    private static boolean get(CompletableFuture<Boolean> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    private static String text(String topic, byte[] payload) {
        return topic + "=" + new String(payload, StandardCharsets.UTF_8);
    }
}
