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
package org.openhab.binding.wican.internal.monitor.belief;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.vehicle.kinds.ValueKind;

/**
 * Tests for {@link Beliefs}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class BeliefsTest {

    private final Beliefs beliefs = new Beliefs();

    @Test
    void whatSomebodyMakesUpFillsNoMemory() {
        for (int i = 0; i < 2000; i++) {
            assertSame(of("P" + i), of("P" + i));
        }

        assertNotSame(of("ONE_MORE"), of("ONE_MORE"));
        assertSame(of("P0"), of("P0"));
    }

    private ValueBelief of(String parameter) {
        return beliefs.of(parameter, () -> new ValueBelief(ValueKind.OTHER, true));
    }
}
