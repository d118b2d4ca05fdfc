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
package org.openhab.binding.wican.internal.monitor.base;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Reading} is what the car told at one moment.
 *
 * @param time the moment of measurement, to the second as it is published: when the answer was complete, however late
 *            it is told
 * @param soc the state of charge for the house in percent, 0 to 100; nothing if the answer was about something else
 * @param values all values of the answer by parameter name, each in its parameter's unit
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Reading(Instant time, Optional<BigDecimal> soc, Map<String, Double> values) {

    /** No car measures its charge more finely; more digits come from the arithmetic. */
    private static final int SOC_DECIMALS = 2;

    public Reading {
        values = Map.copyOf(values);
    }

    public static Reading of(Instant time, OptionalDouble soc, Map<String, Double> values) {
        return new Reading(time.truncatedTo(ChronoUnit.SECONDS),
                soc.isPresent() ? Optional.of(rounded(soc.getAsDouble())) : Optional.empty(), values);
    }

    /**
     * @return a state of charge as the channel will show it
     */
    public static String shown(double soc) {
        return rounded(soc).toPlainString();
    }

    /**
     * @return true if a state of charge is shown as this one
     */
    public static boolean isShownAs(double soc, BigDecimal shown) {
        return rounded(soc).compareTo(shown) == 0;
    }

    private static BigDecimal rounded(double soc) {
        BigDecimal value = BigDecimal.valueOf(soc).setScale(SOC_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
