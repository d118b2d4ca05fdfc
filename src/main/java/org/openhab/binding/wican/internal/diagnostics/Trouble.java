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

/**
 * The {@link Trouble} is what has spoiled an answer that had begun.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public enum Trouble {

    /** Frames are missing: the sequence number is ahead of what it must be. */
    FRAME_LOST("a frame was lost"),
    /** The frame that came last came again. */
    FRAME_DOUBLED("a frame came twice"),
    /** The frame has fewer bytes than it must have. */
    FRAME_CUT("a frame was cut off"),
    /** The unit began another answer before it had ended this one. */
    CUT_SHORT("another answer cut in");

    private final String text;

    Trouble(String text) {
        this.text = text;
    }

    /**
     * @return in words
     */
    @Override
    public String toString() {
        return text;
    }
}
