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

import static org.mockito.Mockito.*;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.config.discovery.DiscoveryListener;
import org.openhab.core.config.discovery.DiscoveryResult;
import org.openhab.core.config.discovery.DiscoveryResultFlag;
import org.openhab.core.config.discovery.DiscoveryService;
import org.openhab.core.config.discovery.ScanListener;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.osgi.service.component.ComponentServiceObjects;
import org.w3c.dom.Element;

/**
 * The {@link Inbox} does with discovery results what openHAB 5.1 and 5.2 do ({@code PersistentInbox} and
 * {@code AutomaticInboxProcessor} of {@code org.openhab.core.config.discovery}): a result of a Thing that exists is
 * copied into its configuration, others are entries until they are removed or accepted.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Inbox implements DiscoveryListener, ScanListener {

    /** openHAB's Things, as far as an inbox has to do with them. */
    public interface Things {

        Collection<Thing> all();

        /** Says whether the Thing is kept by openHAB, and not by a text file. */
        boolean isManaged(ThingUID thing);

        /** {@code ManagedThingProvider.update}: the Thing's handler is told. */
        void update(Thing thing);
    }

    private static final Things NONE = new Things() {

        @Override
        public Collection<Thing> all() {
            return List.of();
        }

        @Override
        public boolean isManaged(ThingUID thing) {
            return false;
        }

        @Override
        public void update(Thing thing) {
        }
    };

    private static final Set<String> PARAMETERS = ChannelTypes
            .elements(ChannelTypes.parse("/OH-INF/config/config.xml").getElementsByTagName("parameter")).stream()
            .map((Element parameter) -> parameter.getAttribute("name")).collect(Collectors.toUnmodifiableSet());

    private final Things things;
    private final Map<String, DiscoveryResult> entries = new ConcurrentSkipListMap<>();
    private final Set<String> ignored = new HashSet<>();
    private final AtomicInteger announcements = new AtomicInteger();
    private final AtomicInteger scans = new AtomicInteger();

    public Inbox() {
        this(NONE);
    }

    public Inbox(Things things) {
        this.things = things;
    }

    /**
     * @return this inbox as openHAB offers it to those who ask for it
     */
    public ComponentServiceObjects<org.openhab.core.config.discovery.inbox.Inbox> asService() {
        org.openhab.core.config.discovery.inbox.Inbox service = mock(
                org.openhab.core.config.discovery.inbox.Inbox.class, withSettings().stubOnly());
        when(service.stream()).thenAnswer(call -> entries().stream().map(this::flagged));
        ComponentServiceObjects<org.openhab.core.config.discovery.inbox.Inbox> objects = mock(
                withSettings().stubOnly());
        when(objects.getService()).thenReturn(service);
        return objects;
    }

    private DiscoveryResult flagged(DiscoveryResult entry) {
        DiscoveryResult flagged = mock(DiscoveryResult.class, withSettings().stubOnly());
        when(flagged.getThingUID()).thenReturn(entry.getThingUID());
        when(flagged.getFlag())
                .thenReturn(isIgnored(entry.getThingUID()) ? DiscoveryResultFlag.IGNORED : DiscoveryResultFlag.NEW);
        return flagged;
    }

    /**
     * @return the names of the configuration parameters of a Thing
     */
    public static Set<String> parameters() {
        return PARAMETERS;
    }

    /** The ids of the Things that are offered. */
    public List<String> things() {
        synchronized (ignored) {
            return entries.keySet().stream().filter(entry -> !ignored.contains(entry)).toList();
        }
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

    /** What happens when the user deletes all entries. */
    public void clear() {
        entries.clear();
    }

    /** The user does not want to see an entry ({@code PersistentInbox.setFlag}). */
    public void ignore(ThingUID thing) {
        synchronized (ignored) {
            ignored.add(thing.getAsString());
        }
    }

    public boolean isIgnored(ThingUID thing) {
        synchronized (ignored) {
            return ignored.contains(thing.getAsString());
        }
    }

    /**
     * The user accepts an entry ({@code PersistentInbox.approve}): what is a configuration parameter of the result goes
     * into the configuration. The entry is gone when the Thing is there ({@code PersistentInbox.added}).
     *
     * @return the configuration of the new Thing
     */
    public Configuration approve(ThingUID thing) {
        DiscoveryResult result = Objects.requireNonNull(entries.get(thing.getAsString()), "not in the inbox");
        Configuration configuration = new Configuration();
        result.getProperties().forEach((name, value) -> {
            if (PARAMETERS.contains(name)) {
                configuration.put(name, value);
            }
        });
        remove(thing);
        return configuration;
    }

    /** {@code PersistentInbox.internalAdd}. */
    @Override
    public void thingDiscovered(DiscoveryService source, DiscoveryResult result) {
        ThingUID uid = result.getThingUID();
        Thing thing = things.all().stream().filter(each -> each.getUID().equals(uid)).findFirst().orElse(null);
        if (thing == null) {
            if (entries.put(uid.getAsString(), result) == null && isThingOfAnotherName(result)) {
                ignore(uid);
            }
        } else if (things.isManaged(uid) && synchronize(result, thing.getConfiguration())) {
            things.update(thing);
        }
        announcements.incrementAndGet();
    }

    /** {@code AutomaticInboxProcessor.thingAdded}: the Thing with this representation property exists already. */
    private boolean isThingOfAnotherName(DiscoveryResult result) {
        String property = String.valueOf(result.getRepresentationProperty());
        Object value = result.getProperties().get(property);
        return value != null
                && things.all().stream().anyMatch(thing -> thing.getThingTypeUID().equals(result.getThingTypeUID())
                        && value.toString().equals(String.valueOf(thing.getConfiguration().get(property))));
    }

    /** {@code PersistentInbox.synchronizeConfiguration}. */
    private static boolean synchronize(DiscoveryResult result, Configuration configuration) {
        boolean changed = false;
        for (Map.Entry<String, Object> property : result.getProperties().entrySet()) {
            String name = property.getKey();
            if (configuration.containsKey(name) && !property.getValue().equals(configuration.get(name))) {
                configuration.put(name, property.getValue());
                changed = true;
            }
        }
        return changed;
    }

    /** {@code PersistentInbox.remove}: an ignored entry is forgotten like any other. */
    @Override
    public void thingRemoved(DiscoveryService source, ThingUID thingUID) {
        remove(thingUID);
    }

    private void remove(ThingUID thing) {
        entries.remove(thing.getAsString());
        synchronized (ignored) {
            ignored.remove(thing.getAsString());
        }
    }

    /** {@code PersistentInbox.removeOlderResults}, where the entries came from this service. */
    @Override
    public @Nullable Collection<ThingUID> removeOlderResults(DiscoveryService source, Instant timestamp,
            @Nullable Collection<ThingTypeUID> thingTypeUIDs, @Nullable ThingUID bridgeUID) {
        List<ThingUID> removed = new ArrayList<>();
        for (DiscoveryResult entry : entries()) {
            if (thingTypeUIDs != null && thingTypeUIDs.contains(entry.getThingTypeUID())
                    && entry.getCreationTime().isBefore(timestamp)
                    && (bridgeUID == null || bridgeUID.equals(entry.getBridgeUID()))) {
                remove(entry.getThingUID());
                removed.add(entry.getThingUID());
            }
        }
        return removed;
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
