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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.monitor.asking.CarMemory;
import org.openhab.binding.wican.internal.monitor.asking.Journal;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Reporter;
import org.openhab.binding.wican.internal.monitor.presence.StarterBattery;
import org.openhab.binding.wican.internal.monitor.presence.Visits;
import org.openhab.binding.wican.internal.monitor.belief.Belief;
import org.openhab.binding.wican.internal.monitor.hearing.Hearing;
import org.openhab.binding.wican.internal.monitor.presence.Attendance;
import org.openhab.binding.wican.internal.monitor.presence.Hints;

/**
 * The {@link Course} of things: what follows for all parts of a monitor when the adapter comes or goes, says something,
 * or its 12 V battery changes. Its methods are called under the lock of the {@link CarMonitor}, which also asks the
 * parts themselves.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Course {

    /** An adapter falls asleep some minutes after the level has fallen, and is asked for it each minute. */
    private static final Duration LEVEL_IS_FRESH = Duration.ofMinutes(2);

    final Attendance attendance;
    final Belief belief;
    final StarterBattery battery;
    final Journal journal;
    final Informants informants;
    final Overhearing overhearing;
    final Hints hints;
    private final Visits visits = new Visits();
    private final AdapterTopics topics;
    private final Reporter reporter;
    private final Clock clock;
    private final boolean isAsking;
    private byte @Nullable [] lastAnswer;

    /**
     * @param memory what a former monitor of the same adapter has left
     * @param lock guards the state
     */
    Course(MonitorSettings settings, CarMemory memory, Publisher publisher, Reporter reporter, Clock clock,
            ScheduledExecutorService scheduler, Object lock) {
        this.topics = settings.topics();
        this.reporter = reporter;
        this.clock = clock;
        this.isAsking = settings.approach().isAsking();
        this.battery = new StarterBattery(settings, publisher, clock, scheduler, lock, new BatteryNews());
        this.attendance = new Attendance(settings, reporter, clock, scheduler, lock, new Adapter());
        this.hints = new Hints(attendance, battery, reporter, clock, scheduler, lock);
        this.belief = new Belief(settings, publisher, reporter, clock, lock);
        this.journal = new Journal(clock);
        Results results = new Results(attendance, hints, belief, reporter);
        Optional<Hearing> hearing = settings.approach().heard()
                .map(vehicle -> new Hearing(vehicle, settings.refreshInterval(), clock, scheduler, lock, results));
        this.informants = new Informants(settings, memory, battery, visits, hearing, publisher, journal, clock,
                scheduler, lock, results);
        this.overhearing = new Overhearing(informants.eavesdropper(), scheduler);
    }

    /** The broker can be reached: what waited for it is published. */
    void connected() {
        attendance.connected();
        belief.connected();
    }

    /** The connection is lost: what was asked will not be answered, and the next messages may be replayed ones. */
    void disconnected() {
        attendance.disconnected();
        belief.away();
        hints.disconnected();
        battery.stop();
        overhearing.pause();
        informants.present().disconnected();
    }

    /** Ends all activity. */
    void stop() {
        attendance.stop();
        battery.stop();
        hints.stop();
        overhearing.forget();
        informants.stop();
    }

    /**
     * @return true if the car can be asked something in place of all else
     */
    boolean isAskable() {
        return isAsking && attendance.isOnline() && !battery.isTooLow();
    }

    /** What was asked in place of all else has come to its end. */
    void resume() {
        if (attendance.isOnline()) {
            informants.present().resumed();
        }
    }

    /**
     * The very same message twice in a row, with its time stamp of the adapter, is one that the broker has delivered
     * for two overlapping subscriptions, not a frame that was on the bus twice.
     */
    void framesArrived(List<CanFrame> frames, byte[] payload) {
        if (Arrays.equals(payload, lastAnswer)) {
            return;
        }
        lastAnswer = payload;
        attendance.answerHeard();
        visits.lively();
        hints.answerHeard();
        informants.present().accept(frames);
    }

    /** What comes after the adapter's goodbye has been under way for long. */
    void overheardChange(long changed) {
        if (attendance.isOnline()) {
            overhearing.attend(changed);
        } else {
            overhearing.pause();
        }
    }

    void trafficSeen(Instant now, boolean isSignOfLife) {
        attendance.heardLive();
        hints.busHeard(now);
        if (isSignOfLife && attendance.isOnline()) {
            visits.lively();
            informants.present().signOfLife();
        }
    }

    /** What a Pro tells when it connects is retained: it may be old, and proves nothing about the adapter. */
    void voltageArrived(String topic, double volts) {
        if (!topic.equals(topics.battery())) {
            attendance.heardLive();
        }
        if (attendance.isOnline()) {
            battery.measured(volts);
        }
    }

    void valuesArrived(String topic, byte[] payload) {
        informants.present().valuesArrived(topic, payload);
        if (isAsking) {
            hints.valuesHeard(topic, payload);
        }
    }

    private final class BatteryNews implements StarterBattery.Listener {

        @Override
        public void level(double volts) {
            reporter.batteryVoltage(volts);
            hints.levelChecked();
        }

        @Override
        public void recovered() {
            informants.present().recovered();
        }

        @Override
        public void unheard() {
            hints.levelChecked();
        }

        @Override
        public void fed() {
            visits.lively();
            informants.present().signOfLife();
        }

        @Override
        public boolean isQuiet() {
            return informants.present().isQuiet();
        }
    }

    private final class Adapter implements Attendance.Listener {

        @Override
        public void arrived(boolean live) {
            visits.arrived(clock.instant(), attendance.absence());
            hints.arrived();
            battery.arrived();
            journal.arrived();
            overhearing.forget();
            if (!isAsking) {
                battery.ask();
            }
            informants.present().arrived(live);
        }

        @Override
        public void returned() {
            battery.returned();
            hints.returned();
            informants.present().returned();
        }

        @Override
        public void resumed() {
            battery.returned();
            hints.again();
            informants.present().resumed();
        }

        @Override
        public void left() {
            visits.left(clock.instant(), battery.level(LEVEL_IS_FRESH));
            battery.stop();
            hints.stop();
            belief.away();
            overhearing.pause();
            informants.present().cancel();
        }

        @Override
        public void askForLife() {
            battery.ask();
        }
    }
}
