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
package org.openhab.binding.wican.internal.discovery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.WicanBindingConstants;
import org.openhab.binding.wican.internal.testing.Brokers;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Inbox;
import org.openhab.core.config.discovery.DiscoveryResult;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingUID;

/**
 * Proves what discovery makes of messages, without a broker.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(30)
class WicanDiscoveryServiceTest {

    private static final Set<String> BOTH_TOPICS = Set.of("wican/+/status", "wican/+/can/status");
    private static final ThingUID HOUSE = new ThingUID("mqtt:broker:house");
    private static final ThingUID GARAGE = new ThingUID("mqtt:broker:garage");
    private static final String ONLINE = "{\"status\": \"online\"}";
    private static final String OFFLINE = "{\"status\": \"offline\"}";

    private final MqttBrokerConnection connection = mock(MqttBrokerConnection.class);
    private final ThingRegistry things = mock(ThingRegistry.class);
    private final Brokers brokers = new Brokers();
    private final Inbox inbox = new Inbox();
    private final ActivatedDiscovery discovery = new ActivatedDiscovery(brokers, things, inbox);

    @BeforeEach
    void brokersAreThere() {
        when(things.get(any())).thenReturn(mock(Bridge.class));
        discovery.addDiscoveryListener(inbox);
    }

    private void receive(String topic, String payload) {
        receive(HOUSE, topic, payload);
    }

    private void receive(ThingUID broker, String topic, String payload) {
        discovery.receivedMessage(broker, connection, topic, payload.getBytes(UTF_8));
    }

    private void vanish(String topic) {
        discovery.topicVanished(HOUSE, connection, topic);
    }

    private void await(int announcements) {
        House.await(announcements + " announcements", () -> inbox.announcements() >= announcements);
    }

    /** Waits for something that is announced later; what came before it is there then. */
    private void awaitQuiet() {
        int before = inbox.announcements();
        receive(GARAGE, "wican/last" + before + "/status", ONLINE);
        House.await("the last", () -> inbox.things().contains("wican:adapter:garage:last" + before));
        discovery.topicVanished(GARAGE, connection, "wican/last" + before + "/status");
    }

    @Test
    void anEntryHoldsWhatTheThingNeeds() {
        receive("wican/12345678901d/status", ONLINE);
        await(1);

        DiscoveryResult entry = inbox.entries().get(0);
        assertEquals("wican:adapter:house:12345678901d", entry.getThingUID().getAsString());
        assertEquals(WicanBindingConstants.THING_TYPE_ADAPTER, entry.getThingTypeUID());
        assertEquals(HOUSE, entry.getBridgeUID());
        assertEquals(Map.of("deviceId", "12345678901d"), entry.getProperties());
        assertEquals("deviceId", entry.getRepresentationProperty());
        assertEquals("WiCAN 12345678901d", entry.getLabel());
        assertEquals(DiscoveryResult.TTL_UNLIMITED, entry.getTimeToLive());
        assertEquals(Set.of(WicanBindingConstants.THING_TYPE_ADAPTER), discovery.getSupportedThingTypes());
    }

    /**
     * openHAB copies such properties into the configuration of a Thing that exists:
     * {@code PersistentInbox.synchronizeConfiguration} (openHAB 5.1.4 and 5.2.1).
     */
    @Test
    void nothingThatAUserMayDecideIsToldButTheIdByWhichAdaptersAreToldApart() {
        receive("wican/12345678901d/status", ONLINE);
        await(1);

        DiscoveryResult entry = inbox.entries().get(0);
        Set<String> decided = new HashSet<>(Inbox.parameters());
        assertTrue(decided.containsAll(Set.of("deviceId", "vehicle", "refreshInterval")), decided::toString);
        decided.retainAll(entry.getProperties().keySet());
        assertEquals(Set.of(String.valueOf(entry.getRepresentationProperty())), decided);
    }

    @Test
    void anAdapterWhoseCarIsAwayIsFoundToo() {
        receive("wican/12345678901d/can/status", OFFLINE);
        await(1);
        assertEquals(List.of("wican:adapter:house:12345678901d"), inbox.things());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = { //
            "wican/12345678901d/status|online", //
            "wican/12345678901d/status|{\"status\": \"idle\"}", //
            "wican/12345678901d/status|{\"status\": 1}", //
            "wican/12345678901d/status|{\"state\": \"online\"}", //
            "wican/12345678901d/status|[\"status\", \"online\"]", //
            "wican/12345678901d/status|{\"status\": \"online\"", //
            "wican/12345678901d/can/status|{\"soc\": 84}" })
    void otherPayloadsAreIgnored(String topic, String payload) {
        receive(topic, payload);
        awaitQuiet();
        assertEquals(1, inbox.announcements());
        assertEquals(List.of(), inbox.things());
    }

    @ParameterizedTest
    @ValueSource(strings = { "wican/a/b/status", "wican//status", "wican//can/status", "wican/my car/status",
            "wican/status", "wican", "", "/", "wican/a/can/rx", "wican/a/can/status/", "wican/a/status/x",
            "/wican/a/status", "other/a/status", "WICAN/a/status", "wican/+/status", "wican/#/status" })
    void otherTopicsAreIgnored(String topic) {
        receive(topic, ONLINE);
        vanish(topic);
        awaitQuiet();
        assertEquals(1, inbox.announcements());
        assertEquals(List.of(), inbox.things());
    }

    @Test
    void twoStatusTopicsAreOneAdapterAndTwoBrokersAreTwo() {
        receive("wican/a/status", OFFLINE);
        receive("wican/a/can/status", ONLINE);
        receive(GARAGE, "wican/a/status", ONLINE);
        receive("wican/b/status", ONLINE);
        await(4);
        assertEquals(List.of("wican:adapter:garage:a", "wican:adapter:house:a", "wican:adapter:house:b"),
                inbox.things());
    }

    @Test
    void idsThatOpenhabDoesNotAllowAreReplacedByDifferentOnes() {
        List<String> ids = List.of("my.car", "my-car", "mý-car", "my:car", "Auto_1");
        ids.forEach(id -> receive("wican/" + id + "/status", ONLINE));
        await(ids.size());
        assertEquals(ids.size(), inbox.things().size(), inbox.things()::toString);
        assertEquals(Set.copyOf(ids),
                Set.copyOf(inbox.entries().stream().map(entry -> entry.getProperties().get("deviceId")).toList()));
        assertTrue(inbox.things().containsAll(List.of("wican:adapter:house:my-car", "wican:adapter:house:Auto_1")));
    }

    @Test
    void anAdapterThatRepeatsItselfIsAnnouncedOnce() {
        for (int i = 0; i < 100; i++) {
            receive("wican/a/status", ONLINE);
        }
        awaitQuiet();
        assertEquals(2, inbox.announcements());
    }

    /** The user may have deleted the Thing, or the entry. */
    @Test
    void anAdapterThatComesHomeIsAnnouncedAgain() {
        receive("wican/a/status", ONLINE);
        await(1);
        inbox.clear();
        receive("wican/a/status", OFFLINE);
        receive("wican/a/status", ONLINE);
        await(3);
        assertEquals(List.of("wican:adapter:house:a"), inbox.things());
    }

    @Test
    void anAdapterIsGoneWhenItsStatusIsDeletedOnAllItsTopics() {
        receive("wican/a/status", OFFLINE);
        receive("wican/a/can/status", OFFLINE);
        await(2);

        vanish("wican/a/status");
        assertEquals(List.of("wican:adapter:house:a"), inbox.things());
        vanish("wican/a/status");
        assertEquals(List.of("wican:adapter:house:a"), inbox.things());
        vanish("wican/a/can/status");
        assertEquals(List.of(), inbox.things());
    }

    @Test
    void anAdapterThatWasGoneIsFoundAgain() {
        receive("wican/a/status", ONLINE);
        await(1);
        vanish("wican/a/status");
        receive("wican/a/status", ONLINE);
        await(2);
        assertEquals(List.of("wican:adapter:house:a"), inbox.things());
    }

    /** openHAB forgets that with the entry: {@code PersistentInbox.remove} (openHAB 5.1.4 and 5.2.1). */
    @Test
    void anAdapterThatTheUserIgnoresStaysIgnoredWhenItsStatusIsDeletedAndComesAgain() {
        receive("wican/a/status", ONLINE);
        receive("wican/b/status", ONLINE);
        await(2);
        inbox.ignore(new ThingUID("wican:adapter:house:a"));
        assertEquals(List.of("wican:adapter:house:b"), inbox.things());

        vanish("wican/a/status");
        vanish("wican/b/status");
        receive("wican/a/status", ONLINE);
        receive("wican/b/status", ONLINE);
        await(4);
        assertEquals(List.of("wican:adapter:house:b"), inbox.things());
    }

    /** The inbox outlives openHAB. */
    @Test
    void anEntryOfAnEarlierLifeIsRemovedToo() {
        receive("wican/a/status", ONLINE);
        await(1);
        WicanDiscoveryService later = new WicanDiscoveryService(brokers, things, inbox.asService());
        later.addDiscoveryListener(inbox);
        later.topicVanished(HOUSE, connection, "wican/a/status");
        assertEquals(List.of(), inbox.things());
    }

    @Test
    void listensInTheBackgroundUntilItIsStopped() {
        discovery.activate(true);
        assertEquals(BOTH_TOPICS, brokers.topics());
        discovery.deactivate();
        assertEquals(Set.of(), brokers.topics());
    }

    @Test
    void aScanTellsOnceMoreWhatIsKnownWithoutSubscribing() {
        discovery.activate(true);
        receive("wican/a/status", ONLINE);
        receive("wican/b/status", ONLINE);
        await(2);
        vanish("wican/b/status");
        inbox.clear();
        brokers.unsubscribe(discovery);

        discovery.startScan(inbox);
        await(3);
        awaitQuiet();
        assertEquals(List.of("wican:adapter:house:a"), inbox.things());
        assertEquals(1, inbox.scans());
        assertEquals(Set.of(), brokers.topics());
    }

    @Test
    void aScanForgetsWhatWasOnABrokerThatIsNoMore() {
        discovery.activate(true);
        receive("wican/a/status", ONLINE);
        receive(GARAGE, "wican/b/status", ONLINE);
        await(2);
        @Nullable
        Bridge none = null;
        when(things.get(GARAGE)).thenReturn(none);

        discovery.startScan(inbox);
        await(3);
        assertEquals(List.of("wican:adapter:house:a"), inbox.things());

        when(things.get(GARAGE)).thenReturn(mock(Bridge.class));
        discovery.startScan(inbox);
        await(4);
        assertEquals(List.of("wican:adapter:house:a"), inbox.things());
    }

    @Test
    void withoutBackgroundDiscoveryAScanListensForAWhile() {
        discovery.activate(false);
        assertEquals(Set.of(), brokers.topics());

        discovery.startScan(inbox);
        assertEquals(BOTH_TOPICS, brokers.topics());
        receive("wican/a/status", ONLINE);
        await(1);
        House.await("the end of the scan", () -> inbox.scans() == 1);
        assertEquals(Set.of(), brokers.topics());

        inbox.clear();
        discovery.startScan(inbox);
        receive("wican/a/status", ONLINE);
        await(2);
        assertEquals(List.of("wican:adapter:house:a"), inbox.things());
    }
}
