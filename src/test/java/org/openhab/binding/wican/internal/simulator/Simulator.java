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
package org.openhab.binding.wican.internal.simulator;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.simulator.ProfileCar.VinAt;

/**
 * A simulated WiCAN in a Nissan Leaf, or in any other car, for the command line.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Simulator implements AutoCloseable {

    private static final String ENABLED = "enable";
    private static final double FULL = 100;
    private static final int GOOD = 0;
    private static final int NO_BROKER = 1;
    private static final int BAD_ARGUMENTS = 2;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final Duration UNTIL_NEXT_ATTEMPT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration TIME_TO_ANSWER = Duration.ofMillis(20);
    private static final Duration FRAME_GAP = Duration.ofMillis(10);
    private static final int FOREIGN_FRAMES_PER_SECOND = 300;
    private static final int FOREIGN_FRAMES_BEFORE_EACH = 3;

    private final SimulatorOptions options;
    private final Clock clock;
    private final PrintStream out;
    private final Battery battery;
    private final SimulatedAdapter adapter;
    private final ScheduledExecutorService journeys;
    private final List<AutoCloseable> webPage = new CopyOnWriteArrayList<>();
    private Future<?> poll = CompletableFuture.completedFuture(null);

    /**
     * Makes a car that is not at home.
     *
     * @param options what the command line asks for
     * @param clock the time
     * @param journeys tells the car when to drive; ends with the simulator
     * @param out where the log goes
     */
    Simulator(SimulatorOptions options, Clock clock, ScheduledExecutorService journeys, PrintStream out) {
        this.options = options;
        this.clock = clock;
        this.out = out;
        battery = new Battery(clock, options.soc(), options.charge(), FULL);
        adapter = newAdapter();
        this.journeys = journeys;
    }

    /**
     * Runs until Ctrl-C.
     *
     * @param arguments see {@link SimulatorOptions#HELP}
     */
    public static void main(String[] arguments) {
        int code = run(arguments, System.out, System.err);
        if (code != GOOD) {
            System.exit(code);
        }
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        SimulatorOptions options;
        try {
            options = SimulatorOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return BAD_ARGUMENTS;
        }
        if (options.help()) {
            out.print(SimulatorOptions.HELP);
            return GOOD;
        }
        return run(new Simulator(options, Clock.systemDefaultZone(), newScheduler(), out), err);
    }

    private static ScheduledExecutorService newScheduler() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "simulated-wican-journeys");
            thread.setDaemon(true);
            return thread;
        });
    }

    private static int run(Simulator simulator, PrintStream err) {
        try {
            simulator.start();
        } catch (BrokerException e) {
            simulator.close();
            err.println(e.getMessage());
            return NO_BROKER;
        }
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            simulator.close();
            end.countDown();
        }, "simulated-wican-end"));
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return GOOD;
    }

    /**
     * Lets the car come home.
     *
     * @throws BrokerException if the broker can't be reached
     */
    void start() {
        print("This is the WiCAN " + options.deviceId() + " in a " + options.car().label() + ": " + stateOfCharge()
                + ". Ctrl-C ends it.");
        comeHome();
    }

    SimulatedAdapter adapter() {
        return adapter;
    }

    @Override
    public void close() {
        journeys.shutdownNow();
        closeWebPage();
        adapter.close();
    }

    private SimulatedAdapter newAdapter() {
        BrokerAddress broker = options.broker();
        AdapterBuilder builder = SimulatedAdapter.at(broker.host(), broker.port(), options.deviceId())
                .withLogin(broker.user(), broker.password()).withStatusTopics(options.statusTopic())
                .withBatteryVoltage(options.volts()).inMode(options.mode()).withClock(clock).withLog(this::print);
        setUp(builder, options.pages());
        units().forEach(builder::withUnit);
        if (options.foreignTraffic()) {
            builder.withForeignTraffic(FOREIGN_FRAMES_PER_SECOND, FOREIGN_FRAMES_BEFORE_EACH)
                    .gathering(RxMessage.MAX_FRAMES);
        }
        return builder.build();
    }

    /** What the adapter tells of its settings is what it does. */
    private static void setUp(AdapterBuilder builder, AdapterPages pages) {
        Map<String, String> stored = pages.stored();
        if (pages.pro()) {
            builder.asPro();
        }
        builder.withTxTopic(stored.getOrDefault("mqtt_tx_topic", ""))
                .withRxTopic(stored.getOrDefault("mqtt_rx_topic", ""));
        if (!ENABLED.equals(stored.get("mqtt_tx_en")) || "silent".equals(stored.get("can_mode"))) {
            builder.withoutTx();
        }
        if (!ENABLED.equals(stored.get("mqtt_rx_en"))) {
            builder.withoutRx();
        }
    }

    /** The web page can be reached while the adapter is at home. */
    private void openWebPage() {
        options.web().ifPresent(port -> {
            InetAddress address = addressInTheNetwork();
            webPage.add(new AdapterWebServer(options.announced() ? address : new InetSocketAddress(0).getAddress(),
                    port, options::pages, this::print));
            print("has its web page at http://" + address.getHostAddress() + ":" + port + "/");
            if (options.announced()) {
                webPage.add(new AdapterAnnouncer(address, port, options.pages()));
            }
        });
    }

    private void closeWebPage() {
        try {
            for (AutoCloseable each : webPage) {
                each.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            webPage.clear();
        }
    }

    private static InetAddress addressInTheNetwork() {
        try {
            return InetAddress.getLocalHost();
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress();
        }
    }

    private List<ControlUnit> units() {
        return ProfileCar.inState(options.car(), this::state).units(VinAt.ALL_UNITS).stream()
                .map(unit -> unit.withFrameGap(FRAME_GAP).behaving(Behaviours.delayed(TIME_TO_ANSWER))).toList();
    }

    private CarState state() {
        double percent = Math.round(battery.percent() * 10) / 10.0;
        boolean isPlugged = options.charge() > 0;
        return new CarState(percent, options.volts(), isPlugged, isPlugged && percent < FULL,
                CarState.countsChargingAsPositive(options.car()));
    }

    private void comeHome() {
        print("comes home to " + options.broker());
        openWebPage();
        if (ENABLED.equals(options.pages().stored().getOrDefault("mqtt_en", ENABLED))) {
            adapter.comeHome();
        }
        battery.plugIn();
        if (options.mode() == AdapterMode.AUTO_PID) {
            sayPolled();
        }
        if (!options.away().isZero()) {
            later(options.home(), this::driveAway);
        }
    }

    /** As an adapter does in whose group a poll is due: retained, and whether it has changed or not. */
    private void sayPolled() {
        poll = later(POLL, this::sayPolled);
        adapter.publish(options.autoPidTopic(), String.format(Locale.ROOT, "{\"SOC\":%.1f,\"SOC_D\":%d}",
                battery.percent(), battery.dashboardPercent()), true);
    }

    private void driveAway() {
        poll.cancel(false);
        battery.unplug();
        closeWebPage();
        adapter.leave();
        later(options.away(), this::comeHomeAgain);
    }

    private void comeHomeAgain() {
        try {
            comeHome();
        } catch (BrokerException e) {
            print(String.valueOf(e.getMessage()));
            later(UNTIL_NEXT_ATTEMPT, this::comeHomeAgain);
        }
    }

    private Future<?> later(Duration delay, Runnable task) {
        return journeys.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String stateOfCharge() {
        return String.format(Locale.ROOT, "%.1f %%", battery.percent());
    }

    private void print(String text) {
        out.println(TIME.format(LocalTime.now(clock)) + "  " + text);
    }
}
