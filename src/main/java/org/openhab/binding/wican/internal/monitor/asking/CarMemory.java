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
package org.openhab.binding.wican.internal.monitor.asking;

import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link CarMemory} is what whoever asks the car next must know of what was asked before, so that a new start is no
 * reason to ask more often.
 *
 * @param vehicle the id of the profile that was asked for; empty for none
 * @param patience what was asked in vain
 * @param lastAsked when the last request was sent
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record CarMemory(String vehicle, Patience patience, Instant lastAsked) {

    /** Nothing was asked yet. */
    public static final CarMemory NONE = new CarMemory("", Patience.FRESH, Instant.EPOCH);

    /**
     * @param other the id of the profile that will be asked for
     * @return what matters for it: of a car that was asked the wrong questions, only when that was
     */
    public CarMemory forVehicle(String other) {
        return vehicle.equals(other) ? this : new CarMemory(other, Patience.FRESH, lastAsked);
    }
}
