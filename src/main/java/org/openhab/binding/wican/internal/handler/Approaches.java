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
package org.openhab.binding.wican.internal.handler;

import static org.openhab.binding.wican.internal.WicanBindingConstants.*;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.vehicle.format.ProfileProblem;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;
import org.openhab.core.thing.ThingUID;

/**
 * The {@link Approaches} find the way to the state of charge that a configuration asks for. Ask from a thread that may
 * wait: vehicle profiles are read.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Approaches {

    /** How many ids to name where one is misspelt: as many as fit into a line. */
    private static final int NEAREST_VEHICLES = 3;

    private final ThingUID thing;
    private final VehicleLibrary vehicles;
    private final RecognisedCars recognised;

    Approaches(ThingUID thing, VehicleLibrary vehicles, RecognisedCars recognised) {
        this.thing = thing;
        this.vehicles = vehicles;
        this.recognised = recognised;
    }

    /**
     * @return nothing if there is a {@link #problem(WicanConfiguration)}
     */
    Optional<Approach> find(WicanConfiguration configuration) {
        if (configuration.isAuto()) {
            Optional<String> found = recognised.find(thing, configuration.deviceId);
            return Optional.of(found.filter(VEHICLE_AUTO_PID::equals).<Approach> map(any -> new Approach.Listen())
                    .or(() -> found.flatMap(vehicles::find).map(configuration::asWanted).map(Approach.Ask::new))
                    .orElseGet(() -> new Approach.Recognise(vehicles.all())));
        }
        recognised.forget(thing);
        return configuration.isAutoPid() ? Optional.of(new Approach.Listen())
                : vehicles.find(configuration.vehicle).map(configuration::asWanted).map(Approach.Ask::new);
    }

    /**
     * @return what the user must mend, where no way was found
     */
    StatusText problem(WicanConfiguration configuration) {
        List<ProfileProblem> unreadable = vehicles.problems();
        if (!unreadable.isEmpty()) {
            return StatusText.of("configuration.vehicle-unreadable", CONFIG_VEHICLE, configuration.vehicle,
                    unreadable.get(0).toString());
        }
        String nearest = String.join("; ", vehicles.nearest(configuration.vehicle, NEAREST_VEHICLES));
        return StatusText.of("configuration.vehicle-unknown", CONFIG_VEHICLE, configuration.vehicle, nearest);
    }
}
