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
package org.openhab.binding.wican.internal.adapter.settings;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link AdapterSettings} are how an adapter is set up, as far as the binding wants to know. What could not be
 * read, or what a firmware does not have, is not there: nothing is concluded from that.
 *
 * @param values the settings as the adapter writes them
 * @param isConfigRead whether the stored settings could be read, so that a key that is not there is one that the
 *            adapter does not have
 * @param canFilters how many CAN filters there are, where that could be read
 * @param autoPid how the adapter polls the car by itself, where that could be read
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record AdapterSettings(Map<Setting, String> values, boolean isConfigRead, OptionalInt canFilters,
        Optional<AutoPidSettings> autoPid) {

    private static final Set<Setting> STATES = Set.of(Setting.STATION, Setting.BATTERY_VOLTAGE, Setting.UPTIME,
            Setting.TIME, Setting.CAR, Setting.CAN_CHIP);

    private static final String ENABLED = "enable";
    private static final String AUTO_PID = "auto_pid";
    private static final String ELM327 = "elm327";
    private static final String SMART_CONNECT = "SmartConnect";

    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4}).*");
    /** The first firmware with check boxes for the TX and the RX topic, 3.25. */
    private static final int FIRST_WITH_BOXES = 325;

    private static final String ID_PLACEHOLDER = "%s";
    private static final Pattern TOPIC = Pattern.compile("[^+#\\s\\p{Cntrl}]{1,128}");

    /** An adapter that does not know the time counts from 1970. */
    private static final Instant FIRST_TIME = Instant.parse("2020-01-01T00:00:00Z");

    public AdapterSettings {
        Map<Setting, String> ordered = new EnumMap<>(Setting.class);
        ordered.putAll(values);
        values = Collections.unmodifiableMap(ordered);
    }

    public Optional<String> get(Setting setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /**
     * @return whether a setting is switched on; nothing where that is not known
     */
    public Optional<Boolean> isEnabled(Setting setting) {
        return get(setting).map(ENABLED::equals);
    }

    /**
     * Whether a box is ticked. Of firmware that knows the boxes, a box that is not stored is not ticked.
     *
     * @param box {@link Setting#TX_TICKED} or {@link Setting#RX_TICKED}
     * @return nothing where that is not known
     */
    public Optional<Boolean> isTicked(Setting box) {
        return isEnabled(box).or(() -> isConfigRead && hasBoxes() ? Optional.of(false) : Optional.empty());
    }

    private boolean hasBoxes() {
        Matcher version = VERSION.matcher(get(Setting.FIRMWARE).orElse(""));
        return version.matches()
                && Integer.parseInt(version.group(1)) * 100 + Integer.parseInt(version.group(2)) >= FIRST_WITH_BOXES;
    }

    public String deviceId() {
        return get(Setting.DEVICE_ID).orElse("");
    }

    /**
     * @return the settings without what changes by itself
     */
    public AdapterSettings lasting() {
        Map<Setting, String> settings = new EnumMap<>(Setting.class);
        values.forEach((setting, value) -> {
            if (!STATES.contains(setting)) {
                settings.put(setting, value);
            }
        });
        return new AdapterSettings(settings, isConfigRead, canFilters, autoPid);
    }

    /**
     * @return true for a WiCAN Pro
     */
    public boolean isPro() {
        return get(Setting.HARDWARE).orElse("").toUpperCase(Locale.ROOT).endsWith("PRO");
    }

    /**
     * @return the protocol in use; a Pro that changes it with the WiFi polls by itself as soon as one of them does so
     *         (firmware: {@code main/main.c})
     */
    public Optional<String> protocol() {
        if (!SMART_CONNECT.equals(get(Setting.WIFI_MODE).orElse(""))) {
            return get(Setting.PROTOCOL);
        }
        boolean isPolling = Stream.of(Setting.HOME_PROTOCOL, Setting.DRIVE_PROTOCOL).map(this::get)
                .anyMatch(Optional.of(AUTO_PID)::equals);
        return Optional.of(isPolling ? AUTO_PID : ELM327);
    }

    /**
     * @return whether the adapter polls the car by itself; nothing where that is not known
     */
    public Optional<Boolean> isPollingByItself() {
        return protocol().map(AUTO_PID::equals);
    }

    /**
     * @return whether the adapter knows the time; nothing where that is not known
     */
    public Optional<Boolean> hasClock() {
        return get(Setting.TIME).map(AdapterSettings::seconds).map(seconds -> seconds >= FIRST_TIME.getEpochSecond());
    }

    private static double seconds(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * @param setting one of the topics
     * @return the topic that is in use: factory settings have a place for the adapter's id
     */
    public Optional<String> topic(Setting setting) {
        return get(setting).flatMap(this::topic);
    }

    private Optional<String> topic(String text) {
        return Optional.of(text.replace(ID_PLACEHOLDER, deviceId())).filter(AdapterSettings::isTopic);
    }

    static boolean isTopic(String text) {
        return TOPIC.matcher(text).matches();
    }

    /**
     * @return the topics of what the adapter polls by itself, of the group and of single parameters; empty where that
     *         is
     *         not known, and where it goes elsewhere
     */
    public Set<String> autoPidTopics() {
        Set<String> topics = new LinkedHashSet<>();
        autoPid.ifPresent(settings -> {
            if (settings.isGrouped() || isPro()) {
                settings.groups().stream().filter(this::isTopicOfGroup).map(this::topicOf).forEach(topics::add);
            }
            settings.parameters().stream().map(AutoPidParameter::destination).filter(Destination::isMqtt)
                    .map(this::topicOf).forEach(topics::add);
        });
        topics.remove("");
        return Collections.unmodifiableSet(topics);
    }

    private boolean isTopicOfGroup(Destination group) {
        return group.isMqtt() || group.type() == Destination.Type.DEFAULT && isPro();
    }

    /** Without a topic of its own it is the RX topic. */
    private String topicOf(Destination destination) {
        return (destination.topic().isEmpty() ? topic(Setting.RX_TOPIC) : topic(destination.topic())).orElse("");
    }
}
