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
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * The {@link AutoPidMessage} is what an adapter publishes that polls the car by itself (firmware:
 * {@code main/autopid.c},
 * from firmware 6 on {@code components/autopid/autopid.c}): an object of values, or a bare number (type "WallBox").
 *
 * @param values numbers by the adapter's own names, in their order; a switch is 1 or 0; {@link #BARE} for a bare number
 * @param timestamp when it was published, where the adapter knows the time
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record AutoPidMessage(Map<String, Double> values, Optional<Instant> timestamp) {

    /** The name of a number that comes without one. */
    public static final String BARE = "";

    private static final int MAX_PAYLOAD = 16 * 1024;
    private static final String TIMESTAMP = "timestamp";
    /** Where the car is is nobody's business here. */
    private static final String POSITION = "gps_";
    private static final String ERROR = "error";
    /** An adapter that does not know the time counts from 1970. */
    private static final Instant FIRST_TIME = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LAST_TIME = Instant.parse("2100-01-01T00:00:00Z");

    public AutoPidMessage {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * @param payload what came where the adapter may publish values
     * @return the message; nothing if it is none, as the frames of the bus are none
     */
    public static Optional<AutoPidMessage> parse(byte[] payload) {
        if (payload.length > MAX_PAYLOAD || CanMessage.looksLikeFrames(payload)) {
            return Optional.empty();
        }
        try (JsonReader json = JsonPayload.open(payload)) {
            Optional<AutoPidMessage> message = switch (json.peek()) {
                case BEGIN_OBJECT -> Optional.of(object(json));
                case NUMBER -> Optional.of(bare(json.nextDouble()));
                default -> Optional.empty();
            };
            return json.peek() == JsonToken.END_DOCUMENT ? message : Optional.empty();
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * @param payload what came on the topic for errors of AutoPID
     * @return what went wrong, in the adapter's words: {@code Timeout, pid: 2101}
     */
    public static Optional<String> error(byte[] payload) {
        if (payload.length > MAX_PAYLOAD) {
            return Optional.empty();
        }
        try (JsonReader json = JsonPayload.open(payload)) {
            Optional<String> error = Optional.empty();
            json.beginObject();
            while (json.hasNext()) {
                if (ERROR.equals(json.nextName()) && json.peek() == JsonToken.STRING) {
                    error = Optional.of(json.nextString());
                } else {
                    json.skipValue();
                }
            }
            json.endObject();
            return error;
        } catch (IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static AutoPidMessage bare(double value) {
        return new AutoPidMessage(Map.of(BARE, value), Optional.empty());
    }

    private static AutoPidMessage object(JsonReader json) throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        Optional<Instant> timestamp = Optional.empty();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            OptionalDouble value = value(json);
            if (TIMESTAMP.equals(name)) {
                timestamp = time(value);
            } else if (value.isPresent() && !name.isEmpty() && !name.startsWith(POSITION)) {
                values.put(name, value.getAsDouble());
            }
        }
        json.endObject();
        return new AutoPidMessage(values, timestamp);
    }

    private static OptionalDouble value(JsonReader json) throws IOException {
        switch (json.peek()) {
            case NUMBER, STRING:
                return number(json.nextString());
            case BOOLEAN:
                return OptionalDouble.of(json.nextBoolean() ? 1 : 0);
            default:
                json.skipValue();
                return OptionalDouble.empty();
        }
    }

    private static OptionalDouble number(String text) {
        switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "on":
                return OptionalDouble.of(1);
            case "off":
                return OptionalDouble.of(0);
            default:
                try {
                    double value = Double.parseDouble(text.strip());
                    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
                } catch (NumberFormatException e) {
                    return OptionalDouble.empty();
                }
        }
    }

    private static Optional<Instant> time(OptionalDouble seconds) {
        return seconds.isEmpty() || Math.abs(seconds.getAsDouble()) > LAST_TIME.getEpochSecond() ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond((long) seconds.getAsDouble()))
                        .filter(time -> time.isAfter(FIRST_TIME));
    }
}
