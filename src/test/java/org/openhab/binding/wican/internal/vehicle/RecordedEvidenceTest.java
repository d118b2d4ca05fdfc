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
package org.openhab.binding.wican.internal.vehicle;

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.vehicle.Recordings.Recording;
import org.openhab.binding.wican.internal.vehicle.library.BundledProfiles;

/**
 * Proves that no value of a bundled profile is called recorded which no recorded answer or frame of that car contains.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class RecordedEvidenceTest {

    private static final List<Recording> RECORDINGS = Recordings.all();

    static List<VehicleProfile> profiles() {
        return BundledProfiles.read().profiles();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyRecordedValueIsInARecording(VehicleProfile profile) {
        Set<String> unproved = recordedValues(profile).collect(Collectors.toCollection(TreeSet::new));
        RECORDINGS.stream().filter(recording -> recording.car().equals(profile.id()))
                .forEach(recording -> unproved.removeAll(recording.values().keySet()));

        assertEquals(Set.of(), unproved, () -> profile.id() + ": no recording states these values; give them the"
                + " evidence \"sources\" or \"community\", or a recording");
    }

    /** Else the test above would not look at anything. */
    @Test
    void thereAreRecordedValues() {
        assertTrue(profiles().stream().flatMap(RecordedEvidenceTest::recordedValues).count() > 200);
    }

    private static Stream<String> recordedValues(VehicleProfile profile) {
        return profile.parameters().filter(parameter -> profile.evidenceOf(parameter) == Evidence.RECORDED)
                .map(Parameter::name);
    }
}
