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
package org.openhab.binding.wican.internal.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.monitor.asking.CarMemory;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.ManualScheduler;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * A {@link CarMonitor} on the bench: a test plays adapter, car and clock.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Bench {

    public static final String STATUS = "wican/12345678901d/status";
    public static final String CAN_STATUS = "wican/12345678901d/can/status";
    public static final String CMD = "wican/12345678901d/cmd";
    public static final String RX = "wican/12345678901d/can/rx";
    public static final String AUTO_PID = "wican/12345678901d/autopid";

    public static final String LEAF_REQUEST = "79B 02 21 01 00 00 00 00 00";

    public static final Instant START = Instant.parse("2024-10-04T10:58:59Z");

    public final ManualScheduler scheduler = new ManualScheduler(START);
    public final Ends ends = new Ends(scheduler);
    public final CarMonitor monitor;

    private Bench(Approach approach, Duration refreshInterval, double minimumVoltage) {
        this(approach, refreshInterval, minimumVoltage, CarMemory.NONE);
    }

    private Bench(Approach approach, Duration refreshInterval, double minimumVoltage, CarMemory memory) {
        monitor = new CarMonitor(new MonitorSettings(Ends.TOPICS, approach, refreshInterval, 1, Duration.ofSeconds(2),
                Optional.of(Ends.SOC), minimumVoltage), memory, ends, ends, ends.clock(), scheduler);
        monitor.connected();
    }

    /** A Leaf that is asked whatever its 12 V battery is like. */
    public static Bench leaf(Duration refreshInterval) {
        return car("nissan-leaf-ze1", refreshInterval);
    }

    public static Bench car(String vehicle, Duration refreshInterval) {
        return new Bench(Ends.ask(vehicle), refreshInterval, 0);
    }

    public static Bench car(VehicleProfile vehicle, Duration refreshInterval) {
        return new Bench(new Approach.Ask(vehicle), refreshInterval, 0);
    }

    /** A Leaf whose 12 V battery is cared for. */
    public static Bench leafAbove(double minimumVoltage) {
        return carAbove("nissan-leaf-ze1", minimumVoltage);
    }

    /** A Leaf of which a former monitor has left what it knew. */
    public static Bench leafAfter(CarMemory memory) {
        return new Bench(Ends.ask("nissan-leaf-ze1"), Duration.ofMinutes(5), 0, memory);
    }

    /** A car whose 12 V battery is cared for. */
    public static Bench carAbove(String vehicle, double minimumVoltage) {
        return new Bench(Ends.ask(vehicle), Duration.ofMinutes(5), minimumVoltage);
    }

    /** An adapter that polls the car by itself. */
    public static Bench autoPid() {
        return new Bench(new Approach.Listen(), Duration.ofMinutes(5), 12);
    }

    /** A car that nobody knows yet. */
    public static Bench unknown(double minimumVoltage) {
        return new Bench(new Approach.Recognise(House.VEHICLES.all()), Duration.ofMinutes(5), minimumVoltage);
    }

    public Bench says(String topic, String payload) {
        monitor.messageArrived(topic, payload.getBytes(UTF_8));
        return this;
    }

    public Bench online() {
        return says(STATUS, "{\"status\": \"online\"}");
    }

    public Bench offline() {
        return says(STATUS, "{\"status\": \"offline\"}");
    }

    public Bench volts(double volts) {
        return says(CMD, "{\"battery_voltage\": %.6f}".formatted(volts));
    }

    public Bench answers(List<CanFrame> frames) {
        frames.forEach(frame -> monitor.messageArrived(RX, Recorded.message(frame)));
        return this;
    }

    public Bench passes(Duration time) {
        scheduler.advance(time);
        return this;
    }

    public Bench passes(long seconds) {
        return passes(Duration.ofSeconds(seconds));
    }

    public int requests() {
        return ends.requests();
    }

    /** How often the adapter was asked for the 12 V level. */
    public long levelQueries() {
        return ends.commands().stream().filter("{\"cmd\":\"get_vbatt\"}"::equals).count();
    }

    public Situation.Kind kind() {
        return ends.kind();
    }

    /** The last state of charge that was measured, as text; empty if there was none. */
    public String soc() {
        return ends.readings().stream().flatMap(reading -> reading.soc().stream()).reduce((a, b) -> b)
                .map(soc -> soc.toPlainString()).orElse("");
    }
}
