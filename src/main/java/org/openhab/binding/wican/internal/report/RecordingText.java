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
package org.openhab.binding.wican.internal.report;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

/**
 * The {@link RecordingText} turns a {@link Report} into recordings as the binding's tests have them: blocks with car,
 * source, request, the frames of the answer, and the values in it or {@code none}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class RecordingText {

    private RecordingText() {
    }

    /**
     * @param report the text of a report
     * @return its answers as recordings, as far as they can be decoded and hold no VIN
     * @throws IllegalArgumentException if it is no report
     */
    public static String of(String report) {
        try {
            JsonObject object = JsonParser.parseString(report).getAsJsonObject();
            if (field(object, "report").getAsInt() != Report.FORMAT) {
                throw new IllegalArgumentException("it is a report of another version of the binding");
            }
            String source = "report of " + field(object, "written").getAsString();
            List<String> blocks = new ArrayList<>();
            for (JsonElement exchange : field(object, "exchanges").getAsJsonArray()) {
                blocks.addAll(blocks(source, exchange.getAsJsonObject()));
            }
            return String.join("\n", blocks);
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            throw new IllegalArgumentException("it is no report of this binding: " + e.getMessage(), e);
        }
    }

    private static JsonElement field(JsonObject object, String name) {
        JsonElement field = object.get(name);
        if (field == null) {
            throw new JsonParseException("there is no \"" + name + "\"");
        }
        return field;
    }

    private static List<String> blocks(String source, JsonObject exchange) {
        List<String> blocks = new ArrayList<>();
        String ask = field(exchange, "request").getAsString() + " " + field(exchange, "service").getAsString();
        boolean extendedAddress = exchange.has("extendedAddress");
        for (JsonElement each : field(exchange, "answers").getAsJsonArray()) {
            JsonObject answer = each.getAsJsonObject();
            String data = field(answer, "data").getAsString();
            if (answer.has("decoded") && data.matches("([0-9A-F]{2})+")) {
                String frames = frames(field(answer, "from").getAsString(), data, extendedAddress);
                for (Map.Entry<String, JsonElement> car : field(answer, "decoded").getAsJsonObject().entrySet()) {
                    blocks.add("car " + car.getKey() + "\nsource " + source + "\nask " + ask + "\n" + frames
                            + values(car.getValue().getAsJsonObject()));
                }
            }
        }
        return blocks;
    }

    /** Frames are not what a report has, but there is only one way to split an answer. */
    private static String frames(String from, String data, boolean extendedAddress) {
        byte[] bytes = new Answer(CanId.parse(from), HexFormat.of().parseHex(data), extendedAddress).frameBytes();
        StringBuilder frames = new StringBuilder();
        for (int i = 0; i < bytes.length; i += CanFrame.MAX_LENGTH) {
            int end = Math.min(bytes.length, i + CanFrame.MAX_LENGTH);
            frames.append(from).append(' ').append(HexFormat.of().withUpperCase().formatHex(bytes, i, end))
                    .append('\n');
        }
        return frames.toString();
    }

    private static String values(JsonObject decoded) {
        String values = decoded.entrySet().stream()
                .filter(value -> value.getValue() instanceof JsonPrimitive primitive && primitive.isNumber())
                .map(value -> value.getKey() + " " + value.getValue().getAsBigDecimal().toPlainString() + "\n")
                .collect(Collectors.joining());
        return values.isEmpty() ? "none\n" : values;
    }
}
