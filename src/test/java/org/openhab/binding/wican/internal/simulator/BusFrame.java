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

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A frame on the simulated car's bus.
 *
 * @param id the identifier
 * @param extended whether the identifier has 29 bits
 * @param remote whether it is a remote frame
 * @param data the data, at most 8 bytes; as many as the frame's data length code says
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record BusFrame(int id, boolean extended, boolean remote, byte[] data) {

    /** What a frame can carry. */
    public static final int MAX_LENGTH = 8;

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    public BusFrame {
        if (data.length > MAX_LENGTH) {
            throw new IllegalArgumentException("A CAN frame has at most 8 bytes, not " + data.length);
        }
        data = data.clone();
    }

    /**
     * Creates a data frame.
     */
    public static BusFrame of(int id, boolean extended, byte... data) {
        return new BusFrame(id, extended, false, data);
    }

    /**
     * Creates a data frame from hexadecimal digits, e.g. {@code 7BB} and {@code 0462010203}; an id of 8 digits has 29
     * bits.
     */
    public static BusFrame of(String id, String data) {
        return of(Integer.parseInt(id, 16), id.length() > 3, HEX.parseHex(data));
    }

    @Override
    public byte[] data() {
        return data.clone();
    }

    /** The data length code. */
    public int length() {
        return data.length;
    }

    /** The byte at a position, unsigned. */
    public int at(int index) {
        return data[index] & 0xFF;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BusFrame frame && id == frame.id && extended == frame.extended && remote == frame.remote
                && Arrays.equals(data, frame.data);
    }

    @Override
    public int hashCode() {
        return 31 * id + Arrays.hashCode(data);
    }

    /** As notes of recordings show frames: {@code 7BB 10356101FFFFFC18}. */
    @Override
    public String toString() {
        return idAsText() + " " + (remote ? "remote" : HEX.formatHex(data));
    }

    /** The id in 3 or 8 hexadecimal digits. */
    public String idAsText() {
        return String.format(Locale.ROOT, extended ? "%08X" : "%03X", id);
    }
}
