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

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.adapter.settings.LearnedTopics;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.network.AdapterAddress;
import org.openhab.binding.wican.internal.vehicle.Asking;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * The {@link WicanConfiguration} is the configuration of a Thing as openHAB fills it in.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class WicanConfiguration {

    private static final Pattern DEVICE_ID = Pattern.compile("[^/+#\\s]+");
    /**
     * What Java makes of a number with fraction or exponent ({@code Double.toString}, {@code BigDecimal.toString}): in
     * YAML, an id like 9888e0123456 is one unless it stands in quotes. A number of digits alone stays what it is.
     */
    private static final Pattern NUMBER = Pattern.compile("NaN|-?Infinity|-?\\d+\\.\\d+(E[-+]?\\d+)?|-?\\d+E[-+]\\d+");
    /** A full lead battery at rest has less than this: the car would never be asked. */
    private static final double MAX_MINIMUM_VOLTAGE = 12.6;
    private static final Pattern TOPIC = Pattern.compile("[^+#\\s]+");

    public String deviceId = "";
    /** Empty means what {@code auto} means: a user who says nothing has decided nothing. */
    public String vehicle = "";
    public int refreshInterval = 300;
    public int valuesEvery = 3;
    public boolean publish = true;
    public String socTopic = "";
    public String host = "";
    public String statusTopic = "";
    public String rxTopic = "";
    public String txTopic = "";
    public String autoPidTopic = "";
    public double minimumVoltage = 12.0;
    public boolean askParked = false;
    public int responseTimeout = 2000;

    /**
     * @return what the user must mend first; nothing if the configuration can be used
     */
    Optional<StatusText> problem() {
        if (NUMBER.matcher(deviceId).matches()) {
            return Optional.of(StatusText.of("configuration.device-id-number", CONFIG_DEVICE_ID, deviceId));
        }
        if (!isDeviceId(deviceId)) {
            return Optional.of(StatusText.of("configuration.device-id", CONFIG_DEVICE_ID, deviceId));
        }
        if (refreshInterval < 0) {
            return Optional.of(tooSmall(CONFIG_REFRESH_INTERVAL, refreshInterval));
        }
        if (valuesEvery <= 0) {
            return Optional.of(tooSmall(CONFIG_VALUES_EVERY, valuesEvery));
        }
        if (responseTimeout <= 0) {
            return Optional.of(tooSmall(CONFIG_RESPONSE_TIMEOUT, responseTimeout));
        }
        if (minimumVoltage < 0) {
            return Optional.of(tooSmall(CONFIG_MINIMUM_VOLTAGE, minimumVoltage));
        }
        if (minimumVoltage > MAX_MINIMUM_VOLTAGE) {
            return Optional.of(StatusText.of("configuration.too-large", CONFIG_MINIMUM_VOLTAGE,
                    String.valueOf(minimumVoltage), String.valueOf(MAX_MINIMUM_VOLTAGE)));
        }
        if (!host.isBlank() && host().isEmpty()) {
            return Optional.of(StatusText.of("configuration.host", CONFIG_HOST, host));
        }
        return topicProblem();
    }

    /**
     * @return where the adapter is, if the user says so
     */
    Optional<AdapterAddress> host() {
        return host.isBlank() ? Optional.empty() : AdapterAddress.parse(host);
    }

    /**
     * @return true if an adapter can have this id: it is one level of a topic
     */
    public static boolean isDeviceId(String text) {
        return DEVICE_ID.matcher(text).matches() && !NUMBER.matcher(text).matches();
    }

    private static StatusText tooSmall(String parameter, Number value) {
        return StatusText.of("configuration.too-small", parameter, String.valueOf(value));
    }

    /** Every topic must be good, and a topic of its own: the binding would read its own messages otherwise. */
    private Optional<StatusText> topicProblem() {
        AdapterTopics topics = topics(LearnedTopics.NONE);
        List<Map.Entry<String, String>> byParameter = new ArrayList<>();
        byParameter.add(Map.entry(CONFIG_RX_TOPIC, topics.rx()));
        byParameter.add(Map.entry(CONFIG_TX_TOPIC, topics.tx()));
        if (!statusTopic.isBlank()) {
            byParameter.add(Map.entry(CONFIG_STATUS_TOPIC, statusTopic));
        }
        autoPidTopics().filter(topic -> !topic.equals(topics.rx()))
                .forEach(topic -> byParameter.add(Map.entry(CONFIG_AUTO_PID_TOPIC, topic)));
        socTopic().ifPresent(topic -> byParameter.add(Map.entry(CONFIG_SOC_TOPIC, topic)));
        Map<String, String> taken = new LinkedHashMap<>();
        topics.status().forEach(topic -> taken.put(topic, CONFIG_STATUS_TOPIC));
        topics.answers().forEach(topic -> taken.put(topic, CONFIG_DEVICE_ID));
        topics.autoPid().stream().filter(topic -> autoPidTopic.isBlank())
                .forEach(topic -> taken.put(topic, CONFIG_AUTO_PID_TOPIC));
        taken.put(topics.battery(), CONFIG_DEVICE_ID);
        taken.put(topics.elm327Log(), CONFIG_DEVICE_ID);
        for (Map.Entry<String, String> entry : byParameter) {
            if (!TOPIC.matcher(entry.getValue()).matches()) {
                return Optional.of(StatusText.of("configuration.topic", entry.getKey(), entry.getValue()));
            }
            String other = taken.putIfAbsent(entry.getValue(), entry.getKey());
            if (other != null && !other.equals(entry.getKey())) {
                return Optional.of(StatusText.of("configuration.same-topic", entry.getKey(), other, entry.getValue()));
            }
        }
        return Optional.empty();
    }

    /**
     * @return the same car, to be asked as its owner wants it
     */
    VehicleProfile asWanted(VehicleProfile vehicle) {
        return askParked ? vehicle.askedWhen(Asking.ALWAYS) : vehicle;
    }

    boolean isAutoPid() {
        return VEHICLE_AUTO_PID.equals(vehicle);
    }

    boolean isAuto() {
        return vehicle.isBlank() || VEHICLE_AUTO.equals(vehicle);
    }

    /**
     * @param learned what is known of the adapter's topics
     */
    MonitorSettings settings(Approach approach, LearnedTopics learned) {
        return new MonitorSettings(topics(learned), approach, Duration.ofSeconds(refreshInterval), valuesEvery,
                Duration.ofMillis(responseTimeout), socTopic(), minimumVoltage);
    }

    /**
     * @return the topics to use: what the user has entered counts, else what the adapter has, else what is usual
     */
    AdapterTopics topics(LearnedTopics learned) {
        LearnedTopics free = socTopic().map(learned::without).orElse(learned);
        AdapterTopics topics = free.in(AdapterTopics.of(deviceId));
        if (!statusTopic.isBlank()) {
            topics = topics.withStatus(statusTopic);
        }
        if (!rxTopic.isBlank()) {
            topics = topics.withRx(rxTopic);
        }
        if (!txTopic.isBlank()) {
            topics = topics.withTx(txTopic);
        }
        return autoPidTopic.isBlank() ? topics : topics.withAutoPid(autoPidTopics().collect(Collectors.toSet()));
    }

    /** Adapters may publish one value on each topic. */
    private Stream<String> autoPidTopics() {
        return autoPidTopic.isBlank() ? Stream.empty()
                : Stream.of(autoPidTopic.split(",", -1)).map(String::strip).distinct();
    }

    private Optional<String> socTopic() {
        if (!publish) {
            return Optional.empty();
        }
        return Optional.of(socTopic.isBlank() ? "wican/" + deviceId + "/soc" : socTopic);
    }
}
