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
package org.openhab.binding.wican.internal.vehicle;

import static org.junit.jupiter.api.Assertions.*;
import static org.openhab.binding.wican.internal.testing.House.await;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.simulator.ControlUnit;
import org.openhab.binding.wican.internal.simulator.EmbeddedBroker;
import org.openhab.binding.wican.internal.simulator.ProfileCar;
import org.openhab.binding.wican.internal.simulator.SimulatedAdapter;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.House.Adapter;
import org.openhab.binding.wican.internal.vehicle.expression.FirmwareEvaluator;

/**
 * Each bundled profile on the whole way: its request reaches the simulated car, the answer comes back in frames, and
 * the state of charge is in the channel.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ProfilesEndToEndTest {

    private static final int POSITIVE_ANSWER = 0x40;
    private static final int ATTEMPTS = 100_000;
    private static final double PRECISION = 0.0051;

    private static @NonNullByDefault({}) EmbeddedBroker broker;
    private static @NonNullByDefault({}) House house;

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

    static List<String> ids() {
        return House.VEHICLES.all().stream().filter(VehicleProfile::isAskable).map(VehicleProfile::id).toList();
    }

    @ParameterizedTest
    @MethodSource("ids")
    @Timeout(120)
    void theStateOfChargeArrives(String id) {
        VehicleProfile vehicle = House.VEHICLES.find(id).orElseThrow();
        Query query = vehicle.mainQuery();
        Sample sample = recorded(vehicle, query).orElseGet(() -> made(vehicle, query));
        Adapter adapter = house.add(Map.of("deviceId", id, "vehicle", id));
        try (SimulatedAdapter car = SimulatedAdapter.at(broker.host(), broker.port(), id)
                .withUnit(unit(query, sample.answer())).build()) {
            car.comeHome();
            if (vehicle.asking() == Asking.ARRIVAL) {
                haveAsked(adapter);
            }
            await("state of charge", () -> !"NULL".equals(adapter.state("soc")));

            assertEquals(sample.soc(), Double.parseDouble(adapter.state("soc").replace(" %", "")), PRECISION);
            assertEquals(List.of(), car.violations());
        } finally {
            house.remove(adapter);
        }
    }

    /** Nobody knows whether the car has just come home or was there before: then it is asked only on a wish. */
    private static void haveAsked(Adapter adapter) {
        await("online", () -> "ON".equals(adapter.state("online")));
        adapter.handler().requestSoc();
    }

    /** An answer, and the state of charge that is in it. */
    private record Sample(Answer answer, double soc) {
    }

    private static Optional<Sample> recorded(VehicleProfile vehicle, Query query) {
        String parameter = vehicle.askedSocParameter().orElseThrow();
        return Recordings.all().stream().filter(recording -> recording.car().equals(vehicle.id()))
                .filter(recording -> recording.asks(query) && recording.values().containsKey(parameter)).findFirst()
                .map(recording -> new Sample(recording.answerTo(query).orElseThrow(),
                        recording.values().get(parameter)));
    }

    /** Looks for an answer that the profile believes; what it says is computed by somebody else. */
    private static Sample made(VehicleProfile vehicle, Query query) {
        Random random = new Random(vehicle.id().hashCode());
        Parameter soc = query.parameters().stream()
                .filter(parameter -> parameter.name().equals(vehicle.askedSocParameter().orElseThrow())).findFirst()
                .orElseThrow();
        byte[] payload = new byte[query.answerLength()];
        byte[] service = HexFormat.of().parseHex(query.request().service());
        for (int i = 0; i < ATTEMPTS; i++) {
            random.nextBytes(payload);
            System.arraycopy(service, 0, payload, 0, service.length);
            payload[0] += POSITIVE_ANSWER;
            Answer answer = new Answer(CanId.parse("7E8"), payload, query.request().address().target().isPresent());
            Decoded decoded = query.decode(answer);
            if (decoded.value(soc.name()).isPresent()) {
                double value = FirmwareEvaluator.evaluate(soc.expression().toString(), answer.frameBytes())
                        .orElseThrow();
                double shown = Math.max(soc.min(), Math.min(soc.max(), value));
                // where the dashboard's value is far from the battery's, the battery's counts
                boolean isBatterys = decoded.value(Parameter.SOC).equals(decoded.value(soc.name()))
                        && !soc.name().equals(Parameter.SOC);
                if (!isBatterys) {
                    return new Sample(answer, shown);
                }
            }
        }
        return fail("no answer is believable");
    }

    private static ControlUnit unit(Query query, Answer answer) {
        return ProfileCar.unit(query.request().address()).answering(query.request().service(),
                HexFormat.of().parseHex(answer.hex()));
    }
}
