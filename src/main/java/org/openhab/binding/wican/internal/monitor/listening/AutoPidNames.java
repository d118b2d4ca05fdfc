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

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.vehicle.autopid.AutoPidValue;
import org.openhab.binding.wican.internal.vehicle.kinds.SocName;

/**
 * The {@link AutoPidNames} keep the names apart that an adapter gives to values. Where several mean the same, the
 * plainest one has the meaning, and the others are values of their own under the names that they have. A name that does
 * not come any more gives its meaning away.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class AutoPidNames {

    /** An adapter whose settings were changed publishes the new names at once. */
    private static final Duration MEMORY = Duration.ofMinutes(10);
    /** Nobody has so many values; what an adapter makes up can't be remembered. */
    static final int MOST_NAMES = 2000;

    private static final Comparator<String> PLAINEST_FIRST = Comparator
            .<String> comparingInt(key -> SocName.of(key).map(SocName::furtherWords).orElse(0))
            .thenComparing(Comparator.naturalOrder());

    private final Map<String, Name> names = new HashMap<>();
    private final Map<String, Name> owners = new HashMap<>();

    /** A name that the adapter gives, and what is made of it now. */
    private static final class Name {

        private final String key;
        private final AutoPidValue meaning;
        private AutoPidValue value;
        private Instant lastHeard = Instant.EPOCH;

        Name(String key) {
            this.key = key;
            this.meaning = AutoPidValue.named(key);
            this.value = meaning;
        }

        boolean isPlainerThan(Name other) {
            boolean isExact = key.equals(meaning.name());
            return isExact || !other.key.equals(meaning.name()) && PLAINEST_FIRST.compare(key, other.key) < 0;
        }
    }

    /**
     * A name has come.
     *
     * @param key the name that the adapter gives; empty for a bare number
     */
    void heard(String key, Instant now) {
        @Nullable
        Name known = names.get(key);
        if (known == null) {
            if (names.size() >= MOST_NAMES) {
                return;
            }
            known = new Name(key);
            names.put(key, known);
        }
        known.lastHeard = now;
        claim(known, now);
    }

    /**
     * @return what a name means that has come
     */
    AutoPidValue meaning(String key) {
        @Nullable
        Name known = names.get(key);
        return known == null ? AutoPidValue.of(key) : known.value;
    }

    private void claim(Name name, Instant now) {
        String meaning = name.meaning.name();
        @Nullable
        Name owner = owners.get(meaning);
        if (name.equals(owner)) {
            return;
        }
        if (owner == null || name.isPlainerThan(owner) || Moments.areFar(owner.lastHeard, now, MEMORY)) {
            if (owner != null) {
                owner.value = AutoPidValue.of(owner.key);
            }
            name.value = name.meaning;
            owners.put(meaning, name);
        } else if (name.value.equals(name.meaning)) {
            name.value = AutoPidValue.of(name.key);
        }
    }
}
