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

import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * The {@link Mutations} of texts are what becomes of them when a part is lost, doubled, moved or replaced.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Mutations {

    private static final List<String> INSERTIONS = List.of("", "null", "-1", "1e999", "NaN", "\"", "{", "}", "[", "]",
            ",", ":", "0", "99999999999999999999", "\\u0000", "true", "[[[[", "\uD800", "B4", "(", "\"\"", "{}");

    private Mutations() {
    }

    /** One of the texts after one to four mutations. */
    public static Arbitrary<String> of(List<String> texts) {
        return Combinators.combine(Arbitraries.of(texts), mutation().list().ofMinSize(1).ofMaxSize(4))
                .as((text, mutations) -> mutations.stream().reduce(text, (each, mutation) -> mutation.of(each),
                        (one, other) -> other));
    }

    private static Arbitrary<Mutation> mutation() {
        return Combinators.combine(Arbitraries.doubles().between(0, 1), Arbitraries.integers().between(0, 12),
                Arbitraries.of(INSERTIONS), Arbitraries.of(true, false)).as(Mutation::new);
    }

    /**
     * @param at where, from 0 at the beginning to 1 at the end
     * @param length how many characters go
     * @param insertion what comes
     * @param doubles whether what goes comes again twice
     */
    private record Mutation(double at, int length, String insertion, boolean doubles) {

        String of(String text) {
            int start = (int) (at * text.length());
            int end = Math.min(text.length(), start + length);
            String gone = text.substring(start, end);
            return text.substring(0, start) + (doubles ? gone + gone : "") + insertion + text.substring(end);
        }
    }
}
