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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The {@link Decoded} is what a query makes of an answer, or a broadcast of a frame.
 *
 * @param values the believable values by parameter name, each in its parameter's unit
 * @param rejections why the other parameters have no value
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Decoded(Map<String, Double> values, Map<String, Rejection> rejections) {

    public Decoded {
        values = Map.copyOf(values);
        rejections = Map.copyOf(rejections);
    }

    /**
     * Reads values that belong together.
     *
     * @param bytes what their expressions count
     */
    static Decoded reading(List<Parameter> parameters, byte[] bytes) {
        Map<String, Double> values = new HashMap<>();
        Map<String, Rejection> rejections = new HashMap<>();
        for (Parameter parameter : parameters) {
            OptionalDouble value = parameter.read(bytes);
            if (value.isPresent()) {
                values.put(parameter.name(), value.getAsDouble());
            } else {
                rejections.put(parameter.name(), parameter.rejection(bytes));
            }
        }
        distrustDisplayedWithoutBattery(values, rejections);
        preferBatteryWhereTheyContradict(values);
        return new Decoded(values, rejections);
    }

    /** The dashboard's value is computed from the battery's: it is not better than that. */
    private static void distrustDisplayedWithoutBattery(Map<String, Double> values, Map<String, Rejection> rejections) {
        @Nullable
        Rejection battery = rejections.get(Parameter.SOC);
        if (battery != null && values.remove(Parameter.SOC_DISPLAYED) != null) {
            rejections.put(Parameter.SOC_DISPLAYED, battery);
        }
    }

    /** A dashboard can't show something quite different: where it seems to, the battery's counts. */
    private static void preferBatteryWhereTheyContradict(Map<String, Double> values) {
        @Nullable
        Double battery = values.get(Parameter.SOC);
        if (battery != null) {
            values.computeIfPresent(Parameter.SOC_DISPLAYED,
                    (name, displayed) -> Parameter.canBeDisplayed(displayed, battery) ? displayed : battery);
        }
    }

    /** None of these values can be read, for the same reason. */
    static Decoded rejecting(List<Parameter> parameters, Rejection rejection) {
        Map<String, Rejection> rejections = new HashMap<>();
        parameters.forEach(parameter -> rejections.put(parameter.name(), rejection));
        return new Decoded(Map.of(), rejections);
    }

    public OptionalDouble value(String parameter) {
        @Nullable
        Double value = values.get(parameter);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    public Optional<Rejection> rejection(String parameter) {
        return Optional.ofNullable(rejections.get(parameter));
    }
}
