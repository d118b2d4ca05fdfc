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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The {@link FirmwareEvaluator} evaluates an expression in the way of the adapter's firmware
 * ({@code main/expression_parser.c}): while it reads, with one stack for the numbers and one for the operators that
 * still wait for their right side. It knows no signs: an operator without a number on its left takes the one before, or
 * 0 if there is none.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class FirmwareEvaluator {

    private static final Pattern WORD = Pattern
            .compile("\\s*(?:(?<number>[0-9.]+)" + "|(?<kind>[BS])(?<index>[0-9]+)(?::(?<bit>[0-7]))?"
                    + "|\\[(?<range>[BS])(?<first>[0-9]+):\\k<range>(?<last>[0-9]+)]|(?<symbol><<|>>|[-+*/&|^()]))");

    /** The operators from loose to tight. */
    private static final String[] LEVELS = { "| ^", "&", "<< >>", "+ -", "* /" };

    private final byte[] bytes;
    private final Deque<Double> numbers = new ArrayDeque<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private boolean isDefined = true;

    private FirmwareEvaluator(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * @param expression an expression without mistakes
     * @param bytes as many as it reads
     * @return the value; nothing for a division by zero, and where C does not define what happens
     */
    public static OptionalDouble evaluate(String expression, byte[] bytes) {
        FirmwareEvaluator evaluator = new FirmwareEvaluator(bytes);
        evaluator.run(expression.stripTrailing());
        return evaluator.isDefined ? OptionalDouble.of(evaluator.numbers.getFirst()) : OptionalDouble.empty();
    }

    private void run(String expression) {
        Matcher word = WORD.matcher(expression);
        while (word.regionStart() < expression.length()) {
            if (!word.lookingAt()) {
                throw new IllegalArgumentException(expression + " from column " + (word.regionStart() + 1));
            }
            @Nullable
            String symbol = word.group("symbol");
            if (symbol == null) {
                numbers.push(operand(word));
            } else {
                take(symbol);
            }
            word.region(word.end(), expression.length());
        }
        while (!waiting.isEmpty()) {
            apply(waiting.pop());
        }
        if (numbers.size() != 1) {
            throw new IllegalArgumentException(expression + " leaves " + numbers);
        }
    }

    private void take(String symbol) {
        switch (symbol) {
            case "(" -> waiting.push(symbol);
            case ")" -> {
                while (!"(".equals(waiting.getFirst())) {
                    apply(waiting.pop());
                }
                waiting.pop();
            }
            default -> {
                while (!waiting.isEmpty() && level(waiting.getFirst()) >= level(symbol)) {
                    apply(waiting.pop());
                }
                waiting.push(symbol);
            }
        }
    }

    private static int level(String operator) {
        for (int level = 0; level < LEVELS.length; level++) {
            if (LEVELS[level].contains(operator)) {
                return level;
            }
        }
        return -1;
    }

    private double operand(Matcher word) {
        if (word.group("number") != null) {
            return Double.parseDouble(word.group("number"));
        }
        if (word.group("range") != null) {
            return range("S".equals(word.group("range")), Integer.parseInt(word.group("first")),
                    Integer.parseInt(word.group("last")));
        }
        byte value = bytes[Integer.parseInt(word.group("index"))];
        if (word.group("bit") != null) {
            return (value & 1 << Integer.parseInt(word.group("bit"))) == 0 ? 0 : 1;
        }
        return "S".equals(word.group("kind")) ? value : Byte.toUnsignedInt(value);
    }

    /** A signed range is collected in an integer of 8, 16 or 32 bits, whichever is wide enough. */
    private double range(boolean signed, int first, int last) {
        long bits = 0;
        for (int i = first; i <= last; i++) {
            bits = bits << 8 | Byte.toUnsignedInt(bytes[i]);
        }
        if (!signed) {
            return unsigned(bits);
        }
        return switch (last - first) {
            case 0 -> (byte) bits;
            case 1 -> (short) bits;
            case 2, 3 -> (int) bits;
            default -> undefined();
        };
    }

    /** The nearest double, as a conversion in C. */
    private static double unsigned(long bits) {
        return (bits >>> 32) * 0x1p32 + (bits & 0xFFFF_FFFFL);
    }

    private void apply(String operator) {
        double right = numbers.pop();
        double left = numbers.isEmpty() ? 0 : numbers.pop();
        numbers.push(switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> right == 0 ? undefined() : left / right;
            default -> onBits(operator, (int) left, (int) right);
        });
    }

    private double onBits(String operator, int left, int right) {
        return switch (operator) {
            case "&" -> left & right;
            case "|" -> left | right;
            case "^" -> left ^ right;
            case "<<" -> right >= 0 && right < 32 ? left << right : undefined();
            case ">>" -> right >= 0 && right < 32 ? left >> right : undefined();
            default -> throw new IllegalArgumentException(operator);
        };
    }

    /** Goes on with any number; the result does not count any more. */
    private double undefined() {
        isDefined = false;
        return 0;
    }
}
