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
package org.openhab.binding.wican.internal.simulator;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * What the adapter makes of a message that wants frames to be sent.
 *
 * As in the firmware, a message ends at its first bad frame; the frames before have been sent by then. Whatever the
 * firmware would swallow although it should not have been sent is a violation, too: above all more than 8 bytes, which
 * it would write beyond the end of its buffer.
 *
 * @param frames the frames that go to the bus
 * @param violations what is wrong with the message, in words
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record TxMessage(List<BusFrame> frames, List<String> violations) {

    private static final Gson GSON = new Gson();
    private static final int MASK_11_BIT = 0x7FF;
    private static final int MASK_29_BIT = 0x1FFFFFFF;

    static TxMessage parse(String payload) {
        Reader reader = new Reader();
        try {
            reader.readMessage(payload);
        } catch (Violation violation) {
            reader.violations.add(violation.getMessage());
        }
        return new TxMessage(List.copyOf(reader.frames), List.copyOf(reader.violations));
    }

    /**
     * Thrown where the firmware gives up.
     */
    private static class Violation extends Exception {
        private static final long serialVersionUID = 1;

        Violation(String text) {
            super(text);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /**
     * Collects frames and violations on the way through a message.
     */
    private static class Reader {

        private final List<BusFrame> frames = new ArrayList<>();
        private final List<String> violations = new ArrayList<>();

        void readMessage(String payload) throws Violation {
            if (!(json(payload) instanceof JsonObject message)) {
                throw new Violation("the message is no JSON object");
            }
            JsonPrimitive bus = primitive(message, "bus");
            if (!"0".equals(bus.getAsString())) {
                violations.add("'bus' is not 0");
            }
            if (!"tx".equals(primitive(message, "type").getAsString())) {
                throw new Violation("'type' is not tx");
            }
            for (JsonElement frame : array(message, "frame")) {
                if (!(frame instanceof JsonObject object)) {
                    throw new Violation("a frame is no JSON object");
                }
                readFrame(object);
            }
            if (frames.isEmpty()) {
                violations.add("'frame' is empty");
            }
        }

        private void readFrame(JsonObject frame) throws Violation {
            JsonArray data = array(frame, "data");
            int id = number(frame, "id");
            int length = number(frame, "dlc");
            boolean extended = flag(frame, "extd");
            boolean remote = flag(frame, "rtr");
            if (data.size() > BusFrame.MAX_LENGTH) {
                throw new Violation("'data' has " + data.size() + " entries and overruns the firmware's buffer");
            }
            expect(length >= 0 && length <= BusFrame.MAX_LENGTH, "'dlc' is " + length);
            expect(data.size() >= Math.min(length, BusFrame.MAX_LENGTH),
                    "'data' is shorter than 'dlc': the firmware sends what is left in its memory");
            int mask = extended ? MASK_29_BIT : MASK_11_BIT;
            expect((id & ~mask) == 0, "'id' " + id + " has too many bits");
            byte[] bytes = new byte[Math.max(0, Math.min(length, BusFrame.MAX_LENGTH))];
            for (int i = 0; i < data.size(); i++) {
                int value = whole(data.get(i), "data");
                expect(value >= 0 && value <= 0xFF, "'data' contains " + value);
                if (i < bytes.length) {
                    bytes[i] = (byte) value;
                }
            }
            frames.add(new BusFrame(id & mask, extended, remote, bytes));
        }

        private void expect(boolean condition, String otherwise) {
            if (!condition) {
                violations.add(otherwise);
            }
        }

        private static @Nullable JsonElement json(String payload) throws Violation {
            try (JsonReader reader = new JsonReader(new StringReader(payload))) {
                reader.setStrictness(Strictness.STRICT);
                JsonElement element = GSON.getAdapter(JsonElement.class).read(reader);
                if (reader.peek() != JsonToken.END_DOCUMENT) {
                    throw new Violation("something follows the JSON object");
                }
                return element;
            } catch (IOException | JsonParseException | IllegalStateException e) {
                throw new Violation("the message is no JSON: " + payload);
            }
        }

        private static JsonArray array(JsonObject object, String key) throws Violation {
            if (object.get(key) instanceof JsonArray array) {
                return array;
            }
            throw new Violation("'" + key + "' is missing or no array");
        }

        private static JsonPrimitive primitive(JsonObject object, String key) throws Violation {
            if (object.get(key) instanceof JsonPrimitive primitive) {
                return primitive;
            }
            throw new Violation("'" + key + "' is missing");
        }

        private static boolean flag(JsonObject object, String key) throws Violation {
            if (object.get(key) instanceof JsonPrimitive flag && flag.isBoolean()) {
                return flag.getAsBoolean();
            }
            throw new Violation("'" + key + "' is missing or neither true nor false");
        }

        private static int number(JsonObject object, String key) throws Violation {
            return whole(object.get(key), key);
        }

        private static int whole(@Nullable JsonElement element, String key) throws Violation {
            if (element instanceof JsonPrimitive number && number.isNumber()
                    && number.getAsDouble() == Math.rint(number.getAsDouble())) {
                return number.getAsNumber().intValue();
            }
            throw new Violation("'" + key + "' is missing or no whole number");
        }
    }
}
