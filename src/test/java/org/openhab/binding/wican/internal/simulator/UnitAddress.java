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

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Where a control unit listens and where it speaks.
 *
 * @param requestId the id of the requests
 * @param flowControlId the id of the flow control frames, nearly always that of the requests
 * @param answerId the id of the answers
 * @param extended whether both ids have 29 bits
 * @param unit extended addressing: the byte in front of requests, or {@link #NONE}
 * @param tester extended addressing: the byte in front of answers, or {@link #NONE}
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record UnitAddress(int requestId, int flowControlId, int answerId, boolean extended, int unit, int tester) {

    /** No extended addressing; as a padding: no padding. */
    public static final int NONE = -1;

    private static final int ALL_UNITS_11_BIT = 0x7DF;
    private static final int ALL_UNITS_29_BIT = 0x18DB33F1;
    private static final int ANSWER_MINUS_REQUEST = 8;

    /** An address without extended addressing; the request id must not be one for all units. */
    public static UnitAddress of(int requestId, int answerId, boolean extended) {
        return new UnitAddress(requestId, requestId, answerId, extended, NONE, NONE);
    }

    /** Whether an id is that of requests to all units. */
    public static boolean isForAll(int requestId, boolean extended) {
        return requestId == (extended ? ALL_UNITS_29_BIT : ALL_UNITS_11_BIT);
    }

    /** The request id that goes with an answer id (ISO 15765-4): 7E0 with 7E8, 18DA10F1 with 18DAF110. */
    public static int requestIdOf(int answerId, boolean extended) {
        return extended ? answerId & 0xFFFF0000 | (answerId & 0xFF) << 8 | answerId >> 8 & 0xFF
                : answerId - ANSWER_MINUS_REQUEST;
    }

    /** The same address with extended addressing. */
    UnitAddress withExtendedAddress(int unitByte, int testerByte) {
        return new UnitAddress(requestId, flowControlId, answerId, extended, unitByte, testerByte);
    }

    /** The same address with another id for flow control frames. */
    UnitAddress withFlowControlId(int id) {
        return new UnitAddress(requestId, id, answerId, extended, unit, tester);
    }

    /** The number of bytes in front of the ISO-TP bytes. */
    public int offset() {
        return unit == NONE ? 0 : 1;
    }

    /** The number of bytes that a frame has for ISO-TP. */
    public int room() {
        return BusFrame.MAX_LENGTH - offset();
    }

    /** Whether a frame, if it is a request, is meant for this very unit. */
    public boolean isRequestedBy(BusFrame frame) {
        return isAt(frame, requestId);
    }

    /** Whether a frame, if it is flow control, is meant for this very unit. */
    public boolean isControlledBy(BusFrame frame) {
        return isAt(frame, flowControlId);
    }

    /** Whether a frame is meant for all units of the car. */
    public boolean isOneOfAllMeantBy(BusFrame frame) {
        return unit == NONE && frame.extended() == extended && isForAll(frame.id(), extended);
    }

    private boolean isAt(BusFrame frame, int id) {
        boolean isUnit = unit == NONE || frame.length() > 0 && frame.at(0) == unit;
        return frame.extended() == extended && frame.id() == id && isUnit;
    }

    /** Puts ISO-TP bytes into a frame of this unit. */
    public BusFrame answer(byte[] isoTp, int padding) {
        int used = offset() + isoTp.length;
        byte[] data = new byte[padding == NONE ? used : BusFrame.MAX_LENGTH];
        Arrays.fill(data, (byte) padding);
        if (unit != NONE) {
            data[0] = (byte) tester;
        }
        System.arraycopy(isoTp, 0, data, offset(), isoTp.length);
        return BusFrame.of(answerId, extended, data);
    }
}
