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
package org.openhab.binding.wican.internal.vehicle.library;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.examination.Finding;
import org.openhab.binding.wican.internal.vehicle.examination.ProfileExamination;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Examiner} examines the user's own profiles while nobody waits for it, one after the other: each takes some
 * tens of milliseconds, and there may be many.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Examiner {

    /** Nobody writes more by hand; a collection would keep a processor busy for minutes. */
    static final int MOST = 200;

    private final Logger logger = LoggerFactory.getLogger(Examiner.class);

    private final Executor aside;
    private final Consumer<List<Finding>> listener;

    /** What was found in the very same profiles. Guarded by this, as what follows. */
    private final Map<VehicleProfile, List<Finding>> known = new IdentityHashMap<>();
    private final Deque<VehicleProfile> waiting = new ArrayDeque<>();
    private boolean isAtWork;

    /**
     * @param aside runs what takes its time
     * @param listener hears all that looks wrong, each time that something was found
     */
    Examiner(Executor aside, Consumer<List<Finding>> listener) {
        this.aside = aside;
        this.listener = listener;
    }

    /**
     * Has those examined that are new, and forgets those that are no more.
     */
    void follow(List<VehicleProfile> profiles) {
        synchronized (this) {
            Set<VehicleProfile> present = Collections.newSetFromMap(new IdentityHashMap<>());
            present.addAll(profiles);
            known.keySet().removeIf(profile -> !present.contains(profile));
            waiting.clear();
            profiles.stream().limit(MOST).filter(profile -> !known.containsKey(profile)).forEach(waiting::add);
            if (isAtWork || waiting.isEmpty()) {
                return;
            }
            isAtWork = true;
        }
        aside.execute(this::examineNext);
    }

    /** Others may want the thread, too: it is given back after each. */
    private void examineNext() {
        VehicleProfile profile;
        synchronized (this) {
            profile = waiting.poll();
            isAtWork = profile != null;
        }
        if (profile != null) {
            if (!examine(profile).isEmpty()) {
                listener.accept(all());
            }
            aside.execute(this::examineNext);
        }
    }

    /**
     * Examines the first of them now, as far as that has not been done.
     *
     * @return what looks wrong in them
     */
    List<Finding> examine(List<VehicleProfile> profiles) {
        return profiles.stream().limit(MOST).flatMap(profile -> examine(profile).stream()).toList();
    }

    private List<Finding> examine(VehicleProfile profile) {
        @Nullable
        List<Finding> findings;
        synchronized (this) {
            findings = known.get(profile);
        }
        if (findings == null) {
            findings = findings(profile);
            synchronized (this) {
                known.put(profile, findings);
            }
        }
        return findings;
    }

    private List<Finding> findings(VehicleProfile profile) {
        try {
            return ProfileExamination.of(profile);
        } catch (RuntimeException e) {
            logger.warn("The vehicle profile {} could not be examined", profile.id(), e);
            return List.of();
        }
    }

    private synchronized List<Finding> all() {
        return known.values().stream().flatMap(List::stream).toList();
    }
}
