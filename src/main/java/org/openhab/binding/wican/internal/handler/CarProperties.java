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

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;

/**
 * The {@link CarProperties} are the properties of a Thing that tell of its car.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class CarProperties {

    private CarProperties() {
    }

    /**
     * @param present the Thing's properties
     * @param approach the way to the state of charge from now on
     * @return the properties that the Thing should have then
     */
    static Map<String, String> adapted(Map<String, String> present, Approach approach) {
        Map<String, String> properties = new HashMap<>(present);
        properties.remove(PROPERTY_NOTE);
        properties.remove(PROPERTY_LEFT_OUT);
        if (!(approach instanceof Approach.Recognise)) {
            properties.remove(PROPERTY_CANDIDATES);
        }
        approach.knownVehicle().map(VehicleProfile::note).filter(note -> !note.isEmpty())
                .ifPresent(note -> properties.put(PROPERTY_NOTE, note));
        return properties;
    }

    /** A car that sleeps this time may still be one of those that it could be before: what is not known stays. */
    static void tell(Outcome outcome, ThingAccess access) {
        boolean areSeveral = outcome.kind() == Outcome.Kind.SEVERAL;
        outcome.vin().ifPresent(vin -> access.property(PROPERTY_VIN, vin.beginning()));
        if (areSeveral || outcome.vin().isPresent()) {
            access.property(PROPERTY_CANDIDATES,
                    areSeveral ? outcome.vehicles().stream().map(VehicleProfile::id).collect(Collectors.joining(" "))
                            : null);
        }
    }
}
