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

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.adapter.settings.Way;
import org.openhab.binding.wican.internal.monitor.CarMonitor;
import org.openhab.binding.wican.internal.monitor.asking.CarMemory;
import org.openhab.binding.wican.internal.monitor.asking.Patience;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Reporter;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;

/**
 * The {@link Session} is a monitor at work on the broker: from the start of the handler, or the moment in which the car
 * was recognised, until the configuration changes or the handler ends. Used under the lock of the {@link WicanHandler}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Session {

    private final String deviceId;
    private final Approach approach;
    private final MonitorSettings settings;
    private final BrokerLink link;
    private final CarMonitor monitor;
    private final Clock clock;
    private volatile Instant lastAsked;

    /**
     * @param deviceId the adapter's id
     * @param asked what the car was asked in former sessions
     * @param cameOnline runs whenever the adapter has said that it is online
     */
    Session(String deviceId, MonitorSettings settings, CarMemory asked, Reporter reporter, Runnable cameOnline,
            Clock clock, ScheduledExecutorService scheduler) {
        this.deviceId = deviceId;
        this.settings = settings;
        this.approach = settings.approach();
        this.clock = clock;
        this.link = new BrokerLink(settings.topics().status()::contains, cameOnline);
        this.lastAsked = asked.lastAsked();
        this.monitor = new CarMonitor(settings, asked, this::publish, reporter, clock, scheduler);
    }

    /** Whoever asks the car, and what for: the time of it is remembered. */
    private CompletableFuture<Boolean> publish(String topic, byte[] payload, Publisher.Delivery delivery) {
        if (topic.equals(settings.topics().tx())) {
            lastAsked = clock.instant();
        }
        return link.publish(topic, payload, delivery);
    }

    /**
     * @return what the next session must know, so that it does not ask more often than this one would
     */
    CarMemory memory() {
        CarMemory asked = monitor.memory();
        return approach instanceof Approach.Recognise ? new CarMemory("", Patience.FRESH, lastAsked)
                : new CarMemory(asked.vehicle(), asked.patience(), lastAsked);
    }

    Approach approach() {
        return approach;
    }

    AdapterTopics topics() {
        return settings.topics();
    }

    /**
     * @return how the state of charge comes out of the car
     */
    Way way() {
        return !approach.isAsking() ? Way.LISTEN
                : approach.knownVehicle().filter(vehicle -> !vehicle.isAskable()).isPresent() ? Way.HEAR : Way.ASK;
    }

    String deviceId() {
        return deviceId;
    }

    CarMonitor monitor() {
        return monitor;
    }

    Optional<VehicleProfile> vehicle() {
        return approach.knownVehicle();
    }

    void connect(MqttBrokerConnection connection) {
        link.attach(monitor, connection);
    }

    void disconnect() {
        link.detach();
    }

    /** Ends all activity. The session can't be used any more. */
    void stop() {
        monitor.stop();
        link.detach();
    }
}
