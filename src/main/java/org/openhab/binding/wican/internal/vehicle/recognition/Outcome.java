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
package org.openhab.binding.wican.internal.vehicle.recognition;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * The {@link Outcome} is what is known of a car after it was asked.
 *
 * @param kind what came out
 * @param vin the car's VIN, if it has told one
 * @param vehicles the profiles that the car may have; exactly one if it was recognised
 * @param trials the profiles that were tried
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Outcome(Kind kind, Optional<Vin> vin, List<VehicleProfile> vehicles, List<Trial> trials) {

    /** What can come out. */
    public enum Kind {
        /** The car has this profile. */
        RECOGNISED,
        /** The car has one of these profiles, or perhaps this one. */
        SEVERAL,
        /** The maker is known, but none of the profiles fits. */
        NONE_FITS,
        /** The VIN is of a maker without profiles. */
        UNKNOWN_MAKE,
        /** The control units do not agree which car it is. */
        VINS_DIFFER,
        /** The question for the VIN was answered, but not with a VIN. */
        VIN_UNUSABLE,
        /** The control units refuse to tell the VIN. */
        VIN_REFUSED,
        /** Nothing came back. */
        SILENT
    }

    public Outcome {
        vehicles = List.copyOf(vehicles);
        trials = List.copyOf(trials);
    }
}
