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
package org.openhab.binding.wican.internal.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.adapter.CanMessage;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Reporter;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.ManualScheduler;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;

/**
 * Both ends of a monitor: what it publishes, and what it reports.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Ends implements Publisher, Reporter {

    public static final AdapterTopics TOPICS = AdapterTopics.of("12345678901d");
    public static final String SOC = "wican/12345678901d/soc";

    private final ManualScheduler scheduler;
    public final List<String> messages = new ArrayList<>();
    public final List<String> frames = new ArrayList<>();
    public final List<Situation> situations = new ArrayList<>();
    private final List<Instant> requestTimes = new ArrayList<>();
    public final List<String> commands = new ArrayList<>();
    public final List<Double> voltages = new ArrayList<>();
    public final List<Reading> restored = new ArrayList<>();
    public final List<Reading> readings = new ArrayList<>();
    private Optional<Reading> lastSoc = Optional.empty();
    public final List<Outcome> outcomes = new ArrayList<>();
    public final List<Boolean> online = new ArrayList<>();
    public final List<Instant> seen = new ArrayList<>();
    public final Set<String> wanted = new HashSet<>();
    private int polls;
    public boolean brokerTakes = true;
    public Duration clockOffset = Duration.ZERO;

    public Ends(ManualScheduler scheduler) {
        this.scheduler = scheduler;
    }

    public static Approach ask(String vehicle) {
        return new Approach.Ask(House.VEHICLES.find(vehicle).orElseThrow());
    }

    public Clock clock() {
        return scheduler.clock(() -> clockOffset);
    }

    @Override
    public CompletableFuture<Boolean> publish(String topic, byte[] payload, Delivery delivery) {
        if (topic.equals(TOPICS.command())) {
            assertEquals(Delivery.TRANSIENT, delivery);
            commands.add(new String(payload, UTF_8));
        } else if (topic.equals(TOPICS.tx())) {
            assertEquals(Delivery.TRANSIENT, delivery);
            String frame = CanMessage.decode(payload, id -> true).get(0).toString();
            frames.add(frame);
            if (Bench.LEAF_REQUEST.equals(frame)) {
                requestTimes.add(scheduler.now());
            }
        } else {
            assertEquals(SOC, topic);
            assertEquals(Delivery.RETAINED, delivery);
            messages.add(new String(payload, UTF_8));
        }
        return CompletableFuture.completedFuture(brokerTakes);
    }

    @Override
    public void situation(Situation situation) {
        situations.add(situation);
    }

    @Override
    public void reading(Reading reading) {
        readings.add(reading);
        keep(reading);
    }

    @Override
    public void restored(Reading reading) {
        restored.add(reading);
        keep(reading);
    }

    private void keep(Reading reading) {
        if (reading.soc().isPresent()) {
            lastSoc = Optional.of(reading);
        }
    }

    /** The state of charge that the channel shows, and its time. */
    public Optional<Reading> lastSoc() {
        return lastSoc;
    }

    @Override
    public void recognition(Outcome outcome) {
        outcomes.add(outcome);
    }

    @Override
    public void pollsByItself() {
        polls++;
    }

    /** How often the adapter was found to poll the car by itself. */
    public int polls() {
        return polls;
    }

    @Override
    public void batteryVoltage(double volts) {
        voltages.add(volts);
    }

    @Override
    public void online(boolean online) {
        this.online.add(online);
    }

    @Override
    public void seen(Instant time) {
        seen.add(time);
    }

    @Override
    public boolean wants(String parameter) {
        return wanted.contains(parameter);
    }

    public List<String> frames() {
        return frames;
    }

    public int requests() {
        return (int) frames.stream().filter("79B 02 21 01 00 00 00 00 00"::equals).count();
    }

    public List<Instant> seen() {
        return seen;
    }

    public List<Boolean> online() {
        return online;
    }

    public List<Double> voltages() {
        return voltages;
    }

    public List<Reading> restored() {
        return restored;
    }

    /** When a Leaf was asked for its state of charge. */
    public List<Instant> requestTimes() {
        return requestTimes;
    }

    public List<String> commands() {
        return commands;
    }

    public List<Reading> readings() {
        return readings;
    }

    public List<String> published() {
        return messages;
    }

    public Reading reading() {
        return readings.get(readings.size() - 1);
    }

    public List<Kind> kinds() {
        return situations.stream().map(Situation::kind).toList();
    }

    public Kind kind() {
        return situations.get(situations.size() - 1).kind();
    }

    public Situation situation(Kind kind) {
        return situations.stream().filter(situation -> situation.kind() == kind).findFirst().orElseThrow();
    }
}
