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
package org.openhab.binding.wican.internal.handler;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.settings.Finding;
import org.openhab.binding.wican.internal.monitor.base.Situation;

/**
 * The {@link StatusText} names a translated text for the Thing's status, and what to fill in.
 *
 * @param key the key in the translation files
 * @param arguments what to fill in
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record StatusText(String key, List<String> arguments) {

    private static final String REFERENCE = "@text/";
    private static final String PREFIX = "status.";
    private static final char LOOKS_LIKE_A_COMMA = '\u201A';
    /** There is a text to join so many parts. */
    static final int MOST_PARTS = 8;

    /**
     * @param name the key without its common prefix
     */
    static StatusText of(String name, String... arguments) {
        return new StatusText(PREFIX + name, List.of(arguments));
    }

    static StatusText of(Situation situation) {
        String name = situation.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new StatusText(PREFIX + name, situation.details());
    }

    /**
     * Joins a sentence for each setting of the adapter that is in the way. openHAB translates arguments that are
     * references, too, but these can't have arguments of their own: what is to be named stands behind its sentence.
     *
     * @param findings at least one
     */
    static StatusText of(List<Finding> findings) {
        List<String> parts = findings.stream().flatMap(StatusText::parts).limit(MOST_PARTS).toList();
        return parts.size() == 1 ? new StatusText(parts.get(0).substring(REFERENCE.length()), List.of())
                : new StatusText(PREFIX + "settings-" + parts.size(), parts);
    }

    private static Stream<String> parts(Finding finding) {
        String name = finding.fault().name().toLowerCase(Locale.ROOT).replace('_', '-');
        Stream<String> sentence = Stream.of(REFERENCE + PREFIX + "setting." + name);
        return finding.detail().isEmpty() ? sentence : Stream.concat(sentence, Stream.of("(" + finding.detail() + ")"));
    }

    /**
     * @return the form that openHAB resolves when it shows the status to a user
     */
    @Override
    public String toString() {
        String reference = REFERENCE + key;
        if (arguments.isEmpty()) {
            return reference;
        }
        return arguments.stream().map(StatusText::quoted).collect(Collectors.joining(", ", reference + " [", "]"));
    }

    /**
     * openHAB splits the arguments at commas, drops quotes and brackets, and leaves out empty ones. So a comma becomes
     * a sign that looks the same.
     */
    private static String quoted(String argument) {
        String safe = argument.replace(',', LOOKS_LIKE_A_COMMA).replaceAll("[\\[\\]\"]", " ").trim();
        return "\"" + (safe.isEmpty() ? "–" : safe) + "\"";
    }
}
