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

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * What the simulator's command line asks for.
 *
 * @param help whether only the options shall be explained
 * @param broker the broker
 * @param deviceId the adapter's id
 * @param statusTopic its status topic
 * @param soc the dashboard's percentage at the beginning
 * @param charge how much it rises each minute while the car is at home
 * @param home how long the car stays at home; zero for ever
 * @param away how long it stays away
 * @param foreignTraffic whether the car's bus can be heard
 * @param volts the level of the 12 V battery
 * @param mode what the adapter is set to
 * @param autoPidTopic where the values of AutoPID go
 * @param web the port of its web page; nothing for an adapter whose settings can't be read
 * @param pages what its web page tells
 * @param announced whether it announces itself by mDNS
 * @param car the vehicle profile of the car
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record SimulatorOptions(boolean help, BrokerAddress broker, String deviceId, String statusTopic, double soc,
        double charge, Duration home, Duration away, boolean foreignTraffic, double volts, AdapterMode mode,
        String autoPidTopic, OptionalInt web, AdapterPages pages, boolean announced, VehicleProfile car) {

    static final String HELP = """
            A simulated WiCAN in a Nissan Leaf, or in any other car that the binding knows, that connects to an MQTT
            broker and answers requests.

              --broker HOST:PORT    the MQTT broker                                 localhost:1883
              --user NAME           its user, if it needs one
              --password TEXT       and the password
              --device ID           the adapter's device id                         12345678901d
              --status-topic TOPIC  where the adapter says that it is online        wican/<id>/status
              --car ID              the id of a vehicle: the car answers as it      nissan-leaf-ze1
                                    says, and tells a VIN of its make
              --soc PERCENT         state of charge as the dashboard shows it; the  84
                                    nearest one that the car can tell is taken
              --charge PERCENT      how much that rises each minute at home; the    0
                                    car is plugged in if it is more than 0
              --home SECONDS        the car stays at home so long,                  for ever
              --away SECONDS        then drives so long, and so on
              --volts VOLTS         the 12 V battery                                12.6
              --mode MODE           what the adapter is set to: frames (as the      frames
                                    binding needs it), autopid (it polls by
                                    itself), elm327-log or can-filter (both with
                                    --web PORT            serves the pages of the adapter that tell its     not at all
                                    settings
              --pro                 it is a WiCAN Pro
              --set KEY=VALUE       a setting by the firmware's own name, like      as the binding
                                    mqtt_tx_en=disable; KEY= for a firmware that    needs it
                                    lacks it; as often as wanted
              --can-filters NUMBER  so many CAN filters are stored                  0
              --autopid-topic TOPIC where the values of AutoPID go                  wican/<id>/autopid
              --announce            announces itself by mDNS
              --foreign-traffic, without which there is
                                    nothing to see)
              --foreign-traffic     the control units can be heard talking to each
                                    other
              --help                this text

            Ctrl-C ends it: the car leaves.
            """;

    private static final String BROKER = "--broker";
    private static final String USER = "--user";
    private static final String PASSWORD = "--password";
    private static final String DEVICE = "--device";
    private static final String STATUS_TOPIC = "--status-topic";
    private static final String CAR = "--car";
    private static final String SOC = "--soc";
    private static final String CHARGE = "--charge";
    private static final String HOME = "--home";
    private static final String AWAY = "--away";
    private static final String VOLTS = "--volts";
    private static final String MODE = "--mode";
    private static final String WEB = "--web";
    private static final String PRO = "--pro";
    private static final String SET = "--set";
    private static final String CAN_FILTERS = "--can-filters";
    private static final String AUTO_PID_TOPIC = "--autopid-topic";
    private static final String ANNOUNCE = "--announce";
    private static final String FOREIGN_TRAFFIC = "--foreign-traffic";
    private static final String HELP_OPTION = "--help";

    private static final List<String> WITH_VALUE = List.of(BROKER, USER, PASSWORD, DEVICE, STATUS_TOPIC, CAR, SOC,
            CHARGE, HOME, AWAY, VOLTS, MODE, WEB, SET, CAN_FILTERS, AUTO_PID_TOPIC);
    private static final List<String> WITHOUT_VALUE = List.of(FOREIGN_TRAFFIC, PRO, ANNOUNCE, HELP_OPTION);

    /** Between several values of one option. */
    private static final String AND = "\n";

    private static final Map<String, AdapterMode> MODES = Map.of("frames", AdapterMode.FRAMES, "elm327-log",
            AdapterMode.ELM327_LOG, "can-filter", AdapterMode.CAN_FILTER, "autopid", AdapterMode.AUTO_PID);

    /** They say something else in the place of frames: without frames they say nothing. */
    private static final Set<AdapterMode> SHOWS_TRAFFIC = Set.of(AdapterMode.ELM327_LOG, AdapterMode.CAN_FILTER);

    private static final String DEFAULT_CAR = "nissan-leaf-ze1";
    private static final int NEAREST = 3;
    private static final int DEFAULT_PORT = 1883;
    private static final int MAX_PORT = 65535;
    private static final double MAX_SECONDS = 1_000_000;

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    static SimulatorOptions parse(String... arguments) {
        Map<String, String> values = valuesIn(arguments);
        String deviceId = values.getOrDefault(DEVICE, "12345678901d");
        if (deviceId.isEmpty() || deviceId.matches(".*[/+#\\s].*")) {
            throw new IllegalArgumentException("The device id '" + deviceId + "' can't be part of a topic.");
        }
        String statusTopic = values.getOrDefault(STATUS_TOPIC, "wican/" + deviceId + "/status");
        if (statusTopic.isEmpty() || statusTopic.matches(".*[+#].*")) {
            throw new IllegalArgumentException("The status topic '" + statusTopic + "' is not a topic.");
        }
        if (values.containsKey(HOME) != values.containsKey(AWAY)) {
            throw new IllegalArgumentException("--home and --away go together: give both or none.");
        }
        if (values.containsKey(PASSWORD) && !values.containsKey(USER)) {
            throw new IllegalArgumentException("--password needs --user.");
        }
        if (values.containsKey(ANNOUNCE) && !values.containsKey(WEB)) {
            throw new IllegalArgumentException(ANNOUNCE + " needs " + WEB + ": that is what it announces.");
        }
        AdapterMode mode = mode(values);
        return new SimulatorOptions(values.containsKey(HELP_OPTION), broker(values), deviceId, statusTopic,
                number(values, SOC, 84, 0, 100), number(values, CHARGE, 0, 0, 100), seconds(values, HOME),
                seconds(values, AWAY), values.containsKey(FOREIGN_TRAFFIC) || SHOWS_TRAFFIC.contains(mode),
                number(values, VOLTS, 12.6, 0, 16), mode,
                values.getOrDefault(AUTO_PID_TOPIC, "wican/" + deviceId + "/autopid"), web(values),
                pages(values, deviceId, statusTopic, mode), values.containsKey(ANNOUNCE), car(values));
    }

    private static OptionalInt web(Map<String, String> values) {
        return values.containsKey(WEB) ? OptionalInt.of((int) number(values, WEB, 0, 1, MAX_PORT))
                : OptionalInt.empty();
    }

    private static AdapterPages pages(Map<String, String> values, String deviceId, String statusTopic,
            AdapterMode mode) {
        BrokerAddress broker = broker(values);
        AdapterPages pages = (values.containsKey(PRO) ? AdapterPages.pro(deviceId) : AdapterPages.classic(deviceId))
                .with("mqtt_url", "mqtt://" + broker.host()).with("mqtt_port", String.valueOf(broker.port()))
                .with("mqtt_status_topic", statusTopic).with("batt_voltage", values.getOrDefault(VOLTS, "12.6") + "V")
                .withCanFilters((int) number(values, CAN_FILTERS, mode == AdapterMode.CAN_FILTER ? 1 : 0, 0, 100));
        if (mode == AdapterMode.ELM327_LOG) {
            pages = pages.with("mqtt_elm327_log", "enable");
        } else if (mode == AdapterMode.AUTO_PID) {
            pages = pages.with("protocol", "auto_pid")
                    .withAutoPid(Optional.of(values.getOrDefault(AUTO_PID_TOPIC, "wican/" + deviceId + "/autopid")));
        }
        for (String each : values.getOrDefault(SET, "").split(AND)) {
            String[] keyAndValue = each.split("=", 2);
            if (!each.isEmpty() && (keyAndValue.length < 2 || keyAndValue[0].isEmpty())) {
                throw new IllegalArgumentException(SET + " needs KEY=VALUE, not '" + each + "'.");
            }
            if (!each.isEmpty()) {
                pages = keyAndValue[1].isEmpty() ? pages.without(keyAndValue[0])
                        : pages.with(keyAndValue[0], keyAndValue[1]);
            }
        }
        return pages;
    }

    private static VehicleProfile car(Map<String, String> values) {
        String id = values.getOrDefault(CAR, DEFAULT_CAR);
        return House.VEHICLES.find(id).orElseThrow(() -> new IllegalArgumentException("There is no vehicle '" + id
                + "'. The nearest are: " + String.join(", ", House.VEHICLES.nearest(id, NEAREST)) + "."));
    }

    private static Map<String, String> valuesIn(String... arguments) {
        Map<String, String> values = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(List.of(arguments));
        while (!rest.isEmpty()) {
            String option = rest.remove();
            if (WITHOUT_VALUE.contains(option)) {
                values.put(option, "");
            } else if (!WITH_VALUE.contains(option)) {
                throw new IllegalArgumentException("'" + option + "' is not an option; --help lists them.");
            } else if (rest.isEmpty() || rest.element().startsWith("--")) {
                throw new IllegalArgumentException(option + " needs a value.");
            } else {
                values.merge(option, rest.remove(), (one, more) -> SET.equals(option) ? one + AND + more : more);
            }
        }
        return values;
    }

    private static BrokerAddress broker(Map<String, String> values) {
        String text = values.getOrDefault(BROKER, "localhost");
        boolean hasPort = text.lastIndexOf(':') > text.lastIndexOf(']');
        String host = hasPort ? text.substring(0, text.lastIndexOf(':')) : text;
        int port = hasPort ? port(text) : DEFAULT_PORT;
        if (host.isEmpty() || host.contains("/")) {
            throw new IllegalArgumentException("--broker needs HOST:PORT, not '" + text + "'.");
        }
        return new BrokerAddress(host.replaceAll("[\\[\\]]", ""), port, values.getOrDefault(USER, ""),
                values.getOrDefault(PASSWORD, ""));
    }

    private static int port(String text) {
        String digits = text.substring(text.lastIndexOf(':') + 1);
        int port = digits.matches("\\d{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("--broker needs HOST:PORT, not '" + text + "'.");
        }
        return port;
    }

    private static AdapterMode mode(Map<String, String> values) {
        String text = values.getOrDefault(MODE, "frames");
        AdapterMode mode = MODES.get(text);
        if (mode == null) {
            throw new IllegalArgumentException(
                    MODE + " is one of " + String.join(", ", new TreeSet<>(MODES.keySet())) + ", not '" + text + "'.");
        }
        return mode;
    }

    private static Duration seconds(Map<String, String> values, String option) {
        return values.containsKey(option)
                ? Duration.ofMillis(Math.round(number(values, option, 0, 1, MAX_SECONDS) * 1000))
                : Duration.ZERO;
    }

    private static double number(Map<String, String> values, String option, double otherwise, double least,
            double most) {
        String text = values.get(option);
        if (text == null) {
            return otherwise;
        }
        double number = text.matches("\\d{1,9}([.]\\d{1,9})?") ? Double.parseDouble(text) : Double.NaN;
        if (number >= least && number <= most) {
            return number;
        }
        throw new IllegalArgumentException(
                String.format("%s needs a number from %.0f to %.0f, not '%s'.", option, least, most, text));
    }
}
