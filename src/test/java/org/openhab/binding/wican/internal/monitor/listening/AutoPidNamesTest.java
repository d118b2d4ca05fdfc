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
package org.openhab.binding.wican.internal.monitor.listening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests for {@link AutoPidNames}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AutoPidNamesTest {

    private static final Instant NOW = Instant.parse("2024-10-04T10:58:59Z");

    @ParameterizedTest
    @CsvSource({ "1, SOC", "0, EV_SOC" })
    void asManyNamesHaveAMeaningAsCanBeRemembered(int room, String meaning) {
        AutoPidNames names = new AutoPidNames();
        for (int i = 0; i < AutoPidNames.MOST_NAMES - room; i++) {
            names.heard("X" + i, NOW);
        }
        names.heard("EV_SOC", NOW);

        assertEquals(meaning, names.meaning("EV_SOC").name());
    }
}
