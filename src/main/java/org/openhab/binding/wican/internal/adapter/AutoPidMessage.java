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
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * The {@link AutoPidMessage} is what an adapter publishes that polls the car by itself (firmware:
 * {@code main/autopid.c}, from firmware 6 on {@code components/autopid/autopid.c}): an object of values, the same as
 * {@code autopid_data} beside settings and status of the adapter, or a bare number (type "WallBox").
 *
 * @param values numbers by the adapter's own names, in their order; a switch is 1 or 0; {@link #BARE} for a bare number
 * @param units what was said of the unit of a value, where something was: {@code %}, or {@link #SWITCH}
 * @param timestamp when it was published, where the adapter knows the time
 * @param origin what the adapter says of the values' age
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record AutoPidMessage(Map<String, Double> values, Map<String, String> units, Optional<Instant> timestamp,
        Origin origin) {

    /** The name of a number that comes without one. */
    public static final String BARE = "";

    /** What stands in place of the unit if the value was on, off, true or false. */
    public static final String SWITCH = "on/off";

    /**
     * Whence the values are (coming firmware: {@code _meta}).
     *
     * @param age how long ago they were read, if the adapter says so
     * @param isStored whether they were kept from an earlier time, and published without being read
     */
    public record Origin(Optional<Duration> age, boolean isStored) {

        static final Origin UNKNOWN = new Origin(Optional.empty(), false);
    }

    private static final int MAX_PAYLOAD = 16 * 1024;
    private static final String TIMESTAMP = "timestamp";
    private static final String VALUES = "autopid_data";
    private static final String META = "_meta";
    private static final String AGE = "age";
    private static final String STALE = "stale";
    /** Where the car is is nobody's business here. */
    private static final String POSITION = "gps_";
    private static final String ERROR = "error";
    /** An adapter that does not know the time counts from 1970. */
    private static final Instant FIRST_TIME = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LAST_TIME = Instant.parse("2100-01-01T00:00:00Z");
    /** Nothing is older than the adapters. */
    private static final Duration HIGHEST_AGE = Duration.ofDays(3650);

    /** A number as text: with a decimal point or comma, and perhaps a unit, which has no digits. */
    private static final Pattern NUMBER = Pattern
            .compile("([+-]?\\d+(?:[.,]\\d+)?(?:[eE][+-]?\\d+)?)\\s*([^\\d\\s.,:;+\\-][^\\d\\s]{0,7})?");

    public AutoPidMessage {
        values = Collections.unmodifiableMap(values);
        units = Collections.unmodifiableMap(units);
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
        return new AutoPidMessage(Map.of(BARE, value), Map.of(), Optional.empty(), Origin.UNKNOWN);
    }

    /** Reads a message, or the values within one. */
    private static AutoPidMessage object(JsonReader json) throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        Map<String, String> units = new LinkedHashMap<>();
        Optional<Instant> timestamp = Optional.empty();
        Origin origin = Origin.UNKNOWN;
        Optional<AutoPidMessage> wrapped = Optional.empty();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            boolean isObject = json.peek() == JsonToken.BEGIN_OBJECT;
            if (isObject && VALUES.equals(name)) {
                wrapped = Optional.of(object(json));
            } else if (isObject && META.equals(name)) {
                origin = origin(json);
            } else if (TIMESTAMP.equals(name)) {
                timestamp = time(number(json));
            } else if (name.isEmpty() || name.startsWith(POSITION)) {
                json.skipValue();
            } else {
                value(json, name, values, units);
            }
        }
        json.endObject();
        if (wrapped.isPresent()) {
            return wrapped.get().within(timestamp, origin);
        }
        return new AutoPidMessage(values, units, timestamp, origin);
    }

    private AutoPidMessage within(Optional<Instant> outerTime, Origin outerOrigin) {
        return new AutoPidMessage(values, units, timestamp.or(() -> outerTime),
                origin.equals(Origin.UNKNOWN) ? outerOrigin : origin);
    }

    private static void value(JsonReader json, String name, Map<String, Double> values, Map<String, String> units)
            throws IOException {
        switch (json.peek()) {
            case NUMBER:
                put(name, Double.parseDouble(json.nextString()), values);
                break;
            case STRING:
                text(json.nextString().strip(), name, values, units);
                break;
            case BOOLEAN:
                onOrOff(json.nextBoolean(), name, values, units);
                break;
            default:
                json.skipValue();
        }
    }

    private static void put(String name, double value, Map<String, Double> values) {
        if (Double.isFinite(value)) {
            values.put(name, value);
        }
    }

    private static void onOrOff(boolean isOn, String name, Map<String, Double> values, Map<String, String> units) {
        values.put(name, isOn ? 1.0 : 0.0);
        units.put(name, SWITCH);
    }

    private static void text(String text, String name, Map<String, Double> values, Map<String, String> units) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "on", "true":
                onOrOff(true, name, values, units);
                break;
            case "off", "false":
                onOrOff(false, name, values, units);
                break;
            default:
                Matcher number = NUMBER.matcher(text);
                if (number.matches()) {
                    put(name, Double.parseDouble(number.group(1).replace(',', '.')), values);
                    if (number.group(2) != null && values.containsKey(name)) {
                        units.put(name, number.group(2));
                    }
                }
        }
    }

    private static Origin origin(JsonReader json) throws IOException {
        OptionalDouble age = OptionalDouble.empty();
        boolean isStored = false;
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (AGE.equals(name)) {
                age = number(json);
            } else if (STALE.equals(name) && json.peek() == JsonToken.BOOLEAN) {
                isStored = json.nextBoolean();
            } else {
                json.skipValue();
            }
        }
        json.endObject();
        boolean isAge = age.isPresent() && age.getAsDouble() >= 0 && age.getAsDouble() <= HIGHEST_AGE.toSeconds();
        return new Origin(isAge ? Optional.of(Duration.ofMillis((long) (age.getAsDouble() * 1000))) : Optional.empty(),
                isStored);
    }

    /** A number, or one written as text. */
    private static OptionalDouble number(JsonReader json) throws IOException {
        if (json.peek() != JsonToken.NUMBER && json.peek() != JsonToken.STRING) {
            json.skipValue();
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(json.nextString());
            return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static Optional<Instant> time(OptionalDouble seconds) {
        return seconds.isEmpty() || Math.abs(seconds.getAsDouble()) > LAST_TIME.getEpochSecond() ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond((long) seconds.getAsDouble()))
                        .filter(time -> time.isAfter(FIRST_TIME));
    }
}
