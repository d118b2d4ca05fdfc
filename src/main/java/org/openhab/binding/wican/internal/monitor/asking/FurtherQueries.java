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

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.vehicle.Query;

/**
 * The {@link FurtherQueries} are what a car is asked beside its state of charge: now and then, only what somebody looks
 * at, and not for ever what nobody answers.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class FurtherQueries {

    /** A query that was not answered so often in a row is left alone until the next arrival. */
    private static final int MAX_FAILURES = 3;

    private final List<Query> all;
    private final int every;
    private final Predicate<Query> isWanted;
    private final Queue<Query> due = new ArrayDeque<>();
    private final Map<Query, Integer> failures = new HashMap<>();
    private int answersSince;

    /**
     * @param every after every how many answers about the state of charge they are due
     * @param isWanted whether somebody looks at a query's values
     */
    FurtherQueries(List<Query> all, int every, Predicate<Query> isWanted) {
        this.all = all;
        this.every = every;
        this.isWanted = isWanted;
    }

    /** The next answer about the state of charge makes all of them due, even those that were left alone. */
    void allDue() {
        answersSince = 0;
        failures.clear();
    }

    /** The car has told its state of charge. */
    void stateOfChargeIsKnown() {
        if (answersSince++ % every == 0) {
            all.stream().filter(query -> failures.getOrDefault(query, 0) < MAX_FAILURES).filter(isWanted)
                    .forEach(due::add);
        }
    }

    /**
     * @return what to ask next; nothing if that was all
     */
    @Nullable
    Query next() {
        return due.poll();
    }

    void answered(Query query) {
        failures.remove(query);
    }

    /** Nobody was there to answer, or would. */
    void refused(Query query) {
        failures.merge(query, 1, Integer::sum);
    }

    /** The car has left. */
    void forget() {
        due.clear();
    }
}
