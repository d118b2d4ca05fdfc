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

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.testing.CodeText;
import org.openhab.binding.wican.internal.testing.Document;
import org.openhab.binding.wican.internal.testing.Document.Block;

/**
 * Proves that the pages of the documentation hang together: links, pictures, code and Maven's commands.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class DocumentsTest {

    private static final Path PICTURES = Path.of("doc", "pictures");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final int FIRST_SCREEN = 40;

    /** What a forge shows beside the files: README.md stands two levels below the project's address there. */
    private static final Set<Path> OF_THE_FORGE = Set.of(Path.of("../../releases"), Path.of("../../issues"));

    private static final Pattern MAVEN = Pattern.compile("mvn( .*)?");
    private static final Pattern PROFILE = Pattern.compile(" -P([\\w,-]+)");
    private static final Pattern TESTS_NAMED = Pattern.compile(" -Dtest='?([\\w,*#]+)'?");
    private static final Pattern ID = Pattern.compile("<profile>\\s*<id>([^<]+)</id>");

    static List<Document> documents() {
        return Document.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Document document) {
        List<String> broken = document.links().stream().filter(link -> !leadsSomewhere(document, link)).toList();
        assertEquals(List.of(), broken);
    }

    @ParameterizedTest
    @ValueSource(strings = { "doc/no-such-page.md", "#no-such-heading", "doc/vehicles.md#no-such-heading",
            "http://www.openhab.org/docs/", "doc/pictures/no-such-picture.png", "../README.md" })
    void aLinkThatLeadsNowhereIsNoticed(String link) {
        assertFalse(leadsSomewhere(Document.of(Path.of("README.md")), link));
    }

    private static boolean leadsSomewhere(Document document, String link) {
        if (link.contains("://")) {
            return link.startsWith("https://") && URI.create(link).getHost() != null;
        }
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        String anchor = hash < 0 ? "" : link.substring(hash + 1);
        Path file = path.isEmpty() ? document.file() : document.file().resolveSibling(path).normalize();
        if (OF_THE_FORGE.contains(file)) {
            return true;
        }
        return Files.exists(file) && !file.startsWith("..")
                && (anchor.isEmpty() || Document.of(file).anchors().contains(anchor));
    }

    @Test
    void everyPictureIsShownSomewhere() throws IOException {
        Set<Path> shown = Document.all().stream()
                .flatMap(document -> document.links().stream()
                        .map(link -> document.file().resolveSibling(link.replaceAll("#.*", "")).normalize()))
                .collect(Collectors.toSet());
        try (Stream<Path> pictures = Files.list(PICTURES)) {
            assertEquals(List.of(), pictures.filter(picture -> !shown.contains(picture)).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyBlockOfCodeCanBeRead(Document document) {
        List<String> wrong = new ArrayList<>();
        for (Block block : document.blocks()) {
            CodeText.problem(block.language(), block.code()).ifPresent(problem -> wrong.add(problem + "\n" + block));
        }
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { //
            "json   | {\"soc\":84", //
            "json   | {\"soc\":84,}", //
            "yaml   | a: [1", //
            "java   | rule \"x\" when Item A changed then if (A.state == ON) { B.sendCommand(ON) end", //
            "java   | Thing wican:adapter:a \"A\" (mqtt:broker:b) [ deviceId=\"1 ]", //
            "perl   | sitemap a label=\"A\" { Text item=A", //
            "javascript | actions.get('wican'.requestSoc();", //
            "shell  | mvn -q -Dx=\"y", //
            "cobol  | ADD 1 TO X" })
    void aBlockThatIsBrokenIsNoticed(String language, String code) {
        assertTrue(CodeText.problem(language, code).isPresent());
    }

    @Test
    void theTwoCommandsThePictureAndTheDownloadAreOnTheFirstScreen() throws IOException {
        List<String> screen = Files.readAllLines(Path.of("README.md"), UTF_8).subList(0, FIRST_SCREEN);
        assertTrue(screen.contains("mvn -q -Pdemo"), "demo");
        assertTrue(screen.contains("mvn verify"), "proof");
        assertTrue(screen.stream().anyMatch(line -> line.startsWith("![")), "picture");
        assertTrue(screen.stream().anyMatch(line -> line.contains("](../../releases)")), "download");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyMavenCommandNamesProfilesAndTestsThatThereAre(Document document) throws IOException {
        Set<String> profiles = ID.matcher(Files.readString(Path.of("pom.xml"))).results()
                .map((MatchResult found) -> found.group(1)).collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>();
        for (String command : document.codes().stream().filter(MAVEN.asMatchPredicate()).toList()) {
            PROFILE.matcher(command).results().map((MatchResult found) -> found.group(1))
                    .filter(profile -> !profiles.contains(profile)).forEach(unknown::add);
            TESTS_NAMED.matcher(command).results().flatMap(found -> Stream.of(found.group(1).split(",")))
                    .filter(test -> !isTest(test.replaceAll("#.*", ""))).forEach(unknown::add);
        }
        assertEquals(Set.of(), unknown);
    }

    private static boolean isTest(String pattern) {
        Pattern name = Pattern.compile(pattern.replace("*", "\\w*") + "\\.java");
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.map(file -> file.getFileName().toString()).anyMatch(name.asMatchPredicate());
        } catch (IOException e) {
            return false;
        }
    }
}
