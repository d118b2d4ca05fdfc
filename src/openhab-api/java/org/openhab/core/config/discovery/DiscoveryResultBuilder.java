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
package org.openhab.core.config.discovery;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;

/**
 * Builds discovery results.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class DiscoveryResultBuilder {

    private final ThingUID thingUID;
    private final Map<String, Object> properties = new HashMap<>();
    private @Nullable ThingUID bridgeUID;
    private @Nullable ThingTypeUID thingTypeUID;
    private @Nullable String representationProperty;
    private @Nullable String label;
    private long ttl = DiscoveryResult.TTL_UNLIMITED;

    private DiscoveryResultBuilder(ThingUID thingUID) {
        this.thingUID = thingUID;
    }

    public static DiscoveryResultBuilder create(ThingUID thingUID) {
        return new DiscoveryResultBuilder(thingUID);
    }

    public DiscoveryResultBuilder withThingType(@Nullable ThingTypeUID thingTypeUID) {
        this.thingTypeUID = thingTypeUID;
        return this;
    }

    public DiscoveryResultBuilder withProperties(@Nullable Map<String, Object> properties) {
        if (properties != null) {
            this.properties.putAll(properties);
        }
        return this;
    }

    public DiscoveryResultBuilder withProperty(String key, Object value) {
        properties.put(key, value);
        return this;
    }

    public DiscoveryResultBuilder withRepresentationProperty(@Nullable String representationProperty) {
        this.representationProperty = representationProperty;
        return this;
    }

    public DiscoveryResultBuilder withBridge(@Nullable ThingUID bridgeUID) {
        this.bridgeUID = bridgeUID;
        return this;
    }

    public DiscoveryResultBuilder withLabel(@Nullable String label) {
        this.label = label;
        return this;
    }

    public DiscoveryResultBuilder withTTL(long ttl) {
        this.ttl = ttl;
        return this;
    }

    public DiscoveryResult build() {
        if (ttl < 1 && ttl != DiscoveryResult.TTL_UNLIMITED) {
            throw new IllegalArgumentException("A result can't live for " + ttl + " s");
        }
        ThingTypeUID type = thingTypeUID;
        String name = label;
        return new Result(thingUID, type == null ? typeOf(thingUID) : type, Map.copyOf(properties),
                representationProperty, name == null ? "" : name, bridgeUID, Instant.now(), ttl);
    }

    private static ThingTypeUID typeOf(ThingUID uid) {
        return new ThingTypeUID(uid.getBindingId(), uid.getAsString().split(":")[1]);
    }

    private record Result(ThingUID getThingUID, ThingTypeUID getThingTypeUID, Map<String, Object> getProperties,
            @Nullable String getRepresentationProperty, String getLabel, @Nullable ThingUID getBridgeUID,
            Instant getCreationTime, long getTimeToLive) implements DiscoveryResult {

        @Override
        public String getBindingId() {
            return getThingUID.getBindingId();
        }

        @Override
        public DiscoveryResultFlag getFlag() {
            return DiscoveryResultFlag.NEW;
        }
    }
}
