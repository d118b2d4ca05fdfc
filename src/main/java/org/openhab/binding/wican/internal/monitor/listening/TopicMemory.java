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
package org.openhab.binding.wican.internal.monitor.listening;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The {@link TopicMemory} remembers what was heard on one topic, and tells what proves that a value was read. Messages
 * repeat what was read at any time; a value was read if it differs from the last one of this topic, or if it was
 * missing
 * before, at first or since the adapter came online. That it is missing is known if the message was empty, or told
 * something else that comes together with it: messages may also tell one value each in turn.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class TopicMemory {

    /**
     * A value that was heard.
     *
     * @param since when it came first, and has not changed after
     * @param isProven whether it was seen to come: it was read shortly before, not at any time
     * @param isNews whether that is now
     */
    record Heard(double value, Instant since, boolean isProven, boolean isNews) {

        private Heard again() {
            return isNews ? new Heard(value, since, isProven, false) : this;
        }
    }

    static final int MOST_NAMES = 2000;

    private final Map<String, Heard> heard = new HashMap<>();
    private final Set<String> sinceArrival = new HashSet<>();
    private boolean wasHeard;
    private boolean wasEmpty;
    private boolean wasEmptySinceArrival;
    private boolean isSubscriptionHeard;
    private Instant last = Instant.MIN;
    private Map<String, Double> replay = Map.of();

    /** The next message may be a replay. */
    void disconnected() {
        isSubscriptionHeard = false;
    }

    /** The adapter has come online. */
    void arrived() {
        sinceArrival.clear();
        wasEmptySinceArrival = false;
    }

    /**
     * @return true if something has come since the topic was subscribed
     */
    boolean isSubscriptionHeard() {
        return isSubscriptionHeard;
    }

    /**
     * @return when the message before came; of one that was kept, how old it is at least
     */
    Instant last() {
        return last;
    }

    /**
     * Gives once what was replayed before the messages that are published now.
     */
    Map<String, Double> takeReplay() {
        Map<String, Double> values = replay;
        replay = Map.of();
        return values;
    }

    /** A message has come that may have been published at any time before. */
    void replayed(Map<String, Double> values, Set<String> keys, Instant since) {
        values.forEach((parameter, value) -> {
            @Nullable
            Heard before = heard.get(parameter);
            if (before == null || before.value() != value) {
                keep(parameter, new Heard(value, since, false, false));
            }
        });
        replay = Map.copyOf(values);
        wasEmpty |= keys.isEmpty();
        wasHeard = true;
        isSubscriptionHeard = true;
    }

    /**
     * A message was published now.
     *
     * @param values its believable values
     * @param keys the parameters of all its values
     * @param now when they were read if they were
     * @param isFirstKnown whether the first message of a topic shows that there was nothing before
     */
    void published(Map<String, Double> values, Set<String> keys, Instant now, boolean isFirstKnown) {
        Map<String, Heard> news = new HashMap<>();
        values.forEach((parameter, value) -> {
            Heard next = next(parameter, value, keys, now, isFirstKnown);
            if (!next.equals(heard.get(parameter))) {
                news.put(parameter, next);
            }
        });
        news.forEach(this::keep);
        wasEmpty |= keys.isEmpty();
        wasEmptySinceArrival |= keys.isEmpty();
        sinceArrival.addAll(keys);
        wasHeard = true;
        isSubscriptionHeard = true;
    }

    private Heard next(String parameter, double value, Set<String> keys, Instant now, boolean isFirstKnown) {
        @Nullable
        Heard before = heard.get(parameter);
        if (before == null) {
            boolean isProven = !wasHeard && isFirstKnown || wasEmpty || sharesAnother(keys, heard.keySet(), parameter);
            return new Heard(value, now, isProven, isProven);
        }
        return before.value() != value || wasMissingSinceArrival(parameter, keys) ? new Heard(value, now, true, true)
                : before.again();
    }

    void heardAt(Instant now) {
        last = now;
    }

    /**
     * @param parameter one that was in the last message
     */
    @Nullable
    Heard heard(String parameter) {
        return heard.get(parameter);
    }

    private boolean wasMissingSinceArrival(String parameter, Set<String> keys) {
        return !sinceArrival.contains(parameter)
                && (wasEmptySinceArrival || sharesAnother(keys, sinceArrival, parameter));
    }

    private static boolean sharesAnother(Set<String> keys, Set<String> others, String parameter) {
        return keys.stream().anyMatch(key -> !key.equals(parameter) && others.contains(key));
    }

    private void keep(String parameter, Heard value) {
        if (heard.size() < MOST_NAMES || heard.containsKey(parameter)) {
            heard.put(parameter, value);
        }
    }
}
