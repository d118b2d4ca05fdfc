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
package org.openhab.binding.wican.internal.testing;

import static org.mockito.Mockito.*;

import java.time.ZoneOffset;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.handler.Household;
import org.openhab.binding.wican.internal.handler.Memory;
import org.openhab.binding.wican.internal.handler.RecognisedCars;
import org.openhab.binding.wican.internal.network.AdapterAddresses;
import org.openhab.binding.wican.internal.network.AdapterNetwork;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;
import org.openhab.core.i18n.TimeZoneProvider;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingUID;

/**
 * The {@link Households} are for handlers that a test makes.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Households {

    private Households() {
    }

    /** All Things are those of the UI. */
    public static Household of(VehicleLibrary vehicles) {
        return of(vehicles, () -> ZoneOffset.UTC);
    }

    public static Household of(VehicleLibrary vehicles, TimeZoneProvider timeZone) {
        return of(vehicles, timeZone, mock(ThingRegistry.class, withSettings().stubOnly()), thing -> true);
    }

    /** With adapters whose settings can be read. */
    public static Household of(VehicleLibrary vehicles, TimeZoneProvider timeZone, ThingRegistry things,
            Predicate<ThingUID> isManaged, AdapterNetwork network) {
        return new Household(vehicles, timeZone, things, new RecognisedCars(new MemoryStorage<>(), isManaged),
                new Memory(), network, thing -> {
                });
    }

    public static Household of(VehicleLibrary vehicles, TimeZoneProvider timeZone, ThingRegistry things,
            Predicate<ThingUID> isManaged) {
        return of(vehicles, timeZone, things, isManaged, new AdapterNetwork(new AdapterAddresses()));
    }
}
