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
package org.openhab.binding.wican.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;
import static org.openhab.binding.wican.internal.testing.ChannelTypes.elements;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.action.WicanActions;
import org.openhab.binding.wican.internal.automation.RuleTemplate;
import org.openhab.binding.wican.internal.handler.WicanConfiguration;
import org.openhab.binding.wican.internal.adapter.settings.Fault;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.ChannelTypes;
import org.openhab.binding.wican.internal.testing.ChannelTypes.ChannelType;
import org.openhab.binding.wican.internal.vehicle.Evidence;
import org.openhab.core.automation.annotation.RuleAction;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Proves that the XML files, the texts in both languages and the code fit together: openHAB would only show keys, or
 * nothing at all, where they do not.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class OhInfTest {

    private static final Path FOLDER = Path.of("src/main/resources/OH-INF");
    private static final Path HANDLER_SOURCES = Path.of("src/main/java/org/openhab/binding/wican/internal/handler");

    private static final String ADDON = "/OH-INF/addon/addon.xml";
    private static final String CONFIG = "/OH-INF/config/config.xml";
    private static final String THING_TYPES = "/OH-INF/thing/thing-types.xml";
    private static final String VALUE_CHANNEL_TYPES = "/OH-INF/thing/value-channel-types.xml";
    /** Has no texts; see {@link ThingUpdateTest}. */
    private static final String UPDATE = "/OH-INF/update/update.xml";

    private static final String ENGLISH = "wican.properties";
    private static final String GERMAN = "wican_de.properties";

    private static final List<String> TEXTS = List.of("name", "label", "description", "unitLabel");

    /** Texts that are right in both languages. */
    private static final Set<String> SAME_IN_GERMAN = Set.of("addon.wican.name", "channel-type.wican.hx.label",
            "channel-type.wican.online.label", "rule-template.config.wican.charge-with-surplus.name.wallbox.label",
            "rule-template.config.wican.stop-at-limit.name.wallbox.label", "status.settings-2", "status.settings-3",
            "status.settings-4", "status.settings-5", "status.settings-6", "status.settings-7", "status.settings-8");

    private static final Set<String> EXPLAIN_THEMSELVES = Set.of("status.asking", "status.recognising",
            "status.recognised", "status.recognised-by-ear", "status.listening", "status.heard");

    private static final Pattern STATUS_TEXT = Pattern.compile("StatusText\\.of\\(\"([^\"]+)\"");

    /** The details of a situation, see {@link Kind}; the others have none. */
    private static final Map<Kind, Integer> DETAILS = Map.ofEntries(Map.entry(Kind.NEVER_HEARD, 1),
            Map.entry(Kind.OTHER_UNIT, 1), Map.entry(Kind.REFUSED, 1), Map.entry(Kind.REFUSED_UNKNOWN, 1),
            Map.entry(Kind.REFUSED_NOW, 1), Map.entry(Kind.WRONG_LENGTH, 2), Map.entry(Kind.NO_VALUE, 1),
            Map.entry(Kind.OUT_OF_RANGE, 2), Map.entry(Kind.DOUBTFUL, 2), Map.entry(Kind.LOW_VOLTAGE, 2),
            Map.entry(Kind.AUTO_PID_WAITING, 1), Map.entry(Kind.AUTO_PID_ASLEEP, 1), Map.entry(Kind.AUTO_PID_ERROR, 1),
            Map.entry(Kind.AUTO_PID_OLDER, 1), Map.entry(Kind.AUTO_PID_NO_SOC, 1), Map.entry(Kind.RECOGNISED, 2),
            Map.entry(Kind.RECOGNISED_BY_EAR, 1), Map.entry(Kind.HEARD_PERHAPS, 1),
            Map.entry(Kind.RECOGNISED_PERHAPS, 2), Map.entry(Kind.RECOGNISED_SEVERAL, 2),
            Map.entry(Kind.RECOGNISED_NONE, 1), Map.entry(Kind.UNKNOWN_MAKE, 1), Map.entry(Kind.LEVEL_UNKNOWN, 1),
            Map.entry(Kind.NO_ANSWER_NO_LEVEL, 1), Map.entry(Kind.STATUS_CONTRADICTED, 1));

    private static Stream<Path> xmlFiles() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("xmlFiles")
    void xmlIsWellFormed(Path file) {
        String name = FOLDER.relativize(file).toString().replace('\\', '/');
        assertDoesNotThrow(() -> ChannelTypes.parse("/OH-INF/" + name));
    }

    @Test
    void everyXmlFileIsOneOfThoseWhoseTextsAreCompared() throws IOException {
        assertEquals(
                Stream.of(ADDON, CONFIG, THING_TYPES, VALUE_CHANNEL_TYPES, UPDATE)
                        .map(name -> name.replaceAll(".*/", "")).collect(Collectors.toSet()),
                xmlFiles().map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
    }

    /** openHAB would refuse such a configuration with a text of its own, which does not tell the cure. */
    @Test
    void whatIsWrongInAConfigurationReachesTheHandlerWhichTellsTheCure() {
        for (Element parameter : elements(ChannelTypes.parse(CONFIG).getElementsByTagName("parameter"))) {
            assertFalse(parameter.hasAttribute("pattern"), parameter.getAttribute("name"));
            assertFalse(parameter.hasAttribute("min"), parameter.getAttribute("name"));
            if ("vehicle".equals(parameter.getAttribute("name"))) {
                assertEquals("false", child(parameter, "limitToOptions").getTextContent());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { ENGLISH, GERMAN })
    void textsAreUtf8WithoutMarkAndEveryKeyIsThereOnce(String name) throws IOException {
        String content = content(name);
        assertFalse(content.startsWith("\uFEFF"), "begins with a byte order mark");
        assertFalse(content.contains("\uFFFD"), "contains a replacement character");

        List<String> keys = content.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s*=", 2)[0]).toList();
        assertEquals(keys.stream().distinct().toList(), keys, "a key is there twice");
        assertEquals(texts(name).keySet(), new TreeSet<>(keys), "a line is no key with a text");
    }

    @Test
    void englishTextsAreThoseOfTheXml() throws IOException {
        Map<String, String> english = texts(ENGLISH);
        Map<String, String> expected = textsOfXml();
        Map<String, String> actual = new TreeMap<>(english);
        actual.keySet().retainAll(expected.keySet());
        assertSameSet(lines(expected), lines(actual));
    }

    @Test
    void germanTextsAreThereAndGerman() throws IOException {
        Map<String, String> english = texts(ENGLISH);
        Map<String, String> german = texts(GERMAN);
        assertSameSet(english.keySet(), german.keySet());
        german.forEach((key, text) -> {
            assertFalse(text.isBlank(), key);
            assertEquals(SAME_IN_GERMAN.contains(key), text.equals(english.get(key)), key);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { ENGLISH, GERMAN })
    void everyTextIsUsedAndEveryUsedTextIsThere(String name) throws IOException {
        Set<String> used = new TreeSet<>(textsOfXml().keySet());
        used.addAll(statusTexts().keySet());
        Arrays.stream(Evidence.values()).map(evidence -> "evidence." + evidence.name().toLowerCase(Locale.ROOT))
                .forEach(used::add);
        used.addAll(Set.of("vehicle.auto", "vehicle.autopid"));
        used.addAll(actionTexts());
        assertSameSet(used, texts(name).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = { ENGLISH, GERMAN })
    void statusTextsTakeAllTheirArguments(String name) throws IOException {
        Map<String, String> texts = texts(name);
        statusTexts().forEach((key, count) -> {
            Object[] arguments = IntStream.range(0, count).mapToObj(i -> "<argument " + i + ">").toArray();
            String pattern = texts.getOrDefault(key, "");
            String shown = MessageFormat.format(pattern, arguments);
            for (Object argument : arguments) {
                assertTrue(shown.contains(argument.toString()), key + " does not show " + argument + ": " + shown);
            }
            assertFalse(shown.matches(".*[{}].*"), key + " keeps a placeholder: " + shown);
            assertEquals(pattern.replace("''", "'").chars().filter(c -> c == '\'').count(),
                    shown.chars().filter(c -> c == '\'').count(), key + " has a lone apostrophe: " + pattern);
        });
    }

    /** What only says how things go, or names the parameter or the adapter's setting that is wrong, needs no row. */
    @Test
    void everyStatusThatMayPuzzleHasARowInTroubleshooting() throws IOException {
        String document = Files.readString(Path.of("doc", "troubleshooting.md"));
        List<Pattern> quotes = Pattern.compile("\"([^\"|]+)\"").matcher(document).results()
                .map(quote -> Pattern.compile("(?i)" + Arrays.stream(quote.group(1).split("…", -1))
                        .map(part -> Pattern.quote(part.strip())).collect(Collectors.joining(".*"))))
                .toList();
        Set<String> missing = new TreeSet<>();
        texts(ENGLISH).forEach((key, text) -> {
            if (key.startsWith("status.") && !key.startsWith("status.configuration.")
                    && !key.startsWith("status.setting") && !EXPLAIN_THEMSELVES.contains(key)
                    && quotes.stream().noneMatch(quote -> quote.matcher(text).find())) {
                missing.add(key + " = " + text);
            }
        });
        assertEquals(Set.of(), missing);
        quotes.forEach(quote -> assertTrue(
                quote.pattern().contains("%") || english().stream().anyMatch(text -> quote.matcher(text).find()),
                () -> "no status says " + quote));
    }

    private static Collection<String> english() {
        try {
            return texts(ENGLISH).values();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Labels are shown as they are, some of them through MessageFormat: only this is the same both ways. */
    @ParameterizedTest
    @ValueSource(strings = { ENGLISH, GERMAN })
    void otherTextsHaveNeitherApostropheNorBrace(String name) throws IOException {
        Set<String> formatted = statusTexts().keySet();
        texts(name).forEach((key, text) -> assertTrue(formatted.contains(key) || !text.matches(".*['{}].*"), key));
    }

    @Test
    void idsAreThoseOfTheConstants() {
        Document types = ChannelTypes.parse(THING_TYPES);
        Element type = elements(types.getElementsByTagName("thing-type")).get(0);
        assertEquals(1, types.getElementsByTagName("thing-type").getLength());
        assertEquals(WicanBindingConstants.THING_TYPE_ADAPTER.getId(), type.getAttribute("id"));
        assertEquals("thing-type:" + WicanBindingConstants.THING_TYPE_ADAPTER.getAsString(),
                child(type, "config-description-ref").getAttribute("uri"));
        assertEquals(child(type, "config-description-ref").getAttribute("uri"),
                child(ChannelTypes.parse(CONFIG).getDocumentElement(), "config-description").getAttribute("uri"));
        assertEquals(WicanBindingConstants.CONFIG_DEVICE_ID, child(type, "representation-property").getTextContent());
        assertEquals(WicanBindingConstants.BINDING_ID,
                ChannelTypes.parse(ADDON).getDocumentElement().getAttribute("id"));
        for (String file : List.of(THING_TYPES, VALUE_CHANNEL_TYPES)) {
            assertEquals(WicanBindingConstants.BINDING_ID,
                    ChannelTypes.parse(file).getDocumentElement().getAttribute("bindingId"));
        }
    }

    @Test
    void channelIdsAreThoseOfTheConstants() throws ReflectiveOperationException {
        List<Element> channels = elements(ChannelTypes.parse(THING_TYPES).getElementsByTagName("channel"));
        Set<String> ids = channels.stream().map(channel -> channel.getAttribute("id")).collect(Collectors.toSet());
        assertEquals(constants("CHANNEL_"), ids);
        assertEquals(Set.copyOf(WicanBindingConstants.COMMON_CHANNELS), ids);
        channels.forEach(channel -> assertEquals(channel.getAttribute("id"), channel.getAttribute("typeId")));
        Set<String> types = new ChannelTypes().all().keySet();
        channels.forEach(channel -> assertTrue(types.contains(channel.getAttribute("typeId"))));
    }

    @Test
    void configurationParametersAreTheConstantsAndTheFieldsWithTheirDefaults() throws ReflectiveOperationException {
        Map<String, String> expected = new TreeMap<>();
        for (Element parameter : parameters()) {
            List<Element> defaults = elements(parameter.getElementsByTagName("default"));
            expected.put(parameter.getAttribute("name"), parameter.getAttribute("type") + " = "
                    + (defaults.isEmpty() ? "" : defaults.get(0).getTextContent()));
        }
        Map<String, String> actual = new TreeMap<>();
        WicanConfiguration configuration = new WicanConfiguration();
        for (Field field : WicanConfiguration.class.getFields()) {
            actual.put(field.getName(), xmlType(field.getType()) + " = " + field.get(configuration));
        }
        assertSameSet(lines(expected), lines(actual));
        assertSameSet(expected.keySet(), constants("CONFIG_"));
    }

    private static String xmlType(Class<?> type) {
        if (type == String.class) {
            return "text";
        }
        return type == int.class ? "integer" : type == double.class ? "decimal" : type.getSimpleName();
    }

    @Test
    void channelTypesHaveOneOrTwoTagsAndAreReadOnly() {
        for (ChannelType type : new ChannelTypes().all().values()) {
            assertTrue(type.isTrigger() || List.of(1, 2).contains(type.tags().size()), type::toString);
            assertEquals(type.tags().stream().distinct().toList(), type.tags(), type::toString);
        }
        for (String file : List.of(THING_TYPES, VALUE_CHANNEL_TYPES)) {
            for (Element type : elements(ChannelTypes.parse(file).getElementsByTagName("channel-type"))) {
                if (type.getElementsByTagName("kind").getLength() == 0) {
                    assertEquals("true", child(type, "state").getAttribute("readOnly"), type.getAttribute("id"));
                }
            }
        }
    }

    @Test
    void noChannelTypeIsThereTwice() {
        List<String> ids = Stream.of(THING_TYPES, VALUE_CHANNEL_TYPES)
                .flatMap(file -> elements(ChannelTypes.parse(file).getElementsByTagName("channel-type")).stream())
                .map(type -> type.getAttribute("id")).toList();
        assertEquals(ids.stream().distinct().toList(), ids);
    }

    /** All texts of the XML files and the rule templates, under the keys by which openHAB looks for a translation. */
    private static Map<String, String> textsOfXml() {
        Map<String, String> texts = new TreeMap<>();
        collect(texts, "addon.wican", ChannelTypes.parse(ADDON).getDocumentElement());
        for (Element parameter : parameters()) {
            collect(texts, "thing-type.config.wican.adapter." + parameter.getAttribute("name"), parameter);
        }
        for (String file : List.of(THING_TYPES, VALUE_CHANNEL_TYPES)) {
            Document document = ChannelTypes.parse(file);
            for (String element : List.of("thing-type", "channel-type")) {
                elements(document.getElementsByTagName(element))
                        .forEach(type -> collect(texts, element + ".wican." + type.getAttribute("id"), type));
            }
            elements(document.getElementsByTagName("channel")).forEach(channel -> collect(texts,
                    "thing-type.wican.adapter.channel." + channel.getAttribute("id"), channel));
        }
        texts.putAll(RuleTemplate.texts());
        return texts;
    }

    private static void collect(Map<String, String> texts, String prefix, Element parent) {
        for (String name : TEXTS) {
            elements(parent.getElementsByTagName(name)).stream().filter(text -> parent.equals(text.getParentNode()))
                    .forEach(text -> texts.put(prefix + "." + name, normalized(text)));
        }
        for (Element option : elements(parent.getElementsByTagName("option"))) {
            String kind = parent.equals(option.getParentNode().getParentNode()) ? ".option."
                    : "." + option.getParentNode().getParentNode().getNodeName() + ".option.";
            texts.put(prefix + kind + option.getAttribute("value"), normalized(option));
        }
    }

    private static String normalized(Element element) {
        return element.getTextContent().strip().replaceAll("\\s+", " ");
    }

    /** The keys of all texts that the handler shows as a status, with the number of their arguments. */
    private static Map<String, Integer> statusTexts() throws IOException {
        Map<String, Integer> texts = new HashMap<>();
        for (Kind kind : Kind.values()) {
            if (kind != Kind.ANSWERED) {
                texts.put("status." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        DETAILS.getOrDefault(kind, 0));
            }
        }
        for (Fault fault : Fault.values()) {
            texts.put("status.setting." + fault.name().toLowerCase(Locale.ROOT).replace('_', '-'), 0);
        }
        IntStream.rangeClosed(2, 8).forEach(parts -> texts.put("status.settings-" + parts, parts));
        try (Stream<Path> files = Files.list(HANDLER_SOURCES)) {
            for (Path file : files.toList()) {
                String source = Files.readString(file);
                Matcher matcher = STATUS_TEXT.matcher(source);
                while (matcher.find()) {
                    texts.put("status." + matcher.group(1), furtherArguments(source, matcher.end()));
                }
            }
        }
        return texts;
    }

    /** Counts the commas up to the parenthesis that ends the call. */
    private static int furtherArguments(String source, int from) {
        int depth = 0;
        int count = 0;
        for (int i = from; depth >= 0; i++) {
            char c = source.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                count++;
            }
        }
        return count;
    }

    /** The keys of the texts by which the UI offers the actions of rules. */
    private static Set<String> actionTexts() {
        return Arrays.stream(WicanActions.class.getMethods()).map(method -> method.getAnnotation(RuleAction.class))
                .filter(Objects::nonNull).flatMap(action -> Stream.of(action.label(), action.description()))
                .peek(text -> assertTrue(text.startsWith("@text/"), text))
                .map(text -> text.substring("@text/".length())).collect(Collectors.toSet());
    }

    private static Map<String, String> texts(String name) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(content(name)));
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    /** Decodes strictly: whatever is no UTF-8 throws an exception. */
    private static String content(String name) throws IOException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(FOLDER.resolve("i18n").resolve(name))))
                .toString();
    }

    private static List<Element> parameters() {
        return elements(ChannelTypes.parse(CONFIG).getElementsByTagName("parameter"));
    }

    private static Element child(Element parent, String name) {
        return elements(parent.getElementsByTagName(name)).get(0);
    }

    private static Set<String> constants(String prefix) throws ReflectiveOperationException {
        Set<String> values = new HashSet<>();
        for (Field field : WicanBindingConstants.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getName().startsWith(prefix)) {
                values.add((String) field.get(null));
            }
        }
        return values;
    }

    private static Set<String> lines(Map<String, String> texts) {
        return texts.entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Shows only what differs: the sets are long. */
    private static void assertSameSet(Set<String> expected, Set<String> actual) {
        assertEquals(Set.of(), without(expected, actual), "missing");
        assertEquals(Set.of(), without(actual, expected), "too much");
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
