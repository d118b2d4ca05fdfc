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

import static org.openhab.binding.wican.internal.WicanBindingConstants.BINDING_ID;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.handler.KnownValues.KnownValue;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.autopid.AutoPidValue;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.ChannelTypeUID;

/**
 * The {@link ValueChannel} is the channel of one of the profile's values beside the state of charge for the house.
 *
 * @param parameter the value's name in the profile
 * @param id the channel's id
 * @param type the channel's type
 * @param suffix what to add to the type's label where several channels have the same type
 * @param unit what to make of the value
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record ValueChannel(String parameter, String id, ChannelTypeUID type, String suffix, ValueUnit unit) {

    /** Which value a channel shows, where several names would fall together into it. */
    static final String PROPERTY_NAME = "name";

    /**
     * @return the channels for all values of the vehicle but the one that has the channel {@code soc}
     */
    static List<ValueChannel> of(VehicleProfile vehicle) {
        Optional<String> soc = vehicle.socParameter();
        Set<String> ids = new HashSet<>();
        List<ValueChannel> channels = new ArrayList<>();
        vehicle.parameters().filter(parameter -> !soc.equals(Optional.of(parameter.name()))).map(ValueChannel::of)
                .filter(channel -> ids.add(channel.id())).forEach(channels::add);
        return channels;
    }

    private static ValueChannel of(Parameter parameter) {
        return of(parameter.name(), ValueUnit.of(parameter.unit()));
    }

    /**
     * @return the channel for a value that the adapter polls by itself
     */
    static ValueChannel of(AutoPidValue value) {
        return of(value.name(), ValueUnit.of(value.unit()));
    }

    private static ValueChannel of(String name, ValueUnit unit) {
        return KnownValues.find(name).filter(known -> known.itemType().equals(unit.itemType()))
                .map(known -> known(name, known, unit)).orElseGet(() -> unknown(name, unit));
    }

    private static ValueChannel known(String name, KnownValue known, ValueUnit unit) {
        return new ValueChannel(name, known.channelId(), new ChannelTypeUID(BINDING_ID, known.typeId()),
                known.number() == 0 ? "" : " " + known.number(), unit);
    }

    /** The prefix keeps such a channel from taking the id of one that has a meaning. */
    private static ValueChannel unknown(String name, ValueUnit unit) {
        String id = "value-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return new ValueChannel(name, id, new ChannelTypeUID(BINDING_ID, unit.typeId()), ": " + name, unit);
    }

    /**
     * @return openHAB's channel, with label, description and tags of its type
     */
    Channel channel(ThingUID thing, ThingHandlerCallback callback) {
        ChannelBuilder builder = callback.createChannelBuilder(new ChannelUID(thing, id), type)
                .withProperties(Map.of(PROPERTY_NAME, parameter));
        if (suffix.isEmpty()) {
            return builder.build();
        }
        String label = Stream.ofNullable(builder.build().getLabel()).findFirst().orElse("");
        return builder.withLabel(label + suffix).build();
    }
}
