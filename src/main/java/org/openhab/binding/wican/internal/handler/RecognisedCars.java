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

import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.storage.Storage;
import org.openhab.core.thing.ThingUID;

/**
 * The {@link RecognisedCars} remember which car was recognised, for Things whose configuration is in a text file: what
 * a user has written is not changed, and a car that was recognised is not asked again.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class RecognisedCars {

    /** Neither an adapter's id nor a vehicle's has one. */
    private static final String SEPARATOR = " ";

    private final Storage<String> storage;
    private final Predicate<ThingUID> isManaged;

    /**
     * @param storage keeps the texts over a restart of openHAB
     * @param isManaged tells whether openHAB keeps the configuration of a Thing, and not a text file
     */
    public RecognisedCars(Storage<String> storage, Predicate<ThingUID> isManaged) {
        this.storage = storage;
        this.isManaged = isManaged;
    }

    /**
     * @return true if the vehicle of the Thing is to be kept here
     */
    boolean areKeptFor(ThingUID thing) {
        return !isManaged.test(thing);
    }

    void keep(ThingUID thing, String deviceId, String vehicle) {
        storage.put(thing.getAsString(), deviceId + SEPARATOR + vehicle);
    }

    /** The user has decided: what was recognised does not matter any more. */
    void forget(ThingUID thing) {
        if (storage.containsKey(thing.getAsString())) {
            storage.remove(thing.getAsString());
        }
    }

    /**
     * @param deviceId the adapter: another one is in another car
     * @return the id of the vehicle, if it was recognised
     */
    Optional<String> find(ThingUID thing, String deviceId) {
        @Nullable
        String kept = storage.get(thing.getAsString());
        String beginning = deviceId + SEPARATOR;
        return kept == null || !kept.startsWith(beginning) ? Optional.empty()
                : Optional.of(kept.substring(beginning.length()));
    }
}
