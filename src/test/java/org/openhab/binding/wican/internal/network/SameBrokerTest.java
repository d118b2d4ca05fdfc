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

/**
 * Only with addresses: a name server would decide about names.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class SameBrokerTest {

    @ParameterizedTest
    @CsvSource({ "192.168.1.5, 192.168.1.5, true", "Broker.House, broker.house, true",
            "192.168.1.5, 192.168.1.6, false", "127.0.0.1, 192.168.1.5, false", "fd00::5, fd00:0:0:0:0:0:0:5, true",
            "'', 192.168.1.5, ", "192.168.1.5, '', ", "192.0.2.77, 127.0.0.1, false" })
    void tellsWhetherTwoNamesStandForOneBroker(String adapters, String ours, Boolean isSame) {
        assertEquals(Optional.ofNullable(isSame), SameBroker.compare(adapters, ours));
    }
}
