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

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.testing.Mutations;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * Proves that any text is an expression or a clear mistake, and that any expression has a finite value or none.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ExpressionPropertyTest {

    private static final List<String> SAMPLES = List.of("((B39<<16)|(B41<<8)|B42)/10000",
            "(1.211*((((B39<<16)|(B41<<8)|B42)/10000)>>0)-15)>>0", "[S17:S18]/10", "B62:3&(B62:2^1)", "B4*0.505-9.0947",
            "[B4:B5]*100/65535", "-B4", "1/(B1-B1)");

    @Property(tries = 5000)
    void anyTextIsAnExpressionOrAMistake(@ForAll("texts") String text, @ForAll @Size(max = 70) byte[] bytes) {
        Expression expression;
        try {
            expression = Expression.compile(text);
        } catch (IllegalArgumentException e) {
            assertTrue(!String.valueOf(e.getMessage()).isBlank());
            return;
        }
        OptionalDouble value = expression.evaluate(bytes);
        assertTrue(value.isEmpty() || Double.isFinite(value.getAsDouble()), () -> text + " = " + value);
        if (bytes.length <= expression.bytes().stream().reduce(-1, Math::max)) {
            assertEquals(OptionalDouble.empty(), value, "a byte is missing");
        }
    }

    /** A file may hold anything. */
    @Example
    void hugeTextsNeitherHangNorBreak() {
        for (String huge : List.of("1" + "+1".repeat(499), "B1" + "<<B1".repeat(249), "(".repeat(100_000),
                "1" + "+1".repeat(100_000), "-".repeat(100_000), "B1" + "<<B1".repeat(100_000), "9".repeat(100_000),
                "[B1:B2]" + "|[B1:B2]".repeat(50_000))) {
            assertTimeout(ofSeconds(10), () -> {
                try {
                    Expression.compile(huge).evaluate(new byte[8]);
                } catch (IllegalArgumentException e) {
                    assertTrue(String.valueOf(e.getMessage()).length() < 1_000, "the message is huge, too");
                }
            });
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Mutations.of(SAMPLES),
                Arbitraries.strings().withChars("BS0123456789.[]():+-*/&|^<> ").ofMaxLength(40),
                Arbitraries.strings().ofMaxLength(20));
    }
}
