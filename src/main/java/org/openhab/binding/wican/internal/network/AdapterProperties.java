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

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.WicanBindingConstants;
import org.openhab.core.thing.Thing;

/**
 * The {@link AdapterProperties} are the properties of a Thing that tell of its adapter, as openHAB names them.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class AdapterProperties {

    private static final String VENDOR = "MeatPi Electronics";
    private static final int MAX_LENGTH = 64;
    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cntrl}]");

    private AdapterProperties() {
    }

    /**
     * @param firmware with or without a {@code v} in front
     * @param hardware {@code WiCAN-OBD}, {@code WiCAN-OBD-PRO}
     * @param mac the hardware address in the WiFi of the house
     * @return what is known of it
     */
    public static Map<String, String> of(String deviceId, AdapterAddress address, @Nullable String firmware,
            @Nullable String hardware, @Nullable String mac) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(Thing.PROPERTY_VENDOR, VENDOR);
        put(properties, Thing.PROPERTY_SERIAL_NUMBER, deviceId);
        if (hardware != null && !hardware.isBlank()) {
            boolean isPro = hardware.toUpperCase(Locale.ROOT).endsWith("PRO");
            properties.put(Thing.PROPERTY_MODEL_ID, isPro ? "WiCAN Pro" : "WiCAN");
        }
        put(properties, Thing.PROPERTY_HARDWARE_VERSION, hardware);
        put(properties, Thing.PROPERTY_FIRMWARE_VERSION, firmware == null ? null : firmware.replaceFirst("^[vV]", ""));
        put(properties, Thing.PROPERTY_MAC_ADDRESS, mac);
        properties.put(WicanBindingConstants.PROPERTY_WEB_PAGE, address.url("/"));
        return properties;
    }

    /** What comes from the network is as long and as strange as it likes. */
    private static void put(Map<String, String> properties, String name, @Nullable String value) {
        if (value != null) {
            String shown = NOT_SHOWN.matcher(value).replaceAll("").strip();
            if (!shown.isEmpty() && shown.length() <= MAX_LENGTH) {
                properties.put(name, shown);
            }
        }
    }
}
