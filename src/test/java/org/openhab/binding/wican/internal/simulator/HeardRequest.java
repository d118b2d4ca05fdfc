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

import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * A request that an adapter was told to send to its car.
 *
 * @param at when
 * @param frame the frame
 * @param service the service and its identifier in hexadecimal digits, upper case
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record HeardRequest(Instant at, BusFrame frame, String service) {

    /** For messages of assertions: {@code 79B 2101}. */
    @Override
    public String toString() {
        return frame.idAsText() + " " + service;
    }
}
