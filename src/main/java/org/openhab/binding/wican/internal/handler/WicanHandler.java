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

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.action.WicanActions;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.CarMonitor;
import org.openhab.binding.wican.internal.monitor.asking.TimedAnswer;
import org.openhab.binding.wican.internal.monitor.hearing.BusCensus;
import org.openhab.binding.wican.internal.network.AdapterAddress;
import org.openhab.binding.wican.internal.report.Findings;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.ThingHandlerService;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link WicanHandler} begins and ends with its Thing, and passes on what openHAB, rules and the console want: to
 * the {@link Sessions} in which the car is watched, and to who knows the adapter.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class WicanHandler extends PartedThingHandler {

    private final Logger logger = LoggerFactory.getLogger(WicanHandler.class);

    private final Household household;
    private final ShownStates states = new ShownStates(access);
    private final Adaptation adaptation;
    private final Sessions sessions;
    private final AdapterCare adapter;

    public WicanHandler(Thing thing, Household household) {
        this(thing, household, Clock.systemUTC());
    }

    WicanHandler(Thing thing, Household household, Clock clock) {
        super(thing);
        this.household = household;
        this.adaptation = new Adaptation(access, household, states, clock, new LocalClock(clock, household.timeZone()));
        this.sessions = adaptation.sessions();
        this.adapter = adaptation.adapter();
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
        WicanConfiguration configuration = access.configuration();
        Optional<StatusText> problem = configuration.problem();
        if (problem.isPresent()) {
            updateStatus(ThingStatus.OFFLINE, ThingStatusDetail.CONFIGURATION_ERROR, problem.get().toString());
        } else {
            updateStatus(ThingStatus.UNKNOWN);
            sessions.begin(configuration);
        }
    }

    @Override
    public void dispose() {
        sessions.end();
        adaptation.forgetValues();
        states.forget();
        super.dispose();
    }

    @Override
    public void bridgeStatusChanged(ThingStatusInfo bridgeStatusInfo) {
        sessions.follow();
    }

    /**
     * @return whom a session with the present configuration tells what it finds out
     */
    Reports reporter() {
        return adaptation.reports(sessions.configuration().orElse(null));
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
        Optional<Session> session = sessions.session();
        Recognition recognition = adaptation.recognition();
        return new Findings(access.configuration().deviceId, session.flatMap(Session::vehicle),
                recognition.before(session.map(Session::monitor).map(CarMonitor::exchanges).orElse(List.of())),
                recognition.outcome(), session.map(Session::monitor).flatMap(CarMonitor::bus), adapter.firmware());
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
        return sessions.session().map(Session::monitor).orElse(null);
    }

    /**
     * Reads the settings of the adapter, for a person, in a thread that may wait.
     *
     * @return what was read, and what it has to go with; nothing if it could not be read
     */
    public Optional<AdapterReading> readAdapter() {
        return adapter.readNow().flatMap(settings -> adaptation.circumstances(settings)
                .map(circumstances -> new AdapterReading(settings, circumstances)));
    }

    /**
     * @return where the adapter's web page is, if that is known
     */
    public Optional<AdapterAddress> adapterAddress() {
        return adapter.address();
    }
}
