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
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.mqtt.handler.AbstractBrokerHandler;
import org.openhab.binding.wican.internal.simulator.EmbeddedBroker;
import org.openhab.binding.wican.internal.testing.Brokers;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Inbox;
import org.openhab.binding.wican.internal.testing.Listener;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingStatus;

/**
 * Proves discovery with a real broker.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(90)
class DiscoveryEndToEndTest {

    private static final String ONLINE = "{\"status\": \"online\"}";
    private static final String OFFLINE = "{\"status\": \"offline\"}";
    private static final String A = "wican:adapter:house:a";
    private static final String B = "wican:adapter:house:b";

    private final EmbeddedBroker broker = new EmbeddedBroker(EmbeddedBroker.Memory.KEEPS_RETAINED);
    private final House house = new House(broker.host(), broker.port());
    private final Brokers brokers = new Brokers();
    private final Inbox inbox = new Inbox();
    private final ThingRegistry things = mock(ThingRegistry.class);
    private final ActivatedDiscovery discovery = new ActivatedDiscovery(brokers, things, inbox);
    private @NonNullByDefault({}) Listener adapters;

    @BeforeEach
    void openHabIsThere() throws Exception {
        when(things.get(any())).thenReturn(house.bridge());
        discovery.addDiscoveryListener(inbox);
        brokers.add(assertInstanceOf(AbstractBrokerHandler.class, house.bridge().getHandler()));
        adapters = new Listener(broker.host(), broker.port(), "nothing");
    }

    @AfterEach
    void stop() {
        discovery.deactivate();
        adapters.close();
        house.close();
        broker.close();
    }

    private void say(String topic, String payload) throws Exception {
        adapters.publish(topic, payload.getBytes(UTF_8), true);
    }

    /** The test's broker may lose a retained message that is published while somebody subscribes. */
    private void listen() {
        discovery.activate(true);
        house.settle();
    }

    private void await(String... expected) {
        House.await(List.of(expected) + " in the inbox", () -> inbox.things().equals(List.of(expected)));
    }

    /** A broker delivers in order: when this has been heard, what was said before has been too. */
    private void awaitLast() throws Exception {
        say("wican/last/status", ONLINE);
        House.await("the last", () -> inbox.things().contains("wican:adapter:house:last"));
        say("wican/last/status", "");
        House.await("the last is gone", () -> !inbox.things().contains("wican:adapter:house:last"));
    }

    @Test
    void findsAdaptersThatWereThereBeforeAndThatComeLater() throws Exception {
        say("wican/a/status", OFFLINE);
        listen();
        await(A);

        say("wican/b/can/status", ONLINE);
        await(A, B);
    }

    @Test
    void anAdapterWithBothTopicsIsOneUntilBothAreDeleted() throws Exception {
        listen();
        say("wican/a/status", ONLINE);
        say("wican/a/can/status", ONLINE);
        say("wican/b/status", ONLINE);
        await(A, B);

        say("wican/b/status", OFFLINE);
        say("wican/a/status", "");
        awaitLast();
        await(A, B);
        say("wican/a/can/status", "");
        await(B);
    }

    @Test
    void strangersAreNotOffered() throws Exception {
        say("wican/a/b/status", ONLINE);
        say("wican//status", ONLINE);
        say("wican/a/status", "online");
        say("wican/a/can/status", "{\"rsp\": \"ok\"}");
        listen();
        awaitLast();
        assertEquals(List.of(), inbox.things());
    }

    @Test
    void aScanFindsAnAdapterWhoseThingWasDeleted() throws Exception {
        say("wican/a/status", OFFLINE);
        listen();
        await(A);
        inbox.clear();

        discovery.startScan(inbox);
        await(A);
        assertEquals(1, inbox.scans());
    }

    @Test
    void withoutBackgroundDiscoveryOnlyAScanFindsAdapters() throws Exception {
        say("wican/a/status", OFFLINE);
        discovery.activate(false);
        awaitNothing();

        discovery.startScan(inbox);
        await(A);
    }

    private void awaitNothing() throws Exception {
        house.connection().subscribe("wican/+/status", (topic, payload) -> {
        }).join();
        assertEquals(List.of(), inbox.things());
    }

    /** The broker replays everything then, which is no news. */
    @Test
    void aBrokerThatComesBackBringsNothingTwice() throws Exception {
        say("wican/a/status", ONLINE);
        listen();
        await(A);
        inbox.clear();

        adapters.close();
        broker.stop();
        House.await("the connection is lost", () -> house.bridgeStatus() == ThingStatus.OFFLINE);
        broker.start();
        house.reconnect();
        House.await("the connection is back", () -> house.bridgeStatus() == ThingStatus.ONLINE);
        adapters = new Listener(broker.host(), broker.port(), "nothing");
        say("wican/b/status", ONLINE);
        await(B);
    }

    /** A handler could not tell a replayed message from a new one. */
    @Test
    void aScanHasNothingReplayedToTheHandlers() throws Exception {
        say("wican/a/status", ONLINE);
        listen();
        await(A);
        List<String> heard = new CopyOnWriteArrayList<>();
        house.connection().subscribe("wican/a/status", (topic, payload) -> heard.add(topic)).join();
        awaitLast();
        int before = heard.size();

        discovery.startScan(inbox);
        awaitLast();
        assertEquals(before, heard.size());
    }
}
