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

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * What an adapter is set to on its web page, which decides what it does with the topics of the CAN bus.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public enum AdapterMode {

    /** It sends what it is told, and says what it sees, as the binding needs it. */
    FRAMES,

    /** "MQTT elm327 log" is on: frames go to the log's topic, and requests are ignored ({@code main/mqtt.c}). */
    ELM327_LOG,

    /** There is a CAN filter: a value of the filter takes the place of frames ({@code main/mqtt.c}). */
    CAN_FILTER,

    /** It polls the car by itself (AutoPID): it sends no requests of others, and says no frames. */
    AUTO_PID
}
