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
package org.openhab.binding.wican.internal.monitor.presence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.AdapterStatus;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Reporter;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Timer;
import org.openhab.binding.wican.internal.monitor.presence.Presence.Change;

/**
 * The {@link Attendance} follows whether the adapter is there, tells it, and says what follows from it. Its methods are
 * called under the lock of the {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Attendance {

    /** Hears what happens to the adapter. */
    public interface Listener {

        /**
         * The adapter has come into reach, for the first time or after an absence in which the car may have been
         * driven.
         *
         * @param live true if it has just said so; false if it may have been there for long
         */
        void arrived(boolean live);

        /** The adapter was away, but not so long that the car may have been driven; or it has connected anew. */
        void returned();

        /** The connection to the broker was cut, and everything is as it was. */
        void resumed();

        /** The adapter has left. */
        void left();

        /** Asks the adapter for a sign of life. */
        void askForLife();
    }

    /** After so long without a word it is time to say where the mistake may be. */
    private static final Duration FIRST_WORD = Duration.ofMinutes(1);
    /**
     * A retained status comes at once, unless somebody else in openHAB has subscribed it before and heard it live: then
     * openHAB does not have it.
     */
    private static final Duration GREETING = Duration.ofSeconds(5);
    /** Nobody wants to know the time of each message. */
    private static final Duration RESOLUTION = Duration.ofSeconds(10);

    private final AdapterTopics topics;
    private final Reporter reporter;
    private final Clock clock;
    private final Listener listener;
    private final Presence presence = new Presence();
    private final Silence silence;
    private final Timer firstWord;
    private final Timer greeting;
    private Instant lastSeen = Instant.EPOCH;

    /**
     * @param reporter hears whether the adapter is there, and when it was seen
     * @param lock guards the state
     */
    public Attendance(MonitorSettings settings, Reporter reporter, Clock clock, ScheduledExecutorService scheduler,
            Object lock, Listener listener) {
        this.topics = settings.topics();
        this.reporter = reporter;
        this.clock = clock;
        this.listener = listener;
        this.silence = new Silence(settings.refreshInterval(), clock, scheduler, lock, listener::askForLife,
                this::fallenSilent);
        this.firstWord = new Timer(scheduler, lock);
        this.greeting = new Timer(scheduler, lock);
    }

    /** The topics are being subscribed: retained messages will be replayed. */
    public void connected() {
        presence.connected(clock.instant());
        if (presence.isUnknown()) {
            reporter.situation(Situation.of(Kind.WAITING));
            firstWord.start(FIRST_WORD, this::nothingHeard);
            // whoever answers is there
            greeting.start(GREETING, listener::askForLife);
        }
    }

    /** The subscriptions are gone. */
    public void disconnected() {
        presence.disconnected(clock.instant());
        stop();
    }

    /** Nothing is waited for any more. */
    public void stop() {
        firstWord.stop();
        greeting.stop();
        silence.stop();
    }

    /** What may be a replay is not the adapter speaking; the last will is not either. */
    public void statusArrived(String topic, AdapterStatus status) {
        Instant now = clock.instant();
        boolean live = presence.isLive(topic, now);
        Change change = presence.heard(topic, status, now);
        if (live && (change == Change.ARRIVED || change == Change.RETURNED || change == Change.REPEATED)) {
            seen(now);
        }
        apply(change, live);
    }

    /** The adapter has said something that is never retained. */
    public void heardLive() {
        seen(clock.instant());
        answerHeard();
    }

    /** An answer of the car has come through the adapter. Such frames are too many to tell each time. */
    public void answerHeard() {
        apply(presence.heardLive(clock.instant()), false);
    }

    /**
     * @return true if whatever is retained has been replayed since the topics were subscribed
     */
    public boolean areReplaysOver() {
        return presence.areReplaysOver(clock.instant());
    }

    public boolean isOnline() {
        return presence.isOnline();
    }

    /** The adapter has said goodbye, or its last will has been delivered. */
    public boolean isOffline() {
        return presence.isOffline();
    }

    /**
     * @return how long the adapter was away before it came; longer than anything if that is not known
     */
    public Duration absence() {
        return presence.absence();
    }

    /**
     * @return the topics that say that the adapter is gone, though it is heard
     */
    public Set<String> contradicting() {
        return presence.contradicting();
    }

    private void apply(Change change, boolean live) {
        switch (change) {
            case ARRIVED -> {
                comes();
                listener.arrived(live);
            }
            case RETURNED -> {
                comes();
                listener.returned();
            }
            case RESUMED -> {
                comes();
                listener.resumed();
            }
            case REPEATED -> listener.returned();
            case LEFT -> {
                stop();
                listener.left();
                reporter.online(false);
                reporter.situation(Situation.of(presence.isOffline() ? Kind.AWAY : Kind.SILENT));
            }
            case NONE -> {
            }
        }
    }

    private void comes() {
        firstWord.stop();
        greeting.stop();
        reporter.online(true);
        silence.begin();
    }

    private void fallenSilent() {
        apply(presence.silent(silence.lastHeard()), false);
    }

    private void nothingHeard() {
        reporter.situation(Situation.of(Kind.NEVER_HEARD, Situation.topics(topics.status())));
    }

    private void seen(Instant now) {
        silence.heard();
        if (Moments.areFar(lastSeen, now, RESOLUTION)) {
            lastSeen = now;
            reporter.seen(now);
        }
    }
}
