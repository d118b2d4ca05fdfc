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

import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves what is a VIN, and how little of it is shown.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class VinTest {

    private static final String VIN = "SJNFAAZE1U0012345";

    @ParameterizedTest
    @ValueSource(strings = { VIN, "\u0001" + VIN, "\u0000\u0000" + VIN, VIN + "\u0000\u0000\u0000",
            VIN + "\u00ff\u00ff", " " + VIN + " " })
    void whatIsAroundItDoesNotMatter(String text) {
        assertEquals(Optional.of(new Vin(VIN)), Vin.in(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "\u0001", "SJNFAAZE1U001234", "SJNFAAZE1U00123456", "SJNFAAZE1U001234O",
            "SJNFAAZE1U00123I5", "SJNFAAZE1U00 2345", "sjnfaaze1u0012345", "00000000000000000", "                 ",
            "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff" })
    void whatHasNotItsFormIsNone(String text) {
        assertEquals(Optional.empty(), Vin.in(text));
    }

    @Test
    void onlyItsBeginningIsShown() {
        Vin vin = new Vin(VIN);

        assertEquals("SJNFAAZE1U0••••••", vin.toString());
        assertEquals("SJNFAAZE1U", vin.beginning());
    }

    @ParameterizedTest
    @CsvSource({ "A, 2010", "H, 2017", "J, 2018", "N, 2022", "P, 2023", "R, 2024", "S, 2025", "T, 2026", "V, 2027",
            "1, 2031", "U, ", "0, ", "Z, " })
    void positionTenMayBeAYear(String code, Integer year) {
        assertEquals(Optional.ofNullable(year), new Vin("SJNFAAZE1" + code + "0012345").codedYear());
    }
}
