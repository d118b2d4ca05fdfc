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
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.maker.MakerValue;

/**
 * The {@link AutoPidValue} is what the binding makes of a value that an adapter polls by itself. Its name is free text
 * on the adapter's web page, or that of a standard PID; unit and range follow from the name.
 *
 * @param name the binding's name of the parameter
 * @param unit the unit's symbol; empty for a plain number
 * @param min the smallest believable value
 * @param max the largest believable value
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record AutoPidValue(String name, String unit, double min, double max) {

    private static final Pattern NOT_IN_NAME = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern EDGE = Pattern.compile("^_+|_+$");

    /** How users and makers call the state of charge, without what separates words; a bare number is nothing else. */
    private static final Set<String> BATTERY = Set.of("", "SOC", "SOCBMS", "BMSSOC", "SOCBATTERY", "BATTERYSOC",
            "BATTSOC", "HVSOC", "SOCHV", "SOCREAL", "REALSOC", "STATEOFCHARGE", "BATTERYSTATEOFCHARGE", "BATTERYLEVEL",
            "5BHYBRBATPACKREMLIFE");
    private static final Set<String> DISPLAYED = Set.of("SOCD", "SOCDISPLAY", "SOCDISPLAYED", "SOCDISP", "DISPLAYSOC",
            "DISPLAYEDSOC", "SOCDASH", "SOCDASHBOARD");

    /** Standard PIDs with a meaning that the binding has a name for (firmware: {@code main/obd2_standard_pids.h}). */
    private static final Map<String, String> STANDARD = Map.of("0DVEHICLESPEED", "SPEED", "42CONTROLMODULEVOLT", "LV_V",
            "46AMBIENTAIRTEMP", "OUTSIDE_TEMPERATURE", "A6ODOMETER", "ODOMETER");

    /**
     * @param key the name that the adapter gives; empty for a bare number
     */
    public static AutoPidValue named(String key) {
        String letters = NOT_IN_NAME.matcher(key).replaceAll("").toUpperCase(Locale.ROOT);
        if (DISPLAYED.contains(letters)) {
            return known(Parameter.SOC_DISPLAYED);
        }
        if (BATTERY.contains(letters)) {
            return known(Parameter.SOC);
        }
        String name = EDGE.matcher(NOT_IN_NAME.matcher(key).replaceAll("_")).replaceAll("").toUpperCase(Locale.ROOT);
        return known(STANDARD.getOrDefault(letters, name.isEmpty() ? "VALUE" : name));
    }

    private static AutoPidValue known(String name) {
        MakerValue value = MakerValue.named(name);
        return new AutoPidValue(name, value.unit(), value.min(), value.max());
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
        return "°C".equals(unit) || Parameter.isZeroNatural(unit);
    }

    public boolean isBelievable(double value) {
        return value >= min && value <= max;
    }
}
