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

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link FrameScanner} reads a message that is exactly as the firmware writes it ({@code main/mqtt.c},
 * {@code mqtt_task}), in one pass over its bytes. It gives up at the first byte that is different: then whoever reads
 * any JSON has to. Not thread safe.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class FrameScanner {

    private static final byte[] HEAD = ascii("{\"bus\":\"0\",\"type\":\"rx\",\"ts\":");
    private static final byte[] FRAMES = ascii(",\"frame\":[");
    private static final byte[] ID = ascii("{\"id\":");
    private static final byte[] LENGTH = ascii(",\"dlc\":");
    private static final byte[] REMOTE = ascii(",\"rtr\":");
    private static final byte[] EXTENDED = ascii(",\"extd\":");
    private static final byte[] DATA = ascii(",\"data\":[");
    private static final byte[] END_OF_FRAME = ascii("]}");
    private static final byte[] END = ascii("]}");
    private static final byte[] END_OF_ALL = ascii("]}]}");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");

    /** No number in a message is longer; more would not fit into an int. */
    private static final int MOST_DIGITS = 9;
    private static final int MOST_OF_BYTE = 255;

    private byte[] text = {};
    private final byte[] data = new byte[CanFrame.MAX_LENGTH];
    private int at;
    private boolean isExact;

    private int id;
    private int length;
    private boolean isRemote;
    private boolean isExtended;

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }

    /**
     * @param payload what came on {@code can/rx}
     * @param wanted whose frames matter
     * @return the wanted frames in the order of the message; nothing if it is written in any other way
     */
    static Optional<List<CanFrame>> read(byte[] payload, Predicate<CanId> wanted) {
        return new FrameScanner().message(payload, wanted);
    }

    /**
     * @return true if a message begins and ends as the firmware writes it
     */
    static boolean isFramed(byte[] payload) {
        int end = payload.length - END_OF_ALL.length;
        return end >= HEAD.length && Arrays.equals(payload, 0, HEAD.length, HEAD, 0, HEAD.length)
                && Arrays.equals(payload, end, payload.length, END_OF_ALL, 0, END_OF_ALL.length);
    }

    /**
     * Reads a single frame of a message, and creates nothing: {@link #isFrom}, {@link #length} and {@link #bytes} tell
     * what it is.
     *
     * @param from where it begins
     * @return false if it is written in any other way than the firmware's, or is no data frame
     */
    boolean frameAt(byte[] payload, int from) {
        begin(payload, from);
        frame();
        return isExact && !isRemote;
    }

    /**
     * @return true if the last frame is of this id
     */
    boolean isFrom(CanId wanted) {
        return wanted.value() == id && wanted.extended() == isExtended;
    }

    /**
     * @return how many data bytes the last frame has
     */
    int length() {
        return length;
    }

    /**
     * @return the last frame's data bytes as one number, the first byte highest, 00 behind the last
     */
    long bytes() {
        long bytes = 0;
        for (int i = 0; i < CanFrame.MAX_LENGTH; i++) {
            bytes = bytes << Byte.SIZE | (i < length ? data[i] & 0xFF : 0);
        }
        return bytes;
    }

    private void begin(byte[] payload, int from) {
        text = payload;
        at = from;
        isExact = true;
    }

    private Optional<List<CanFrame>> message(byte[] payload, Predicate<CanId> wanted) {
        List<CanFrame> frames = new ArrayList<>(1);
        begin(payload, 0);
        take(HEAD);
        number();
        take(FRAMES);
        do {
            frame();
            keep(wanted, frames);
        } while (isExact && takeIf(','));
        take(END);
        return isExact && at == text.length ? Optional.of(frames) : Optional.empty();
    }

    private void frame() {
        take(ID);
        id = number();
        take(LENGTH);
        int code = number();
        length = CanFrame.lengthOf(code);
        take(REMOTE);
        isRemote = truth();
        take(EXTENDED);
        isExtended = truth();
        take(DATA);
        int count = data();
        take(END_OF_FRAME);
        isExact = isExact && code <= CanFrame.MAX_LENGTH_CODE && length <= count;
    }

    private void keep(Predicate<CanId> wanted, List<CanFrame> frames) {
        if (isExact && !isRemote && CanId.isValid(id, isExtended)) {
            CanId sender = new CanId(id, isExtended);
            if (wanted.test(sender)) {
                frames.add(new CanFrame(sender, Arrays.copyOf(data, length)));
            }
        }
    }

    private int data() {
        int count = 0;
        do {
            int value = number();
            isExact = isExact && count < data.length && value <= MOST_OF_BYTE;
            if (isExact) {
                data[count++] = (byte) value;
            }
        } while (isExact && takeIf(','));
        return count;
    }

    private void take(byte[] expected) {
        isExact = isExact && isNext(expected);
        at += isExact ? expected.length : 0;
    }

    private boolean isNext(byte[] expected) {
        return at + expected.length <= text.length
                && Arrays.equals(text, at, at + expected.length, expected, 0, expected.length);
    }

    private boolean takeIf(char expected) {
        boolean isNext = at < text.length && text[at] == expected;
        at += isNext ? 1 : 0;
        return isNext;
    }

    private boolean truth() {
        boolean isTrue = isExact && isNext(TRUE);
        take(isTrue ? TRUE : FALSE);
        return isTrue;
    }

    /** Digits without a zero in front, which JSON does not allow. */
    private int number() {
        int from = at;
        int value = 0;
        while (isExact && at < text.length && text[at] >= '0' && text[at] <= '9' && at - from < MOST_DIGITS) {
            value = value * 10 + text[at++] - '0';
        }
        isExact = isExact && at > from && (at == from + 1 || text[from] != '0');
        return value;
    }
}
