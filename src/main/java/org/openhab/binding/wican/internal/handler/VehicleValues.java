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

import static org.openhab.binding.wican.internal.WicanBindingConstants.PROPERTY_LEFT_OUT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link VehicleValues} show what the car tells beside its state of charge, and give the Thing the channels for it.
 * Values are told in the order in which they came; the Thing is changed under the lock of the {@link WicanHandler}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class VehicleValues {

    /** A property is a line on the page of the Thing. */
    private static final int NAMES_SHOWN = 20;

    private final Logger logger = LoggerFactory.getLogger(VehicleValues.class);

    private final ThingAccess access;
    private final ShownStates states;
    private volatile VehicleChannels channels = VehicleChannels.NONE;
    /** The last values of parameters whose channels are still to be made. */
    private final Map<String, Double> waiting = new ConcurrentHashMap<>();
    /** Parameters that get no channel. */
    private final Set<String> leftOut = ConcurrentHashMap.newKeySet();

    VehicleValues(ThingAccess access, ShownStates states) {
        this.access = access;
        this.states = states;
    }

    /**
     * Gives the Thing the channels of its vehicle and takes away those of a former one, and tells the note. What an
     * adapter polls by itself is known only when it comes, and what a car has that is still to be recognised only then:
     * their channels are left alone.
     */
    void adapt(Approach approach) {
        Optional<VehicleProfile> vehicle = approach.knownVehicle();
        VehicleChannels channels = vehicle.map(VehicleChannels::of).orElse(VehicleChannels.NONE);
        this.channels = channels;
        Optional<ThingHandlerCallback> callback = access.callback();
        if (callback.isEmpty()) {
            return;
        }
        Thing thing = access.thing();
        Optional<List<Channel>> changes = vehicle.isPresent() ? channels.changesFor(thing, callback.get())
                : VehicleChannels.completionOf(thing, callback.get());
        Map<String, String> properties = CarProperties.adapted(thing.getProperties(), approach);
        if (changes.isPresent() || !properties.equals(thing.getProperties())) {
            access.change(
                    builder -> builder.withChannels(changes.orElseGet(thing::getChannels)).withProperties(properties));
        }
    }

    /**
     * Called between two messages, so that what is told follows the order in which it came.
     *
     * @return false if some of the values have no channel yet, and wait for it
     */
    boolean show(Map<String, Double> values) {
        VehicleChannels channels = this.channels;
        values.forEach((parameter, value) -> channels.find(parameter).ifPresentOrElse(channel -> {
            waiting.remove(parameter);
            states.show(channel.id(), channel.unit().state(value));
        }, () -> {
            if (!leftOut.contains(parameter)) {
                waiting.put(parameter, value);
            }
        }));
        return waiting.isEmpty();
    }

    /**
     * Gives the Thing the channels for which values wait, and says which ones can't have any.
     *
     * @param units the units that the adapter has for its parameters, where it has any
     */
    void addChannels(Map<String, String> units) {
        access.callback().ifPresent(callback -> {
            Set<String> names = Set.copyOf(waiting.keySet());
            VehicleChannels all = channels.with(names, access.thing(), units);
            all.additionsFor(access.thing(), callback)
                    .ifPresent(added -> access.change(builder -> builder.withChannels(added)));
            channels = all;
            names.stream().filter(name -> all.find(name).isEmpty()).forEach(leftOut::add);
            if (waiting.keySet().removeAll(leftOut)) {
                tellLeftOut();
            }
        });
    }

    private void tellLeftOut() {
        List<String> names = leftOut.stream().sorted(NaturalOrder.OF_NAMES).toList();
        logger.info("{} has no channels for these values of its adapter, because others have theirs or they are too "
                + "many: {}", access.thing().getUID(), names);
        String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        access.property(PROPERTY_LEFT_OUT, names.size() <= NAMES_SHOWN ? shown : shown + ", …");
    }

    /** Called between two messages, when there are channels for what waited. */
    void showWaiting() {
        show(Map.copyOf(waiting));
    }

    /** What waits belongs to a life of the Thing that is over. */
    void forget() {
        waiting.clear();
        leftOut.clear();
    }

    /**
     * @return true if somebody looks at the value
     */
    boolean isWanted(String parameter) {
        return channels.find(parameter).filter(channel -> access.isLinked(channel.id())).isPresent();
    }
}
