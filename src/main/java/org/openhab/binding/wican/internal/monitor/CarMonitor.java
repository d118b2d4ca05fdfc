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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.AdapterStatus;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.adapter.CanMessage;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.Situation.Kind;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.Query;

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

    /** On a busy bus hundreds of messages a second come by; nobody wants to know the time of each. */
    private static final Duration SEEN_RESOLUTION = Duration.ofSeconds(10);

    /** When nothing was heard on the bus for so long, the car was asleep. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    /** How far the clocks of two computers in a house may differ. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private final MonitorSettings settings;
    private final Reporter reporter;
    private final Clock clock;
    private final Presence presence = new Presence();
    private final Interrogator interrogator;
    private final Optional<SocKeeper> keeper;

    private volatile Instant lastTraffic = Instant.EPOCH;
    private Instant lastSeen = Instant.EPOCH;
    private byte @Nullable [] lastAnswer;
    private boolean isSocKnown;
    private boolean stopped;

    /**
     * @param clock the time of measurement; its zone is the one that published times are written in
     * @param scheduler runs the timers
     */
    public CarMonitor(MonitorSettings settings, Publisher publisher, Reporter reporter, Clock clock,
            ScheduledExecutorService scheduler) {
        this.settings = settings;
        this.reporter = reporter;
        this.clock = clock;
        this.interrogator = new Interrogator(settings, publisher, clock, scheduler, this, new Results());
        this.keeper = settings.socTopic().map(topic -> new SocKeeper(topic, publisher, clock, this));
    }

    /**
     * @return the topics whose messages the monitor wants, in the order in which to subscribe: the status last, because
     *         a retained one is answered with a request, whose answer must not be missed
     */
    public List<String> topics() {
        List<String> topics = new ArrayList<>();
        settings.socTopic().ifPresent(topics::add);
        topics.add(settings.topics().rx());
        topics.addAll(settings.topics().status());
        return topics;
    }

    /** The broker can be reached: what waited for it is published. */
    public synchronized void connected() {
        if (!stopped) {
            if (presence.isUnknown()) {
                reporter.situation(Situation.of(Kind.WAITING));
            }
            keeper.ifPresent(SocKeeper::connected);
        }
    }

    /** The connection is lost: what was asked will not be answered, and the next messages may be replayed ones. */
    public synchronized void disconnected() {
        lastTraffic = Instant.EPOCH;
        presence.reset();
        interrogator.cancel();
    }

    /** Ends all activity. The monitor can't be used any more. */
    public synchronized void stop() {
        stopped = true;
        interrogator.stop();
    }

    /**
     * Asks the car now, unless that is being done already, or the adapter is known to be out of reach.
     *
     * @param everything the further values too, not the state of charge alone
     */
    public synchronized void ask(boolean everything) {
        if (!stopped && !presence.isOffline()) {
            interrogator.ask(everything);
        }
    }

    /**
     * @return the last answer to each request that was answered, whatever became of it
     */
    public synchronized Map<DiagnosticRequest, TimedAnswer> answers() {
        return interrogator.answers();
    }

    /**
     * Takes a message from the broker.
     *
     * @param topic one of {@link #topics()}
     * @param payload whatever it is: what makes no sense is ignored
     */
    public void messageArrived(String topic, byte[] payload) {
        if (topic.equals(settings.topics().rx())) {
            busMessageArrived(payload);
        } else if (settings.topics().status().contains(topic)) {
            AdapterStatus.parse(payload).ifPresent(status -> statusArrived(topic, status));
        } else if (settings.socTopic().filter(topic::equals).isPresent()) {
            SocMessage.decode(payload).ifPresent(this::restore);
        }
    }

    private synchronized void statusArrived(String topic, AdapterStatus status) {
        if (stopped) {
            return;
        }
        if (status == AdapterStatus.ONLINE && !presence.mayBeReplayed(topic)) {
            seen(clock.instant());
        }
        apply(presence.heard(topic, status));
    }

    /** An answer goes first: flow control must not wait, and nothing that begins now is answered by what has come. */
    private void busMessageArrived(byte[] payload) {
        Predicate<CanId> awaited = interrogator.awaited();
        boolean isAnswer = awaited != null && answerArrived(payload, awaited);
        Instant now = clock.instant();
        Instant before = lastTraffic;
        if (isFar(before, now, SEEN_RESOLUTION) && CanMessage.looksLikeFrames(payload)) {
            lastTraffic = now;
            trafficSeen(now, !isAnswer && isFar(before, now, SILENCE));
        }
    }

    private boolean answerArrived(byte[] payload, Predicate<CanId> awaited) {
        List<CanFrame> frames = CanMessage.decode(payload, awaited);
        if (!frames.isEmpty()) {
            framesArrived(frames, payload);
        }
        return !frames.isEmpty();
    }

    /**
     * The very same message twice in a row, with its time stamp of the adapter, is one that the broker has delivered
     * for two overlapping subscriptions, not a frame that was on the bus twice.
     */
    private synchronized void framesArrived(List<CanFrame> frames, byte[] payload) {
        if (stopped || Arrays.equals(payload, lastAnswer)) {
            return;
        }
        lastAnswer = payload;
        apply(presence.heardFrames());
        interrogator.accept(frames);
    }

    private synchronized void trafficSeen(Instant now, boolean isSignOfLife) {
        if (stopped) {
            return;
        }
        seen(now);
        apply(presence.heardFrames());
        if (isSignOfLife && presence.isOnline()) {
            interrogator.signOfLife();
        }
    }

    private void apply(Presence.Change change) {
        switch (change) {
            case ARRIVED -> {
                reporter.online(true);
                reporter.situation(Situation.of(Kind.ASKING));
                interrogator.arrived();
            }
            case LEFT -> {
                interrogator.cancel();
                reporter.online(false);
                reporter.situation(Situation.of(Kind.AWAY));
            }
            case NONE -> {
            }
        }
    }

    /**
     * The own message of an earlier life: it is worth something only as long as nothing newer is known, and not if its
     * time is still to come.
     */
    private synchronized void restore(Reading reading) {
        boolean isPast = reading.time().isBefore(clock.instant().plus(CLOCK_TOLERANCE));
        if (!stopped && isPast && !isSocKnown) {
            isSocKnown = true;
            reporter.reading(reading);
        }
    }

    private void seen(Instant now) {
        if (isFar(lastSeen, now, SEEN_RESOLUTION)) {
            lastSeen = now;
            reporter.seen(now);
        }
    }

    /** A clock that is set back must not stop anything: in either direction counts. */
    private static boolean isFar(Instant before, Instant now, Duration distance) {
        return Duration.between(before, now).abs().compareTo(distance) >= 0;
    }

    private final class Results implements Interrogator.Listener {

        @Override
        public void measured(Reading reading) {
            reading.soc().ifPresent(soc -> {
                isSocKnown = true;
                keeper.ifPresent(keeper -> keeper.keep(soc, reading.time()));
            });
            reporter.reading(reading);
        }

        @Override
        public void situation(Situation situation) {
            if (presence.isOnline()) {
                reporter.situation(situation);
            }
        }

        @Override
        public boolean wants(Query query) {
            return query.parameters().stream().map(Parameter::name).anyMatch(reporter::wants);
        }
    }
}
