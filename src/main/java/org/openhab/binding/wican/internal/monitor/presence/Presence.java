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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.AdapterStatus;
import org.openhab.binding.wican.internal.monitor.base.Moments;

/**
 * The {@link Presence} knows whether the adapter is in reach.
 * <p>
 * The first message of a status topic after subscribing may be a replay of a retained one. Several topics may have
 * one, if the adapter's firmware or settings have changed; then the adapter is there if any of them says so. As soon as
 * it speaks live on one of them, the others are out of date.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Presence {

    /** What a message changes. */
    public enum Change {
        NONE,
        ARRIVED,
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

    /** Brokers replay retained messages at once; on a busy one that may take a while. */
    private static final Duration REPLAY = Duration.ofSeconds(10);
    /** Discovery subscribes to the same topics when openHAB starts, a little later, and has them replayed once more. */
    private static final Duration SECOND_REPLAY = Duration.ofSeconds(30);
    /** A broker delivers a message once for each of two overlapping subscriptions of one connection. */
    private static final Duration COPY = Duration.ofSeconds(2);

    private final Map<String, Word> lastWords = new HashMap<>();
    private final Set<String> heardBefore = new HashSet<>();
    private Instant connected = Instant.EPOCH;
    private State state = State.UNKNOWN;

    private record Word(AdapterStatus status, Instant time) {
    }

    /** The topics are being subscribed: retained messages will be replayed. */
    public void connected(Instant now) {
        connected = now;
    }

    /** Forgets everything: the subscriptions are new, or gone. */
    public void reset() {
        lastWords.clear();
        heardBefore.clear();
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
        Change change = become(
                lastWords.values().stream().anyMatch(word -> word.status() == AdapterStatus.ONLINE) ? State.ONLINE
                        : State.OFFLINE);
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

    /** Something that is never retained has come: whoever sends it is there, unless it has just said goodbye. */
    public Change heardLive() {
        return state == State.UNKNOWN || state == State.SILENT ? become(State.ONLINE) : Change.NONE;
    }

    /** Nothing has been heard for too long. */
    public Change silent() {
        return state == State.ONLINE ? become(State.SILENT) : Change.NONE;
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

    private boolean isCopy(String topic, AdapterStatus status, Instant now) {
        @Nullable
        Word last = lastWords.get(topic);
        return last != null && last.status() == status && !Moments.areFar(last.time(), now, COPY);
    }

    private Change become(State next) {
        State former = state;
        state = next;
        if (former == next) {
            return Change.NONE;
        }
        return next == State.ONLINE ? Change.ARRIVED : Change.LEFT;
    }
}
