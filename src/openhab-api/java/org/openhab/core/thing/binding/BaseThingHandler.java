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
package org.openhab.core.thing.binding;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.common.ThreadPoolManager;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.binding.builder.ThingStatusInfoBuilder;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the handlers of all Things have in common.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public abstract class BaseThingHandler implements ThingHandler {

    private static final String THREAD_POOL = "thingHandler";

    private final Logger logger = LoggerFactory.getLogger(BaseThingHandler.class);

    protected final ScheduledExecutorService scheduler = ThreadPoolManager.getScheduledPool(THREAD_POOL);

    protected Thing thing;

    private @Nullable ThingHandlerCallback callback;

    public BaseThingHandler(Thing thing) {
        this.thing = thing;
    }

    @Override
    public void handleRemoval() {
        updateStatus(ThingStatus.REMOVED);
    }

    @Override
    public void handleConfigurationUpdate(Map<String, Object> configurationParameters) {
        if (!isModifyingCurrentConfig(configurationParameters)) {
            return;
        }
        validateConfigurationParameters(configurationParameters);
        Configuration configuration = editConfiguration();
        configurationParameters.forEach(configuration::put);
        if (isInitialized()) {
            dispose();
            updateConfiguration(configuration);
            initialize();
        } else {
            updateConfiguration(configuration);
            tell("updating its configuration", openHAB -> openHAB.configurationUpdated(getThing()));
        }
    }

    protected boolean isModifyingCurrentConfig(Map<String, Object> configurationParameters) {
        Configuration current = getThing().getConfiguration();
        return configurationParameters.entrySet().stream()
                .anyMatch(parameter -> !Objects.equals(current.get(parameter.getKey()), parameter.getValue()));
    }

    @Override
    public void dispose() {
    }

    @Override
    public Thing getThing() {
        return thing;
    }

    @Override
    public void thingUpdated(Thing thing) {
        dispose();
        synchronized (this) {
            this.thing = thing;
        }
        initialize();
    }

    @Override
    public void setCallback(@Nullable ThingHandlerCallback thingHandlerCallback) {
        synchronized (this) {
            callback = thingHandlerCallback;
        }
    }

    protected @Nullable ThingHandlerCallback getCallback() {
        return callback;
    }

    @Override
    public void channelLinked(ChannelUID channelUID) {
        handleCommand(channelUID, RefreshType.REFRESH);
    }

    @Override
    public void channelUnlinked(ChannelUID channelUID) {
    }

    protected void validateConfigurationParameters(Map<String, Object> configurationParameters) {
        ThingHandlerCallback openHAB = callback;
        if (openHAB != null) {
            openHAB.validateConfigurationParameters(getThing(), configurationParameters);
        } else {
            warnDisposed("validating its configuration");
        }
    }

    protected Configuration getConfig() {
        return new Configuration(getThing().getConfiguration());
    }

    protected <T> T getConfigAs(Class<T> configurationClass) {
        return getConfig().as(configurationClass);
    }

    protected void updateState(ChannelUID channelUID, State state) {
        tell("updating the channel " + channelUID, openHAB -> openHAB.stateUpdated(channelUID, state));
    }

    protected void updateState(String channelID, State state) {
        updateState(channel(channelID), state);
    }

    protected void triggerChannel(ChannelUID channelUID, String event) {
        tell("triggering the channel " + channelUID,
                openHAB -> openHAB.channelTriggered(getThing(), channelUID, event));
    }

    protected void triggerChannel(String channelID, String event) {
        triggerChannel(channel(channelID), event);
    }

    protected void triggerChannel(String channelID) {
        triggerChannel(channel(channelID), "");
    }

    protected void triggerChannel(ChannelUID channelUID) {
        triggerChannel(channelUID, "");
    }

    protected void postCommand(String channelID, Command command) {
        postCommand(channel(channelID), command);
    }

    protected void postCommand(ChannelUID channelUID, Command command) {
        tell("posting a command to the channel " + channelUID, openHAB -> openHAB.postCommand(channelUID, command));
    }

    protected void updateStatus(ThingStatus status, ThingStatusDetail statusDetail, @Nullable String description) {
        tell("updating its status", openHAB -> openHAB.statusUpdated(thing,
                ThingStatusInfoBuilder.create(status, statusDetail).withDescription(description).build()));
    }

    protected void updateStatus(ThingStatus status, ThingStatusDetail statusDetail) {
        updateStatus(status, statusDetail, null);
    }

    protected void updateStatus(ThingStatus status) {
        updateStatus(status, ThingStatusDetail.NONE, null);
    }

    protected ThingBuilder editThing() {
        return ThingBuilder.create(thing);
    }

    protected void updateThing(Thing thing) {
        if (thing == this.thing) {
            throw new IllegalArgumentException("The current Thing must not be changed, only a copy of it");
        }
        ThingHandlerCallback openHAB = callback;
        if (openHAB == null) {
            warnDisposed("updating its Thing");
            return;
        }
        openHAB.validateConfigurationParameters(thing, thing.getConfiguration().getProperties());
        for (Channel channel : thing.getChannels()) {
            openHAB.validateConfigurationParameters(channel, channel.getConfiguration().getProperties());
        }
        synchronized (this) {
            this.thing = thing;
            openHAB.thingUpdated(thing);
        }
    }

    protected Configuration editConfiguration() {
        return new Configuration(getThing().getConfiguration());
    }

    protected void updateConfiguration(Configuration configuration) {
        ThingHandlerCallback openHAB = callback;
        if (openHAB == null) {
            warnDisposed("updating its configuration");
            return;
        }
        openHAB.validateConfigurationParameters(thing, configuration.getProperties());
        Map<String, Object> old = thing.getConfiguration().getProperties();
        try {
            synchronized (this) {
                thing.getConfiguration().setProperties(configuration.getProperties());
                openHAB.thingUpdated(thing);
            }
        } catch (RuntimeException e) {
            thing.getConfiguration().setProperties(old);
            throw e;
        }
    }

    protected Map<String, String> editProperties() {
        return new HashMap<>(thing.getProperties());
    }

    protected void updateProperties(@Nullable Map<String, String> properties) {
        boolean changed = false;
        if (properties == null) {
            changed = !thing.getProperties().isEmpty();
            thing.setProperties(Map.of());
        } else {
            for (Map.Entry<String, String> property : properties.entrySet()) {
                changed |= setProperty(property.getKey(), property.getValue());
            }
        }
        if (changed) {
            tellThingUpdated();
        }
    }

    protected void updateProperty(String name, @Nullable String value) {
        if (setProperty(name, value)) {
            tellThingUpdated();
        }
    }

    protected @Nullable Bridge getBridge() {
        ThingUID bridgeUID = thing.getBridgeUID();
        synchronized (this) {
            ThingHandlerCallback openHAB = callback;
            if (openHAB == null) {
                warnDisposed("accessing its bridge");
                return null;
            }
            return bridgeUID == null ? null : openHAB.getBridge(bridgeUID);
        }
    }

    protected boolean isLinked(String channelId) {
        return isLinked(channel(channelId));
    }

    protected boolean isLinked(ChannelUID channelUID) {
        ThingHandlerCallback openHAB = callback;
        if (openHAB == null) {
            warnDisposed("asking whether the channel " + channelUID + " is linked");
            return false;
        }
        return openHAB.isChannelLinked(channelUID);
    }

    protected boolean isInitialized() {
        ThingStatus status = getThing().getStatus();
        return status == ThingStatus.ONLINE || status == ThingStatus.OFFLINE || status == ThingStatus.UNKNOWN;
    }

    @Override
    public void bridgeStatusChanged(ThingStatusInfo bridgeStatusInfo) {
        if (bridgeStatusInfo.getStatus() == ThingStatus.OFFLINE) {
            updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.BRIDGE_OFFLINE);
        } else if (bridgeStatusInfo.getStatus() == ThingStatus.ONLINE
                && getThing().getStatusInfo().getStatusDetail() == ThingStatusDetail.BRIDGE_OFFLINE) {
            updateStatus(ThingStatus.ONLINE, ThingStatusDetail.NONE);
        }
    }

    protected void changeThingType(ThingTypeUID thingTypeUID, Configuration configuration) {
        ThingHandlerCallback openHAB = callback;
        if (openHAB != null) {
            openHAB.migrateThingType(getThing(), thingTypeUID, configuration);
        } else {
            warnDisposed("changing its Thing type");
        }
    }

    private ChannelUID channel(String id) {
        return new ChannelUID(getThing().getUID(), id);
    }

    private boolean setProperty(String name, @Nullable String value) {
        String old = thing.getProperties().get(name);
        // As in openHAB, a property that is removed without having been there counts as a change.
        boolean changed = old == null || !old.equals(value);
        if (changed) {
            thing.setProperty(name, value);
        }
        return changed;
    }

    private void tellThingUpdated() {
        tell("updating its properties", openHAB -> openHAB.thingUpdated(thing));
    }

    private void tell(String action, Consumer<ThingHandlerCallback> message) {
        synchronized (this) {
            ThingHandlerCallback openHAB = callback;
            if (openHAB != null) {
                message.accept(openHAB);
            } else {
                warnDisposed(action);
            }
        }
    }

    private void warnDisposed(String action) {
        logger.warn("The handler {} of {} tried {} although it is disposed", getClass().getSimpleName(), thing.getUID(),
                action);
    }
}
