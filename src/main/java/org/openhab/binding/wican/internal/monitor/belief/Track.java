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
package org.openhab.binding.wican.internal.monitor.belief;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.vehicle.kinds.ValueKind;

/**
 * The {@link Track} is a value and those that went on from it.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Track {

    /** Adapters read every few seconds up to every few minutes, and publish what they have meanwhile. */
    static final Duration STAY = Duration.ofMinutes(5);
    static final int STAY_MESSAGES = 3;
    /** How much slower than at its fastest a value changes in the long run. */
    private static final int SLOWLY = 8;

    private final Instant first;
    private final boolean isAfterGap;
    private double value;
    private Instant since;
    private Instant last;
    private int messages = 1;
    private int row = 1;
    private boolean isSettled;

    /**
     * @param isAfterGap whether it is believed only because much is possible in a long silence
     */
    Track(double value, Instant first, boolean isAfterGap) {
        this.value = value;
        this.first = first;
        this.since = first;
        this.last = first;
        this.isAfterGap = isAfterGap;
    }

    /** The value was repeated, or another one followed. */
    void goOn(double value, Instant time) {
        messages++;
        if (value != this.value) {
            this.value = value;
            since = time;
            row++;
        }
        last = time;
        isSettled |= row > 1 || hasStayed(false);
    }

    double value() {
        return value;
    }

    /** When the present value came first. */
    Instant since() {
        return since;
    }

    /** When it was last repeated. */
    Instant last() {
        return last;
    }

    boolean isAfterGap() {
        return isAfterGap;
    }

    int messages() {
        return messages;
    }

    /** How many different values went on from each other. */
    int row() {
        return row;
    }

    /**
     * Whether it has been there for as long as an adapter needs to read it anew.
     *
     * @param isPossible whether by now it is nothing but possible, and once more is enough
     */
    boolean hasStayed(boolean isPossible) {
        return messages >= (isPossible ? 2 : STAY_MESSAGES) && Moments.areFar(first, last, STAY);
    }

    /** Whether something has confirmed it. */
    boolean isSettled() {
        return isSettled;
    }

    void settle() {
        isSettled = true;
    }

    /** It was believed late: what was believed before has the same chance to come back. */
    void unsettle() {
        isSettled = false;
        messages = 1;
        row = 1;
    }

    boolean canBecome(ValueKind kind, double value, Instant time) {
        return kind.canBecome(this.value, value, millisUntil(time));
    }

    /** Whether it can have become this value as cars usually are driven and charged. */
    boolean canSlowlyBecome(ValueKind kind, double value, Instant time) {
        return kind.canBecome(this.value, value, millisUntil(time) / SLOWLY);
    }

    private long millisUntil(Instant time) {
        return Duration.between(last, time).toMillis();
    }
}
