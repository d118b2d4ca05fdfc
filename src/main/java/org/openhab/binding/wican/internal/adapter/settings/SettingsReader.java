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
package org.openhab.binding.wican.internal.adapter.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * The {@link SettingsReader} reads what an adapter's web server says. Only what {@link Setting} names becomes a text;
 * all else, the passwords among it, is passed over in the bytes that it came in.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class SettingsReader {

    /** The largest page is the car's profile, some 50 kB; whatever is much longer is not from the adapter. */
    public static final int MAX_PAGE = 256 * 1024;

    private static final int MAX_TEXT = 256;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    /** {@code mqtt://user:password@host:port/}: everything but the host and the port is left out. */
    private static final Pattern URL = Pattern
            .compile("(?:\\w+://)?(?:[^/]*@)?(\\[[^\\]]*\\]|[^/:]*)(?::(\\d{1,5}))?(?:/.*)?");

    private SettingsReader() {
    }

    /**
     * @param pages what came from the adapter, as far as it came
     * @return the settings; nothing if the adapter has not said who it is
     */
    public static Optional<AdapterSettings> read(Map<AdapterPage, byte[]> pages) {
        Map<Setting, String> status = settings(pages.get(AdapterPage.STATUS));
        if (status == null || status.getOrDefault(Setting.DEVICE_ID, "").isEmpty()) {
            return Optional.empty();
        }
        Map<Setting, String> config = settings(pages.get(AdapterPage.CONFIG));
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        if (config != null) {
            values.putAll(config);
        }
        values.putAll(status);
        return Optional.of(new AdapterSettings(values, config != null, canFilters(pages.get(AdapterPage.CAN_FILTERS)),
                Optional.ofNullable(AutoPidReader.read(pages))));
    }

    private static @Nullable Map<Setting, String> settings(byte @Nullable [] page) {
        return page(page, json -> {
            Map<Setting, String> values = new EnumMap<>(Setting.class);
            json.beginObject();
            while (json.hasNext()) {
                Optional<Setting> setting = Setting.ofKey(json.nextName());
                if (setting.isPresent()) {
                    String text = text(json);
                    if (text != null) {
                        put(values, setting.get(), text);
                    }
                } else {
                    json.skipValue();
                }
            }
            json.endObject();
            return values;
        });
    }

    private static void put(Map<Setting, String> values, Setting setting, String text) {
        if (setting == Setting.BROKER) {
            Matcher url = URL.matcher(text);
            values.put(setting, url.matches() ? url.group(1) : "");
        } else {
            values.put(setting, text);
        }
    }

    private static OptionalInt canFilters(byte @Nullable [] page) {
        if (isNone(page)) {
            return OptionalInt.of(0);
        }
        @Nullable
        Integer count = page(page, json -> {
            int filters = 0;
            json.beginObject();
            while (json.hasNext()) {
                if ("can_flt".equals(json.nextName()) && json.peek() == JsonToken.BEGIN_ARRAY) {
                    filters = count(json);
                } else {
                    json.skipValue();
                }
            }
            json.endObject();
            return filters;
        });
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }

    private static int count(JsonReader json) throws IOException {
        int count = 0;
        json.beginArray();
        while (json.hasNext()) {
            json.skipValue();
            count++;
        }
        json.endArray();
        return count;
    }

    // What the pages have in common

    /** Reads JSON. */
    interface Reading<T> {
        T read(JsonReader json) throws IOException;
    }

    /**
     * @return what was read; nothing if the page did not come, is too long, or is not what it should be to its very end
     */
    static <T> @Nullable T page(byte @Nullable [] page, Reading<T> reading) {
        if (page == null || page.length > MAX_PAGE) {
            return null;
        }
        try (JsonReader json = new JsonReader(new InputStreamReader(new ByteArrayInputStream(page), UTF_8))) {
            T result = reading.read(json);
            return json.peek() == JsonToken.END_DOCUMENT ? result : null;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            return null;
        }
    }

    /**
     * @return true for the word with which the firmware says that nothing is stored
     */
    static boolean isNone(byte @Nullable [] page) {
        return page != null && page.length < 16 && "NONE".equals(new String(page, UTF_8).strip());
    }

    /**
     * @return the value as text; nothing if it is none, or longer than any of the adapter's
     */
    static @Nullable String text(JsonReader json) throws IOException {
        switch (json.peek()) {
            case STRING, NUMBER:
                String text = CONTROL.matcher(json.nextString()).replaceAll(" ").strip();
                return text.length() > MAX_TEXT ? null : text;
            case BOOLEAN:
                return json.nextBoolean() ? "enable" : "disable";
            default:
                json.skipValue();
                return null;
        }
    }

    /** Reads the objects of a list; whatever is no object is left out, and so is a list that is none. */
    static <T> List<T> list(JsonReader json, Reading<T> reading) throws IOException {
        if (json.peek() != JsonToken.BEGIN_ARRAY) {
            json.skipValue();
            return List.of();
        }
        List<T> all = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            if (json.peek() == JsonToken.BEGIN_OBJECT) {
                all.add(reading.read(json));
            } else {
                json.skipValue();
            }
        }
        json.endArray();
        return all;
    }
}
