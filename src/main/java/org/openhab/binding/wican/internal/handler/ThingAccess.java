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
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.types.State;

/**
 * The {@link ThingAccess} is what the parts of a handler may do with its Thing.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
interface ThingAccess {

    Thing thing();

    /** The Thing's configuration as it is now. */
    WicanConfiguration configuration();

    /** Nothing if the Thing has none, or openHAB does not have it any more. */
    Optional<Bridge> bridge();

    /** Nothing if the handler is about to end. */
    Optional<ThingHandlerCallback> callback();

    /** The threads that openHAB gives to handlers. */
    ScheduledExecutorService scheduler();

    void state(ChannelUID channel, State state);

    void trigger(String channel, String event);

    boolean isLinked(String channel);

    void status(ThingStatus status, ThingStatusDetail detail, @Nullable String description);

    /**
     * Changes channels or properties. It may take too long for a callback.
     */
    void change(UnaryOperator<ThingBuilder> change);

    /**
     * @param value {@code null} takes the property away
     */
    void property(String name, @Nullable String value);

    /**
     * Keeps parameters in the Thing's configuration. It may take too long for a callback.
     */
    void configure(Map<String, Object> parameters);
}
