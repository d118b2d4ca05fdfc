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
import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.vehicle.Recordings.Recording;
import org.openhab.binding.wican.internal.vehicle.library.BundledProfiles;

/**
 * Tests that the bundled profiles read from recorded answers of real cars what is known to be in them.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class RecordingsTest {

    private static final List<VehicleProfile> PROFILES = BundledProfiles.read().profiles();

    /** Recorded values are rounded. */
    private static final double TOLERANCE = 0.01;
    private static final double RELATIVE_TOLERANCE = 0.001;

    static List<Recording> recordings() {
        return Recordings.all().stream().filter(recording -> !recording.isHeard()).toList();
    }

    static List<Recording> heard() {
        return Recordings.all().stream().filter(Recording::isHeard).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("heard")
    void aProfileHearsWhatIsKnown(Recording recording) {
        VehicleProfile profile = profileOf(recording);
        Map<String, Double> heard = recording.heardBy(profile);

        recording.frames()
                .forEach(frame -> assertTrue(
                        profile.broadcasts().stream().anyMatch(broadcast -> broadcast.id().equals(frame.id())),
                        () -> "the profile does not listen to " + frame));
        assertEquals(recording.values().keySet(), heard.keySet());
        recording.values()
                .forEach((name, expected) -> assertEquals(expected, heard.get(name), tolerance(expected), name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void aProfileReadsWhatIsKnown(Recording recording) {
        Query query = queryFor(recording);
        Answer answer = recording.answerTo(query).orElseThrow(() -> new AssertionError("the answer is not complete"));
        Decoded decoded = query.decode(answer);

        if (recording.values().isEmpty()) {
            assertEquals(Map.of(), decoded.values());
        }
        recording.values().forEach((name, expected) -> {
            @Nullable
            Double value = decoded.values().get(name);
            assertNotNull(value, () -> name + ": "
                    + decoded.rejection(name).map(Rejection::toString).orElse("the query does not read it"));
            assertEquals(expected, value, tolerance(expected), name);
        });
    }

    @Test
    void thereAreRecordingsWithAndWithoutValues() {
        assertTrue(recordings().stream().filter(recording -> !recording.values().isEmpty()).count() > 100);
        assertTrue(recordings().stream().filter(recording -> recording.values().isEmpty()).count() > 10);
        assertTrue(heard().stream().filter(recording -> !recording.values().isEmpty()).count() > 20);
        assertTrue(heard().stream().filter(recording -> recording.values().isEmpty()).count() > 10);
    }

    private static double tolerance(double expected) {
        return Math.max(TOLERANCE, Math.abs(expected) * RELATIVE_TOLERANCE);
    }

    private static VehicleProfile profileOf(Recording recording) {
        return PROFILES.stream().filter(p -> p.id().equals(recording.car())).findFirst()
                .orElseThrow(() -> new AssertionError("there is no such profile"));
    }

    private static Query queryFor(Recording recording) {
        List<Query> queries = profileOf(recording).queries().stream().filter(recording::asks).toList();
        assertEquals(1, queries.size(), "queries of the profile that ask this");
        return queries.get(0);
    }
}
