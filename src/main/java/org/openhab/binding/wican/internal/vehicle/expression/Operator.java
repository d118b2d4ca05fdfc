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

import java.util.function.DoubleBinaryOperator;
import java.util.function.IntBinaryOperator;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Operator} is one of the operators of the expression language.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
enum Operator {
    MULTIPLY("*", 5, (a, b) -> a * b),
    DIVIDE("/", 5, (a, b) -> b == 0 ? Double.NaN : a / b),
    PLUS("+", 4, (a, b) -> a + b),
    MINUS("-", 4, (a, b) -> a - b),
    SHIFT_LEFT("<<", 3, shift((a, b) -> a << b)),
    SHIFT_RIGHT(">>", 3, shift((a, b) -> a >> b)),
    AND("&", 2, onIntegers((a, b) -> a & b)),
    OR("|", 1, onIntegers((a, b) -> a | b)),
    XOR("^", 1, onIntegers((a, b) -> a ^ b));

    static final int LOOSEST = 1;

    final String symbol;
    /** How tightly the operator binds: from 1 (loosest) to 5. */
    final int precedence;
    private final DoubleBinaryOperator operation;

    Operator(String symbol, int precedence, DoubleBinaryOperator operation) {
        this.symbol = symbol;
        this.precedence = precedence;
        this.operation = operation;
    }

    double apply(double left, double right) {
        return operation.applyAsDouble(left, right);
    }

    /** Shifting by a negative count or by more than the 31 bits behind the sign is undefined in the firmware's C. */
    private static DoubleBinaryOperator shift(IntBinaryOperator operation) {
        return (a, b) -> b > -1 && b < Integer.SIZE ? onIntegers(operation).applyAsDouble(a, b) : Double.NaN;
    }

    private static DoubleBinaryOperator onIntegers(IntBinaryOperator operation) {
        return (a, b) -> Double.isNaN(a) || Double.isNaN(b) ? Double.NaN : operation.applyAsInt((int) a, (int) b);
    }
}
