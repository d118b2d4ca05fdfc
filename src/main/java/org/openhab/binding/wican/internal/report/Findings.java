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
package org.openhab.binding.wican.internal.report;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.monitor.asking.Exchange;
import org.openhab.binding.wican.internal.monitor.hearing.BusCensus;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;

/**
 * The {@link Findings} are what a Thing knows of its car since that came home.
 *
 * @param deviceId the adapter's id
 * @param vehicle the profile, if the Thing has one
 * @param exchanges what the car was asked, and what came back
 * @param recognition what came out when it was asked which car it is, if it was
 * @param bus what was on the bus when somebody listened, if somebody did
 * @param firmware the version of the adapter's firmware, if it is known
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Findings(String deviceId, Optional<VehicleProfile> vehicle, List<Exchange> exchanges,
        Optional<Outcome> recognition, Optional<BusCensus> bus, Optional<String> firmware) {

    public Findings {
        exchanges = List.copyOf(exchanges);
    }

    /** Nobody has listened to the bus. */
    public Findings(String deviceId, Optional<VehicleProfile> vehicle, List<Exchange> exchanges,
            Optional<Outcome> recognition) {
        this(deviceId, vehicle, exchanges, recognition, Optional.empty(), Optional.empty());
    }
}
