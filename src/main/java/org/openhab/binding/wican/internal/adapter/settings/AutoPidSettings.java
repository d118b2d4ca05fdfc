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

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link AutoPidSettings} are how an adapter polls the car by itself (its page <i>Automate</i>; firmware:
 * {@code main/autopid.c}, Pro {@code components/autopid/autopid_config.c}).
 *
 * @param isGrouped whether all values come together; a Pro always does that, whatever is stored
 * @param groups where the group goes; those that are switched off are left out
 * @param isPolling false if the car is polled only on demand
 * @param cycle milliseconds between two messages of the group, where that is stored
 * @param isCarSpecific whether the parameters of the car's profile are polled
 * @param isStandard whether the standard PIDs are polled
 * @param carModel the car's profile, in the maker's words; empty without one
 * @param minimumVoltage volts of the 12 V battery below which a Pro does not poll, where it is set so
 * @param parameters what is polled, by the pages that could be read
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record AutoPidSettings(boolean isGrouped, List<Destination> groups, boolean isPolling, OptionalInt cycle,
        boolean isCarSpecific, boolean isStandard, String carModel, OptionalDouble minimumVoltage,
        List<AutoPidParameter> parameters) {

    /** Nothing is stored. */
    static final AutoPidSettings NONE = new AutoPidSettings(false, List.of(), true, OptionalInt.empty(), false, false,
            "", OptionalDouble.empty(), List.of());

    public AutoPidSettings {
        groups = List.copyOf(groups);
        parameters = List.copyOf(parameters);
    }

    AutoPidSettings withParameters(List<AutoPidParameter> others) {
        return new AutoPidSettings(isGrouped, groups, isPolling, cycle, isCarSpecific, isStandard, carModel,
                minimumVoltage, others);
    }
}
