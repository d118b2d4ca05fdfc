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

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.AdapterStatus;
import org.openhab.binding.wican.internal.monitor.CarMonitor;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.io.transport.mqtt.MqttConnectionObserver;
import org.openhab.core.io.transport.mqtt.MqttConnectionState;
import org.openhab.core.io.transport.mqtt.MqttMessageSubscriber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link BrokerLink} ties a monitor to openHAB's shared connection to the MQTT broker. Attaching and detaching are
 * called under the lock of the {@link WicanHandler}, never under that of the monitor: subscribing replays retained
 * messages at once.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class BrokerLink implements Publisher, MqttMessageSubscriber, MqttConnectionObserver {

    private static final int AT_MOST_ONCE = 0;
    private static final int AT_LEAST_ONCE = 1;

    private final Logger logger = LoggerFactory.getLogger(BrokerLink.class);

    private final Predicate<String> isStatus;
    private final Runnable cameOnline;

    private volatile @Nullable MqttBrokerConnection connection;
    private volatile @Nullable CarMonitor monitor;

    /**
     * @param isStatus knows the adapter's status topics
     * @param cameOnline runs whenever the adapter has said, or the broker has replayed, that it is online; must not
     *            wait
     */
    BrokerLink(Predicate<String> isStatus, Runnable cameOnline) {
        this.isStatus = isStatus;
        this.cameOnline = cameOnline;
    }

    /**
     * Subscribes the monitor's topics, unless that has been done on this connection.
     */
    @SuppressWarnings("PMD.CompareObjectsWithEquals") // another connection to the same broker is another one
    void attach(CarMonitor monitor, MqttBrokerConnection connection) {
        if (this.connection == connection) {
            return;
        }
        detach();
        this.monitor = monitor;
        this.connection = connection;
        connection.addConnectionObserver(this);
        monitor.connected();
        for (String topic : monitor.topics()) {
            connection.subscribe(topic, this).whenComplete((subscribed, failure) -> {
                if (failure != null) {
                    logger.debug("Not subscribed to {}", topic, failure);
                }
            });
        }
    }

    /**
     * Unsubscribes everything. What the monitor was doing ends.
     */
    void detach() {
        MqttBrokerConnection connection = this.connection;
        CarMonitor monitor = this.monitor;
        this.connection = null;
        this.monitor = null;
        if (connection != null && monitor != null) {
            connection.removeConnectionObserver(this);
            monitor.disconnected();
            monitor.topics().forEach(topic -> connection.unsubscribe(topic, this));
        }
    }

    /**
     * The connection comes back by itself, with its subscriptions. The bridge's status tells that too, but later, and
     * replayed messages do not wait for it.
     */
    @Override
    public void connectionStateChanged(MqttConnectionState state, @Nullable Throwable error) {
        CarMonitor monitor = this.monitor;
        if (monitor == null) {
            return;
        }
        if (state == MqttConnectionState.CONNECTED) {
            monitor.connected();
        } else if (state == MqttConnectionState.DISCONNECTED) {
            monitor.disconnected();
        }
    }

    @Override
    public void processMessage(String topic, byte[] payload) {
        CarMonitor monitor = this.monitor;
        if (monitor != null) {
            try {
                monitor.messageArrived(topic, payload);
                if (isStatus.test(topic) && AdapterStatus.parse(payload).equals(Optional.of(AdapterStatus.ONLINE))) {
                    cameOnline.run();
                }
            } catch (RuntimeException e) {
                logger.debug("A message on {} could not be processed", topic, e);
            }
        }
    }

    @Override
    public CompletableFuture<Boolean> publish(String topic, byte[] payload, Delivery delivery) {
        MqttBrokerConnection connection = this.connection;
        if (connection == null) {
            return CompletableFuture.completedFuture(false);
        }
        boolean retain = delivery == Delivery.RETAINED;
        return connection.publish(topic, payload, retain ? AT_LEAST_ONCE : AT_MOST_ONCE, retain);
    }
}
