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
package org.openhab.binding.wican.internal.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.discovery.DiscoveryListener;
import org.openhab.core.config.discovery.DiscoveryResult;
import org.openhab.core.config.discovery.DiscoveryService;
import org.openhab.core.config.discovery.ScanListener;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;

/**
 * The {@link Inbox} is what a user sees of discovery: one entry for each Thing's id, until it is removed.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Inbox implements DiscoveryListener, ScanListener {

    private final Map<String, DiscoveryResult> entries = new ConcurrentSkipListMap<>();
    private final AtomicInteger announcements = new AtomicInteger();
    private final AtomicInteger scans = new AtomicInteger();

    /** The ids of the Things that are offered. */
    public List<String> things() {
        return new ArrayList<>(entries.keySet());
    }

    public List<DiscoveryResult> entries() {
        return List.copyOf(entries.values());
    }

    /** How often something was announced, known or not. */
    public int announcements() {
        return announcements.get();
    }

    /** How many scans have come to their end. */
    public int scans() {
        return scans.get();
    }

    /** What happens when the user accepts an entry or deletes it. */
    public void clear() {
        entries.clear();
    }

    @Override
    public void thingDiscovered(DiscoveryService source, DiscoveryResult result) {
        entries.put(result.getThingUID().getAsString(), result);
        announcements.incrementAndGet();
    }

    @Override
    public void thingRemoved(DiscoveryService source, ThingUID thingUID) {
        entries.remove(thingUID.getAsString());
    }

    @Override
    public @Nullable Collection<ThingUID> removeOlderResults(DiscoveryService source, Instant timestamp,
            @Nullable Collection<ThingTypeUID> thingTypeUIDs, @Nullable ThingUID bridgeUID) {
        return List.of();
    }

    @Override
    public void onFinished() {
        scans.incrementAndGet();
    }

    @Override
    public void onErrorOccurred(@Nullable Exception exception) {
        throw new AssertionError("The scan was aborted", exception);
    }
}
