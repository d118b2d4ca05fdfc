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

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.testing.ChannelTypes;
import org.w3c.dom.Element;

/**
 * Proves that the README names what there is, and nothing else.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ReadmeTest {

    private static final String CONFIGURATION = "Thing Configuration";
    private static final String CHANNELS = "Channels";
    private static final String HINT = VehicleTable.COMMAND;

    private static final Pattern HEADING = Pattern.compile("(#+) +(.*?) *");
    private static final Pattern TABLE_RULE = Pattern.compile("\\|[ :|-]+\\|");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    /** Channels of values are numbered where there are many alike; those without a meaning begin alike. */
    private static final Pattern NUMBERED = Pattern.compile("(cell-voltage|module-temperature)-.+");
    private static final String WITHOUT_MEANING = "value-";

    private List<String> lines = List.of();

    @BeforeEach
    void read() throws IOException {
        lines = Files.readAllLines(Path.of("README.md"));
    }

    @Test
    void everyChannelOfTheThingTypeHasARow() {
        assertNamed(names("/OH-INF/thing/thing-types.xml", "channel", "id"), CHANNELS);
    }

    @Test
    void everyConfigurationParameterHasARow() {
        assertNamed(names("/OH-INF/config/config.xml", "parameter", "name"), CONFIGURATION);
    }

    private void assertNamed(Set<String> expected, String section) {
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(namesIn(section));
        assertEquals(Set.of(), missing, "not in a table of the section " + section);
    }

    @Test
    void noConfigurationParameterIsNamedThatDoesNotExist() {
        Set<String> parameters = names("/OH-INF/config/config.xml", "parameter", "name");
        assertOnly(parameters::contains, CONFIGURATION);
    }

    @Test
    void theDefaultOfAConfigurationParameterIsThatOfTheXml() {
        for (Element parameter : ChannelTypes
                .elements(ChannelTypes.parse("/OH-INF/config/config.xml").getElementsByTagName("parameter"))) {
            List<String> row = rows(CONFIGURATION).stream()
                    .filter(cells -> cells.get(0).equals("`" + parameter.getAttribute("name") + "`")).findFirst()
                    .orElseThrow();
            ChannelTypes.elements(parameter.getElementsByTagName("default"))
                    .forEach(value -> assertTrue(row.contains(value.getTextContent()), row::toString));
        }
    }

    @Test
    void noChannelIsNamedThatDoesNotExist() {
        Set<String> channels = new ChannelTypes().all().keySet();
        assertOnly(
                name -> channels.contains(name) || NUMBERED.matcher(name).matches() || name.startsWith(WITHOUT_MEANING),
                CHANNELS);
    }

    private void assertOnly(Predicate<String> exists, String section) {
        Set<String> unknown = new TreeSet<>(namesIn(section));
        unknown.removeIf(exists);
        assertEquals(Set.of(), unknown, "in a table of the section " + section);
    }

    @Test
    void everyMakeHasARowWithItsModels() throws IOException {
        assertRows(VehicleTable.makes(), "Makes");
    }

    @Test
    void theTableOfVehiclesHasARowForEachBundledProfileInTheOrderOfTheLibrary() throws IOException {
        assertRows(VehicleTable.rows(), "Supported Vehicles");
    }

    @Test
    void rowsTakeThePlaceOfThoseOfTheirTableAlone() {
        String document = "a\n\n| x |\n|---|\n| 1 |\n| 2 |\n\n| y |\n|---|\n| 3 |\n";
        assertEquals("a\n\n| x |\n|---|\n| 4 |\n\n| y |\n|---|\n| 3 |\n",
                VehicleTable.replace(document, "| x |", List.of("| 4 |")));
        assertThrows(IllegalArgumentException.class, () -> VehicleTable.replace(document, "| z |", List.of()));
    }

    private void assertRows(List<String> wanted, String section) throws IOException {
        lines = Files.readAllLines(Path.of("doc", "vehicles.md"));
        List<List<String>> expected = wanted.stream().map(ReadmeTest::cells).toList();
        List<List<String>> actual = rows(section).stream().skip(1).toList();
        assertEquals(List.of(), without(expected, actual), HINT);
        assertEquals(List.of(), without(actual, expected), HINT);
        assertEquals(expected, actual, HINT);
    }

    private static List<List<String>> without(List<List<String>> rows, List<List<String>> others) {
        return rows.stream().filter(row -> !others.contains(row)).toList();
    }

    private static Set<String> names(String file, String element, String attribute) {
        return ChannelTypes.elements(ChannelTypes.parse(file).getElementsByTagName(element)).stream()
                .map((Element each) -> each.getAttribute(attribute)).collect(Collectors.toSet());
    }

    /** What stands in backticks in the first column of the section's tables. */
    private Set<String> namesIn(String section) {
        return rows(section).stream().flatMap(row -> NAME.matcher(row.get(0)).results())
                .map((MatchResult match) -> match.group(1)).collect(Collectors.toSet());
    }

    private List<List<String>> rows(String section) {
        return linesOf(section).stream().map(String::strip)
                .filter(line -> line.startsWith("|") && !TABLE_RULE.matcher(line).matches()).map(ReadmeTest::cells)
                .toList();
    }

    private static List<String> cells(String row) {
        String inner = row.strip().replaceAll("^\\||\\|$", "");
        return List.of(inner.split("(?<!\\\\)\\|", -1)).stream().map(String::strip).toList();
    }

    /** The lines below a heading, those of its subsections included. */
    private List<String> linesOf(String section) {
        List<String> found = new ArrayList<>();
        int level = 0;
        for (String line : lines) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                int depth = heading.group(1).length();
                if (level == 0 && heading.group(2).equals(section)) {
                    level = depth;
                } else if (depth <= level) {
                    return found;
                }
            } else if (level > 0) {
                found.add(line);
            }
        }
        assertTrue(level > 0, () -> "there is no section " + section);
        return found;
    }
}
