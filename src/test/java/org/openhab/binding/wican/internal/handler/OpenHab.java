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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.*;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.mqtt.discovery.MQTTTopicDiscoveryService;
import org.openhab.binding.mqtt.handler.AbstractBrokerHandler;
import org.openhab.binding.wican.internal.WicanBindingConstants;
import org.openhab.binding.wican.internal.discovery.ActivatedDiscovery;
import org.openhab.binding.wican.internal.testing.ChannelTypes;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Households;
import org.openhab.binding.wican.internal.testing.Inbox;
import org.openhab.binding.wican.internal.testing.ManualScheduler;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.types.State;

/**
 * The {@link OpenHab} does to Things what openHAB 5.1 and 5.2 do by themselves. Each rule names its place there. It has
 * no threads: what openHAB leaves to a pool is done when time passes.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class OpenHab implements Inbox.Things {

    /** Who keeps a Thing. */
    enum Provider {
        /** The UI: {@code ManagedThingProvider}. */
        MANAGED,
        /** A text file: {@code GenericThingProvider}. */
        FILE
    }

    private static final ThingTypeUID BROKER_TYPE = new ThingTypeUID("mqtt", "broker");
    private static final ThingUID BROKER = new ThingUID(BROKER_TYPE, "house");
    private static final String STATUS = "wican/" + LeafAtHome.DEVICE + "/status";

    final ManualScheduler scheduler;
    final Inbox inbox = new Inbox(this);
    private final LeafAtHome car;
    private final Bridge bridge = BridgeBuilder.create(BROKER_TYPE, BROKER).build();
    private final ChannelTypes channelTypes = new ChannelTypes();
    private final ThingHandlerCallback callback = mock(ThingHandlerCallback.class, withSettings().stubOnly());
    private final ThingRegistry registry = mock(ThingRegistry.class, withSettings().stubOnly());
    private final Map<ThingUID, Kept> things = new LinkedHashMap<>();
    private final Map<String, State> states = new HashMap<>();
    private final Household household;
    private ActivatedDiscovery discovery;
    private ZoneId zone = ZoneId.of("Europe/Berlin");

    /** A Thing as openHAB knows it, and as its provider does. */
    private static final class Kept {
        private final Provider provider;
        /** Only for a text file: what is written there, and what its provider has made of it. */
        private final Map<String, Object> written;
        private Thing ofProvider;
        private Thing thing;
        private @Nullable WicanHandler handler;

        Kept(Provider provider, Map<String, Object> written, Thing thing) {
            this.provider = provider;
            this.written = written;
            this.ofProvider = thing;
            this.thing = thing;
        }
    }

    OpenHab(LeafAtHome car, ManualScheduler scheduler) {
        this.car = car;
        this.scheduler = scheduler;
        AbstractBrokerHandler brokerHandler = mock(AbstractBrokerHandler.class, withSettings().stubOnly());
        when(brokerHandler.getConnectionAsync())
                .thenReturn(CompletableFuture.completedFuture(car.broker().connection()));
        bridge.setStatusInfo(new ThingStatusInfo(ThingStatus.ONLINE, ThingStatusDetail.NONE, null));
        bridge.setHandler(brokerHandler);
        when(callback.getBridge(BROKER)).thenReturn(bridge);
        when(callback.createChannelBuilder(any(), any()))
                .thenAnswer(call -> channelTypes.builder(call.getArgument(0), call.getArgument(1)));
        doAnswer(call -> {
            states.put(call.<ChannelUID> getArgument(0).getId(), call.getArgument(1));
            return null;
        }).when(callback).stateUpdated(any(), any());
        doAnswer(call -> {
            call.<Thing> getArgument(0).setStatusInfo(call.getArgument(1));
            return null;
        }).when(callback).statusUpdated(any(), any());
        doAnswer(call -> {
            updatedByHandler(call.getArgument(0));
            return null;
        }).when(callback).thingUpdated(any());
        when(registry.get(any())).thenAnswer(call -> BROKER.equals(call.getArgument(0)) ? bridge
                : find(call.getArgument(0)).map(kept -> kept.thing).orElse(null));
        household = Households.of(House.VEHICLES, () -> zone, registry, this::isManaged);
        discovery = discovery();
    }

    private ActivatedDiscovery discovery() {
        ActivatedDiscovery discovery = GivenTime.in(new ActivatedDiscovery(
                mock(MQTTTopicDiscoveryService.class, withSettings().stubOnly()), registry, inbox), scheduler);
        discovery.addDiscoveryListener(inbox);
        discovery.activate(true);
        return discovery;
    }

    private Optional<Kept> find(ThingUID uid) {
        return Optional.ofNullable(things.get(uid));
    }

    private Kept kept() {
        return things.values().iterator().next();
    }

    Thing thing() {
        return kept().thing;
    }

    WicanHandler handler() {
        return Objects.requireNonNull(kept().handler);
    }

    ThingRegistry registry() {
        return registry;
    }

    String state(String channel) {
        return String.valueOf(states.get(channel));
    }

    /** So that only what is told from now on can be seen. */
    void forgetStates() {
        states.clear();
    }

    Optional<Object> configured(String parameter) {
        return Optional.ofNullable(thing().getConfiguration().get(parameter));
    }

    /** The adapter says how it is, on a topic that is retained: handlers hear it, and discovery does. */
    void adapterIs(String status) {
        String payload = "{\"status\": \"" + status + "\"}";
        car.says("status", payload, true);
        discovery.receivedMessage(BROKER, car.broker().connection(), STATUS, payload.getBytes(UTF_8));
        passes(Duration.ofMillis(10));
    }

    /** Somebody changes openHAB's regional settings. */
    void isInTimeZone(ZoneId other) {
        zone = other;
    }

    /** Somebody deletes the retained status from the broker. */
    void statusIsDeleted() {
        car.says("status", "", true);
        discovery.topicVanished(BROKER, car.broker().connection(), STATUS);
        passes(Duration.ofMillis(10));
    }

    /** Somebody has the UI look for Things. */
    void scan() {
        discovery.startScan(inbox);
        passes(Duration.ofSeconds(5));
    }

    void passes(Duration time) {
        Duration slice = Duration.ofSeconds(1);
        Duration left = time;
        while (left.compareTo(Duration.ZERO) > 0) {
            scheduler.advance(left.compareTo(slice) < 0 ? left : slice);
            car.react();
            scheduler.runDue();
            left = left.minus(slice);
        }
    }

    /** The user accepts what is in the inbox. */
    void accept() {
        ThingUID uid = inbox.entries().get(0).getThingUID();
        keep(Provider.MANAGED, uid, inbox.approve(uid).getProperties());
    }

    /** Somebody writes a Thing into a text file, or adds one in the UI. */
    void add(Provider provider, Map<String, Object> configuration) {
        keep(provider, new ThingUID(WicanBindingConstants.THING_TYPE_ADAPTER, BROKER, LeafAtHome.DEVICE),
                configuration);
    }

    private void keep(Provider provider, ThingUID uid, Map<String, Object> configuration) {
        Kept kept = new Kept(provider, Map.copyOf(configuration), fresh(uid, configuration));
        things.put(uid, kept);
        register(kept);
    }

    /** A Thing with the channels of its type, as {@code GenericThingProvider.createThing} makes it. */
    private Thing fresh(ThingUID uid, Map<String, Object> configuration) {
        return ThingBuilder.create(WicanBindingConstants.THING_TYPE_ADAPTER, uid).withBridge(BROKER)
                .withConfiguration(new Configuration(new HashMap<>(configuration)))
                .withChannels(channelTypes.commonChannels(uid)).build();
    }

    /** {@code ThingManagerImpl.registerAndInitializeHandler}. */
    private void register(Kept kept) {
        WicanHandler handler = GivenTime.in(new WicanHandler(kept.thing, household, scheduler.clock()), scheduler);
        handler.setCallback(callback);
        kept.handler = handler;
        kept.thing.setHandler(handler);
        handler.initialize();
        scheduler.runDue();
    }

    /** {@code ThingManagerImpl.unregisterAndDisposeHandler}. */
    private void unregister(Kept kept) {
        WicanHandler handler = Objects.requireNonNull(kept.handler);
        handler.dispose();
        handler.setCallback(null);
        kept.handler = null;
        kept.thing.setHandler(null);
        scheduler.runDue();
    }

    /** Saves the form of the Thing's configuration: {@code ThingRegistryImpl.updateConfiguration}. */
    void configure(Map<String, Object> parameters) {
        handler().handleConfigurationUpdate(parameters);
        scheduler.runDue();
    }

    /** A Thing is disabled, and enabled again: {@code ThingManagerImpl.setEnabled}. */
    void disableAndEnable() {
        disable();
        enable();
    }

    void disable() {
        unregister(kept());
    }

    void enable() {
        register(kept());
    }

    /**
     * The text file is read anew because something else in it was changed: {@code GenericThingProvider.modelChanged}
     * tells of Things that are not as they were, by {@code ThingHelper.equals}.
     */
    void somethingElseInTheFileIsEdited() {
        Kept kept = kept();
        if (kept.provider != Provider.FILE) {
            return;
        }
        Thing read = fresh(kept.thing.getUID(), kept.written);
        boolean isAsItWas = read.getConfiguration().getProperties()
                .equals(kept.ofProvider.getConfiguration().getProperties())
                && read.getChannels().size() == kept.ofProvider.getChannels().size();
        if (!isAsItWas) {
            kept.ofProvider = read;
            replace(kept, read);
            handler().thingUpdated(read);
        }
        scheduler.runDue();
    }

    /** {@code ThingRegistryImpl.preserveDynamicState}. */
    private static void replace(Kept kept, Thing thing) {
        thing.setHandler(kept.handler);
        thing.setStatusInfo(kept.thing.getStatusInfo());
        kept.thing = thing;
    }

    /** {@code ThingManagerImpl.thingUpdated(Thing)}: the handler has changed its Thing, and is not told of it. */
    private void updatedByHandler(Thing thing) {
        find(thing.getUID()).ifPresent(kept -> replace(kept, thing));
    }

    /**
     * openHAB starts anew. Of a Thing of the UI all is known that is stored with it, of one of a file what is written
     * there; states of channels, properties of the latter and all objects are gone.
     */
    void restart() {
        List<Kept> all = new ArrayList<>(things.values());
        all.forEach(this::unregister);
        discovery.deactivate();
        states.clear();
        things.clear();
        for (Kept old : all) {
            Thing fresh = fresh(old.thing.getUID(), old.written);
            if (old.provider == Provider.MANAGED) {
                fresh = ThingBuilder.create(old.thing)
                        .withConfiguration(new Configuration(old.thing.getConfiguration())).build();
            }
            Kept kept = new Kept(old.provider, old.written, fresh);
            things.put(fresh.getUID(), kept);
            register(kept);
        }
        discovery = discovery();
        byte @Nullable [] status = car.broker().retained(STATUS);
        if (status != null) {
            discovery.receivedMessage(BROKER, car.broker().connection(), STATUS, status);
        }
        scheduler.runDue();
    }

    @Override
    public Collection<Thing> all() {
        return things.values().stream().map(kept -> kept.thing).toList();
    }

    @Override
    public boolean isManaged(ThingUID thing) {
        return find(thing).filter(kept -> kept.provider == Provider.MANAGED).isPresent();
    }

    /** {@code ManagedThingProvider.update}, then {@code ThingManagerImpl.thingUpdated}: the handler is told. */
    @Override
    public void update(Thing thing) {
        find(thing.getUID()).ifPresent(kept -> {
            replace(kept, thing);
            handler().thingUpdated(thing);
        });
    }
}
