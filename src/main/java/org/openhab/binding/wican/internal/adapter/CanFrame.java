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

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The {@link CanFrame} is one data frame on the car's bus, with as many bytes as its data length code says.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class CanFrame {

    /** The most data bytes a classic CAN frame carries (ISO 11898-1); more overrun a buffer in the adapter. */
    public static final int MAX_LENGTH = 8;

    /** A length code has 4 bits; those above 8 stand for 8 bytes as well (ISO 11898-1), and some units use them. */
    static final int MAX_LENGTH_CODE = 15;

    private final CanId id;
    private final byte[] data;

    /**
     * @param id who the frame is from, or for
     * @param data 0 to 8 bytes, copied
     * @throws IllegalArgumentException for more than 8 bytes
     */
    public CanFrame(CanId id, byte... data) {
        if (data.length > MAX_LENGTH) {
            throw new IllegalArgumentException("a CAN frame has at most 8 data bytes, not " + data.length);
        }
        this.id = id;
        this.data = data.clone();
    }

    /**
     * @param code a data length code, 0 to 15
     * @return how many data bytes there are, 0 to 8
     */
    static int lengthOf(int code) {
        return Math.min(code, MAX_LENGTH);
    }

    public CanId id() {
        return id;
    }

    /**
     * @return the number of data bytes, 0 to 8
     */
    public int length() {
        return data.length;
    }

    /**
     * @param index from 0 to {@link #length()} - 1
     * @return the unsigned byte, 0 to 255
     */
    public int at(int index) {
        return data[index] & 0xFF;
    }

    /**
     * @param from first byte
     * @param to behind the last byte; at most {@link #length()}
     * @return a copy of these bytes
     */
    public byte[] bytes(int from, int to) {
        return Arrays.copyOfRange(data, from, to);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CanFrame frame && id.equals(frame.id) && Arrays.equals(data, frame.data);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, Arrays.hashCode(data));
    }

    /**
     * @return like {@code 7BB 10 35 61 01 00 00 00 00}
     */
    @Override
    public String toString() {
        return id + " " + HexFormat.ofDelimiter(" ").withUpperCase().formatHex(data);
    }
}
