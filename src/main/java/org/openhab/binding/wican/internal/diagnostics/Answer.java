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
package org.openhab.binding.wican.internal.diagnostics;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.HexFormat;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;

/**
 * The {@link Answer} is the complete positive answer of a control unit.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Answer {

    /** What stands in front of each frame with extended addressing: the tester's own address (as BMW uses it). */
    private static final byte TESTER = (byte) 0xF1;

    /** What looks like a VIN (ISO 3779), wherever it is. */
    private static final Pattern VIN = Pattern.compile("[0-9A-Za-z]{17,}");
    /** The answers that are a VIN, or what somebody has put in its place: with OBD, UDS and KWP2000. */
    private static final Pattern VIN_ANSWER = Pattern.compile("^(\\x49\\x02.|\\x62\\xF1\\x90|\\x5A.)", Pattern.DOTALL);
    /** How much of a VIN may be kept and passed on: maker, model and year, nothing of the single car. */
    public static final int VIN_SHOWN = 10;
    private static final String HIDDEN = "••";

    private final CanId sender;
    private final byte[] payload;
    private final boolean extendedAddressing;

    /**
     * @param sender the id that answered
     * @param payload the answer from its service byte on, without padding
     * @param extendedAddressing whether each frame had an address byte in front
     */
    public Answer(CanId sender, byte[] payload, boolean extendedAddressing) {
        this.sender = sender;
        this.payload = payload.clone();
        this.extendedAddressing = extendedAddressing;
    }

    public CanId sender() {
        return sender;
    }

    /**
     * @return the number of bytes from the service byte on
     */
    public int length() {
        return payload.length;
    }

    /**
     * Finds out whether there is nothing but one byte, again and again: so answers a control unit that does not know.
     *
     * @param from the first byte to look at, counted from the service byte on
     * @return that byte, 0 to 255; nothing if the bytes differ, or there are none
     */
    public OptionalInt onlyByte(int from) {
        if (from >= payload.length) {
            return OptionalInt.empty();
        }
        for (int i = from + 1; i < payload.length; i++) {
            if (payload[i] != payload[from]) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(payload[from] & 0xFF);
    }

    /**
     * Lays the answer out as the adapter's expressions count it: the data bytes of all frames one after the other, 8
     * of each, the ISO-TP bytes included, and nothing behind the last byte of the answer, so that padding can't be
     * taken for data.
     *
     * @return the bytes B0, B1, B2 …
     */
    public byte[] frameBytes() {
        int address = extendedAddressing ? 1 : 0;
        if (payload.length < CanFrame.MAX_LENGTH - address) {
            byte[] single = new byte[address + 1 + payload.length];
            single[0] = TESTER;
            single[address] = (byte) payload.length;
            System.arraycopy(payload, 0, single, address + 1, payload.length);
            return single;
        }
        return multipleFrames(address);
    }

    private byte[] multipleFrames(int address) {
        int perFrame = CanFrame.MAX_LENGTH - 1 - address;
        int inFirst = perFrame - 1;
        int consecutive = (payload.length - inFirst + perFrame - 1) / perFrame;
        int inLast = payload.length - inFirst - (consecutive - 1) * perFrame;
        byte[] bytes = new byte[consecutive * CanFrame.MAX_LENGTH + address + 1 + inLast];
        bytes[0] = TESTER;
        bytes[address] = (byte) (IsoTp.FIRST_FRAME << 4 | payload.length >> 8);
        bytes[address + 1] = (byte) payload.length;
        System.arraycopy(payload, 0, bytes, address + 2, inFirst);
        for (int n = 1; n <= consecutive; n++) {
            int at = n * CanFrame.MAX_LENGTH;
            int from = inFirst + (n - 1) * perFrame;
            bytes[at] = TESTER;
            bytes[at + address] = (byte) (IsoTp.CONSECUTIVE_FRAME << 4 | n % IsoTp.SEQUENCE_NUMBERS);
            System.arraycopy(payload, from, bytes, at + address + 1, n < consecutive ? perFrame : inLast);
        }
        return bytes;
    }

    /**
     * @return the answer from its service byte on as hex
     */
    public String hex() {
        return HexFormat.of().withUpperCase().formatHex(payload);
    }

    /**
     * @param from the first byte, counted from the service byte on
     * @return the bytes from there on, each as one character
     */
    public String text(int from) {
        return new String(payload, ISO_8859_1).substring(Math.min(from, payload.length));
    }

    /**
     * @return like {@link #hex()}, but without the number of the single car where there is a VIN: it tells who owns it
     */
    public String shown() {
        StringBuilder shown = new StringBuilder(hex());
        Matcher vin = VIN.matcher(text(0));
        while (vin.find()) {
            hide(shown, vin.start() + VIN_SHOWN, vin.end());
        }
        Matcher answer = VIN_ANSWER.matcher(text(0));
        if (answer.find()) {
            hide(shown, answer.end() + VIN_SHOWN, payload.length);
        }
        return shown.toString();
    }

    private static void hide(StringBuilder hex, int from, int to) {
        if (from < to) {
            hex.replace(2 * from, 2 * to, HIDDEN.repeat(to - from));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Answer answer && sender.equals(answer.sender) && hex().equals(answer.hex())
                && extendedAddressing == answer.extendedAddressing;
    }

    @Override
    public int hashCode() {
        return Objects.hash(sender, hex());
    }

    /**
     * @return for a log
     */
    @Override
    public String toString() {
        return sender + ": " + shown();
    }
}
