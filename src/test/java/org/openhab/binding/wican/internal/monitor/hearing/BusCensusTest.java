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
package org.openhab.binding.wican.internal.monitor.hearing;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link BusCensus}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class BusCensusTest {

    private final BusCensus census = new BusCensus(Duration.ofSeconds(4));

    @Test
    void itCountsAndTellsTheLastFrameAndWhichBytesChange() {
        hears("1DB", "00112233");
        hears("1DB", "00112233");
        hears("1DB", "01112234");

        BusId id = census.ids().get(0);
        assertEquals(1, census.ids().size());
        assertEquals(3, id.frames());
        assertEquals("01112234", hex(id));
        assertEquals(List.of(0, 3), id.changing());
        assertEquals(Duration.ofSeconds(4), census.duration());
        assertEquals(0.75, census.rate(id));
    }

    @Test
    void aSingleFrameChangesNothing() {
        hears("1DB", "0011223344556677");

        assertEquals(List.of(), census.ids().get(0).changing());
    }

    @Test
    void theBytesThatAreMissingInAShorterFrameChange() {
        hears("1DB", "001122");
        hears("1DB", "0011");
        assertEquals(List.of(2), census.ids().get(0).changing());

        hears("1DB", "0011223344556677");
        assertEquals(List.of(2, 3, 4, 5, 6, 7), census.ids().get(0).changing());
    }

    @Test
    void thoseOf11BitComeFirstEachInTheOrderOfItsNumber() {
        for (String id : List.of("18DAF110", "00000100", "7BB", "1DB")) {
            hears(id, "00");
        }

        assertEquals(List.of("1DB", "7BB", "00000100", "18DAF110"),
                census.ids().stream().map(each -> each.id().toString()).toList());
    }

    @Test
    void whatSomebodyMakesUpIsNotRememberedWithoutEnd() {
        for (int id = 0; id <= BusCensus.MOST_IDS; id++) {
            hears("%08X".formatted(0x18000000 + id), "00");
        }
        hears("18000000", "01");

        assertEquals(BusCensus.MOST_IDS, census.ids().size());
        assertEquals(2, census.ids().get(0).frames());
    }

    private void hears(String id, String data) {
        census.accept(Recorded.message(Recorded.frame(id, data)));
    }

    private static String hex(BusId id) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < id.last().length(); i++) {
            hex.append("%02X".formatted(id.last().at(i)));
        }
        return hex.toString();
    }
}
