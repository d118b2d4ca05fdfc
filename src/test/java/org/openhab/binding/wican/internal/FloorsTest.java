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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The {@link FloorsTest} holds the rooms of the house one above the other: nothing imports from a higher floor, and
 * only the top floor knows openHAB.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class FloorsTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path HOUSE = Path.of("org", "openhab", "binding", "wican", "internal");

    /** From the ground up. Rooms on one floor do not know each other, but for those of the top floor. */
    private static final List<Set<String>> FLOORS = List.of(Set.of("adapter"),
            Set.of("adapter.settings", "diagnostics"), Set.of("vehicle.expression"), Set.of("vehicle"),
            Set.of("vehicle.kinds"), Set.of("vehicle.examination"), Set.of("vehicle.format"), Set.of("vehicle.maker"),
            Set.of("vehicle.library", "vehicle.autopid", "vehicle.recognition"), Set.of("monitor.base"),
            Set.of("monitor.belief", "monitor.presence"), Set.of("monitor.asking", "monitor.hearing"),
            Set.of("monitor.survey", "monitor.listening"), Set.of("monitor"), Set.of("report"),
            Set.of("", "handler", "config", "console", "discovery", "action", "network"));
    private static final int TOP = FLOORS.size() - 1;

    private static final Pattern IMPORT = Pattern.compile(
            "^import (?:static )?org\\.openhab\\.binding\\.wican\\.internal((?:\\.[a-z]\\w*)*)\\.[A-Z]",
            Pattern.MULTILINE);
    private static final Pattern OPENHAB = Pattern.compile("\\borg\\.openhab\\.(?!binding\\.wican\\.)[\\w.]+");

    static List<String> rooms() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(HOUSE))) {
            return files.filter(FloorsTest::isJava).map(FloorsTest::room).distinct().sorted().toList();
        }
    }

    @Test
    void everyRoomIsOnAFloor() throws IOException {
        assertEquals(List.of(), rooms().stream().filter(room -> floor(room) < 0).toList(), "add it to FLOORS");
        assertTrue(rooms().containsAll(List.of("", "adapter", "vehicle", "vehicle.expression", "monitor", "handler")));
    }

    @ParameterizedTest(name = "room {0}")
    @MethodSource("rooms")
    void nothingImportsFromAHigherFloor(String room) throws IOException {
        Set<String> wrong = new TreeSet<>();
        for (Path file : files(room)) {
            IMPORT.matcher(Files.readString(file)).results().map((MatchResult found) -> found.group(1))
                    .map(found -> found.isEmpty() ? "" : found.substring(1))
                    .filter(imported -> !mayImport(room, imported))
                    .forEach(imported -> wrong.add(file.getFileName() + " imports from " + imported));
        }
        assertEquals(Set.of(), wrong);
    }

    @ParameterizedTest(name = "room {0}")
    @MethodSource("rooms")
    void onlyTheTopFloorKnowsOpenHab(String room) throws IOException {
        Set<String> wrong = new TreeSet<>();
        for (Path file : files(room)) {
            OPENHAB.matcher(Files.readString(file)).results()
                    .forEach(found -> wrong.add(file.getFileName() + " knows " + found.group()));
        }
        assertTrue(floor(room) == TOP || wrong.isEmpty(), wrong::toString);
    }

    /** Whatever goes to the car has to be one of its frames. */
    @Test
    void onlyAFrameThatOnlyReadsIsWrittenForTheAdapter() throws IOException {
        Set<String> writers = new TreeSet<>();
        for (String room : rooms()) {
            for (Path file : files(room)) {
                String source = Files.readString(file);
                if (source.contains("CanMessage.encode") || source.contains("CanMessage::encode")) {
                    writers.add(file.getFileName().toString());
                }
            }
        }
        assertEquals(Set.of("ReadingFrame.java"), writers);
    }

    private static boolean mayImport(String room, String imported) {
        int own = floor(room);
        int other = floor(imported);
        return imported.equals(room) || other >= 0 && (other < own || other == own && own == TOP);
    }

    private static int floor(String room) {
        return IntStream.range(0, FLOORS.size()).filter(floor -> FLOORS.get(floor).contains(room)).findFirst()
                .orElse(-1);
    }

    private static List<Path> files(String room) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(HOUSE))) {
            return files.filter(FloorsTest::isJava).filter(file -> room(file).equals(room))
                    .collect(Collectors.toList());
        }
    }

    private static boolean isJava(Path file) {
        return file.toString().endsWith(".java");
    }

    /** The name of a package without what all of them begin with. */
    private static String room(Path file) {
        return SOURCES.resolve(HOUSE).relativize(file.getParent()).toString()
                .replace(file.getFileSystem().getSeparator(), ".");
    }
}
