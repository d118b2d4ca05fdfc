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
package org.openhab.binding.wican.internal.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.openhab.binding.wican.internal.testing.House.await;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.monitor.CarMonitor;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Reporter;
import org.openhab.binding.wican.internal.simulator.ControlUnit;
import org.openhab.binding.wican.internal.simulator.EmbeddedBroker;
import org.openhab.binding.wican.internal.simulator.LeafAnswers;
import org.openhab.binding.wican.internal.simulator.SimulatedAdapter;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.House.Adapter;
import org.openhab.binding.wican.internal.testing.Listener;
import org.openhab.binding.wican.internal.testing.ManualScheduler;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.binding.wican.internal.vehicle.library.BundledProfiles;

/**
 * The {@link WholeWay} measures what can't be measured in a loop of nanoseconds: the way over a real broker on
 * loopback, and what Things cost.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
final class WholeWay {

    private static final int ARRIVALS = 60;
    private static final int WARM_UP = 20;
    private static final int MESSAGES = 20_000;
    private static final int MANY = 1000;
    private static final int HOPS = 8;
    private static final byte[] NOTHING = {};

    /** A car that tells its odometer by itself. */
    private static final String LISTENS = "nissan-leaf-30";
    private static final String ODOMETER = "value-odometer";
    /** No less than Hearing waits before it tells more. */
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(10);

    /** Kilometres; more with each measurement. */
    private static int odometer = 12_000;

    /** When the adapter said that it is online; 0 before that. */
    private static final AtomicLong START = new AtomicLong();

    private WholeWay() {
    }

    /**
     * The car answers at once: what is left is what broker, client and binding need from the adapter's word that it is
     * online to the retained message, with the question for the 12 V level.
     *
     * @return median and 99th percentile in milliseconds
     */
    static double[] arrival() throws Exception {
        List<Double> times = new ArrayList<>();
        try (EmbeddedBroker broker = new EmbeddedBroker()) {
            for (int i = 0; i < WARM_UP + ARRIVALS; i++) {
                double time = arrival(broker, "car" + i);
                if (i >= WARM_UP) {
                    times.add(time);
                }
            }
        }
        return medianAndWorst(times);
    }

    private static double arrival(EmbeddedBroker broker, String device) throws Exception {
        BlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
        try (House house = new House(broker.host(), broker.port());
                Listener wallbox = new Listener(broker.host(), broker.port(), "wican/" + device + "/soc",
                        message -> arrivals.add(System.nanoTime()));
                SimulatedAdapter car = SimulatedAdapter.at(broker.host(), broker.port(), device)
                        .withLog(line -> START.compareAndSet(0, isOnline(line) ? System.nanoTime() : 0))
                        .withUnit(ControlUnit.at(LeafAnswers.REQUEST_ID, LeafAnswers.ANSWER_ID)
                                .answering(LeafAnswers.SERVICE, LeafAnswers.at84Percent()))
                        .build()) {
            house.add(Map.of("deviceId", device, "vehicle", "nissan-leaf-ze1"));
            START.set(0);
            car.comeHome();
            return (arrivals.take() - START.get()) / 1e6;
        }
    }

    /**
     * The way that the messages of an arrival take, without binding and adapter: online, the question for the 12 V
     * level and its answer, the request, the first frame, flow control, the last frame, the retained message. Two
     * clients tell each other that, one after the other.
     *
     * @return median and 99th percentile in milliseconds
     */
    static double[] sameWayWithoutBinding() throws Exception {
        List<Double> times = new ArrayList<>();
        BlockingQueue<String> house = new LinkedBlockingQueue<>();
        BlockingQueue<String> car = new LinkedBlockingQueue<>();
        try (EmbeddedBroker broker = new EmbeddedBroker();
                Listener inHouse = new Listener(broker.host(), broker.port(), "to/house", house::add);
                Listener inCar = new Listener(broker.host(), broker.port(), "to/car", car::add)) {
            for (int i = 0; i < WARM_UP + ARRIVALS; i++) {
                long start = System.nanoTime();
                for (int hop = 0; hop < HOPS; hop += 2) {
                    inCar.send("to/house", NOTHING);
                    house.take();
                    inHouse.send("to/car", NOTHING);
                    car.take();
                }
                if (i >= WARM_UP) {
                    times.add((System.nanoTime() - start) / 1e6);
                }
            }
        }
        return medianAndWorst(times);
    }

    private static double[] medianAndWorst(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new double[] { sorted[sorted.length / 2], sorted[sorted.length * 99 / 100] };
    }

    private static boolean isOnline(String line) {
        return line.startsWith("publishes") && line.contains("online");
    }

    /**
     * @return milliseconds to read all bundled profiles, the best of five in this process
     */
    static double profiles() {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            BundledProfiles.read();
            best = Math.min(best, (System.nanoTime() - start) / 1e6);
        }
        return best;
    }

    /**
     * @return microseconds of a message of a busy bus for one Thing, and among 1000 Things
     */
    static double[] things() throws Exception {
        byte[] message = Recorded.message(Recorded.frames("100", "0102030405060708"));
        try (EmbeddedBroker broker = new EmbeddedBroker();
                House house = new House(broker.host(), broker.port());
                Listener adapter = new Listener(broker.host(), broker.port(), "nothing")) {
            Adapter first = house.add(Map.of("deviceId", "car0", "vehicle", LISTENS));
            timeOfMessage(adapter, first, message);
            double alone = timeOfMessage(adapter, first, message);
            for (int i = 1; i < MANY; i++) {
                house.add(Map.of("deviceId", "car" + i, "vehicle", LISTENS));
            }
            return new double[] { alone, timeOfMessage(adapter, first, message) };
        }
    }

    /**
     * What the binding itself holds for a car that is at home and has answered; openHAB's Thing with its channels and
     * the connection's subscriptions come on top.
     *
     * @return kilobytes
     */
    static double memory() {
        ManualScheduler scheduler = new ManualScheduler();
        List<CarMonitor> monitors = new ArrayList<>();
        watch(scheduler, monitors);
        long before = usedHeap();
        while (monitors.size() < MANY) {
            watch(scheduler, monitors);
        }
        return (usedHeap() - before) / 1024.0 / (MANY - 1);
    }

    private static void watch(ManualScheduler scheduler, List<CarMonitor> monitors) {
        Reporter nobody = (Reporter) Proxy.newProxyInstance(WholeWay.class.getClassLoader(),
                new Class<?>[] { Reporter.class }, (proxy, method, arguments) -> method.getName().equals("wants"));
        CarMonitor monitor = new CarMonitor(
                new MonitorSettings(AdapterTopics.of("car" + monitors.size()),
                        new Approach.Ask(House.VEHICLES.find("nissan-leaf-ze1").orElseThrow()), Duration.ofMinutes(5),
                        3, Duration.ofSeconds(2), Optional.empty(), 0),
                (topic, payload, delivery) -> CompletableFuture.completedFuture(true), nobody, scheduler.clock(),
                scheduler);
        monitor.connected();
        String prefix = "wican/car" + monitors.size();
        monitor.messageArrived(prefix + "/status", "{\"status\": \"online\"}".getBytes(UTF_8));
        Recorded.LEAF_84_PERCENT.forEach(frame -> monitor.messageArrived(prefix + "/can/rx", Recorded.message(frame)));
        monitors.add(monitor);
    }

    /**
     * The last message is on the same topic as all others, where none overtakes: what the car tells of its odometer.
     * Such news are told at a distance.
     */
    private static double timeOfMessage(Listener adapter, Adapter thing, byte[] message) throws Exception {
        String before = thing.state(ODOMETER);
        byte[] last = Recorded.message(Recorded.frames("5C5", String.format("00%06X00000000", odometer++)));
        Thread.sleep(BETWEEN_NEWS.toMillis());
        long start = System.nanoTime();
        for (int i = 0; i < MESSAGES; i++) {
            adapter.publish("wican/car0/can/rx", message, false);
        }
        adapter.publish("wican/car0/can/rx", last, false);
        await("the last message", () -> !before.equals(thing.state(ODOMETER)));
        return (System.nanoTime() - start) / 1e3 / MESSAGES;
    }

    private static long usedHeap() {
        Arrays.asList(1, 2, 3).forEach(time -> System.gc());
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
