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

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.ValueSource;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * The {@link ProfileExamination} finds in a profile, without a recording of the car, what looks wrong: over all values
 * of the bytes that an expression reads, a state of charge must come near to full and near to empty and rise or fall
 * steadily, battery and dashboard must not be far apart, every other value must reach most of its range, and bytes that
 * often stand for "not known" must give no value unless the profile says why they may.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class ProfileExamination {

    private ProfileExamination() {
    }

    /**
     * Examines a profile; takes some milliseconds.
     *
     * @return what looks wrong, in the order of the profile; empty if nothing does
     */
    public static List<Finding> of(VehicleProfile profile) {
        return of(profile, ProfileExamination::hasRange);
    }

    /**
     * Examines what is the same in every profile, also in one whose author states no ranges.
     *
     * @return what looks wrong with the states of charge; empty if nothing does
     */
    public static List<Finding> ofStateOfCharge(VehicleProfile profile) {
        return of(profile, Parameter::isStateOfCharge);
    }

    private static List<Finding> of(VehicleProfile profile, Predicate<Parameter> which) {
        return profile.sourcesOfValues().flatMap(
                source -> source.parameters().stream().filter(which).flatMap(parameter -> examine(source, parameter)))
                .map(doubt -> doubt.in(profile)).toList();
    }

    /** Of a switch every value means something; where the profile states no range there is nothing to compare with. */
    private static boolean hasRange(Parameter parameter) {
        return Double.isFinite(parameter.min()) && Double.isFinite(parameter.max());
    }

    private static Stream<Doubt> examine(ValueSource source, Parameter parameter) {
        Specimen specimen = new Specimen(source, parameter);
        if (specimen.size() == 0) {
            return Stream.of(
                    new Doubt(parameter.name(), "no byte", "it is the same for every answer", "mend the expression"));
        }
        if (specimen.noData().isPresent()) {
            return Stream.of(new Doubt(parameter.name(), "B" + specimen.noData().getAsInt(),
                    "this byte repeats the question, or counts bytes or frames", "mend the numbers of the bytes"));
        }
        return specimen.extremes().map(extremes -> examine(source, specimen, extremes))
                .orElseGet(() -> Stream.of(specimen.doubt(specimen.code(0, 0), "no bytes give a value",
                        "mend the expression, the range, the condition or the length")));
    }

    private static Stream<Doubt> examine(ValueSource source, Specimen specimen, Extremes extremes) {
        Stream<Doubt> scale = specimen.parameter().isStateOfCharge()
                ? StateOfChargeRules.examine(source, specimen, extremes)
                : RangeRule.reach(specimen, extremes);
        return Stream.of(scale, RangeRule.use(specimen, extremes), UnsetRule.examine(source, specimen))
                .flatMap(doubts -> doubts);
    }
}
