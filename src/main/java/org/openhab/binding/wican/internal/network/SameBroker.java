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

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link SameBroker} tells whether two names stand for one broker. Ask from a thread that may wait: names are
 * resolved.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class SameBroker {

    private SameBroker() {
    }

    /**
     * @param adapters the broker's name as the adapter has it
     * @param ours the broker's name as openHAB has it
     * @return nothing if that can't be told
     */
    public static Optional<Boolean> compare(String adapters, String ours) {
        if (adapters.isBlank() || ours.isBlank()) {
            return Optional.empty();
        }
        if (adapters.toLowerCase(Locale.ROOT).equals(ours.toLowerCase(Locale.ROOT))) {
            return Optional.of(true);
        }
        try {
            Set<InetAddress> theirs = new HashSet<>(Arrays.asList(InetAddress.getAllByName(adapters)));
            if (theirs.stream().allMatch(InetAddress::isLoopbackAddress)) {
                return Optional.of(false); // there is no broker in an adapter
            }
            return Optional.of(!Collections.disjoint(theirs, addressesOf(ours)));
        } catch (UnknownHostException | SocketException e) {
            return Optional.empty();
        }
    }

    private static Set<InetAddress> addressesOf(String name) throws UnknownHostException, SocketException {
        Set<InetAddress> addresses = new HashSet<>(Arrays.asList(InetAddress.getAllByName(name)));
        if (addresses.stream().anyMatch(InetAddress::isLoopbackAddress)) {
            for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                addresses.addAll(Collections.list(each.getInetAddresses()));
            }
        }
        return addresses;
    }
}
