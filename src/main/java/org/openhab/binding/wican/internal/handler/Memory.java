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

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.monitor.asking.CarMemory;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.core.thing.ThingUID;

/**
 * The {@link Memory} is what outlives the handler of a Thing: openHAB starts a new one whenever something is saved.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Memory {

    private final Map<ThingUID, Remembered> things = new ConcurrentHashMap<>();

    /** What a session leaves to the next one with the same adapter. */
    private record Remembered(String deviceId, Optional<Reading> last, CarMemory asked) {
    }

    void keep(ThingUID thing, String deviceId, Optional<Reading> last, CarMemory asked) {
        things.put(thing, new Remembered(deviceId, last, asked));
    }

    /**
     * @return what the car with this adapter was asked
     */
    CarMemory asked(ThingUID thing, String deviceId) {
        return find(thing, deviceId).map(Remembered::asked).orElse(CarMemory.NONE);
    }

    /**
     * @return the last state of charge of the car with this adapter
     */
    Optional<Reading> last(ThingUID thing, String deviceId) {
        return find(thing, deviceId).flatMap(Remembered::last);
    }

    private Optional<Remembered> find(ThingUID thing, String deviceId) {
        return Optional.ofNullable(things.get(thing)).filter(remembered -> remembered.deviceId().equals(deviceId));
    }

    /** The Thing is no more. */
    public void forget(ThingUID thing) {
        things.remove(thing);
    }
}
