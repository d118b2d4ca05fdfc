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
package org.openhab.binding.wican.internal.adapter.settings;

import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link AutoPidParameter} is what an adapter knows of a value that it polls by itself.
 *
 * @param name the name that the adapter publishes it under, never empty
 * @param unit the unit's symbol as the adapter has it; empty where it has none
 * @param kind the class, a word of Home Assistant ({@code battery}, {@code temperature}); empty where it has none
 * @param min the smallest value that the adapter publishes, where it has a limit
 * @param max the largest value that the adapter publishes, where it has a limit
 * @param destination where it goes beside the group
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record AutoPidParameter(String name, String unit, String kind, OptionalDouble min, OptionalDouble max,
        Destination destination) {

    /**
     * Joins what two pages say of one parameter: the page that says more of a thing counts.
     */
    AutoPidParameter or(AutoPidParameter other) {
        return new AutoPidParameter(name, unit.isEmpty() ? other.unit : unit, kind.isEmpty() ? other.kind : kind,
                min.isPresent() ? min : other.min, max.isPresent() ? max : other.max,
                destination.isMqtt() ? destination : other.destination);
    }
}
