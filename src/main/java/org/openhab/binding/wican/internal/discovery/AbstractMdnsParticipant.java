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
package org.openhab.binding.wican.internal.discovery;

import static org.openhab.binding.wican.internal.WicanBindingConstants.*;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.jmdns.ServiceInfo;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.mqtt.MqttBindingConstants;
import org.openhab.binding.wican.internal.network.AdapterAddresses;
import org.openhab.binding.wican.internal.network.Announcement;
import org.openhab.core.config.discovery.DiscoveryResult;
import org.openhab.core.config.discovery.DiscoveryResultBuilder;
import org.openhab.core.config.discovery.mdns.MDNSDiscoveryParticipant;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;

/**
 * The {@link AbstractMdnsParticipant} puts adapters into the inbox that announce themselves in the network, even before
 * they have ever reached the broker. The Thing has the same UID as one that was found on the broker, so it is never
 * there twice. Which broker an adapter will use nobody can know: it is clear only where there is no more than one.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
abstract class AbstractMdnsParticipant implements MDNSDiscoveryParticipant {

    /**
     * A car that leaves takes its adapter along, which is no reason to take the entry away: the inbox removes what was
     * found on the broker as well, and forgets that it was to be ignored.
     */
    private static final Duration UNTIL_REMOVED = Duration.ofDays(30);

    private final String serviceType;
    private final ThingRegistry things;
    private final AdapterAddresses addresses;

    AbstractMdnsParticipant(String serviceType, ThingRegistry things, AdapterAddresses addresses) {
        this.serviceType = serviceType;
        this.things = things;
        this.addresses = addresses;
    }

    @Override
    public Set<ThingTypeUID> getSupportedThingTypeUIDs() {
        return Set.of(THING_TYPE_ADAPTER);
    }

    @Override
    public String getServiceType() {
        return serviceType;
    }

    @Override
    public @Nullable DiscoveryResult createResult(ServiceInfo service) {
        Optional<Announcement> announcement = MdnsAdapter.read(service);
        announcement.ifPresent(addresses::announced);
        return announcement.flatMap(this::found).map(adapter -> result(adapter, announcement.get())).orElse(null);
    }

    private static DiscoveryResult result(FoundAdapter adapter, Announcement announcement) {
        Map<String, Object> properties = new HashMap<>(announcement.properties());
        properties.put(CONFIG_DEVICE_ID, announcement.deviceId());
        return DiscoveryResultBuilder.create(adapter.thing()).withBridge(adapter.broker()).withProperties(properties)
                .withRepresentationProperty(CONFIG_DEVICE_ID).withLabel("WiCAN " + announcement.deviceId()).build();
    }

    @Override
    public @Nullable ThingUID getThingUID(ServiceInfo service) {
        return MdnsAdapter.read(service).flatMap(this::found).map(FoundAdapter::thing).orElse(null);
    }

    private Optional<FoundAdapter> found(Announcement announcement) {
        List<Thing> brokers = things.getAll().stream()
                .filter(thing -> MqttBindingConstants.BRIDGE_TYPE_BROKER.equals(thing.getThingTypeUID())).toList();
        return brokers.size() == 1 ? Optional.of(new FoundAdapter(brokers.get(0).getUID(), announcement.deviceId()))
                : Optional.empty();
    }

    @Override
    public long getRemovalGracePeriodSeconds(ServiceInfo service) {
        return UNTIL_REMOVED.toSeconds();
    }
}
