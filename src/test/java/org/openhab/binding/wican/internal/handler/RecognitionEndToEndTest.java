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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.report.Report;
import org.openhab.binding.wican.internal.simulator.AdapterBuilder;
import org.openhab.binding.wican.internal.simulator.HeardRequest;
import org.openhab.binding.wican.internal.simulator.ProfileCar;
import org.openhab.binding.wican.internal.simulator.ProfileCar.VinAt;
import org.openhab.binding.wican.internal.simulator.SimulatedAdapter;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.House.Adapter;
import org.openhab.core.thing.ThingStatus;

/**
 * Proves over a real broker that a car is recognised, what the user is told, and that it is remembered.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(120)
class RecognitionEndToEndTest extends AbstractEndToEndTest {

    private static final Map<String, Object> AUTO = Map.of("deviceId", DEVICE, "vehicle", "auto");

    private SimulatedAdapter car(String vehicle, double soc) {
        AdapterBuilder builder = adapter(DEVICE);
        new ProfileCar(House.VEHICLES.find(vehicle).orElseThrow(), () -> soc).units(VinAt.ALL_UNITS)
                .forEach(builder::withUnit);
        return builder.build();
    }

    private static boolean isTold(Adapter thing, String text) {
        return thing.statuses().stream().anyMatch(status -> String.valueOf(status.getDescription()).contains(text));
    }

    @Test
    void aCarIsRecognisedKeptAndReadAfterARest() {
        Adapter thing = house.add(AUTO).linked("state-of-health");
        try (SimulatedAdapter car = car("nissan-leaf-ze1", 84)) {
            car.comeHome();
            await("state of charge", () -> "84 %".equals(thing.state("soc")));
            await("the status of the answer",
                    () -> String.valueOf(thing.status().getDescription()).contains("status.recognised"));

            List<HeardRequest> requests = car.requests("2101");
            assertEquals(2, requests.size(), "once to recognise it, once to read it");
            assertTrue(Duration.between(requests.get(0).at(), requests.get(1).at()).toSeconds() >= 9,
                    requests::toString);
            assertEquals("nissan-leaf-ze1", thing.thing().getConfiguration().get("vehicle"));
            assertEquals(ThingStatus.ONLINE, thing.status().getStatus());
            assertEquals(
                    "@text/status.recognised [\"Nissan Leaf ZE1 40 kWh and e+ 62 kWh (2018–2025)\", \"1N4XZ1XXXJA••••••\"]",
                    thing.status().getDescription());
            assertTrue(isTold(thing, "status.recognising"));
            assertEquals("1N4XZ1XXXJ", thing.thing().getProperties().get("vin"));
            assertNotNull(thing.thing().getChannel("state-of-health"), "the channels are those of the vehicle");
            assertEquals(List.of(), car.violations());

            String report = new Report(thing.handler().findings(), List.of()).text("1.0.0",
                    OffsetDateTime.parse("2024-10-04T12:59:59+02:00"));
            assertTrue(report.contains("\"service\": \"0902\""), report);
            assertTrue(report.contains("\"verdict\": \"fits\""), report);
            assertTrue(report.contains("\"SOC_D\": 84"), report);
            assertFalse(report.contains("1N4XZ1XXXJA"), report);

            car.leave();
            await("away", () -> thing.status().getStatus() == ThingStatus.OFFLINE);
            car.comeHome();
            assertEquals(Optional.empty(), thing.handler().findings().recognition(), "that was at another arrival");
            await("at home again",
                    () -> thing.status().getStatus() == ThingStatus.ONLINE && thing.status().getDescription() == null);
        }
    }

    @Test
    void severalThatFitAreNamedAndKeptForTheList() {
        Adapter thing = house.add(AUTO);
        try (SimulatedAdapter car = car("peugeot-e-traveller", 62)) {
            car.comeHome();
            await("the candidates", () -> isTold(thing, "status.recognised-several"));
            await("the candidates are kept", () -> thing.thing().getProperties().containsKey("candidates"));

            String candidates = String.valueOf(thing.thing().getProperties().get("candidates"));
            assertTrue(candidates.startsWith("peugeot-e-2008 peugeot-e-208 peugeot-e-traveller "), candidates);
            assertTrue(candidates.contains(" peugeot-ion"), "what did not answer comes behind: " + candidates);
            assertEquals("auto", thing.thing().getConfiguration().get("vehicle"));
            assertEquals("NULL", thing.state("soc"));
        }
    }

    @Test
    void theCandidatesAreForgottenWhenOneIsChosen() {
        Adapter thing = house.add(AUTO);
        try (SimulatedAdapter car = car("peugeot-e-traveller", 62)) {
            car.comeHome();
            await("the candidates are kept", () -> thing.thing().getProperties().containsKey("candidates"));
            thing.handler().handleConfigurationUpdate(Map.of("vehicle", "peugeot-e-traveller"));
            await("state of charge", () -> thing.state("soc").startsWith("62"));

            assertFalse(thing.thing().getProperties().containsKey("candidates"));
        }
    }

    @Test
    void aCarThatIsRecognisedWhileTheThingIsDisposedLeavesNothing() {
        Adapter thing = house.add(AUTO);
        try (SimulatedAdapter car = car("nissan-leaf-ze1", 84)) {
            car.comeHome();
            await("asked", () -> isTold(thing, "status.recognising"));
            thing.dispose();
            house.settle();

            assertEquals("auto", thing.thing().getConfiguration().get("vehicle"));
        }
    }
}
