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

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.library.BundledProfiles;

/**
 * The {@link BundledProfilesExaminationTest} holds every bundled profile against what can be known without a recording.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class BundledProfilesExaminationTest {

    private static final List<VehicleProfile> PROFILES = BundledProfiles.read().profiles();

    static Stream<String> ids() {
        return PROFILES.stream().map(VehicleProfile::id);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void nothingLooksWrong(String id) {
        assertEquals("", ProfileExamination.of(profile(id)).stream().map(Finding::toString)
                .collect(Collectors.joining(System.lineSeparator())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void anAnswerOfNothingButZerosOrOnesSaysAtMostThatTheCarIsAtRest(String id) {
        for (Query query : profile(id).queries()) {
            for (int filling : new int[] { Query.NOTHING, Query.ALL_ONES }) {
                Map<String, Double> values = query.decode(Specimen.answer(query, filling)).values();
                boolean isBelieved = query.believed().containsKey(filling);
                boolean isAtRest = filling == Query.NOTHING
                        && query.parameters().stream().allMatch(parameter -> Parameter.ON_OFF.equals(parameter.unit())
                                || Double.valueOf(0).equals(values.get(parameter.name())));

                assertTrue(values.isEmpty() || isBelieved || isAtRest,
                        () -> id + ", " + query.request() + ", all bytes " + filling + ": " + values);
            }
        }
    }

    private static VehicleProfile profile(String id) {
        return PROFILES.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    }
}
