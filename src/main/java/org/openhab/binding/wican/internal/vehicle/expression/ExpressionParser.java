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

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.expression.Expression.Term;

/**
 * The {@link ExpressionParser} compiles the text of an expression (recursive descent with precedence climbing).
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class ExpressionParser {

    /** An answer has at most 4095 bytes (ISO 15765-2), with the ISO-TP bytes at most 4682. */
    private static final int MAX_INDEX = 4682;
    private static final int MAX_RANGE = 8;
    private static final int MAX_DEPTH = 50;

    private final String text;
    private final SortedSet<Integer> bytes = new TreeSet<>();
    private int position;
    private int depth;

    ExpressionParser(String text) {
        this.text = text;
    }

    Term parse() {
        Term term = terms(Operator.LOOSEST);
        if (!isAtEnd()) {
            throw error("'" + text.charAt(position) + "' is not expected here");
        }
        return term;
    }

    /**
     * @return the numbers of the bytes that the parsed expression reads
     */
    SortedSet<Integer> bytes() {
        return bytes;
    }

    private Term terms(int loosest) {
        Term left = isNext('-') ? Expression.constant(0) : operand();
        Optional<Operator> operator = peekOperator();
        while (operator.isPresent() && operator.get().precedence >= loosest) {
            position += operator.get().symbol.length();
            Term right = terms(operator.get().precedence + 1, operator.get());
            left = Expression.binary(operator.get(), left, right);
            operator = peekOperator();
        }
        return left;
    }

    private Term terms(int loosest, Operator after) {
        if (isNext('-')) {
            throw error("a sign can't follow '" + after.symbol + "': use parentheses");
        }
        return terms(loosest);
    }

    private Term operand() {
        if (isAtEnd()) {
            throw error("the expression ends too early");
        }
        char c = text.charAt(position);
        if (Character.isDigit(c) || c == '.') {
            return number();
        }
        return switch (c) {
            case '(' -> parentheses();
            case '[' -> range();
            case 'B', 'S' -> singleByte();
            default -> throw error("'" + c + "' is not expected here");
        };
    }

    private Term parentheses() {
        if (++depth > MAX_DEPTH) {
            throw error("more than " + MAX_DEPTH + " parentheses in each other");
        }
        position++;
        Term term = terms(Operator.LOOSEST);
        expect(')');
        depth--;
        return term;
    }

    private Term number() {
        int start = position;
        while (position < text.length() && (Character.isDigit(text.charAt(position)) || text.charAt(position) == '.')) {
            position++;
        }
        try {
            return Expression.constant(Double.parseDouble(text.substring(start, position)));
        } catch (NumberFormatException e) {
            position = start;
            throw error("not a number");
        }
    }

    private Term singleByte() {
        boolean signed = text.charAt(position++) == 'S';
        int index = index();
        bytes.add(index);
        if (signed) {
            return Expression.signedByte(index);
        }
        if (position == text.length() || text.charAt(position) != ':') {
            return Expression.unsignedByte(index);
        }
        position++;
        int bit = index();
        if (bit > 7) {
            throw error("a byte has the bits 0 to 7");
        }
        return Expression.bit(index, bit);
    }

    private Term range() {
        position++;
        char kind = isAtEnd() ? ' ' : text.charAt(position);
        if (kind != 'B' && kind != 'S') {
            throw error("a range is written [B4:B7] or [S4:S7]");
        }
        position++;
        int first = index();
        expect(':');
        expect(kind);
        int last = index();
        if (last < first || last - first >= MAX_RANGE) {
            throw error("a range has 1 to " + MAX_RANGE + " bytes, the first byte first");
        }
        expect(']');
        IntStream.rangeClosed(first, last).forEach(bytes::add);
        return kind == 'S' ? Expression.signedRange(first, last) : Expression.unsignedRange(first, last);
    }

    private int index() {
        int start = position;
        int index = 0;
        while (position < text.length() && Character.digit(text.charAt(position), 10) >= 0 && index <= MAX_INDEX) {
            index = index * 10 + Character.digit(text.charAt(position++), 10);
        }
        if (position == start) {
            throw error("a number is missing");
        }
        if (index > MAX_INDEX) {
            throw error("no answer has so many bytes");
        }
        return index;
    }

    private Optional<Operator> peekOperator() {
        if (!isAtEnd()) {
            for (Operator operator : Operator.values()) {
                if (text.startsWith(operator.symbol, position)) {
                    return Optional.of(operator);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isNext(char c) {
        return !isAtEnd() && text.charAt(position) == c;
    }

    private void expect(char c) {
        if (!isNext(c)) {
            throw error("'" + c + "' is missing");
        }
        position++;
    }

    private boolean isAtEnd() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position == text.length();
    }

    private IllegalArgumentException error(String reason) {
        return new IllegalArgumentException("'" + text + "', column " + (position + 1) + ": " + reason);
    }
}
