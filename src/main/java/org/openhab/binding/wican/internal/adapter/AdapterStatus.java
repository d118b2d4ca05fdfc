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
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * The {@link AdapterStatus} is what the adapter says of itself on its status topic: {@code {"status": "online"}} when
 * it connects, {@code {"status": "offline"}} as its last will (firmware: {@code main/mqtt.c}).
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public enum AdapterStatus {
    ONLINE,
    OFFLINE;

    private static final int MAX_PAYLOAD = 1024;

    /**
     * @param payload what came on the status topic
     * @return the status, or nothing if the payload says neither
     */
    public static Optional<AdapterStatus> parse(byte[] payload) {
        if (payload.length > MAX_PAYLOAD) {
            return Optional.empty();
        }
        try (JsonReader json = JsonPayload.open(payload)) {
            Optional<AdapterStatus> status = Optional.empty();
            json.beginObject();
            while (json.hasNext()) {
                if ("status".equals(json.nextName()) && json.peek() == JsonToken.STRING) {
                    status = ofWord(json.nextString());
                } else {
                    json.skipValue();
                }
            }
            json.endObject();
            return status;
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static Optional<AdapterStatus> ofWord(String word) {
        return switch (word) {
            case "online" -> Optional.of(ONLINE);
            case "offline" -> Optional.of(OFFLINE);
            default -> Optional.empty();
        };
    }
}
