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

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * Tests {@link SimulatorOptions}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class SimulatorOptionsTest {

    @Test
    void everythingHasADefault() {
        assertEquals(new SimulatorOptions(false, new BrokerAddress("localhost", 1883, "", ""), "12345678901d",
                "wican/12345678901d/status", 84, 0, Duration.ZERO, Duration.ZERO, false, 12.6, AdapterMode.FRAMES,
                "wican/12345678901d/autopid", OptionalInt.empty(),
                AdapterPages.classic("12345678901d").with("mqtt_url", "mqtt://localhost")
                        .with("mqtt_status_topic", "wican/12345678901d/status").withCanFilters(0),
                false, vehicle("nissan-leaf-ze1")), SimulatorOptions.parse());
    }

    @Test
    void everythingCanBeChosen() {
        assertEquals(
                new SimulatorOptions(false, new BrokerAddress("broker.lan", 1884, "me", "secret"), "abc", "my/status",
                        50.5, 0.5, Duration.ofSeconds(60), Duration.ofMillis(2500), true, 11.9, AdapterMode.AUTO_PID,
                        "car/values", OptionalInt.of(8080),
                        AdapterPages.pro("abc").with("mqtt_url", "mqtt://broker.lan").with("mqtt_port", "1884")
                                .with("mqtt_status_topic", "my/status").with("batt_voltage", "11.9V").withCanFilters(2)
                                .with("protocol", "auto_pid").withAutoPid(Optional.of("car/values"))
                                .with("sleep_status", "disable").without("mqtt_tx_en"),
                        true, vehicle("renault-zoe-ph2")),
                SimulatorOptions.parse("--broker", "broker.lan:1884", "--user", "me", "--password", "secret",
                        "--device", "abc", "--car", "renault-zoe-ph2", "--status-topic", "my/status", "--soc", "50.5",
                        "--charge", "0.5", "--home", "60", "--away", "2.5", "--foreign-traffic", "--volts", "11.9",
                        "--mode", "autopid", "--web", "8080", "--pro", "--announce", "--can-filters", "2", "--set",
                        "sleep_status=disable", "--set", "mqtt_tx_en=", "--autopid-topic", "car/values"));
    }

    private static VehicleProfile vehicle(String id) {
        return House.VEHICLES.find(id).orElseThrow();
    }

    /** Without traffic such an adapter would say nothing at all, and the status could not tell why. */
    @ParameterizedTest
    @CsvSource({ "frames, false", "autopid, false", "elm327-log, true", "can-filter, true" })
    void whatIsSaidInThePlaceOfFramesNeedsFrames(String mode, boolean isHeard) {
        assertEquals(isHeard, SimulatorOptions.parse("--mode", mode).foreignTraffic());
    }

    @ParameterizedTest
    @CsvSource({ "10.0.0.7, 10.0.0.7, 1883", "broker:1, broker, 1", "[::1]:1999, ::1, 1999", "[::1], ::1, 1883" })
    void brokerMayBeWrittenInSeveralWays(String text, String host, int port) {
        BrokerAddress broker = SimulatorOptions.parse("--broker", text).broker();

        assertEquals(host, broker.host());
        assertEquals(port, broker.port());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = { //
            "--sock 7|'--sock' is not an option; --help lists them.", //
            "7|'7' is not an option; --help lists them.", //
            "--soc|--soc needs a value.", //
            "--soc --charge|--soc needs a value.", //
            "--soc abc|--soc needs a number from 0 to 100, not 'abc'.", //
            "--soc 101|--soc needs a number from 0 to 100, not '101'.", //
            "--charge -1|--charge needs a number from 0 to 100, not '-1'.", //
            "--volts 120|--volts needs a number from 0 to 16, not '120'.", //
            "--car zoe-ph2|There is no vehicle 'zoe-ph2'. The nearest are: renault-zoe-ph2, renault-zoe-ph1, citroen-e-c4.", //
            "--mode log|--mode is one of autopid, can-filter, elm327-log, frames, not 'log'.", //
            "--home 5|--home and --away go together: give both or none.", //
            "--away 5|--home and --away go together: give both or none.", //
            "--home 0 --away 5|--home needs a number from 1 to 1000000, not '0'.", //
            "--broker a:b|--broker needs HOST:PORT, not 'a:b'.", //
            "--broker :1883|--broker needs HOST:PORT, not ':1883'.", //
            "--broker a:70000|--broker needs HOST:PORT, not 'a:70000'.", //
            "--broker tcp://a:1883|--broker needs HOST:PORT, not 'tcp://a:1883'.", //
            "--device a/b|The device id 'a/b' can't be part of a topic.", //
            "--status-topic a/#|The status topic 'a/#' is not a topic.", //
            "--password x|--password needs --user." })
    void mistakesAreExplainedInASentence(String arguments, String sentence) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> SimulatorOptions.parse(arguments.split(" "))).getMessage();

        assertEquals(sentence, message);
    }

    @Test
    void helpNamesEveryOption() {
        assertTrue(SimulatorOptions.parse("--help").help());
        for (String option : new String[] { "--broker", "--user", "--password", "--device", "--status-topic", "--soc",
                "--charge", "--home", "--away", "--foreign-traffic", "--volts", "--mode", "--car" }) {
            assertTrue(SimulatorOptions.HELP.contains(option + " "), option);
        }
    }
}
