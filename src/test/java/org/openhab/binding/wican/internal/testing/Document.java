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
package org.openhab.binding.wican.internal.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Document} is a page of the documentation.
 *
 * @param file where it is, from the project's folder on
 * @param text what it says
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Document(Path file, String text) {

    private static final List<Path> SINGLE = List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"),
            Path.of("CHANGELOG.md"), Path.of("src", "openhab-api", "README.md"));
    private static final Path FOLDER = Path.of("doc");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(\\w*)$\\R(.*?)^ *```$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*?) *$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");

    /**
     * A block of code.
     *
     * @param language what stands behind the three backticks
     * @param code what stands below them
     */
    public record Block(String language, String code) {
    }

    /**
     * @return every page that there is
     */
    public static List<Document> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return Stream.concat(SINGLE.stream(), files.filter(file -> file.toString().endsWith(".md")).sorted())
                    .map(Document::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Document of(Path file) {
        try {
            return new Document(file, Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Block> blocks() {
        return BLOCK.matcher(text).results().map(found -> new Block(found.group(1), found.group(2))).toList();
    }

    /**
     * @return where links and pictures lead to
     */
    public List<String> links() {
        return LINK.matcher(withoutBlocks()).results().map(found -> found.group(1)).toList();
    }

    /**
     * @return what a link to a heading has behind its #
     */
    public Set<String> anchors() {
        return HEADING.matcher(withoutBlocks()).results().map(found -> anchor(found.group(1)))
                .collect(Collectors.toSet());
    }

    /**
     * @return the lines of all blocks, and what stands in backticks within a line
     */
    public List<String> codes() {
        return Stream.concat(blocks().stream().flatMap(block -> block.code().lines()).map(String::strip),
                CODE.matcher(withoutBlocks()).results().map(found -> found.group(1))).toList();
    }

    private String withoutBlocks() {
        return BLOCK.matcher(text).replaceAll("");
    }

    /** As GitHub makes them. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
    }
}
