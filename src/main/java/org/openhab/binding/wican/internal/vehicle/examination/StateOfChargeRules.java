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

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.ValueSource;

/**
 * The {@link StateOfChargeRules} say what every state of charge must be able to do.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class StateOfChargeRules {

    /**
     * A full car must show at least this, in percent. No known scale ends lower: VW's 22028C ends at 250/2.5, a BMW i3
     * shows 91.6 % of its battery as "full" but counts to 100 (22DDBC), SAE J1979 counts to 255.
     */
    static final double NEARLY_FULL = 95;

    /**
     * An empty car must show at most this, in percent. Dashboards reach 0; of the batteries' own scales the one that
     * begins highest in the sources is that of the Mitsubishi i-MiEV, B4/2-5, which reaches 0 as well.
     */
    static final double NEARLY_EMPTY = 5;

    /**
     * How far the battery's own value and the dashboard's may be apart, in points. The largest reserve that a recording
     * shows is that of the Nissan Leaf ZE1: 33.0 % of the battery are 24 % on the dashboard, and by the same line
     * (1.211x - 15, camueller/wican-soc) 13.9 % are 0. VW keeps 6 (22028C: 6.4/46*20.4), Jaguar 2.4, Geely 3.
     */
    static final double MOST_APART = 15;

    private StateOfChargeRules() {
    }

    static Stream<Doubt> examine(ValueSource source, Specimen specimen, Extremes extremes) {
        return Stream.of(reach(specimen, extremes), steadiness(specimen), distance(source, specimen))
                .flatMap(Optional::stream);
    }

    private static Optional<Doubt> reach(Specimen specimen, Extremes extremes) {
        if (extremes.highest() < NEARLY_FULL) {
            return Optional.of(specimen.doubt(extremes.codeOfHighest(),
                    "it can't exceed " + Extremes.shown(extremes.highest()) + " %", "mend the factor or the range"));
        }
        if (extremes.lowest() > NEARLY_EMPTY) {
            return Optional.of(specimen.doubt(extremes.codeOfLowest(),
                    "it can't fall below " + Extremes.shown(extremes.lowest()) + " %", "mend the factor or the range"));
        }
        return Optional.empty();
    }

    /** Some control units send the last byte first. */
    private static Optional<Doubt> steadiness(Specimen specimen) {
        if (!specimen.isOneSource()) {
            return Optional.empty();
        }
        long used = specimen.usedBits();
        long[] codes = specimen.valid().filter(code -> (code & ~used) == 0).toArray();
        OptionalLong turn = turn(specimen, codes);
        long[] reversed = LongStream.of(codes).boxed()
                .sorted((a, b) -> Long.compareUnsigned(specimen.reversed(a), specimen.reversed(b)))
                .mapToLong(Long::longValue).toArray();
        return turn.isEmpty() || turn(specimen, reversed).isEmpty() ? Optional.empty()
                : Optional.of(specimen.doubt(turn.getAsLong(), "it rises and falls as its bytes rise",
                        "mend the order of the bytes or the operators"));
    }

    /** Finds the first code at which the value turns round. */
    private static OptionalLong turn(Specimen specimen, long[] codes) {
        double direction = 0;
        for (int i = 1; i < codes.length; i++) {
            double step = Math
                    .signum(specimen.value(codes[i]).orElseThrow() - specimen.value(codes[i - 1]).orElseThrow());
            if (step * direction < 0) {
                return OptionalLong.of(codes[i]);
            }
            direction = step == 0 ? direction : step;
        }
        return OptionalLong.empty();
    }

    /** Only where both are read from the same bytes are they known to belong together. */
    private static Optional<Doubt> distance(ValueSource source, Specimen specimen) {
        if (!specimen.parameter().name().equals(Parameter.SOC_DISPLAYED)) {
            return Optional.empty();
        }
        return source.parameters().stream()
                .filter(other -> other.name().equals(Parameter.SOC)
                        && other.expression().bytes().equals(specimen.parameter().expression().bytes()))
                .findFirst().flatMap(battery -> distance(specimen, battery));
    }

    private static Optional<Doubt> distance(Specimen specimen, Parameter battery) {
        LongStream apart = specimen.valid().filter(code -> {
            OptionalDouble own = specimen.value(battery, code);
            return own.isPresent() && Math.abs(specimen.value(code).orElseThrow() - own.getAsDouble()) > MOST_APART;
        });
        return apart.boxed().findFirst()
                .map(code -> specimen.doubt(code,
                        Extremes.shown(specimen.value(code).orElseThrow()) + " % on the dashboard are "
                                + Extremes.shown(specimen.value(battery, code).orElseThrow()) + " % of the battery",
                        "one of the two expressions is wrong"));
    }
}
