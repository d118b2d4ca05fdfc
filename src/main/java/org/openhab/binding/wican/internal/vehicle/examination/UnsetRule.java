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
package org.openhab.binding.wican.internal.vehicle.examination;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.ValueSource;

/**
 * The {@link UnsetRule} tries what control units say for want of a value. Such bytes must give no value unless the
 * profile says under "believe" why they may.
 * <p>
 * Of an unsigned value that is the highest code, FF…; of a signed one the highest and the lowest, 7F… and 80…. An
 * unsigned value that can be 7FFF uses half of its codes: then that is a number like any other. FFFF of a signed value
 * is -1.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class UnsetRule {

    private static final int SIGNED_HIGHEST = 0x7F;
    private static final int SIGNED_LOWEST = 0x80;

    /** How near two numbers are that differ only because computers count in binary fractions. */
    private static final double EQUAL = 1e-6;

    private UnsetRule() {
    }

    static Stream<Doubt> examine(ValueSource source, Specimen specimen) {
        return unset(specimen).entrySet().stream()
                .filter(pattern -> !specimen.parameter().believed().containsKey(pattern.getKey())
                        && !source.believed().containsKey(pattern.getKey()))
                .flatMap(pattern -> doubt(specimen, pattern.getValue()));
    }

    /** The codes, by their first byte. */
    private static Map<Integer, Long> unset(Specimen specimen) {
        return isSigned(specimen)
                ? Map.of(SIGNED_HIGHEST, specimen.code(SIGNED_HIGHEST, ValueSource.ALL_ONES), SIGNED_LOWEST,
                        specimen.code(SIGNED_LOWEST, ValueSource.NOTHING))
                : Map.of(ValueSource.ALL_ONES, specimen.code(ValueSource.ALL_ONES, ValueSource.ALL_ONES));
    }

    /** All ones are as far below 0 as 1 is above it. */
    private static boolean isSigned(Specimen specimen) {
        OptionalDouble none = specimen.raw(0);
        OptionalDouble one = specimen.raw(1);
        OptionalDouble allOnes = specimen.raw(specimen.code(ValueSource.ALL_ONES, ValueSource.ALL_ONES));
        return none.isPresent() && one.isPresent() && allOnes.isPresent()
                && Math.abs(
                        none.getAsDouble() - allOnes.getAsDouble() - (one.getAsDouble() - none.getAsDouble())) < EQUAL
                && Math.abs(one.getAsDouble() - none.getAsDouble()) > EQUAL;
    }

    private static Stream<Doubt> doubt(Specimen specimen, long code) {
        OptionalDouble value = specimen.value(code);
        return value.isEmpty() ? Stream.empty()
                : Stream.of(specimen.doubt(code,
                        "bytes that often stand for \"not known\" give " + Extremes.shown(value.getAsDouble()) + " "
                                + specimen.parameter().unit(),
                        "narrow the range, add a condition, or say under \"believe\" why they are true"));
    }
}
