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

import static org.openhab.binding.wican.internal.WicanBindingConstants.THING_TYPE_ADAPTER;

import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.thing.ThingUID;

/**
 * The {@link FoundAdapter} is an adapter on a broker.
 *
 * @param broker the broker's Thing
 * @param deviceId the adapter's id
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record FoundAdapter(ThingUID broker, String deviceId) {

    private static final Pattern IMPOSSIBLE_IN_UID = Pattern.compile("[^A-Za-z0-9_-]");

    /**
     * @return the Thing's id: always the same for an adapter, and never the same for two. An id of the factory's can be
     *         taken as it is; one that a user has made up may have letters that openHAB does not allow.
     */
    ThingUID thing() {
        String id = IMPOSSIBLE_IN_UID.matcher(deviceId).replaceAll("-");
        return new ThingUID(THING_TYPE_ADAPTER, broker,
                id.equals(deviceId) ? id : id + "-" + Integer.toHexString(deviceId.hashCode()));
    }
}
