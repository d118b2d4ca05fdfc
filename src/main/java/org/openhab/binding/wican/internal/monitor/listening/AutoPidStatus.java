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
package org.openhab.binding.wican.internal.monitor.listening;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;

/**
 * The {@link AutoPidStatus} tells how things stand with what an adapter polls: something passing, like a doubt or an
 * error, ends when its cause ends, and then what was told before is true again.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class AutoPidStatus {

    /** An adapter has published all of its topics by then. */
    private static final Duration ALL_TOPICS = Duration.ofMinutes(1);
    /** As many names as fit into a line. */
    private static final int MOST_NAMES = 12;

    private final Consumer<Situation> listener;
    private final Situation waiting;
    private final Set<String> names = new LinkedHashSet<>();
    private Situation lasting;
    private @Nullable Situation error;
    private @Nullable Situation last;
    private @Nullable Instant firstName;
    private boolean hasSoc;

    /**
     * @param topics where values are expected
     */
    AutoPidStatus(Set<String> topics, Consumer<Situation> listener) {
        this.listener = listener;
        this.waiting = Situation.of(Kind.AUTO_PID_WAITING, Situation.topics(topics));
        this.lasting = waiting;
    }

    /** The adapter has come online. */
    void arrived() {
        lasting = waiting;
        error = null;
        last = null;
        names.clear();
        firstName = null;
        hasSoc = false;
        say(waiting);
    }

    /** The adapter can't be reached for a while, in which it may have published anything. */
    void interrupted() {
        firstName = null;
    }

    /** A state of charge was measured. */
    void measured() {
        lasting = Situation.of(Kind.ANSWERED);
        calm();
    }

    /** A state of charge is known to be newer than what was told before, but not when it was measured. */
    void mayBeOlder(double soc) {
        lasting = Situation.of(Kind.AUTO_PID_OLDER, Reading.shown(soc));
        calm();
    }

    /** What has come is as it was: whatever was doubtful is over. */
    void calm() {
        @Nullable
        Situation error = this.error;
        say(error == null ? lasting : error);
    }

    /**
     * @param former the last state of charge as it was shown
     * @param soc one that it can't have become
     */
    void doubt(String former, double soc) {
        say(Situation.of(Kind.DOUBTFUL, former, Reading.shown(soc)));
    }

    /** A state of charge has come as control units say it that sleep. */
    void asleep(double soc) {
        say(Situation.of(Kind.AUTO_PID_ASLEEP, Reading.shown(soc)));
    }

    /** The adapter could not read a value. */
    void error(String text) {
        Situation situation = Situation.of(Kind.AUTO_PID_ERROR, text);
        error = situation;
        say(situation);
    }

    /** A value has come that only a car can have told that was read. */
    void wasRead() {
        if (error != null) {
            error = null;
            calm();
        }
    }

    /**
     * Values have come.
     *
     * @param keys the names that the adapter gives them
     * @param hasSoc whether one of them is a state of charge
     */
    void heard(Set<String> keys, boolean hasSoc, Instant now) {
        if (hasSoc && !this.hasSoc) {
            this.hasSoc = true;
            lasting = waiting;
        }
        if (this.hasSoc || keys.isEmpty()) {
            return;
        }
        names.addAll(keys);
        Instant since = firstName;
        if (since == null) {
            firstName = now;
        } else if (Moments.areFar(since, now, ALL_TOPICS)) {
            lasting = Situation.of(Kind.AUTO_PID_NO_SOC, shown());
            calm();
        }
    }

    private String shown() {
        String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? first + " …" : first;
    }

    private void say(Situation situation) {
        if (!situation.equals(last)) {
            last = situation;
            listener.accept(situation);
        }
    }
}
