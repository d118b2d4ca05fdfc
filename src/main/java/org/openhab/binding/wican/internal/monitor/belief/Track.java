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
    /** As long as most adapters need to read anew. */
    static final Duration YOUTH = Duration.ofMinutes(2);
    /** So many values that go on from each other are no accident. */
    static final int ROW = 3;
    /** How much slower than at its fastest a value changes in the long run. */
    private static final int SLOWLY = 8;

    private final Instant first;
    private final boolean isAfterGap;
    private double value;
    private Instant since;
    private Instant last;
    private Pace pace = Pace.NONE;
    private int messages = 1;
    private int row = 1;
    private boolean isSettled;
    private boolean wasDoubted;
    /** It was doubted, and nothing has confirmed it but that it stayed: so may a wrong value of a car that sleeps. */
    private boolean isDubious;

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

    /** Another value, which this one can just have become. */
    Track successor(double value, Instant time, boolean isAfterGap) {
        Track next = new Track(value, time, isAfterGap);
        if (!isAfterGap) {
            next.pace = Pace.of(value - this.value, since, time);
        }
        return next;
    }

    /** The value was repeated, or another one followed. */
    void goOn(double value, Instant time) {
        messages++;
        if (value != this.value) {
            pace = Pace.of(value - this.value, since, time);
            this.value = value;
            since = time;
            row++;
        }
        last = time;
        isSettled |= wasDoubted ? isRow() : row > 1;
        isSettled |= !isDubious && hasStayed(false);
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

    boolean wasDoubted() {
        return wasDoubted;
    }

    int messages() {
        return messages;
    }

    /** Whether so many different values went on from each other that it is no accident. */
    boolean isRow() {
        return row >= ROW;
    }

    /**
     * Whether it has been there for as long as an adapter needs to read it anew.
     *
     * @param isPossible whether by now it is nothing but possible, and once more is enough
     */
    boolean hasStayed(boolean isPossible) {
        return messages >= (isPossible ? 2 : STAY_MESSAGES) && Moments.areFar(first, last, STAY);
    }

    /** Whether it may still be the first of a visit that was read, though repeated. */
    boolean isYoung(Instant time) {
        return messages == 1 || !Moments.areFar(first, time, YOUTH);
    }

    /** Whether something has confirmed it. */
    boolean isSettled() {
        return isSettled;
    }

    void settle() {
        isSettled = true;
    }

    /**
     * It was believed late: what was believed before has the same chance to come back.
     *
     * @param isDubious whether only another value can settle it
     */
    void unsettle(boolean isDubious) {
        this.isDubious = isDubious;
        wasDoubted = true;
        isSettled = false;
        messages = 1;
        row = 1;
    }

    /**
     * Whether it can have become this value since it was last repeated; or, while it moves, at the same pace since it
     * was read: adapters may publish more often than they read.
     */
    boolean canBecome(ValueKind kind, double value, Instant time) {
        return kind.canBecome(this.value, value, millisUntil(time)) || pace.isKept(value - this.value, since, time)
                && kind.canBecome(this.value, value, between(since, time));
    }

    /** Whether it can have become this value since it was read. */
    boolean canHaveBecome(ValueKind kind, double value, Instant time) {
        return kind.canBecome(this.value, value, between(since, time));
    }

    /** Whether it can have become this value as cars usually are driven and charged. */
    boolean canSlowlyBecome(ValueKind kind, double value, Instant time) {
        return kind.canBecome(this.value, value, millisUntil(time) / SLOWLY);
    }

    private long millisUntil(Instant time) {
        return between(last, time);
    }

    private static long between(Instant from, Instant to) {
        return Duration.between(from, to).toMillis();
    }

    /**
     * How a value moves.
     *
     * @param step what it changed by
     * @param millis in which time
     */
    private record Pace(double step, long millis) {

        static final Pace NONE = new Pace(0, 0);
        /** Adapters do not read like a clock. */
        private static final double MARGIN = 1.5;

        static Pace of(double step, Instant from, Instant to) {
            return new Pace(step, between(from, to));
        }

        boolean isKept(double next, Instant from, Instant to) {
            long time = between(from, to);
            return time > 0 && time <= MARGIN * millis && Math.signum(next) == Math.signum(step)
                    && Math.abs(next) * millis <= MARGIN * Math.abs(step) * time;
        }
    }
}
