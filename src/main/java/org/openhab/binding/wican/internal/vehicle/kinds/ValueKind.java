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
package org.openhab.binding.wican.internal.vehicle.kinds;

import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link ValueKind} is what is possible for a value because of what it means: between which ends it lies, which
 * numbers a control unit says for "not known", and how it changes. A profile may be narrower; this is what holds where
 * it says nothing better.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public enum ValueKind {

    /**
     * In percent. 240 kW into a battery of 100 kWh are 4 % a minute, and no car that stands at home is charged faster;
     * a dashboard in whole percent, computed from half percents, makes steps of 2 by itself. Nothing at all is what
     * sleeping control units say, unless the battery was low.
     */
    STATE_OF_CHARGE(0, 100, Change.of(2, 0, 4), 10),
    /** In km or miles: it never falls, and nobody drives faster than 240 km/h. */
    ODOMETER(0, 2_000_000, new Change(2, 0, 4, true), 0),
    /** In km or miles: the car estimates anew whenever it likes, but not at a breath. */
    RANGE(0, 2000, Change.of(30, 0.15, 15), 30),
    /** Of the traction battery, in kWh or Ah: it ages. The smallest is that of a hybrid, the largest of a lorry. */
    CAPACITY(0.5, 2000, Change.of(1, 0.1, 0.01), 0),
    /** Of the traction battery, in percent. */
    STATE_OF_HEALTH(0, 110, Change.of(3, 0, 0.01), 0),
    /** In degrees, of whatever: a motor warms up by 10 K a minute. */
    TEMPERATURE(-60, 200, Change.of(8, 0, 10), Double.POSITIVE_INFINITY),
    /** In V, of whatever: contactors open and close. */
    VOLTAGE(-10, 1500, Change.ANY, 0),
    /** In A. */
    CURRENT(-3000, 3000, Change.ANY, Double.POSITIVE_INFINITY),
    /** In W or kW. */
    POWER(-2_000_000, 2_000_000, Change.ANY, Double.POSITIVE_INFINITY),
    /** In Wh or kWh: what is left, or was ever charged. */
    ENERGY(0, 10_000_000, Change.ANY, 3),
    /** In km/h. */
    SPEED(-100, 400, Change.ANY, Double.POSITIVE_INFINITY),
    /** Nothing is known of it. */
    OTHER(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Change.ANY, 0);

    /**
     * How a value changes.
     *
     * @param step what it may change by itself at any time
     * @param share the same as a share of the value
     * @param perMinute how much it may change in a minute beside that
     * @param neverFalls whether it only grows
     */
    private record Change(double step, double share, double perMinute, boolean neverFalls) {

        static final Change ANY = of(Double.POSITIVE_INFINITY, 0, 0);

        static Change of(double step, double share, double perMinute) {
            return new Change(step, share, perMinute, false);
        }
    }

    private static final double MILLIS_PER_MINUTE = 60_000;

    private static final Set<String> ODOMETERS = Set.of("ODOMETER", "ODO", "MILEAGE", "KILOMETERSTAND", "TACHOSTAND",
            "KMSTAND");
    private static final Set<String> RANGES = Set.of("RANGE", "REICHWEITE", "RESTREICHWEITE", "DTE", "AUTONOMIE");
    private static final Set<String> CAPACITIES = Set.of("CAPACITY", "KAPAZITAT", "KAPAZITAET");
    private static final Set<String> WHAT_IS_LEFT = Set.of("R", "REM", "REMAINING", "LEFT", "REST");
    private static final Set<String> TEMPERATURES = Set.of("TEMP", "TEMPS", "TMP", "TEMPERATURE", "TEMPERATUR");
    private static final List<String> HEALTH = List.of("STATE", "OF", "HEALTH");

    /** Codes that stand for "not known": all bits are set. Short ones are told in units or tenths. */
    private static final long[] SHORT_CODES = { 0x3FF, 0xFFF };
    private static final long[] LONG_CODES = { 0xFFFF, 0xFF_FFFF, 0xFFFF_FFFFL };
    private static final double[] SHORT_FACTORS = { 1, 10 };
    private static final double[] LONG_FACTORS = { 1, 2, 10, 100, 1000 };
    private static final double[] PLAIN = { 1 };
    /** Adapters round to two decimals. */
    private static final double ROUNDING = 0.0051;
    /** A byte of nothing but zeros, read as degrees. */
    private static final double NO_TEMPERATURE = -40;
    /** From so near a value may happen to become one of these numbers. */
    private static final double STEP_TO_CODE = 2;
    private static final double SHARE_TO_CODE = 0.05;

    private final double min;
    private final double max;
    private final Change change;
    private final double zeroFrom;

    ValueKind(double min, double max, Change change, double zeroFrom) {
        this.min = min;
        this.max = max;
        this.change = change;
        this.zeroFrom = zeroFrom;
    }

    /**
     * @param name the parameter's name: the binding's, a user's or a maker's
     * @param unit the unit's symbol, empty if nobody knows
     */
    public static ValueKind of(String name, String unit) {
        if (SocName.of(name).isPresent()) {
            return STATE_OF_CHARGE;
        }
        List<String> words = Words.of(name);
        if (words.stream().anyMatch(TEMPERATURES::contains) || "°C".equals(unit)) {
            return TEMPERATURE;
        }
        if (words.contains("SOH") || words.containsAll(HEALTH)) {
            return STATE_OF_HEALTH;
        }
        boolean isDistance = unit.isEmpty() || "km".equals(unit) || "mi".equals(unit);
        if (isDistance && words.stream().anyMatch(ODOMETERS::contains)) {
            return ODOMETER;
        }
        if (isDistance && words.stream().anyMatch(RANGES::contains)) {
            return RANGE;
        }
        if (words.stream().anyMatch(CAPACITIES::contains) && words.stream().noneMatch(WHAT_IS_LEFT::contains)) {
            return CAPACITY;
        }
        return byUnit(unit);
    }

    private static ValueKind byUnit(String unit) {
        return switch (unit) {
            case "V" -> VOLTAGE;
            case "A" -> CURRENT;
            case "W", "kW" -> POWER;
            case "Wh", "kWh" -> ENERGY;
            case "km/h" -> SPEED;
            default -> OTHER;
        };
    }

    /**
     * @return true if such a value can be this number at all
     */
    public boolean isPossible(double value) {
        return value >= min && value <= max;
    }

    /**
     * @return true if this number, heard first, is what a control unit says that does not know
     */
    public boolean isCodeForUnknown(double value) {
        return switch (this) {
            case STATE_OF_CHARGE, STATE_OF_HEALTH, TEMPERATURE -> false;
            case OTHER -> isOneOf(LONG_CODES, PLAIN, value);
            default -> isOneOf(SHORT_CODES, PLAIN, value) || isOneOf(LONG_CODES, PLAIN, value);
        };
    }

    /**
     * @param before the value before
     * @return true if this number is what a control unit says that does not know, and does not go on from that value
     */
    public boolean isCodeForUnknown(double value, double before) {
        if (Math.abs(value - before) <= Math.max(STEP_TO_CODE, SHARE_TO_CODE * Math.abs(before))) {
            return false;
        }
        return switch (this) {
            case STATE_OF_CHARGE, STATE_OF_HEALTH -> false;
            case TEMPERATURE -> value == NO_TEMPERATURE;
            case OTHER -> isOneOf(LONG_CODES, PLAIN, value);
            default -> isOneOf(SHORT_CODES, SHORT_FACTORS, value) || isOneOf(LONG_CODES, LONG_FACTORS, value);
        };
    }

    private static boolean isOneOf(long[] codes, double[] factors, double value) {
        for (long code : codes) {
            for (double factor : factors) {
                if (Math.abs(value * factor - code) < ROUNDING * factor) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * @return true if 0 can follow this value; of most, 0 means that a control unit sleeps
     */
    public boolean canBecomeZero(double value) {
        return value <= zeroFrom;
    }

    /**
     * @return true if there are times and values at which this kind can be doubted
     */
    public boolean isSteady() {
        return Double.isFinite(change.step);
    }

    /**
     * @return true if the second value may be the first, read once more
     */
    public boolean areNear(double from, double to) {
        return isRightWay(from, to) && Math.abs(to - from) <= step(from);
    }

    /**
     * @param millis the time between
     * @return true if what the first value stands for can have become the second
     */
    public boolean canBecome(double from, double to, long millis) {
        return isRightWay(from, to)
                && Math.abs(to - from) <= step(from) + change.perMinute * Math.abs(millis) / MILLIS_PER_MINUTE;
    }

    private double step(double from) {
        return Math.max(change.step, change.share * Math.abs(from));
    }

    private boolean isRightWay(double from, double to) {
        return !change.neverFalls || to >= from;
    }

    /**
     * @return true if a number that merely stays must not be believed: a counter counts
     */
    public boolean mustMove() {
        return change.neverFalls;
    }
}
