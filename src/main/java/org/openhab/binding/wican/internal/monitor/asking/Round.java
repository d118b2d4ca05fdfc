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
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Round} is one reason to ask the car, with the attempts that it is worth.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Round {

    /** Why the car is asked, and how long to wait before each retry. */
    enum Cause {
        /** A car that has just come home may need a while until it answers. */
        ARRIVAL(Patience.Reason.ARRIVAL, 5, 15, 30),
        /** The adapter has connected anew, and the car had been given up. */
        RETURN(Patience.Reason.RETURN),
        /** A car that has answered before: a retry helps against a lost frame. */
        ROUTINE(Patience.Reason.ARRIVAL, 5),
        /** A car that was given up has given a sign of life. */
        SIGN(Patience.Reason.SIGN, 5),
        /** Somebody wants to hear from the car, whatever its 12 V battery is like. */
        WISH(Patience.Reason.ARRIVAL, 5);

        private final Patience.Reason reason;
        private final List<Duration> retries;

        Cause(Patience.Reason reason, Integer... retrySeconds) {
            this.reason = reason;
            this.retries = List.of(retrySeconds).stream().map(Duration::ofSeconds).toList();
        }

        boolean isAutomatic() {
            return this != WISH;
        }

        Patience.Reason reason() {
            return reason;
        }
    }

    private Cause cause;
    private final boolean mayRetry;
    private int attempts;
    private boolean isSecondLook;

    /**
     * @param mayRetry whether it may be asked more than once
     */
    Round(Cause cause, boolean mayRetry) {
        this.cause = cause;
        this.mayRetry = mayRetry;
    }

    Cause cause() {
        return cause;
    }

    /** The car has come home meanwhile. */
    void becomesArrival() {
        cause = Cause.ARRIVAL;
    }

    /** A request is sent. */
    void asked() {
        attempts++;
    }

    boolean wasAsked() {
        return attempts > 0;
    }

    /** What the car has told is not believable, and is asked for once more. */
    void looksAgain() {
        isSecondLook = true;
    }

    boolean isSecondLook() {
        return isSecondLook;
    }

    /**
     * @return how long to wait before the next attempt; nothing if there is none left
     */
    Optional<Duration> untilRetry() {
        boolean isLeft = attempts == 0 || mayRetry && attempts <= cause.retries.size();
        return isLeft ? Optional.of(attempts == 0 ? Duration.ZERO : cause.retries.get(attempts - 1)) : Optional.empty();
    }
}
