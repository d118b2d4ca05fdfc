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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A car: its control units, the bus that connects them, and the diagnostic socket.
 *
 * What the units do at once happens on the thread that brings a frame; the scheduler is for what they do later. What
 * appears on the bus at one instant comes out of the socket as one list, in order.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class SimulatedCar implements AutoCloseable {

    private final ScheduledExecutorService scheduler;
    private final ForeignTraffic traffic;
    private final Consumer<List<BusFrame>> socket;
    private final Consumer<String> log;
    private final List<ControlUnit> units;
    private final List<IsoTpServer> servers;

    /** Guards all that follows, and the servers. */
    private final Object lock = new Object();
    private final List<BusFrame> atThisInstant = new ArrayList<>();
    private boolean asleep;
    private boolean closed;
    private @Nullable Future<?> ticks;
    private final List<Broadcasting> broadcasts = new ArrayList<>();
    private final List<Future<?>> broadcasting = new ArrayList<>();
    private long ticked;
    private long trafficFrames;

    /**
     * Creates a car whose units are awake and whose bus is quiet.
     *
     * @param units the control units
     * @param traffic what is on the bus while {@link #startTraffic() it is on}
     * @param scheduler runs what happens later
     * @param socket gets what can be heard at the diagnostic socket
     * @param log gets a sentence for a human reader now and then
     */
    public SimulatedCar(List<ControlUnit> units, ForeignTraffic traffic, ScheduledExecutorService scheduler,
            Consumer<List<BusFrame>> socket, Consumer<String> log) {
        this.units = List.copyOf(units);
        this.traffic = traffic;
        this.scheduler = scheduler;
        this.socket = socket;
        this.log = log;
        Bus bus = new Wires();
        this.servers = this.units.stream().map(unit -> new IsoTpServer(unit, bus)).toList();
    }

    /** Brings a frame from the diagnostic socket to all units. */
    public void receive(BusFrame frame) {
        inOneGo(() -> {
            if (!asleep) {
                servers.forEach(server -> server.hear(frame));
            }
        });
    }

    /** The bytes in front of the ISO-TP bytes in a frame, as far as the car's units tell. */
    int offsetIn(BusFrame frame) {
        return units.stream().map(ControlUnit::address)
                .filter(address -> address.isRequestedBy(frame) || address.isControlledBy(frame))
                .mapToInt(UnitAddress::offset).findFirst().orElse(0);
    }

    /** Whether a frame has the id of one of the car's units that can be asked. */
    boolean isFromUnit(BusFrame frame) {
        return units.stream().map(ControlUnit::address)
                .anyMatch(address -> address.answerId() == frame.id() && address.extended() == frame.extended());
    }

    /** From now on nobody in the car says or hears anything. */
    public void fallAsleep() {
        inOneGo(() -> {
            asleep = true;
            servers.forEach(IsoTpServer::fallAsleep);
        });
    }

    /** Everybody is awake again. */
    public void wakeUp() {
        inOneGo(() -> asleep = false);
    }

    /** Sends a frame while there is traffic, even if all that can be asked sleep: as while the car charges. */
    public void broadcast(Broadcasting broadcast) {
        broadcasts.add(broadcast);
    }

    /** Lets the units tell each other something all the time. */
    public void startTraffic() {
        synchronized (lock) {
            if (broadcasting.isEmpty() && !closed) {
                broadcasts.forEach(each -> broadcasting
                        .add(scheduler.scheduleAtFixedRate(() -> inOneGo(() -> atThisInstant.add(each.frame().get())),
                                each.period().toNanos(), each.period().toNanos(), TimeUnit.NANOSECONDS)));
            }
            if (ticks == null && traffic.framesPerSecond() > 0 && !closed) {
                long period = traffic.tick().toNanos();
                ticks = scheduler.scheduleAtFixedRate(() -> inOneGo(this::tick), period, period, TimeUnit.NANOSECONDS);
            }
        }
    }

    /** Ends that. */
    public void stopTraffic() {
        synchronized (lock) {
            Future<?> running = ticks;
            ticks = null;
            broadcasting.forEach(each -> each.cancel(false));
            broadcasting.clear();
            if (running != null) {
                running.cancel(false);
            }
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            stopTraffic();
            servers.forEach(IsoTpServer::fallAsleep);
            closed = true;
        }
    }

    private void tick() {
        long count = traffic.framesAfter(ticked + 1) - traffic.framesAfter(ticked);
        ticked++;
        if (!asleep) {
            addTraffic(count);
        }
    }

    private void addTraffic(long count) {
        atThisInstant.addAll(traffic.frames(trafficFrames, count));
        trafficFrames += count;
    }

    /** All that happens in the car happens here, and nothing else meanwhile. */
    void inOneGo(Runnable action) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            action.run();
            if (!atThisInstant.isEmpty()) {
                List<BusFrame> frames = List.copyOf(atThisInstant);
                atThisInstant.clear();
                socket.accept(frames);
            }
        }
    }

    /**
     * The bus as the units see it.
     */
    private class Wires implements Bus {

        @Override
        public void send(BusFrame frame) {
            addTraffic(traffic.beforeEachAnswerFrame());
            atThisInstant.add(frame);
        }

        @Override
        public Appointment after(Duration delay, Runnable task) {
            // a task that is already waiting for the lock can't be held back otherwise
            boolean[] cancelled = { false };
            Future<?> future = scheduler.schedule(() -> inOneGo(() -> {
                if (!cancelled[0]) {
                    task.run();
                }
            }), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> {
                cancelled[0] = true;
                future.cancel(false);
            };
        }

        @Override
        public void note(String text) {
            log.accept(text);
        }
    }
}
