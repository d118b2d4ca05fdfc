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
package org.openhab.binding.wican.internal.automation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * The {@link RuleTemplate} is a template as openHAB reads it: only what its {@code RuleTemplateDTO} knows may be there,
 * and references are written <code>{{name}}</code>, as its {@code ReferenceResolver} has them.
 *
 * @param uid its id
 * @param label its name in the list of templates
 * @param description what it does
 * @param parameters what a user enters
 * @param triggers what starts it
 * @param conditions what must hold then
 * @param actions what it does then
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record RuleTemplate(String uid, String label, String description, List<Parameter> parameters,
        List<Module> triggers, List<Module> conditions, List<Module> actions) {

    private static final Path FOLDER = Path.of("src", "main", "resources", "OH-INF", "automation", "templates");
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{([^}]*)}}");

    private static final Set<String> OF_A_TEMPLATE = Set.of("uid", "label", "description", "tags", "visibility",
            "configDescriptions", "triggers", "conditions", "actions");
    private static final Set<String> OF_A_PARAMETER = Set.of("name", "type", "context", "label", "description",
            "required", "default", "min", "max", "step", "unitLabel", "filterCriteria");
    private static final Set<String> OF_A_MODULE = Set.of("id", "type", "configuration");

    /**
     * @param name what references call it
     * @param type TEXT, INTEGER or DECIMAL
     * @param label its name in the form
     * @param description what it is
     * @param context what the UI offers for it, or an empty text
     * @param filter which type of items is offered, or an empty text
     * @param otherwise its default
     */
    public record Parameter(String name, String type, String label, String description, String context, String filter,
            Optional<String> otherwise, Optional<BigDecimal> min, Optional<BigDecimal> max) {
    }

    /**
     * @param id which one of the rule's modules it is
     * @param type the id of its type
     * @param configuration what that type wants to know
     */
    public record Module(String id, String type, Map<String, String> configuration) {

        private Module resolved(Map<String, String> values) {
            Map<String, String> resolved = new TreeMap<>(configuration);
            resolved.replaceAll((key, text) -> resolve(text, values));
            return new Module(id, type, resolved);
        }
    }

    static List<RuleTemplate> all() {
        return files().stream().map(RuleTemplate::read).toList();
    }

    /**
     * @return all texts that a user sees, under the keys by which openHAB looks for a translation
     */
    public static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        for (RuleTemplate template : all()) {
            texts.put("rule-template." + template.uid() + ".label", template.label());
            texts.put("rule-template." + template.uid() + ".description", template.description());
            for (Parameter parameter : template.parameters()) {
                String key = "rule-template.config." + template.uid() + ".name." + parameter.name();
                texts.put(key + ".label", parameter.label());
                texts.put(key + ".description", parameter.description());
            }
        }
        return texts;
    }

    static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RuleTemplate read(Path file) {
        try {
            return of(JsonParser.parseString(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws IllegalArgumentException if it is not what openHAB expects
     */
    static RuleTemplate of(JsonElement json) {
        JsonArray templates = json.getAsJsonArray();
        if (templates.size() != 1) {
            throw new IllegalArgumentException("one template in each file");
        }
        JsonObject template = only(OF_A_TEMPLATE, templates.get(0));
        if (!"VISIBLE".equals(template.get("visibility").getAsString())) {
            throw new IllegalArgumentException("nobody would see it");
        }
        return new RuleTemplate(text(template, "uid"), text(template, "label"), text(template, "description"),
                list(template, "configDescriptions", RuleTemplate::parameter),
                list(template, "triggers", RuleTemplate::module), list(template, "conditions", RuleTemplate::module),
                list(template, "actions", RuleTemplate::module));
    }

    private static Parameter parameter(JsonElement json) {
        JsonObject parameter = only(OF_A_PARAMETER, json);
        if (!parameter.get("required").getAsBoolean()) {
            throw new IllegalArgumentException("a reference to nothing stays as it is: " + parameter);
        }
        JsonElement criteria = parameter.get("filterCriteria");
        String filter = criteria == null ? ""
                : only(Set.of("name", "value"), criteria.getAsJsonArray().get(0)).get("value").getAsString();
        return new Parameter(text(parameter, "name"), text(parameter, "type"), text(parameter, "label"),
                text(parameter, "description"), parameter.has("context") ? text(parameter, "context") : "", filter,
                Optional.ofNullable(parameter.get("default")).map(JsonElement::getAsString),
                Optional.ofNullable(parameter.get("min")).map(JsonElement::getAsBigDecimal),
                Optional.ofNullable(parameter.get("max")).map(JsonElement::getAsBigDecimal));
    }

    private static Module module(JsonElement json) {
        JsonObject module = only(OF_A_MODULE, json);
        Map<String, String> configuration = new TreeMap<>();
        module.getAsJsonObject("configuration").asMap()
                .forEach((key, value) -> configuration.put(key, value.getAsString()));
        return new Module(text(module, "id"), text(module, "type"), configuration);
    }

    private static JsonObject only(Set<String> known, JsonElement json) {
        JsonObject object = json.getAsJsonObject();
        Set<String> unknown = new TreeSet<>(object.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("openHAB does not know " + unknown);
        }
        return object;
    }

    private static String text(JsonObject object, String name) {
        return object.get(name).getAsString();
    }

    private static <T> List<T> list(JsonObject object, String name, Function<JsonElement, T> read) {
        return object.getAsJsonArray(name).asList().stream().map(read).toList();
    }

    List<Module> modules() {
        return Stream.of(triggers, conditions, actions).flatMap(List::stream).toList();
    }

    /**
     * @return the names of all references, wherever they stand
     */
    Set<String> references() {
        return modules().stream().flatMap(module -> module.configuration().values().stream())
                .flatMap(text -> REFERENCE.matcher(text).results()).map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Makes a rule: values take the place of references, defaults where there is no value.
     *
     * @throws IllegalArgumentException if a required value is missing
     */
    RuleTemplate with(Map<String, String> values) {
        Map<String, String> all = new TreeMap<>();
        for (Parameter parameter : parameters) {
            String value = Optional.ofNullable(values.get(parameter.name())).or(parameter::otherwise).orElseThrow(
                    () -> new IllegalArgumentException("Required configuration property missing: " + parameter.name()));
            all.put(parameter.name(), value);
        }
        return new RuleTemplate(uid, label, description, parameters,
                triggers.stream().map(module -> module.resolved(all)).toList(),
                conditions.stream().map(module -> module.resolved(all)).toList(),
                actions.stream().map(module -> module.resolved(all)).toList());
    }

    /** What is not known stays as it is. */
    private static String resolve(String text, Map<String, String> values) {
        return REFERENCE.matcher(text).replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf(values.getOrDefault(found.group(1), found.group()))));
    }

    @Override
    public String toString() {
        return uid;
    }
}
