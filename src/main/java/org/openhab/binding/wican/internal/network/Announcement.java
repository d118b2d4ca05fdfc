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
package org.openhab.binding.wican.internal.network;

import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Announcement} is what an adapter says of itself by mDNS.
 *
 * @param deviceId its id
 * @param address where its web server is
 * @param properties what it is, by openHAB's names of properties; older firmware says nothing
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Announcement(String deviceId, AdapterAddress address, Map<String, String> properties) {

    public Announcement {
        properties = Map.copyOf(properties);
    }
}
