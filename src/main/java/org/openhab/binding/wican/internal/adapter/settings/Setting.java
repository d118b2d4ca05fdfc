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

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Setting} is one of those values of an adapter that the binding reads. What is not listed here is passed
 * over unread: among it are the passwords of the WiFi and of the broker.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public enum Setting {

    DEVICE_ID("device_id", "Device ID"),
    FIRMWARE("fw_version", "About → Firmware"),
    HARDWARE("hw_version", "About → Hardware"),
    BUILD("git_version", "About → Build"),
    HOST_NAME("mdns", "Status → mDNS"),
    ADDRESS("sta_ip", "Status → Station IP"),
    STATION("sta_status", "Status → WiFi Station"),

    WIFI_MODE("wifi_mode", "Settings → Mode"),
    PROTOCOL("protocol", "Settings → CAN → Protocol"),
    /** A Pro with the WiFi mode SmartConnect has one protocol at home and one under way. */
    HOME_PROTOCOL("home_protocol", "Settings → Home Protocol"),
    DRIVE_PROTOCOL("drive_protocol", "Settings → Drive Protocol"),
    CAN_RATE("can_datarate", "Settings → CAN Bitrate"),
    CAN_MODE("can_mode", "Settings → CAN Mode"),

    MQTT("mqtt_en", "Settings → MQTT"),
    BROKER("mqtt_url", "Settings → MQTT URL"),
    BROKER_PORT("mqtt_port", "Settings → MQTT Port"),
    BROKER_SECURITY("mqtt_security", "Settings → MQTT → Security"),
    TX_TOPIC("mqtt_tx_topic", "Settings → TX Topic"),
    TX_TICKED("mqtt_tx_en", "Settings → TX Topic, check box"),
    RX_TOPIC("mqtt_rx_topic", "Settings → RX Topic"),
    RX_TICKED("mqtt_rx_en", "Settings → RX Topic, check box"),
    STATUS_TOPIC("mqtt_status_topic", "Settings → Status Topic"),
    ELM327_LOG("mqtt_elm327_log", "Settings → MQTT elm327 log"),
    /** Seconds after which the broker takes a silent adapter for gone, times 1.5. */
    KEEP_ALIVE("keep_alive", "Settings → Keep Alive"),

    SLEEP("sleep_status", "Power Saving → Sleep Mode"),
    SLEEP_VOLTAGE("sleep_volt", "Power Saving → Sleep Voltage"),
    WAKE_UP_VOLTAGE("wakeup_volt", "Power Saving → Wakeup Voltage"),
    PERIODIC_WAKE_UP("periodic_wakeup", "Power Saving → Periodic wake up"),
    /** Minutes. */
    WAKE_UP_INTERVAL("wakeup_interval", "Power Saving → Wakeup Every"),

    BATTERY_VOLTAGE("batt_voltage", "Status → Battery Voltage"),
    UPTIME("uptime", "Status → Uptime"),
    /** Seconds since 1970; 0 or small without a clock. */
    TIME("timestamp", "Status → Time"),
    /** Whether the car has answered AutoPID. */
    CAR("ecu_status", "Status → ECU"),
    CAN_CHIP("obd_chip_status", "Status → OBD Chip Status");

    private static final Map<String, Setting> BY_KEY = Collections
            .unmodifiableMap(Arrays.stream(values()).collect(Collectors.toMap(Setting::key, Function.identity())));

    private final String key;
    private final String label;

    Setting(String key, String label) {
        this.key = key;
        this.label = label;
    }

    static Optional<Setting> ofKey(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /**
     * @return the name that the firmware gives it in its JSON
     */
    public String key() {
        return key;
    }

    /**
     * @return where it stands on the adapter's web page, in the page's own words
     */
    public String label() {
        return label;
    }
}
