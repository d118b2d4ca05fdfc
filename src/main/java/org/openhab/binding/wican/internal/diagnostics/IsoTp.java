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

import java.util.OptionalInt;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;

/**
 * The {@link IsoTp} knows the frame formats of ISO 15765-2.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class IsoTp {

    /** The upper half of a frame's first ISO-TP byte: what kind of frame it is. */
    static final int SINGLE_FRAME = 0;
    static final int FIRST_FRAME = 1;
    static final int CONSECUTIVE_FRAME = 2;

    /** Sequence numbers count 1 … 15, 0, 1 … */
    static final int SEQUENCE_NUMBERS = 16;

    /** Clear to send. */
    private static final byte CLEAR_TO_SEND = 0x30;
    /** Block size 0: all frames without another flow control. */
    private static final byte ALL_FRAMES = 0x00;

    private IsoTp() {
    }

    /**
     * Makes a frame to a control unit.
     *
     * @param id the CAN id
     * @param target the unit's address if addressing is extended
     * @param bytes the ISO-TP bytes; at most 8, or 7 with extended addressing
     */
    static CanFrame frame(CanId id, OptionalInt target, byte... bytes) {
        if (target.isEmpty()) {
            return new CanFrame(id, bytes);
        }
        byte[] data = new byte[bytes.length + 1];
        data[0] = (byte) target.getAsInt();
        System.arraycopy(bytes, 0, data, 1, bytes.length);
        return new CanFrame(id, data);
    }

    /**
     * Makes the frame that asks for all the rest of an answer. It must reach the control unit within 1000 ms of its
     * first frame (N_Bs), or the unit gives up.
     */
    static CanFrame flowControl(CanId id, OptionalInt target, Pace pace) {
        return frame(id, target, CLEAR_TO_SEND, ALL_FRAMES, pace.separationTime());
    }
}
