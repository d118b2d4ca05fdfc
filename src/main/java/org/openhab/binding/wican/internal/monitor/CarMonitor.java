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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.AdapterCommand;
import org.openhab.binding.wican.internal.adapter.AdapterStatus;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.asking.CarMemory;
import org.openhab.binding.wican.internal.monitor.asking.Exchange;
import org.openhab.binding.wican.internal.monitor.asking.Journal;
import org.openhab.binding.wican.internal.monitor.asking.TimedAnswer;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Reporter;
import org.openhab.binding.wican.internal.monitor.presence.StarterBattery;
import org.openhab.binding.wican.internal.monitor.presence.Visits;
import org.openhab.binding.wican.internal.monitor.belief.Belief;
import org.openhab.binding.wican.internal.monitor.hearing.BusCensus;
import org.openhab.binding.wican.internal.monitor.hearing.Hearing;
import org.openhab.binding.wican.internal.monitor.presence.Attendance;
import org.openhab.binding.wican.internal.monitor.presence.Hints;
import org.openhab.binding.wican.internal.monitor.survey.Survey;

/**
 * The {@link CarMonitor} watches one car through one adapter: it hears the adapter's messages, has the car asked when
 * it is time, and tells what came out.
 * <p>
 * It may be called from any thread. What it does under its lock is short and never waits.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class CarMonitor {

    /** An adapter falls asleep some minutes after the level has fallen, and is asked for it each minute. */
    private static final Duration LEVEL_IS_FRESH = Duration.ofMinutes(2);

    private final AdapterTopics topics;
    private final Publisher publisher;
    private final Reporter reporter;
    private final Clock clock;
    private final Attendance attendance;
    private final Hints hints;
    private final Belief belief;
    private final StarterBattery battery;
    private final Visits visits = new Visits();
    private final Journal journal;
    private final Reception reception;
    private final boolean isAsking;
    private final Informants informants;
    private final Overhearing overhearing;

    private byte @Nullable [] lastAnswer;
    private boolean stopped;

    /**
     * @param clock the time of measurement; its zone is the one that published times are written in
     * @param scheduler runs the timers
     */
    public CarMonitor(MonitorSettings settings, Publisher publisher, Reporter reporter, Clock clock,
            ScheduledExecutorService scheduler) {
        this(settings, CarMemory.NONE, publisher, reporter, clock, scheduler);
    }

    /**
     * @param memory what a former monitor of the same adapter has left
     * @param clock the time of measurement; its zone is the one that published times are written in
     * @param scheduler runs the timers
     */
    public CarMonitor(MonitorSettings settings, CarMemory memory, Publisher publisher, Reporter reporter, Clock clock,
            ScheduledExecutorService scheduler) {
        this.topics = settings.topics();
        this.publisher = publisher;
        this.reporter = reporter;
        this.clock = clock;
        this.battery = new StarterBattery(settings, publisher, clock, scheduler, this, new BatteryNews());
        this.attendance = new Attendance(settings, reporter, clock, scheduler, this, new Adapter());
        this.hints = new Hints(attendance, battery, reporter, clock, scheduler, this);
        this.belief = new Belief(settings, publisher, reporter, clock, this);
        this.journal = new Journal(clock);
        this.isAsking = settings.approach().isAsking();
        Results results = new Results(attendance, hints, belief, reporter);
        Optional<Hearing> hearing = settings.approach().heard()
                .map(vehicle -> new Hearing(vehicle, settings.refreshInterval(), clock, scheduler, this, results));
        this.informants = new Informants(settings, memory, battery, visits, hearing, publisher, journal, clock,
                scheduler, this, results);
        this.overhearing = new Overhearing(informants.eavesdropper(), scheduler);
        this.reception = new Reception(settings, clock, new Messages());
    }

    /**
     * @return the topics whose messages the monitor wants, in the order in which to subscribe: the status last, because
     *         a retained one is answered with a request, whose answer must not be missed
     */
    public List<String> topics() {
        return reception.topics();
    }

    /** Takes over what a former monitor of the same adapter has known: a retained message need not come again. */
    public synchronized void restore(Reading reading) {
        belief.restore(reading);
    }

    /**
     * @return the state of charge that counts, and when it was measured
     */
    public synchronized Optional<Reading> last() {
        return belief.last();
    }

    /** The broker can be reached: what waited for it is published. */
    public synchronized void connected() {
        if (!stopped) {
            attendance.connected();
            belief.connected();
        }
    }

    /** The connection is lost: what was asked will not be answered, and the next messages may be replayed ones. */
    public synchronized void disconnected() {
        reception.forget();
        attendance.disconnected();
        belief.away();
        hints.disconnected();
        battery.stop();
        overhearing.forget();
        informants.present().disconnected();
    }

    /** Ends all activity. The monitor can't be used any more. */
    public synchronized void stop() {
        stopped = true;
        attendance.stop();
        battery.stop();
        hints.stop();
        overhearing.forget();
        informants.stop();
    }

    /**
     * @return what the next monitor of this adapter must know, so that it does not ask more often than this one would
     */
    public synchronized CarMemory memory() {
        return informants.memory();
    }

    /**
     * Asks the car now, unless that is being done already, or the adapter is known to be out of reach.
     *
     * @param everything the further values too, not the state of charge alone
     */
    public synchronized void ask(boolean everything) {
        if (!stopped && !attendance.isOffline()) {
            informants.present().ask(everything);
        }
    }

    /** Asks the adapter for the level of the 12 V battery. The car does not notice. */
    public synchronized void askBattery() {
        if (!stopped && !attendance.isOffline()) {
            battery.ask();
        }
    }

    /** Has the adapter started anew. The car does not notice. */
    public synchronized void reboot() {
        if (!stopped && !attendance.isOffline()) {
            publisher.publish(topics.command(), AdapterCommand.REBOOT.encode(), Publisher.Delivery.TRANSIENT);
        }
    }

    /**
     * @return the last answer to each request that was answered, whatever became of it
     */
    public synchronized Map<DiagnosticRequest, TimedAnswer> answers() {
        return journal.answers();
    }

    /**
     * Lists what is on the bus. Asks nothing.
     *
     * @param duration how long to listen
     * @return is completed then
     */
    public CompletableFuture<BusCensus> listenToBus(Duration duration) {
        return overhearing.census(duration);
    }

    /**
     * @return the last list of what is on the bus, if one was made
     */
    public Optional<BusCensus> bus() {
        return overhearing.lastCensus();
    }

    /**
     * @return what the car was asked since it came home, and what came back
     */
    public synchronized List<Exchange> exchanges() {
        return journal.exchanges();
    }

    /**
     * Asks the car what a person wants to have asked, each request once, in place of all else.
     *
     * @param requests what to ask
     * @param whenDone runs at the end, or when the car leaves before; under the monitor's lock
     * @return false if the car can't be asked now: it is away, its 12 V battery is weak, the adapter asks by itself, or
     *         the car is already being asked so
     */
    public synchronized boolean ask(List<DiagnosticRequest> requests, Runnable whenDone) {
        boolean canAsk = !stopped && isAsking && attendance.isOnline() && !battery.isTooLow();
        return canAsk && informants.ask(requests, () -> {
            if (!stopped && attendance.isOnline()) {
                informants.present().resumed();
            }
            whenDone.run();
        });
    }

    /**
     * @return how long it takes to {@link #ask(List, Runnable) ask} so many requests if none of them is answered
     */
    public static Duration timeToAsk(int requests) {
        return Survey.PATIENCE.multipliedBy(requests);
    }

    /**
     * Takes a message from the broker.
     *
     * @param topic one of {@link #topics()}
     * @param payload whatever it is: what makes no sense is ignored
     */
    public void messageArrived(String topic, byte[] payload) {
        reception.messageArrived(topic, payload);
    }

    /**
     * Lets something be told while no message is, unless the monitor has stopped.
     */
    public synchronized void betweenMessages(Runnable action) {
        if (!stopped) {
            action.run();
        }
    }

    /**
     * The very same message twice in a row, with its time stamp of the adapter, is one that the broker has delivered
     * for two overlapping subscriptions, not a frame that was on the bus twice.
     */
    private void framesArrived(List<CanFrame> frames, byte[] payload) {
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
    private void overheardChange(long changed) {
        if (attendance.isOnline()) {
            overhearing.attend(changed);
        } else {
            overhearing.forget();
        }
    }

    private void trafficSeen(Instant now, boolean isSignOfLife) {
        attendance.heardLive();
        hints.busHeard(now);
        if (isSignOfLife && attendance.isOnline()) {
            visits.lively();
            informants.present().signOfLife();
        }
    }

    /** What a Pro tells when it connects is retained: it may be old, and proves nothing about the adapter. */
    private void voltageArrived(String topic, double volts) {
        if (!topic.equals(topics.battery())) {
            attendance.heardLive();
        }
        if (attendance.isOnline()) {
            battery.measured(volts);
        }
    }

    private void valuesArrived(String topic, byte[] payload) {
        informants.present().valuesArrived(topic, payload);
        if (isAsking) {
            hints.valuesHeard(topic, payload);
        }
    }

    /** Messages come from any thread. */
    private final class Messages implements Reception.Listener {

        @Override
        public @Nullable Predicate<CanId> awaited() {
            return informants.present().awaited();
        }

        @Override
        public void status(String topic, AdapterStatus status) {
            betweenMessages(() -> attendance.statusArrived(topic, status));
        }

        @Override
        public void voltage(String topic, double volts) {
            betweenMessages(() -> voltageArrived(topic, volts));
        }

        @Override
        public void overheard(byte[] payload) {
            long changed = overhearing.accept(payload);
            if (changed != 0) {
                betweenMessages(() -> overheardChange(changed));
            }
        }

        @Override
        public void frames(List<CanFrame> frames, byte[] payload) {
            betweenMessages(() -> framesArrived(frames, payload));
        }

        @Override
        public void traffic(Instant now, boolean isSignOfLife) {
            betweenMessages(() -> trafficSeen(now, isSignOfLife));
        }

        @Override
        public void log(Instant now) {
            betweenMessages(() -> hints.logHeard(now));
        }

        @Override
        public void values(String topic, byte[] payload) {
            betweenMessages(() -> valuesArrived(topic, payload));
        }

        @Override
        public void kept(Reading reading) {
            betweenMessages(() -> belief.restore(reading));
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
            overhearing.forget();
            informants.present().cancel();
        }

        @Override
        public void askForLife() {
            battery.ask();
        }
    }
}
