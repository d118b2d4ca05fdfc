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
package org.openhab.binding.wican.internal.testing;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.mqtt.handler.AbstractBrokerHandler;
import org.openhab.binding.wican.internal.WicanBindingConstants;
import org.openhab.binding.wican.internal.handler.WicanHandler;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.io.transport.mqtt.MqttMessageSubscriber;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.types.State;

/**
 * The {@link House} does what openHAB does around a handler: it gives it a broker as a bridge and a Thing, tells it
 * what happens to the bridge, and hears what the handler says.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class House implements AutoCloseable {

    private static final ThingTypeUID BROKER_TYPE = new ThingTypeUID("mqtt", "broker");
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /** Shared: reading all profiles for each of many houses would only cost time. */
    public static final VehicleLibrary VEHICLES = new VehicleLibrary(Path.of("no-such-folder"));

    private final String host;
    private final int port;
    private final ZoneId zone;
    private final Consumer<String> log;
    private final Texts texts = new Texts();
    private final ChannelTypes channelTypes = new ChannelTypes();
    private final ThingHandlerCallback callback = (ThingHandlerCallback) Proxy.newProxyInstance(
            House.class.getClassLoader(), new Class<?>[] { ThingHandlerCallback.class },
            (proxy, method, arguments) -> called(method.getName(), arguments));
    private final ThingRegistry registry = (ThingRegistry) Proxy.newProxyInstance(House.class.getClassLoader(),
            new Class<?>[] { ThingRegistry.class }, (proxy, method, arguments) -> registered(arguments[0]));
    private final ExecutorService thingManager = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "thing-manager");
        thread.setDaemon(true);
        return thread;
    });

    private final Bridge bridge = BridgeBuilder.create(BROKER_TYPE, new ThingUID(BROKER_TYPE, "house")).build();
    private final BrokerHandler brokerHandler;
    private int numberOfAdapters;
    private int numberOfSettlings;
    private final Map<String, Adapter> adapters = new ConcurrentHashMap<>();

    /**
     * @param zone openHAB's time zone
     * @param log hears what the handlers tell, a line each
     */
    public House(String host, int port, ZoneId zone, Consumer<String> log) {
        this.host = host;
        this.port = port;
        this.zone = zone;
        this.log = log;
        brokerHandler = new BrokerHandler(bridge);
        brokerHandler.setCallback(callback);
        bridge.setHandler(brokerHandler);
        brokerHandler.initialize();
        await("the broker", () -> bridge.getStatus() == ThingStatus.ONLINE);
    }

    public House(String host, int port) {
        this(host, port, ZoneId.of("Europe/Berlin"), line -> {
        });
    }

    /** Adds a Thing and starts its handler. */
    public Adapter add(Map<String, Object> configuration) {
        return add(configuration, VEHICLES);
    }

    public Adapter add(Map<String, Object> configuration, VehicleLibrary vehicles) {
        Adapter adapter = new Adapter(configuration, vehicles, "car" + ++numberOfAdapters);
        adapters.put(adapter.thing.getUID().getAsString(), adapter);
        adapter.handler.initialize();
        adapter.settle();
        return adapter;
    }

    public void remove(Adapter adapter) {
        adapter.dispose();
        adapters.remove(adapter.thing.getUID().getAsString());
    }

    public MqttBrokerConnection connection() {
        return Objects.requireNonNull(brokerHandler.getConnection());
    }

    public Bridge bridge() {
        return bridge;
    }

    /** Waits until the broker has dealt with all that this house has asked of it. */
    public void settle() {
        MqttMessageSubscriber nobody = (topic, payload) -> {
        };
        String last = "house/settled/" + ++numberOfSettlings;
        connection().subscribe(last, nobody).join();
        connection().unsubscribe(last, nobody);
    }

    public ThingStatus bridgeStatus() {
        return bridge.getStatus();
    }

    /** A real connection waits longer before it tries again than a test wants to. */
    public void reconnect() {
        connection().start();
    }

    @Override
    public void close() {
        adapters.values().forEach(Adapter::dispose);
        brokerHandler.stop();
        thingManager.shutdownNow();
    }

    /** Waits until something is so; fails with what it is instead. */
    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** A callback has more methods than a test has need of, and not the same in each version of openHAB. */
    private @Nullable Object called(String method, Object[] arguments) {
        switch (method) {
            case "statusUpdated" -> statusUpdated((Thing) arguments[0], (ThingStatusInfo) arguments[1]);
            case "stateUpdated" -> {
                ChannelUID channel = (ChannelUID) arguments[0];
                adapterOf(channel).stateUpdated(channel, (State) arguments[1]);
            }
            case "isChannelLinked" -> {
                ChannelUID channel = (ChannelUID) arguments[0];
                return adapterOf(channel).links.contains(channel.getId());
            }
            case "createChannelBuilder" -> {
                return channelTypes.builder((ChannelUID) arguments[0], (ChannelTypeUID) arguments[1]);
            }
            case "getBridge" -> {
                return bridge;
            }
            case "thingUpdated" -> {
                Thing thing = (Thing) arguments[0];
                Adapter adapter = adapters.get(thing.getUID().getAsString());
                if (adapter != null) {
                    thing.setHandler(adapter.handler);
                    adapter.thing = thing;
                }
            }
            default -> {
            }
        }
        return null;
    }

    /** The one question of the binding to openHAB's registry: which Thing has an id. */
    private @Nullable Thing registered(Object uid) {
        Adapter adapter = adapters.get(uid.toString());
        return adapter == null ? null : adapter.thing;
    }

    private Adapter adapterOf(ChannelUID channel) {
        return Objects.requireNonNull(adapters.get(channel.getThingUID().getAsString()));
    }

    private void statusUpdated(Thing thing, ThingStatusInfo status) {
        boolean isChange = !thing.getStatusInfo().equals(status);
        thing.setStatusInfo(status);
        if (thing.getUID().equals(bridge.getUID())) {
            if (isChange) {
                adapters.values().forEach(each -> thingManager.execute(() -> each.handler.bridgeStatusChanged(status)));
            }
        } else {
            adapters.get(thing.getUID().getAsString()).statusUpdated(status);
        }
    }

    /** A Thing of the binding, and what its handler has said. */
    public final class Adapter {

        private final Map<String, State> states = new ConcurrentHashMap<>();
        private final List<ThingStatusInfo> statuses = Collections.synchronizedList(new ArrayList<>());
        private final List<String> updates = Collections.synchronizedList(new ArrayList<>());
        private final Set<String> links = Collections.synchronizedSet(new HashSet<>());
        private final WicanHandler handler;
        private volatile Thing thing;
        private volatile ThingStatusInfo status;

        private Adapter(Map<String, Object> configuration, VehicleLibrary vehicles, String id) {
            ThingUID uid = new ThingUID(WicanBindingConstants.THING_TYPE_ADAPTER, bridge.getUID(), id);
            thing = ThingBuilder.create(WicanBindingConstants.THING_TYPE_ADAPTER, uid).withBridge(bridge.getUID())
                    .withConfiguration(new Configuration(configuration)).withChannels(channelTypes.commonChannels(uid))
                    .build();
            status = thing.getStatusInfo();
            handler = new WicanHandler(thing, Households.of(vehicles, () -> zone, registry, any -> true));
            handler.setCallback(callback);
            thing.setHandler(handler);
        }

        /**
         * Waits until the handler has subscribed and the broker knows it: the test's broker may lose a retained message
         * that is published while somebody subscribes.
         */
        private void settle() {
            await("begin", () -> status.getStatus() == ThingStatus.OFFLINE || status.getDescription() != null);
            handler.answers(); // waits for the lock under which the handler subscribes
            House.this.settle();
        }

        public WicanHandler handler() {
            return handler;
        }

        public Thing thing() {
            return thing;
        }

        public Adapter linked(String... channels) {
            links.addAll(List.of(channels));
            return this;
        }

        public ThingStatusInfo status() {
            return status;
        }

        public List<ThingStatusInfo> statuses() {
            return List.copyOf(statuses);
        }

        /**
         * @return the state as text, {@code NULL} while there was none
         */
        public String state(String channel) {
            State state = states.get(channel);
            return state == null ? "NULL" : state.toString();
        }

        /**
         * @return all updates in their order, like {@code soc=84 %}
         */
        public List<String> updates() {
            return List.copyOf(updates);
        }

        public ChannelUID channel(String id) {
            return new ChannelUID(thing.getUID(), id);
        }

        public void dispose() {
            handler.dispose();
        }

        /** Stops the handler and starts it again, as openHAB does when the Thing is disabled and enabled. */
        public void restart() {
            handler.dispose();
            handler.initialize();
            settle();
        }

        private void stateUpdated(ChannelUID channel, State state) {
            updates.add(channel.getId() + "=" + state);
            states.put(channel.getId(), state);
            log.accept(channel.getId() + " = " + state);
        }

        private void statusUpdated(ThingStatusInfo info) {
            status = info;
            statuses.add(info);
            log.accept("status " + info.getStatus() + "  " + texts.of(info.getDescription()));
        }
    }

    private final class BrokerHandler extends AbstractBrokerHandler {

        BrokerHandler(Bridge bridge) {
            super(bridge);
        }

        @Override
        public void initialize() {
            connection = new MqttBrokerConnection(host, port, false, null);
            super.initialize();
        }

        @Override
        public boolean discoveryEnabled() {
            return true;
        }

        void stop() {
            MqttBrokerConnection connection = this.connection;
            if (connection != null) {
                connection.stop();
            }
            dispose();
        }
    }
}
