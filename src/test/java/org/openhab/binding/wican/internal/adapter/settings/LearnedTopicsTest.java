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
package org.openhab.binding.wican.internal.adapter.settings;

import static org.junit.jupiter.api.Assertions.*;

import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.simulator.AdapterPages;

/**
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class LearnedTopicsTest {

    private static final String ID = "12345678901d";
    private static final AdapterTopics USUAL = AdapterTopics.of(ID);
    private static final AdapterPages OTHER = AdapterPages.classic(ID).with("mqtt_tx_topic", "garage/tx")
            .with("mqtt_rx_topic", "garage/rx").with("mqtt_status_topic", "garage/status")
            .withAutoPid(Optional.of("garage/values"));

    private static LearnedTopics learned(AdapterPages adapter) {
        return LearnedTopics.of(SettingsReaderTest.read(adapter), USUAL);
    }

    @Test
    void whatIsUsualNeedsNotBeKept() {
        LearnedTopics learned = learned(AdapterPages.classic(ID).withAutoPid(Optional.of("wican/" + ID + "/automate")));

        assertEquals(LearnedTopics.NONE, learned);
        assertEquals("", learned.text());
        assertEquals(USUAL, learned.in(USUAL));
    }

    @Test
    void otherTopicsAreUsedAndThoseThatMayStillHoldSomethingAreHeard() {
        AdapterTopics topics = learned(OTHER).in(USUAL);

        assertEquals("garage/tx", topics.tx());
        assertEquals("garage/rx", topics.rx());
        assertTrue(topics.status().containsAll(USUAL.status()));
        assertTrue(topics.status().contains("garage/status"));
        assertTrue(topics.autoPid().contains("garage/values"));
    }

    @Test
    void theTextIsWhatTheyWere() {
        assertEquals("tx=garage/tx rx=garage/rx status=garage/status autopid=garage/values", learned(OTHER).text());
        assertEquals(learned(OTHER), LearnedTopics.parse(learned(OTHER).text()));
        assertEquals(new LearnedTopics(Optional.empty(), Optional.of("a=b"), Optional.empty(), Set.of("c", "d")),
                LearnedTopics.parse("rx=a=b autopid=d autopid=c tx=# nonsense x=y"));
        assertEquals(LearnedTopics.NONE, LearnedTopics.parse(""));
    }

    @Test
    void aTopicThatIsTakenIsNotUsed() {
        assertEquals("garage/tx", learned(OTHER).without("garage/rx").in(USUAL).tx());
        assertEquals(USUAL.rx(), learned(OTHER).without("garage/rx").in(USUAL).rx());
        assertEquals(USUAL.tx(), learned(OTHER).without("garage/tx").in(USUAL).tx());
        assertEquals("rx=garage/rx autopid=garage/values",
                learned(OTHER).without("garage/status").without("garage/tx").text());
        assertEquals(learned(OTHER), learned(OTHER).without("garage/another"));
        assertFalse(learned(OTHER).without("garage/values").in(USUAL).autoPid().contains("garage/values"));
    }
}
