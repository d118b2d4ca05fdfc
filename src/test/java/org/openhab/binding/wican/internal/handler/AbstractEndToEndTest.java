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

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.openhab.binding.wican.internal.simulator.AdapterBuilder;
import org.openhab.binding.wican.internal.simulator.EmbeddedBroker;
import org.openhab.binding.wican.internal.simulator.SimulatedAdapter;
import org.openhab.binding.wican.internal.testing.House;

/**
 * A house with a real broker, new for each test.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
abstract class AbstractEndToEndTest {

    static final String DEVICE = "12345678901d";

    @NonNullByDefault({})
    EmbeddedBroker broker;
    @NonNullByDefault({})
    House house;

    @BeforeEach
    void buildHouse() {
        broker = new EmbeddedBroker();
        house = new House(broker.host(), broker.port());
    }

    @AfterEach
    void tearDown() {
        house.close();
        broker.close();
    }

    AdapterBuilder adapter(String device) {
        return SimulatedAdapter.at(broker.host(), broker.port(), device);
    }
}
