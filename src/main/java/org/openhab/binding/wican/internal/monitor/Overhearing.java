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
package org.openhab.binding.wican.internal.monitor;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.base.Eavesdropper;
import org.openhab.binding.wican.internal.monitor.hearing.BusCensus;

/**
 * The {@link Overhearing} gets all messages of the bus, and says quickly which of them matter. May be used from any
 * thread.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Overhearing {

    private final Optional<Eavesdropper> hearing;
    private final ScheduledExecutorService scheduler;
    private volatile @Nullable BusCensus census;
    private volatile @Nullable BusCensus lastCensus;

    /**
     * @param hearing for a car that tells something by itself
     */
    Overhearing(Optional<Eavesdropper> hearing, ScheduledExecutorService scheduler) {
        this.hearing = hearing;
        this.scheduler = scheduler;
    }

    /**
     * Takes a message of the bus.
     *
     * @return not 0 if the hearing should attend to it, under the lock
     */
    long accept(byte[] payload) {
        BusCensus census = this.census;
        if (census != null) {
            census.accept(payload);
        }
        return hearing.isPresent() ? hearing.get().accept(payload) : 0;
    }

    /**
     * Looks at what has changed; under the lock.
     *
     * @param changed what {@link #accept} has said
     */
    void attend(long changed) {
        hearing.ifPresent(ears -> ears.attend(changed));
    }

    /** What was heard so far says nothing about now. */
    void forget() {
        hearing.ifPresent(Eavesdropper::forget);
    }

    /** Nothing can be heard for a while. */
    void pause() {
        hearing.ifPresent(Eavesdropper::pause);
    }

    /**
     * Lists what is on the bus. A list that is being made is given up for this one.
     *
     * @param duration how long to listen
     * @return is completed then
     */
    CompletableFuture<BusCensus> census(Duration duration) {
        BusCensus fresh = new BusCensus(duration);
        census = fresh;
        CompletableFuture<BusCensus> result = new CompletableFuture<>();
        scheduler.schedule(() -> {
            if (fresh.equals(census)) {
                census = null;
            }
            lastCensus = fresh;
            result.complete(fresh);
        }, duration.toMillis(), TimeUnit.MILLISECONDS);
        return result;
    }

    /**
     * @return the last list that was made
     */
    Optional<BusCensus> lastCensus() {
        return Optional.ofNullable(lastCensus);
    }
}
