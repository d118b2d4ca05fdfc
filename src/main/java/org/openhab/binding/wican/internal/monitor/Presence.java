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

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.AdapterStatus;

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
final class Presence {

    /** What a message changes. */
    enum Change {
        NONE,
        ARRIVED,
        LEFT
    }

    private enum State {
        UNKNOWN,
        ONLINE,
        OFFLINE
    }

    private final Map<String, AdapterStatus> lastWords = new HashMap<>();
    private final Set<String> heardBefore = new HashSet<>();
    private State state = State.UNKNOWN;

    /** Forgets everything: the subscriptions are new, or gone. */
    void reset() {
        lastWords.clear();
        heardBefore.clear();
        state = State.UNKNOWN;
    }

    /**
     * @return true if the next message of this topic may be a replay
     */
    boolean mayBeReplayed(String topic) {
        return !heardBefore.contains(topic);
    }

    Change heard(String topic, AdapterStatus status) {
        if (!heardBefore.add(topic)) {
            lastWords.clear();
        }
        lastWords.put(topic, status);
        return become(lastWords.containsValue(AdapterStatus.ONLINE) ? State.ONLINE : State.OFFLINE);
    }

    /** Frames are never retained: whoever sends them is there, unless it has just said goodbye. */
    Change heardFrames() {
        return state == State.UNKNOWN ? become(State.ONLINE) : Change.NONE;
    }

    boolean isUnknown() {
        return state == State.UNKNOWN;
    }

    boolean isOnline() {
        return state == State.ONLINE;
    }

    boolean isOffline() {
        return state == State.OFFLINE;
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
