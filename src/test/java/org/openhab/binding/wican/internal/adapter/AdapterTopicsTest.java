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
package org.openhab.binding.wican.internal.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

/**
 * Tests for {@link AdapterTopics}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AdapterTopicsTest {

    private final AdapterTopics topics = AdapterTopics.of("12345678901d");

    @Test
    void theTopicsFollowFromTheDeviceIdAndBothStatusTopicsAreKnown() {
        assertEquals(Set.of("wican/12345678901d/status", "wican/12345678901d/can/status"), topics.status());
        assertEquals("wican/12345678901d/can/rx", topics.rx());
        assertEquals("wican/12345678901d/can/tx", topics.tx());
        assertEquals("wican/12345678901d/cmd", topics.command());
        assertEquals(Set.of("wican/12345678901d/cmd", "wican/12345678901d/rsp"), topics.answers());
        assertEquals("wican/12345678901d/battery", topics.battery());
        assertEquals("wican/12345678901d/elm327", topics.elm327Log());
        assertEquals(Set.of("wican/12345678901d/autopid", "wican/12345678901d/automate"), topics.autoPid());
        assertEquals(Set.of("wican/12345678901d/autopid/error", "wican/12345678901d/automate/error"),
                topics.autoPidErrors());
    }

    @Test
    void theDeviceIdFollowsFromEachStatusTopicAndFromNothingElse() {
        topics.status().forEach(topic -> assertEquals(Optional.of("12345678901d"), AdapterTopics.deviceIdOf(topic)));
        Stream.of("wican/a/b/status", "wican/status", "status", "", topics.rx(), "/" + topics.rx(), "car/a/status")
                .forEach(topic -> assertEquals(Optional.empty(), AdapterTopics.deviceIdOf(topic), topic));
        assertEquals(Set.of("wican/+/status", "wican/+/can/status"), AdapterTopics.statusOfAll());
    }

    @Test
    void eachTopicCanBeReplaced() {
        AdapterTopics own = topics.withStatus("garage/status").withRx("garage/rx").withTx("garage/tx")
                .withAutoPid(Set.of("garage/values"));

        assertEquals(new AdapterTopics(Set.of("garage/status"), "garage/rx", "garage/tx", topics.command(),
                topics.answers(), topics.battery(), topics.elm327Log(), Set.of("garage/values")), own);
    }
}
