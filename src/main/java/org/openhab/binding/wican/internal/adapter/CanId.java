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
package org.openhab.binding.wican.internal.adapter;

import java.util.Locale;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link CanId} is the identifier of a CAN frame: 11 bit, or 29 bit when extended (ISO 11898-1).
 *
 * @param value 0 to 0x7FF, or 0 to 0x1FFFFFFF when extended
 * @param extended true for a 29 bit identifier
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record CanId(int value, boolean extended) {

    private static final int MAX_STANDARD = 0x7FF;
    private static final int MAX_EXTENDED = 0x1FFFFFFF;
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{3}|[0-9A-Fa-f]{8}");

    /**
     * @throws IllegalArgumentException if the value does not fit into 11 or 29 bits
     */
    public CanId {
        if (!isValid(value, extended)) {
            throw new IllegalArgumentException("%X is no %d bit CAN id".formatted(value, extended ? 29 : 11));
        }
    }

    /**
     * Reads an identifier as vehicle profiles write it.
     *
     * @param text 3 hex digits for 11 bit, 8 hex digits for 29 bit
     * @throws IllegalArgumentException for anything else, with a text that names the two forms
     */
    public static CanId parse(String text) {
        if (!HEX.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no CAN id: write 3 hex digits (11 bit) or 8 (29 bit)");
        }
        return new CanId((int) Long.parseLong(text, 16), text.length() == 8);
    }

    static boolean isValid(long value, boolean extended) {
        return value >= 0 && value <= (extended ? MAX_EXTENDED : MAX_STANDARD);
    }

    /**
     * @return the form that {@link #parse(String)} reads
     */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, extended ? "%08X" : "%03X", value);
    }
}
