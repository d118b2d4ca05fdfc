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
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;
import org.openhab.binding.wican.internal.vehicle.Asking;
import org.openhab.binding.wican.internal.vehicle.Broadcast;
import org.openhab.binding.wican.internal.vehicle.Evidence;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.ValueSource;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;
import org.openhab.binding.wican.internal.vehicle.kinds.SocName;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * The {@link ProfileReader} reads vehicle profiles in the binding's own format: one make, its vehicles, their queries,
 * broadcasts and values. A vehicle with a mistake is left out and reported.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class ProfileReader {

    private static final Set<String> FILE_FIELDS = Set.of("make", "vehicles");
    private static final Set<String> VEHICLE_FIELDS = Set.of("id", "model", "evidence", "sources", "note", "asking",
            "queries", "broadcasts");
    private static final Set<String> QUERY_FIELDS = Set.of("request", "answer", "flowControl", "extendedAddress",
            "service", "length", "condition", "believe", "values");
    private static final Set<String> BROADCAST_FIELDS = Set.of("id", "length", "condition", "believe", "values");
    private static final Set<String> BELIEVED_ANSWERS = Set.of("00", "FF");
    private static final Set<String> VALUE_FIELDS = Set.of("name", "expression", "unit", "min", "max", "clamp",
            "condition", "evidence", "believe");
    private static final Set<String> BELIEVED_VALUES = Set.of("00", "FF", "7F", "80");

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private final String file;
    private final List<VehicleProfile> profiles = new ArrayList<>();
    private final List<ProfileProblem> problems = new ArrayList<>();

    private ProfileReader(String file) {
        this.file = file;
    }

    /**
     * @param file the file's name, for the problems
     * @param json its content
     */
    public static ProfileFile read(String file, JsonObject json) {
        ProfileReader reader = new ProfileReader(file);
        try {
            reader.readFile(new JsonFields(json));
        } catch (IllegalArgumentException e) {
            reader.report("", e);
        }
        return new ProfileFile(reader.profiles, reader.problems);
    }

    private void readFile(JsonFields fields) {
        fields.allowOnly(FILE_FIELDS);
        String make = fields.text("make");
        int number = 0;
        for (JsonElement element : fields.list("vehicles")) {
            number++;
            try {
                profiles.add(vehicle(make, JsonFields.of(element)));
            } catch (IllegalArgumentException e) {
                report("vehicle " + number + nameOf(element), e);
            }
        }
    }

    private static String nameOf(JsonElement vehicle) {
        if (vehicle.isJsonObject()) {
            @Nullable
            JsonElement id = vehicle.getAsJsonObject().get("id");
            if (id != null && id.isJsonPrimitive()) {
                return " (" + id.getAsString() + ")";
            }
        }
        return "";
    }

    private void report(String entry, IllegalArgumentException problem) {
        problems.add(new ProfileProblem(file, entry, String.valueOf(problem.getMessage())));
    }

    private static VehicleProfile vehicle(String make, JsonFields fields) {
        fields.allowOnly(VEHICLE_FIELDS);
        String id = fields.text("id");
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("\"id\" is made of lower case letters, digits and single hyphens");
        }
        List<Broadcast> broadcasts = fields.has("broadcasts")
                ? numbered("broadcast", fields.list("broadcasts"), ProfileReader::broadcast)
                : List.of();
        List<Query> queries = fields.has("queries") || broadcasts.isEmpty()
                ? numbered("query", fields.list("queries"), ProfileReader::query)
                : List.of();
        if (queries.isEmpty() && broadcasts.isEmpty()) {
            throw new IllegalArgumentException("\"queries\" is empty");
        }
        Map<String, String> channels = stateOfCharge(queries, broadcasts);
        if (!channels.isEmpty()) {
            queries = queries.stream().map(query -> query.with(named(channels, query.parameters()))).toList();
            broadcasts = broadcasts.stream().map(each -> each.with(named(channels, each.parameters()))).toList();
        }
        rejectTwice(queries);
        broadcasts.forEach(broadcast -> rejectTwice(List.of(broadcast)));
        rejectTwoMeanings(Stream.concat(queries.stream(), broadcasts.stream()));
        return new VehicleProfile(id, make, fields.text("model"), evidence(fields).orElse(Evidence.COMMUNITY),
                fields.has("sources") ? fields.texts("sources") : List.of(), fields.optionalText("note").orElse(""),
                queries, broadcasts, asking(fields).orElseGet(() -> Asking.of(make)));
    }

    private static Optional<Asking> asking(JsonFields fields) {
        return fields.optionalText("asking")
                .map(text -> Stream.of(Asking.values())
                        .filter(asking -> asking.name().toLowerCase(Locale.ROOT).equals(text)).findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("\"asking\" is always or arrival")));
    }

    /** Who calls the state of charge {@code soc} or {@code SoC} means it, unless another value has the right name. */
    private static Map<String, String> stateOfCharge(List<Query> queries, List<Broadcast> broadcasts) {
        List<Parameter> values = Stream.concat(queries.stream(), broadcasts.stream())
                .flatMap(source -> source.parameters().stream()).toList();
        if (values.stream().anyMatch(Parameter::isStateOfCharge)) {
            return Map.of();
        }
        return SocName
                .channels(values.stream().filter(value -> value.unit().equals("%")).map(Parameter::name).toList());
    }

    private static List<Parameter> named(Map<String, String> channels, List<Parameter> parameters) {
        return parameters.stream().map(value -> value.named(channels.getOrDefault(value.name(), value.name())))
                .toList();
    }

    /**
     * A car is asked for a value in one way; it may tell it in several frames, of which the first that comes counts.
     */
    private static void rejectTwice(List<? extends ValueSource> sources) {
        Set<String> names = new HashSet<>();
        sources.stream().flatMap(source -> source.parameters().stream()).map(Parameter::name)
                .filter(name -> !names.add(name)).findFirst().ifPresent(name -> {
                    throw new IllegalArgumentException("the value " + name + " is there twice");
                });
    }

    /** What is asked for and what is heard under the same name share a channel. */
    private static void rejectTwoMeanings(Stream<ValueSource> sources) {
        Map<String, String> units = new HashMap<>();
        sources.flatMap(source -> source.parameters().stream()).forEach(parameter -> {
            @Nullable
            String unit = units.putIfAbsent(parameter.name(), parameter.unit());
            if (unit != null && !unit.equals(parameter.unit())) {
                throw new IllegalArgumentException("the value " + parameter.name() + " is there with the units '" + unit
                        + "' and '" + parameter.unit() + "'");
            }
        });
    }

    private static Optional<Evidence> evidence(JsonFields fields) {
        return fields.optionalText("evidence").map(text -> Stream.of(Evidence.values())
                .filter(evidence -> evidence.name().toLowerCase(Locale.ROOT).equals(text)).findFirst().orElseThrow(
                        () -> new IllegalArgumentException("\"evidence\" must be recorded, sources or community")));
    }

    private static <T> List<T> numbered(String what, List<JsonElement> elements, Function<JsonFields, T> reader) {
        List<T> results = new ArrayList<>();
        for (JsonElement element : elements) {
            try {
                results.add(reader.apply(JsonFields.of(element)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(what + " " + (results.size() + 1) + ": " + e.getMessage(), e);
            }
        }
        return results;
    }

    private static Broadcast broadcast(JsonFields fields) {
        fields.allowOnly(BROADCAST_FIELDS);
        List<Parameter> parameters = numbered("value", fields.list("values"), ProfileReader::parameter);
        Optional<Expression> condition = condition(fields);
        rejectUnguarded(condition, parameters);
        return new Broadcast(CanId.parse(fields.text("id")), fields.optionalInt("length"), condition, parameters,
                believed(fields, BELIEVED_ANSWERS));
    }

    private static void rejectUnguarded(Optional<Expression> condition, List<Parameter> parameters) {
        boolean guarded = condition.isPresent()
                || parameters.stream().anyMatch(parameter -> parameter.name().equals(Parameter.SOC));
        if (!guarded && parameters.stream().anyMatch(value -> value.clamp() && value.condition().isEmpty())) {
            throw new IllegalArgumentException(
                    "\"clamp\" needs a condition or the battery's SOC beside it: nonsense would become 100 %");
        }
    }

    private static Query query(JsonFields fields) {
        fields.allowOnly(QUERY_FIELDS);
        UnitAddress address = UnitAddress.of(CanId.parse(fields.text("request")), canId(fields, "answer"),
                canId(fields, "flowControl"), target(fields));
        List<Parameter> parameters = numbered("value", fields.list("values"), ProfileReader::parameter);
        Optional<Expression> condition = condition(fields);
        rejectUnguarded(condition, parameters);
        return new Query(new DiagnosticRequest(address, service(fields)), fields.optionalInt("length"), condition,
                parameters, believed(fields, BELIEVED_ANSWERS));
    }

    private static Map<Integer, String> believed(JsonFields fields, Set<String> patterns) {
        Map<Integer, String> believed = new HashMap<>();
        if (fields.has("believe")) {
            JsonFields reasons = fields.object("believe");
            reasons.allowOnly(patterns);
            patterns.stream().filter(reasons::has)
                    .forEach(pattern -> believed.put(HexFormat.fromHexDigits(pattern), reasons.text(pattern)));
        }
        return believed;
    }

    private static Optional<CanId> canId(JsonFields fields, String name) {
        return fields.optionalText(name).map(CanId::parse);
    }

    private static OptionalInt target(JsonFields fields) {
        Optional<String> text = fields.optionalText("extendedAddress");
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        byte[] address = hex("extendedAddress", text.get());
        if (address.length != 1) {
            throw new IllegalArgumentException("\"extendedAddress\" is one byte: 2 hex digits");
        }
        return OptionalInt.of(address[0] & 0xFF);
    }

    private static byte[] service(JsonFields fields) {
        return hex("service", fields.text("service"));
    }

    private static byte[] hex(String name, String text) {
        try {
            return HexFormat.of().parseHex(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" must be bytes of 2 hex digits each, not '" + text + "'", e);
        }
    }

    private static Optional<Expression> condition(JsonFields fields) {
        return fields.optionalText("condition").map(Expression::compile);
    }

    private static Parameter parameter(JsonFields fields) {
        fields.allowOnly(VALUE_FIELDS);
        String name = fields.text("name");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is no name: use letters, digits and _");
        }
        String unit = fields.text("unit");
        boolean isSwitch = Parameter.ON_OFF.equals(unit);
        double min = isSwitch ? Double.NEGATIVE_INFINITY : fields.number("min");
        double max = isSwitch ? Double.POSITIVE_INFINITY : fields.number("max");
        return new Parameter(name, Expression.compile(fields.text("expression")), unit, min, max, fields.flag("clamp"),
                condition(fields), evidence(fields), believed(fields, BELIEVED_VALUES));
    }
}
