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

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * The {@link VinRequests} ask for the VIN: all units at once (service 09 PID 02, SAE J1979), or single ones (DID F190,
 * ISO 14229-1).
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class VinRequests {

    private static final byte[] BY_OBD = { 0x09, 0x02 };
    private static final byte[] BY_UDS = { 0x22, (byte) 0xF1, (byte) 0x90 };

    private static final List<DiagnosticRequest> TO_ALL = Stream
            .of(UnitAddress.ALL_UNITS, UnitAddress.ALL_UNITS_EXTENDED)
            .map(id -> new DiagnosticRequest(anyOf(id), BY_OBD)).toList();

    private VinRequests() {
    }

    /**
     * @param id a request id that all units hear
     * @return the address of all of them
     */
    static UnitAddress anyOf(CanId id) {
        return UnitAddress.of(id, Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /**
     * @return those to all units, with ids of both lengths
     */
    static List<DiagnosticRequest> toAll() {
        return TO_ALL;
    }

    /**
     * @return one for each unit that the profiles know, the most frequent first
     */
    static List<DiagnosticRequest> toUnits(Collection<VehicleProfile> profiles) {
        Map<CanFrame, List<UnitAddress>> byFrame = profiles.stream()
                .flatMap(profile -> profile.queries().stream().map(query -> query.request().address()).distinct())
                .flatMap(address -> single(address).stream()).collect(Collectors
                        .groupingBy(address -> toUnit(address).frame(), LinkedHashMap::new, Collectors.toList()));
        return byFrame.values().stream().sorted(Comparator.comparing(addresses -> -addresses.size()))
                .map(addresses -> toUnit(addresses.get(0))).toList();
    }

    /** Whom a profile wants to hear of all that it asks can be asked alone. */
    private static Optional<UnitAddress> single(UnitAddress address) {
        return address.asksAllUnits()
                ? address.answer()
                        .map(answer -> UnitAddress.of(address.flowControlFor(answer), address.answer(),
                                Optional.empty(), OptionalInt.empty()))
                : Optional.of(address);
    }

    private static DiagnosticRequest toUnit(UnitAddress address) {
        return new DiagnosticRequest(address, BY_UDS);
    }
}
