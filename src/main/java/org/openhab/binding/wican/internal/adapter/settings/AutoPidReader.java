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

import static org.openhab.binding.wican.internal.adapter.settings.SettingsReader.list;
import static org.openhab.binding.wican.internal.adapter.settings.SettingsReader.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * The {@link AutoPidReader} reads how an adapter polls the car by itself, from the pages that tell it.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class AutoPidReader {

    private static final String ENABLED = "enable";
    /** The firmware's word for nothing, where it needs one. */
    private static final String NOTHING = "none";
    /** More parameters than any adapter can poll. */
    private static final int MAX_PARAMETERS = 500;

    private AutoPidReader() {
    }

    /**
     * @return nothing if the page of AutoPID could not be read
     */
    static @Nullable AutoPidSettings read(Map<AdapterPage, byte[]> pages) {
        byte @Nullable [] page = pages.get(AdapterPage.AUTO_PID);
        AutoPidSettings stored = SettingsReader.isNone(page) ? AutoPidSettings.NONE
                : SettingsReader.page(page, AutoPidReader::settings);
        if (stored == null) {
            return null;
        }
        Map<String, AutoPidParameter> parameters = new LinkedHashMap<>();
        Stream<AutoPidParameter> own = stored.parameters().stream();
        Stream<AutoPidParameter> ofCar = Stream.of(AdapterPage.CAR_PROFILE, AdapterPage.PARAMETERS).map(pages::get)
                .flatMap(other -> Stream.ofNullable(SettingsReader.page(other, AutoPidReader::profileOrList)))
                .flatMap(List::stream).filter(each -> stored.isCarSpecific() || each.isInUse()).map(Found::parameter);
        Stream.concat(own, ofCar).limit(MAX_PARAMETERS)
                .forEach(each -> parameters.merge(each.name(), each, AutoPidParameter::or));
        return stored.withParameters(List.copyOf(parameters.values()));
    }

    /** @param isInUse whether the page lists nothing but what is polled */
    private record Found(AutoPidParameter parameter, boolean isInUse) {
    }

    private static AutoPidSettings settings(JsonReader json) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        List<AutoPidParameter> own = new ArrayList<>();
        List<AutoPidParameter> standard = new ArrayList<>();
        List<Destination> groups = null;
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            switch (name) {
                case "grouping", "group_dest_type", "destination", "autopid_polling", "cycle", "car_specific",
                        "standard_pids", "car_model", "pid_polling_min_voltage", "disable_on_sleep_voltage" ->
                    put(texts, name, text(json));
                case "pids" -> add(own, list(json, AutoPidReader::parameter));
                case "std_pids" -> add(standard, list(json, AutoPidReader::parameter));
                case "can_filters" -> list(json, AutoPidReader::parametersOf).forEach(filter -> add(own, filter));
                case "destinations" -> groups = json.peek() == JsonToken.BEGIN_ARRAY ? groups(json) : skipped(json);
                default -> json.skipValue();
            }
        }
        json.endObject();
        boolean isStandard = isEnabled(texts, "standard_pids");
        if (isStandard) {
            own.addAll(standard);
        }
        boolean hasMinimum = "automate_threshold".equals(texts.get("disable_on_sleep_voltage"));
        OptionalDouble cycle = number(texts.get("cycle"));
        return new AutoPidSettings(isEnabled(texts, "grouping"), groups == null ? group(texts) : groups,
                !"disable".equals(texts.get("autopid_polling")),
                cycle.isPresent() ? OptionalInt.of((int) cycle.getAsDouble()) : OptionalInt.empty(),
                isEnabled(texts, "car_specific"), isStandard, texts.getOrDefault("car_model", ""),
                hasMinimum ? number(texts.get("pid_polling_min_voltage")) : OptionalDouble.empty(), own);
    }

    private static @Nullable List<Destination> skipped(JsonReader json) throws IOException {
        json.skipValue();
        return null;
    }

    private static void add(List<AutoPidParameter> all, List<AutoPidParameter> some) {
        some.stream().filter(each -> !each.name().isEmpty()).forEach(all::add);
    }

    /** Before a Pro could have several destinations, and in a classic adapter, there is one. */
    private static List<Destination> group(Map<String, String> texts) {
        return List
                .of(Destination.of(texts.getOrDefault("group_dest_type", ""), texts.getOrDefault("destination", "")));
    }

    /** Those that are switched off, or have no address, are dropped, as the firmware does. */
    private static List<Destination> groups(JsonReader json) throws IOException {
        List<Destination> groups = new ArrayList<>();
        for (Map<String, String> each : list(json, AutoPidReader::texts)) {
            String address = each.getOrDefault("destination", "");
            if (isEnabled(each, "enabled") && !address.isEmpty()) {
                groups.add(Destination.of(each.getOrDefault("type", ""), address));
            }
        }
        return groups;
    }

    private static Map<String, String> texts(JsonReader json) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            switch (name) {
                case "type", "destination", "enabled" -> put(texts, name, text(json));
                default -> json.skipValue();
            }
        }
        json.endObject();
        return texts;
    }

    /** Upper case for the owner's own parameters, lower case in the maker's profiles. */
    private static AutoPidParameter parameter(JsonReader json) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "Name", "name" -> put(texts, "name", text(json));
                case "Type", "type" -> put(texts, "type", text(json));
                case "Send_to", "send_to" -> put(texts, "send_to", text(json));
                case "unit" -> put(texts, "unit", text(json));
                case "class" -> put(texts, "class", text(json));
                case "MinValue", "min" -> put(texts, "min", text(json));
                case "MaxValue", "max" -> put(texts, "max", text(json));
                case "sensor_type" -> put(texts, "sensor_type", text(json));
                default -> json.skipValue();
            }
        }
        json.endObject();
        String kind = "binary".equals(texts.get("sensor_type")) ? "binary" : word(texts, "class");
        return new AutoPidParameter(texts.getOrDefault("name", ""), word(texts, "unit"), kind, number(texts.get("min")),
                number(texts.get("max")), Destination.of(texts.getOrDefault("type", ""), word(texts, "send_to")));
    }

    /** The maker's profile format, or all parameters by their names. */
    private static List<Found> profileOrList(JsonReader json) throws IOException {
        List<Found> found = new ArrayList<>();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if ("cars".equals(name)) {
                list(json, AutoPidReader::car).stream().limit(1).flatMap(List::stream)
                        .filter(each -> !each.name().isEmpty()).map(each -> new Found(each, false)).forEach(found::add);
            } else if (json.peek() == JsonToken.BEGIN_OBJECT && !name.isEmpty()) {
                AutoPidParameter said = parameter(json);
                found.add(new Found(new AutoPidParameter(name, said.unit(), said.kind(), said.min(), said.max(),
                        said.destination()), true));
            } else {
                json.skipValue();
            }
        }
        json.endObject();
        return found;
    }

    private static List<AutoPidParameter> car(JsonReader json) throws IOException {
        List<AutoPidParameter> all = new ArrayList<>();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "pids", "can_filters" -> list(json, AutoPidReader::parametersOf).forEach(all::addAll);
                default -> json.skipValue();
            }
        }
        json.endObject();
        return all;
    }

    /** A query, or a filter of the bus, with its parameters. */
    private static List<AutoPidParameter> parametersOf(JsonReader json) throws IOException {
        List<AutoPidParameter> all = new ArrayList<>();
        json.beginObject();
        while (json.hasNext()) {
            if ("parameters".equals(json.nextName())) {
                all.addAll(list(json, AutoPidReader::parameter));
            } else {
                json.skipValue();
            }
        }
        json.endObject();
        return all;
    }

    private static void put(Map<String, String> texts, String name, @Nullable String text) {
        if (text != null) {
            texts.put(name, text);
        }
    }

    private static String word(Map<String, String> texts, String name) {
        String word = texts.getOrDefault(name, "");
        return NOTHING.equals(word) ? "" : word;
    }

    private static boolean isEnabled(Map<String, String> texts, String name) {
        return ENABLED.equals(texts.get(name));
    }

    private static OptionalDouble number(@Nullable String text) {
        try {
            double number = text == null ? Double.NaN : Double.parseDouble(text);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }
}
