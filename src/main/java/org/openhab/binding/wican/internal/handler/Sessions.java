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

import static org.openhab.binding.wican.internal.WicanBindingConstants.CHANNEL_ONLINE;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.mqtt.handler.AbstractBrokerHandler;
import org.openhab.binding.wican.internal.adapter.settings.LearnedTopics;
import org.openhab.binding.wican.internal.monitor.asking.CarMemory;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.types.UnDefType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Sessions} of a Thing follow one another: each begins with a configuration, on the bridge as it is, and
 * ends when there is another configuration, or none any more. They own what is wanted and who does it; their lock
 * guards both.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Sessions {

    /** What a session finds around it. */
    interface Surroundings {

        /** A Thing begins with this configuration. */
        void begin(WicanConfiguration configuration);

        /** The Thing ends. */
        void end();

        /** What a session with this configuration will tell needs channels. */
        void prepare(Approach approach);

        /** What is known of the adapter's topics. */
        LearnedTopics topics();

        /** The adapter has said that it is online. */
        void cameOnline();

        /**
         * @param configuration the one with which a session begins
         * @return whom that session tells what it finds out
         */
        Reports reports(@Nullable WicanConfiguration configuration);
    }

    private static final int SECONDS_BETWEEN_LOOKS = 30;

    private final Logger logger = LoggerFactory.getLogger(Sessions.class);

    private final ThingAccess access;
    private final Household household;
    private final Approaches approaches;
    private final ShownStates states;
    private final Recognition recognition;
    private final Surroundings surroundings;
    private final Clock clock;

    private final Object lock = new Object();
    private @Nullable WicanConfiguration configuration;
    private @Nullable Session session;
    private @Nullable Reports reports;
    private @Nullable Future<?> nextLook;

    Sessions(ThingAccess access, Household household, ShownStates states, Recognition recognition,
            Surroundings surroundings, Clock clock) {
        this.access = access;
        this.household = household;
        this.approaches = new Approaches(access.thing().getUID(), household.vehicles(), household.recognised());
        this.states = states;
        this.recognition = recognition;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    void begin(WicanConfiguration configuration) {
        synchronized (lock) {
            this.configuration = configuration;
            surroundings.begin(configuration);
        }
        access.scheduler().execute(() -> prepare(configuration));
    }

    /** Reads vehicle profiles if they have changed, which may take long. */
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
            logger.debug("{} could not be started", access.thing().getUID(), e);
            fail(configuration, e);
        }
    }

    /** A vehicle file may be mended, or come later. */
    private void lookAgain(WicanConfiguration configuration) {
        synchronized (lock) {
            if (isCurrent(configuration)) {
                nextLook = access.scheduler().schedule(() -> prepare(configuration), SECONDS_BETWEEN_LOOKS,
                        TimeUnit.SECONDS);
            }
        }
    }

    /** What must not happen has happened. */
    void fail(WicanConfiguration configuration, RuntimeException cause) {
        fail(configuration, ThingStatusDetail.HANDLER_INITIALIZING_ERROR, StatusText.of("failed", cause.toString()));
    }

    private void fail(WicanConfiguration configuration, ThingStatusDetail detail, StatusText text) {
        synchronized (lock) {
            ThingStatusInfo status = new ThingStatusInfo(ThingStatus.OFFLINE, detail, text.toString());
            if (isCurrent(configuration) && !status.equals(access.thing().getStatusInfo())) {
                access.status(ThingStatus.OFFLINE, detail, text.toString());
            }
        }
    }

    /** This very configuration, not another one with equal settings: the handler may have been started anew. */
    @SuppressWarnings("PMD.CompareObjectsWithEquals")
    private boolean isCurrent(@Nullable WicanConfiguration configuration) {
        return configuration != null && this.configuration == configuration;
    }

    private void start(WicanConfiguration configuration, Approach approach) {
        synchronized (lock) {
            if (!isCurrent(configuration)) {
                return;
            }
            surroundings.prepare(approach);
            ThingUID thing = access.thing().getUID();
            CarMemory asked = household.memory().asked(thing, configuration.deviceId);
            Reports reports = surroundings.reports(configuration);
            this.reports = reports;
            Session session = new Session(configuration.deviceId,
                    configuration.settings(approach, surroundings.topics()), asked, reports, surroundings::cameOnline,
                    clock, access.scheduler());
            this.session = session;
            household.memory().last(thing, session.deviceId()).ifPresent(session.monitor()::restore);
            connect();
        }
    }

    void end() {
        synchronized (lock) {
            configuration = null;
            Future<?> nextLook = this.nextLook;
            if (nextLook != null) {
                nextLook.cancel(false);
            }
            surroundings.end();
            stop();
            recognition.forget();
        }
    }

    private void stop() {
        Session session = this.session;
        if (session != null) {
            session.stop();
            household.memory().keep(access.thing().getUID(), session.deviceId(), session.monitor().last(),
                    session.memory());
            this.session = null;
        }
    }

    /** The bridge has news. */
    void follow() {
        synchronized (lock) {
            if (session != null) {
                connect();
            }
        }
    }

    /** Follows the bridge as it is now: news of its status may come late, and in the wrong order. */
    private void connect() {
        Optional<Bridge> bridge = access.bridge();
        if (bridge.isEmpty()) {
            access.status(ThingStatus.OFFLINE, ThingStatusDetail.CONFIGURATION_ERROR,
                    StatusText.of("configuration.bridge-missing").toString());
        } else if (isBridgeOnline() && bridge.get().getHandler() instanceof AbstractBrokerHandler broker) {
            broker.getConnectionAsync().thenAccept(this::connect);
        } else {
            session().ifPresent(Session::disconnect);
            states.show(CHANNEL_ONLINE, UnDefType.UNDEF);
            access.status(ThingStatus.OFFLINE, ThingStatusDetail.BRIDGE_OFFLINE, null);
        }
    }

    private boolean isBridgeOnline() {
        return access.bridge().filter(bridge -> bridge.getStatus() == ThingStatus.ONLINE).isPresent();
    }

    private void connect(MqttBrokerConnection connection) {
        synchronized (lock) {
            session().ifPresent(session -> session.connect(connection));
        }
    }

    /**
     * @return what is wanted now; nothing if the Thing is not at work
     */
    Optional<WicanConfiguration> configuration() {
        synchronized (lock) {
            return Optional.ofNullable(configuration);
        }
    }

    /**
     * @return the session of now; nothing before the first, and between two
     */
    Optional<Session> session() {
        synchronized (lock) {
            return Optional.ofNullable(session);
        }
    }

    /**
     * Does something as long as this very configuration is wanted: nothing begins or ends meanwhile.
     *
     * @return false if it is not wanted any more
     */
    boolean whileCurrent(@Nullable WicanConfiguration configuration, Runnable action) {
        synchronized (lock) {
            boolean isCurrent = isCurrent(configuration);
            if (isCurrent) {
                action.run();
            }
            return isCurrent;
        }
    }

    /**
     * Begins another session if this very configuration is still wanted, with what has become of it. May take long.
     *
     * @param isNeeded is asked under the lock
     */
    void restartIf(@Nullable WicanConfiguration configuration, BooleanSupplier isNeeded) {
        WicanConfiguration renewed;
        synchronized (lock) {
            if (!isCurrent(configuration) || !isNeeded.getAsBoolean()) {
                return;
            }
            renewed = renew();
        }
        prepare(renewed);
    }

    /** Begins another session with what has become of the configuration, on a way that is known. */
    void restart(Approach approach) {
        synchronized (lock) {
            start(renew(), approach);
        }
    }

    private WicanConfiguration renew() {
        WicanConfiguration configuration = access.configuration();
        recognition.keep(session().map(session -> session.monitor().exchanges()).orElse(List.of()));
        stop();
        this.configuration = configuration;
        return configuration;
    }

    /** Tells once more how things stand, as far as the bridge lets anything be known. */
    void retell() {
        synchronized (lock) {
            Session session = this.session;
            Reports reports = this.reports;
            if (session != null && reports != null && isBridgeOnline()) {
                session.monitor().betweenMessages(reports::retell);
            }
        }
    }
}
