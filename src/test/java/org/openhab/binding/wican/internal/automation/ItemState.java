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
package org.openhab.binding.wican.internal.automation;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link ItemState} is a state as openHAB writes it: {@code ON}, {@code 84 %} or {@code NULL}.
 *
 * @param text what openHAB writes
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record ItemState(String text) {

    private static final Pattern QUANTITY = Pattern.compile("(-?\\d+(?:\\.\\d+)?(?:E-?\\d+)?) ([^ \\d]\\S*)");

    /** Units by what they measure, with their size. */
    private static final Map<String, Map<String, Double>> DIMENSIONS = Map.of("percentage", Map.of("%", 1.0), "power",
            Map.of("W", 1.0, "kW", 1000.0), "energy", Map.of("Wh", 1.0, "kWh", 1000.0), "voltage", Map.of("V", 1.0));

    /**
     * @return whether it is a number with a unit
     */
    boolean isQuantity() {
        return QUANTITY.matcher(text).matches();
    }

    /**
     * @return its number in a unit, or nothing if it measures something else
     */
    Optional<Double> in(String unit) {
        Matcher quantity = QUANTITY.matcher(text);
        if (!quantity.matches()) {
            return Optional.empty();
        }
        return DIMENSIONS.values().stream()
                .filter(units -> units.containsKey(unit) && units.containsKey(quantity.group(2))).findFirst()
                .map(units -> Double.parseDouble(quantity.group(1)) * units.getOrDefault(quantity.group(2), 0.0)
                        / units.getOrDefault(unit, 1.0));
    }

    /**
     * @return less than, equal to or greater than 0, or nothing if the two can't be compared
     */
    Optional<Integer> compareTo(ItemState other) {
        Matcher quantity = QUANTITY.matcher(other.text);
        return quantity.matches()
                ? in(quantity.group(2)).map(number -> Double.compare(number, Double.parseDouble(quantity.group(1))))
                : Optional.empty();
    }
}
