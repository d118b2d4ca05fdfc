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

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * The {@link Trial} says whether a profile fits a car.
 *
 * @param vehicle the profile
 * @param verdict whether it fits
 * @param reason why not, in English, for a report; empty if it fits
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Trial(VehicleProfile vehicle, Verdict verdict, String reason) {

    /** Whether a profile fits. */
    public enum Verdict {
        /** Its main query was answered as it says. */
        FITS,
        /** Its main query was not answered well enough to tell. */
        OPEN,
        /** Its main query was not answered, or not as it says. */
        FAILS
    }
}
