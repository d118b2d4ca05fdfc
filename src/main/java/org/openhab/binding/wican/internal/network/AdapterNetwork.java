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

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link AdapterNetwork} is what the binding knows and does in the network beside MQTT.
 *
 * @param web reads the settings of adapters
 * @param addresses knows where adapters are
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record AdapterNetwork(AdapterWeb web, AdapterAddresses addresses) {

    public AdapterNetwork(AdapterAddresses addresses) {
        this(new AdapterWeb(), addresses);
    }
}
