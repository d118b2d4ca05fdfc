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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests for {@link AdapterStatus}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AdapterStatusTest {

    @Test
    void bothWordsOfTheFirmwareAreUnderstood() {
        assertEquals(Optional.of(AdapterStatus.ONLINE), parse("{\"status\": \"online\"}"));
        assertEquals(Optional.of(AdapterStatus.OFFLINE), parse("{\"status\": \"offline\"}"));
    }

    @Test
    void furtherKeysDoNotMatter() {
        assertEquals(Optional.of(AdapterStatus.ONLINE),
                parse("{\"ip\":\"10.0.0.7\",\"status\":\"online\",\"x\":[{}]}"));
    }

    @ParameterizedTest
    @MethodSource("org.openhab.binding.wican.internal.testing.Garbage#payloads")
    void garbageIsNoStatus(byte[] garbage) {
        assertEquals(Optional.empty(), AdapterStatus.parse(garbage));
    }

    @Test
    void aStatusIsShort() {
        String message = "{\"status\":\"online\"}";
        String largest = message + " ".repeat(1024 - message.length());

        assertEquals(Optional.of(AdapterStatus.ONLINE), parse(largest));
        assertEquals(Optional.empty(), parse(largest + " "));
    }

    private static Optional<AdapterStatus> parse(String json) {
        return AdapterStatus.parse(json.getBytes(UTF_8));
    }
}
