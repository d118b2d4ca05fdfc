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
package org.openhab.binding.wican.internal.vehicle.kinds;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Words} are what a name consists of: {@code StateOfChargeBMS} are {@code STATE}, {@code OF},
 * {@code CHARGE}, {@code BMS}. Words are kept apart by all that is neither letter nor digit, by a capital letter that
 * begins a word, and where letters, digits and scripts meet.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Words {

    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern BOUNDARY = Pattern.compile("[^\\p{L}\\p{N}]+" //
            + "|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})" + "|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})"
            + "|(?<=\\p{IsLatin})(?=[\\p{L}&&\\P{IsLatin}])|(?<=[\\p{L}&&\\P{IsLatin}])(?=\\p{IsLatin})");

    private Words() {
    }

    /**
     * @return the words of a name in capital letters, without accents
     */
    static List<String> of(String name) {
        String plain = ACCENT.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        return BOUNDARY.splitAsStream(plain).filter(word -> !word.isEmpty()).map(word -> word.toUpperCase(Locale.ROOT))
                .toList();
    }

    /**
     * Takes a word apart that was written without separators, if it consists of known ones: {@code HVSOC}.
     *
     * @return the known words; the word itself if it is known as a whole, or is not made of known ones
     */
    static Stream<String> apart(String word, Set<String> known) {
        if (known.contains(word)) {
            return Stream.of(word);
        }
        List<String> parts = parts(word, 0, known);
        return parts.isEmpty() ? Stream.of(word) : parts.stream();
    }

    /** The longest known word goes first; where that leads nowhere, the next shorter one. */
    private static List<String> parts(String word, int from, Set<String> known) {
        for (int end = word.length(); end > from; end--) {
            String part = word.substring(from, end);
            if (known.contains(part)) {
                List<String> rest = end == word.length() ? List.of() : parts(word, end, known);
                if (end == word.length() || !rest.isEmpty()) {
                    List<String> all = new ArrayList<>(List.of(part));
                    all.addAll(rest);
                    return all;
                }
            }
        }
        return List.of();
    }
}
