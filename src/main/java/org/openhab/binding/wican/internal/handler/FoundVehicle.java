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

import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.thing.ThingUID;

/**
 * The {@link FoundVehicle} is the vehicle of a Thing, or AutoPID in place of one, as far as the binding has found it
 * out
 * by itself. It may change it again; what the user has decided it may not. Used under the lock of the
 * {@link WicanHandler}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class FoundVehicle {

    private final ThingAccess access;
    private final RecognisedCars recognised;

    FoundVehicle(ThingAccess access, RecognisedCars recognised) {
        this.access = access;
        this.recognised = recognised;
    }

    /** Whoever has another vehicle now has chosen it, and chooses the one that was found if he goes back to it. */
    void begin(WicanConfiguration configuration) {
        if (access.thing().getProperties().containsKey(PROPERTY_FOUND) && kept(configuration).isEmpty()) {
            access.property(PROPERTY_FOUND, null);
        }
    }

    /** Keeps what was found out: nobody needs to find it out the next time. */
    void keep(String deviceId, String vehicle) {
        ThingUID thing = access.thing().getUID();
        if (recognised.areKeptFor(thing)) {
            recognised.keep(thing, deviceId, vehicle);
        } else {
            access.configure(Map.of(CONFIG_VEHICLE, vehicle));
            access.property(PROPERTY_FOUND, vehicle);
        }
    }

    private void forget() {
        ThingUID thing = access.thing().getUID();
        if (recognised.areKeptFor(thing)) {
            recognised.forget(thing);
        } else {
            access.configure(Map.of(CONFIG_VEHICLE, VEHICLE_AUTO));
            access.property(PROPERTY_FOUND, null);
        }
    }

    /**
     * Goes with the adapter, unless the user has decided otherwise: one that polls the car by itself is listened to,
     * one
     * that does not do so any more is not.
     *
     * @param isPolling whether the adapter polls the car by itself, if that is known
     * @return true if the way to the state of charge is another one now
     */
    boolean follow(WicanConfiguration configuration, Optional<Boolean> isPolling) {
        Optional<String> kept = kept(configuration);
        if (isPolling.isEmpty() || kept.isEmpty() && !configuration.isAuto()) {
            return false;
        }
        boolean isListening = kept.equals(Optional.of(VEHICLE_AUTO_PID));
        if (isPolling.get() && !isListening) {
            keep(configuration.deviceId, VEHICLE_AUTO_PID);
        } else if (!isPolling.get() && isListening) {
            forget();
        }
        return isPolling.get() != isListening;
    }

    /** What the binding has found out, as long as nobody has chosen anything else. */
    private Optional<String> kept(WicanConfiguration configuration) {
        return configuration.isAuto() ? recognised.find(access.thing().getUID(), configuration.deviceId)
                : Optional.ofNullable(access.thing().getProperties().get(PROPERTY_FOUND))
                        .filter(configuration.vehicle::equals);
    }
}
