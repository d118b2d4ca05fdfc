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
import static org.openhab.binding.wican.internal.testing.House.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.simulator.AdapterBuilder;
import org.openhab.binding.wican.internal.simulator.AdapterMode;
import org.openhab.binding.wican.internal.simulator.AdapterPages;
import org.openhab.binding.wican.internal.simulator.AdapterWebServer;
import org.openhab.binding.wican.internal.simulator.ControlUnit;
import org.openhab.binding.wican.internal.simulator.LeafAnswers;
import org.openhab.binding.wican.internal.simulator.SimulatedAdapter;
import org.openhab.binding.wican.internal.testing.House.Adapter;
import org.openhab.binding.wican.internal.testing.Texts;
import org.openhab.core.thing.ThingStatus;

/**
 * Plays what the binding makes of an adapter's settings: they come from a real HTTP server, the rest from a real
 * broker.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(60)
class AdapterSettingsEndToEndTest extends AbstractEndToEndTest {

    private static final String LEAF = "nissan-leaf-ze1";
    private static final String AUTO_PID = "wican/" + DEVICE + "/automate";

    private final Texts english = new Texts();
    private final Texts german = Texts.german();
    private final AtomicReference<AdapterPages> pages = new AtomicReference<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private @NonNullByDefault({}) AdapterWebServer web;

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private static List<AdapterPages> adapters() {
        return List.of(AdapterPages.classic(DEVICE), AdapterPages.pro(DEVICE));
    }

    private Adapter thing(AdapterPages told, String vehicle, Map<String, Object> more) {
        pages.set(told.with("mqtt_url", "mqtt://" + broker.host()));
        web = new AdapterWebServer(() -> pages.get());
        open.add(web);
        Map<String, Object> configuration = new HashMap<>(Map.of("deviceId", DEVICE, "vehicle", vehicle, "host",
                "127.0.0.1:" + web.port(), "responseTimeout", 200));
        configuration.putAll(more);
        return house.add(configuration);
    }

    private SimulatedAdapter comesHome(AdapterBuilder builder) {
        SimulatedAdapter adapter = builder.withUnit(ControlUnit.at(LeafAnswers.REQUEST_ID, LeafAnswers.ANSWER_ID)
                .withPadding(LeafAnswers.PADDING).answering(LeafAnswers.SERVICE, LeafAnswers.at84Percent())).build();
        open.add(0, adapter);
        adapter.comeHome();
        return adapter;
    }

    private void awaitStatus(Adapter thing, String... texts) {
        try {
            await(String.join(", ", texts),
                    () -> Stream.of(texts).allMatch(english.of(thing.status().getDescription())::contains));
        } catch (AssertionError e) {
            throw new AssertionError("Only these: " + thing.statuses(), e);
        }
    }

    static Stream<Arguments> mistakesOfWhoIsAsked() {
        return Stream.of(Arguments.of("mqtt_tx_en", "disable", "\"TX Topic\""),
                Arguments.of("mqtt_rx_en", "disable", "\"RX Topic\""),
                Arguments.of("mqtt_elm327_log", "enable", "\"MQTT elm327 log\""),
                Arguments.of("can_mode", "silent", "\"CAN Mode\""), Arguments.of("protocol", "slcan", "\"Protocol\""),
                Arguments.of("protocol", "auto_pid", "\"Protocol\""));
    }

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource("mistakesOfWhoIsAsked")
    void theStatusNamesTheOneMistakeThatIsInTheWay(String key, String value, String name) {
        for (AdapterPages adapter : adapters()) {
            Adapter thing = thing(adapter.with(key, value), LEAF, Map.of());
            comesHome(adapter(DEVICE).withoutTx());

            awaitStatus(thing, name);
            assertEquals(ThingStatus.ONLINE, thing.status().getStatus());
            assertTrue(german.of(thing.status().getDescription())
                    .contains("„" + name.substring(1, name.length() - 1) + "“"));
            house.remove(thing);
        }
    }

    @Test
    void theStatusNamesSeveralMistakesAndTheFiltersWithTheirNumber() {
        Adapter thing = thing(AdapterPages.classic(DEVICE).with("mqtt_tx_en", "disable").with("mqtt_rx_en", "disable")
                .withCanFilters(2), LEAF, Map.of());
        comesHome(adapter(DEVICE).withoutTx());

        awaitStatus(thing, "\"TX Topic\"", "\"RX Topic\"", "\"MQTT CAN Filter\"", "(2)");
    }

    @Test
    void whereAllSettingsAreRightTheStatusDoesNotSendAnybodyToThem() {
        Adapter thing = thing(AdapterPages.classic(DEVICE), LEAF, Map.of());
        comesHome(adapter(DEVICE).withoutTx());

        awaitStatus(thing, "The settings of the adapter are right");
    }

    @Test
    void whereTheSettingsCanNotBeReadTheGuessesRemain() {
        Adapter thing = thing(AdapterPages.classic("another"), LEAF, Map.of());
        comesHome(adapter(DEVICE).withoutTx());

        awaitStatus(thing, "If it never answers: tick TX Topic and RX Topic");
        assertTrue(web.requests().stream().allMatch("/check_status"::equals));
    }

    @Test
    void whoAnswersIsToldOnlyWhatShouldBeMended() {
        Adapter thing = thing(
                AdapterPages.classic(DEVICE).with("sleep_status", "disable").with("mqtt_tx_en", "disable"), LEAF,
                Map.of());
        comesHome(adapter(DEVICE));

        awaitStatus(thing, "\"Sleep Mode\"");
        assertFalse(english.of(thing.status().getDescription()).contains("TX Topic"));
        assertEquals("84 %", thing.state("soc"));
    }

    @Test
    void anAdapterWithoutMqttIsFoundOut() {
        for (AdapterPages adapter : adapters()) {
            Adapter thing = thing(adapter.with("mqtt_en", "disable"), LEAF, Map.of());

            awaitStatus(thing, "\"MQTT\"");
            assertEquals(ThingStatus.UNKNOWN, thing.status().getStatus());
            house.remove(thing);
        }
    }

    @Test
    void itsPropertiesTellWhatItIs() {
        Adapter thing = thing(AdapterPages.pro(DEVICE), LEAF, Map.of());

        await("properties", () -> thing.thing().getProperties().containsKey("firmwareVersion"));
        Map<String, String> properties = thing.thing().getProperties();
        assertEquals("4.50", properties.get("firmwareVersion"));
        assertEquals("MeatPi Electronics", properties.get("vendor"));
        assertEquals("WiCAN Pro", properties.get("modelId"));
        assertEquals("WiCAN-OBD-PRO", properties.get("hardwareVersion"));
        assertEquals(DEVICE, properties.get("serialNumber"));
        assertEquals("http://127.0.0.1:" + web.port() + "/", properties.get("webPage"));
        assertEquals(Optional.of("4.50"), thing.handler().findings().firmware());
    }

    @Test
    void itsTopicsAreUsedWithoutBeingTypedIn() {
        Adapter thing = thing(AdapterPages.classic(DEVICE).with("mqtt_tx_topic", "garage/tx")
                .with("mqtt_rx_topic", "garage/rx").with("mqtt_status_topic", "garage/status"), LEAF, Map.of());
        await("topics", () -> thing.thing().getProperties().containsKey("adapterTopics"));
        house.settle();
        comesHome(adapter(DEVICE).withTxTopic("garage/tx").withRxTopic("garage/rx").withStatusTopics("garage/status"));

        await("state of charge", () -> "84 %".equals(thing.state("soc")));
    }

    @Test
    void topicsThatWereOnceReadAreKnownAfterARestart() throws Exception {
        Adapter thing = thing(AdapterPages.classic(DEVICE).with("mqtt_tx_topic", "garage/tx")
                .with("mqtt_rx_topic", "garage/rx").with("mqtt_status_topic", "garage/status"), LEAF, Map.of());
        await("topics", () -> thing.thing().getProperties().containsKey("adapterTopics"));
        web.close();
        thing.restart();
        comesHome(adapter(DEVICE).withTxTopic("garage/tx").withRxTopic("garage/rx").withStatusTopics("garage/status"));

        await("state of charge", () -> "84 %".equals(thing.state("soc")));
    }

    @Test
    void parametersWinOverTheAdaptersTopicsAndTheStatusSaysSo() {
        Adapter thing = thing(AdapterPages.classic(DEVICE).with("mqtt_tx_topic", "garage/tx"), LEAF,
                Map.of("txTopic", "house/tx"));
        SimulatedAdapter adapter = comesHome(adapter(DEVICE).withTxTopic("garage/tx"));

        awaitStatus(thing, "leave txTopic empty", "(garage/tx)");
        assertEquals(List.of(), adapter.requests());
    }

    @Test
    void autoListensToAnAdapterThatPollsAndGoesBackWhenItDoesNotAnyMore() {
        Adapter thing = thing(
                AdapterPages.classic(DEVICE).with("protocol", "auto_pid").withAutoPid(Optional.of("garage/values")),
                "auto", Map.of());
        await("autopid", () -> "autopid".equals(thing.thing().getConfiguration().get("vehicle")));
        SimulatedAdapter adapter = comesHome(adapter(DEVICE).inMode(AdapterMode.AUTO_PID));
        awaitStatus(thing, "Waiting for new values of AutoPID", "garage/values");
        house.settle();
        adapter.publish("garage/values", "{\"SOC\":60}", true);
        adapter.publish("garage/values", "{\"SOC\":61}", true);

        await("state of charge", () -> "61 %".equals(thing.state("soc")));
        pages.set(AdapterPages.classic(DEVICE));
        assertTrue(thing.handler().readAdapter().isPresent());
        assertEquals("auto", thing.thing().getConfiguration().get("vehicle"));
    }

    @Test
    void aValueOfAutoPidHasTheUnitThatTheAdapterHasForIt() {
        Adapter thing = thing(AdapterPages.classic(DEVICE).with("protocol", "auto_pid")
                .withAutoPid("{\"grouping\":\"enable\",\"group_dest_type\":\"MQTT_Topic\",\"destination\":\"" + AUTO_PID
                        + "\",\"pids\":["
                        + "{\"Name\":\"RANGE\",\"unit\":\"mi\"},{\"Name\":\"MY_PUMP\",\"unit\":\"kPa\"},{\"Name\":\"MY_CODE\","
                        + "\"unit\":\"blub\"}]}"),
                "autopid", Map.of());
        await("properties", () -> thing.thing().getProperties().containsKey("firmwareVersion"));
        SimulatedAdapter adapter = comesHome(adapter(DEVICE).inMode(AdapterMode.AUTO_PID));
        adapter.publish(AUTO_PID, "{\"RANGE\":100,\"MY_PUMP\":5,\"MY_CODE\":7}", true);
        adapter.publish(AUTO_PID, "{\"RANGE\":99,\"MY_PUMP\":6,\"MY_CODE\":8}", true);

        await("values", () -> "6 kPa".equals(thing.state("value-my-pump")));
        await("range", () -> thing.state("range").startsWith("159."));
        await("code", () -> "8".equals(thing.state("value-my-code")));
    }

    @Test
    void autoListensToWhoSendsValuesOfAutoPidEvenWithoutHttp() {
        Adapter thing = house.add(Map.of("deviceId", DEVICE, "responseTimeout", 200));
        SimulatedAdapter adapter = comesHome(adapter(DEVICE).inMode(AdapterMode.AUTO_PID));
        adapter.publish(AUTO_PID, "{\"SOC\":60}", true);
        adapter.publish(AUTO_PID, "{\"SOC\":61}", true);

        await("autopid", () -> "autopid".equals(thing.thing().getConfiguration().get("vehicle")));
    }

    @Test
    void whatAUserHasDecidedStays() {
        Adapter chosen = thing(
                AdapterPages.classic(DEVICE).with("protocol", "auto_pid").withAutoPid(Optional.of(AUTO_PID)), LEAF,
                Map.of());
        await("properties", () -> chosen.thing().getProperties().containsKey("firmwareVersion"));
        assertTrue(chosen.handler().readAdapter().isPresent());
        assertEquals(LEAF, chosen.thing().getConfiguration().get("vehicle"));
        house.remove(chosen);
        Adapter listening = thing(AdapterPages.classic(DEVICE), "autopid", Map.of());
        await("properties", () -> listening.thing().getProperties().containsKey("firmwareVersion"));

        assertEquals("autopid", listening.thing().getConfiguration().get("vehicle"));
        comesHome(adapter(DEVICE));
        awaitStatus(listening, "\"Protocol\" (Settings, CAN) to AutoPID");
    }

    @Test
    void autoPidWithoutTopicIsFoundOut() {
        for (AdapterPages adapter : adapters()) {
            Adapter thing = thing(adapter.with("protocol", "auto_pid").withAutoPid(Optional.empty()), "autopid",
                    Map.of());
            comesHome(adapter(DEVICE).inMode(AdapterMode.AUTO_PID));

            awaitStatus(thing, "\"Grouping\"");
            house.remove(thing);
        }
    }

    @Test
    void aCuredMistakeIsNotBlamedAnyMore() {
        Adapter thing = thing(AdapterPages.classic(DEVICE).with("mqtt_tx_en", "disable"), LEAF, Map.of());
        SimulatedAdapter adapter = comesHome(adapter(DEVICE).withoutTx());
        awaitStatus(thing, "\"TX Topic\"");
        adapter.leave();
        await("away", () -> thing.status().getStatus() == ThingStatus.OFFLINE);
        pages.set(AdapterPages.classic(DEVICE));
        adapter.comeHome();

        await("no blame", () -> thing.status().getStatus() == ThingStatus.ONLINE
                && !english.of(thing.status().getDescription()).contains("No request reaches the car"));
    }

    @Test
    void noSecretOfTheAdapterIsSeenAnywhere() {
        for (AdapterPages adapter : adapters()) {
            Adapter thing = thing(
                    adapter.with("protocol", "auto_pid").withAutoPid(Optional.of(AUTO_PID)).with("mqtt_en", "disable"),
                    "auto", Map.of());
            await("properties", () -> thing.thing().getProperties().containsKey("firmwareVersion"));
            awaitStatus(thing, "\"MQTT\"");
            String seen = thing.thing().getProperties().toString() + thing.thing().getConfiguration().getProperties()
                    + thing.statuses() + thing.updates() + thing.handler().findings()
                    + thing.handler().readAdapter().orElseThrow() + Thread.getAllStackTraces().keySet();

            AdapterPages.SECRETS.values().forEach(secret -> assertFalse(seen.contains(secret), secret));
            house.remove(thing);
        }
    }
}
