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

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link AdapterAddress} is where the web server of an adapter is.
 *
 * @param host a name, or an address without brackets
 * @param port from 1 to 65535
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record AdapterAddress(String host, int port) {

    private static final int HTTP = 80;
    private static final int MAX_PORT = 65535;
    private static final Pattern TEXT = Pattern.compile(
            "(?:http://)?(?:\\[([0-9A-Fa-f:.%]+)\\]|([0-9A-Fa-f:]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)|([A-Za-z0-9._-]+))(?::(\\d{1,5}))?/?");

    /**
     * @param text what a user enters: a name or an address, with a port if it is not 80
     * @return nothing if it is none
     */
    public static Optional<AdapterAddress> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int port = matcher.group(4) == null ? HTTP : Integer.parseInt(matcher.group(4));
        String host = matcher.group(1) != null ? matcher.group(1)
                : matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
        return port < 1 || port > MAX_PORT ? Optional.empty() : Optional.of(new AdapterAddress(host, port));
    }

    /**
     * @param path begins with a slash
     */
    public String url(String path) {
        return "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + (port == HTTP ? "" : ":" + port) + path;
    }

    @Override
    public String toString() {
        return host + (port == HTTP ? "" : ":" + port);
    }
}
