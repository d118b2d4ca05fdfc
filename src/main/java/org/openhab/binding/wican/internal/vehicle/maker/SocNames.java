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
package org.openhab.binding.wican.internal.vehicle.maker;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.kinds.SocName;

import com.google.gson.JsonElement;

/**
 * The {@link SocNames} are what one car in the adapter maker's format calls its state of charge: {@code SOC} in the
 * newest files, {@code soc}, {@code SoC} or {@code SOC_BMS} in others.
 *
 * @param channels the binding's name by the name in the file
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record SocNames(Map<String, String> channels) {

    /**
     * @param places the queries and the filters of one car
     */
    static SocNames among(Collection<JsonElement> places) {
        return new SocNames(SocName.channels(places.stream().flatMap(SocNames::values)
                .filter(MakerParameter::mayBePercent).map(MakerParameter::name).toList()));
    }

    private static Stream<MakerParameter> values(JsonElement place) {
        try {
            return MakerParameter.of(place).stream().filter(MakerParameter::isEnabled);
        } catch (IllegalArgumentException e) {
            return Stream.empty(); // whoever reads it says so
        }
    }

    MakerParameter apply(MakerParameter value) {
        return value.named(channels.getOrDefault(value.name(), value.name()));
    }
}
