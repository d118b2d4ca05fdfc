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
package org.openhab.binding.wican.internal.monitor.listening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.CarMonitor;
import org.openhab.binding.wican.internal.monitor.Ends;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.testing.ManualScheduler;

/**
 * Hours in the life of a car whose adapter polls it by itself: it is parked, charges, sleeps, drives away and comes
 * home; the adapter reads and publishes at its own pace, takes wrong values for right ones, connects anew and restarts;
 * openHAB loses its connection and starts anew. The truth is known, and what is told is held against it.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class AutoPidLife {

    /** What a car's scale and the noise of its measurement explain. */
    private static final double NEAR = 2.2;

    private final Random random;
    private final ManualScheduler scheduler = new ManualScheduler(Instant.parse("2026-11-29T00:00:00Z"));
    private final Ends ends = new Ends(scheduler);
    private CarMonitor monitor = monitor();

    private final int publishEvery;
    private final int readEvery;
    private final double step;
    private final double noise;
    private final double glitches;

    // the car
    private double soc;
    private double perMinute;
    private boolean isSilent;
    private int odometer = 12_000;

    // the adapter
    private boolean isOnline;
    private boolean isConnected = true;
    private @Nullable Double stored;
    private boolean isStoredRight = true;
    private double voltage = 350;
    private int storedOdometer;
    private int glitchesToCome;
    private double lastGlitch = 23.5;
    private Instant nextRead;
    private Instant nextPublish;

    // the broker
    private String retained = "";
    private String retainedStatus = "offline";

    // the truth
    private record Read(Instant time, double value) {
    }

    private final Deque<Read> reads = new ArrayDeque<>();
    private Instant connected = Instant.EPOCH;
    private int messages;
    private @Nullable Instant lateSince;
    private Instant wrongSince = Instant.EPOCH;
    private Instant lastStuck = Instant.EPOCH;
    private final List<String> log = new ArrayList<>();

    AutoPidLife(long seed) {
        random = new Random(seed);
        publishEvery = pick(1, 2, 5, 10, 10, 10, 30, 60, 120, 300);
        readEvery = pick(publishEvery, publishEvery, Math.max(publishEvery / 2, 1), Math.min(publishEvery * 4, 90));
        step = pick(1, 5, 10) / 10.0;
        noise = pick(0, 0, 5) / 10.0;
        glitches = pick(0, 1, 3, 6) / 100.0;
        soc = 20 + random.nextInt(70);
        nextRead = scheduler.now();
        nextPublish = scheduler.now();
        connect();
        passes(Duration.ofSeconds(40));
        comeOnline(true);
        awaken();
    }

    private int pick(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private CarMonitor monitor() {
        MonitorSettings settings = new MonitorSettings(Ends.TOPICS, new Approach.Listen(), Duration.ofMinutes(5), 1,
                Duration.ofSeconds(2), Optional.of(Ends.SOC), 12);
        return new CarMonitor(settings, ends, ends, ends.clock(), scheduler);
    }

    /** A few messages without anything wrong: nobody can know which of two values is right if none came before. */
    private void awaken() {
        for (int i = 0; i < 6; i++) {
            passes(Duration.ofSeconds(publishEvery));
        }
    }

    void live(int scenes) {
        for (int scene = 0; scene < scenes; scene++) {
            happen(random.nextInt(12));
        }
    }

    private void happen(int what) {
        switch (what) {
            case 0 -> trip();
            case 1 -> scene("connects anew", () -> status("online"));
            case 2 -> shortAbsence();
            case 3 -> cut();
            case 4 -> restartOpenHab();
            case 5 -> restartAdapter();
            case 6 -> scene("falls silent", () -> isSilent = true);
            case 7, 8 -> scene("charges", () -> perMinute = pick(5, 10, 20, 50, 100, 200, 400) / 100.0);
            case 9 -> scene("rests", () -> perMinute = 0);
            default -> scene("wakes up", () -> isSilent = false);
        }
        passes(Duration.ofSeconds((long) publishEvery * (3 + random.nextInt(40))));
    }

    private void scene(String name, Runnable action) {
        log.add(scheduler.now() + " " + name);
        action.run();
    }

    private void trip() {
        log.add(scheduler.now() + " trip");
        leave();
        int minutes = 10 + random.nextInt(300);
        double change = random.nextInt(5) == 0 ? random.nextInt(40) : -random.nextInt(Math.min(60, minutes));
        scheduler.advance(Duration.ofMinutes(minutes));
        perMinute = 0;
        isSilent = false;
        soc = Math.max(3, Math.min(100, soc + change));
        odometer += 1 + random.nextInt(minutes);
        read(random.nextInt(5) == 0);
        comeOnline(true);
    }

    private void shortAbsence() {
        log.add(scheduler.now() + " short absence");
        leave();
        passes(Duration.ofSeconds(5 + random.nextInt(200)));
        comeOnline(false);
    }

    private void cut() {
        log.add(scheduler.now() + " cut");
        monitor.disconnected();
        isConnected = false;
        passes(Duration.ofSeconds(random.nextInt(3) == 0 ? random.nextInt(7200) : random.nextInt(60)));
        connect();
    }

    private void restartOpenHab() {
        log.add(scheduler.now() + " openHAB restarts");
        monitor.stop();
        isConnected = false;
        passes(Duration.ofSeconds(random.nextInt(3) == 0 ? random.nextInt(7200) : random.nextInt(120)));
        monitor = monitor();
        connect();
    }

    private void restartAdapter() {
        log.add(scheduler.now() + " adapter restarts");
        leave();
        stored = null;
        passes(Duration.ofSeconds(5 + random.nextInt(60)));
        comeOnline(false);
        publish();
        nextRead = scheduler.now().plusSeconds(1);
    }

    private void leave() {
        isOnline = false;
        status("offline");
    }

    private void comeOnline(boolean isRead) {
        isOnline = true;
        status("online");
        nextPublish = scheduler.now().plusSeconds(1);
        if (isRead) {
            nextRead = scheduler.now();
        }
    }

    private void status(String status) {
        retainedStatus = status;
        says(Bench.STATUS, "{\"status\": \"" + status + "\"}");
    }

    /** The broker replays what it has retained. */
    private void connect() {
        isConnected = true;
        connected = scheduler.now();
        monitor.connected();
        if (!ends.published().isEmpty()) {
            says(Ends.SOC, ends.published().get(ends.published().size() - 1));
        }
        if (!retained.isEmpty()) {
            says(Bench.AUTO_PID, retained);
        }
        says(Bench.STATUS, "{\"status\": \"" + retainedStatus + "\"}");
    }

    private void says(String topic, String payload) {
        if (isConnected) {
            monitor.messageArrived(topic, payload.getBytes(UTF_8));
        }
    }

    private void passes(Duration time) {
        Instant end = scheduler.now().plus(time);
        while (scheduler.now().isBefore(end)) {
            Instant next = isOnline && nextPublish.isBefore(nextRead) ? nextPublish : nextRead;
            if (next.isAfter(end)) {
                advance(end);
                return;
            }
            advance(next);
            if (next.equals(nextRead)) {
                nextRead = next.plusSeconds(readEvery);
                read(false);
            } else {
                nextPublish = next.plusSeconds(publishEvery);
                publish();
            }
        }
    }

    private void advance(Instant to) {
        Duration time = Duration.between(scheduler.now(), to);
        if (!time.isNegative()) {
            soc = Math.min(100, soc + perMinute * time.toMillis() / 60_000);
            scheduler.advance(time);
        }
    }

    private void read(boolean isWrong) {
        if (isSilent) {
            return;
        }
        double right = Math.max(0.5, Math.min(100, soc + noise * (2 * random.nextDouble() - 1)));
        double value = Math.round(Math.round(right / step) * step * 100) / 100.0;
        isStoredRight = true;
        reads.addLast(new Read(scheduler.now(), value));
        if (isWrong || glitchesToCome > 0 || random.nextDouble() < glitches && messages > 6) {
            value = wrong();
            isStoredRight = false;
        }
        stored = value;
        voltage = 340 + random.nextInt(200) / 10.0;
        storedOdometer = odometer;
    }

    private double wrong() {
        if (glitchesToCome > 0) {
            glitchesToCome--;
            return lastGlitch;
        }
        lastGlitch = switch (random.nextInt(9)) {
            case 0 -> 0;
            case 1 -> 100;
            case 2 -> 127.5;
            case 3 -> 102.3;
            case 4 -> 23.5;
            case 5 -> lastGlitch;
            case 6 -> Math.max(0, Math.min(100, lastGlitch - 0.5));
            default -> random.nextInt(201) / 2.0;
        };
        if (random.nextInt(6) == 0) {
            glitchesToCome = 1;
        }
        return lastGlitch;
    }

    private void publish() {
        Double value = stored;
        String payload = value == null ? "{}"
                : String.format(Locale.ROOT, "{\"SOC\":%s,\"HV_V\":%.1f,\"ODOMETER\":%d}", value, voltage,
                        storedOdometer);
        retained = payload;
        if (isConnected) {
            messages++;
            if (isStoredRight) {
                wrongSince = scheduler.now();
            } else if (Duration.between(wrongSince, scheduler.now()).toSeconds() > 250) {
                lastStuck = scheduler.now();
            }
            says(Bench.AUTO_PID, payload);
            check(value);
        }
    }

    private void check(@Nullable Double value) {
        Reading told = ends.lastSoc().orElse(null);
        if (told == null) {
            return;
        }
        double shown = told.soc().orElseThrow().doubleValue();
        boolean isWrong = !wasRead(shown, told.time());
        boolean isSaidAnew = value != null && isStoredRight && !hadStayedWrong();
        assertFalse(isWrong && isSaidAnew, () -> "still told " + shown + " of " + told.time() + story());
        if (!isWrong) {
            checkTime(shown, told.time());
        }
        checkDelay(value, shown);
    }

    /** A wrong value that stayed for minutes can't be known from a right one; it may take as long to get rid of it. */
    private boolean hadStayedWrong() {
        return Duration.between(lastStuck, scheduler.now()).toSeconds() < 400 + 4L * publishEvery;
    }

    /** Whether the car said something near in the time before. */
    private boolean wasRead(double value, Instant time) {
        Instant until = time.plusSeconds(1);
        Instant from = time.minusSeconds(lag());
        Read last = null;
        for (Read read : reads) {
            if (!read.time().isAfter(until)) {
                if (!read.time().isBefore(from) && Math.abs(read.value() - value) <= NEAR) {
                    return true;
                }
                last = read;
            }
        }
        return last != null && Math.abs(last.value() - value) <= NEAR;
    }

    private long lag() {
        return publishEvery + readEvery + 3;
    }

    /** No time is later than the measurement, but for what was found after an outage. */
    private void checkTime(double shown, Instant time) {
        Instant last = Instant.EPOCH;
        for (Read read : reads) {
            if (Math.abs(read.value() - shown) <= NEAR) {
                last = read.time();
            }
        }
        boolean isOfOutage = Duration.between(connected, time).abs().toSeconds() <= 1;
        Instant latest = last;
        assertTrue(isOfOutage || !time.isAfter(last.plusSeconds(lag())),
                () -> "told " + shown + " of " + time + ", but last read " + latest + story());
    }

    private void checkDelay(@Nullable Double value, double shown) {
        boolean isLate = isOnline && value != null && isStoredRight && Math.abs(value - shown) > NEAR;
        Instant since = lateSince;
        if (!isLate) {
            lateSince = null;
        } else if (since == null) {
            lateSince = scheduler.now();
        } else {
            long late = Duration.between(since, scheduler.now()).toSeconds();
            assertTrue(late <= Math.max(400, 4 * publishEvery + 300),
                    () -> "still " + shown + ", though for " + late + " s " + value + " is right" + story());
        }
    }

    private String story() {
        return "\n" + scheduler.now() + " published every " + publishEvery + " s, read every " + readEvery + " s, step "
                + step + ", noise " + noise + "\n"
                + String.join("\n", log.subList(Math.max(0, log.size() - 6), log.size())) + "\nread: "
                + reads.stream().skip(Math.max(0, reads.size() - 12)).toList() + "\nstored: " + stored + " "
                + isStoredRight + "\ntold: " + ends.readings().stream().skip(Math.max(0, ends.readings().size() - 8))
                        .map(String::valueOf).map(text -> "\n" + text).toList()
                + "\nrestored: " + ends.restored();
    }
}
