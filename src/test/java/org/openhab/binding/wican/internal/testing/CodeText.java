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
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;

import com.google.gson.JsonParseException;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * The {@link CodeText} says of a piece of code whether it can be read: JSON and YAML by their parsers, other languages
 * as far as brackets and quotes go.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class CodeText {

    /** Languages without a parser here; openHAB's text files are shown as Java, its sitemaps as Perl. */
    private static final Set<String> WITH_BRACKETS = Set.of("java", "javascript", "perl", "shell");
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private CodeText() {
    }

    /**
     * @param language as behind the three backticks of Markdown
     * @param code the piece of code
     * @return what is wrong with it
     */
    public static Optional<String> problem(String language, String code) {
        try {
            return switch (language) {
                case "json" -> json(code);
                case "yaml" -> yaml(code);
                case "text" -> Optional.empty();
                default -> WITH_BRACKETS.contains(language) ? brackets(code)
                        : Optional.of("the language is not known: '" + language + "'");
            };
        } catch (IOException | JsonParseException | YAMLException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> yaml(String code) {
        new Yaml().load(code);
        return Optional.empty();
    }

    /** A JsonReader takes fewer liberties than a JsonParser. */
    private static Optional<String> json(String code) throws IOException {
        try (JsonReader reader = new JsonReader(new StringReader(code))) {
            reader.skipValue();
            return reader.peek() == JsonToken.END_DOCUMENT ? Optional.empty() : Optional.of("there is more behind it");
        }
    }

    private static Optional<String> brackets(String code) {
        Deque<Character> open = new ArrayDeque<>();
        char quote = 0;
        for (char c : code.toCharArray()) {
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                if (c == '\n') {
                    return Optional.of("a quote is not closed in its line");
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (OPENING.indexOf(c) >= 0) {
                open.push(CLOSING.charAt(OPENING.indexOf(c)));
            } else if (CLOSING.indexOf(c) >= 0 && (open.isEmpty() || open.pop() != c)) {
                return Optional.of("there is a " + c + " too many");
            }
        }
        return quote != 0 ? Optional.of("a quote is not closed")
                : open.isEmpty() ? Optional.empty() : Optional.of("there is a " + open.pop() + " too few");
    }
}
