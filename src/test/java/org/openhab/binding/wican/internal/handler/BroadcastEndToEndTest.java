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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.simulator.AdapterBuilder;
import org.openhab.binding.wican.internal.simulator.BusFrame;
import org.openhab.binding.wican.internal.simulator.EmbeddedBroker;
import org.openhab.binding.wican.internal.simulator.SimulatedAdapter;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.House.Adapter;
import org.openhab.binding.wican.internal.testing.Listener;
import org.openhab.binding.wican.internal.vehicle.recognition.HeardCarTest;

/**
 * The whole way of a car that answers nothing and tells its state of charge by itself, over a broker.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(120)
class BroadcastEndToEndTest {

    private static final Duration PERIOD = Duration.ofMillis(100);

    private static @NonNullByDefault({}) EmbeddedBroker broker;
    private static @NonNullByDefault({}) House house;

    private final AtomicInteger soc = new AtomicInteger(47);

    @BeforeAll
    static void buildHouse() {
        broker = new EmbeddedBroker();
        house = new House(broker.host(), broker.port());
    }

    @AfterAll
    static void tearDown() {
        house.close();
        broker.close();
    }

    @Test
    void aZoeThatAnswersNothingIsHeard() throws Exception {
        Adapter thing = house.add(Map.of("deviceId", "zoe", "vehicle", "renault-zoe-ph1"));
        try (Listener wallbox = new Listener(broker.host(), broker.port(), "wican/zoe/soc");
                SimulatedAdapter car = SimulatedAdapter.at(broker.host(), broker.port(), "zoe")
                        .withForeignTraffic(200, 0).gathering(20).withBroadcast(PERIOD, this::zoe).build()) {
            car.carFallsAsleep();
            car.comeHome();
            await("the first value", () -> "47 %".equals(thing.state("soc")));
            soc.set(48);
            await("the next value", () -> "48 %".equals(thing.state("soc")));

            await("the retained message", () -> wallbox.messages().size() >= 2);
            assertTrue(wallbox.messages().get(1).startsWith("{\"soc\":48,\"time\":\""), wallbox.messages()::toString);
            assertEquals(List.of(), car.requests());
            assertEquals("ONLINE", thing.status().getStatus().name());
        } finally {
            house.remove(thing);
        }
    }

    @Test
    void aCarThatCanOnlyBeHeardIsHeard() {
        Adapter thing = house.add(Map.of("deviceId", "k9", "vehicle", "peugeot-e-rifter"));
        try (SimulatedAdapter car = SimulatedAdapter.at(broker.host(), broker.port(), "k9")
                .withBroadcast(PERIOD, () -> BusFrame.of("3A8", "0605FE%02X0000".formatted(soc.get())))
                .withBroadcast(PERIOD, () -> BusFrame.of("3A8", "0606FE000000"))
                .withBroadcast(PERIOD, () -> BusFrame.of("552", "0002956D00D7B5FE")).build()) {
            car.comeHome();
            await("state of charge", () -> "47 %".equals(thing.state("soc")));

            assertEquals(List.of(), car.requests());
        } finally {
            house.remove(thing);
        }
    }

    /** It would have to be asked for its VIN otherwise, and does not know it. */
    @Test
    void aCarThatTellsWhichItIsIsRecognisedAndReadWithoutAQuestion() {
        Adapter thing = house.add(Map.of("deviceId", "smart", "vehicle", "auto"));
        AdapterBuilder builder = SimulatedAdapter.at(broker.host(), broker.port(), "smart").withForeignTraffic(200, 0)
                .gathering(20);
        HeardCarTest.SMART.stream().map(frame -> frame.split(" "))
                .forEach(frame -> builder.withBroadcast(PERIOD, () -> BusFrame.of(frame[0], frame[1])));
        try (SimulatedAdapter car = builder.build()) {
            car.comeHome();
            await("state of charge", () -> "83.5 %".equals(thing.state("soc")));

            assertEquals(List.of(), car.requests());
            assertEquals("smart-ed-451", thing.thing().getConfiguration().get("vehicle"));
            assertEquals("@text/status.recognised-by-ear [\"smart fortwo electric drive (451‚ 2012–2016)\"]",
                    thing.status().getDescription());
        } finally {
            house.remove(thing);
        }
    }

    @Test
    void aCarThatIsOneOfSeveralByWhatItTellsIsNamed() {
        Adapter thing = house.add(Map.of("deviceId", "van", "vehicle", "auto"));
        AdapterBuilder builder = SimulatedAdapter.at(broker.host(), broker.port(), "van");
        HeardCarTest.K9.stream().map(frame -> frame.split(" "))
                .forEach(frame -> builder.withBroadcast(PERIOD, () -> BusFrame.of(frame[0], frame[1])));
        try (SimulatedAdapter car = builder.build()) {
            car.comeHome();
            await("what it may be", () -> String.valueOf(thing.status().getDescription()).contains("heard-perhaps"));
            await("for the list", () -> thing.thing().getProperties().containsKey("candidates"));

            assertEquals(
                    Set.of("citroen-e-berlingo", "fiat-e-doblo", "opel-combo-e", "peugeot-e-rifter",
                            "toyota-proace-city-ev"),
                    Set.of(String.valueOf(thing.thing().getProperties().get("candidates")).split(" ")));
            assertEquals("auto", thing.thing().getConfiguration().get("vehicle"));
            assertEquals("NULL", thing.state("soc"));
        } finally {
            house.remove(thing);
        }
    }

    private BusFrame zoe() {
        return BusFrame.of("42E", "%04XD0DD6407A085".formatted(soc.get() * 50 << 3));
    }
}
