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

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.library.BundledProfiles;

/**
 * Tests that {@link Expression} computes what the adapter's firmware would, except where the firmware is wrong.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class FirmwareAgreementTest {

    private static final int SEED = 20241004;
    private static final int LENGTH = 1024;

    private static final int GENERATED = 4000;
    private static final int VECTORS = 20;

    private static final Pattern SIGNED_RANGE = Pattern.compile("\\[S(\\d+):S(\\d+)]");

    private final Random random = new Random(SEED);
    private final List<byte[]> vectors = Stream.concat(Stream.of(filled(0), filled(0xFF), filled(0x80), filled(1)),
            Stream.generate(this::randomBytes).limit(VECTORS)).toList();

    @Test
    void theExpressionsOfAllBundledProfilesAgree() {
        List<Expression> expressions = BundledProfiles.read().profiles().stream()
                .flatMap(VehicleProfile::sourcesOfValues).flatMap(source -> source.expressions()).distinct()
                .filter(expression -> isReadByTheFirmware(expression.toString())).toList();

        assertTrue(expressions.size() > 150, expressions.size() + " expressions");
        for (Expression expression : expressions) {
            assertAgreement(expression);
        }
    }

    @Test
    void randomExpressionsOfTheWholeLanguageAgree() {
        int values = 0;
        for (int i = 0; i < GENERATED; i++) {
            values += assertAgreement(Expression.compile(sign() + expression(4)));
        }
        assertTrue(values > GENERATED * vectors.size() / 2, "only " + values + " values");
    }

    /** The firmware has no sign in 3 bytes; more than 4 it shifts out of an integer. */
    @ParameterizedTest
    @CsvSource(nullValues = "none", value = { "[S0:S0], -1, -1", "[S0:S1], -2, -2", "[S0:S2], 16776705, -511",
            "[S0:S3], -130814, -130814", "[S0:S4], none, -33488381", "[S0:S7], none, -561841801263866" })
    void theLengthOfASignedRangeDoesNotMatter(String expression, @Nullable Double firmware, double value) {
        byte[] bytes = { -1, -2, 1, 2, 3, 4, 5, 6 };

        assertEquals(firmware == null ? OptionalDouble.empty() : OptionalDouble.of(firmware),
                FirmwareEvaluator.evaluate(expression, bytes));
        assertEquals(OptionalDouble.of(value), Expression.compile(expression).evaluate(bytes));
    }

    /** The firmware knows no signs, so it subtracts from what stands before the parenthesis. */
    @ParameterizedTest
    @CsvSource({ "(-B0)*2, -14, -14", "3*(-B0), -0.0, -21", "10-(-B0), -3, 17" })
    void aSignInParenthesesIsASign(String expression, double firmware, double value) {
        byte[] bytes = { 7 };

        assertEquals(OptionalDouble.of(firmware), FirmwareEvaluator.evaluate(expression, bytes));
        assertEquals(OptionalDouble.of(value), Expression.compile(expression).evaluate(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = { "B0<<32", "B0>>32", "B0<<B1", "B0>>(0-1)" })
    void whatCDoesNotDefineHasNoValue(String expression) {
        assertEquals(OptionalDouble.empty(), FirmwareEvaluator.evaluate(expression, filled(200)));
        assertEquals(OptionalDouble.empty(), Expression.compile(expression).evaluate(filled(200)));
    }

    @Test
    void bytesBehindTheEndHaveNoValue() {
        for (Expression expression : List.of(Expression.compile("B8"), Expression.compile("[S7:S8]"))) {
            assertEquals(OptionalDouble.empty(), expression.evaluate(new byte[8]));
        }
    }

    /** Returns for how many of the vectors there is a value. */
    private int assertAgreement(Expression expression) {
        int values = 0;
        for (byte[] bytes : vectors) {
            OptionalDouble value = expression.evaluate(bytes);
            assertEquals(FirmwareEvaluator.evaluate(expression.toString(), bytes), value, expression::toString);
            values += value.isPresent() ? 1 : 0;
        }
        return values;
    }

    private static boolean isReadByTheFirmware(String expression) {
        return SIGNED_RANGE.matcher(expression).results().map(FirmwareAgreementTest::length)
                .allMatch(length -> length <= 4 && length != 3);
    }

    private static int length(MatchResult range) {
        return Integer.parseInt(range.group(2)) - Integer.parseInt(range.group(1)) + 1;
    }

    /** A sign is one only in front of everything. */
    private String sign() {
        return random.nextInt(10) == 0 ? "-" : "";
    }

    private String expression(int depth) {
        StringBuilder text = new StringBuilder(term(depth));
        for (int more = random.nextInt(4); more > 0; more--) {
            String operator = oneOf("*", "/", "+", "-", "<<", ">>", "&", "|", "^");
            boolean isShift = operator.length() == 2;
            text.append(blank()).append(operator).append(blank())
                    .append(isShift && random.nextInt(8) > 0 ? String.valueOf(random.nextInt(32)) : term(depth));
        }
        return text.toString();
    }

    private String term(int depth) {
        if (depth > 0 && random.nextInt(3) == 0) {
            return "(" + blank() + expression(depth - 1) + blank() + ")";
        }
        int first = random.nextInt(LENGTH - 8);
        return switch (random.nextInt(6)) {
            case 0 -> oneOf("B", "B0", "B00") + first;
            case 1 -> "S" + first;
            case 2 -> "B" + first + ":" + random.nextInt(8);
            case 3 -> "[B" + first + ":B" + (first + random.nextInt(8)) + "]";
            case 4 -> oneOf("[S1:S1]", "[S21:S22]", "[S1000:S1001]", "[S3:S6]", "[S0998:S1001]");
            default -> number();
        };
    }

    private String number() {
        return switch (random.nextInt(5)) {
            case 0 -> "." + random.nextInt(1000);
            case 1 -> random.nextInt(100) + ".";
            case 2 -> random.nextInt(100) + "." + random.nextInt(1000);
            case 3 -> String.valueOf(random.nextInt(Integer.MAX_VALUE));
            default -> String.valueOf(random.nextInt(256));
        };
    }

    private String blank() {
        return oneOf("", "", "", " ", "\t ");
    }

    private String oneOf(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[LENGTH];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[LENGTH];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
