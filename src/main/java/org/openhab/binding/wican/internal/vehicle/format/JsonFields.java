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
package org.openhab.binding.wican.internal.vehicle.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * The {@link JsonFields} reads the fields of a JSON object that a human has written: what is missing, of the wrong type
 * or misspelt is named in the exception.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class JsonFields {

    private final JsonObject object;

    public JsonFields(JsonObject object) {
        this.object = object;
    }

    public static JsonFields of(@Nullable JsonElement element) {
        if (element == null || !element.isJsonObject()) {
            throw new IllegalArgumentException("an object { … } is expected");
        }
        return new JsonFields(element.getAsJsonObject());
    }

    /** Finds misspelt names, which would silently change a meaning. */
    public void allowOnly(Set<String> names) {
        Set<String> unknown = new TreeSet<>(object.keySet());
        unknown.removeAll(names);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown: " + String.join(", ", unknown) + "; known: " + String.join(", ", new TreeSet<>(names)));
        }
    }

    public boolean has(String name) {
        return object.has(name);
    }

    public String text(String name) {
        return optionalText(name).orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is missing"));
    }

    public Optional<String> optionalText(String name) {
        return primitive(name).map(value -> {
            if (!value.isString()) {
                throw new IllegalArgumentException("\"" + name + "\" must be a text in quotes");
            }
            return value.getAsString();
        });
    }

    public double number(String name) {
        return primitive(name).map(value -> asNumber(name, value))
                .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is missing"));
    }

    public OptionalInt optionalInt(String name) {
        Optional<Double> number = primitive(name).map(value -> asNumber(name, value));
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        double value = number.get();
        if (value != Math.rint(value) || value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("\"" + name + "\" must be a whole number, not negative");
        }
        return OptionalInt.of((int) value);
    }

    public boolean flag(String name) {
        return primitive(name).map(value -> {
            if (!value.isBoolean()) {
                throw new IllegalArgumentException("\"" + name + "\" must be true or false");
            }
            return value.getAsBoolean();
        }).orElse(false);
    }

    public JsonFields object(String name) {
        JsonElement element = object.get(name);
        if (element == null || !element.isJsonObject()) {
            throw new IllegalArgumentException("\"" + name + "\" must be an object { … }");
        }
        return new JsonFields(element.getAsJsonObject());
    }

    public List<JsonElement> list(String name) {
        JsonElement element = object.get(name);
        if (element == null || !element.isJsonArray()) {
            throw new IllegalArgumentException("\"" + name + "\" must be a list [ … ]");
        }
        List<JsonElement> elements = new ArrayList<>();
        element.getAsJsonArray().forEach(elements::add);
        return elements;
    }

    public List<String> texts(String name) {
        return list(name).stream().map(element -> {
            if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
                throw new IllegalArgumentException("\"" + name + "\" must be a list of texts in quotes");
            }
            return element.getAsString();
        }).toList();
    }

    private static double asNumber(String name, JsonPrimitive value) {
        if (!value.isNumber() || !Double.isFinite(value.getAsDouble())) {
            throw new IllegalArgumentException("\"" + name + "\" must be a number");
        }
        return value.getAsDouble();
    }

    private Optional<JsonPrimitive> primitive(String name) {
        JsonElement element = object.get(name);
        if (element == null) {
            return Optional.empty();
        }
        if (!element.isJsonPrimitive()) {
            throw new IllegalArgumentException("\"" + name + "\" must be a single value");
        }
        return Optional.of(element.getAsJsonPrimitive());
    }
}
