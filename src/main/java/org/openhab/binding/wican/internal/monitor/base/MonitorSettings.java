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

import java.time.Duration;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;

/**
 * The {@link MonitorSettings} say which car to watch through which adapter, and how.
 *
 * @param topics the adapter's topics
 * @param approach the way to the state of charge
 * @param refreshInterval how long after an answer to ask again; zero for only on arrival
 * @param valuesEvery every how many refreshes the further values are asked for; 1 for each
 * @param responseTimeout how long to wait for the first frame of an answer
 * @param socTopic where to keep the state of charge, if anywhere
 * @param minimumVoltage the level of the 12 V battery in volts below which the car is not asked automatically; zero for
 *            none
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record MonitorSettings(AdapterTopics topics, Approach approach, Duration refreshInterval, int valuesEvery,
        Duration responseTimeout, Optional<String> socTopic, double minimumVoltage) {
}
