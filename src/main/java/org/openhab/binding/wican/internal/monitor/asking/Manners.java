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
package org.openhab.binding.wican.internal.monitor.asking;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.monitor.asking.Round.Cause;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.presence.StarterBattery;
import org.openhab.binding.wican.internal.monitor.presence.Visits;
import org.openhab.binding.wican.internal.vehicle.Asking;

/**
 * The {@link Manners} say whether a car may be asked, and asked again: from what was asked in vain before, from what
 * has brought the adapter here, and from what such cars can bear.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Manners {

    /** After so long an absence the car deserves all attempts, whatever was before. */
    private static final Duration OTHER_SITUATION = Duration.ofMinutes(30);
    /** So long the driver may still be there, and the car unlocked. */
    private static final Duration FIRST_MINUTE = Duration.ofMinutes(1);
    /** How long a car that must not be asked where it stands can wait for its 12 V level to be told. */
    private static final Duration LEVEL_PATIENCE = Duration.ofSeconds(2);

    private final StarterBattery battery;
    private final Visits visits;
    private final boolean isAskedOnArrivalOnly;
    private Patience patience;

    /**
     * @param patience what was asked in vain in a former life
     */
    public Manners(Asking asking, StarterBattery battery, Visits visits, Patience patience) {
        this.isAskedOnArrivalOnly = asking == Asking.ARRIVAL;
        this.battery = battery;
        this.visits = visits;
        this.patience = patience;
    }

    /**
     * @return true for a car that is asked when it comes home, and when somebody wishes it, and never else
     */
    boolean isAskedOnArrivalOnly() {
        return isAskedOnArrivalOnly;
    }

    /**
     * @return what was asked in vain
     */
    Patience patience() {
        return patience;
    }

    /**
     * The car has arrived.
     *
     * @param live true if the adapter has just said so; false if it may have been there for long
     */
    boolean allowArrival(boolean live, Instant now) {
        if (isAskedOnArrivalOnly && !live) {
            return false;
        }
        if (visits.isFirst()) {
            return patience.allowsReturn(now);
        }
        if (visits.absence().compareTo(OTHER_SITUATION) >= 0) {
            patience = patience.home();
        }
        return patience.hasRoom(Patience.Reason.ARRIVAL, now);
    }

    /** The adapter is back after a short absence, and the car had been given up. */
    boolean allowReturn(Instant now) {
        return !isAskedOnArrivalOnly && patience.allowsReturn(now);
    }

    /** A car that had been given up gives a sign of life. */
    boolean allowSign(Instant now) {
        return !isAskedOnArrivalOnly && patience.hasRoom(Patience.Reason.SIGN, now);
    }

    /** Has something asked as soon as the 12 V level is known, or would be if the adapter told it. */
    void whenLevelIsKnown(Runnable question, Runnable ifTooLow) {
        if (isAskedOnArrivalOnly) {
            battery.whenKnown(LEVEL_PATIENCE, question, ifTooLow);
        } else {
            battery.unlessTooLow(question, ifTooLow);
        }
    }

    /** All that can be known is known: shall the car really be asked? */
    boolean allowQuestion(Instant now) {
        return !isAskedOnArrivalOnly || visits.isFresh(now, FIRST_MINUTE) && visits.mayBeDriven(battery.level());
    }

    /**
     * @return true if a round for this reason may have its retries
     */
    boolean allowRetries(Cause cause) {
        return cause != Cause.ARRIVAL || patience.allowsRetries();
    }

    /**
     * @param when the time of the next attempt
     */
    boolean allowRetry(Cause cause, Instant when) {
        if (!cause.isAutomatic()) {
            return true;
        }
        boolean isTooLate = isAskedOnArrivalOnly && !visits.isFresh(when, FIRST_MINUTE);
        boolean isInVain = cause == Cause.ARRIVAL && visits.isByTimer(battery.level());
        return !isTooLate && !isInVain && patience.hasRoom(cause.reason(), when);
    }

    /** A request is sent. */
    void asked(Cause cause, Instant now) {
        if (cause.isAutomatic()) {
            patience = patience.asked(now);
        }
    }

    /** The car has answered. */
    void answered() {
        patience = Patience.FRESH;
    }

    /** A round has ended without an answer. */
    void inVain(Cause cause, Instant now) {
        if (cause.isAutomatic()) {
            patience = patience.inVain(now);
        }
    }

    /**
     * @return what to tell of a car that is at home, and is not asked
     */
    Situation whyLeftAlone() {
        return Situation.of(isAskedOnArrivalOnly ? Kind.ASKED_ON_ARRIVAL : Kind.NO_ANSWER);
    }
}
