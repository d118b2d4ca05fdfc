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

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.AdapterStatus;
import org.openhab.binding.wican.internal.monitor.base.Moments;

/**
 * The {@link Presence} knows whether the adapter is in reach, and whether it was away.
 * <p>
 * The first message of a status topic after subscribing may be a replay of a retained one. Several topics may have
 * one, if the adapter's firmware or settings have changed; then the adapter is there if any of them says so. As soon as
 * it speaks live on one of them, the others are out of date. What it says otherwise, some seconds after a goodbye,
 * proves that it is there in spite of it.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Presence {

    /** What a message changes. */
    public enum Change {
        NONE,
        /** It is there: for the first time, or after an absence in which the car may have been driven. */
        ARRIVED,
        /** It is back after an absence that was too short for a trip. */
        RETURNED,
        /** It is still there after the connection to the broker was cut. */
        RESUMED,
        LEFT,
        /** The adapter says that it is online, and was before: it has connected anew. */
        REPEATED
    }

    private enum State {
        UNKNOWN,
        ONLINE,
        OFFLINE,
        /** It never said goodbye, but has not been heard for long. */
        SILENT
    }

    /** Less is no trip: a weak WiFi, two adapters with one client id, a restart. */
    public static final Duration TRIP = Duration.ofMinutes(10);

    /** It was never seen, nor for long known to be away. */
    static final Duration UNKNOWN_ABSENCE = ChronoUnit.FOREVER.getDuration();

    /** Brokers replay retained messages at once; on a busy one that may take a while. */
    private static final Duration REPLAY = Duration.ofSeconds(10);
    /** Discovery subscribes to the same topics when openHAB starts, a little later, and has them replayed once more. */
    private static final Duration SECOND_REPLAY = Duration.ofSeconds(30);
    /** A broker delivers a message once for each of two overlapping subscriptions of one connection. */
    private static final Duration COPY = Duration.ofSeconds(2);
    /** What was said before a goodbye may be delivered after it. */
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final Map<String, Word> lastWords = new HashMap<>();
    private final Set<String> heardBefore = new HashSet<>();
    private Instant connected = Instant.EPOCH;
    private State state = State.UNKNOWN;
    /** How it was before the connection was cut. */
    private State before = State.UNKNOWN;
    /** When it left, fell silent, or was seen last before the connection was cut. */
    private Instant gone = Instant.EPOCH;
    private boolean wasSeen;
    /** It is there because it was heard, not because it has said so; and perhaps in spite of a goodbye. */
    private boolean isHeard;
    private boolean isProved;
    private Duration absence = Duration.ZERO;

    private record Word(AdapterStatus status, Instant time) {
    }

    /** The topics are being subscribed: retained messages will be replayed. */
    public void connected(Instant now) {
        connected = now;
    }

    /** The subscriptions are gone, and with them what was known; how it was is not forgotten. */
    public void disconnected(Instant now) {
        lastWords.clear();
        heardBefore.clear();
        isHeard = false;
        isProved = false;
        if (state != State.UNKNOWN) {
            before = state;
            if (state == State.ONLINE) {
                gone = now;
            }
        }
        state = State.UNKNOWN;
    }

    public Change heard(String topic, AdapterStatus status, Instant now) {
        if (isCopy(topic, status, now)) {
            return Change.NONE;
        }
        boolean live = isLive(topic, now);
        heardBefore.add(topic);
        if (live) {
            lastWords.clear();
        }
        lastWords.put(topic, new Word(status, now));
        boolean isOnline = lastWords.values().stream().anyMatch(word -> word.status() == AdapterStatus.ONLINE);
        if (!isOnline && !live && isHeard) {
            isProved = true;
            return Change.NONE;
        }
        isHeard = false;
        isProved = false;
        Change change = isOnline ? comeBy(live, now) : become(State.OFFLINE, now);
        boolean isRepeated = change == Change.NONE && state == State.ONLINE && live
                && Moments.areFar(connected, now, SECOND_REPLAY);
        return isRepeated ? Change.REPEATED : change;
    }

    /**
     * @return false if the next message of this topic may be a replay
     */
    public boolean isLive(String topic, Instant now) {
        return heardBefore.contains(topic) || areReplaysOver(now);
    }

    /**
     * @return true if whatever is retained has been replayed since the topics were subscribed
     */
    public boolean areReplaysOver(Instant now) {
        return Moments.areFar(connected, now, REPLAY);
    }

    /** Something that is never retained has come: whoever sends it is there, unless it has only just said goodbye. */
    public Change heardLive(Instant now) {
        if (state == State.ONLINE || state == State.OFFLINE && !isGoodbyeOld(now)) {
            return Change.NONE;
        }
        isHeard = true;
        isProved = state == State.OFFLINE;
        return come(now);
    }

    /**
     * Nothing has been heard for too long.
     *
     * @param lastHeard since when
     */
    public Change silent(Instant lastHeard) {
        return state == State.ONLINE ? become(State.SILENT, lastHeard) : Change.NONE;
    }

    public boolean isUnknown() {
        return state == State.UNKNOWN;
    }

    public boolean isOnline() {
        return state == State.ONLINE;
    }

    /** The adapter has said goodbye, or its last will has been delivered. */
    public boolean isOffline() {
        return state == State.OFFLINE;
    }

    /**
     * @return how long the adapter was away before it came; longer than anything if that is not known
     */
    public Duration absence() {
        return absence;
    }

    /**
     * @return the topics that say that the adapter is gone, though it is heard
     */
    public Set<String> contradicting() {
        Set<String> topics = new TreeSet<>();
        if (isProved) {
            lastWords.forEach((topic, word) -> topics.add(topic));
        }
        return topics;
    }

    private boolean isGoodbyeOld(Instant now) {
        return lastWords.values().stream().allMatch(word -> Moments.areFar(word.time(), now, GOODBYE));
    }

    private boolean isCopy(String topic, AdapterStatus status, Instant now) {
        @Nullable
        Word last = lastWords.get(topic);
        return last != null && last.status() == status && !Moments.areFar(last.time(), now, COPY);
    }

    /** What is replayed is no news of an adapter that has not been heard for long. */
    private Change comeBy(boolean live, Instant now) {
        boolean isReplayOfSilent = !live && state == State.UNKNOWN && before == State.SILENT;
        return isReplayOfSilent ? become(State.SILENT, gone) : come(now);
    }

    private Change come(Instant now) {
        State former = state == State.UNKNOWN ? before : state;
        boolean isBackFromCut = state == State.UNKNOWN && former == State.ONLINE;
        if (state == State.ONLINE) {
            return Change.NONE;
        }
        state = State.ONLINE;
        Duration away = Duration.between(gone, now).abs();
        boolean isKnown = wasSeen || former != State.UNKNOWN && away.compareTo(TRIP) >= 0;
        wasSeen = true;
        absence = isKnown ? away : UNKNOWN_ABSENCE;
        if (absence.compareTo(TRIP) >= 0) {
            return Change.ARRIVED;
        }
        return isBackFromCut ? Change.RESUMED : Change.RETURNED;
    }

    private Change become(State next, Instant since) {
        State former = state;
        state = next;
        if (former == next) {
            return Change.NONE;
        }
        boolean wasThere = former == State.ONLINE || former == State.UNKNOWN && before == State.UNKNOWN;
        if (wasThere) {
            gone = since;
        }
        return Change.LEFT;
    }
}
