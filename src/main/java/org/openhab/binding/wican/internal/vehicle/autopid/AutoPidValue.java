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
package org.openhab.binding.wican.internal.vehicle.autopid;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.kinds.SocName;
import org.openhab.binding.wican.internal.vehicle.kinds.ValueKind;
import org.openhab.binding.wican.internal.vehicle.maker.MakerValue;

/**
 * The {@link AutoPidValue} is what the binding makes of a value that an adapter polls by itself. Its name is free text
 * on the adapter's web page, in any script, or that of a standard PID. A name that has a meaning becomes the binding's
 * own for it; every other stays as it is, so that two different ones never become one.
 *
 * @param name the parameter's name
 * @param unit the unit's symbol; empty for a plain number
 * @param min the smallest believable value
 * @param max the largest believable value
 * @param kind what else is possible for it
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record AutoPidValue(String name, String unit, double min, double max, ValueKind kind) {

    private static final Pattern NOT_IN_NAME = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern PLAIN = Pattern.compile("[ -~]*");

    /** Standard PIDs with a meaning that the binding has a name for (firmware: {@code main/obd2_standard_pids.h}). */
    private static final Map<String, String> STANDARD = Map.of("0D_VEHICLESPEED", "SPEED", "42_CONTROLMODULEVOLT",
            "LV_V", "46_AMBIENTAIRTEMP", "OUTSIDE_TEMPERATURE", "A6_ODOMETER", "ODOMETER");

    private static final Set<String> PERCENT = Set.of("", "%", "percent", "percentage", "pct", "prozent");

    /**
     * @param key the name that the adapter gives; empty for a bare number, which is a state of charge
     */
    public static AutoPidValue named(String key) {
        if (key.isEmpty()) {
            return of(Parameter.SOC);
        }
        Optional<String> soc = SocName.of(key).map(SocName::parameter);
        return of(soc.or(() -> meaning(key)).orElse(key));
    }

    /** Makers and users differ in what separates the words, and in capital letters. */
    private static Optional<String> meaning(String key) {
        if (!PLAIN.matcher(key).matches()) {
            return Optional.empty();
        }
        String name = spelt(key);
        @Nullable
        String standard = STANDARD.get(name);
        return standard != null ? Optional.of(standard)
                : Optional.of(name).filter(known -> MakerValue.named(known).isKnown());
    }

    /**
     * @param parameter a parameter's name, which is what it is: another one of that meaning may have its own name
     */
    public static AutoPidValue of(String parameter) {
        MakerValue value = MakerValue.named(spelt(parameter));
        ValueKind kind = ValueKind.of(parameter, value.unit());
        return new AutoPidValue(parameter, value.unit(), value.min(), value.max(), kind);
    }

    private static String spelt(String name) {
        return NOT_IN_NAME.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    /**
     * @param other the unit that the adapter has for it
     */
    public AutoPidValue in(String other) {
        return new AutoPidValue(name, other, min, max, kind);
    }

    /**
     * @return true for the state of charge, as the dashboard shows it or as the battery's
     */
    public boolean isSoc() {
        return name.equals(Parameter.SOC) || name.equals(Parameter.SOC_DISPLAYED);
    }

    /**
     * @return true if 0 is what such a value often is; a temperature comes in degrees, not as the bytes of a control
     *         unit
     */
    public boolean isZeroNatural() {
        return kind == ValueKind.TEMPERATURE || kind == ValueKind.OTHER && Parameter.isZeroNatural(unit)
                || kind.canBecomeZero(Double.MAX_VALUE);
    }

    /**
     * @param value a number that has come under this name
     * @param told what was told of its unit, empty if nothing; {@link Parameter#ON_OFF} if it was no number
     */
    public boolean isBelievable(double value, String told) {
        boolean isSwitch = Parameter.ON_OFF.equals(told);
        if (isSwitch ? kind != ValueKind.OTHER
                : kind == ValueKind.STATE_OF_CHARGE && !PERCENT.contains(told.toLowerCase(Locale.ROOT))) {
            return false;
        }
        return value >= min && value <= max && kind.isPossible(value);
    }
}
