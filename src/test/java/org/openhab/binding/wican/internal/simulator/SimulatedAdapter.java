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

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.simulator.TesterFrame.FlowControl;
import org.openhab.binding.wican.internal.simulator.TesterFrame.Request;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.hivemq.client.mqtt.MqttClientExecutorConfig;

/**
 * A WiCAN in a car, as its broker sees it.
 *
 * {@link #at} starts the description of an adapter, {@link AdapterBuilder#build()} makes it; it is away until
 * {@link #comeHome()}. It answers at once, on the thread that brings a request; only pauses and timeouts of its car
 * need the scheduler.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class SimulatedAdapter implements AutoCloseable {

    private static final String ONLINE = "{\"status\": \"online\"}";
    private static final String OFFLINE = "{\"status\": \"offline\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String FILTER_VALUE = "{\"Speed\": 12.300000}";
    private static final Duration UNTIL_NEXT_ATTEMPT = Duration.ofSeconds(5);
    private static final Duration UNTIL_REBOOT = Duration.ofSeconds(2);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Gson GSON = new Gson();

    private final AdapterSetup setup;
    private final SimulatedCar car;
    private final ScheduledExecutorService scheduler;
    private final boolean ownsScheduler;
    private final Clock clock;
    private final Consumer<String> log;
    private final ClientThreads threads;
    private final MqttClientExecutorConfig clientThreads;

    private final Recording<HeardRequest> requests = new Recording<>("requests");
    private final Recording<BusFrame> frames = new Recording<>("frames");
    private final Recording<String> violations = new Recording<>("violations");

    /** Guards what follows. */
    private final Object lock = new Object();
    /** One connection for each status topic, because each has a last will; the first does all else. */
    private List<MqttLink> links = List.of();
    private CompletableFuture<Void> connecting = CompletableFuture.completedFuture(null);
    private Future<?> plan = CompletableFuture.completedFuture(null);
    private boolean atHome;
    private boolean closed;
    private double batteryVoltage;

    SimulatedAdapter(AdapterBuilder builder) {
        setup = builder.setup;
        clock = builder.clock;
        log = builder.log;
        batteryVoltage = builder.batteryVoltage;
        ScheduledExecutorService given = builder.scheduler;
        ownsScheduler = given == null;
        scheduler = given == null ? newScheduler() : given;
        threads = new ClientThreads("simulated-wican-mqtt-" + setup.deviceId());
        clientThreads = threads.asConfiguration();
        car = new SimulatedCar(builder.units, builder.traffic, scheduler, this::onFrames, log);
        builder.broadcasts.forEach(car::broadcast);
    }

    /** Starts the description of an adapter with the usual topics. */
    public static AdapterBuilder at(String host, int port, String deviceId) {
        return new AdapterBuilder(AdapterSetup.of(host, port, deviceId));
    }

    private ScheduledExecutorService newScheduler() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "simulated-wican-" + setup.deviceId());
            thread.setDaemon(true);
            return thread;
        });
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }

    // What the adapter does

    /**
     * Connects and says that it is online; returns when the broker knows. If the broker goes away later, the adapter
     * connects again by itself every 5 seconds. Does nothing if the adapter is at home.
     *
     * @throws BrokerException if the broker can't be reached or refuses
     */
    public void comeHome() {
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("The simulated adapter has been closed");
            }
            if (atHome) {
                return;
            }
            atHome = true;
        }
        try {
            await(connect());
        } catch (BrokerException e) {
            takeLinks().forEach(MqttLink::drop);
            throw e;
        }
    }

    /**
     * Is out of reach all at once; returns when the broker has said the last will. (For a real adapter the broker waits
     * until the keep-alive time is over; this one breaks the connection off instead of just being silent.)
     */
    public void leave() {
        List<LastWillWitness> witnesses = linksTaken("leaves: the connection breaks off").stream()
                .map(link -> new LastWillWitness(link, setup.broker(), clientThreads)).toList();
        try {
            await(all(witnesses.stream().map(LastWillWitness::drop).toList()));
        } catch (BrokerException e) {
            log.accept("has not heard its last will: " + e.getMessage());
        }
        witnesses.forEach(LastWillWitness::leave);
    }

    /**
     * Falls asleep. The firmware switches its radio off without a word, therefore the broker sees the same as when the
     * adapter leaves.
     */
    public void sleep() {
        leave();
    }

    /**
     * Disappears, but stays "online" for the broker: the connection ends politely, so that there is no last will.
     */
    public void leaveWithoutLastWill() {
        await(all(linksTaken("leaves without a last will").stream().map(MqttLink::disconnect).toList()));
    }

    /** Says once more that it is online. */
    public void sayOnlineAgain() {
        List<MqttLink> current = currentLinks();
        await(sayOnline(current).thenCompose(said -> flush(current)));
    }

    /** Says the voltage of the 12 V battery now, retained, as a Pro does when it connects; remembers it, too. */
    public void sayBatteryVoltage(double volts) {
        setBatteryVoltage(volts);
        publish(setup.batteryTopic(), batteryMessage("%.2f"), true);
    }

    /** Says anything anywhere, e.g. values of AutoPID. */
    public void publish(String topic, String payload, boolean retained) {
        await(send(topic, payload, retained).thenCompose(sent -> flush(currentLinks())));
    }

    // What happens to the adapter

    /** The voltage of the 12 V battery is now another one; the adapter tells when it is asked or connects next. */
    public void setBatteryVoltage(double volts) {
        synchronized (lock) {
            batteryVoltage = volts;
        }
    }

    /** The car's bus goes silent; the adapter stays online. */
    public void carFallsAsleep() {
        log.accept("the car falls asleep");
        car.fallAsleep();
    }

    /** The car's control units answer again. */
    public void carWakesUp() {
        log.accept("the car wakes up");
        car.wakeUp();
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (closed) {
                return;
            }
            closed = true;
        }
        leave();
        car.close();
        if (ownsScheduler) {
            scheduler.shutdownNow();
            awaitTermination();
        }
        threads.join(PATIENCE);
    }

    private void awaitTermination() {
        try {
            scheduler.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // What the adapter was told

    /** The requests so far. */
    public List<HeardRequest> requests() {
        return requests.all();
    }

    /** The requests so far with this service and identifier (hexadecimal digits, upper case). */
    public List<HeardRequest> requests(String service) {
        return requests().stream().filter(request -> request.service().equals(service)).toList();
    }

    /** Waits, for 10 s at most, until there have been so many requests, and gives these. */
    public List<HeardRequest> awaitRequests(int count) {
        return requests.await(count, request -> true, PATIENCE);
    }

    /** Waits, for 10 s at most, until there have been so many requests of this kind, and gives these. */
    public List<HeardRequest> awaitRequests(int count, String service) {
        return requests.await(count, request -> request.service().equals(service), PATIENCE);
    }

    /** All frames so far that were to be sent to the car, flow control included. */
    public List<BusFrame> frames() {
        return frames.all();
    }

    /** Waits, for 10 s at most, until there have been so many frames. */
    public List<BusFrame> awaitFrames(int count) {
        return frames.await(count, frame -> true, PATIENCE);
    }

    /** What was wrong with the messages so far, in words; empty as long as the tester behaves. */
    public List<String> violations() {
        return violations.all();
    }

    /** Waits, for 10 s at most, until something has been wrong so many times. */
    public List<String> awaitViolations(int count) {
        return violations.await(count, violation -> true, PATIENCE);
    }

    /** Forgets requests, frames and violations. */
    public void forget() {
        requests.clear();
        frames.clear();
        violations.clear();
    }

    public String deviceId() {
        return setup.deviceId();
    }

    // The connection

    private CompletableFuture<Void> connect() {
        List<MqttLink> fresh = setup.topics().status().stream().map(this::newLink).toList();
        CompletableFuture<Void> connected = new CompletableFuture<>();
        synchronized (lock) {
            if (!atHome) {
                return CompletableFuture.completedFuture(null);
            }
            links = fresh;
            connecting = connected;
        }
        all(fresh.stream().map(MqttLink::connect).toList()).thenCompose(up -> listen(fresh.get(0)))
                .thenCompose(listening -> sayOnline(fresh)).thenCompose(said -> sayBattery())
                .thenCompose(said -> flush(fresh)).thenRun(() -> {
                    car.startTraffic();
                    fresh.forEach(link -> link.end().thenRun(() -> onLost(fresh)));
                }).whenComplete((done, failure) -> {
                    if (failure == null) {
                        connected.complete(null);
                    } else {
                        connected.completeExceptionally(failure);
                    }
                });
        return connected;
    }

    private MqttLink newLink(String statusTopic) {
        int index = setup.topics().status().indexOf(statusTopic);
        String clientId = setup.clientId() + (index == 0 ? "" : "_" + index);
        return new MqttLink(setup.broker(), clientId, statusTopic, OFFLINE, clientThreads);
    }

    private CompletableFuture<Void> listen(MqttLink link) {
        List<CompletableFuture<Void>> subscribed = new ArrayList<>();
        if (setup.txEnabled()) {
            subscribed.add(link.subscribe(setup.topics().tx(), this::onTx));
        }
        subscribed.add(link.subscribe(setup.commandTopic(), this::onCommand));
        return all(subscribed);
    }

    private CompletableFuture<Void> sayOnline(List<MqttLink> current) {
        List<CompletableFuture<Void>> sent = new ArrayList<>();
        for (int i = 0; i < current.size(); i++) {
            String topic = setup.topics().status().get(i);
            note(topic, ONLINE, true);
            sent.add(current.get(i).publish(topic, ONLINE, true));
        }
        return all(sent);
    }

    private CompletableFuture<Void> sayBattery() {
        return setup.pro() ? send(setup.batteryTopic(), batteryMessage("%.2f"), true)
                : CompletableFuture.completedFuture(null);
    }

    private void onLost(List<MqttLink> lost) {
        synchronized (lock) {
            if (!atHome || !links.equals(lost)) {
                return;
            }
            links = List.of();
        }
        car.stopTraffic();
        lost.forEach(MqttLink::drop);
        later(UNTIL_NEXT_ATTEMPT, this::connectAgain);
        log.accept("has lost the connection");
    }

    private void connectAgain() {
        connect().whenComplete((connected, failure) -> {
            if (failure == null) {
                if (!currentLinks().isEmpty()) {
                    log.accept("has a connection again");
                }
            } else {
                later(UNTIL_NEXT_ATTEMPT, this::connectAgain);
                log.accept("still has no connection: " + new BrokerException(setup.broker(), failure).getMessage());
            }
        });
    }

    /** Plans what the adapter does later, if it is still at home then. */
    private void later(Duration delay, Runnable task) {
        synchronized (lock) {
            if (atHome) {
                plan.cancel(false);
                plan = scheduler.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private List<MqttLink> currentLinks() {
        synchronized (lock) {
            return links;
        }
    }

    /** From now on the adapter is not at home. */
    private CompletableFuture<Void> whileConnecting() {
        synchronized (lock) {
            return connecting;
        }
    }

    private List<MqttLink> takeLinks() {
        synchronized (lock) {
            List<MqttLink> taken = links;
            links = List.of();
            atHome = false;
            plan.cancel(false);
            return taken;
        }
    }

    private CompletableFuture<Void> send(String topic, String payload, boolean retained) {
        note(topic, payload, retained);
        return sendQuietly(topic, payload, retained);
    }

    private CompletableFuture<Void> flush(List<MqttLink> current) {
        return all(current.stream().filter(MqttLink::isUp).map(MqttLink::flush).toList());
    }

    /** Without a connection a message is lost. */
    private CompletableFuture<Void> sendQuietly(String topic, String payload, boolean retained) {
        Optional<MqttLink> link = currentLinks().stream().findFirst().filter(MqttLink::isUp);
        return link.map(up -> up.publish(topic, payload, retained))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private void note(String topic, String payload, boolean retained) {
        log.accept("publishes " + topic + " " + payload + (retained ? ", retained" : ""));
    }

    private void await(CompletableFuture<Void> future) {
        try {
            future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new BrokerException(setup.broker(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException(setup.broker(), e);
        }
    }

    /** Who is just coming home arrives first: a connection that breaks off half made may leave a thread behind. */
    private List<MqttLink> linksTaken(String text) {
        await(whileConnecting().handle((connected, failure) -> null));
        List<MqttLink> taken = takeLinks();
        if (!taken.isEmpty()) {
            log.accept(text);
        }
        car.stopTraffic();
        return taken;
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new));
    }

    // Messages

    private void onTx(String payload) {
        if (setup.mode() == AdapterMode.ELM327_LOG || setup.mode() == AdapterMode.AUTO_PID) {
            log.accept("ignores a request, because it is set to " + setup.mode());
            return;
        }
        TxMessage message = TxMessage.parse(payload);
        message.violations().forEach(violation -> {
            log.accept("must not be told this: " + violation);
            violations.add(violation + ": " + payload);
        });
        // in one go: who has seen a request here can rely on the car having seen it
        message.frames().forEach(frame -> car.inOneGo(() -> sendToCar(frame)));
    }

    private void sendToCar(BusFrame frame) {
        frames.add(frame);
        Optional<TesterFrame> meaning = TesterFrame.read(frame, car.offsetIn(frame));
        if (meaning.isPresent() && meaning.get() instanceof Request request) {
            String service = HEX.formatHex(request.service());
            log.accept("is told    " + frame + " (request " + service + ")");
            requests.add(new HeardRequest(clock.instant(), frame, service));
        } else if (meaning.isPresent() && meaning.get() instanceof FlowControl) {
            log.accept("is told    " + frame + " (flow control)");
        } else {
            log.accept("is told    " + frame);
        }
        car.receive(frame);
    }

    private void onFrames(List<BusFrame> seen) {
        if (!setup.rxEnabled() || currentLinks().isEmpty()) {
            return;
        }
        switch (setup.mode()) {
            case FRAMES -> {
                seen.stream().filter(car::isFromUnit).forEach(frame -> log.accept("publishes  " + frame));
                sayFrames(setup.topics().rx(), seen);
            }
            case ELM327_LOG -> sayFrames(setup.logTopic(), seen);
            case CAN_FILTER -> sendQuietly(setup.topics().rx(), FILTER_VALUE, false);
            case AUTO_PID -> {
                // it keeps them to itself
            }
        }
    }

    private void sayFrames(String topic, List<BusFrame> seen) {
        for (int start = 0; start < seen.size(); start += setup.framesPerMessage()) {
            int end = Math.min(seen.size(), start + setup.framesPerMessage());
            sendQuietly(topic, new RxMessage(clock.millis(), seen.subList(start, end)).asJson(), false);
        }
    }

    private void onCommand(String payload) {
        switch (commandIn(payload)) {
            case "get_vbatt":
                send(setup.responseTopic(), batteryMessage("%f"), false);
                break;
            case "reboot":
                send(setup.responseTopic(), "{\"rsp\": \"ok\"}", false);
                later(UNTIL_REBOOT, () -> currentLinks().forEach(MqttLink::drop));
                break;
            default:
                // a classic adapter hears its own answers, too
                break;
        }
    }

    private static String commandIn(String payload) {
        try {
            JsonObject message = GSON.fromJson(payload, JsonObject.class);
            return message != null && message.has("cmd") ? message.get("cmd").getAsString() : "";
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            return "";
        }
    }

    private String batteryMessage(String format) {
        synchronized (lock) {
            return String.format(Locale.ROOT, "{\"battery_voltage\": " + format + "}", batteryVoltage);
        }
    }
}
