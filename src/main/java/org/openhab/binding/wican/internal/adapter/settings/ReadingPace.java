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
package org.openhab.binding.wican.internal.adapter.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link ReadingPace} says when the settings of an adapter may be read next: at most once an hour. Only where
 * something is in the way, or could not be read, its owner may be about to mend it: then soon after, and ever more
 * seldom as long as nothing changes. Not thread safe.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class ReadingPace {

    static final Duration USUAL = Duration.ofHours(1);
    /** An adapter that was set up anew is online again so soon, and its web server needs a moment. */
    static final Duration SOON = Duration.ofSeconds(10);

    private Instant next = Instant.MIN;
    private Duration distance = Duration.ZERO;
    private boolean isWorthAnother;

    /** The settings were read, and nothing is in the way. */
    public void good(Instant now) {
        distance = Duration.ZERO;
        isWorthAnother = false;
        next = now.plus(USUAL);
    }

    /**
     * Something is in the way, or could not be read.
     *
     * @param isNews whether that has changed since the last time
     */
    public void bad(Instant now, boolean isNews) {
        distance = isNews || distance.isZero() ? SOON : atMostUsual(distance.multipliedBy(2));
        isWorthAnother = true;
        next = now.plus(distance);
    }

    /**
     * @return how long to wait; zero if it may be done now
     */
    public Duration wait(Instant now) {
        if (next.equals(Instant.MIN) || !now.isBefore(next)) {
            return Duration.ZERO;
        }
        // a clock that was set back must not make anybody wait for longer than ever
        return atMostUsual(Duration.between(now, next));
    }

    private static Duration atMostUsual(Duration time) {
        return Collections.min(List.of(time, USUAL));
    }

    /**
     * @return whether it is worth while to read again when the time has come, after an occasion that was too early
     */
    public boolean isWorthAnother() {
        return isWorthAnother;
    }
}
