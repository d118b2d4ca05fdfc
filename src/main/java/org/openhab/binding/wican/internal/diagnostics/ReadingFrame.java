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

import java.util.HexFormat;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanMessage;

/**
 * The {@link ReadingFrame} is a frame that can go out to the car: whichever unit hears it, and however that unit is
 * addressed, it reads a question that changes nothing, or the flow control that lets an answer go on. There is no other
 * way to the car: who wants to send must have one, and can't get it otherwise.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class ReadingFrame {

    /** What only reads: OBD 01 and 09 (SAE J1979), KWP2000 1A and 21 (ISO 14230-3), UDS 22 (ISO 14229-1). */
    private static final Set<Integer> SERVICES = Set.of(0x01, 0x09, 0x1A, 0x21, 0x22);
    /** What all units may be asked at once: it means the same to each. */
    private static final Set<Integer> SERVICES_TO_ALL = Set.of(0x01, 0x09, 0x22);

    private static final int CLEAR_TO_SEND = 0x30;

    private final CanFrame frame;

    private ReadingFrame(CanFrame frame) {
        this.frame = frame;
    }

    /**
     * @param frame a frame to send
     * @throws IllegalArgumentException if its id is not used for diagnostics, or if any unit could read something in it
     *             that does not only read
     */
    public static ReadingFrame of(CanFrame frame) {
        DiagnosticIds.requireRequest("request", frame.id());
        boolean meansSomething = switch (DiagnosticIds.addressing(frame.id())) {
            case NORMAL -> isReading(frame, 0);
            case EXTENDED -> isReading(frame, 1);
            // each kind of unit reads it in its own way
            case BOTH -> isReading(frame, 0) | isReading(frame, 1);
        };
        if (!meansSomething) {
            throw new IllegalArgumentException(frame + " is neither a question nor flow control");
        }
        return new ReadingFrame(frame);
    }

    /**
     * Reads a frame as a unit does.
     *
     * @param addressBytes how many bytes are in front of the ISO-TP bytes
     * @return true if it is a question, or flow control; false if such a unit finds nothing in it
     * @throws IllegalArgumentException if a unit could read anything else
     */
    private static boolean isReading(CanFrame frame, int addressBytes) {
        int first = at(frame, addressBytes);
        return switch (first >> 4) {
            case IsoTp.SINGLE_FRAME -> isQuestion(frame, addressBytes, first);
            case IsoTp.FIRST_FRAME ->
                throw new IllegalArgumentException(frame + " begins a long request: it must fit into one frame");
            default -> first == CLEAR_TO_SEND;
        };
    }

    private static boolean isQuestion(CanFrame frame, int addressBytes, int length) {
        int from = addressBytes + 1;
        if (length == 0 || length > CanFrame.MAX_LENGTH - from) {
            return false;
        }
        int service = at(frame, from);
        if (!SERVICES.contains(service)) {
            throw new IllegalArgumentException(
                    "service " + text(frame, from, length) + " does not only read; use 01, 09, 1A, 21 or 22");
        }
        if (DiagnosticIds.asksAll(frame.id(), at(frame, 0)) && !SERVICES_TO_ALL.contains(service)) {
            throw new IllegalArgumentException("service " + text(frame, from, length)
                    + " is not for all units at once: use 01, 09 or 22, or ask one unit");
        }
        return true;
    }

    /** What a frame lacks is filled up with zeros on its way. */
    private static int at(CanFrame frame, int index) {
        return index < frame.length() ? frame.at(index) : 0;
    }

    private static String text(CanFrame frame, int from, int length) {
        return HexFormat.of().withUpperCase().formatHex(frame.bytes(from, Math.min(from + length, frame.length())));
    }

    public CanFrame frame() {
        return frame;
    }

    /**
     * @return the JSON that makes the adapter send it, for the topic {@code can/tx}
     */
    public byte[] message() {
        return CanMessage.encode(frame);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReadingFrame reading && frame.equals(reading.frame);
    }

    @Override
    public int hashCode() {
        return frame.hashCode();
    }

    /**
     * @return like {@code 79B 02 21 01}
     */
    @Override
    public String toString() {
        return frame.toString();
    }
}
