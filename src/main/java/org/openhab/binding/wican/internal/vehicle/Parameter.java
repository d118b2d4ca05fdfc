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

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.Rejection.Reason;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;

/**
 * The {@link Parameter} is one value that a query reads from its answer.
 *
 * @param name its name, shared by all profiles; upper case with underscores
 * @param expression how to compute it from the bytes
 * @param unit the unit's symbol; {@link #ON_OFF} for a switch, empty for a plain number
 * @param min the smallest believable value
 * @param max the largest believable value
 * @param clamp whether a value outside is cut to the nearest end: right only for a dashboard's scale, which ends before
 *            the battery does
 * @param condition if it is 0 the control unit says that it does not know the value
 * @param evidence how well this value is backed, where that differs from the profile
 * @param believed why it may be read from bytes that often stand for "not known": the reason by their first byte, 0x00,
 *            0xFF, 0x7F (7FFF…) or 0x80 (8000…); a note for whoever examines the profile, reading does not depend on it
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Parameter(String name, Expression expression, String unit, double min, double max, boolean clamp,
        Optional<Expression> condition, Optional<Evidence> evidence, Map<Integer, String> believed) {

    /** State of charge of the battery, in percent. */
    public static final String SOC = "SOC";

    /** State of charge as the dashboard shows it, in percent. */
    public static final String SOC_DISPLAYED = "SOC_D";

    /** The unit of a switch: 0 is off, everything else is on. */
    public static final String ON_OFF = "on/off";

    /** What a car at rest has none of. */
    private static final Set<String> ZERO_IS_NATURAL = Set.of(ON_OFF, "", "A", "W", "kW", "km/h", "rpm", "Nm", "min",
            "s");

    /** How far the dashboard's scale and the battery's are apart at most, in percent of the battery. */
    private static final double SCALES_DIFFER = 20;

    private static final int SHOWN_DECIMALS = 2;

    /**
     * @return the same value by another name
     */
    public Parameter named(String other) {
        return new Parameter(other, expression, unit, min, max, clamp, condition, evidence, believed);
    }

    /**
     * @throws IllegalArgumentException if the range is empty, or that of a state of charge is not one of percent
     */
    public Parameter {
        if (min > max) {
            throw new IllegalArgumentException("\"min\" is greater than \"max\"");
        }
        if (isStateOfCharge(name) && !("%".equals(unit) && min >= 0 && max <= 100)) {
            throw new IllegalArgumentException(name + " has the unit % and lies between 0 and 100");
        }
        believed = Map.copyOf(believed);
    }

    /** A value of which nothing is said about bytes that often stand for "not known". */
    public Parameter(String name, Expression expression, String unit, double min, double max, boolean clamp,
            Optional<Expression> condition, Optional<Evidence> evidence) {
        this(name, expression, unit, min, max, clamp, condition, evidence, Map.of());
    }

    /**
     * @return true if this is a state of charge of the traction battery, the battery's own or the dashboard's
     */
    public boolean isStateOfCharge() {
        return isStateOfCharge(name);
    }

    /**
     * @param displayed what is said to be on the dashboard, in percent
     * @param battery the battery's own state of charge, in percent
     * @return false if a dashboard can't show that, so that the battery's counts
     */
    public static boolean canBeDisplayed(double displayed, double battery) {
        return Math.abs(displayed - battery) <= SCALES_DIFFER;
    }

    private static boolean isStateOfCharge(String name) {
        return SOC.equals(name) || SOC_DISPLAYED.equals(name);
    }

    /**
     * @param unit the symbol of a unit
     * @return true if 0 is what such a value often is; of a voltage, an energy or a share it means that nobody knows
     */
    public static boolean isZeroNatural(String unit) {
        return ZERO_IS_NATURAL.contains(unit);
    }

    /** Says whether the bytes give exactly 0 (or switch positions) where 0 is natural. */
    boolean isThatOfACarAtRest(byte[] frameBytes) {
        return ON_OFF.equals(unit) || isZeroNatural(unit) && expression.evaluate(frameBytes).orElse(1) == 0;
    }

    /**
     * Computes the value, whatever the other values of the answer say.
     *
     * @param frameBytes the bytes of all frames of the answer one after the other
     * @return the value in {@link #unit()}; nothing where there is none, or it is not believable
     */
    public OptionalDouble read(byte[] frameBytes) {
        OptionalDouble value = expression.evaluate(frameBytes);
        if (value.isEmpty() || !holds(condition, frameBytes)) {
            return OptionalDouble.empty();
        }
        if (clamp) {
            return OptionalDouble.of(Math.max(min, Math.min(max, value.getAsDouble())));
        }
        return isBelievable(value.getAsDouble()) ? value : OptionalDouble.empty();
    }

    /** Says why {@link #read(byte[])} gives nothing. */
    Rejection rejection(byte[] frameBytes) {
        if (!holds(condition, frameBytes)) {
            return Rejection.of(Reason.NOT_READY);
        }
        OptionalDouble value = expression.evaluate(frameBytes);
        return value.isPresent() ? Rejection.of(Reason.OUT_OF_RANGE, name, shown(value.getAsDouble()))
                : Rejection.of(Reason.NO_VALUE, name);
    }

    /** A condition that can't be computed does not hold. */
    static boolean holds(Optional<Expression> condition, byte[] frameBytes) {
        return condition.isEmpty() || condition.get().evaluate(frameBytes).orElse(0) != 0;
    }

    private boolean isBelievable(double value) {
        return value >= min && value <= max;
    }

    private static String shown(double value) {
        return BigDecimal.valueOf(value).setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros()
                .toPlainString();
    }
}
