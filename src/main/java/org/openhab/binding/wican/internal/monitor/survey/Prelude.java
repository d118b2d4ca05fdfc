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
package org.openhab.binding.wican.internal.monitor.survey;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.monitor.base.Timer;
import org.openhab.binding.wican.internal.monitor.presence.StarterBattery;

/**
 * The {@link Prelude} is what comes before the first question: a rest if the car was asked a moment ago, some listening
 * to what the car tells by itself, and a look at its 12 V battery. Its methods are called under the lock of the
 * {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Prelude {

    /**
     * The cars that are recognised by what they tell alone send all of it each 200 ms (a smart's state of charge) or
     * more often. Five times that leaves room for frames that are lost on their way, and is not long in vain.
     */
    static final Duration LISTENING = Duration.ofSeconds(1);

    private final StarterBattery battery;
    private final Runnable question;
    private final Runnable ifTooLow;
    private final Timer rest;
    private final Timer listening;
    private boolean isDeferred;
    private boolean isSpared;

    /**
     * @param battery is asked before the car is
     * @param question comes then
     * @param ifTooLow comes in place of it
     * @param lock guards the state
     */
    Prelude(StarterBattery battery, ScheduledExecutorService scheduler, Object lock, Runnable question,
            Runnable ifTooLow) {
        this.battery = battery;
        this.question = question;
        this.ifTooLow = ifTooLow;
        this.rest = new Timer(scheduler, lock);
        this.listening = new Timer(scheduler, lock);
    }

    /**
     * Ends no sooner than after this time.
     *
     * @param atLeast negative for at once
     */
    void rest(Duration atLeast) {
        if (!atLeast.isNegative()) {
            rest.start(atLeast, this::rested);
        }
    }

    void begin() {
        isSpared = false;
        isDeferred = rest.isRunning();
        if (!isDeferred) {
            listening.start(LISTENING, this::lookAtBattery);
        }
    }

    private void rested() {
        if (isDeferred) {
            begin();
        }
    }

    private void lookAtBattery() {
        battery.unlessTooLow(question, this::spare);
    }

    private void spare() {
        isSpared = true;
        ifTooLow.run();
    }

    /**
     * @return true while the 12 V battery is too low for the question
     */
    boolean isSpared() {
        return isSpared;
    }

    /** There is no question any more. */
    void cancel() {
        listening.stop();
        battery.forgetQuestion();
        isDeferred = false;
        isSpared = false;
    }

    /** Ends all activity. */
    void stop() {
        cancel();
        rest.stop();
    }
}
