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

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.simulator.Behaviour;
import org.openhab.binding.wican.internal.simulator.Behaviours;
import org.openhab.binding.wican.internal.simulator.ControlUnit;
import org.openhab.binding.wican.internal.simulator.HeardRequest;
import org.openhab.binding.wican.internal.simulator.LeafAnswers;
import org.openhab.binding.wican.internal.simulator.SimulatedAdapter;
import org.openhab.binding.wican.internal.testing.Garbage;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.House.Adapter;
import org.openhab.binding.wican.internal.testing.Listener;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.types.RefreshType;

/**
 * The whole way: a simulated adapter in a car, a real MQTT broker, openHAB's connection, the handler and its channels.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(120)
class EndToEndTest extends AbstractEndToEndTest {

    private static final String SOC_TOPIC = "wican/" + DEVICE + "/soc";
    private static final byte[] WRONG = LeafAnswers.atBattery(99.9);

    @Test
    void bothRecordedAnswersOfALeafArriveInChannelsAndAsRetainedMessage() throws Exception {
        assertArrives(LeafAnswers.at24Percent(), "24");
        house.close();
        house = new House(broker.host(), broker.port());
        assertArrives(LeafAnswers.at84Percent(), "84");
    }

    private void assertArrives(byte[] answer, String soc) throws Exception {
        Instant before = Instant.now();
        Adapter adapter = house.add(configuration());
        try (SimulatedAdapter car = leaf(answer); Listener wallbox = listener(SOC_TOPIC)) {
            car.comeHome();
            await("state of charge", () -> adapter.state("soc").equals(soc + " %"));
            await("retained message", () -> wallbox.messages().stream().anyMatch(m -> m.startsWith("{\"soc\":" + soc)));
            String message = wallbox.messages().get(wallbox.messages().size() - 1);
            assertTrue(message.matches(
                    "\\{\"soc\":" + soc + ",\"time\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+0[12]:00\"}"),
                    message);
            Instant time = timeOf(message);
            assertFalse(time.isBefore(before.minusSeconds(1)) || time.isAfter(Instant.now()), message);
            assertEquals("ON", adapter.state("online"));
            await("status", () -> adapter.status().getStatus() == ThingStatus.ONLINE
                    && adapter.status().getDescription() == null);
            assertEquals(List.of(), car.violations());
        }
        try (Listener late = listener(SOC_TOPIC)) {
            assertTrue(late.first().startsWith("{\"soc\":" + soc), late.first());
        }
    }

    @Test
    void inUtcTheOffsetIsWrittenAsDigits() throws Exception {
        house.close();
        house = new House(broker.host(), broker.port(), ZoneOffset.UTC, line -> {
        });
        house.add(configuration());
        try (SimulatedAdapter car = leaf(LeafAnswers.at84Percent()); Listener wallbox = listener(SOC_TOPIC)) {
            car.comeHome();

            assertTrue(wallbox.first().endsWith("+00:00\"}"), wallbox.first());
        }
    }

    @Test
    void aCarThatIsAtHomeWhenOpenhabStartsIsAsked() {
        try (SimulatedAdapter car = leaf(LeafAnswers.at84Percent())) {
            car.comeHome();
            Adapter adapter = house.add(configuration());

            await("state of charge", () -> adapter.state("soc").equals("84 %"));
            assertAskedWithoutHaste(car);
            assertTrue(adapter.state("last-seen").equals("NULL") || isLastSeenNotTheReplay(adapter));
        }
    }

    private static boolean isLastSeenNotTheReplay(Adapter adapter) {
        return adapter.updates().indexOf("online=ON") < indexOf(adapter, "last-seen=");
    }

    private static int indexOf(Adapter adapter, String begin) {
        return adapter.updates().indexOf(
                adapter.updates().stream().filter(update -> update.startsWith(begin)).findFirst().orElseThrow());
    }

    @Test
    void theTimeOfMeasurementIsThereBeforeTheValueThatBelongsToIt() {
        Adapter adapter = house.add(configuration());
        try (SimulatedAdapter car = leaf(LeafAnswers.at84Percent())) {
            car.comeHome();
            await("state of charge", () -> adapter.state("soc").equals("84 %"));

            assertTrue(indexOf(adapter, "last-update=") < indexOf(adapter, "soc="), adapter.updates()::toString);
        }
    }

    @Test
    void anAdapterOfNewerFirmwareIsHeardOnItsOtherStatusTopic() {
        Adapter adapter = house.add(configuration());
        try (SimulatedAdapter car = adapter(DEVICE).withNewStatusTopic().withUnit(leafUnit(LeafAnswers.at84Percent()))
                .build()) {
            car.comeHome();

            await("state of charge", () -> adapter.state("soc").equals("84 %"));
        }
    }

    @Test
    void topicsCanBeChosenFreely() {
        Adapter adapter = house.add(configuration("statusTopic", "garage/status", "rxTopic", "garage/rx", "txTopic",
                "garage/tx", "socTopic", "car/soc"));
        try (SimulatedAdapter car = adapter("other").withStatusTopics("garage/status").withRxTopic("garage/rx")
                .withTxTopic("garage/tx").withUnit(leafUnit(LeafAnswers.at84Percent())).build()) {
            car.comeHome();

            await("state of charge", () -> adapter.state("soc").equals("84 %"));
        }
    }

    @Test
    void theCarComesHomeWhileTheBrokerIsAwayFromOpenhab() {
        Adapter adapter = house.add(configuration());
        await("waiting", () -> adapter.status().getStatus() == ThingStatus.UNKNOWN);
        broker.stop();
        await("bridge offline", () -> adapter.status().getStatusDetail() == ThingStatusDetail.BRIDGE_OFFLINE);
        broker.start();
        try (SimulatedAdapter car = leaf(LeafAnswers.at84Percent())) {
            car.comeHome();
            house.reconnect();

            await("state of charge", () -> adapter.state("soc").equals("84 %"));
        }
    }

    @Test
    void anAdapterThatRepeatsThatItIsOnlineIsAskedOnce() {
        Adapter adapter = house.add(configuration());
        try (SimulatedAdapter car = leaf(LeafAnswers.at84Percent())) {
            car.comeHome();
            for (int i = 0; i < 10; i++) {
                car.sayOnlineAgain();
            }
            await("state of charge", () -> adapter.state("soc").equals("84 %"));
            await("last seen", () -> !adapter.state("last-seen").equals("NULL"));

            assertAskedWithoutHaste(car);
        }
    }

    @Test
    void theLastWillTakesTheThingOfflineAndKeepsTheValues() {
        Adapter adapter = house.add(configuration());
        try (SimulatedAdapter car = leaf(LeafAnswers.at84Percent())) {
            car.comeHome();
            await("state of charge", () -> adapter.state("soc").equals("84 %"));
            car.leave();

            await("offline", () -> adapter.status().getStatus() == ThingStatus.OFFLINE);
            assertEquals("@text/status.away", adapter.status().getDescription());
            assertEquals("OFF", adapter.state("online"));
            assertEquals("84 %", adapter.state("soc"));
        }
    }

    @Test
    void valueAndTimeComeBackWhenOpenhabIsRestartedWhileTheCarIsAway() throws Exception {
        Adapter before = house.add(configuration());
        try (SimulatedAdapter car = leaf(LeafAnswers.at84Percent()); Listener wallbox = listener(SOC_TOPIC)) {
            car.comeHome();
            Instant measured = timeOf(wallbox.first());
            await("state of charge", () -> before.state("soc").equals("84 %"));
            car.leave();
            house.close();
            house = new House(broker.host(), broker.port());
            Adapter after = house.add(configuration());

            await("state of charge", () -> after.state("soc").equals("84 %"));
            assertEquals(measured, instantOf(after.state("last-update")));
            await("offline", () -> "@text/status.away".equals(after.status().getDescription()));
        }
    }

    @Test
    void aBrokerThatRestartsInTheMiddleOfAnAnswerCostsOnlyTime() {
        Adapter adapter = house.add(configuration());
        ControlUnit slow = leafUnit(LeafAnswers.at84Percent()).withFrameGap(Duration.ofMillis(400));
        try (SimulatedAdapter car = adapter(DEVICE).withUnit(slow).build()) {
            car.comeHome();
            car.awaitFrames(2);
            broker.stop();
            broker.start();
            house.reconnect();

            await("state of charge", () -> adapter.state("soc").equals("84 %"));
            assertTrue(car.requests("2101").size() >= 2);
        }
    }

    @Test
    void eightFramesMayComeInOneMessage() {
        Adapter adapter = house.add(configuration());
        try (SimulatedAdapter car = adapter(DEVICE).gathering(8).withUnit(leafUnit(LeafAnswers.at84Percent()))
                .build()) {
            car.comeHome();

            await("state of charge", () -> adapter.state("soc").equals("84 %"));
        }
    }

    @Test
    void theTrafficOfTheWholeBusMayComeAlong() {
        Adapter adapter = house.add(configuration());
        try (SimulatedAdapter car = adapter(DEVICE).gathering(3).withForeignTraffic(500, 2)
                .withUnit(leafUnit(LeafAnswers.at84Percent())).build()) {
            car.comeHome();

            await("state of charge", () -> adapter.state("soc").equals("84 %"));
            assertAskedWithoutHaste(car);
        }
    }

    @Test
    void theLongAnswerOfAnotherUnitMayComeInBetween() {
        assertAnsweredWith(Behaviours.interleavedWith(ControlUnit.at(0x7E4, 0x7EC), LeafAnswers.at24Percent()));
    }

    @Test
    void aLateAnswerToAnotherRequestMayComeFirst() {
        assertAnsweredWith(Behaviours.afterAnother("610200"));
    }

    @Test
    void theUnitMayAskForPatienceThreeTimes() {
        assertAnsweredWith(Behaviours.pending(3));
    }

    @Test
    void aLostConsecutiveFrameIsAskedForAgain() {
        assertAnsweredWith(Behaviours.firstTimes(1, Behaviours.missingFrame(4)));
    }

    @Test
    void swappedConsecutiveFramesAreAskedForAgain() {
        assertAnsweredWith(Behaviours.firstTimes(1, Behaviours.swappedFrames(4, 5)));
    }

    @Test
    void aDoubledConsecutiveFrameIsAskedForAgain() {
        assertAnsweredWith(Behaviours.firstTimes(1, Behaviours.doubledFrame(4)));
    }

    private void assertAnsweredWith(Behaviour behaviour) {
        Adapter adapter = house.add(configuration());
        try (SimulatedAdapter car = leaf(LeafAnswers.at84Percent(), behaviour)) {
            car.comeHome();

            await("state of charge", () -> !adapter.state("soc").equals("NULL"));
            assertEquals("84 %", adapter.state("soc"));
        }
    }

    @Test
    void aRefusalIsToldInWords() throws Exception {
        assertNothing(LeafAnswers.at84Percent(), "@text/status.refused-unknown [\"31\"]", Behaviours.negative(0x31));
    }

    @Test
    void aUnitThatNeverAnswersIsToldInWords() throws Exception {
        assertNothing(LeafAnswers.at84Percent(), "@text/status.no-answer", Behaviours.asleep());
    }

    @Test
    void aShortAnswerIsToldInWords() throws Exception {
        assertNothing(LeafAnswers.at84Percent(), "@text/status.wrong-length [\"40\", \"53\"]",
                Behaviours.truncatedTo(40));
    }

    @Test
    void anImpossibleStateOfChargeIsToldInWords() throws Exception {
        byte[] answer = WRONG.clone();
        answer[33] = 0x1F;
        assertNothing(answer, "@text/status.out-of-range [\"SOC\", \"204.76\"]");
    }

    private void assertNothing(byte[] answer, String status, Behaviour... behaviours) throws Exception {
        Adapter adapter = house.add(configuration());
        try (SimulatedAdapter car = leaf(answer, behaviours); Listener wallbox = listener(SOC_TOPIC)) {
            car.comeHome();

            await(status, () -> adapter.statuses().stream().anyMatch(info -> status.equals(info.getDescription())));
            assertEquals(ThingStatus.ONLINE, adapter.status().getStatus());
            assertEquals("NULL", adapter.state("soc"));
            assertEquals("NULL", adapter.state("last-update"));
            assertEquals(List.of(), wallbox.messages());
        }
    }

    @Test
    void garbageOnEveryTopicDoesNothingAndTheNextGoodMessageWorks() throws Exception {
        Adapter adapter = house.add(configuration());
        try (SimulatedAdapter car = leaf(LeafAnswers.at84Percent()); Listener vandal = listener("nothing")) {
            for (byte[] garbage : Garbage.payloads().toList()) {
                for (String topic : List.of("status", "can/status", "can/rx", "soc")) {
                    vandal.publish("wican/" + DEVICE + "/" + topic, garbage, false);
                }
            }
            assertEquals("NULL", adapter.state("soc"));
            car.comeHome();

            await("state of charge", () -> adapter.state("soc").equals("84 %"));
        }
    }

    @Test
    void twoAdaptersOnOneBrokerDoNotDisturbEachOther() {
        Adapter one = house.add(configuration());
        Adapter other = house.add(configuration("deviceId", "other"));
        try (SimulatedAdapter first = leaf(LeafAnswers.at84Percent());
                SimulatedAdapter second = adapter("other").withUnit(leafUnit(LeafAnswers.at24Percent())).build()) {
            first.comeHome();
            second.comeHome();
            await("both states of charge", () -> one.state("soc").equals("84 %") && other.state("soc").equals("24 %"));
            second.leave();

            await("other offline", () -> other.status().getStatus() == ThingStatus.OFFLINE);
            assertEquals(ThingStatus.ONLINE, one.status().getStatus());
            assertEquals(List.of("soc=84 %"), updatesOf(one, "soc="));
            assertEquals(List.of("soc=24 %"), updatesOf(other, "soc="));
        }
    }

    private static List<String> updatesOf(Adapter adapter, String begin) {
        return adapter.updates().stream().filter(update -> update.startsWith(begin)).toList();
    }

    @Test
    void refreshAsksTheCarAndALinkDoesNot() {
        Adapter adapter = house.add(configuration());
        try (SimulatedAdapter car = leaf(LeafAnswers.at84Percent())) {
            car.comeHome();
            await("state of charge", () -> adapter.state("soc").equals("84 %"));
            adapter.handler().channelLinked(adapter.channel("soc"));
            assertEquals(List.of("soc=84 %", "soc=84 %"), updatesOf(adapter, "soc="), "the link gets what is known");
            assertAskedWithoutHaste(car);

            adapter.handler().handleCommand(adapter.channel("soc"), RefreshType.REFRESH);
            car.awaitRequests(2, "2101");
        }
    }

    @Test
    void furtherValuesAreAskedForOnlyIfSomebodyLooksAtThem() {
        Adapter adapter = house.add(configuration()).linked("state-of-health", "hv-voltage");
        ControlUnit unit = leafUnit(LeafAnswers.at84Percent()).answering("2161", "6161000026160000");
        try (SimulatedAdapter car = adapter(DEVICE).withUnit(unit).build()) {
            car.comeHome();

            await("state of health", () -> adapter.state("state-of-health").equals("97.5 %"));
            assertEquals("82.1002 %", adapter.state("soc-battery"), "comes with the state of charge anyway");
            assertEquals(List.of("2101", "2161"),
                    car.requests().stream().map(HeardRequest::service).distinct().toList());
        }
    }

    @Test
    void disposingInTheMiddleOfAQueryLeavesNoSubscriptionBehind() {
        Adapter adapter = house.add(configuration());
        ControlUnit slow = leafUnit(LeafAnswers.at84Percent()).withFrameGap(Duration.ofMillis(300));
        try (SimulatedAdapter car = adapter(DEVICE).withUnit(slow).build()) {
            car.comeHome();
            car.awaitFrames(2);
            adapter.dispose();
            int updates = adapter.updates().size();

            assertFalse(house.connection().hasSubscribers());
            assertFalse(house.connection().hasConnectionObservers() && adapter.updates().size() > updates);
        }
    }

    @Test
    void theThingFollowsItsBridge() {
        Adapter adapter = house.add(configuration());
        try (SimulatedAdapter car = leaf(LeafAnswers.at84Percent())) {
            car.comeHome();
            await("state of charge", () -> adapter.state("soc").equals("84 %"));
            broker.stop();
            await("bridge offline", () -> adapter.status().getStatusDetail() == ThingStatusDetail.BRIDGE_OFFLINE);
            assertEquals("UNDEF", adapter.state("online"));
            assertEquals("84 %", adapter.state("soc"));
            broker.start();
            house.reconnect();

            await("online again", () -> adapter.state("online").equals("ON"));
            await("answered again", () -> adapter.status().getStatus() == ThingStatus.ONLINE
                    && adapter.status().getDescription() == null);
        }
    }

    /** Once; or again after the pause before a retry, if the computer was too slow for the control unit. */
    private static void assertAskedWithoutHaste(SimulatedAdapter car) {
        List<HeardRequest> requests = car.requests("2101");
        for (int i = 1; i < requests.size(); i++) {
            Duration pause = Duration.between(requests.get(i - 1).at(), requests.get(i).at());
            assertTrue(pause.toSeconds() >= 4, requests::toString);
        }
        assertFalse(requests.isEmpty());
    }

    private Map<String, Object> configuration(String... more) {
        Map<String, Object> configuration = new HashMap<>(Map.of("deviceId", DEVICE, "vehicle", "nissan-leaf-ze1"));
        for (int i = 0; i < more.length; i += 2) {
            configuration.put(more[i], more[i + 1]);
        }
        return configuration;
    }

    private SimulatedAdapter leaf(byte[] answer, Behaviour... behaviours) {
        return adapter(DEVICE).withUnit(leafUnit(answer, behaviours)).build();
    }

    private static ControlUnit leafUnit(byte[] answer, Behaviour... behaviours) {
        return ControlUnit.at(LeafAnswers.REQUEST_ID, LeafAnswers.ANSWER_ID).answering(LeafAnswers.SERVICE, answer,
                behaviours);
    }

    private Listener listener(String topic) throws Exception {
        return new Listener(broker.host(), broker.port(), topic);
    }

    private static Instant timeOf(String message) {
        return OffsetDateTime.parse(message.replaceAll(".*\"time\":\"([^\"]*)\".*", "$1")).toInstant();
    }

    /** openHAB writes a DateTime with an offset without a colon. */
    private static Instant instantOf(String state) {
        return new DateTimeType(state).getInstant();
    }
}
