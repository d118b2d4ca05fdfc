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

import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.Parameter;

/**
 * The {@link RangeRule} compares what an expression can give with the range that the profile states: a wrong factor
 * leaves most of the range out of reach.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class RangeRule {

    /**
     * The share of the range that the expression must reach. Factors go wrong by 10 or more (V for 0.1 V), or by 2 at
     * least; ranges are round numbers that nobody chooses more than twice as wide as the bytes allow.
     */
    static final double MOST = 0.5;

    /**
     * The share of the codes of one byte that must give a value. The fewest that a right profile uses are those of the
     * Volvo EX30's 12 V level, a quarter (4 steps to the volt, 5 to 20 V).
     */
    static final double FEWEST_OF_ONE_BYTE = 1.0 / 8;

    /**
     * The share of the codes of two bytes that must give a value: with fewer, one byte would have been enough for the
     * makers of the car. The fewest that a right profile uses are 401 of 65536 (a smart's range, 0 to 400 km).
     */
    static final double FEWEST_OF_TWO_BYTES = 1.0 / 256;

    private static final String CURE = "mend the factor or the range";

    private RangeRule() {
    }

    /** For all values but a state of charge, which has rules of its own. */
    static Stream<Doubt> reach(Specimen specimen, Extremes extremes) {
        Parameter parameter = specimen.parameter();
        if (extremes.highest() - extremes.lowest() >= MOST * (parameter.max() - parameter.min())) {
            return Stream.empty();
        }
        return Stream.of(specimen.doubt(extremes.codeOfHighest(),
                "it can only be " + Extremes.shown(extremes.lowest()) + " to " + Extremes.shown(extremes.highest())
                        + " " + parameter.unit() + ", the range is " + Extremes.shown(parameter.min()) + " to "
                        + Extremes.shown(parameter.max()),
                CURE));
    }

    /** Codes of three bytes and more are not all tried. */
    static Stream<Doubt> use(Specimen specimen, Extremes extremes) {
        double fewest = switch (specimen.size()) {
            case 1 -> FEWEST_OF_ONE_BYTE;
            case 2 -> FEWEST_OF_TWO_BYTES;
            default -> 0;
        };
        long used = specimen.valid().count();
        return used >= fewest * specimen.tried() ? Stream.empty()
                : Stream.of(specimen.doubt(extremes.codeOfHighest(),
                        "only " + used + " of " + specimen.tried() + " codes give a value", CURE));
    }
}
