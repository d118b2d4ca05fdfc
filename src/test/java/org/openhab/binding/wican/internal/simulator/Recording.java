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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Things that happened, in their order; one can wait for more.
 *
 * @param <T> what happened
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class Recording<T> {

    private final String what;
    private final List<T> all = new ArrayList<>();

    /**
     * Creates an empty recording.
     *
     * @param what what is recorded, in a word for messages
     */
    Recording(String what) {
        this.what = what;
    }

    synchronized void add(T item) {
        all.add(item);
        notifyAll();
    }

    synchronized List<T> all() {
        return List.copyOf(all);
    }

    synchronized void clear() {
        all.clear();
    }

    /**
     * Waits until there are so many of a kind.
     *
     * @return these
     * @throws AssertionError if there are fewer when the time is over
     */
    synchronized List<T> await(int count, Predicate<T> kind, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        List<T> found = found(kind);
        while (found.size() < count) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("Only " + found.size() + " of " + count + " " + what + " within "
                        + atMost.toMillis() + " ms: " + all);
            }
            try {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("Interrupted while waiting for " + what, e);
            }
            found = found(kind);
        }
        return found;
    }

    private List<T> found(Predicate<T> kind) {
        return all.stream().filter(kind).toList();
    }
}
