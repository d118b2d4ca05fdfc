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

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

import org.eclipse.jdt.annotation.NonNullByDefault;

import com.google.gson.JsonObject;

/**
 * The {@link AdapterCommand} is what the adapter itself can be told, without touching the car (firmware:
 * {@code main/mqtt.c}).
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public enum AdapterCommand {

    /** Tell the level of the 12 V battery, which the adapter measures by itself; see {@link BatteryVoltage}. */
    GET_VBATT,

    /** Publish the values of AutoPID, polling the car for them if the adapter does not do that by itself (classic). */
    GET_AUTOPID_DATA,

    /** Start anew. */
    REBOOT;

    /**
     * @return the JSON, ready for the topic {@code cmd}
     */
    public byte[] encode() {
        JsonObject json = new JsonObject();
        json.addProperty("cmd", name().toLowerCase(Locale.ROOT));
        return json.toString().getBytes(UTF_8);
    }
}
