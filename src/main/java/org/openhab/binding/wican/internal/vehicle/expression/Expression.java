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

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The {@link Expression} computes a value from the bytes of an answer, in the language of the adapter's own vehicle
 * profiles (firmware: {@code main/expression_parser.c}). It is compiled once.
 * <p>
 * Terms are {@code B5} (byte 5, unsigned), {@code S5} (signed), {@code B5:3} (bit 3 of byte 5), {@code [B4:B7]} and
 * {@code [S4:S7]} (big-endian, at most 8 bytes) and decimal numbers. Operators in the order in which they bind, each
 * from left to right: {@code * /}, {@code + -}, {@code << >>}, {@code &}, {@code | ^}. The bit operators cut their
 * operands to 32 bit integers first, as the firmware does.
 * <p>
 * Unlike the firmware, a byte behind the end of the answer is no number, a signed range of any length has its sign in
 * its first bit, and a sign is possible at the beginning of parentheses.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Expression {

    /** Ten times the longest one known; the stack bears that much. */
    private static final int MAX_LENGTH = 1000;

    private final String text;
    private final Term term;
    private final SortedSet<Integer> bytes;

    private Expression(String text, Term term, SortedSet<Integer> bytes) {
        this.text = text;
        this.term = term;
        this.bytes = Collections.unmodifiableSortedSet(new TreeSet<>(bytes));
    }

    /**
     * @param text the expression, 1000 characters at most
     * @throws IllegalArgumentException for wrong syntax, with column and reason
     */
    public static Expression compile(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("'" + text.substring(0, 20) + " …': an expression has at most "
                    + MAX_LENGTH + " characters, not " + text.length());
        }
        ExpressionParser parser = new ExpressionParser(text);
        Term term = parser.parse();
        return new Expression(text, term, parser.bytes());
    }

    /**
     * @return the numbers of the bytes that it reads: 5 for {@code B5:3}; 4 and 5 for {@code [S4:S5]}
     */
    public SortedSet<Integer> bytes() {
        return bytes;
    }

    /**
     * @param frameBytes the bytes of all frames of the answer one after the other
     * @return the value; nothing if a byte is missing, or for a division by zero
     */
    public OptionalDouble evaluate(byte[] frameBytes) {
        double value = term.value(frameBytes);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Expression expression && text.equals(expression.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /**
     * @return the expression as it was written
     */
    @Override
    public String toString() {
        return text;
    }

    /** A part of the expression; NaN stands for "no value" and goes through every operator. */
    @FunctionalInterface
    interface Term {
        double value(byte[] bytes);
    }

    static Term constant(double value) {
        return bytes -> value;
    }

    static Term unsignedByte(int index) {
        return bytes -> index < bytes.length ? bytes[index] & 0xFF : Double.NaN;
    }

    static Term signedByte(int index) {
        return bytes -> index < bytes.length ? bytes[index] : Double.NaN;
    }

    static Term bit(int index, int bit) {
        return bytes -> index < bytes.length ? bytes[index] >> bit & 1 : Double.NaN;
    }

    static Term unsignedRange(int first, int last) {
        return bytes -> {
            if (last >= bytes.length) {
                return Double.NaN;
            }
            long value = bigEndian(bytes, first, last, 0);
            return (value >>> 32) * 0x1p32 + (value & 0xFFFF_FFFFL);
        };
    }

    static Term signedRange(int first, int last) {
        return bytes -> last < bytes.length ? bigEndian(bytes, first, last, bytes[first] < 0 ? -1 : 0) : Double.NaN;
    }

    /** The bits of the bytes, behind those of the sign. */
    private static long bigEndian(byte[] bytes, int first, int last, long sign) {
        long value = sign;
        for (int i = first; i <= last; i++) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        return value;
    }

    static Term binary(Operator operator, Term left, Term right) {
        return bytes -> operator.apply(left.value(bytes), right.value(bytes));
    }
}
