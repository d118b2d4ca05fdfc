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

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.mqtt.handler.AbstractBrokerHandler;
import org.openhab.binding.wican.internal.action.WicanActions;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.monitor.CarMonitor;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Reporter;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.asking.TimedAnswer;
import org.openhab.binding.wican.internal.report.Findings;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;
import org.openhab.binding.wican.internal.vehicle.recognition.Vin;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.i18n.TimeZoneProvider;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.unit.Units;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.binding.BaseThingHandler;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.ThingHandlerService;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link WicanHandler} translates between openHAB and the {@link CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class WicanHandler extends BaseThingHandler implements Reporter {

    /** How many ids to name where one is misspelt: as many as fit into a line. */
    private static final int NEAREST_VEHICLES = 3;
    private static final int VOLTAGE_DECIMALS = 2;

    private final Logger logger = LoggerFactory.getLogger(WicanHandler.class);

    private final VehicleLibrary vehicles;
    private final TimeZoneProvider timeZoneProvider;
    private final Clock clock;

    /** Guards what begins and ends with the Thing: the start, the monitor and its link. */
    private final Object lifecycle = new Object();
    private @Nullable WicanConfiguration configuration;
    private @Nullable CarMonitor monitor;
    private @Nullable BrokerLink link;
    private Optional<VehicleProfile> vehicle = Optional.empty();

    private final Recognition recognition = new Recognition();
    private volatile VehicleChannels vehicleChannels = VehicleChannels.NONE;
    /** The last values of parameters whose channels are still to be made. */
    private final Map<String, Double> waiting = new ConcurrentHashMap<>();
    private final Map<String, State> states = new ConcurrentHashMap<>();

    public WicanHandler(Thing thing, VehicleLibrary vehicles, TimeZoneProvider timeZoneProvider) {
        this(thing, vehicles, timeZoneProvider, Clock.systemUTC());
    }

    WicanHandler(Thing thing, VehicleLibrary vehicles, TimeZoneProvider timeZoneProvider, Clock clock) {
        super(thing);
        this.vehicles = vehicles;
        this.timeZoneProvider = timeZoneProvider;
        this.clock = clock;
    }

    @Override
    public void initialize() {
        WicanConfiguration configuration = getConfigAs(WicanConfiguration.class);
        Optional<StatusText> problem = configuration.problem();
        if (problem.isPresent()) {
            configurationError(problem.get());
            return;
        }
        updateStatus(ThingStatus.UNKNOWN);
        synchronized (lifecycle) {
            this.configuration = configuration;
        }
        scheduler.execute(() -> prepare(configuration));
    }

    /** Reads vehicle profiles if they have changed, which may take too long for {@link #initialize()}. */
    private void prepare(WicanConfiguration configuration) {
        try {
            Optional<Approach> approach = approach(configuration);
            if (approach.isPresent()) {
                start(configuration, approach.get());
            } else {
                String nearest = String.join("; ", vehicles.nearest(configuration.vehicle, NEAREST_VEHICLES));
                fail(configuration, ThingStatusDetail.CONFIGURATION_ERROR,
                        StatusText.of("configuration.vehicle-unknown", CONFIG_VEHICLE, configuration.vehicle, nearest));
            }
        } catch (RuntimeException e) {
            logger.debug("{} could not be started", getThing().getUID(), e);
            fail(configuration, ThingStatusDetail.HANDLER_INITIALIZING_ERROR, StatusText.of("failed", e.toString()));
        }
    }

    private Optional<Approach> approach(WicanConfiguration configuration) {
        if (configuration.isAutoPid()) {
            return Optional.of(new Approach.Listen());
        }
        return configuration.isAuto() ? Optional.of(new Approach.Recognise(vehicles.all()))
                : vehicles.find(configuration.vehicle).map(Approach.Ask::new);
    }

    private void fail(WicanConfiguration configuration, ThingStatusDetail detail, StatusText text) {
        synchronized (lifecycle) {
            if (isCurrent(configuration)) {
                updateStatus(ThingStatus.OFFLINE, detail, text.toString());
            }
        }
    }

    /** This very configuration, not another one with equal settings: the handler may have been started anew. */
    @SuppressWarnings("PMD.CompareObjectsWithEquals")
    private boolean isCurrent(WicanConfiguration configuration) {
        return this.configuration == configuration;
    }

    private void start(WicanConfiguration configuration, Approach approach) {
        synchronized (lifecycle) {
            if (!isCurrent(configuration)) {
                return;
            }
            adaptThing(approach);
            BrokerLink link = new BrokerLink();
            this.link = link;
            monitor = new CarMonitor(configuration.settings(approach), link, this,
                    clock.withZone(timeZoneProvider.getTimeZone()), scheduler);
            connect();
        }
    }

    /**
     * Gives the Thing the channels of its vehicle and takes away those of a former one, and tells the note. What an
     * adapter polls by itself is known only when it comes, and what a car has that is still to be recognised only then:
     * their channels are left alone.
     */
    private void adaptThing(Approach approach) {
        Optional<VehicleProfile> vehicle = approach instanceof Approach.Ask ask ? Optional.of(ask.vehicle())
                : Optional.empty();
        this.vehicle = vehicle;
        VehicleChannels channels = vehicle.map(VehicleChannels::of).orElse(VehicleChannels.NONE);
        vehicleChannels = channels;
        ThingHandlerCallback callback = getCallback();
        if (callback == null) {
            return;
        }
        Optional<List<Channel>> changes = vehicle.flatMap(known -> channels.changesFor(getThing(), callback));
        Map<String, String> properties = new HashMap<>(getThing().getProperties());
        properties.remove(PROPERTY_NOTE);
        if (!(approach instanceof Approach.Recognise)) {
            properties.remove(PROPERTY_CANDIDATES);
        }
        vehicle.map(VehicleProfile::note).filter(note -> !note.isEmpty())
                .ifPresent(note -> properties.put(PROPERTY_NOTE, note));
        if (changes.isPresent() || !properties.equals(getThing().getProperties())) {
            updateThing(editThing().withChannels(changes.orElseGet(getThing()::getChannels)).withProperties(properties)
                    .build());
        }
    }

    private void configurationError(StatusText text) {
        updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.CONFIGURATION_ERROR, text.toString());
    }

    @Override
    public void dispose() {
        synchronized (lifecycle) {
            configuration = null;
            stopMonitor();
            recognition.forget();
        }
        waiting.clear();
        states.clear();
        super.dispose();
    }

    private void stopMonitor() {
        CarMonitor monitor = this.monitor;
        if (monitor != null) {
            monitor.stop();
            this.monitor = null;
        }
        disconnect();
        link = null;
    }

    @Override
    public void bridgeStatusChanged(ThingStatusInfo bridgeStatusInfo) {
        synchronized (lifecycle) {
            if (monitor != null) {
                connect();
            }
        }
    }

    /** Follows the bridge as it is now: news of its status may come late, and in the wrong order. */
    private void connect() {
        Bridge bridge = getBridge();
        if (bridge == null) {
            configurationError(StatusText.of("configuration.bridge-missing"));
        } else if (bridge.getStatus() == ThingStatus.ONLINE
                && bridge.getHandler() instanceof AbstractBrokerHandler broker) {
            broker.getConnectionAsync().thenAccept(this::connect);
        } else {
            disconnect();
            update(CHANNEL_ONLINE, UnDefType.UNDEF);
            updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.BRIDGE_OFFLINE);
        }
    }

    private void connect(MqttBrokerConnection connection) {
        synchronized (lifecycle) {
            CarMonitor monitor = this.monitor;
            BrokerLink link = this.link;
            if (monitor != null && link != null) {
                link.attach(monitor, connection);
            }
        }
    }

    private void disconnect() {
        BrokerLink link = this.link;
        if (link != null) {
            link.detach();
        }
    }

    @Override
    public Collection<Class<? extends ThingHandlerService>> getServices() {
        return List.of(WicanActions.class);
    }

    /** A new link gets what is known; it is no reason to bother the car, as a command would be. */
    @Override
    public void channelLinked(ChannelUID channelUID) {
        @Nullable
        State state = states.get(channelUID.getId());
        if (state != null) {
            updateState(channelUID, state);
        }
    }

    @Override
    public void handleCommand(ChannelUID channelUID, Command command) {
        if (!(command instanceof RefreshType)) {
            return;
        }
        CarMonitor monitor = monitor();
        String channel = channelUID.getId();
        boolean isValue = CHANNEL_SOC.equals(channel) || !COMMON_CHANNELS.contains(channel);
        if (isValue && monitor != null) {
            monitor.ask(!CHANNEL_SOC.equals(channel));
        } else if (CHANNEL_BATTERY_VOLTAGE.equals(channel) && monitor != null) {
            monitor.askBattery();
        } else {
            channelLinked(channelUID);
        }
    }

    /** Asks the car for its state of charge now, unless the adapter is out of reach. For rules. */
    public void requestSoc() {
        CarMonitor monitor = monitor();
        if (monitor != null) {
            monitor.ask(false);
        }
    }

    /** Has the adapter started anew, unless it is out of reach. For rules. */
    public void rebootAdapter() {
        CarMonitor monitor = monitor();
        if (monitor != null) {
            monitor.reboot();
        }
    }

    /**
     * @return the last answers of the car, for whoever adds a profile
     */
    public Map<DiagnosticRequest, TimedAnswer> answers() {
        CarMonitor monitor = monitor();
        return monitor == null ? Map.of() : monitor.answers();
    }

    /**
     * @return what is known of the car since it came home, for a report
     */
    public Findings findings() {
        synchronized (lifecycle) {
            CarMonitor monitor = this.monitor;
            return new Findings(getConfigAs(WicanConfiguration.class).deviceId, vehicle,
                    recognition.before(monitor == null ? List.of() : monitor.exchanges()), recognition.outcome());
        }
    }

    /**
     * Asks the car what a person wants to have asked, each request once.
     *
     * @param requests what to ask
     * @param whenDone runs at the end, or when the car leaves before, in a thread that may wait
     * @return false if the car can't be asked now
     */
    public boolean ask(List<DiagnosticRequest> requests, Runnable whenDone) {
        CarMonitor monitor = monitor();
        return monitor != null && monitor.ask(requests, () -> scheduler.execute(whenDone));
    }

    private @Nullable CarMonitor monitor() {
        synchronized (lifecycle) {
            return monitor;
        }
    }

    @Override
    public void situation(Situation situation) {
        recognition.hear(situation);
        Kind kind = situation.kind();
        ThingStatus status = switch (kind) {
            case WAITING, NEVER_HEARD -> ThingStatus.UNKNOWN;
            case AWAY, SILENT -> ThingStatus.OFFLINE;
            default -> ThingStatus.ONLINE;
        };
        if (recognition.isNews(kind)) {
            updateStatus(ThingStatus.ONLINE, ThingStatusDetail.NONE, recognition.description());
        } else {
            updateStatus(status, ThingStatusDetail.NONE,
                    kind == Kind.ANSWERED ? null : StatusText.of(situation).toString());
        }
    }

    /** To change a Thing may take too long for a callback. */
    @Override
    public void recognition(Outcome outcome) {
        recognition.keep(outcome);
        scheduler.execute(() -> keep(outcome));
    }

    private void keep(Outcome outcome) {
        synchronized (lifecycle) {
            WicanConfiguration configuration = this.configuration;
            if (configuration == null || !configuration.isAuto()) {
                return;
            }
            try {
                outcome.vin().ifPresent(vin -> keep(outcome, vin));
            } catch (RuntimeException e) {
                logger.debug("{} could not keep which car it is", getThing().getUID(), e);
                updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.HANDLER_INITIALIZING_ERROR,
                        StatusText.of("failed", e.toString()).toString());
            }
        }
    }

    /**
     * A vehicle that was recognised is as good as one that was chosen: the next time nobody needs to ask. A car that
     * sleeps this time may still be one of those that it could be before.
     */
    private void keep(Outcome outcome, Vin vin) {
        boolean areSeveral = outcome.kind() == Outcome.Kind.SEVERAL;
        updateProperty(PROPERTY_VIN, vin.beginning());
        updateProperty(PROPERTY_CANDIDATES,
                areSeveral ? outcome.vehicles().stream().map(VehicleProfile::id).collect(Collectors.joining(" "))
                        : null);
        if (outcome.kind() == Outcome.Kind.RECOGNISED) {
            adopt(outcome.vehicles().get(0));
        }
    }

    private void adopt(VehicleProfile vehicle) {
        Configuration changed = editConfiguration();
        changed.put(CONFIG_VEHICLE, vehicle.id());
        updateConfiguration(changed);
        WicanConfiguration configuration = getConfigAs(WicanConfiguration.class);
        CarMonitor monitor = this.monitor;
        recognition.keep(monitor == null ? List.of() : monitor.exchanges());
        stopMonitor();
        this.configuration = configuration;
        start(configuration, new Approach.Ask(vehicle, true));
    }

    /** The time goes first, so that a rule that is triggered by the value finds the time that belongs to it. */
    @Override
    public void reading(Reading reading) {
        restored(reading);
        values(reading.values());
        reading.soc().ifPresent(soc -> measured(soc.toPlainString()));
    }

    private void measured(String soc) {
        triggerChannel(new ChannelUID(getThing().getUID(), CHANNEL_SOC_MEASURED), soc);
    }

    @Override
    public void restored(Reading reading) {
        reading.soc().ifPresent(soc -> {
            update(CHANNEL_LAST_UPDATE, new DateTimeType(reading.time()));
            update(CHANNEL_SOC, new QuantityType<>(soc, Units.PERCENT));
        });
    }

    /** Called between two messages, so that what is told follows the order in which it came. */
    private void values(Map<String, Double> values) {
        VehicleChannels channels = vehicleChannels;
        values.forEach((parameter, value) -> channels.find(parameter).ifPresentOrElse(channel -> {
            waiting.remove(parameter);
            update(channel.id(), channel.unit().state(value));
        }, () -> waiting.put(parameter, value)));
        if (!waiting.isEmpty()) {
            scheduler.execute(this::addChannels);
        }
    }

    /**
     * What an adapter polls by itself is known only when it comes. To change a Thing may take too long for a callback.
     */
    private void addChannels() {
        CarMonitor monitor;
        synchronized (lifecycle) {
            monitor = this.monitor;
            WicanConfiguration configuration = this.configuration;
            ThingHandlerCallback callback = getCallback();
            if (monitor == null || configuration == null || !configuration.isAutoPid() || callback == null) {
                waiting.clear();
                return;
            }
            VehicleChannels channels = vehicleChannels.with(Set.copyOf(waiting.keySet()));
            channels.additionsFor(getThing(), callback)
                    .ifPresent(added -> updateThing(editThing().withChannels(added).build()));
            vehicleChannels = channels;
        }
        monitor.betweenMessages(() -> values(Map.copyOf(waiting)));
    }

    @Override
    public void batteryVoltage(double volts) {
        BigDecimal rounded = BigDecimal.valueOf(volts).setScale(VOLTAGE_DECIMALS, RoundingMode.HALF_UP);
        update(CHANNEL_BATTERY_VOLTAGE, new QuantityType<>(rounded, Units.VOLT));
    }

    @Override
    public boolean wants(String parameter) {
        return vehicleChannels.find(parameter).filter(channel -> isLinked(channel.id())).isPresent();
    }

    @Override
    public void online(boolean online) {
        update(CHANNEL_ONLINE, OnOffType.from(online));
    }

    @Override
    public void seen(Instant time) {
        update(CHANNEL_LAST_SEEN, new DateTimeType(time.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** A profile of a link, which may be somebody's script, runs within: its mistake must not stop the monitor. */
    private void update(String channel, State state) {
        states.put(channel, state);
        try {
            updateState(channel, state);
        } catch (RuntimeException e) {
            logger.warn("A link of the channel {} of {} failed: {}", channel, getThing().getUID(), e.toString());
        }
    }
}
