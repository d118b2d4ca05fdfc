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
package org.openhab.binding.wican.internal.vehicle.examination;

import java.math.BigDecimal;
import java.math.MathContext;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Extremes} are the lowest and the highest value that an expression can give within its range.
 *
 * @param lowest the lowest value
 * @param codeOfLowest the bytes that give it
 * @param highest the highest value
 * @param codeOfHighest the bytes that give it
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record Extremes(double lowest, long codeOfLowest, double highest, long codeOfHighest) {

    private static final MathContext SHOWN = new MathContext(5);

    static String shown(double value) {
        return new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString();
    }
}
