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

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.monitor.presence.StarterBattery.Level;

/**
 * The {@link Visits} remember how the adapter came and went, and tell from it what has brought it back: a drive, the
 * adapter's own timer, or the 12 V level of a car that stands where it stood.
 * <p>
 * An adapter sleeps when the 12 V level has been low for some minutes, and wakes when the level rises (because the car
 * is switched on, or charges) or when its timer says so ({@code main/sleep_mode.c}). So whoever goes while the 12 V net
 * is fed is driven away, and whoever goes at rest falls asleep where it stands.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Visits {

    /**
     * How long an adapter stays awake at most that its timer has woken: 5 min by default, and the way to say goodbye.
     */
    private static final Duration TIMER_VISIT = Duration.ofMinutes(6);
    /** Two intervals of one timer may differ by the time that WiFi and broker take. */
    private static final Duration TIMER_TOLERANCE = Duration.ofMinutes(5);

    private Instant arrived = Instant.EPOCH;
    private Duration absence = Presence.UNKNOWN_ABSENCE;
    private boolean isLively;
    private boolean hasLeft;
    private Level goodbye = Level.UNKNOWN;
    /** Of the visit before this one. */
    private boolean wasLikeTimer;
    private Duration formerAbsence = Presence.UNKNOWN_ABSENCE;
    private Duration lasted = Duration.ZERO;

    /**
     * The adapter has come after an absence in which the car may have been driven.
     *
     * @param away how long that was
     */
    public void arrived(Instant now, Duration away) {
        wasLikeTimer = hasLeft && !isLively && lasted.compareTo(TIMER_VISIT) <= 0;
        formerAbsence = absence;
        absence = away;
        isLively = false;
        hasLeft = false;
        arrived = now;
        lasted = Duration.ZERO;
    }

    /** The car has answered, its bus has awoken, or its 12 V net is fed. */
    public void lively() {
        isLively = true;
    }

    /**
     * The adapter has left, for however long.
     *
     * @param level what the 12 V battery was like
     */
    public void left(Instant now, Level level) {
        goodbye = level;
        hasLeft = true;
        lasted = Duration.between(arrived, now).abs();
    }

    /**
     * @return how long the adapter was away before it arrived
     */
    public Duration absence() {
        return absence;
    }

    /**
     * @return true if nobody knows how long the adapter was away before it came
     */
    public boolean isFirst() {
        return !isKnown(absence);
    }

    /**
     * @param level what the 12 V battery is like now
     * @return true if everything is as it was at the last visit, which was short, and in which nothing happened
     */
    public boolean isByTimer(Level level) {
        return wasLikeTimer && level == Level.REST
                && (!isKnown(formerAbsence) || !isLongerThan(TIMER_TOLERANCE, formerAbsence.minus(absence).abs()));
    }

    /**
     * The careful answer for a car that must not be asked where it stands locked.
     *
     * @param level what the 12 V battery is like now
     * @return true if the car may have come home just now
     */
    public boolean mayBeDriven(Level level) {
        return goodbye == Level.FED || goodbye == Level.UNKNOWN && level != Level.FED && !isByTimer(level);
    }

    /**
     * @return true if the car arrived less than so long ago
     */
    public boolean isFresh(Instant now, Duration time) {
        return !Moments.areFar(arrived, now, time);
    }

    private static boolean isKnown(Duration absence) {
        return absence.compareTo(Presence.UNKNOWN_ABSENCE) < 0;
    }

    private static boolean isLongerThan(Duration limit, Duration time) {
        return time.compareTo(limit) > 0;
    }
}
