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
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.AdapterCommand;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Timer;

/**
 * The {@link StarterBattery} watches the 12 V battery of the car. The adapter measures its level by itself, so asking
 * costs the car nothing. Its methods are called under the lock of the {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class StarterBattery {

    /** Hears what the level means. */
    public interface Listener {

        /** The level was measured. */
        void level(double volts);

        /** The level is no longer too low. */
        void recovered();

        /** The adapter does not tell the level. */
        void unheard();

        /** Something feeds the 12 V net now: the car charges, or was switched on. */
        void fed();

        /**
         * @return true while nothing else would tell that the car has begun to charge
         */
        boolean isQuiet();
    }

    /** What the battery is like. */
    public enum Level {
        UNKNOWN,
        /** Nothing feeds it: the car is switched off and does not charge. */
        REST,
        /** The car is switched on, or charges. */
        FED
    }

    /** A resting lead battery has less, one that is being fed has more. */
    private static final double FED = 13;
    /** How far the level must fall until it can rise again: the adapter measures with some noise. */
    private static final double HYSTERESIS = 0.2;
    /** How long a question waits for the level. An adapter on the other side of the WiFi answers within 100 ms. */
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** Whoever did not answer so many questions in a row does not hear them. */
    private static final int MOST_UNANSWERED = 3;
    /** How soon the start of a charge is noticed. */
    private static final Duration QUIET_INTERVAL = Duration.ofMinutes(1);

    private final double minimum;
    private final Publisher publisher;
    private final String topic;
    private final Listener listener;
    private final Clock clock;
    private final Timer patience;
    private final Timer interval;
    private OptionalDouble level = OptionalDouble.empty();
    private Instant measured = Instant.EPOCH;
    private int unanswered;
    private boolean isFed;
    private boolean isTooLow;
    private @Nullable Runnable question;
    private @Nullable Runnable ifTooLow;

    /**
     * @param settings the level below which the car is not asked, and the topic for commands
     * @param publisher the way to the adapter
     * @param scheduler runs the timers
     * @param lock guards the state
     */
    public StarterBattery(MonitorSettings settings, Publisher publisher, Clock clock,
            ScheduledExecutorService scheduler, Object lock, Listener listener) {
        this.minimum = settings.approach().isAsking() ? settings.minimumVoltage() : 0;
        this.publisher = publisher;
        this.topic = settings.topics().command();
        this.listener = listener;
        this.clock = clock;
        this.patience = new Timer(scheduler, lock);
        this.interval = new Timer(scheduler, lock);
    }

    /** The adapter has come home; what was known is from before the car was driven. */
    public void arrived() {
        level = OptionalDouble.empty();
        isFed = false;
        isTooLow = false;
        unanswered = 0;
        interval.start(QUIET_INTERVAL, this::askWhileQuiet);
    }

    /** The adapter was away for so short a time that the level is what it was, until it is told anew. */
    public void returned() {
        if (!interval.isRunning()) {
            interval.start(QUIET_INTERVAL, this::askWhileQuiet);
            if (isTooLow) {
                ask();
            }
        }
    }

    /** Nothing is asked or waited for any more. */
    public void stop() {
        forgetQuestion();
        interval.stop();
    }

    /** Asks the adapter, not the car. */
    public void ask() {
        unanswered++;
        publisher.publish(topic, AdapterCommand.GET_VBATT.encode(), Publisher.Delivery.TRANSIENT);
    }

    /**
     * Asks for the level, and then one of two things. An adapter that does not tell the level stops nothing, unless it
     * has told before that it is too low.
     */
    public void unlessTooLow(Runnable question, Runnable ifTooLow) {
        if (minimum > 0) {
            whenKnown(PATIENCE, question, ifTooLow);
        } else {
            ask();
            question.run();
        }
    }

    /**
     * Asks for the level, and then one of two things, as soon as it is known or so long has passed.
     */
    public void whenKnown(Duration patience, Runnable question, Runnable ifTooLow) {
        ask();
        this.question = question;
        this.ifTooLow = ifTooLow;
        this.patience.start(patience, this::decide);
    }

    /** Somebody else has asked meanwhile, or nobody can. */
    public void forgetQuestion() {
        question = null;
        ifTooLow = null;
        patience.stop();
    }

    /**
     * @return true if the car is to be spared, as far as is known
     */
    public boolean isTooLow() {
        return isTooLow;
    }

    /**
     * @return what the battery is like, as far as it was told since the adapter has arrived
     */
    public Level level() {
        return level.isEmpty() ? Level.UNKNOWN : isFed ? Level.FED : Level.REST;
    }

    /**
     * @return what the battery is like, if that was told less than so long ago
     */
    public Level level(Duration age) {
        return Moments.areFar(measured, clock.instant(), age) ? Level.UNKNOWN : level();
    }

    /**
     * @return true if the level matters, and the adapter does not tell it though it was asked again and again
     */
    public boolean isUnheard() {
        return minimum > 0 && level.isEmpty() && unanswered > MOST_UNANSWERED;
    }

    /**
     * @return where the adapter is asked for the level
     */
    public String commandTopic() {
        return topic;
    }

    /**
     * @return what to tell while the level is too low
     */
    public Situation situation() {
        return Situation.of(Kind.LOW_VOLTAGE, shown(level.orElse(0)), shown(minimum));
    }

    /** The adapter has told the level. */
    public void measured(double volts) {
        boolean wasTooLow = isTooLow;
        boolean wasFed = isFed;
        level = OptionalDouble.of(volts);
        measured = clock.instant();
        unanswered = 0;
        isTooLow = volts < (wasTooLow ? minimum + HYSTERESIS : minimum);
        isFed = volts > (wasFed ? FED - HYSTERESIS : FED);
        listener.level(volts);
        if (question != null) {
            decide();
        } else if (isFed && !wasFed) {
            listener.fed();
        } else if (wasTooLow && !isTooLow) {
            listener.recovered();
        }
    }

    private void decide() {
        Runnable next = isTooLow ? ifTooLow : question;
        forgetQuestion();
        if (next != null) {
            next.run();
        }
    }

    private void askWhileQuiet() {
        if (listener.isQuiet() || minimum > 0 && level.isEmpty() && !isUnheard()) {
            ask();
            if (unanswered == MOST_UNANSWERED + 1) {
                listener.unheard();
            }
        }
        interval.start(QUIET_INTERVAL, this::askWhileQuiet);
    }

    private static String shown(double volts) {
        return String.format(Locale.ROOT, "%.1f", volts);
    }
}
