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
package org.openhab.binding.wican.internal.vehicle.recognition;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.diagnostics.Answer;

/**
 * The {@link Vin} is a vehicle identification number (ISO 3779). It tells who owns the car, so it is never shown whole.
 *
 * @param text 17 letters and digits
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Vin(String text) {

    private static final int LENGTH = 17;
    /** How much of it is shown: maker, model, year and plant, nothing of the number of the single car. */
    private static final int SHOWN = 11;
    private static final int WMI = 3;
    private static final int YEAR = 9;
    /** In a pattern. */
    private static final char ANY = '?';

    /** I, O and Q are too like 1 and 0. */
    private static final Pattern WHOLE = Pattern.compile("[A-HJ-NPR-Z0-9]{" + LENGTH + "}");
    /** Counters in front, and what fills an answer up: zeros, blanks, all ones. */
    private static final Pattern AROUND = Pattern.compile("^[\\x00-\\x20\\xFF]+|[\\x00-\\x20\\xFF]+$");

    /** The codes of the model years 2010 to 2039 (ISO 3779): no I, O, Q, U, Z and 0. */
    private static final String YEARS = "ABCDEFGHJKLMNPRSTVWXY123456789";
    private static final int FIRST_YEAR = 2010;

    /**
     * @throws IllegalArgumentException if it has not the form of a VIN
     */
    public Vin {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("a VIN has " + LENGTH + " letters and digits without I, O and Q");
        }
    }

    /**
     * @param text the data of an answer, one character for each byte
     * @return the VIN in it; nothing if it is empty, or a placeholder
     */
    static Optional<Vin> in(String text) {
        String found = AROUND.matcher(text).replaceAll("");
        boolean isPlaceholder = found.chars().distinct().count() <= 1;
        return isPlaceholder || !WHOLE.matcher(found).matches() ? Optional.empty() : Optional.of(new Vin(found));
    }

    /**
     * @return the world manufacturer identifier (ISO 3780)
     */
    String wmi() {
        return text.substring(0, WMI);
    }

    /**
     * @return what position 10 says where it is the model year; nothing for a code that stands for none
     */
    Optional<Integer> codedYear() {
        int index = YEARS.indexOf(text.charAt(YEAR));
        return index < 0 ? Optional.empty() : Optional.of(FIRST_YEAR + index);
    }

    /**
     * @param pattern the first characters, {@code ?} for any
     */
    boolean begins(String pattern) {
        return pattern.length() <= LENGTH && IntStream.range(0, pattern.length())
                .allMatch(i -> pattern.charAt(i) == ANY || pattern.charAt(i) == text.charAt(i));
    }

    /**
     * @return the part that may be kept and passed on
     */
    public String beginning() {
        return text.substring(0, Answer.VIN_SHOWN);
    }

    /**
     * @return how it is shown, like {@code SJNFAAZE1U0••••••}
     */
    @Override
    public String toString() {
        return text.substring(0, SHOWN) + "•".repeat(LENGTH - SHOWN);
    }
}
