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
package org.openhab.binding.wican.internal.vehicle.expression;

import static org.junit.jupiter.api.Assertions.*;

import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests for {@link Expression}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ExpressionTest {

    /** B0 = 16, B1 = 53, B2 = 97, B3 = 1, B4 = 255, B5 = 255, B6 = 252, B7 = 24, B8 = 128 … */
    private static final byte[] BYTES = { 16, 53, 97, 1, -1, -1, -4, 24, -128, 0, 0, 0, 0, 0, 0, 1 };

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "7*2; []", "B5:3; [5]", "S4+B05; [4, 5]",
            "[S6:S9]/10-B12*(B2>>1); [2, 6, 7, 8, 9, 12]" })
    void anExpressionTellsWhichBytesItReads(String expression, String bytes) {
        assertEquals(bytes, Expression.compile(expression).bytes().toString());
    }

    @ParameterizedTest
    @CsvSource({ "B1, 53", "B01, 53", "B4, 255", "S4, -1", "S8, -128", "S1, 53", //
            "B3:0, 1", "B3:1, 0", "B8:7, 1", "B7:3, 1", "B7:4, 1", "B7:5, 0", //
            "[B0:B1], 4149", "[B4:B5], 65535", "[S4:S5], -1", "[S5:S7], -1000", "[B5:B7], 16776216", "[B3:B3], 1", //
            "[S8:S15], -9223372036854775807", "[B8:B15], 9223372036854775809", //
            "12, 12", "0.5, 0.5", ".5, 0.5", "'  B1 +  1 ', 54" })
    void aTermHasTheValueOfItsBytes(String expression, double value) {
        assertEquals(OptionalDouble.of(value), evaluate(expression));
    }

    @ParameterizedTest
    @CsvSource({ "1+2*3, 7", "(1+2)*3, 9", "10-4-3, 3", "100/10/5, 2", "7/2, 3.5", //
            "1<<2+1, 8", "1+1<<2, 8", "6&3+1, 4", "1|6&4, 5", "4|1^1, 4", "1^1|4, 4", "5^1, 4", //
            "-3+5, 2", "-2*3, -6", //
            "7.9>>0, 7", "-7.9>>0, -7", "7.9|0, 7", "B0<<8|B1, 4149", "255&15.9, 15", "8>>1.9, 4" })
    void operatorsBindAsInTheFirmware(String expression, double value) {
        assertEquals(OptionalDouble.of(value), evaluate(expression));
    }

    @ParameterizedTest
    @CsvSource({ "(-3)*2, -6", "3*(-B1), -159", "10-(-B3), 11" })
    void parenthesesMayBeginWithASign(String expression, double value) {
        assertEquals(OptionalDouble.of(value), evaluate(expression));
    }

    @Test
    void bitOperatorsWorkOn32BitsAsInTheFirmware() {
        assertEquals(OptionalDouble.of(-16777216), evaluate("B4<<24"));
        assertEquals(OptionalDouble.of(Integer.MAX_VALUE), evaluate("[B4:B7]*65536|0"));
    }

    @ParameterizedTest
    @CsvSource({ "B16", "S16", "B16:0", "[B15:B16]", "[S15:S16]", "B16*0", "B16&0", "B16|B1", "0*(B1+B99)", "B3<<B16",
            "B1/0", "B1/(B3-1)", "0/0", "1<<32", "1<<(0-1)", "1>>B4" })
    void whatCannotBeComputedIsNoNumber(String expression) {
        assertEquals(OptionalDouble.empty(), evaluate(expression));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "''; 1; too early", "' '; 2; too early", "B; 2; number is missing",
            "B1+; 4; too early", "B1 B2; 4; not expected", "(B1; 4; ')' is missing", "B1); 3; not expected",
            "B1:8; 5; bits 0 to 7", "B1:; 4; number is missing", "[B4:S5]; 5; 'B' is missing",
            "[B5:B4]; 7; 1 to 8 bytes", "[B0:B8]; 7; 1 to 8 bytes", "[B0:B1; 7; ']' is missing", "[4:5]; 2; [B4:B7]",
            "b1; 1; not expected", "V; 1; not expected", "B1 % 2; 4; not expected", "1.2.3; 1; not a number",
            "1**2; 3; not expected", "2*-3; 3; parentheses", "B1<B2; 3; not expected", "B99999999999; 6; so many bytes",
            "5 = 5; 3; not expected" })
    void wrongSyntaxIsFoundWithColumnAndReason(String expression, int column, String reason) {
        String message = assertThrows(IllegalArgumentException.class, () -> Expression.compile(expression))
                .getMessage();

        assertTrue(message.startsWith("'" + expression + "', column " + column + ": "), message);
        assertTrue(message.contains(reason), message);
    }

    @Test
    void deepNestingIsRefusedAndDoesNotOverflowTheStack() {
        assertThrows(IllegalArgumentException.class,
                () -> Expression.compile("(".repeat(100_000) + "1" + ")".repeat(100_000)));
        assertEquals(OptionalDouble.of(1), evaluate("(".repeat(50) + "1" + ")".repeat(50)));
    }

    private static OptionalDouble evaluate(String expression) {
        return Expression.compile(expression).evaluate(BYTES);
    }
}
