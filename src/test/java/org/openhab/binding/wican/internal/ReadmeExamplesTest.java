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
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.action.WicanActions;
import org.openhab.binding.wican.internal.simulator.EmbeddedBroker;
import org.openhab.binding.wican.internal.testing.ChannelTypes;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.core.automation.annotation.RuleAction;
import org.yaml.snakeyaml.Yaml;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Proves that the examples of the README name only what there is, and can be read.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ReadmeExamplesTest {

    private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\R(.*?)\\R```", Pattern.DOTALL);
    private static final Pattern THING = Pattern
            .compile("Thing wican:adapter:(\\w+) \"[^\"]+\" \\(mqtt:broker:home\\) \\[ (.*) ]");
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern ITEM = Pattern.compile("(?m)^(Number|Switch|DateTime)(?::(\\w+))? (\\w+) .*$");
    private static final Pattern CHANNEL = Pattern.compile("channel=\"wican:adapter:(\\w+):([\\w-]+)\"");
    private static final Pattern ITEM_NAME = Pattern.compile("\\b[A-Z]\\w*_\\w+\\b");
    private static final Pattern ACTION = Pattern.compile(
            "(?:getActions\\(\"wican\", \"wican:adapter:leaf\"\\)|get\\('wican', [^)]*\\)|wican)\\.(\\w+)\\(\\)");

    private final String text = read();

    /** The README and the recipes, which go on with the example of the README. */
    private static String read() {
        try {
            return Files.readString(Path.of("README.md")) + Files.readString(Path.of("doc", "recipes.md"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thingsHaveParametersThatExistAndCarsThatAreKnown() {
        Set<String> parameters = ChannelTypes
                .elements(ChannelTypes.parse("/OH-INF/config/config.xml").getElementsByTagName("parameter")).stream()
                .map(parameter -> parameter.getAttribute("name")).collect(Collectors.toSet());
        Map<String, Map<String, String>> things = things();
        assertEquals(Set.of("leaf", "id3"), things.keySet());
        things.values().forEach(configuration -> {
            assertTrue(parameters.containsAll(configuration.keySet()), configuration::toString);
            assertTrue(configuration.keySet().containsAll(Set.of("deviceId", "vehicle")), configuration::toString);
            String vehicle = configuration.get("vehicle");
            assertTrue("autopid".equals(vehicle) || House.VEHICLES.find(vehicle).isPresent(), vehicle);
        });
    }

    /** A house with this very Thing has the channels that the items are linked to. */
    @Test
    void itemsAreLinkedToChannelsThatTheirThingHas() {
        Set<String> linked = CHANNEL.matcher(block("java", "DateTime Leaf_LastUpdate")).results()
                .filter(match -> "leaf".equals(match.group(1))).map(match -> match.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(linked.size() > 4, linked::toString);
        try (EmbeddedBroker broker = new EmbeddedBroker(); House house = new House(broker.host(), broker.port())) {
            House.Adapter thing = house.add(Map.copyOf(things().get("leaf")));
            linked.removeIf(id -> thing.thing().getChannel(id) != null);
        }
        assertEquals(Set.of(), linked);
    }

    @Test
    void sitemapAndRulesKnowOnlyItemsThatThereAre() {
        Set<String> items = ITEM.matcher(block("java", "DateTime Leaf_LastUpdate")).results()
                .map(match -> match.group(3)).collect(Collectors.toSet());
        for (String block : List.of(block("perl", "sitemap"), block("java", "rule \"Stop charging"),
                block("java", "rule \"Charge with the sun"), block("java", "rule \"Tell openWB"))) {
            Set<String> used = ITEM_NAME.matcher(block).results().map(match -> match.group())
                    .collect(Collectors.toSet());
            used.removeAll(items);
            assertEquals(Set.of(), used);
        }
    }

    @Test
    void rulesAreWholeAndUseActionsAndTriggersThatThereAre() {
        String rules = block("java", "rule \"Charge with the sun");
        assertEquals(count(rules, "(?m)^rule "), count(rules, "(?m)^end$"));
        assertEquals(count(rules, "\\{"), count(rules, "}"));
        assertEquals(count(rules, "\\("), count(rules, "\\)"));
        Matcher trigger = Pattern.compile("Channel \"wican:adapter:leaf:([\\w-]+)\" triggered").matcher(text);
        assertTrue(trigger.find());
        assertTrue(new ChannelTypes().all().get(trigger.group(1)).isTrigger());
        Set<String> used = ACTION.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
        assertFalse(used.isEmpty());
        Set<String> actions = new HashSet<>();
        for (var method : WicanActions.class.getMethods()) {
            if (method.isAnnotationPresent(RuleAction.class)) {
                actions.add(method.getName());
            }
        }
        assertTrue(actions.containsAll(used), used::toString);
    }

    @Test
    void yamlSaysTheSameAsTheTextFiles() {
        Map<String, Map<String, Map<String, Object>>> yaml = new Yaml().load(block("yaml", "version: 1"));
        assertEquals(things().get("leaf"), yaml.get("things").get("wican:adapter:leaf").get("config"));
        String items = block("java", "DateTime Leaf_LastUpdate");
        yaml.get("items")
                .forEach((name, item) -> assertTrue(items.lines().anyMatch(
                        line -> line.contains(" " + name + " ") && line.contains("\"" + item.get("channel") + "\"")),
                        name));
    }

    @Test
    void theCarOfEvccIsReadable() {
        Map<String, List<Map<String, Object>>> evcc = new Yaml().load(block("yaml", "vehicles:"));
        assertTrue(evcc.get("vehicles").get(0).toString().contains("topic=car/soc"), evcc::toString);
        assertEquals(List.of("streaming"), evcc.get("vehicles").get(0).get("features"));
    }

    /** openWB takes these, and nothing but below others/ ({@code packages/modules/vehicles/mqtt/soc.py}). */
    @Test
    void openwbIsToldAtItsOwnTopicsWithATimeInSeconds() {
        String rule = block("java", "rule \"Tell openWB");
        assertTrue(rule.contains("\"openWB/mqtt/vehicle/2/get/\""), rule);
        assertTrue(rule.contains("vehicle + \"soc\"") && rule.contains("vehicle + \"soc_timestamp\""), rule);
        assertTrue(rule.contains("epochSecond"), rule);
        assertTrue(block("text", "connection openwb").contains("topic car/soc out 1 \"\" others/"));
    }

    @Test
    void jsonIsReadableAndJqFindsTheNumber() throws Exception {
        String message = block("json", "{\"soc\"");
        JsonObject json = JsonParser.parseString(message).getAsJsonObject();
        assertEquals(84, json.get("soc").getAsInt());
        Matcher jq = Pattern.compile("\\| jq (\\.\\w+)").matcher(block("shell", "mosquitto_sub"));
        assertTrue(jq.find());
        assertTrue(block("yaml", "vehicles:").contains("jq: " + jq.group(1)));

        assumeTrue(isThere("jq"), "jq is not installed here");
        Process process = new ProcessBuilder("jq", jq.group(1)).start();
        try (var in = process.getOutputStream()) {
            in.write(message.getBytes(UTF_8));
        }
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        assertEquals("84", new String(process.getInputStream().readAllBytes(), UTF_8).strip());
    }

    private static boolean isThere(String command) {
        try {
            return new ProcessBuilder(command, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, Map<String, String>> things() {
        return THING.matcher(block("java", "Bridge mqtt:broker:home")).results()
                .collect(Collectors.toMap(match -> match.group(1), match -> PARAMETER.matcher(match.group(2)).results()
                        .collect(Collectors.toMap(each -> each.group(1), each -> each.group(2)))));
    }

    /** The block of code that begins, or is recognized, by a text. */
    private String block(String language, String sign) {
        return BLOCK.matcher(text).results()
                .filter(match -> match.group(1).equals(language) && match.group(2).contains(sign))
                .map(match -> match.group(2)).findFirst().orElseThrow();
    }

    private static long count(String text, String regex) {
        return Pattern.compile(regex).matcher(text).results().count();
    }
}
