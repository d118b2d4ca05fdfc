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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.monitor.base.Timer;

/**
 * The {@link Silence} notices when an adapter that claims to be online has not been heard for too long: a Pro that
 * falls
 * asleep may never say goodbye. Before it says so, it has the adapter asked for a sign of life. Its methods are called
 * under the lock of the {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Silence {

    /** Long enough for every adapter that publishes by itself. */
    private static final Duration SHORTEST_LIMIT = Duration.ofMinutes(10);
    /** How long the answer to a refresh may take. */
    private static final Duration MARGIN = Duration.ofMinutes(1);
    /** How long the adapter may take to answer. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Clock clock;
    private final Duration limit;
    private final Timer timer;
    private final Runnable ask;
    private final Runnable gone;
    private Instant lastHeard = Instant.EPOCH;

    /**
     * @param refreshInterval how often the adapter is heard because the car is asked
     * @param ask asks the adapter for a sign of life
     * @param gone is told when there was none
     */
    public Silence(Duration refreshInterval, Clock clock, ScheduledExecutorService scheduler, Object lock, Runnable ask,
            Runnable gone) {
        this.clock = clock;
        this.limit = Collections.max(List.of(SHORTEST_LIMIT, refreshInterval.plus(MARGIN)));
        this.timer = new Timer(scheduler, lock);
        this.ask = ask;
        this.gone = gone;
    }

    /** The adapter is in reach. */
    public void begin() {
        heard();
        timer.start(limit, this::check);
    }

    /** The adapter has said something. */
    public void heard() {
        lastHeard = clock.instant();
    }

    /**
     * @return when that was last
     */
    public Instant lastHeard() {
        return lastHeard;
    }

    public void stop() {
        timer.stop();
    }

    private void check() {
        Duration silence = Duration.between(lastHeard, clock.instant()).abs();
        if (silence.compareTo(limit) < 0) {
            timer.start(limit.minus(silence), this::check);
        } else {
            Instant before = lastHeard;
            ask.run();
            timer.start(GRACE, () -> conclude(before));
        }
    }

    private void conclude(Instant before) {
        if (lastHeard.equals(before)) {
            gone.run();
        } else {
            timer.start(limit, this::check);
        }
    }
}
