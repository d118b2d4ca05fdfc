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
import static org.junit.jupiter.api.Assertions.*;
import static org.openhab.binding.wican.internal.testing.House.await;

import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.House.Adapter;
import org.openhab.binding.wican.internal.testing.Listener;
import org.openhab.core.thing.ThingStatus;

/**
 * Proves the whole way for an adapter that polls the car by itself, over a real broker.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(120)
class AutoPidEndToEndTest extends AbstractEndToEndTest {

    private static final String STATUS = "wican/" + DEVICE + "/status";
    private static final String VALUES = "wican/" + DEVICE + "/automate";

    private @NonNullByDefault({}) Listener car;

    @BeforeEach
    void bringTheCar() throws Exception {
        car = new Listener(broker.host(), broker.port(), "wican/" + DEVICE + "/soc");
    }

    @AfterEach
    void takeTheCarAway() {
        car.close();
    }

    @Test
    void whatTheAdapterReadsArrivesInChannelsThatItMakesNecessary() throws Exception {
        Adapter thing = house.add(Map.of("deviceId", DEVICE, "vehicle", "autopid"));
        comeHome(thing);
        says(VALUES, "{\"SOC\":61,\"SOH\":97,\"CHARGING\":\"off\",\"HV_V\":355.0,\"MY_VALUE\":7}");
        says(VALUES, "{\"SOC\":61.5,\"SOH\":97,\"CHARGING\":\"on\",\"HV_V\":356.1,\"MY_VALUE\":8}");

        await("state of charge", () -> "61.5 %".equals(thing.state("soc")));
        await("voltage", () -> "356.1 V".equals(thing.state("hv-voltage")));
        await("charging", () -> "ON".equals(thing.state("charging")));
        await("unknown", () -> "8".equals(thing.state("value-my-value")));
        assertEquals("ON", thing.state("online"));
        assertTrue(thing.thing().getChannel("state-of-health") != null);
        await("published", () -> car.messages().stream().anyMatch(message -> message.startsWith("{\"soc\":61.5,")));
        await("status",
                () -> thing.status().getStatus() == ThingStatus.ONLINE && thing.status().getDescription() == null);
    }

    @Test
    void theTopicMayBeAnyAndTheNumberBare() throws Exception {
        Adapter thing = house.add(Map.of("deviceId", DEVICE, "vehicle", "autopid", "autoPidTopic", "garage/soc"));
        comeHome(thing);
        says("garage/soc", "61.00");
        says("garage/soc", "61.50");

        await("state of charge", () -> "61.5 %".equals(thing.state("soc")));
    }

    @Test
    void whatIsRetainedWhenOpenhabStartsIsShownWithItsOldTimeOrNotAtAll() throws Exception {
        says(STATUS, "{\"status\": \"online\"}");
        says(VALUES, "{\"SOC\":61.5}");
        Adapter thing = house.add(Map.of("deviceId", DEVICE, "vehicle", "autopid"));
        await("waiting for news", () -> String.valueOf(thing.status().getDescription()).contains("auto-pid-waiting"));
        says(VALUES, "{\"SOC\":61.5}");
        says(VALUES, "{\"SOC\":61.6}");

        await("news", () -> "61.6 %".equals(thing.state("soc")));
        assertFalse(thing.updates().contains("soc=61.5 %"), thing.updates()::toString);
    }

    @Test
    void channelsThatAThingHasAreUsedAfterARestart() throws Exception {
        Adapter thing = house.add(Map.of("deviceId", DEVICE, "vehicle", "autopid"));
        comeHome(thing);
        says(VALUES, "{\"HV_V\":355.0}");
        says(VALUES, "{\"HV_V\":356.1}");
        await("voltage", () -> "356.1 V".equals(thing.state("hv-voltage")));
        List<String> channels = thing.thing().getChannels().stream().map(each -> each.getUID().getId()).toList();
        thing.restart();
        await("what is retained has come",
                () -> String.valueOf(thing.status().getDescription()).contains("auto-pid-waiting"));
        says(VALUES, "{\"HV_V\":357.2}");
        says(VALUES, "{\"HV_V\":358.3}");

        await("voltage", () -> "358.3 V".equals(thing.state("hv-voltage")));
        assertEquals(channels, thing.thing().getChannels().stream().map(each -> each.getUID().getId()).toList());
    }

    private void comeHome(Adapter thing) throws Exception {
        says(STATUS, "{\"status\": \"offline\"}");
        await("away", () -> "OFF".equals(thing.state("online")));
        says(STATUS, "{\"status\": \"online\"}");
        await("at home", () -> "ON".equals(thing.state("online")));
    }

    private void says(String topic, String payload) throws Exception {
        car.publish(topic, payload.getBytes(UTF_8), true);
    }
}
