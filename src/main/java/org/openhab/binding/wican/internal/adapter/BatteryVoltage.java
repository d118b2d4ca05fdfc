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

import java.io.IOException;
import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * The {@link BatteryVoltage} reads the level of the 12 V battery from what the adapter says about it:
 * {@code {"battery_voltage": 12.640000}} (firmware: {@code main/mqtt.c}).
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class BatteryVoltage {

    private static final int MAX_PAYLOAD = 1024;
    /** A plug without contact, and more than any car's low voltage net (24 V ones included) can have. */
    private static final double MIN = 5;
    private static final double MAX = 32;

    private BatteryVoltage() {
    }

    /**
     * @param payload what came as the answer to {@link AdapterCommand#GET_VBATT}, or on the topic {@code battery}
     * @return volts, 5 to 32; nothing if the payload is about something else, or the level is not believable
     */
    public static OptionalDouble parse(byte[] payload) {
        if (payload.length > MAX_PAYLOAD) {
            return OptionalDouble.empty();
        }
        try (JsonReader json = JsonPayload.open(payload)) {
            OptionalDouble voltage = OptionalDouble.empty();
            json.beginObject();
            while (json.hasNext()) {
                if ("battery_voltage".equals(json.nextName()) && json.peek() == JsonToken.NUMBER) {
                    voltage = OptionalDouble.of(json.nextDouble());
                } else {
                    json.skipValue();
                }
            }
            json.endObject();
            return voltage.isPresent() && voltage.getAsDouble() >= MIN && voltage.getAsDouble() <= MAX ? voltage
                    : OptionalDouble.empty();
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
