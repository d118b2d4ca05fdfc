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
package org.openhab.binding.wican.internal.monitor.belief;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.JsonPayload;
import org.openhab.binding.wican.internal.monitor.base.Reading;

import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * The {@link SocMessage} is the form in which the state of charge is kept on the broker for everything else in the
 * house: {@code {"soc":84,"time":"2024-10-04T12:58:59+02:00"}}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class SocMessage {

    private static final String SOC = "soc";
    private static final String TIME = "time";

    /** ISO 8601 with seconds and offset, {@code +00:00} rather than {@code Z}: what jq and shell scripts cope with. */
    private static final DateTimeFormatter TIME_FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private static final int MAX_PAYLOAD = 1024;
    private static final double MAX_SOC = 100;

    private SocMessage() {
    }

    public static byte[] encode(BigDecimal soc, Instant time, ZoneId zone) {
        JsonObject json = new JsonObject();
        json.addProperty(SOC, soc);
        json.addProperty(TIME, TIME_FORMAT.format(time.atZone(zone)));
        return json.toString().getBytes(UTF_8);
    }

    /**
     * @return the reading that was published; nothing if value or time are missing or wrong
     */
    public static Optional<Reading> decode(byte[] payload) {
        if (payload.length > MAX_PAYLOAD) {
            return Optional.empty();
        }
        OptionalDouble soc = OptionalDouble.empty();
        Optional<Instant> time = Optional.empty();
        try (JsonReader json = JsonPayload.open(payload)) {
            json.beginObject();
            while (json.hasNext()) {
                String name = json.nextName();
                if (SOC.equals(name) && json.peek() == JsonToken.NUMBER) {
                    soc = OptionalDouble.of(json.nextDouble());
                } else if (TIME.equals(name) && json.peek() == JsonToken.STRING) {
                    time = Optional.of(OffsetDateTime.parse(json.nextString()).toInstant());
                } else {
                    json.skipValue();
                }
            }
            json.endObject();
        } catch (IOException | IllegalStateException | NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
        if (time.isEmpty() || soc.isEmpty() || soc.getAsDouble() < 0 || soc.getAsDouble() > MAX_SOC) {
            return Optional.empty();
        }
        return Optional.of(Reading.of(time.get(), soc, Map.of()));
    }
}
