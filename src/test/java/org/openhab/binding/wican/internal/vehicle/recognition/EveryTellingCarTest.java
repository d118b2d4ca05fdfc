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

import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * Proves that no car which tells its state of charge by itself is taken for another by that: not with all the frames
 * that its profile knows, not without some of them, and not with those of another profile beside.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class EveryTellingCarTest {

    /** What no other profile knows anything of; all others share frames with another model. */
    private static final Set<String> CERTAIN = Set.of("renault-twizy", "smart-ed-451");

    private static final int VARIANTS = 20;

    private static final List<VehicleProfile> TELLING = House.VEHICLES.all().stream()
            .filter(vehicle -> !vehicle.broadcasts().isEmpty()).toList();

    static Stream<VehicleProfile> telling() {
        return TELLING.stream();
    }

    @Test
    void theseAreCertainWithAllTheirFrames() {
        assertEquals(new TreeSet<>(CERTAIN),
                telling().filter(vehicle -> certain(TellingCar.frames(vehicle, 1)).contains(vehicle.id()))
                        .map(VehicleProfile::id).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("telling")
    void noCarIsTakenForAnother(VehicleProfile vehicle) {
        for (int seed = 0; seed < VARIANTS; seed++) {
            Map<CanId, byte[]> frames = TellingCar.frames(vehicle, seed);
            assertEquals(CERTAIN.contains(vehicle.id()) ? List.of(vehicle.id()) : List.of(), certain(frames));
        }
    }

    @ParameterizedTest
    @MethodSource("telling")
    void noCarIsCertainAsLongAsAnyOfItsFramesIsMissing(VehicleProfile vehicle) {
        Random random = new Random(vehicle.id().hashCode());
        for (int seed = 0; seed < VARIANTS; seed++) {
            Map<CanId, byte[]> frames = TellingCar.frames(vehicle, seed);
            for (CanId missing : List.copyOf(frames.keySet())) {
                Map<CanId, byte[]> others = new HashMap<>(frames);
                others.remove(missing);
                assertEquals(List.of(), certain(others), () -> "without " + missing);
                others.keySet().removeIf(id -> random.nextBoolean());
                assertEquals(List.of(), certain(others), () -> "with " + others.keySet());
            }
        }
    }

    /** Who sends what two models know is neither, or nobody knows which. */
    @ParameterizedTest
    @MethodSource("telling")
    void aCarThatTellsTheStateOfChargeLikeAnotherIsNotCertain(VehicleProfile vehicle) {
        List<VehicleProfile> others = telling().filter(VehicleProfile::isHeard)
                .filter(other -> !other.id().equals(vehicle.id())).toList();
        for (VehicleProfile other : vehicle.isHeard() ? others : List.<VehicleProfile> of()) {
            Map<CanId, byte[]> frames = new HashMap<>(TellingCar.frames(other, 2));
            frames.putAll(TellingCar.frames(vehicle, 2));
            assertEquals(List.of(), certain(frames), other::id);
        }
    }

    /** In which order they come is not known. */
    private static List<String> certain(Map<CanId, byte[]> frames) {
        HeardCar car = new HeardCar(TELLING);
        List<CanId> ids = new ArrayList<>(frames.keySet());
        Collections.shuffle(ids, new Random(ids.size()));
        ids.forEach(id -> car.hear(id, frames.get(id)));
        return car.certain().map(VehicleProfile::id).stream().toList();
    }
}
