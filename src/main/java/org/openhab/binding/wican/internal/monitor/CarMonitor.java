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
import org.openhab.binding.wican.internal.monitor.asking.TimedAnswer;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Reporter;
import org.openhab.binding.wican.internal.monitor.hearing.BusCensus;
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

    private final AdapterTopics topics;
    private final Publisher publisher;
    private final Course course;
    private final Reception reception;

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
        this.course = new Course(settings, memory, publisher, reporter, clock, scheduler, this);
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
        course.belief.restore(reading);
    }

    /**
     * @return the state of charge that counts, and when it was measured
     */
    public synchronized Optional<Reading> last() {
        return course.belief.last();
    }

    /** The broker can be reached: what waited for it is published. */
    public synchronized void connected() {
        if (!stopped) {
            course.connected();
        }
    }

    /** The connection is lost: what was asked will not be answered, and the next messages may be replayed ones. */
    public synchronized void disconnected() {
        reception.forget();
        course.disconnected();
    }

    /** Ends all activity. The monitor can't be used any more. */
    public synchronized void stop() {
        stopped = true;
        course.stop();
    }

    /**
     * @return what the next monitor of this adapter must know, so that it does not ask more often than this one would
     */
    public synchronized CarMemory memory() {
        return course.informants.memory();
    }

    /**
     * Asks the car now, unless that is being done already, or the adapter is known to be out of reach.
     *
     * @param everything the further values too, not the state of charge alone
     */
    public synchronized void ask(boolean everything) {
        if (!stopped && !course.attendance.isOffline()) {
            course.informants.present().ask(everything);
        }
    }

    /** Asks the adapter for the level of the 12 V course.battery. The car does not notice. */
    public synchronized void askBattery() {
        if (!stopped && !course.attendance.isOffline()) {
            course.battery.ask();
        }
    }

    /** Has the adapter started anew. The car does not notice. */
    public synchronized void reboot() {
        if (!stopped && !course.attendance.isOffline()) {
            publisher.publish(topics.command(), AdapterCommand.REBOOT.encode(), Publisher.Delivery.TRANSIENT);
        }
    }

    /**
     * @return the last answer to each request that was answered, whatever became of it
     */
    public synchronized Map<DiagnosticRequest, TimedAnswer> answers() {
        return course.journal.answers();
    }

    /**
     * Lists what is on the bus. Asks nothing.
     *
     * @param duration how long to listen
     * @return is completed then
     */
    public CompletableFuture<BusCensus> listenToBus(Duration duration) {
        return course.overhearing.census(duration);
    }

    /**
     * @return the last list of what is on the bus, if one was made
     */
    public Optional<BusCensus> bus() {
        return course.overhearing.lastCensus();
    }

    /**
     * @return what the car was asked since it came home, and what came back
     */
    public synchronized List<Exchange> exchanges() {
        return course.journal.exchanges();
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
        return !stopped && course.isAskable() && course.informants.ask(requests, () -> {
            betweenMessages(course::resume);
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

    /** Messages come from any thread. */
    private final class Messages implements Reception.Listener {

        @Override
        public @Nullable Predicate<CanId> awaited() {
            return course.informants.present().awaited();
        }

        @Override
        public void status(String topic, AdapterStatus status) {
            betweenMessages(() -> course.attendance.statusArrived(topic, status));
        }

        @Override
        public void voltage(String topic, double volts) {
            betweenMessages(() -> course.voltageArrived(topic, volts));
        }

        @Override
        public void overheard(byte[] payload) {
            long changed = course.overhearing.accept(payload);
            if (changed != 0) {
                betweenMessages(() -> course.overheardChange(changed));
            }
        }

        @Override
        public void frames(List<CanFrame> frames, byte[] payload) {
            betweenMessages(() -> course.framesArrived(frames, payload));
        }

        @Override
        public void traffic(Instant now, boolean isSignOfLife) {
            betweenMessages(() -> course.trafficSeen(now, isSignOfLife));
        }

        @Override
        public void log(Instant now) {
            betweenMessages(() -> course.hints.logHeard(now));
        }

        @Override
        public void values(String topic, byte[] payload) {
            betweenMessages(() -> course.valuesArrived(topic, payload));
        }

        @Override
        public void kept(Reading reading) {
            betweenMessages(() -> course.belief.restore(reading));
        }
    }
}
