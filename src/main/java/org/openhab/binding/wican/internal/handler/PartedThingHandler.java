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
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.binding.BaseThingHandler;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.types.State;

/**
 * The {@link PartedThingHandler} is a handler that leaves its work to parts: it lets them do what openHAB allows the
 * handler only.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
abstract class PartedThingHandler extends BaseThingHandler {

    final ThingAccess access = new Access();

    PartedThingHandler(Thing thing) {
        super(thing);
    }

    private final class Access implements ThingAccess {

        @Override
        public Thing thing() {
            return getThing();
        }

        @Override
        public WicanConfiguration configuration() {
            return getConfigAs(WicanConfiguration.class);
        }

        @Override
        public Optional<Bridge> bridge() {
            return Optional.ofNullable(getBridge());
        }

        @Override
        public Optional<ThingHandlerCallback> callback() {
            return Optional.ofNullable(getCallback());
        }

        @Override
        public ScheduledExecutorService scheduler() {
            return scheduler;
        }

        @Override
        public void state(ChannelUID channel, State state) {
            updateState(channel, state);
        }

        @Override
        public void trigger(String channel, String event) {
            triggerChannel(channel, event);
        }

        @Override
        public boolean isLinked(String channel) {
            return PartedThingHandler.this.isLinked(channel);
        }

        @Override
        public void status(ThingStatus status, ThingStatusDetail detail, @Nullable String description) {
            updateStatus(status, detail, description);
        }

        @Override
        public void change(UnaryOperator<ThingBuilder> change) {
            updateThing(change.apply(editThing()).build());
        }

        @Override
        public void property(String name, @Nullable String value) {
            updateProperty(name, value);
        }

        @Override
        public void configure(Map<String, Object> parameters) {
            Configuration changed = editConfiguration();
            parameters.forEach(changed::put);
            updateConfiguration(changed);
        }
    }
}
