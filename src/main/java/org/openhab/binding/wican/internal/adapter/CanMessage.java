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

import static java.nio.charset.StandardCharsets.*;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * The {@link CanMessage} translates between CAN frames and the JSON of the topics {@code can/tx} and {@code can/rx}
 * (firmware: {@code main/mqtt.c}, tasks {@code mqtt_task} and {@code mqtt_parse_data}).
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class CanMessage {

    static final byte[] ID_KEY = "\"id\":".getBytes(US_ASCII);
    private static final byte[] FRAME_KEY = "\"frame\":".getBytes(US_ASCII);

    /** About 20 frames of 100 characters fit into one message; whatever is much longer is not from the adapter. */
    static final int MAX_PAYLOAD = 16 * 1024;

    private CanMessage() {
    }

    /**
     * Writes the message that makes the adapter send one frame. Every key is there, and the data is padded to 8 bytes,
     * because the firmware drops a message that lacks anything.
     *
     * @param frame the frame to send
     * @return the JSON, ready for the topic {@code can/tx}
     */
    public static byte[] encode(CanFrame frame) {
        JsonArray data = new JsonArray();
        for (int i = 0; i < CanFrame.MAX_LENGTH; i++) {
            data.add(i < frame.length() ? frame.at(i) : 0);
        }
        JsonObject json = new JsonObject();
        json.addProperty("id", frame.id().value());
        json.addProperty("dlc", CanFrame.MAX_LENGTH);
        json.addProperty("rtr", false);
        json.addProperty("extd", frame.id().extended());
        json.add("data", data);
        JsonArray frames = new JsonArray();
        frames.add(json);
        JsonObject message = new JsonObject();
        message.addProperty("bus", "0");
        message.addProperty("type", "tx");
        message.add("frame", frames);
        return message.toString().getBytes(UTF_8);
    }

    /**
     * Says whether a payload looks like CAN frames, without the cost of reading it. Frames are never retained, so such
     * a message tells that the adapter is there now; values of AutoPID or of a CAN filter on the same topic do not.
     *
     * @param payload what came on {@code can/rx}
     */
    public static boolean looksLikeFrames(byte[] payload) {
        return payload.length <= MAX_PAYLOAD && indexAfter(FRAME_KEY, payload, 0) >= 0;
    }

    /**
     * Reads the wanted frames of a message. A message without a wanted id costs one pass over its bytes, so that the
     * whole traffic of a bus can come by. Anything that is not right is left out: a bad frame alone, a message that is
     * no JSON as a whole.
     *
     * @param payload what came on {@code can/rx}
     * @param wanted whose frames matter
     * @return the wanted frames in the order of the message, cut to their data length code; may be empty
     */
    public static List<CanFrame> decode(byte[] payload, Predicate<CanId> wanted) {
        if (payload.length > MAX_PAYLOAD || !mentions(payload, wanted)) {
            return List.of();
        }
        return FrameScanner.read(payload, wanted).orElseGet(() -> decodeAnyJson(payload, wanted));
    }

    /** Newer firmware, other firmware, a person at a keyboard: there are many ways to write the same message. */
    static List<CanFrame> decodeAnyJson(byte[] payload, Predicate<CanId> wanted) {
        try (JsonReader json = JsonPayload.open(payload)) {
            List<CanFrame> frames = new ArrayList<>();
            json.beginObject();
            while (json.hasNext()) {
                if ("frame".equals(json.nextName()) && json.peek() == JsonToken.BEGIN_ARRAY) {
                    readFrames(json, wanted, frames);
                } else {
                    json.skipValue();
                }
            }
            json.endObject();
            return List.copyOf(frames);
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            return List.of();
        }
    }

    private static boolean mentions(byte[] payload, Predicate<CanId> wanted) {
        int at = indexAfter(ID_KEY, payload, 0);
        while (at >= 0) {
            long id = 0;
            while (at < payload.length && payload[at] == ' ') {
                at++;
            }
            while (at < payload.length && payload[at] >= '0' && payload[at] <= '9' && id <= Integer.MAX_VALUE) {
                id = id * 10 + payload[at++] - '0';
            }
            if (isWanted(id, false, wanted) || isWanted(id, true, wanted)) {
                return true;
            }
            at = indexAfter(ID_KEY, payload, at);
        }
        return false;
    }

    private static boolean isWanted(long id, boolean extended, Predicate<CanId> wanted) {
        return CanId.isValid(id, extended) && wanted.test(new CanId((int) id, extended));
    }

    /** Looks at the last byte of where the key may be first: mostly it tells that the key is not there at all. */
    static int indexAfter(byte[] key, byte[] payload, int from) {
        int last = key.length - 1;
        int end = from + last;
        while (end < payload.length) {
            byte seen = payload[end];
            if (seen == key[last] && Arrays.equals(payload, end - last, end, key, 0, last)) {
                return end + 1;
            }
            end += distance(key, seen);
        }
        return -1;
    }

    /** How far the key can be moved on until this byte of it is at the same place (Horspool's search). */
    private static int distance(byte[] key, byte seen) {
        int distance = 1;
        while (distance < key.length && key[key.length - 1 - distance] != seen) {
            distance++;
        }
        return distance;
    }

    private static void readFrames(JsonReader json, Predicate<CanId> wanted, List<CanFrame> frames) throws IOException {
        json.beginArray();
        while (json.hasNext()) {
            if (json.peek() == JsonToken.BEGIN_OBJECT) {
                CanFrame frame = readFrame(json);
                if (frame != null && wanted.test(frame.id())) {
                    frames.add(frame);
                }
            } else {
                json.skipValue();
            }
        }
        json.endArray();
    }

    /** A third party's description of the raw CAN port leaves out {@code rtr} and {@code extd}: both may be missing. */
    private static @Nullable CanFrame readFrame(JsonReader json) throws IOException {
        double id = -1;
        double code = CanFrame.MAX_LENGTH;
        boolean remote = false;
        boolean extended = false;
        byte @Nullable [] data = null;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "id" -> id = readNumber(json);
                case "dlc" -> code = readNumber(json);
                case "rtr" -> remote = readBoolean(json);
                case "extd" -> extended = readBoolean(json);
                case "data" -> data = readData(json);
                default -> json.skipValue();
            }
        }
        json.endObject();
        if (data == null || remote || id != Math.rint(id) || !CanId.isValid((long) id, extended) || code < 0
                || code > CanFrame.MAX_LENGTH_CODE || code != Math.rint(code)) {
            return null;
        }
        int length = CanFrame.lengthOf((int) code);
        return length > data.length ? null : new CanFrame(new CanId((int) id, extended), Arrays.copyOf(data, length));
    }

    private static double readNumber(JsonReader json) throws IOException {
        if (json.peek() == JsonToken.NUMBER) {
            return json.nextDouble();
        }
        json.skipValue();
        return -1;
    }

    private static boolean readBoolean(JsonReader json) throws IOException {
        if (json.peek() == JsonToken.BOOLEAN) {
            return json.nextBoolean();
        }
        json.skipValue();
        return false;
    }

    private static byte @Nullable [] readData(JsonReader json) throws IOException {
        if (json.peek() != JsonToken.BEGIN_ARRAY) {
            json.skipValue();
            return null;
        }
        byte[] data = new byte[CanFrame.MAX_LENGTH];
        int length = 0;
        boolean valid = true;
        json.beginArray();
        while (json.hasNext()) {
            double value = readNumber(json);
            valid &= length < data.length && value >= 0 && value <= 255 && value == Math.rint(value);
            if (valid) {
                data[length++] = (byte) (int) value;
            }
        }
        json.endArray();
        return valid ? Arrays.copyOf(data, length) : null;
    }
}
