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
package org.openhab.binding.wican.internal.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The battery of a simulated car, which charges while it is plugged in.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class Battery {

    private static final double MILLISECONDS_PER_MINUTE = 60_000;

    private final Clock clock;
    private final double percentPerMinute;
    private final double full;
    private double percent;
    private @Nullable Instant chargedUntil;

    /**
     * Creates a battery that is not plugged in.
     *
     * @param clock the time
     * @param percent its charge now
     * @param percentPerMinute how fast that rises while the car is plugged in
     * @param full how far it rises
     */
    Battery(Clock clock, double percent, double percentPerMinute, double full) {
        this.clock = clock;
        this.percent = percent;
        this.percentPerMinute = percentPerMinute;
        this.full = full;
    }

    synchronized void plugIn() {
        chargedUntil = clock.instant();
    }

    synchronized void unplug() {
        percent();
        chargedUntil = null;
    }

    /** The battery's percentage. */
    synchronized double percent() {
        Instant until = chargedUntil;
        if (until != null) {
            Instant now = clock.instant();
            double minutes = Duration.between(until, now).toMillis() / MILLISECONDS_PER_MINUTE;
            percent = Math.max(percent, Math.min(full, percent + minutes * percentPerMinute));
            chargedUntil = now;
        }
        return percent;
    }

    /** What the dashboard shows. */
    int dashboardPercent() {
        return (int) Math.round(percent());
    }
}
