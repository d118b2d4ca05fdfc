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
package org.openhab.binding.wican.internal.simulator;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * What an adapter's web server tells: the settings that are stored in it, and how it is doing (firmware:
 * {@code main/config_server.c}, classic v4.21 and Pro v4.50). Immutable.
 *
 * @param pro whether it is a WiCAN Pro
 * @param stored what {@code /load_config} tells
 * @param live what {@code /check_status} tells beside it
 * @param canFilters {@code /load_canflt}
 * @param autoPid {@code /load_auto_pid}
 * @param parameters {@code /load_car_config}
 * @param carProfile {@code /load_auto_pid_car_data}
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record AdapterPages(boolean pro, Map<String, String> stored, Map<String, JsonElement> live, String canFilters,
        String autoPid, String parameters, String carProfile) {

    /** What must never be seen outside of the adapter, by the names that the firmware stores it under. */
    public static final Map<String, String> SECRETS = secrets();

    private static final String NONE = "NONE";
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    /** What is stored but not told by {@code /check_status}. */
    private static final Set<String> CONFIG_ONLY = Set.of("ap_pass", "ble_pass", "mqtt_tx_en", "mqtt_rx_en",
            "mqtt_elm327_log", "keep_alive");

    private static Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String key : List.of("sta_pass", "ap_pass", "ble_pass", "batt_alert_pass", "batt_mqtt_pass", "mqtt_pass",
                "home_password", "drive_password", "api_token", "basic_password", "url_token")) {
            secrets.put(key, "Secret-" + key.replace('_', '-') + "-9Q7x");
        }
        return secrets;
    }

    /**
     * @param deviceId the adapter's id
     * @return a classic adapter that is set up as the binding needs it to ask the car
     */
    public static AdapterPages classic(String deviceId) {
        Map<String, String> stored = common(deviceId);
        stored.put("sleep_time", "2");
        stored.put("wakeup_time", "2");
        stored.put("keep_alive", "30");
        return new AdapterPages(false, stored, live(deviceId, "4.21", "WiCAN-OBD"), NONE, NONE, "{}", NONE);
    }

    /**
     * @param deviceId the adapter's id
     * @return a Pro that is set up as the binding needs it to ask the car
     */
    public static AdapterPages pro(String deviceId) {
        Map<String, String> stored = common(deviceId);
        stored.put("home_ssid", "House");
        stored.put("home_password", secret("home_password"));
        stored.put("home_protocol", "elm327");
        stored.put("drive_ssid", "Phone");
        stored.put("drive_password", secret("drive_password"));
        stored.put("drive_protocol", "elm327");
        stored.put("periodic_wakeup", "disable");
        stored.put("wakeup_interval", "90");
        stored.put("mqtt_security", "none");
        Map<String, JsonElement> live = live(deviceId, "4.50", "WiCAN-OBD-PRO");
        live.put("obd_chip_status", new JsonPrimitive("Ready"));
        live.put("time_synced", new JsonPrimitive(true));
        return new AdapterPages(true, stored, live, NONE, NONE, "{}", NONE);
    }

    private static Map<String, String> common(String deviceId) {
        Map<String, String> stored = new LinkedHashMap<>();
        stored.put("wifi_mode", "APStation");
        stored.put("ap_ch", "6");
        stored.put("sta_ssid", "House");
        stored.put("sta_pass", secret("sta_pass"));
        stored.put("can_datarate", "500K");
        stored.put("can_mode", "normal");
        stored.put("port_type", "tcp");
        stored.put("port", "3333");
        stored.put("ap_pass", secret("ap_pass"));
        stored.put("protocol", "elm327");
        stored.put("ble_pass", secret("ble_pass"));
        stored.put("sleep_status", "enable");
        stored.put("sleep_volt", "13.1");
        stored.put("wakeup_volt", "13.5");
        stored.put("batt_alert", "disable");
        stored.put("batt_alert_pass", secret("batt_alert_pass"));
        stored.put("batt_mqtt_user", "meatpi");
        stored.put("batt_mqtt_pass", secret("batt_mqtt_pass"));
        stored.put("mqtt_en", "enable");
        stored.put("mqtt_elm327_log", "disable");
        stored.put("mqtt_url", "mqtt://127.0.0.1");
        stored.put("mqtt_port", "1883");
        stored.put("mqtt_user", "openhab");
        stored.put("mqtt_pass", secret("mqtt_pass"));
        stored.put("mqtt_tx_topic", "wican/" + deviceId + "/can/tx");
        stored.put("mqtt_tx_en", "enable");
        stored.put("mqtt_rx_topic", "wican/" + deviceId + "/can/rx");
        stored.put("mqtt_rx_en", "enable");
        stored.put("mqtt_status_topic", "wican/" + deviceId + "/can/status");
        return stored;
    }

    private static Map<String, JsonElement> live(String deviceId, String firmware, String hardware) {
        Map<String, JsonElement> live = new LinkedHashMap<>();
        live.put("sta_ip", new JsonPrimitive("127.0.0.1"));
        live.put("sta_status", new JsonPrimitive("Connected"));
        live.put("mdns", new JsonPrimitive("wican_" + deviceId + ".local"));
        live.put("fw_version", new JsonPrimitive(firmware));
        live.put("hw_version", new JsonPrimitive(hardware));
        live.put("git_version", new JsonPrimitive("5e28f49"));
        live.put("batt_voltage", new JsonPrimitive("12.6V"));
        live.put("uptime", new JsonPrimitive("0d 01:02:03"));
        live.put("device_id", new JsonPrimitive(deviceId));
        live.put("ecu_status", new JsonPrimitive("offline"));
        live.put("timestamp", new JsonPrimitive(1790000000));
        return live;
    }

    private static String secret(String key) {
        return String.valueOf(SECRETS.get(key));
    }

    /** Another setting; a number for what the firmware writes as one. */
    public AdapterPages with(String key, String value) {
        Map<String, String> stored = new LinkedHashMap<>(this.stored);
        Map<String, JsonElement> live = new LinkedHashMap<>(this.live);
        if (live.containsKey(key)) {
            live.put(key,
                    "timestamp".equals(key) ? new JsonPrimitive(Long.parseLong(value)) : new JsonPrimitive(value));
        } else {
            stored.put(key, value);
        }
        return new AdapterPages(pro, stored, live, canFilters, autoPid, parameters, carProfile);
    }

    /** A firmware that does not know this key. */
    public AdapterPages without(String key) {
        Map<String, String> stored = new LinkedHashMap<>(this.stored);
        Map<String, JsonElement> live = new LinkedHashMap<>(this.live);
        stored.remove(key);
        live.remove(key);
        return new AdapterPages(pro, stored, live, canFilters, autoPid, parameters, carProfile);
    }

    /** So many CAN filters; an empty list, as the page stores it, for none. */
    public AdapterPages withCanFilters(int count) {
        JsonObject filters = new JsonObject();
        JsonArray list = new JsonArray();
        for (int i = 0; i < count; i++) {
            JsonObject filter = new JsonObject();
            filter.addProperty("CANID", 900 + i);
            filter.addProperty("Name", "Speed" + i);
            filter.addProperty("PID", -1);
            list.add(filter);
        }
        filters.add("can_flt", list);
        return new AdapterPages(pro, stored, live, GSON.toJson(filters), autoPid, parameters, carProfile);
    }

    /**
     * AutoPID with a group topic and a parameter of the owner.
     *
     * @param topic the topic of the group; nothing for a group that goes nowhere
     */
    public AdapterPages withAutoPid(Optional<String> topic) {
        String type = topic.isPresent() ? "MQTT_Topic" : "Default";
        JsonObject settings = new JsonObject();
        settings.addProperty("grouping", "enable");
        settings.addProperty("autopid_polling", "enable");
        settings.addProperty("cycle", "5000");
        settings.addProperty("car_specific", "disable");
        settings.addProperty("standard_pids", "disable");
        settings.addProperty("car_model", "Nissan: Leaf");
        if (pro) {
            JsonArray destinations = new JsonArray();
            topic.ifPresent(each -> destinations.add(destination("MQTT_Topic", each)));
            destinations.add(destination("HTTPS", "https://example.org/?token=" + secret("url_token")));
            settings.add("destinations", destinations);
        } else {
            settings.addProperty("group_dest_type", type);
            settings.addProperty("destination", topic.orElse(""));
        }
        JsonArray pids = new JsonArray();
        JsonObject pid = new JsonObject();
        pid.addProperty("Name", "SOC");
        pid.addProperty("Init", "ATSP6;");
        pid.addProperty("PID", "2101");
        pid.addProperty("Expression", "B10/2");
        pid.addProperty("Period", "5000");
        pid.addProperty("Type", "Default");
        pid.addProperty("Send_to", "");
        pid.addProperty("unit", "%");
        pid.addProperty("class", "battery");
        pid.addProperty("MinValue", "0");
        pid.addProperty("MaxValue", "100");
        pids.add(pid);
        settings.add("pids", pids);
        return withAutoPid(GSON.toJson(settings));
    }

    private static JsonObject destination(String type, String address) {
        JsonObject destination = new JsonObject();
        destination.addProperty("type", type);
        destination.addProperty("destination", address);
        destination.addProperty("cycle", 10000);
        destination.addProperty("enabled", true);
        destination.addProperty("api_token", secret("api_token"));
        JsonObject auth = new JsonObject();
        auth.addProperty("type", "basic");
        auth.addProperty("basic_password", secret("basic_password"));
        destination.add("auth", auth);
        return destination;
    }

    public AdapterPages withAutoPid(String json) {
        return new AdapterPages(pro, stored, live, canFilters, json, parameters, carProfile);
    }

    public AdapterPages withParameters(String json) {
        return new AdapterPages(pro, stored, live, canFilters, autoPid, json, carProfile);
    }

    public AdapterPages withCarProfile(String json) {
        return new AdapterPages(pro, stored, live, canFilters, autoPid, parameters, json);
    }

    /** All pages by their paths. */
    public Map<String, String> byPath() {
        return Map.of("/check_status", status(), "/load_config", GSON.toJson(stored), "/load_canflt", canFilters,
                "/load_auto_pid", autoPid, "/load_car_config", parameters, "/load_auto_pid_car_data", carProfile);
    }

    /** Some of what is stored is not told here. */
    private String status() {
        JsonObject status = new JsonObject();
        Set<String> keys = new LinkedHashSet<>(stored.keySet());
        keys.removeAll(CONFIG_ONLY);
        keys.forEach(key -> status.addProperty(key, stored.get(key)));
        live.forEach(status::add);
        return GSON.toJson(status);
    }
}
