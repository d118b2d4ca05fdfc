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
package org.openhab.binding.wican.internal.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.simulator.AdapterBuilder;
import org.openhab.binding.wican.internal.simulator.ControlUnit;
import org.openhab.binding.wican.internal.simulator.EmbeddedBroker;
import org.openhab.binding.wican.internal.simulator.LeafAnswers;
import org.openhab.binding.wican.internal.simulator.ProfileCar;
import org.openhab.binding.wican.internal.simulator.ProfileCar.VinAt;
import org.openhab.binding.wican.internal.simulator.SimulatedAdapter;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.House.Adapter;
import org.openhab.binding.wican.internal.testing.Listener;
import org.openhab.core.types.RefreshType;

/**
 * The {@link Demo} shows the binding's main job on embedded parts: a real MQTT broker, a simulated Nissan Leaf, and the
 * binding's own handler as openHAB runs it.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Demo {

    private static final String DEVICE = "12345678901d";
    private static final String OTHER_DEVICE = "abcdef012345";
    private static final String THIRD_DEVICE = "0123456789ab";
    private static final double ZOE_SOC = 62;
    private static final String SOC_TOPIC = "wican/" + DEVICE + "/soc";
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final PrintStream out;
    private final Instant start = Instant.now();
    private volatile double battery = 64.5;

    private Demo(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(new Demo(new PrintStream(System.out, true, UTF_8)).run());
    }

    @SuppressWarnings("try") // whoever listens to everything is not asked for anything
    private int run() {
        String result;
        try (EmbeddedBroker broker = new EmbeddedBroker();
                Listener everything = new Listener(broker.host(), broker.port(), "wican/#", this::mqtt);
                House house = new House(broker.host(), broker.port(), ZoneId.systemDefault(), this::openhab);
                SimulatedAdapter car = SimulatedAdapter.at(broker.host(), broker.port(), DEVICE).withUnit(leaf())
                        .build()) {
            result = play(broker, house, car);
        } catch (AssertionError e) {
            out.println("The state of charge did not arrive. " + e.getMessage());
            return 1;
        } catch (Exception e) {
            out.println("The demo could not be played: " + e);
            return 1;
        }
        chapter(result);
        return 0;
    }

    /** Plays the scenes; returns the closing sentence. */
    private String play(EmbeddedBroker broker, House house, SimulatedAdapter car) throws Exception {
        chapter("A broker and openHAB are running; a WiCAN Thing for a Nissan Leaf is added, the car is away");
        Adapter thing = house.add(Map.of("deviceId", DEVICE, "vehicle", "nissan-leaf-ze1"));
        pause();

        chapter("The car comes home: its adapter joins the WiFi");
        car.comeHome();
        awaitSoc(thing);

        for (int i = 0; i < 3; i++) {
            battery += 1.5;
            chapter("The car charges; a rule sends REFRESH to the channel soc");
            thing.handler().handleCommand(thing.channel("soc"), RefreshType.REFRESH);
            awaitSoc(thing);
        }

        chapter("The car drives off: the broker publishes the adapter's last will");
        car.leave();
        await("offline", () -> "OFF".equals(thing.state("online")));
        pause();

        chapter("A wallbox subscribes late, and still learns state of charge and time of measurement");
        try (Listener wallbox = new Listener(broker.host(), broker.port(), SOC_TOPIC)) {
            line("wallbox", SOC_TOPIC + "  " + wallbox.first());
        }

        chapter("The WiFi was lost for a moment only: that is no arrival, nothing is asked, and the value keeps its time");
        String measured = thing.state("last-update");
        car.comeHome();
        await("online", () -> "ON".equals(thing.state("online")));
        pause();
        if (!measured.equals(thing.state("last-update"))) {
            throw new AssertionError("The value has another time.");
        }
        String result = "Done: the channel soc shows %s, measured at %s.".formatted(thing.state("soc"),
                thing.state("last-update"));
        car.leave();
        await("offline", () -> "OFF".equals(thing.state("online")));
        playAutoPid(broker, house);
        playRecognition(broker, house);
        return result;
    }

    /** A car that nobody has chosen tells which it is. */
    private void playRecognition(EmbeddedBroker broker, House house) {
        chapter("A third car comes home; nobody has said which it is, so it is asked");
        Adapter thing = house.add(Map.of("deviceId", THIRD_DEVICE, "vehicle", "auto"));
        AdapterBuilder builder = SimulatedAdapter.at(broker.host(), broker.port(), THIRD_DEVICE);
        new ProfileCar(House.VEHICLES.find("renault-zoe-ph2").orElseThrow(), () -> ZOE_SOC).units(VinAt.ALL_UNITS)
                .forEach(builder::withUnit);
        try (SimulatedAdapter car = builder.build()) {
            car.comeHome();
            await("recognised", () -> !"auto".equals(thing.thing().getConfiguration().get("vehicle")));
            line("openHAB", "vehicle = " + thing.thing().getConfiguration().get("vehicle"));

            chapter("From now on it is read like any other, after a rest of 10 s");
            await("soc", () -> !"NULL".equals(thing.state("soc")));
            pause();
        }
    }

    /** An adapter that polls the car by itself repeats what it has, read or not. */
    private void playAutoPid(EmbeddedBroker broker, House house) throws Exception {
        chapter("Another adapter polls its car by itself (AutoPID); the binding listens");
        Adapter thing = house.add(Map.of("deviceId", OTHER_DEVICE, "vehicle", "autopid"));
        try (Listener adapter = new Listener(broker.host(), broker.port(), "nobody/listens")) {
            says(adapter, "status", "{\"status\": \"offline\"}");
            says(adapter, "status", "{\"status\": \"online\"}");
            says(adapter, "autopid", "{\"HV_V\":371.5}");
            says(adapter, "autopid", "{\"SOC\":58.5,\"HV_V\":372.1,\"CHARGING\":\"on\"}");
            await("58.5 %", () -> "58.5 %".equals(thing.state("soc")));
            pause();

            chapter("A single wrong value, as adapters read one now and then, does not get through");
            says(adapter, "autopid", "{\"SOC\":12,\"HV_V\":372.3,\"CHARGING\":\"on\"}");
            pause();
            says(adapter, "autopid", "{\"SOC\":59,\"HV_V\":372.6,\"CHARGING\":\"on\"}");
            await("59 %", () -> "59 %".equals(thing.state("soc")));
            if (thing.updates().stream().anyMatch(update -> update.startsWith("soc=12"))) {
                throw new AssertionError("The wrong value got through.");
            }
            pause();

            chapter("What it merely repeats is no new measurement, and the zero of a sleeping car is not believed");
            says(adapter, "autopid", "{\"SOC\":59,\"HV_V\":372.6,\"CHARGING\":\"on\"}");
            says(adapter, "autopid", "{\"SOC\":0,\"HV_V\":0,\"CHARGING\":\"off\"}");
            await("sleep", () -> String.valueOf(thing.status().getDescription()).contains("asleep"));
            pause();
        }
    }

    private static void says(Listener adapter, String topic, String payload) throws Exception {
        adapter.publish("wican/" + OTHER_DEVICE + "/" + topic, payload.getBytes(UTF_8), true);
    }

    private ControlUnit leaf() {
        return ControlUnit.at(LeafAnswers.REQUEST_ID, LeafAnswers.ANSWER_ID).answering(LeafAnswers.SERVICE,
                () -> LeafAnswers.atBattery(battery));
    }

    private void awaitSoc(Adapter thing) {
        String expected = LeafAnswers.dashboardOf(battery) + " %";
        await("soc = " + expected, () -> expected.equals(thing.state("soc")));
        pause();
    }

    private static void await(String what, BooleanSupplier condition) {
        House.await(what, condition);
    }

    /** Lets the reader follow, and late messages arrive. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void chapter(String text) {
        synchronized (out) {
            out.printf("%n%s%n", text);
        }
    }

    private void mqtt(String message) {
        line("MQTT", message);
    }

    private void openhab(String message) {
        line("openHAB", message);
    }

    private void line(String who, String what) {
        synchronized (out) {
            out.printf(Locale.ROOT, "%6.2f s  %-8s %s%n", Duration.between(start, Instant.now()).toMillis() / 1000.0,
                    who, what);
        }
    }
}
