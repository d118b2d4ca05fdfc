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

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * Proves who is asked for the VIN.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class VinRequestsTest {

    private static List<String> toUnits(String... vehicles) {
        List<VehicleProfile> profiles = Stream.of(vehicles).map(id -> House.VEHICLES.find(id).orElseThrow()).toList();
        return VinRequests.toUnits(profiles).stream().map(DiagnosticRequest::toString).toList();
    }

    @Test
    void allUnitsAreAskedWithIdsOfBothLengths() {
        assertEquals(List.of("7DF: 0902", "18DB33F1: 0902"),
                VinRequests.toAll().stream().map(DiagnosticRequest::toString).toList());
    }

    @Test
    void eachUnitIsAskedOnceAndTheMostFrequentFirst() {
        List<String> both = toUnits("nissan-leaf-ze1", "renault-twizy");

        assertEquals("79B: 22F190", both.get(0));
        assertEquals(both.stream().distinct().toList(), both);
        assertTrue(both.contains("797: 22F190"), both::toString);
    }

    @Test
    void whoIsHeardAmongAllIsAskedAlone() {
        assertTrue(toUnits("chrysler-pacifica-hybrid").contains("7E0: 22F190"));
        assertTrue(toUnits("polestar-2").contains("18DA10F1: 22F190"));
        assertEquals(List.of(), toUnits("generic-obd2"), "it may be anybody");
    }
}
