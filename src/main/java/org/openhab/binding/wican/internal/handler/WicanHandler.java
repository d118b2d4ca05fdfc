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

import java.time.Duration;
import static org.openhab.binding.wican.internal.WicanBindingConstants.*;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.mqtt.handler.AbstractBrokerHandler;
import org.openhab.binding.wican.internal.action.WicanActions;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.adapter.settings.AdapterSettings;
import org.openhab.binding.wican.internal.adapter.settings.Circumstances;
import org.openhab.binding.wican.internal.adapter.settings.LearnedTopics;
import org.openhab.binding.wican.internal.adapter.settings.Way;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.CarMonitor;
import org.openhab.binding.wican.internal.monitor.asking.CarMemory;
import org.openhab.binding.wican.internal.monitor.asking.TimedAnswer;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.monitor.hearing.BusCensus;
import org.openhab.binding.wican.internal.network.AdapterAddress;
import org.openhab.binding.wican.internal.report.Findings;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.ThingHandlerService;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.UnDefType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link WicanHandler} begins and ends with its Thing: it starts a {@link Session} with the Thing's configuration,
 * connects it with the bridge, and passes on what openHAB wants.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class WicanHandler extends PartedThingHandler {

    private static final int SECONDS_BETWEEN_LOOKS = 30;

    private final Logger logger = LoggerFactory.getLogger(WicanHandler.class);

    private final Household household;
    private final Approaches approaches;
    private final Clock clock;

    private final ShownStates states = new ShownStates(access);
    private final VehicleValues values = new VehicleValues(access, states);
    private final Recognition recognition = new Recognition();
    private final FoundVehicle found;
    private final AdapterCare adapter;

    /** Guards what begins and ends with the Thing: what is wanted, and the session that does it. */
    private final Object lifecycle = new Object();
    private @Nullable WicanConfiguration configuration;
    private @Nullable Session session;
    private @Nullable Future<?> nextLook;
    private @Nullable Reports reports;

    public WicanHandler(Thing thing, Household household) {
        this(thing, household, Clock.systemUTC());
    }

    WicanHandler(Thing thing, Household household, Clock clock) {
        super(thing);
        this.household = household;
        this.approaches = new Approaches(thing.getUID(), household.vehicles(), household.recognised());
        this.clock = new LocalClock(clock, household.timeZone());
        this.found = new FoundVehicle(access, household.recognised());
        this.adapter = new AdapterCare(access, household.network(), scheduler, clock, new Home());
    }

    /**
     * openHAB has done with this handler. That is the only sign of it which is sure to come: with a bridge, openHAB
     * ends the handlers of its Things by the factory of the bridge, not by the one that has made them.
     */
    @Override
    public void setCallback(@Nullable ThingHandlerCallback callback) {
        super.setCallback(callback);
        if (callback == null) {
            household.ended().accept(getThing());
        }
    }

    /**
     * @return the handler that the Thing has now: this one, or a later one
     */
    public Optional<ThingHandler> present() {
        return Optional.ofNullable(household.things().get(getThing().getUID())).map(Thing::getHandler);
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
            adapter.begin(configuration);
        }
        scheduler.execute(() -> prepare(configuration));
    }

    /** Reads vehicle profiles if they have changed, which may take too long for {@link #initialize()}. */
    private void prepare(WicanConfiguration configuration) {
        try {
            Optional<Approach> approach = approaches.find(configuration);
            if (approach.isPresent()) {
                start(configuration, approach.get());
            } else {
                fail(configuration, ThingStatusDetail.CONFIGURATION_ERROR, approaches.problem(configuration));
                lookAgain(configuration);
            }
        } catch (RuntimeException e) {
            logger.debug("{} could not be started", getThing().getUID(), e);
            fail(configuration, ThingStatusDetail.HANDLER_INITIALIZING_ERROR, StatusText.of("failed", e.toString()));
        }
    }

    /** A vehicle file may be mended, or come later. */
    private void lookAgain(WicanConfiguration configuration) {
        synchronized (lifecycle) {
            if (isCurrent(configuration)) {
                nextLook = scheduler.schedule(() -> prepare(configuration), SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
            }
        }
    }

    private void fail(WicanConfiguration configuration, ThingStatusDetail detail, StatusText text) {
        synchronized (lifecycle) {
            ThingStatusInfo status = new ThingStatusInfo(ThingStatus.OFFLINE, detail, text.toString());
            if (isCurrent(configuration) && !status.equals(getThing().getStatusInfo())) {
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
            values.adapt(approach);
            ThingUID thing = getThing().getUID();
            CarMemory asked = household.memory().asked(thing, configuration.deviceId);
            Reports reports = reporter();
            this.reports = reports;
            Session session = new Session(configuration.deviceId, configuration.settings(approach, adapter.topics()),
                    asked, reports, adapter::cameOnline, clock, scheduler);
            this.session = session;
            household.memory().last(thing, session.deviceId()).ifPresent(session.monitor()::restore);
            connect();
        }
    }

    /**
     * @return whom a session with the present configuration tells what it finds out
     */
    Reports reporter() {
        synchronized (lifecycle) {
            return new Reports(access, states, values, recognition, adapter.advice(), new Changes(configuration));
        }
    }

    private void configurationError(StatusText text) {
        updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.CONFIGURATION_ERROR, text.toString());
    }

    @Override
    public void dispose() {
        synchronized (lifecycle) {
            configuration = null;
            Future<?> nextLook = this.nextLook;
            if (nextLook != null) {
                nextLook.cancel(false);
            }
            adapter.end();
            stop();
            recognition.forget();
        }
        values.forget();
        states.forget();
        super.dispose();
    }

    private void stop() {
        Session session = this.session;
        if (session != null) {
            session.stop();
            household.memory().keep(getThing().getUID(), session.deviceId(), session.monitor().last(),
                    session.memory());
            this.session = null;
        }
    }

    @Override
    public void bridgeStatusChanged(ThingStatusInfo bridgeStatusInfo) {
        synchronized (lifecycle) {
            if (session != null) {
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
            Session session = this.session;
            if (session != null) {
                session.disconnect();
            }
            states.show(CHANNEL_ONLINE, UnDefType.UNDEF);
            updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.BRIDGE_OFFLINE);
        }
    }

    private void connect(MqttBrokerConnection connection) {
        synchronized (lifecycle) {
            Session session = this.session;
            if (session != null) {
                session.connect(connection);
            }
        }
    }

    @Override
    public Collection<Class<? extends ThingHandlerService>> getServices() {
        return List.of(WicanActions.class);
    }

    /** A new link gets what is known; it is no reason to bother the car, as a command would be. */
    @Override
    public void channelLinked(ChannelUID channelUID) {
        states.repeat(channelUID);
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
        wish(monitor -> monitor.ask(false));
    }

    /** Has the adapter started anew, unless it is out of reach. For rules. */
    public void rebootAdapter() {
        wish(CarMonitor::reboot);
    }

    private void wish(Consumer<CarMonitor> wish) {
        CarMonitor monitor = monitor();
        if (monitor == null) {
            logger.warn("A rule wants something of {}, which is not at work: its status says why", getThing().getUID());
        } else {
            wish.accept(monitor);
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
            Optional<Session> session = Optional.ofNullable(this.session);
            return new Findings(getConfigAs(WicanConfiguration.class).deviceId, session.flatMap(Session::vehicle),
                    recognition.before(session.map(Session::monitor).map(CarMonitor::exchanges).orElse(List.of())),
                    recognition.outcome(), session.map(Session::monitor).flatMap(CarMonitor::bus), adapter.firmware());
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

    /**
     * Lists what is on the car's bus. The car does not notice.
     *
     * @param duration how long to listen
     * @return is completed then; nothing if the Thing is not ready
     */
    public Optional<CompletableFuture<BusCensus>> listenToBus(Duration duration) {
        return Optional.ofNullable(monitor()).map(monitor -> monitor.listenToBus(duration));
    }

    private @Nullable CarMonitor monitor() {
        synchronized (lifecycle) {
            Session session = this.session;
            return session == null ? null : session.monitor();
        }
    }

    /** Changes the Thing as the car demands it, as long as the configuration is the one with which it was asked. */
    private final class Changes implements Reports.Changes {

        private final @Nullable WicanConfiguration configuration;

        Changes(@Nullable WicanConfiguration configuration) {
            this.configuration = configuration;
        }

        @Override
        public void channelsLack() {
            scheduler.execute(() -> {
                try {
                    addChannels();
                } catch (RuntimeException e) {
                    logger.warn("{} could not get channels for what its adapter tells", getThing().getUID(), e);
                    values.forget();
                }
            });
        }

        private void addChannels() {
            CarMonitor monitor;
            synchronized (lifecycle) {
                WicanConfiguration configuration = this.configuration;
                monitor = monitor();
                if (configuration == null || !isCurrent(configuration) || monitor == null || !isListening()) {
                    values.forget();
                    return;
                }
                values.addChannels(adapter.units());
            }
            monitor.betweenMessages(values::showWaiting);
        }

        @Override
        public void pollsByItself() {
            scheduler.execute(this::listen);
        }

        private void listen() {
            WicanConfiguration renewed;
            synchronized (lifecycle) {
                WicanConfiguration configuration = this.configuration;
                if (configuration == null || !isCurrent(configuration) || isListening()
                        || adapter.isPolling().equals(Optional.of(false))
                        || !found.follow(configuration, Optional.of(true))) {
                    return;
                }
                renewed = renew();
            }
            prepare(renewed);
        }

        @Override
        public void online(boolean online) {
            adapter.online(online);
        }

        @Override
        public void recognised(Outcome outcome) {
            scheduler.execute(() -> keep(outcome));
        }

        private void keep(Outcome outcome) {
            synchronized (lifecycle) {
                WicanConfiguration configuration = this.configuration;
                if (configuration == null || !isCurrent(configuration) || !configuration.isAuto()) {
                    return;
                }
                try {
                    outcome.vin().ifPresent(vin -> CarProperties.tell(outcome, vin, access));
                    if (outcome.kind() == Outcome.Kind.RECOGNISED) {
                        adopt(outcome.vehicles().get(0));
                    }
                } catch (RuntimeException e) {
                    logger.debug("{} could not keep which car it is", getThing().getUID(), e);
                    fail(configuration, ThingStatusDetail.HANDLER_INITIALIZING_ERROR,
                            StatusText.of("failed", e.toString()));
                }
            }
        }
    }

    /** The next time nobody needs to ask which car it is. */
    private void adopt(VehicleProfile vehicle) {
        found.keep(getConfigAs(WicanConfiguration.class).deviceId, vehicle.id());
        WicanConfiguration configuration = renew();
        start(configuration, new Approach.Ask(configuration.asWanted(vehicle), true));
    }

    /** Ends the session; another one is to be started with the configuration as it is now. */
    private WicanConfiguration renew() {
        WicanConfiguration configuration = getConfigAs(WicanConfiguration.class);
        CarMonitor monitor = monitor();
        recognition.keep(monitor == null ? List.of() : monitor.exchanges());
        stop();
        this.configuration = configuration;
        return configuration;
    }

    private boolean isListening() {
        Session session = this.session;
        return session != null && !session.approach().isAsking();
    }

    /**
     * Reads the settings of the adapter, for a person, in a thread that may wait.
     *
     * @return what was read, and what it has to go with; nothing if it could not be read
     */
    public Optional<AdapterReading> readAdapter() {
        return adapter.readNow().flatMap(
                settings -> circumstances(settings).map(circumstances -> new AdapterReading(settings, circumstances)));
    }

    /**
     * @return where the adapter's web page is, if that is known
     */
    public Optional<AdapterAddress> adapterAddress() {
        return adapter.address();
    }

    private Optional<Circumstances> circumstances(AdapterSettings settings) {
        Way way;
        AdapterTopics topics;
        synchronized (lifecycle) {
            Session session = this.session;
            if (session == null) {
                return Optional.empty();
            }
            way = session.way();
            topics = session.topics();
        }
        return Optional.of(new Circumstances(way, topics, adapter.isThisBroker(settings, getBridge())));
    }

    /** What was read of the adapter is applied to the Thing. */
    private final class Home implements AdapterCare.Home {

        @Override
        public Optional<Circumstances> adapt(AdapterSettings settings, LearnedTopics topics) {
            WicanConfiguration renewed = null;
            synchronized (lifecycle) {
                WicanConfiguration configuration = WicanHandler.this.configuration;
                Session session = WicanHandler.this.session;
                if (configuration == null) {
                    return Optional.empty();
                }
                boolean isOtherWay = found.follow(configuration, settings.isPollingByItself());
                if (isOtherWay || session != null && !session.topics().equals(configuration.topics(topics))) {
                    renewed = renew();
                }
            }
            if (renewed != null) {
                prepare(renewed);
            }
            return circumstances(settings);
        }

        @Override
        public void change(Consumer<Map<String, String>> change) {
            synchronized (lifecycle) {
                Map<String, String> properties = new HashMap<>(getThing().getProperties());
                change.accept(properties);
                if (configuration != null && !properties.equals(getThing().getProperties())) {
                    access.change(builder -> builder.withProperties(properties));
                }
            }
        }

        @Override
        public void retell() {
            synchronized (lifecycle) {
                Bridge bridge = getBridge();
                Session session = WicanHandler.this.session;
                Reports reports = WicanHandler.this.reports;
                if (session != null && reports != null && bridge != null && bridge.getStatus() == ThingStatus.ONLINE) {
                    session.monitor().betweenMessages(reports::retell);
                }
            }
        }
    }
}
