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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openhab.binding.wican.internal.testing.House.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.monitor.CarMonitor;
import org.openhab.binding.wican.internal.monitor.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.Reading;
import org.openhab.binding.wican.internal.monitor.Reporter;
import org.openhab.binding.wican.internal.monitor.Situation;
import org.openhab.binding.wican.internal.simulator.AdapterBuilder;
import org.openhab.binding.wican.internal.simulator.AdapterMode;
import org.openhab.binding.wican.internal.simulator.Behaviours;
import org.openhab.binding.wican.internal.simulator.ControlUnit;
import org.openhab.binding.wican.internal.simulator.EmbeddedBroker;
import org.openhab.binding.wican.internal.simulator.LeafAnswers;
import org.openhab.binding.wican.internal.simulator.SimulatedAdapter;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.House.Adapter;
import org.openhab.binding.wican.internal.testing.ManualScheduler;
import org.openhab.binding.wican.internal.testing.Texts;

/**
 * Produces with a simulated adapter and a real broker what goes wrong in houses, and reads what the user is told.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(60)
class HintsEndToEndTest {

    private static final String DEVICE = "12345678901d";
    private static final String AUTO_PID = "wican/" + DEVICE + "/autopid";
    private static final ControlUnit LEAF = ControlUnit.at(LeafAnswers.REQUEST_ID, LeafAnswers.ANSWER_ID)
            .withPadding(LeafAnswers.PADDING);

    private final Texts english = new Texts();
    private final Texts german = Texts.german();

    private @NonNullByDefault({}) EmbeddedBroker broker;
    private @NonNullByDefault({}) House house;

    @BeforeEach
    void buildHouse() {
        broker = new EmbeddedBroker();
        house = new House(broker.host(), broker.port());
    }

    @AfterEach
    void tearDown() {
        house.close();
        broker.close();
    }

    @Test
    void withoutTxTopicOrWithASleepingCarTheHintNamesBoth() {
        Adapter thing = leafThing();
        try (SimulatedAdapter adapter = adapter().withUnit(leaf84()).withoutTx().build()) {
            adapter.comeHome();

            assertHint(thing, "no-answer", "asleep|TX Topic|RX Topic|vehicle", "schläft|TX Topic|RX Topic|Fahrzeug");
        }
    }

    @Test
    void withoutRxTopicTheHintNamesItToo() {
        Adapter thing = leafThing();
        try (SimulatedAdapter adapter = adapter().withUnit(leaf84()).withoutRx().build()) {
            adapter.comeHome();

            assertHint(thing, "no-answer", "TX Topic|RX Topic", "TX Topic|RX Topic");
        }
    }

    @Test
    void whenTheBusIsHeardItIsTheTxTopicOrTheVehicle() {
        Adapter thing = leafThing();
        try (SimulatedAdapter adapter = adapter().withUnit(leaf84()).withForeignTraffic(50, 0).withoutTx().build()) {
            adapter.comeHome();

            assertHint(thing, "no-answer-on-bus", "awake|TX Topic|vehicle", "wach|TX Topic|Fahrzeug");
        }
    }

    @Test
    void theLogOfTheAdapterIsToBeDisabled() {
        Adapter thing = leafThing();
        try (SimulatedAdapter adapter = adapter().withUnit(leaf84()).withForeignTraffic(50, 0)
                .inMode(AdapterMode.ELM327_LOG).build()) {
            adapter.comeHome();

            assertHint(thing, "elm327-log", "log|disable", "Protokoll|ausschalten");
        }
    }

    @Test
    void theCanFilterIsToBeRemoved() {
        Adapter thing = leafThing();
        try (SimulatedAdapter adapter = adapter().withUnit(leaf84()).withForeignTraffic(50, 0)
                .inMode(AdapterMode.CAN_FILTER).build()) {
            adapter.comeHome();

            assertHint(thing, "can-filter", "filter|remove", "Filter|entfernen");
        }
    }

    @Test
    void anAdapterThatPollsByItselfWantsAnotherVehicleOrProtocol() {
        Adapter thing = leafThing();
        try (SimulatedAdapter adapter = adapter().withUnit(leaf84()).inMode(AdapterMode.AUTO_PID).build()) {
            adapter.comeHome();
            adapter.publish(AUTO_PID, "{\"SOC\":61}", false);
            adapter.publish(AUTO_PID, "{\"SOC\":61}", false);

            assertHint(thing, "auto-pid", "AutoPID|elm327", "AutoPID|elm327");
        }
    }

    @Test
    void anAnswerFromAnotherUnitMeansAnotherVehicle() {
        Adapter thing = leafThing();
        ControlUnit other = ControlUnit.at(LeafAnswers.REQUEST_ID, 0x7BC).answering(LeafAnswers.SERVICE,
                LeafAnswers.at84Percent());
        try (SimulatedAdapter adapter = adapter().withUnit(other).build()) {
            adapter.comeHome();

            assertHint(thing, "other-unit", "7BC|choose another vehicle", "7BC|anderes Fahrzeug wählen");
        }
    }

    @Test
    void anUnknownRequestMeansAnotherVehicle() {
        Adapter thing = leafThing();
        try (SimulatedAdapter adapter = adapter().withUnit(LEAF).build()) {
            adapter.comeHome();

            assertHint(thing, "refused-unknown", "11|choose another vehicle", "11|anderes Fahrzeug wählen");
        }
    }

    @Test
    void aCarThatDoesNotAnswerNowIsToBeSwitchedOn() {
        Adapter thing = leafThing();
        try (SimulatedAdapter adapter = adapter().withUnit(leaf84().behaving(Behaviours.negative(0x22))).build()) {
            adapter.comeHome();

            assertHint(thing, "refused-now", "22|switched on", "22|eingeschaltet");
        }
    }

    @Test
    void anAnswerOfAnotherLengthMeansAnotherVariant() {
        Adapter thing = leafThing();
        ControlUnit older = LEAF.answering(LeafAnswers.SERVICE, "6101" + "00".repeat(39));
        try (SimulatedAdapter adapter = adapter().withUnit(older).build()) {
            adapter.comeHome();

            assertHint(thing, "wrong-length", "41|53|another variant", "41|53|andere Variante");
        }
    }

    @Test
    void aWeakBatteryIsToBeChargedAndTheCarIsLeftAlone() {
        Adapter thing = leafThing();
        try (SimulatedAdapter adapter = adapter().withUnit(leaf84()).withBatteryVoltage(11.6).build()) {
            adapter.comeHome();

            assertHint(thing, "low-voltage", "11.6|12|Charge|minimumVoltage", "11.6|12|laden|minimumVoltage");
            assertEquals("11.60 V", thing.state("battery-voltage"));
            assertEquals(List.of(), adapter.requests());
        }
    }

    @Test
    void aProTellsItsVoltageOnItsOwnTopics() {
        Adapter thing = leafThing();
        try (SimulatedAdapter adapter = adapter().withUnit(leaf84()).asPro().withBatteryVoltage(12.4).build()) {
            adapter.comeHome();
            await("voltage", () -> "12.40 V".equals(thing.state("battery-voltage")));

            adapter.sayBatteryVoltage(13.9);
            await("voltage", () -> "13.90 V".equals(thing.state("battery-voltage")));
        }
    }

    @Test
    void autoPidWithoutValuesNamesItsTopics() {
        Adapter thing = house.add(Map.of("deviceId", DEVICE, "vehicle", "autopid"));
        try (SimulatedAdapter adapter = adapter().inMode(AdapterMode.AUTO_PID).build()) {
            adapter.comeHome();

            assertHint(thing, "auto-pid-waiting", AUTO_PID + "|enable AutoPID", AUTO_PID + "|AutoPID und sein");
        }
    }

    @Test
    void autoPidOfASleepingCarKeepsTheLastBelievableValue() {
        Adapter thing = house.add(Map.of("deviceId", DEVICE, "vehicle", "autopid"));
        try (SimulatedAdapter adapter = adapter().inMode(AdapterMode.AUTO_PID).build()) {
            adapter.comeHome();
            adapter.publish(AUTO_PID, "{\"SOC\":61}", true);
            adapter.publish(AUTO_PID, "{\"SOC\":61.5}", true);
            await("state of charge", () -> "61.5 %".equals(thing.state("soc")));
            adapter.publish(AUTO_PID, "{\"SOC\":0}", true);

            assertHint(thing, "auto-pid-asleep", "0 %|sleeps|stays", "0 %|schläft|bleibt");
            assertEquals("61.5 %", thing.state("soc"));
        }
    }

    @Test
    void autoPidThatReadsNothingTellsWhat() {
        Adapter thing = house.add(Map.of("deviceId", DEVICE, "vehicle", "autopid"));
        try (SimulatedAdapter adapter = adapter().inMode(AdapterMode.AUTO_PID).build()) {
            adapter.comeHome();
            adapter.publish(AUTO_PID + "/error", "{\"error\": \"Timeout, pid: 2101\"}", false);
            adapter.publish(AUTO_PID + "/error", "{\"error\": \"Timeout, pid: 2101\"}", false);

            assertHint(thing, "auto-pid-error", "Timeout|pid: 2101|asleep|settings",
                    "Timeout|pid: 2101|schläft|Einstellungen");
        }
    }

    @Test
    void ofAWrongDeviceIdNothingIsEverHeard() {
        try (Watch watch = new Watch("000000000000"); SimulatedAdapter adapter = adapter().withUnit(leaf84()).build()) {
            adapter.comeHome();
            watch.passes(Duration.ofSeconds(61));

            watch.assertHint("never-heard", "wican/000000000000/status|device id|broker",
                    "wican/000000000000/status|Geräte-ID|Broker");
        }
    }

    @Test
    void anAdapterThatFallsSilentIsTakenAsGone() {
        try (Watch watch = new Watch(DEVICE); SimulatedAdapter adapter = adapter().withUnit(leaf84()).build()) {
            adapter.comeHome();
            await("answer", () -> watch.has("ANSWERED"));
            adapter.leaveWithoutLastWill();
            for (int i = 0; i < 25; i++) {
                watch.passes(Duration.ofSeconds(60));
            }

            watch.assertHint("silent", "never went offline|gone|keep their values", "nie abgemeldet|behalten");
        }
    }

    @Test
    void aLiveOnlineOfAnAdapterThatIsOnlineIsAnArrival() {
        try (Watch watch = new Watch(DEVICE, Duration.ZERO);
                SimulatedAdapter adapter = adapter().withUnit(leaf84()).build()) {
            adapter.comeHome();
            await("answer", () -> watch.has("ANSWERED"));
            watch.passes(Duration.ofMinutes(5));
            assertEquals(1, adapter.requests(LeafAnswers.SERVICE).size(), "it is asked on arrival only");

            adapter.sayOnlineAgain();
            adapter.awaitRequests(2, LeafAnswers.SERVICE);
        }
    }

    @Test
    void anAdapterThatRepeatsItselfTwiceASecondCausesARoundAMinute() {
        try (Watch watch = new Watch(DEVICE, Duration.ZERO);
                SimulatedAdapter adapter = adapter().withUnit(leaf84()).build()) {
            adapter.comeHome();
            await("answer", () -> watch.has("ANSWERED"));
            watch.passes(Duration.ofMinutes(2));
            for (int i = 0; i < 480; i++) {
                adapter.sayOnlineAgain();
                watch.settled();
                watch.passes(Duration.ofMillis(500));
            }

            int rounds = adapter.requests(LeafAnswers.SERVICE).size() - 1;
            assertTrue(rounds >= 2 && rounds <= 5, "in four minutes: " + rounds);
        }
    }

    private AdapterBuilder adapter() {
        return SimulatedAdapter.at(broker.host(), broker.port(), DEVICE);
    }

    private static ControlUnit leaf84() {
        return LEAF.answering(LeafAnswers.SERVICE, LeafAnswers.at84Percent());
    }

    private Adapter leafThing() {
        Map<String, Object> configuration = new HashMap<>(Map.of("deviceId", DEVICE, "vehicle", "nissan-leaf-ze1"));
        configuration.put("responseTimeout", 300);
        return house.add(configuration);
    }

    private void assertHint(Adapter thing, String key, String inEnglish, String inGerman) {
        await(key, () -> keyOf(thing.status().getDescription()).equals("@text/status." + key));
        assertTold(String.valueOf(thing.status().getDescription()), inEnglish, inGerman);
    }

    private static String keyOf(@Nullable String description) {
        return String.valueOf(description).split(" ", 2)[0];
    }

    private void assertTold(String description, String inEnglish, String inGerman) {
        assertContains(english.of(description), inEnglish);
        assertContains(german.of(description), inGerman);
    }

    private static void assertContains(String text, String parts) {
        for (String part : parts.split("\\|")) {
            assertTrue(text.contains(part), () -> "'" + part + "' is not in: " + text);
        }
    }

    /** A monitor at the real broker whose time passes as the test wants. */
    private final class Watch implements Reporter, AutoCloseable {

        private final ManualScheduler scheduler = new ManualScheduler(Instant.parse("2026-01-15T12:00:00Z"));
        private final List<Situation> situations = Collections.synchronizedList(new ArrayList<>());
        private final BrokerLink link = new BrokerLink();
        private final CarMonitor monitor;

        Watch(String deviceId) {
            this(deviceId, Duration.ofMinutes(5));
        }

        Watch(String deviceId, Duration refreshInterval) {
            monitor = new CarMonitor(
                    new MonitorSettings(AdapterTopics.of(deviceId), House.VEHICLES.find("nissan-leaf-ze1"),
                            refreshInterval, 1, Duration.ofSeconds(2), Optional.empty(), 0),
                    link, this, scheduler.clock(), scheduler);
            link.attach(monitor, house.connection());
            settled();
            passes(Duration.ofSeconds(40));
        }

        void passes(Duration time) {
            scheduler.advance(time);
            settled();
        }

        /** Waits until the broker has dealt with what was said before. */
        void settled() {
            house.settle();
        }

        boolean has(String kind) {
            scheduler.runDue();
            return situations.stream().anyMatch(situation -> situation.kind().name().equals(kind));
        }

        void assertHint(String key, String inEnglish, String inGerman) {
            String description = StatusText.of(situations.get(situations.size() - 1)).toString();
            assertEquals("@text/status." + key, keyOf(description));
            assertTold(description, inEnglish, inGerman);
        }

        @Override
        public void situation(Situation situation) {
            situations.add(situation);
        }

        @Override
        public void reading(Reading reading) {
        }

        @Override
        public void restored(Reading reading) {
        }

        @Override
        public void batteryVoltage(double volts) {
        }

        @Override
        public void online(boolean online) {
        }

        @Override
        public void seen(Instant time) {
        }

        @Override
        public boolean wants(String parameter) {
            return false;
        }

        @Override
        public void close() {
            link.detach();
            monitor.stop();
        }
    }
}
