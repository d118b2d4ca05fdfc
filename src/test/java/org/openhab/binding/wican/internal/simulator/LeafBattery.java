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
package org.openhab.binding.wican.internal.simulator;

import java.time.Clock;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The battery of a simulated Leaf, which is charged while the car is plugged in.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class LeafBattery extends Battery {

    /**
     * Creates a battery that is not plugged in.
     *
     * @param clock the time
     * @param dashboardPercent what the dashboard shows, or as near to it as it can
     * @param dashboardPercentPerMinute how fast that rises while the car is plugged in
     */
    LeafBattery(Clock clock, double dashboardPercent, double dashboardPercentPerMinute) {
        super(clock, LeafAnswers.batteryOf(dashboardPercent), LeafAnswers.batteryShareOf(dashboardPercentPerMinute),
                LeafAnswers.FULL_BATTERY);
    }

    @Override
    int dashboardPercent() {
        return LeafAnswers.dashboardOf(percent());
    }
}
