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

import static org.openhab.binding.wican.internal.handler.Surroundings.*;
import static java.nio.charset.StandardCharsets.*;
import static org.junit.jupiter.api.Assertions.*;
import static org.mockito.ArgumentMatchers.*;
import static org.mockito.Mockito.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.stream.LongStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanMessage;
import org.openhab.binding.wican.internal.simulator.LeafAnswers;
import org.openhab.binding.wican.internal.simulator.ProfileCar.VinAt;
import org.openhab.binding.wican.internal.testing.Loss;
import org.openhab.binding.wican.internal.testing.Households;
import org.openhab.binding.wican.internal.testing.ManualScheduler;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Proves that whatever happens to openHAB, broker, adapter, car, clock and files, in whatever order, only true values
 * with their true times are in channels and retained message, the car is spared, a good value is there soon after the
 * faults have ended, and nothing is left behind. A seed that fails is in the name of the test, and does so again.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(60)
class HandlerChaosTest {

    private static final int SEEDS = 120;
    private static final int STEPS = 150;

    private static final String MAIN_REQUEST = "79B 02 21 01 00 00 00 00 00";
    private static final String VIN_REQUEST = "7DF 02 09 02 00 00 00 00 00";
    private static final List<String> VEHICLES = List.of("nissan-leaf-ze1", "nissan-leaf-ze1", "auto", "autopid",
            "my-leaf", "no-such-car");

    /** A car at home charges no faster than this, in percent of the battery a second. */
    private static final double CHARGE_PER_SECOND = 0.02;
    private static final Duration AWAY_FOR_A_TRIP = Duration.ofMinutes(12);
    private static final Duration BETWEEN_RETRIES = Duration.ofSeconds(5);
    /** Whoever is asked which car it is, and says nothing, is asked once more before it is taken for another. */
    private static final Duration BETWEEN_CANDIDATES = Duration.ofSeconds(2);
    /** Messages have whole seconds. */
    private static final Duration PRECISION = Duration.ofSeconds(1);

    @TempDir
    static Path folder = Path.of("");

    /** Shared: reading the bundled profiles again for each seed would only cost time. */
    private static @NonNullByDefault({}) VehicleLibrary library;

    private final ManualScheduler scheduler = new ManualScheduler(Instant.parse("2024-10-04T10:58:59Z"));
    private final MemoryBroker broker = new MemoryBroker(this::published);
    private final Surroundings openhab = new Surroundings(broker.connection(), this::updated);
    private @NonNullByDefault({}) WicanHandler handler;

    private Random random = new Random(0);
    private Duration clockOffset = Duration.ZERO;
    private boolean faults = true;
    private double battery = 50;
    private String polled = "";

    private final Queue<String> toCar = new ArrayDeque<>();
    /** What the car has told, with the times when it did. */
    private final Map<Double, List<Instant>> told = new HashMap<>();
    private final Map<String, State> states = new HashMap<>();
    private ThingStatusInfo status = new ThingStatusInfo(ThingStatus.UNINITIALIZED, ThingStatusDetail.NONE, null);
    private final List<String> lies = new ArrayList<>();
    private @Nullable Instant lastRequest;

    static LongStream seeds() {
        library = new VehicleLibrary(folder);
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onlyTruthComesOutOfChaosAndNothingIsLeft(long seed) throws IOException {
        random = new Random(seed);
        int threads = Thread.activeCount();
        build();
        for (int step = 0; step < STEPS; step++) {
            happen();
            react();
            assertEquals(List.of(), lies, () -> "after " + scheduler.elapsed());
        }
        faults = false;
        recover();
        assertEquals(List.of(), lies);

        handler.dispose();
        scheduler.runDue();
        assertEquals(List.of(), broker.listeners(), "somebody still listens");
        assertEquals(0, scheduler.pending(), "timers are left");
        assertTrue(Thread.activeCount() <= threads, "a thread is left");
    }

    private void build() {
        doAnswer(call -> {
            status = call.getArgument(1);
            call.<Thing> getArgument(0).setStatusInfo(status);
            return null;
        }).when(openhab.callback).statusUpdated(any(), any());
        handler = GivenTime.in(new WicanHandler(openhab.thing(Map.of("vehicle", "nissan-leaf-ze1")),
                Households.of(library), scheduler.clock(() -> clockOffset)), scheduler);
        handler.setCallback(openhab.callback);
        handler.initialize();
    }

    private static ThingStatusInfo info(ThingStatus status) {
        return new ThingStatusInfo(status, ThingStatusDetail.NONE, null);
    }

    private void happen() throws IOException {
        switch (random.nextInt(26)) {
            case 0, 1 -> adapterIs("status", "online");
            case 2 -> adapterIs("status", "offline");
            case 3 -> adapterIs("can/status", "online");
            case 4 -> broker.lose();
            case 5, 6 -> broker.comeBack();
            case 7 -> bridgeBecomes(ThingStatus.OFFLINE);
            case 8, 9 -> bridgeBecomes(ThingStatus.ONLINE);
            case 10 -> restart();
            case 11 -> configure(VEHICLES.get(random.nextInt(VEHICLES.size())));
            case 12 -> fileChanges();
            case 13 -> says("cmd", "{\"battery_voltage\": %d}".formatted(11 + random.nextInt(4)), false);
            case 14 -> says("can/rx", "{\"frame\":[{\"id\":1979,\"dlc\":8,\"data\":[33,2,3,4,5,6,7,8]}]}", false);
            case 15 -> bus(Recorded.frames("7BB", "037F2131AAAAAAAA"));
            case 16 -> bus(Recorded.frames("7BB", "10356104FFFFFC18", "2102AFFFFFFBD5FF"));
            case 17 -> says("can/rx", "{\"Name\": 12.300000}", false);
            case 18 -> handler.handleCommand(new ChannelUID(CAR, "soc"), RefreshType.REFRESH);
            case 19 -> clockOffset = Duration.ofMinutes(random.nextInt(240) - 120);
            case 20 -> polls();
            case 21, 22 -> repeats();
            default -> passes(Duration.ofMillis(random.nextInt(40_000)));
        }
    }

    private void says(String topic, String payload, boolean retain) {
        broker.say(PREFIX + topic, payload.getBytes(UTF_8), retain);
    }

    private void bus(List<CanFrame> frames) {
        frames.forEach(frame -> broker.say(PREFIX + "can/rx", Recorded.message(frame), false));
    }

    /** An adapter that has just come online reads anew before it tells anything. */
    private void adapterIs(String topic, String status) {
        polled = "";
        says(topic, "{\"status\": \"" + status + "\"}", true);
    }

    /** An adapter that asks by itself tells what is true, and its message is retained. */
    private void polls() {
        remember();
        polled = "{\"SOC_D\":" + shown() + "}";
        says("autopid", polled, true);
    }

    /** It says the same again later, though it has not read anything. */
    private void repeats() {
        if (!polled.isEmpty()) {
            says("autopid", polled, true);
        }
    }

    private void bridgeBecomes(ThingStatus status) {
        openhab.bridge.setStatusInfo(info(status));
        handler.bridgeStatusChanged(info(status));
    }

    private void restart() {
        handler.dispose();
        lastRequest = null;
        handler.initialize();
    }

    private void configure(String vehicle) {
        lastRequest = null;
        handler.handleConfigurationUpdate(Map.of("vehicle", vehicle));
    }

    private void fileChanges() throws IOException {
        Path file = folder.resolve("mine.json");
        String profile = """
                {"make":"Own","vehicles":[{"id":"my-leaf","model":"Leaf","queries":[{"request":"79B","answer":"7BB",
                "service":"2101","length":53,"condition":"B39|B41|B42","values":[{"name":"SOC_D","unit":"%","min":0,"max":100,
                "expression":"((1.211*((((B39<<16)|(B41<<8)|B42)/10000)>>0)-15)>>0)"}]}]}]}
                """;
        switch (random.nextInt(4)) {
            case 0 -> Files.deleteIfExists(file);
            case 1 -> Files.writeString(file, profile.substring(0, random.nextInt(profile.length())));
            default -> Files.writeString(file, profile);
        }
    }

    private void passes(Duration time) {
        Duration left = time;
        while (left.compareTo(Duration.ZERO) > 0) {
            Duration slice = left.compareTo(PRECISION) < 0 ? left : PRECISION;
            scheduler.advance(slice);
            battery = Math.min(90, battery + slice.toMillis() / 1000.0 * CHARGE_PER_SECOND * random.nextDouble());
            react();
            left = left.minus(slice);
        }
    }

    private void published(String topic, byte[] payload) {
        if (topic.equals(PREFIX + "can/tx")) {
            String frame = CanMessage.decode(payload, id -> true).get(0).toString();
            toCar.add(frame);
            if (frame.equals(MAIN_REQUEST)) {
                requested();
            }
        } else if (topic.equals(PREFIX + "soc")) {
            JsonObject message = JsonParser.parseString(new String(payload, UTF_8)).getAsJsonObject();
            check("retained", message.get("soc").getAsDouble(),
                    OffsetDateTime.parse(message.get("time").getAsString()).toInstant());
        }
    }

    /** Only a handler that has been started anew may ask at once. */
    private void requested() {
        Instant last = lastRequest;
        Instant now = scheduler.now();
        Duration distance = isVehicle("auto") ? BETWEEN_CANDIDATES : BETWEEN_RETRIES;
        if (last != null && Duration.between(last, now).compareTo(distance) < 0) {
            lies.add("asked again after " + Duration.between(last, now));
        }
        lastRequest = now;
    }

    private void updated(String channel, State state) {
        states.put(channel, state);
        if ("soc".equals(channel) && state instanceof QuantityType<?> soc
                && states.get("last-update") instanceof DateTimeType time) {
            check("channel", soc.doubleValue(), time.getInstant());
        }
    }

    private void check(String where, double soc, Instant time) {
        boolean isTrue = told.getOrDefault(soc, List.of()).stream()
                .anyMatch(moment -> Duration.between(moment, time).abs().compareTo(PRECISION) <= 0);
        if (mayBeOlder(soc, time)) {
            told.computeIfAbsent(soc, unknown -> new ArrayList<>()).add(time);
        } else if (!isTrue) {
            lies.add(where + " says " + soc + " at " + time + ", but the car told " + told.get(soc));
        }
    }

    /**
     * What an adapter says again and again, and has said before somebody listened, may be older than its first
     * repetition: nobody knows, and the status says so.
     */
    private boolean mayBeOlder(double soc, Instant time) {
        return isVehicle("autopid") && polled.equals("{\"SOC_D\":" + (int) soc + "}")
                && !time.isAfter(scheduler.now().plus(clockOffset));
    }

    private boolean isVehicle(String id) {
        return id.equals(handler.getThing().getConfiguration().get("vehicle"));
    }

    /** The car does what it does when it is asked, well or badly. */
    private void react() {
        while (!toCar.isEmpty()) {
            String request = toCar.remove();
            boolean hears = !faults || random.nextInt(3) > 0;
            if (hears && request.equals(MAIN_REQUEST)) {
                answer();
            } else if (hears && request.equals(VIN_REQUEST)) {
                bus(Recorded.answer("7E8", VinAt.ALL_UNITS.answer("SJNFAAZE1U0012345")));
            }
        }
    }

    private void answer() {
        remember();
        List<CanFrame> answer = Recorded.answer("7BB", LeafAnswers.atBattery(battery));
        bus(faults ? Loss.of(answer, random) : answer);
    }

    private void remember() {
        told.computeIfAbsent((double) shown(), unknown -> new ArrayList<>()).add(scheduler.now().plus(clockOffset));
    }

    private int shown() {
        return LeafAnswers.dashboardAsTold(battery);
    }

    private void recover() {
        bridgeBecomes(ThingStatus.ONLINE);
        broker.comeBack();
        says("status", "{\"status\": \"offline\"}", true);
        says("can/status", "{\"status\": \"offline\"}", true);
        configure("no-such-car"); // so that what follows is a choice, even if it is what was found
        configure("nissan-leaf-ze1");
        passes(AWAY_FOR_A_TRIP);
        says("status", "{\"status\": \"online\"}", true);
        says("cmd", "{\"battery_voltage\": 12.8}", false);
        passes(Duration.ofSeconds(90));

        assertEquals(ThingStatus.ONLINE, status.getStatus(), () -> String.valueOf(status));
        assertNull(status.getDescription());
        State soc = states.get("soc");
        assertTrue(soc instanceof QuantityType<?> value && Math.abs(value.doubleValue() - shown()) <= 3,
                () -> soc + " is shown, the car has " + shown());
        State time = states.get("last-update");
        assertTrue(time instanceof DateTimeType moment && Duration
                .between(moment.getInstant(), scheduler.now().plus(clockOffset)).compareTo(Duration.ofMinutes(2)) < 0,
                () -> time + " is old");
    }
}
