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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;

/**
 * Proves that openHAB finds the key and every argument again, each in its place.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class StatusTextTest {

    /** The key and the arguments that openHAB finds in the description of a status (its i18n service of Things). */
    private record Shown(String key, List<String> arguments) {

        static Shown of(String description) {
            String[] keyAndRest = description.split("\\s+", 2);
            if (keyAndRest.length < 2) {
                return new Shown(keyAndRest[0], List.of());
            }
            String plain = keyAndRest[1].chars().filter(c -> "[]\"".indexOf(c) < 0)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            return new Shown(keyAndRest[0],
                    Arrays.stream(plain.split(",")).map(String::trim).filter(part -> !part.isEmpty()).toList());
        }
    }

    @Test
    void withoutArgumentsItIsTheKeyAlone() {
        assertEquals("@text/status.configuration.bridge-missing",
                StatusText.of("configuration.bridge-missing").toString());
    }

    @Test
    void argumentsAreWrittenAsOpenhabDocumentsIt() {
        assertEquals("@text/status.wrong-length [\"40\", \"53\"]",
                StatusText.of("wrong-length", "40", "53").toString());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', nullValues = "-", ignoreLeadingAndTrailingWhitespace = false, value = { //
            "plain,plain", //
            "'a,b',a‚b", //
            "',',‚", //
            "'a, b, c','a‚ b‚ c'", //
            "'Astra Electric, also Vauxhall','Astra Electric‚ also Vauxhall'", //
            "'\"quoted\"',quoted", //
            "'\"',–", //
            "[x],x", //
            "[],–", //
            "'',–", //
            "'   ',–", //
            "'  a b ',a b", //
            "'[\"a\",\"b\"]','a ‚ b'", //
            "{0},{0}", //
            "it's,it's", //
            "ä€漢,ä€漢", //
            "'a;b; c','a;b; c'", //
            "'a\nb','a\nb'", //
            "\\,\\" })
    void everyArgumentStaysOneArgumentInItsPlace(String argument, String shown) {
        StatusText text = StatusText.of("x", "first", argument, "last");

        assertEquals(new Shown("@text/status.x", List.of("first", shown, "last")), Shown.of(text.toString()));
    }

    @Test
    void noNumberOfEmptyArgumentsIsLost() {
        assertEquals(new Shown("@text/status.x", List.of("–", "–", "–")),
                Shown.of(StatusText.of("x", "", " ", "[]").toString()));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aSituationHasTheKeyOfItsKindAndItsDetails(Kind kind) {
        List<String> details = List.of("SOC", "204.76");

        Shown shown = Shown.of(StatusText.of(new Situation(kind, details)).toString());

        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertEquals(new Shown("@text/status." + name, details), shown);
    }
}
