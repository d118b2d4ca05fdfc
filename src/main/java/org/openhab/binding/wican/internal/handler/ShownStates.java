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
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link ShownStates} are what the channels of a Thing show. They are remembered for links that come later.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class ShownStates {

    private final Logger logger = LoggerFactory.getLogger(ShownStates.class);

    private final ThingAccess thing;
    private final Map<String, State> states = new ConcurrentHashMap<>();

    ShownStates(ThingAccess thing) {
        this.thing = thing;
    }

    /** A profile of a link, which may be somebody's script, runs within: its mistake must not stop the monitor. */
    void show(String channel, State state) {
        states.put(channel, state);
        try {
            thing.state(new ChannelUID(thing.thing().getUID(), channel), state);
        } catch (RuntimeException e) {
            logger.warn("A link of the channel {} of {} failed: {}", channel, thing.thing().getUID(), e.toString());
        }
    }

    /** Shows once more what is known. */
    void repeat(ChannelUID channel) {
        @Nullable
        State state = states.get(channel.getId());
        if (state != null) {
            thing.state(channel, state);
        }
    }

    void forget() {
        states.clear();
    }
}
