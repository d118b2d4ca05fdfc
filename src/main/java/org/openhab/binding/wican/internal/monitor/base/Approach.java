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

import java.util.List;
import java.util.Optional;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * The {@link Approach} is the way to the state of charge.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public sealed interface Approach {

    /**
     * The car is asked.
     *
     * @param vehicle what to ask
     * @param wasAskedNow true if somebody has just asked the car, so that it must be given a rest
     */
    record Ask(VehicleProfile vehicle, boolean wasAskedNow) implements Approach {

        /** A car that nobody has asked. */
        public Ask(VehicleProfile vehicle) {
            this(vehicle, false);
        }
    }

    /**
     * The car is asked which it is.
     *
     * @param vehicles the profiles that it may have
     */
    record Recognise(List<VehicleProfile> vehicles) implements Approach {
        public Recognise {
            vehicles = List.copyOf(vehicles);
        }
    }

    /** The adapter polls the car by itself (AutoPID). */
    record Listen() implements Approach {
    }

    /**
     * @return the car, if it is known and tells something by itself
     */
    default Optional<VehicleProfile> heard() {
        return this instanceof Ask ask && !ask.vehicle().broadcasts().isEmpty() ? Optional.of(ask.vehicle())
                : Optional.empty();
    }

    /**
     * @return true if the binding sends requests to the car
     */
    default boolean isAsking() {
        return !(this instanceof Listen);
    }

    /**
     * @return the vehicle, as far as it is known
     */
    default Optional<VehicleProfile> knownVehicle() {
        return this instanceof Ask ask ? Optional.of(ask.vehicle()) : Optional.empty();
    }
}
