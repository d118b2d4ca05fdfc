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
package org.openhab.binding.wican.internal.network;

import static org.junit.jupiter.api.Assertions.*;

import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AdapterAddressTest {

    @ParameterizedTest
    @CsvSource({ "192.168.1.7, http://192.168.1.7/x", "192.168.1.7:8080, http://192.168.1.7:8080/x",
            "wican_12345678901d.local, http://wican_12345678901d.local/x", "leaf, http://leaf/x",
            "http://192.168.1.7/, http://192.168.1.7/x", "[fd00::7], http://[fd00::7]/x",
            "[fd00::7]:8080, http://[fd00::7]:8080/x", "fd00::7, http://[fd00::7]/x", "' leaf:80 ', http://leaf/x" })
    void readsWhatAUserEnters(String text, String url) {
        assertEquals(url, AdapterAddress.parse(text).orElseThrow().url("/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "a b", "leaf:0", "leaf:65536", "leaf:x", "user:pass@leaf", "https://leaf",
            "leaf/page", "leaf?x", "leaf#x", "ä.local", "http://" })
    void refusesWhatIsNoAddress(String text) {
        assertEquals(Optional.empty(), AdapterAddress.parse(text));
    }
}
