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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.monitor.CarMonitor;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Reporter;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.ManualScheduler;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;

/**
 * The {@link Watch} is a Leaf's monitor at the real broker of a house, whose time passes as the test wants.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Watch implements Reporter, AutoCloseable {

    private final ManualScheduler scheduler = new ManualScheduler(Instant.parse("2026-01-15T12:00:00Z"));
    private final List<Situation> situations = new CopyOnWriteArrayList<>();
    private final House house;
    private final BrokerLink link = new BrokerLink(topic -> false, () -> {
    });
    private final CarMonitor monitor;

    /**
     * @param refreshInterval how long after an answer the car is asked again, 0 for never
     */
    Watch(House house, String deviceId, Duration refreshInterval) {
        this.house = house;
        monitor = new CarMonitor(new MonitorSettings(AdapterTopics.of(deviceId),
                new Approach.Ask(House.VEHICLES.find("nissan-leaf-ze1").orElseThrow()), refreshInterval, 1,
                Duration.ofSeconds(2), Optional.empty(), 0), link, this, scheduler.clock(), scheduler);
        link.attach(monitor, house.connection());
        settled();
        passes(Duration.ofSeconds(40));
    }

    void passes(Duration time) {
        scheduler.advance(time);
        settled();
    }

    /** Waits until the broker has dealt with what was said before. */
    void settled() {
        house.settle();
    }

    boolean has(Kind kind) {
        return count(kind) > 0;
    }

    /** How often the user was told this. */
    long count(Kind kind) {
        scheduler.runDue();
        return situations.stream().filter(situation -> situation.kind() == kind).count();
    }

    /** The last that the user is told, as the handler gives it to openHAB. */
    String description() {
        return StatusText.of(situations.get(situations.size() - 1)).toString();
    }

    /** Somebody wants to know now. */
    void ask() {
        monitor.ask(false);
        settled();
    }

    @Override
    public void situation(Situation situation) {
        situations.add(situation);
    }

    @Override
    public void reading(Reading reading) {
    }

    @Override
    public void restored(Reading reading) {
    }

    @Override
    public void recognition(Outcome outcome) {
    }

    @Override
    public void batteryVoltage(double volts) {
    }

    @Override
    public void online(boolean online) {
    }

    @Override
    public void seen(Instant time) {
    }

    @Override
    public boolean wants(String parameter) {
        return false;
    }

    @Override
    public void close() {
        link.detach();
        monitor.stop();
    }
}
