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
package org.openhab.binding.wican.internal.vehicle.maker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.vehicle.Broadcast;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.examination.Finding;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * The {@link MakerFilterReader} reads the list {@code can_filters} of the adapter maker's format: frames that the
 * adapter picks from the bus, and what is in them (firmware, branch wican-pro:
 * {@code components/autopid/autopid_config.c}, {@code parse_frame_id} and {@code load_can_filters}). The expressions
 * count the bytes of the frame alone.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class MakerFilterReader {

    static final String FIELD = "can_filters";

    /** The firmware knows no other sign of a 29 bit id than that it does not fit into 11. */
    private static final int MAX_STANDARD = 0x7FF;
    private static final String HEX_PREFIX = "0x";
    private static final Pattern HEX = Pattern.compile("(0[xX])?[0-9A-Fa-f]{1,8}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final String vehicle;
    private final List<Query> asked;
    private final SocNames socNames;
    private final BiConsumer<String, IllegalArgumentException> problems;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param vehicle the id of the profile that will have the broadcasts
     * @param asked what the same car is asked: a value has the same unit when it is heard
     * @param socNames what the car calls its state of charge
     * @param problems takes what can't be read: the frame, and why
     */
    MakerFilterReader(String vehicle, List<Query> asked, SocNames socNames,
            BiConsumer<String, IllegalArgumentException> problems) {
        this.vehicle = vehicle;
        this.asked = asked;
        this.socNames = socNames;
        this.problems = problems;
    }

    /**
     * @return what may have been meant otherwise than the firmware reads it
     */
    List<Finding> findings() {
        return findings;
    }

    List<Broadcast> broadcasts(List<JsonElement> filters) {
        List<Broadcast> broadcasts = new ArrayList<>();
        for (JsonElement filter : filters) {
            String entry = MakerParameter.text(filter, "frame_id");
            try {
                broadcast(entry, id(filter), MakerParameter.of(filter)).ifPresent(broadcasts::add);
            } catch (IllegalArgumentException e) {
                problems.accept(entry, e);
            }
        }
        return broadcasts;
    }

    private Optional<Broadcast> broadcast(String entry, CanId id, List<MakerParameter> values) {
        List<Parameter> parameters = new ArrayList<>();
        for (MakerParameter value : values) {
            try {
                if (value.isEnabled()) {
                    Parameter parameter = socNames.apply(value).translate(Expression.compile(value.expression()));
                    rejectOtherMeaning(parameter);
                    parameters.add(new Broadcast(id, OptionalInt.empty(), Optional.empty(), List.of(parameter))
                            .parameters().get(0));
                }
            } catch (IllegalArgumentException e) {
                problems.accept(entry, new IllegalArgumentException(value.name() + ": " + e.getMessage(), e));
            }
        }
        return parameters.isEmpty() ? Optional.empty()
                : Optional.of(new Broadcast(id, OptionalInt.empty(), Optional.empty(), parameters));
    }

    private void rejectOtherMeaning(Parameter heard) {
        asked.stream().flatMap(query -> query.parameters().stream())
                .filter(other -> other.name().equals(heard.name()) && !other.unit().equals(heard.unit())).findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException("the car is asked for it with the unit '" + other.unit()
                            + "', but it is heard with '" + heard.unit() + "'");
                });
    }

    /** A number counts as it is; a text is hexadecimal with and without its prefix. */
    private CanId id(@Nullable JsonElement filter) {
        @Nullable
        JsonElement element = filter instanceof JsonObject fields ? fields.get("frame_id") : null;
        if (!(element instanceof JsonPrimitive value)) {
            throw new IllegalArgumentException("\"frame_id\" is missing: a number, or a text like \"0x3A8\"");
        }
        return value.isNumber() ? canId(value.getAsDouble()) : ofText(value.getAsString().strip());
    }

    private CanId ofText(String text) {
        if (!HEX.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"frame_id\": '" + text + "' is no CAN id: write a number, or a text like \"0x3A8\"");
        }
        boolean hasPrefix = text.toLowerCase(Locale.ROOT).startsWith(HEX_PREFIX);
        long value = Long.parseLong(hasPrefix ? text.substring(HEX_PREFIX.length()) : text, 16);
        if (DIGITS.matcher(text).matches()) {
            findings.add(new Finding(vehicle, FIELD, "\"frame_id\": \"" + text + "\"",
                    "it is read as hexadecimal " + HEX_PREFIX + text + ", as the adapter does",
                    "write " + HEX_PREFIX + text + ", or the number " + text
                            + " without quotes if that was meant, which is " + HEX_PREFIX
                            + Long.toHexString(Long.parseLong(text)).toUpperCase(Locale.ROOT)));
        }
        return canId(value);
    }

    private static CanId canId(double value) {
        if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("\"frame_id\" is a whole number, not negative");
        }
        return new CanId((int) value, value > MAX_STANDARD);
    }
}
