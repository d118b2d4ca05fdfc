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
package org.openhab.binding.wican.internal.monitor.presence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.base.Reporter;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Timer;

/**
 * The {@link Hints} tell how things stand, and in place of mere silence why there is silence, as soon as that is known
 * and as long as it is so. Its methods are called under the lock of the {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Hints {

    /** How soon it is noticed that the cause of a hint has ended by itself. */
    private static final Duration RECHECK = Duration.ofMinutes(1);

    private final Clues clues = new Clues();
    private final Attendance attendance;
    private final StarterBattery battery;
    private final Reporter reporter;
    private final Clock clock;
    private final Timer recheck;
    /** What was found out last, and what was told of it. */
    private @Nullable Situation last;
    private @Nullable Situation told;

    /**
     * @param attendance knows whether the adapter is there
     * @param battery knows whether the adapter tells the level
     * @param reporter hears how things stand
     * @param lock guards the state
     */
    public Hints(Attendance attendance, StarterBattery battery, Reporter reporter, Clock clock,
            ScheduledExecutorService scheduler, Object lock) {
        this.attendance = attendance;
        this.battery = battery;
        this.reporter = reporter;
        this.clock = clock;
        this.recheck = new Timer(scheduler, lock);
    }

    /** The subscriptions are new, or gone. */
    public void disconnected() {
        clues.reset();
        stop();
    }

    /** The car has come home: how things stood before is over. */
    public void arrived() {
        clues.anew();
        last = null;
        told = null;
    }

    /** The adapter has come anew: perhaps somebody has changed its settings meanwhile. */
    public void returned() {
        clues.anew();
        again();
    }

    /** Tells once more how things stand. */
    public void again() {
        Situation last = this.last;
        if (last != null) {
            situation(last);
        }
    }

    /** Nothing is watched any more. */
    public void stop() {
        recheck.stop();
    }

    /** How things stand with a car that is at home. */
    public void situation(Situation situation) {
        last = situation;
        told = null;
        update(clock.instant());
    }

    /** The adapter publishes what it hears on the bus. */
    public void busHeard(Instant now) {
        clues.busHeard(now);
        update(now);
    }

    /** The car has answered something: the adapter passes on requests and answers. */
    public void answerHeard() {
        clues.answerHeard();
    }

    /** The adapter writes its log. */
    public void logHeard(Instant now) {
        attendance.heardLive();
        clues.logHeard(now);
        update(now);
    }

    /** Values have come where the adapter may publish what it polls by itself. */
    public void valuesHeard(String topic, byte[] payload) {
        Instant now = clock.instant();
        if (clues.valuesHeard(topic, payload, now)) {
            if (Clues.isStateOfCharge(payload)) {
                reporter.pollsByItself();
            }
            // whoever says something instead of answering is there; if it has just come, that is the first clue
            attendance.heardLive();
            clues.valuesHeard(topic, payload, now);
            update(now);
        }
    }

    /** Whether the adapter tells the 12 V level has perhaps changed. */
    public void levelChecked() {
        update(clock.instant());
    }

    /** Tells what is the case now, if that is not what was told. */
    private void update(Instant now) {
        Situation last = this.last;
        if (last == null || !attendance.isOnline()) {
            return;
        }
        Situation present = explained(last, now);
        if (!present.equals(told)) {
            told = present;
            reporter.situation(present);
        }
        if (present.kind() == Kind.NO_ANSWER_ON_BUS && !recheck.isRunning()) {
            recheck.start(RECHECK, () -> update(clock.instant()));
        }
    }

    private Situation explained(Situation situation, Instant now) {
        boolean isSilence = situation.kind() == Kind.NO_ANSWER || situation.kind() == Kind.VIN_SILENCE;
        boolean isFine = situation.kind() == Kind.ANSWERED;
        if (!isSilence && !isFine) {
            return situation;
        }
        Optional<Situation> explanation = isSilence ? clues.explanation(now).map(Situation::of) : Optional.empty();
        return explanation.or(this::contradiction).or(() -> unheardLevel(isFine)).orElse(situation);
    }

    private Optional<Situation> contradiction() {
        return attendance.contradicting().isEmpty() ? Optional.empty()
                : Optional.of(Situation.of(Kind.STATUS_CONTRADICTED, Situation.topics(attendance.contradicting())));
    }

    private Optional<Situation> unheardLevel(boolean isFine) {
        return battery.isUnheard()
                ? Optional
                        .of(Situation.of(isFine ? Kind.LEVEL_UNKNOWN : Kind.NO_ANSWER_NO_LEVEL, battery.commandTopic()))
                : Optional.empty();
    }
}
