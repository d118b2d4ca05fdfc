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

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.settings.AdapterSettings;
import org.openhab.binding.wican.internal.adapter.settings.Circumstances;
import org.openhab.binding.wican.internal.adapter.settings.LearnedTopics;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Adaptation} fits a Thing to what car and adapter tell of themselves: channels, properties, which car it
 * is, which way to go.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Adaptation implements Sessions.Surroundings, AdapterCare.Home {

    private final Logger logger = LoggerFactory.getLogger(Adaptation.class);

    private final ThingAccess access;
    private final ShownStates states;
    private final VehicleValues values;
    private final Recognition recognition = new Recognition();
    private final FoundVehicle found;
    private final AdapterCare adapter;
    private final Sessions sessions;

    /**
     * @param clock the adapter's settings are read by it
     * @param localClock the car is asked by it
     */
    Adaptation(ThingAccess access, Household household, ShownStates states, Clock clock, Clock localClock) {
        this.access = access;
        this.states = states;
        this.values = new VehicleValues(access, states);
        this.found = new FoundVehicle(access, household.recognised());
        this.adapter = new AdapterCare(access, household.network(), access.scheduler(), clock, this);
        this.sessions = new Sessions(access, household, states, recognition, this, localClock);
    }

    Sessions sessions() {
        return sessions;
    }

    AdapterCare adapter() {
        return adapter;
    }

    Recognition recognition() {
        return recognition;
    }

    @Override
    public void begin(WicanConfiguration configuration) {
        found.begin(configuration);
        adapter.begin(configuration);
    }

    @Override
    public void end() {
        adapter.end();
    }

    @Override
    public void prepare(Approach approach) {
        values.adapt(approach);
    }

    @Override
    public LearnedTopics topics() {
        return adapter.topics();
    }

    @Override
    public void cameOnline() {
        adapter.cameOnline();
    }

    @Override
    public Reports reports(@Nullable WicanConfiguration configuration) {
        return new Reports(access, states, values, recognition, adapter.advice(), new Changes(configuration));
    }

    void forgetValues() {
        values.forget();
    }

    /**
     * @return what the adapter's settings have to go with; nothing if the Thing is not at work
     */
    Optional<Circumstances> circumstances(AdapterSettings settings) {
        return sessions.session().map(session -> new Circumstances(session.way(), session.topics(),
                adapter.isThisBroker(settings, access.bridge())));
    }

    @Override
    public Optional<Circumstances> adapt(AdapterSettings settings, LearnedTopics topics) {
        Optional<WicanConfiguration> configuration = sessions.configuration();
        if (configuration.isEmpty()) {
            return Optional.empty();
        }
        WicanConfiguration current = configuration.get();
        sessions.restartIf(current, () -> found.follow(current, settings.isPollingByItself())
                || sessions.session().filter(session -> !session.topics().equals(current.topics(topics))).isPresent());
        return circumstances(settings);
    }

    @Override
    public void change(Consumer<Map<String, String>> change) {
        sessions.whileCurrent(sessions.configuration().orElse(null), () -> {
            Map<String, String> properties = new HashMap<>(access.thing().getProperties());
            change.accept(properties);
            if (!properties.equals(access.thing().getProperties())) {
                access.change(builder -> builder.withProperties(properties));
            }
        });
    }

    @Override
    public void retell() {
        sessions.retell();
    }

    /** The session of now, if it listens to what the adapter polls by itself. */
    private Optional<Session> listening() {
        return sessions.session().filter(session -> !session.approach().isAsking());
    }

    /** Changes the Thing as the car demands it, as long as the configuration is the one with which it was asked. */
    private final class Changes implements Reports.Changes {

        private final @Nullable WicanConfiguration configuration;

        Changes(@Nullable WicanConfiguration configuration) {
            this.configuration = configuration;
        }

        @Override
        public void channelsLack() {
            access.scheduler().execute(() -> {
                try {
                    addChannels();
                } catch (RuntimeException e) {
                    logger.warn("{} could not get channels for what its adapter tells", access.thing().getUID(), e);
                    values.forget();
                }
            });
        }

        private void addChannels() {
            Optional<Session> listening = listening();
            if (listening.isPresent()
                    && sessions.whileCurrent(configuration, () -> values.addChannels(adapter.units()))) {
                listening.get().monitor().betweenMessages(values::showWaiting);
            } else {
                values.forget();
            }
        }

        @Override
        public void pollsByItself() {
            access.scheduler().execute(() -> {
                WicanConfiguration configuration = this.configuration;
                sessions.restartIf(configuration,
                        () -> configuration != null && listening().isEmpty()
                                && !adapter.isPolling().equals(Optional.of(false))
                                && found.follow(configuration, Optional.of(true)));
            });
        }

        @Override
        public void online(boolean online) {
            adapter.online(online);
        }

        @Override
        public void recognised(Outcome outcome) {
            WicanConfiguration configuration = this.configuration;
            if (configuration != null && configuration.isAuto()) {
                access.scheduler()
                        .execute(() -> sessions.whileCurrent(configuration, () -> keep(configuration, outcome)));
            }
        }

        private void keep(WicanConfiguration configuration, Outcome outcome) {
            try {
                CarProperties.tell(outcome, access);
                if (outcome.kind() == Outcome.Kind.RECOGNISED) {
                    adopt(configuration, outcome.vehicles().get(0));
                }
            } catch (RuntimeException e) {
                logger.debug("{} could not keep which car it is", access.thing().getUID(), e);
                sessions.fail(configuration, e);
            }
        }

        /** The next time nobody needs to ask which car it is. */
        private void adopt(WicanConfiguration configuration, VehicleProfile vehicle) {
            found.keep(configuration.deviceId, vehicle.id());
            sessions.restart(new Approach.Ask(access.configuration().asWanted(vehicle), true));
        }
    }
}
