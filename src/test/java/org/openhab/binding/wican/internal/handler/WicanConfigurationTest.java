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

import static org.junit.jupiter.api.Assertions.*;
import static org.openhab.binding.wican.internal.WicanBindingConstants.*;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.adapter.settings.LearnedTopics;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.testing.Vehicles;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * Proves that each mistake in the configuration is told with the name of the parameter, and what a good one means.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class WicanConfigurationTest {

    private static final String DEVICE = "12345678901d";
    private static final VehicleProfile VEHICLE = Vehicles.vehicle("make-car", "SOC %");

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "+", "#", "wican/#", "a/b", "/", "a b", "a\tb", "12345678901d ", "a+b" })
    void aDeviceIdThatIsNoLevelOfATopicIsToldWithWhatWasEntered(String deviceId) {
        assertProblem("configuration.device-id", configuration -> configuration.deviceId = deviceId, CONFIG_DEVICE_ID,
                deviceId);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " " })
    void aVehicleThatNobodyHasChosenIsToBeFoundOut(String vehicle) {
        WicanConfiguration configuration = new WicanConfiguration();
        configuration.deviceId = DEVICE;
        configuration.vehicle = vehicle;

        assertEquals(Optional.empty(), configuration.problem());
        assertTrue(configuration.isAuto());
        assertFalse(configuration.isAutoPid());
    }

    /** YAML makes such numbers of ids without quotes, and openHAB makes texts of them again. */
    @ParameterizedTest
    @ValueSource(strings = { "Infinity", "-Infinity", "NaN", "1.2E+11", "9.888E+13", "1E+5", "12E-7", "1.2E35",
            "1234500.0", "0.5" })
    void yamlNumberThatWasMadeOfADeviceIdIsToldWithTheCure(String deviceId) {
        assertFalse(WicanConfiguration.isDeviceId(deviceId));
        assertProblem("configuration.device-id-number", configuration -> configuration.deviceId = deviceId,
                CONFIG_DEVICE_ID, deviceId);
    }

    @ParameterizedTest
    @ValueSource(strings = { "9888e0123456", "123456789012", "000000000000", "1E5", "infinity", "garage.1", "e1", "a.5",
            "12345678901d", "1.2.3" })
    void yamlTextThatOnlyLooksLikeANumberIsADeviceId(String deviceId) {
        WicanConfiguration configuration = new WicanConfiguration();
        configuration.deviceId = deviceId;

        assertTrue(WicanConfiguration.isDeviceId(deviceId));
        assertEquals(Optional.empty(), configuration.problem());
    }

    @Test
    void aNegativeRefreshIntervalIsTold() {
        assertProblem("configuration.too-small", configuration -> configuration.refreshInterval = -1,
                CONFIG_REFRESH_INTERVAL, "-1");
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, -1, Integer.MIN_VALUE })
    void whatMustBePositiveIsToldWhenItIsNot(int value) {
        assertProblem("configuration.too-small", configuration -> configuration.valuesEvery = value,
                CONFIG_VALUES_EVERY, String.valueOf(value));
        assertProblem("configuration.too-small", configuration -> configuration.responseTimeout = value,
                CONFIG_RESPONSE_TIMEOUT, String.valueOf(value));
    }

    @ParameterizedTest
    @ValueSource(strings = { "+", "#", "wican/+/x", "wican/#", "a b", "a\nb", " a" })
    void aTopicWithAWildcardOrABlankIsTold(String topic) {
        assertProblem("configuration.topic", configuration -> configuration.socTopic = topic, CONFIG_SOC_TOPIC, topic);
        assertProblem("configuration.topic", configuration -> configuration.statusTopic = topic, CONFIG_STATUS_TOPIC,
                topic);
        assertProblem("configuration.topic", configuration -> configuration.rxTopic = topic, CONFIG_RX_TOPIC, topic);
        assertProblem("configuration.topic", configuration -> configuration.txTopic = topic, CONFIG_TX_TOPIC, topic);
    }

    private static Stream<Arguments> sharedTopics() {
        return Stream.of(
                same("soc = rx", CONFIG_SOC_TOPIC, CONFIG_RX_TOPIC, "wican/" + DEVICE + "/can/rx",
                        configuration -> configuration.socTopic = "wican/" + DEVICE + "/can/rx"),
                same("soc = tx", CONFIG_SOC_TOPIC, CONFIG_TX_TOPIC, "wican/" + DEVICE + "/can/tx",
                        configuration -> configuration.socTopic = "wican/" + DEVICE + "/can/tx"),
                same("soc = older status", CONFIG_SOC_TOPIC, CONFIG_STATUS_TOPIC, "wican/" + DEVICE + "/status",
                        configuration -> configuration.socTopic = "wican/" + DEVICE + "/status"),
                same("soc = newer status", CONFIG_SOC_TOPIC, CONFIG_STATUS_TOPIC, "wican/" + DEVICE + "/can/status",
                        configuration -> configuration.socTopic = "wican/" + DEVICE + "/can/status"),
                same("soc = own rx", CONFIG_SOC_TOPIC, CONFIG_RX_TOPIC, "x", configuration -> {
                    configuration.socTopic = "x";
                    configuration.rxTopic = "x";
                }), same("soc = own tx", CONFIG_SOC_TOPIC, CONFIG_TX_TOPIC, "x", configuration -> {
                    configuration.socTopic = "x";
                    configuration.txTopic = "x";
                }), same("soc = own status", CONFIG_SOC_TOPIC, CONFIG_STATUS_TOPIC, "x", configuration -> {
                    configuration.socTopic = "x";
                    configuration.statusTopic = "x";
                }),
                same("default soc = own rx", CONFIG_SOC_TOPIC, CONFIG_RX_TOPIC, "wican/" + DEVICE + "/soc",
                        configuration -> configuration.rxTopic = "wican/" + DEVICE + "/soc"),
                same("rx = tx", CONFIG_TX_TOPIC, CONFIG_RX_TOPIC, "x", configuration -> {
                    configuration.rxTopic = "x";
                    configuration.txTopic = "x";
                }),
                same("tx = default rx", CONFIG_TX_TOPIC, CONFIG_RX_TOPIC, "wican/" + DEVICE + "/can/rx",
                        configuration -> configuration.txTopic = "wican/" + DEVICE + "/can/rx"),
                same("rx = default status", CONFIG_RX_TOPIC, CONFIG_STATUS_TOPIC, "wican/" + DEVICE + "/status",
                        configuration -> configuration.rxTopic = "wican/" + DEVICE + "/status"),
                same("rx = own status", CONFIG_RX_TOPIC, CONFIG_STATUS_TOPIC, "x", configuration -> {
                    configuration.rxTopic = "x";
                    configuration.statusTopic = "x";
                }));
    }

    private static Arguments same(String what, String parameter, String other, String topic,
            Consumer<WicanConfiguration> change) {
        return Arguments.of(what, parameter, other, topic, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sharedTopics")
    void twoParametersWithOneTopicAreBothNamed(String what, String parameter, String other, String topic,
            Consumer<WicanConfiguration> change) {
        assertProblem("configuration.same-topic", change, parameter, other, topic);
    }

    private static void assertProblem(String key, Consumer<WicanConfiguration> change, String... arguments) {
        WicanConfiguration configuration = good();
        change.accept(configuration);
        assertEquals(Optional.of(StatusText.of(key, arguments)), configuration.problem());
    }

    @Test
    void valuesOfAutoPidMayComeOnSeveralTopics() {
        MonitorSettings settings = assertGood(
                configuration -> configuration.autoPidTopic = "garage/soc, garage/range,garage/soc");

        assertEquals(Set.of("garage/soc", "garage/range"), settings.topics().autoPid());
    }

    @Test
    void eachOfSeveralTopicsOfAutoPidMustBeOne() {
        assertProblem("configuration.topic", configuration -> configuration.autoPidTopic = "garage/soc, garage/#",
                CONFIG_AUTO_PID_TOPIC, "garage/#");
        assertProblem("configuration.topic", configuration -> configuration.autoPidTopic = "garage/soc,",
                CONFIG_AUTO_PID_TOPIC, "");
    }

    @Test
    void onlyDeviceIdAndVehicleAreNeeded() {
        MonitorSettings settings = assertGood(configuration -> {
        });
        assertEquals(Set.of("wican/" + DEVICE + "/status", "wican/" + DEVICE + "/can/status"),
                settings.topics().status());
        assertEquals("wican/" + DEVICE + "/can/rx", settings.topics().rx());
        assertEquals("wican/" + DEVICE + "/can/tx", settings.topics().tx());
        assertEquals(Optional.of("wican/" + DEVICE + "/soc"), settings.socTopic());
        assertEquals(Duration.ofMinutes(5), settings.refreshInterval());
        assertEquals(3, settings.valuesEvery());
        assertEquals(Duration.ofSeconds(2), settings.responseTimeout());
        assertEquals(new Approach.Ask(VEHICLE), settings.approach());
    }

    @Test
    void everythingCanBeChosen() {
        MonitorSettings settings = assertGood(configuration -> {
            configuration.refreshInterval = 0;
            configuration.valuesEvery = 1;
            configuration.responseTimeout = 500;
            configuration.socTopic = "car/soc";
            configuration.statusTopic = "garage/status";
            configuration.rxTopic = "garage/rx";
            configuration.txTopic = "garage/tx";
        });
        assertEquals(Set.of("garage/status"), settings.topics().status());
        assertEquals("garage/rx", settings.topics().rx());
        assertEquals("garage/tx", settings.topics().tx());
        assertEquals(Optional.of("car/soc"), settings.socTopic());
        assertEquals(Duration.ZERO, settings.refreshInterval());
        assertEquals(1, settings.valuesEvery());
        assertEquals(Duration.ofMillis(500), settings.responseTimeout());
    }

    @Test
    void aBlankTopicIsTheDefault() {
        MonitorSettings settings = assertGood(configuration -> {
            configuration.socTopic = " ";
            configuration.statusTopic = " ";
            configuration.rxTopic = " ";
            configuration.txTopic = " ";
        });
        assertEquals(good().settings(new Approach.Ask(VEHICLE), LearnedTopics.NONE), settings);
    }

    @Test
    void aDefaultTopicMayBeWrittenDown() {
        assertGood(configuration -> configuration.statusTopic = "wican/" + DEVICE + "/can/status");
        assertGood(configuration -> configuration.rxTopic = "wican/" + DEVICE + "/can/rx");
        assertGood(configuration -> configuration.socTopic = "wican/" + DEVICE + "/soc");
    }

    @Test
    void aTopicThatIsNotPublishedDoesNotMatter() {
        MonitorSettings settings = assertGood(configuration -> {
            configuration.publish = false;
            configuration.socTopic = "wican/" + DEVICE + "/can/rx";
        });
        assertEquals(Optional.empty(), settings.socTopic());
    }

    @Test
    void aTopicThatAnOwnStatusTopicReplacesIsFree() {
        assertGood(configuration -> {
            configuration.statusTopic = "garage/status";
            configuration.socTopic = "wican/" + DEVICE + "/status";
        });
    }

    private static MonitorSettings assertGood(Consumer<WicanConfiguration> change) {
        WicanConfiguration configuration = good();
        change.accept(configuration);
        assertEquals(Optional.empty(), configuration.problem());
        return configuration.settings(new Approach.Ask(VEHICLE), LearnedTopics.NONE);
    }

    private static WicanConfiguration good() {
        WicanConfiguration configuration = new WicanConfiguration();
        configuration.deviceId = DEVICE;
        configuration.vehicle = "make-car";
        return configuration;
    }
}
