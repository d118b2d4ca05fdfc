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
package org.openhab.binding.wican.internal.vehicle;

import static org.junit.jupiter.api.Assertions.*;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.vehicle.Rejection.Reason;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;

/**
 * Tests for {@link Broadcast}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class BroadcastTest {

    private static final CanId ID = CanId.parse("42E");

    @Test
    void theFirstByteOfTheFrameIsB0() {
        Broadcast zoe = broadcast(8, "", value("SOC_D", "([B0:B1]>>3)*0.02", "%", 0, 100),
                value("HV_V", "(([B3:B4]>>5)&1023)/2", "V", 200, 450));

        assertEquals(Map.of("SOC_D", 57.84, "HV_V", 373.5), values(zoe, "5A67D0DD6407A085"));
    }

    @Test
    void aFrameOfAnotherLengthMeansNothing() {
        Broadcast broadcast = broadcast(8, "", value("SOC", "B0/2", "%", 0, 100));

        assertEquals(Map.of(), values(broadcast, "5A67D0DD6407A0"));
        assertEquals(Rejection.of(Reason.WRONG_LENGTH, 7, 8),
                broadcast.decode(bytes("5A67D0DD6407A0")).rejection("SOC").orElseThrow());
    }

    @Test
    void withoutALengthAllThatIsReadMustBeThere() {
        Broadcast broadcast = broadcast(0, "", value("SOC", "B0/2", "%", 0, 100),
                value("HV_V", "[B3:B4]", "V", 0, 500));

        assertEquals(Map.of("SOC", 45.0, "HV_V", 258.0), values(broadcast, "5A00000102"));
        assertEquals(Map.of(), values(broadcast, "5A000001"));
        assertEquals(Map.of(), values(broadcast, ""));
    }

    @Test
    void aFrameWhoseConditionDoesNotHoldMeansNothing() {
        Broadcast k9 = broadcast(6, "B1^6", value("SOC", "B3", "%", 0, 100));

        assertEquals(Map.of("SOC", 61.0), values(k9, "0605FE3D0000"));
        assertEquals(Map.of(), values(k9, "0606FE000000"));
    }

    @Test
    void whatIsOutOfRangeIsLeftOutAndTheRestIsRead() {
        Broadcast broadcast = broadcast(8, "", value("RANGE", "([B5:B6]>>4)&1023", "km", 0, 1000),
                value("SOC_D", "B3&127", "%", 0, 100));

        assertEquals(Map.of("SOC_D", 61.0), values(broadcast, "2000003D00FFFF00"));
        assertEquals(Map.of("RANGE", 200.0), values(broadcast, "2000007F000C8000"));
    }

    @Test
    void nothingButOnesOrZerosMeansNothing() {
        Broadcast broadcast = broadcast(2, "", value("HV_T_MAX", "B0-200", "°C", -201, 200));

        assertEquals(Map.of(), values(broadcast, "FFFF"));
        assertEquals(Map.of(), values(broadcast, "0000"));
        assertEquals(Map.of("HV_T_MAX", 55.0), values(broadcast, "FFFE"));
    }

    @Test
    void zerosOfACarAtRestAreTrue() {
        Broadcast broadcast = broadcast(2, "", value("CHARGING", "B0:5", "on/off", 0, 1),
                value("SPEED", "B1", "km/h", 0, 200));

        assertEquals(Map.of("CHARGING", 0.0, "SPEED", 0.0), values(broadcast, "0000"));
        assertEquals(Map.of(), values(broadcast, "FFFF"));
    }

    @Test
    void onesThatTheProfileBelievesAreTrue() {
        Broadcast broadcast = new Broadcast(ID, OptionalInt.of(1), Optional.empty(),
                List.of(value("SOC", "B0/2.55", "%", 0, 100)), Map.of(0xFF, "the scale ends there"));

        assertEquals(Map.of("SOC", 100.0), values(broadcast, "FF"));
    }

    @Test
    void noExpressionReadsBehindTheFrame() {
        assertThrows(IllegalArgumentException.class, () -> broadcast(0, "", value("SOC", "B8", "%", 0, 100)));
        assertThrows(IllegalArgumentException.class, () -> broadcast(4, "", value("SOC", "[B3:B4]", "%", 0, 100)));
        assertThrows(IllegalArgumentException.class, () -> broadcast(4, "B5", value("SOC", "B0", "%", 0, 100)));
        assertThrows(IllegalArgumentException.class, () -> broadcast(9, "", value("SOC", "B0", "%", 0, 100)));
        assertThrows(IllegalArgumentException.class, () -> broadcast(8, ""));
    }

    private static Map<String, Double> values(Broadcast broadcast, String hex) {
        return broadcast.decode(bytes(hex)).values();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /** A length of 0 is none; an empty condition, too. */
    private static Broadcast broadcast(int length, String condition, Parameter... parameters) {
        return new Broadcast(ID, length == 0 ? OptionalInt.empty() : OptionalInt.of(length),
                condition.isEmpty() ? Optional.empty() : Optional.of(Expression.compile(condition)),
                List.of(parameters));
    }

    private static Parameter value(String name, String expression, String unit, double min, double max) {
        return new Parameter(name, Expression.compile(expression), unit, min, max, false, Optional.empty(),
                Optional.empty());
    }
}
