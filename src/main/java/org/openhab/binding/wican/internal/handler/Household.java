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

import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.network.AdapterNetwork;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;
import org.openhab.core.i18n.TimeZoneProvider;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;

/**
 * The {@link Household} is what the handlers of all Things share.
 *
 * @param vehicles the vehicle profiles
 * @param timeZone knows openHAB's time zone
 * @param things knows which handler a Thing has now
 * @param recognised remembers cars for Things of text files
 * @param memory outlives handlers
 * @param network knows adapters in the network beside MQTT
 * @param ended hears of a Thing whose handler openHAB has done with, whoever was told to end it
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Household(VehicleLibrary vehicles, TimeZoneProvider timeZone, ThingRegistry things,
        RecognisedCars recognised, Memory memory, AdapterNetwork network, Consumer<Thing> ended) {
}
