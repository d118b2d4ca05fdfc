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
package org.openhab.binding.wican.internal.simulator;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Where the broker is and how to get in.
 *
 * @param host the host's name or address
 * @param port the port
 * @param user the user's name, empty if none is needed
 * @param password the password
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record BrokerAddress(String host, int port, String user, String password) {

    /** For messages; the password stays secret. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
