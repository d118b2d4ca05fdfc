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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.asking.Round.Cause;
import org.openhab.binding.wican.internal.monitor.base.Timer;

/**
 * The {@link Distance} is kept between questions, however often something calls for them. What comes too soon waits,
 * the last cause in place of those before.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Distance {

    /** Hears when to ask for what has waited. */
    interface Listener {

        /** The car may be asked for this cause, which had come too soon. */
        void mayAsk(Cause cause);

        /** Somebody has wished it meanwhile, and may have it now. */
        void mayWish();
    }

    /** Between automatic questions. */
    static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(10);
    /** Those who wish sooner share one question. */
    private static final Duration BETWEEN_WISHES = Duration.ofSeconds(5);

    private final Clock clock;
    private final Listener listener;
    private final Timer distance;
    private final Timer wishDistance;
    private Instant lastAsked;
    private @Nullable Cause deferred;
    private boolean isWished;

    /**
     * @param lastAsked when the car was asked before
     * @param lock guards the state
     */
    Distance(Instant lastAsked, Clock clock, ScheduledExecutorService scheduler, Object lock, Listener listener) {
        this.lastAsked = lastAsked;
        this.clock = clock;
        this.listener = listener;
        this.distance = new Timer(scheduler, lock);
        this.wishDistance = new Timer(scheduler, lock);
        rest(BETWEEN_QUESTIONS.minus(Duration.between(lastAsked, clock.instant()).abs()));
    }

    /**
     * @param atLeast how long nothing is asked but what somebody wishes; not positive for no time
     */
    void rest(Duration atLeast) {
        if (!atLeast.isNegative() && !atLeast.isZero()) {
            distance.start(atLeast, this::passed);
        }
    }

    /** A question goes out. */
    void asked() {
        lastAsked = clock.instant();
        rest(BETWEEN_QUESTIONS);
    }

    /**
     * @return when the last question went out, whoever asked it
     */
    Instant lastAsked() {
        return lastAsked;
    }

    /**
     * By the timer, not by the clock: somebody may have set that meanwhile.
     *
     * @return true while it is too soon for a question
     */
    boolean isTooSmall() {
        return distance.isRunning();
    }

    void defer(Cause cause) {
        deferred = cause;
    }

    Optional<Cause> deferred() {
        return Optional.ofNullable(deferred);
    }

    /** What has waited is not asked any more. */
    void forgetDeferred() {
        deferred = null;
    }

    private void passed() {
        deferred().ifPresent(listener::mayAsk);
    }

    /** A question goes out that answers all wishes of the next seconds. */
    void wishGranted() {
        wishDistance.start(BETWEEN_WISHES, this::wishPassed);
    }

    /**
     * Somebody wishes to know.
     *
     * @return false if it is too soon; then the listener hears when it is not
     */
    boolean allowsWish() {
        isWished = wishDistance.isRunning();
        return !isWished;
    }

    private void wishPassed() {
        if (isWished) {
            isWished = false;
            listener.mayWish();
        }
    }

    void forgetWish() {
        isWished = false;
    }

    /** Nothing happens any more, ever. */
    void stop() {
        distance.stop();
        wishDistance.stop();
    }
}
