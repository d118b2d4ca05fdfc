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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.adapter.settings.AdapterSettings;
import org.openhab.binding.wican.internal.adapter.settings.Circumstances;
import org.openhab.binding.wican.internal.adapter.settings.Fault.Effect;
import org.openhab.binding.wican.internal.adapter.settings.Finding;
import org.openhab.binding.wican.internal.adapter.settings.LearnedTopics;
import org.openhab.binding.wican.internal.adapter.settings.Setting;
import org.openhab.binding.wican.internal.adapter.settings.SettingsCheck;
import org.openhab.binding.wican.internal.network.AdapterAddress;
import org.openhab.binding.wican.internal.network.AdapterNetwork;
import org.openhab.binding.wican.internal.network.AdapterProperties;
import org.openhab.binding.wican.internal.network.Announcement;
import org.openhab.binding.wican.internal.network.SameBroker;
import org.openhab.binding.wican.internal.vehicle.autopid.AutoPidValue;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Thing;

/**
 * The {@link AdapterCare} knows the adapter of a Thing: it makes use of what the {@link AdapterWatch} reads.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class AdapterCare implements AdapterWatch.Listener {

    /** The Thing, to which what was read is applied. */
    interface Home {

        /**
         * Goes the way that the adapter is set up for, unless the user has decided, and uses its topics. Called in a
         * thread that may wait.
         *
         * @return what the settings have to go with from now on; nothing if the Thing is not at work
         */
        Optional<Circumstances> adapt(AdapterSettings settings, LearnedTopics topics);

        /** Changes the Thing's properties, unless it is not at work. */
        void change(Consumer<Map<String, String>> change);

        /** Tells once more how things stand. */
        void retell();
    }

    /** The parameter of a {@code mqtt:broker} Thing. */
    private static final String BROKER_HOST = "host";

    private final ThingAccess access;
    private final Home home;
    private final AdapterWatch watch;
    private final AdapterAdvice advice = new AdapterAdvice();
    private volatile LearnedTopics topics = LearnedTopics.NONE;
    private volatile Optional<AdapterSettings> settings = Optional.empty();
    private volatile boolean isHeard;

    AdapterCare(ThingAccess access, AdapterNetwork network, ScheduledExecutorService scheduler, Clock clock,
            Home home) {
        this.access = access;
        this.home = home;
        this.watch = new AdapterWatch(network, scheduler, clock, this);
    }

    /** The Thing begins; what was once learned of the topics holds until they are read anew. */
    void begin(WicanConfiguration configuration) {
        @Nullable
        String kept = access.thing().getProperties().get(PROPERTY_TOPICS);
        topics = kept == null ? LearnedTopics.NONE : LearnedTopics.parse(kept);
        watch.begin(configuration.deviceId, configuration.host());
    }

    void end() {
        watch.end();
        isHeard = false;
        advice.forget();
        settings = Optional.empty();
    }

    void cameOnline() {
        watch.cameOnline();
    }

    LearnedTopics topics() {
        return topics;
    }

    AdapterAdvice advice() {
        return advice;
    }

    /**
     * @return the units that the adapter has for what it polls, by the binding's names; only such that openHAB has
     */
    Map<String, String> units() {
        Map<String, String> units = new HashMap<>();
        settings.flatMap(AdapterSettings::autoPid)
                .ifPresent(polled -> polled.parameters().stream().filter(each -> ValueUnit.isKnown(each.unit()))
                        .forEach(each -> units.putIfAbsent(AutoPidValue.named(each.name()).name(), each.unit())));
        return units;
    }

    /**
     * @return the firmware's version, from wherever it is known
     */
    Optional<String> firmware() {
        return settings.flatMap(read -> read.get(Setting.FIRMWARE))
                .or(() -> Optional.ofNullable(access.thing().getProperties().get(Thing.PROPERTY_FIRMWARE_VERSION)));
    }

    /**
     * @return whether the adapter polls the car by itself, as it was last read
     */
    Optional<Boolean> isPolling() {
        return settings.flatMap(AdapterSettings::isPollingByItself);
    }

    /** The adapter has come into reach over the Thing's broker, or has left. */
    void online(boolean online) {
        isHeard = online;
        if (!online) {
            advice.forget();
        }
    }

    /**
     * @return whether the adapter uses the broker of the Thing; nothing if that can't be told. Names are resolved.
     */
    Optional<Boolean> isThisBroker(AdapterSettings settings, Optional<Bridge> bridge) {
        if (isHeard) {
            return Optional.of(true);
        }
        String host = bridge.map(each -> each.getConfiguration().get(BROKER_HOST)).map(Object::toString).orElse("");
        return SameBroker.compare(settings.get(Setting.BROKER).orElse(""), host);
    }

    Optional<AdapterAddress> address() {
        return watch.address();
    }

    /** Reads the settings for a person, in a thread that may wait. */
    Optional<AdapterSettings> readNow() {
        return watch.readNow();
    }

    @Override
    public boolean read(AdapterSettings settings, AdapterAddress address) {
        this.settings = Optional.of(settings);
        topics = LearnedTopics.of(settings, AdapterTopics.of(settings.deviceId()));
        home.change(properties -> tell(settings, address, properties));
        Optional<Circumstances> circumstances = home.adapt(settings, topics);
        if (circumstances.isEmpty()) {
            return false; // read before the Thing was at work: nobody knows yet what of it is right
        }
        List<Finding> findings = SettingsCheck.of(settings, circumstances.get());
        advice.know(findings, settings.isConfigRead() && settings.canFilters().isPresent());
        home.retell();
        return findings.stream().allMatch(finding -> finding.fault().effect() == Effect.WARNING);
    }

    private void tell(AdapterSettings settings, AdapterAddress address, Map<String, String> properties) {
        properties.putAll(AdapterProperties.of(settings.deviceId(), address,
                settings.get(Setting.FIRMWARE).orElse(null), settings.get(Setting.HARDWARE).orElse(null), null));
        properties.remove(PROPERTY_TOPICS);
        if (!topics.text().isEmpty()) {
            properties.put(PROPERTY_TOPICS, topics.text());
        }
    }

    @Override
    public void announced(Announcement announcement) {
        home.change(properties -> properties.putAll(announcement.properties()));
    }

    @Override
    public void stale() {
        advice.forget();
    }
}
