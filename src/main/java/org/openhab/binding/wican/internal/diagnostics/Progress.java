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

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;

/**
 * The {@link Progress} is what a frame from the bus means for a request in flight.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public sealed interface Progress {

    /** The frame has nothing to do with the request. */
    record None() implements Progress {
    }

    /**
     * The answer has begun; the control unit waits for our flow control.
     *
     * @param flowControl the frame to send at once
     */
    record Begun(ReadingFrame flowControl) implements Progress {

        Begun(CanFrame flowControl) {
            this(ReadingFrame.of(flowControl));
        }
    }

    /** A further part of the answer has come. */
    record Continued() implements Progress {
    }

    /** The control unit asks for patience (negative response code 0x78): the answer follows. */
    record Pending() implements Progress {
    }

    /**
     * The control unit has refused. Of all the units that a functional request reaches most do, and the one that
     * matters may still answer.
     *
     * @param code the negative response code (ISO 14229-1, annex A), 0 to 255
     */
    record Refused(int code) implements Progress {
    }

    /** A consecutive frame was lost, doubled or swapped; the answer can't be completed, but may be repeated. */
    record Spoiled() implements Progress {
    }

    /**
     * The answer is complete.
     *
     * @param answer it fits service and identifier of the request
     */
    record Complete(Answer answer) implements Progress {
    }
}
