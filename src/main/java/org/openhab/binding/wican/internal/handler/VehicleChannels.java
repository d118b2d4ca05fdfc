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
import org.openhab.core.thing.type.ChannelTypeUID;

/**
 * The {@link VehicleChannels} are the channels that a Thing has because of its vehicle.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class VehicleChannels {

    /** More than any car has values; the channels of a Thing are kept in one file, and shown on one page. */
    static final int MOST = 256;

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
     * Names that fall together into one channel are the first one's, in the order of the names; so is the room, where
     * there are too many.
     *
     * @param thing a channel that it has already stays with the name that it was made for
     * @param units the units that the adapter has for its parameters, where it has any
     * @return these channels and those for further values that an adapter polls by itself
     */
    VehicleChannels with(Set<String> parameters, Thing thing, Map<String, String> units) {
        List<ValueChannel> all = new ArrayList<>(channels);
        Map<String, String> owners = owners(thing);
        channels.forEach(channel -> owners.put(channel.id(), channel.parameter()));
        for (String parameter : parameters.stream().sorted(NaturalOrder.OF_NAMES).toList()) {
            AutoPidValue usual = AutoPidValue.of(parameter);
            ValueChannel channel = ValueChannel.of(usual.in(units.getOrDefault(parameter, usual.unit())));
            boolean isFree = parameter.equals(owners.getOrDefault(channel.id(), parameter));
            if (find(parameter).isEmpty() && isFree && all.size() < MOST) {
                owners.put(channel.id(), parameter);
                all.add(channel);
            }
        }
        return new VehicleChannels(all);
    }

    private static Map<String, String> owners(Thing thing) {
        Map<String, String> owners = new HashMap<>();
        for (Channel channel : thing.getChannels()) {
            @Nullable
            String owner = channel.getProperties().get(ValueChannel.PROPERTY_NAME);
            if (owner != null) {
                owners.put(channel.getUID().getId(), owner);
            }
        }
        return owners;
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
        List<Channel> wanted = common(thing, callback);
        for (ValueChannel channel : channels) {
            @Nullable
            Channel old = thing.getChannel(new ChannelUID(thing.getUID(), channel.id()));
            boolean isRight = old != null && Objects.equals(old.getChannelTypeUID(), channel.type());
            wanted.add(isRight && old != null ? old : channel.channel(thing.getUID(), callback));
        }
        return wanted.equals(thing.getChannels()) ? Optional.empty() : Optional.of(wanted);
    }

    /**
     * Leaves all channels alone, but for the common ones that somebody has taken away: by REST a Thing can be written
     * without them, and openHAB does not bring them back.
     *
     * @return the channels that the Thing should have; nothing if all is as it should be
     */
    static Optional<List<Channel>> completionOf(Thing thing, ThingHandlerCallback callback) {
        List<Channel> wanted = common(thing, callback);
        if (thing.getChannels().containsAll(wanted)) {
            return Optional.empty();
        }
        thing.getChannels().stream().filter(channel -> !COMMON_CHANNELS.contains(channel.getUID().getId()))
                .forEach(wanted::add);
        return Optional.of(wanted);
    }

    private static List<Channel> common(Thing thing, ThingHandlerCallback callback) {
        List<Channel> common = new ArrayList<>();
        for (String id : COMMON_CHANNELS) {
            ChannelUID uid = new ChannelUID(thing.getUID(), id);
            @Nullable
            Channel present = thing.getChannel(uid);
            common.add(present != null ? present
                    : callback.createChannelBuilder(uid, new ChannelTypeUID(BINDING_ID, id)).build());
        }
        return common;
    }
}
