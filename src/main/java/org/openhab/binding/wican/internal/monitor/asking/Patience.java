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
import org.openhab.binding.wican.internal.monitor.base.Moments;

/**
 * The {@link Patience} says whether a car that does not answer may be asked once more. What is asked in vain makes the
 * next questions rarer, whatever calls for them: reconnects get longer and longer distances, and all that is asked in
 * vain together stays within a measure that empties slowly, less than 60 requests in any eight hours. An answer ends
 * all that.
 *
 * @param rounds how many rounds in a row were in vain
 * @param lastRound when the last of them ended
 * @param burden how many requests in vain weigh on the car, at the time of {@code lastRequest}
 * @param lastRequest when it was asked last without having answered since
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Patience(int rounds, Instant lastRound, double burden, Instant lastRequest) {

    /** Why the car is to be asked, and up to which burden. */
    public enum Reason {
        /** The adapter has connected anew: hardly a reason. */
        RETURN(8),
        /** Traffic after silence, a rising 12 V level. */
        SIGN(14),
        /** The car has come home, or nothing is known of it yet. */
        ARRIVAL(16);

        private final double mostBurden;

        Reason(double mostBurden) {
            this.mostBurden = mostBurden;
        }
    }

    /** A car that has answered, or was never asked. */
    public static final Patience FRESH = new Patience(0, Instant.EPOCH, 0, Instant.EPOCH);

    /** From so many rounds in vain on the distance does not grow any more. */
    private static final int[] MINUTES = { 0, 2, 5, 10, 20, 40, 60 };
    /** A round with its retries is forgotten after so long: who comes home after an hour finds room for one. */
    private static final Duration ROUND_FORGOTTEN = Duration.ofMinutes(50);
    private static final double REQUESTS_OF_A_ROUND = 4;
    /** Arithmetic with fractions of a request must not cost a whole one. */
    private static final double ROUNDING = 1e-6;

    /**
     * @return true if so many requests in vain leave room for one more
     */
    public boolean hasRoom(Reason reason, Instant now) {
        return burdenAt(now) + 1 <= reason.mostBurden + ROUNDING;
    }

    /**
     * @return true if the adapter's return is reason enough to ask a car that was given up
     */
    public boolean allowsReturn(Instant now) {
        return Moments.areFar(lastRound, now, distance()) && hasRoom(Reason.RETURN, now);
    }

    /**
     * @return how long after the last round in vain the next may begin, if nothing better calls for it
     */
    public Duration distance() {
        return Duration.ofMinutes(MINUTES[Math.min(rounds, MINUTES.length - 1)]);
    }

    /**
     * @return true if a question may be repeated when it is not answered
     */
    public boolean allowsRetries() {
        return rounds == 0;
    }

    /** A request is sent because of something that is no wish. */
    public Patience asked(Instant now) {
        return new Patience(rounds, lastRound, burdenAt(now) + 1, now);
    }

    /** A round has ended without what it was for. */
    public Patience inVain(Instant now) {
        return new Patience(rounds + 1, now, burden, lastRequest);
    }

    /** The car was away so long that it is another situation: what was in vain before says nothing about it. */
    public Patience home() {
        return new Patience(0, Instant.EPOCH, burden, lastRequest);
    }

    private double burdenAt(Instant now) {
        double forgotten = REQUESTS_OF_A_ROUND * Duration.between(lastRequest, now).abs().toMillis()
                / ROUND_FORGOTTEN.toMillis();
        return Math.max(0, burden - forgotten);
    }
}
