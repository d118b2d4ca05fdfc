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

import static org.openhab.binding.wican.internal.WicanBindingConstants.COMMON_CHANNELS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.autopid.AutoPidValue;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.binding.ThingHandlerCallback;

/**
 * The {@link VehicleChannels} are the channels that a Thing has because of its vehicle.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class VehicleChannels {

    static final VehicleChannels NONE = new VehicleChannels(List.of());

    private final List<ValueChannel> channels;
    private final Map<String, ValueChannel> byParameter = new HashMap<>();

    private VehicleChannels(List<ValueChannel> channels) {
        this.channels = channels;
        channels.forEach(channel -> byParameter.put(channel.parameter(), channel));
    }

    static VehicleChannels of(VehicleProfile vehicle) {
        return new VehicleChannels(ValueChannel.of(vehicle));
    }

    /**
     * @return these channels and those for further values that an adapter polls by itself
     */
    VehicleChannels with(Set<String> parameters) {
        List<ValueChannel> all = new ArrayList<>(channels);
        parameters.stream().filter(parameter -> find(parameter).isEmpty()).map(AutoPidValue::of).map(ValueChannel::of)
                .forEach(all::add);
        return new VehicleChannels(all);
    }

    Optional<ValueChannel> find(String parameter) {
        return Optional.ofNullable(byParameter.get(parameter));
    }

    /**
     * @return the channels that a Thing has, and those of these that it lacks; nothing if it lacks none
     */
    Optional<List<Channel>> additionsFor(Thing thing, ThingHandlerCallback callback) {
        List<Channel> wanted = new ArrayList<>(thing.getChannels());
        channels.stream().filter(channel -> thing.getChannel(new ChannelUID(thing.getUID(), channel.id())) == null)
                .map(channel -> channel.channel(thing.getUID(), callback)).forEach(wanted::add);
        return wanted.size() == thing.getChannels().size() ? Optional.empty() : Optional.of(wanted);
    }

    /**
     * Compares with the channels that a Thing has.
     *
     * @return the channels that the Thing should have: the common ones and these, unchanged where they are right
     *         already; nothing if all is as it should be
     */
    Optional<List<Channel>> changesFor(Thing thing, ThingHandlerCallback callback) {
        List<Channel> present = thing.getChannels();
        List<Channel> wanted = new ArrayList<>();
        present.stream().filter(channel -> COMMON_CHANNELS.contains(channel.getUID().getId())).forEach(wanted::add);
        for (ValueChannel channel : channels) {
            @Nullable
            Channel old = thing.getChannel(new ChannelUID(thing.getUID(), channel.id()));
            boolean isRight = old != null && Objects.equals(old.getChannelTypeUID(), channel.type());
            wanted.add(isRight && old != null ? old : channel.channel(thing.getUID(), callback));
        }
        return wanted.equals(present) ? Optional.empty() : Optional.of(wanted);
    }
}
