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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link AdapterAnnouncer} announces an adapter by mDNS, as the firmware does ({@code main/wc_mdns.c}).
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class AdapterAnnouncer implements AutoCloseable {

    private static final String TYPE = "_wican._tcp.local.";
    private static final String INSTANCE = "WiCAN-WebServer";

    private final JmDNS mdns;

    /**
     * @param address the address in the network
     * @param port where the web server is
     */
    AdapterAnnouncer(InetAddress address, int port, AdapterPages pages) {
        try {
            String id = pages.live().get("device_id").getAsString();
            mdns = JmDNS.create(address, "wican_" + id);
            Map<String, String> text = new LinkedHashMap<>();
            text.put("mac", "12:34:56:78:90:1C");
            text.put("device_id", id);
            text.put("firmware", "v" + pages.live().get("fw_version").getAsString());
            text.put("hardware", pages.live().get("hw_version").getAsString());
            text.put("version", "v" + pages.live().get("fw_version").getAsString());
            text.put("path", "/");
            mdns.registerService(ServiceInfo.create(TYPE, INSTANCE, port, 0, 0, text));
        } catch (IOException e) {
            throw new UncheckedIOException("The adapter can't be announced by mDNS", e);
        }
    }

    @Override
    public void close() {
        try {
            mdns.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
