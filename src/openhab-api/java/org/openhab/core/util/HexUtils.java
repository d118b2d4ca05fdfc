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
package org.openhab.core.util;

import java.util.HexFormat;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Writes bytes in hexadecimal and reads them back.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class HexUtils {

    private HexUtils() {
    }

    public static String bytesToHex(byte[] bytes, @Nullable CharSequence delimiter) {
        String separator = delimiter == null ? "" : delimiter.toString();
        return HexFormat.ofDelimiter(separator).withUpperCase().formatHex(bytes);
    }

    public static String bytesToHex(byte[] bytes) {
        return bytesToHex(bytes, "");
    }

    /** The delimiter is a regular expression. */
    public static byte[] hexToBytes(String hexString, String delimiter) {
        return hexString.isEmpty() ? new byte[0] : HexFormat.of().parseHex(String.join("", hexString.split(delimiter)));
    }

    public static byte[] hexToBytes(String hexString) {
        return HexFormat.of().parseHex(hexString);
    }
}
