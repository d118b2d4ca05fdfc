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

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The description of an adapter and its car; {@link SimulatedAdapter#at} starts one.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class AdapterBuilder {

    private static final double RESTING_BATTERY = 12.64;

    AdapterSetup setup;
    final List<ControlUnit> units = new ArrayList<>();
    final List<Broadcasting> broadcasts = new ArrayList<>();
    ForeignTraffic traffic = ForeignTraffic.NONE;
    Clock clock = Clock.systemUTC();
    @Nullable
    ScheduledExecutorService scheduler;
    Consumer<String> log = text -> {
    };
    double batteryVoltage = RESTING_BATTERY;

    AdapterBuilder(AdapterSetup setup) {
        this.setup = setup;
    }

    /** Adds a control unit to the car. */
    public AdapterBuilder withUnit(ControlUnit unit) {
        units.add(unit);
        return this;
    }

    /** The broker wants a user and a password. */
    public AdapterBuilder withLogin(String user, String password) {
        setup = setup.withLogin(user, password);
        return this;
    }

    /**
     * Other status topics than {@code wican/<id>/status}. More than one is what no real adapter has, but what a
     * broker knows after an adapter's firmware or configuration has changed.
     */
    public AdapterBuilder withStatusTopics(String... topics) {
        if (topics.length == 0) {
            throw new IllegalArgumentException("An adapter has a status topic");
        }
        setup = setup.withTopics(setup.topics().withStatus(List.of(topics)));
        return this;
    }

    /** Newer firmware's default status topic: {@code wican/<id>/can/status}. */
    public AdapterBuilder withNewStatusTopic() {
        return withStatusTopics("wican/" + setup.deviceId() + "/can/status");
    }

    /** Another topic for what the adapter sees. */
    public AdapterBuilder withRxTopic(String topic) {
        setup = setup.withTopics(setup.topics().withRx(topic));
        return this;
    }

    /** Another topic for what the adapter is told to send. */
    public AdapterBuilder withTxTopic(String topic) {
        setup = setup.withTopics(setup.topics().withTx(topic));
        return this;
    }

    /** The TX box is not checked: the adapter does not hear requests. */
    public AdapterBuilder withoutTx() {
        setup = setup.withBoxes(false, setup.rxEnabled());
        return this;
    }

    /** The RX box is not checked: the adapter does not say what it sees. */
    public AdapterBuilder withoutRx() {
        setup = setup.withBoxes(setup.txEnabled(), false);
        return this;
    }

    /** The adapter puts up to so many frames that it sees at once into one message; without this it is one. */
    public AdapterBuilder gathering(int framesPerMessage) {
        if (framesPerMessage < 1 || framesPerMessage > RxMessage.MAX_FRAMES) {
            throw new IllegalArgumentException("A message has 1 to " + RxMessage.MAX_FRAMES + " frames");
        }
        setup = setup.withFramesPerMessage(framesPerMessage);
        return this;
    }

    /** The car's units can be heard talking to each other while the adapter is at home. */
    public AdapterBuilder withForeignTraffic(int framesPerSecond, int beforeEachAnswerFrame) {
        traffic = new ForeignTraffic(framesPerSecond, beforeEachAnswerFrame);
        return this;
    }

    /**
     * The car sends a frame by itself, whether it answers or not.
     *
     * @param period how often
     * @param frame what it says at the moment
     */
    public AdapterBuilder withBroadcast(Duration period, Supplier<BusFrame> frame) {
        broadcasts.add(new Broadcasting(period, frame));
        return this;
    }

    /** What the adapter is set to; without this it is what the binding needs to ask the car. */
    public AdapterBuilder inMode(AdapterMode mode) {
        setup = setup.inMode(mode);
        return this;
    }

    /** A WiCAN Pro, which says its battery's voltage when it connects. */
    public AdapterBuilder asPro() {
        setup = setup.asPro();
        return this;
    }

    /** The voltage of the 12 V battery, 12.64 V without this. */
    public AdapterBuilder withBatteryVoltage(double volts) {
        batteryVoltage = volts;
        return this;
    }

    /** Delays run here, and not on a thread of the adapter's own; the scheduler stays open. */
    public AdapterBuilder withScheduler(ScheduledExecutorService scheduler) {
        this.scheduler = scheduler;
        return this;
    }

    /** The clock for time stamps. */
    public AdapterBuilder withClock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /** Gets sentences, without a subject, about what the adapter does. */
    public AdapterBuilder withLog(Consumer<String> log) {
        this.log = log;
        return this;
    }

    /** Makes the adapter, which is not at home yet. */
    public SimulatedAdapter build() {
        return new SimulatedAdapter(this);
    }
}
