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

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.jmdns.ServiceInfo;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.handler.WicanConfiguration;
import org.openhab.binding.wican.internal.network.AdapterAddress;
import org.openhab.binding.wican.internal.network.AdapterProperties;
import org.openhab.binding.wican.internal.network.Announcement;

/**
 * The {@link MdnsAdapter} reads a service that may be an adapter's (firmware: {@code main/wc_mdns.c}): the host name is
 * {@code wican_<id>.local}; from v4.20 on there is more in its text.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class MdnsAdapter {

    private static final Pattern HOST = Pattern.compile("wican_([^.]+)\\.local\\.?", Pattern.CASE_INSENSITIVE);
    private static final String INSTANCE = "WiCAN-WebServer";
    private static final int MAX_ID = 64;

    private MdnsAdapter() {
    }

    /**
     * @return nothing if it is no adapter's, or not known well enough yet
     */
    static Optional<Announcement> read(ServiceInfo service) {
        Optional<String> id = deviceId(service).filter(WicanConfiguration::isDeviceId)
                .filter(each -> each.length() <= MAX_ID);
        Optional<AdapterAddress> address = address(service);
        if (id.isEmpty() || address.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Announcement(id.get(), address.get(), AdapterProperties.of(id.get(), address.get(),
                text(service, "firmware"), text(service, "hardware"), text(service, "mac"))));
    }

    /** A service of another device may have the same name as an adapter's: then it must have the host name, too. */
    private static Optional<String> deviceId(ServiceInfo service) {
        @Nullable
        String name = service.getName();
        if (name == null || !name.startsWith(INSTANCE)) {
            return Optional.empty();
        }
        @Nullable
        String told = text(service, "device_id");
        if (told != null && !told.isBlank()) {
            return Optional.of(told.strip());
        }
        @Nullable
        String server = service.getServer();
        Matcher host = HOST.matcher(server == null ? "" : server);
        return host.matches() ? Optional.of(host.group(1)) : Optional.empty();
    }

    private static @Nullable String text(ServiceInfo service, String key) {
        return service.getPropertyString(key);
    }

    /** An address that holds only within one link of the network says nothing without the link. */
    private static Optional<AdapterAddress> address(ServiceInfo service) {
        int port = service.getPort();
        return port <= 0 ? Optional.empty()
                : Stream.concat(Stream.of(service.getInet4Addresses()).map(InetAddress.class::cast),
                        Stream.of(service.getInet6Addresses()).filter(MdnsAdapter::isGlobal)).findFirst()
                        .map(address -> new AdapterAddress(address.getHostAddress(), port));
    }

    private static boolean isGlobal(Inet6Address address) {
        return !address.isLinkLocalAddress();
    }
}
