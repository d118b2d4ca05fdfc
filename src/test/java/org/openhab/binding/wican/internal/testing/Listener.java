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

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;

/**
 * The {@link Listener} is somebody else at the broker, such as a wallbox: it hears a topic from when it is made, first
 * of all what is retained there.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Listener implements AutoCloseable {

    private final MqttBrokerConnection connection;
    private final List<String> messages = new CopyOnWriteArrayList<>();

    public Listener(String host, int port, String topic) throws Exception {
        this(host, port, topic, line -> {
        });
    }

    /**
     * @param log hears each message, with its topic in front
     */
    public Listener(String host, int port, String topic, Consumer<String> log) throws Exception {
        connection = new MqttBrokerConnection(host, port, false, null);
        connection.start().get(10, TimeUnit.SECONDS);
        connection.subscribe(topic, (from, payload) -> {
            String message = new String(payload, UTF_8);
            messages.add(message);
            log.accept(from + "  " + message);
        }).get(10, TimeUnit.SECONDS);
    }

    public List<String> messages() {
        return messages;
    }

    /** Waits for a message and returns the first. */
    public String first() {
        House.await("a message", () -> !messages.isEmpty());
        return messages.get(0);
    }

    public void publish(String topic, byte[] payload, boolean retain) throws Exception {
        connection.publish(topic, payload, 1, retain).get(10, TimeUnit.SECONDS);
    }

    /** Publishes without waiting for the broker, as adapter and binding do with frames. */
    public void send(String topic, byte[] payload) {
        connection.publish(topic, payload, 0, false);
    }

    @Override
    public void close() {
        connection.stop();
    }
}
