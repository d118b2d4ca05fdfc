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
package org.openhab.binding.wican.internal.handler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * Proves that the note of a Thing calls its channels as the UI does, and not as the profile does.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class NotesTest {

    private static final Pattern PARAMETER = Pattern.compile("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\\b");

    static List<VehicleProfile> vehicles() {
        return House.VEHICLES.all();
    }

    @ParameterizedTest
    @MethodSource("vehicles")
    void noteNamesNoParameterThatHasAChannelOfItsOwn(VehicleProfile vehicle) {
        List<String> named = PARAMETER.matcher(vehicle.note()).results().map(MatchResult::group)
                .filter(name -> "SOC_D".equals(name) || KnownValues.find(name).isPresent()).toList();
        assertEquals(List.of(), named, vehicle.note());
    }
}
