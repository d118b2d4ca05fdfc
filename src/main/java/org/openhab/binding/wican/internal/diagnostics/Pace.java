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
 * The {@link Pace} is how fast a control unit may send the frames of a long answer: the separation time of our flow
 * control (STmin of ISO 15765-2). The adapter keeps 32 frames and drops the rest while it is busy with WiFi and broker
 * (firmware: {@code main/main.c}, {@code xmsg_mqtt_rx_queue}).
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public enum Pace {

    /** Without a pause: what control units are used to. */
    FULL(0),
    /** With 10 ms between the frames: after a part of an answer was lost. */
    SLOW(10);

    private final int separationMillis;

    Pace(int separationMillis) {
        this.separationMillis = separationMillis;
    }

    /**
     * @return the code for it, which up to 127 is a number of milliseconds
     */
    byte separationTime() {
        return (byte) separationMillis;
    }
}
