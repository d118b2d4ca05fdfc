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

import java.util.HexFormat;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * A request as a control unit sees it.
 *
 * @param service the service and its identifier
 * @param toAll whether all units of the car were asked
 * @param number how often this has been asked now, beginning with 1
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Question(byte[] service, boolean toAll, int number) {

    /** The service and its identifier in hexadecimal digits. */
    public String asText() {
        return HexFormat.of().withUpperCase().formatHex(service);
    }
}
