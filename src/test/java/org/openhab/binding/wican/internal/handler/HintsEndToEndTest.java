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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openhab.binding.wican.internal.testing.House.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.simulator.AdapterBuilder;
import org.openhab.binding.wican.internal.simulator.AdapterMode;
import org.openhab.binding.wican.internal.simulator.Behaviours;
import org.openhab.binding.wican.internal.simulator.ControlUnit;
import org.openhab.binding.wican.internal.simulator.LeafAnswers;
import org.openhab.binding.wican.internal.simulator.SimulatedAdapter;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.House.Adapter;
import org.openhab.binding.wican.internal.testing.Texts;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.types.RefreshType;

/**
 * Produces with a simulated adapter and a real broker what goes wrong in houses, and reads what the user is told.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(60)
class HintsEndToEndTest extends AbstractEndToEndTest {

    private static final String AUTO_PID = "wican/" + DEVICE + "/autopid";
    private static final ControlUnit LEAF = ControlUnit.at(LeafAnswers.REQUEST_ID, LeafAnswers.ANSWER_ID)
            .withPadding(LeafAnswers.PADDING);

    private final Texts english = new Texts();
    private final Texts german = Texts.german();

    @Test
    void withoutTxTopicOrWithASleepingCarTheHintNamesBoth() {
        assertHint(adapter().withUnit(leaf84()).withoutTx(), "no-answer", "asleep|TX Topic|RX Topic|vehicle",
                "schläft|TX Topic|RX Topic|Fahrzeug");
    }

    @Test
    void withoutRxTopicTheHintNamesItToo() {
        assertHint(adapter().withUnit(leaf84()).withoutRx(), "no-answer", "TX Topic|RX Topic", "TX Topic|RX Topic");
    }

    @Test
    void whenTheBusIsHeardItIsTheTxTopicOrTheVehicle() {
        assertHint(adapter().withUnit(leaf84()).withForeignTraffic(50, 0).withoutTx(), "no-answer-on-bus",
                "awake|TX Topic|vehicle", "wach|TX Topic|Fahrzeug");
    }

    @Test
    void theLogOfTheAdapterIsToBeDisabled() {
        assertHint(adapter().withUnit(leaf84()).withForeignTraffic(50, 0).inMode(AdapterMode.ELM327_LOG), "elm327-log",
                "log|disable", "Protokoll|ausschalten");
    }

    /** The log comes on a topic of its own, even if the status has another topic than the Thing knows. */
    @Test
    void theLogAloneTellsMoreThanThatNothingHasCome() {
        Adapter thing = leafThing();
        try (SimulatedAdapter adapter = adapter().withUnit(leaf84()).withForeignTraffic(50, 0)
                .withStatusTopics("garage/adapter").inMode(AdapterMode.ELM327_LOG).build()) {
            adapter.comeHome();

            assertHint(thing, "elm327-log", "log|disable", "Protokoll|ausschalten");
            assertEquals("ON", thing.state("online"));
        }
    }

    @Test
    void theCanFilterIsToBeRemoved() {
        assertHint(adapter().withUnit(leaf84()).withForeignTraffic(50, 0).inMode(AdapterMode.CAN_FILTER), "can-filter",
                "filter|remove", "Filter|entfernen");
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
        ControlUnit other = ControlUnit.at(LeafAnswers.REQUEST_ID, 0x7BC).answering(LeafAnswers.SERVICE,
                LeafAnswers.at84Percent());

        assertHint(adapter().withUnit(other), "other-unit", "7BC|choose another vehicle",
                "7BC|anderes Fahrzeug wählen");
    }

    @Test
    void anUnknownRequestMeansAnotherVehicle() {
        assertHint(adapter().withUnit(LEAF), "refused-unknown", "11|choose another vehicle",
                "11|anderes Fahrzeug wählen");
    }

    @Test
    void aCarThatDoesNotAnswerNowIsToBeSwitchedOn() {
        assertHint(adapter().withUnit(leaf84().behaving(Behaviours.negative(0x22))), "refused-now", "22|switched on",
                "22|eingeschaltet");
    }

    @Test
    void anAnswerOfAnotherLengthMeansAnotherVariant() {
        ControlUnit older = LEAF.answering(LeafAnswers.SERVICE, "6101" + "00".repeat(39));

        assertHint(adapter().withUnit(older), "wrong-length", "41|53|another variant", "41|53|andere Variante");
    }

    @Test
    void aRefusalOfAnotherKindNamesItsCode() {
        assertHint(adapter().withUnit(leaf84().behaving(Behaviours.negative(0x33))), "refused",
                "33|switched on|another vehicle", "33|eingeschaltet|anderes Fahrzeug");
    }

    @Test
    void aLostFrameIsAMatterOfTheWifi() {
        assertHint(adapter().withUnit(leaf84().behaving(Behaviours.missingFrame(3))), "incomplete",
                "lost on the way|WiFi", "unterwegs verloren|WLAN");
    }

    @Test
    void aUnitThatIsWakingUpDoesNotKnowItsValuesYet() {
        Adapter thing = leafThing();
        try (SimulatedAdapter adapter = adapter()
                .withUnit(LEAF.answering(LeafAnswers.SERVICE, LeafAnswers.atBattery(0))).build()) {
            adapter.comeHome();

            assertHint(thing, "not-ready", "not know its values|waking up", "kennt seine Werte|wacht");
            assertEquals("NULL", thing.state("soc"));
        }
    }

    @Test
    void anImpossibleValueMeansAnotherVariant() {
        Adapter thing = leafThing();
        try (SimulatedAdapter adapter = adapter()
                .withUnit(LEAF.answering(LeafAnswers.SERVICE, LeafAnswers.atBattery(204.76))).build()) {
            adapter.comeHome();

            assertHint(thing, "out-of-range", "204.76|SOC|another variant", "204.76|SOC|andere Variante");
            assertEquals("NULL", thing.state("soc"));
        }
    }

    @Test
    void anAnswerWithoutTheValueMeansAnotherVariant() {
        house.connection().publish("wican/" + DEVICE + "/status", "{\"status\": \"offline\"}".getBytes(UTF_8), 1, true)
                .join();
        Adapter thing = house.add(Map.of("deviceId", DEVICE, "vehicle", "mg-zs-ev-2", "responseTimeout", 300));
        await("status", () -> thing.status().getStatus() == ThingStatus.OFFLINE);
        ControlUnit tooShort = ControlUnit.at(0x7E5, 0x7ED).answering("22B046", "62B04603");
        try (SimulatedAdapter adapter = adapter().withUnit(tooShort).build()) {
            adapter.comeHome();

            assertHint(thing, "no-value", "does not contain SOC|another variant", "enthält SOC|andere Variante");
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
            await("state of charge", () -> "84 %".equals(thing.state("soc")));
            adapter.publish("wican/" + DEVICE + "/battery", "{\"battery_voltage\": 13.90}", true);
            await("what it says by itself", () -> thing.updates().contains("battery-voltage=13.90 V"));

            adapter.setBatteryVoltage(12.7);
            thing.handler().handleCommand(thing.channel("battery-voltage"), RefreshType.REFRESH);
            await("what it answers", () -> thing.updates().contains("battery-voltage=12.70 V"));
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
        try (Watch watch = watch("000000000000"); SimulatedAdapter adapter = adapter().withUnit(leaf84()).build()) {
            adapter.comeHome();
            watch.passes(Duration.ofSeconds(61));

            assertHint(watch, "never-heard", "wican/000000000000/status|device id|broker",
                    "wican/000000000000/status|Geräte-ID|Broker");
        }
    }

    @Test
    void anAdapterThatFallsSilentIsTakenAsGone() {
        try (Watch watch = watch(DEVICE); SimulatedAdapter adapter = adapter().withUnit(leaf84()).build()) {
            adapter.comeHome();
            await("answer", () -> watch.has(Kind.ANSWERED));
            adapter.leaveWithoutLastWill();
            for (int i = 0; i < 25; i++) {
                watch.passes(Duration.ofSeconds(60));
            }

            assertHint(watch, "silent", "never went offline|gone|keep their values", "nie abgemeldet|behalten");
        }
    }

    @Test
    void whileNothingHasComeYetTheHintNamesWhatToCheck() {
        Adapter thing = leafThing();

        assertHint(thing, "waiting", "device id|MQTT|broker", "Geräte-ID|MQTT|Broker");
    }

    @Test
    void anAdapterThatLeavesIsNoFault() {
        Adapter thing = leafThing();
        try (SimulatedAdapter adapter = adapter().withUnit(leaf84()).build()) {
            adapter.comeHome();
            await("state of charge", () -> "84 %".equals(thing.state("soc")));
            adapter.leave();

            assertHint(thing, "away", "away|sleeps|keep their values", "unterwegs|schläft|behalten ihre Werte");
        }
    }

    @Test
    void aJumpIsToldUntilTheCarSaysItOnceMore() {
        AtomicBoolean jump = new AtomicBoolean();
        ControlUnit unit = leaf84().behaving(Behaviours.whenever(jump::get,
                (script, question) -> script.withAnswers(payload -> LeafAnswers.at24Percent())));
        try (Watch watch = watch(DEVICE); SimulatedAdapter adapter = adapter().withUnit(unit).build()) {
            adapter.comeHome();
            await("answer", () -> watch.has(Kind.ANSWERED));
            jump.set(true);
            watch.passes(Duration.ofSeconds(20));
            watch.ask();
            await("doubt", () -> watch.has(Kind.DOUBTFUL));

            assertHint(watch, "doubtful", "24 %|84 %|once more", "24 %|84 %|noch einmal");
        }
    }

    private AdapterBuilder adapter() {
        return adapter(DEVICE);
    }

    private static ControlUnit leaf84() {
        return LEAF.answering(LeafAnswers.SERVICE, LeafAnswers.at84Percent());
    }

    private Adapter leafThing() {
        Map<String, Object> configuration = new HashMap<>(Map.of("deviceId", DEVICE, "vehicle", "nissan-leaf-ze1"));
        configuration.put("responseTimeout", 300);
        return house.add(configuration);
    }

    /** Lets a Leaf's Thing have this adapter come home. */
    private void assertHint(AdapterBuilder builder, String key, String inEnglish, String inGerman) {
        Adapter thing = leafThing();
        try (SimulatedAdapter adapter = builder.build()) {
            adapter.comeHome();

            assertHint(thing, key, inEnglish, inGerman);
        }
    }

    private void assertHint(Adapter thing, String key, String inEnglish, String inGerman) {
        await(key, () -> keyOf(thing.status().getDescription()).equals("@text/status." + key));
        assertTold(String.valueOf(thing.status().getDescription()), inEnglish, inGerman);
    }

    private Watch watch(String deviceId) {
        return new Watch(house, deviceId, Duration.ofMinutes(5));
    }

    private void assertHint(Watch watch, String key, String inEnglish, String inGerman) {
        assertEquals("@text/status." + key, keyOf(watch.description()));
        assertTold(watch.description(), inEnglish, inGerman);
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
}
