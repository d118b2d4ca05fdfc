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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * The {@link MakerParameter} is a value as the adapter maker's profile describes it.
 *
 * @param name its name
 * @param expression how to compute it
 * @param details an object with unit and range in the combined file; a single file has none
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record MakerParameter(String name, String expression, JsonElement details) {

    private static final Pattern NOT_IN_NAME = Pattern.compile("[^A-Za-z0-9_]");

    /**
     * @param pid the query in the maker's format
     * @return its values, which the combined file has as a list, a single file as an object
     */
    static List<MakerParameter> of(JsonElement pid) {
        @Nullable
        JsonElement parameters = pid.isJsonObject() ? pid.getAsJsonObject().get("parameters") : null;
        List<MakerParameter> values = new ArrayList<>();
        if (parameters != null && parameters.isJsonArray()) {
            for (JsonElement value : parameters.getAsJsonArray()) {
                values.add(new MakerParameter(text(value, "name"), text(value, "expression"), value));
            }
        } else if (parameters != null && parameters.isJsonObject()) {
            for (Map.Entry<String, JsonElement> entry : parameters.getAsJsonObject().entrySet()) {
                values.add(new MakerParameter(entry.getKey(), text(parameters, entry.getKey()), entry.getValue()));
            }
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values: \"parameters\" must be a list [ … ] or an object { … }");
        }
        return values;
    }

    /**
     * @param object what should be an object
     * @return a field as text; empty if it is absent or no single value
     */
    static String text(@Nullable JsonElement object, String field) {
        @Nullable
        JsonElement value = object instanceof JsonObject fields ? fields.get(field) : null;
        return value != null && value.isJsonPrimitive() ? value.getAsString().strip() : "";
    }

    /**
     * @param layout where the expression may look
     * @param byteShift how much lower the bytes are than the expression says
     * @throws IllegalArgumentException if the value can't be read like that
     */
    Parameter translate(MakerLayout layout, int byteShift) {
        Expression compiled = Expression.compile(MakerLayout.shifted(expression, byteShift));
        OptionalInt numbering = layout.numbering(compiled.toString());
        if (numbering.isPresent()) {
            throw new IllegalArgumentException(
                    "'" + compiled + "' reads B" + numbering.getAsInt() + ", which is no data: it numbers a frame");
        }
        return translate(compiled);
    }

    /**
     * @param compiled how to compute the value, with the bytes where they are
     * @throws IllegalArgumentException if the value can't be read like that
     */
    Parameter translate(Expression compiled) {
        MakerValue known = MakerValue.named(bindingName());
        String unit = unit(known);
        boolean sameMeaning = unit.equals(known.unit());
        double min = bound("min", sameMeaning ? known.min() : Double.NEGATIVE_INFINITY);
        double max = bound("max", sameMeaning ? known.max() : Double.POSITIVE_INFINITY);
        if (known.isStrict()) {
            min = Math.max(min, known.min());
            max = Math.min(max, known.max());
        }
        return new Parameter(bindingName(), compiled, unit, min, max, false, Optional.empty(), Optional.empty());
    }

    private String bindingName() {
        String plain = NOT_IN_NAME.matcher(name).replaceAll("_");
        return plain.isEmpty() || !Character.isLetter(plain.charAt(0)) ? "P" + plain : plain;
    }

    private String unit(MakerValue known) {
        if (!details.isJsonObject() || known.isStrict()) {
            return known.unit();
        }
        return isSwitch() ? Parameter.ON_OFF : MakerValue.symbol(text(details, "unit"));
    }

    private boolean isSwitch() {
        return "binary_sensor".equals(text(details, "type")) || "binary".equals(text(details, "sensor_type"));
    }

    /**
     * @return true if nothing is said about the unit, or that it is percent
     */
    boolean mayBePercent() {
        String unit = text(details, "unit");
        return unit.isEmpty() || "none".equalsIgnoreCase(unit) || "%".equals(MakerValue.symbol(unit));
    }

    MakerParameter named(String other) {
        return new MakerParameter(other, expression, details);
    }

    /**
     * @return false if whoever has written it wants it to be left out
     */
    boolean isEnabled() {
        return !"false".equals(text(details, "enabled"));
    }

    /** Every value of a switch means something. */
    private double bound(String field, double missing) {
        String text = text(details, field);
        if (text.isEmpty() || isSwitch()) {
            return missing;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + field + "\" must be a number", e);
        }
    }
}
