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
package org.openhab.binding.wican.internal.monitor.asking;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.asking.Round.Cause;
import org.openhab.binding.wican.internal.monitor.base.Ears;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Timer;
import org.openhab.binding.wican.internal.monitor.presence.StarterBattery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Attempts} carry out a {@link Round}: ask if the car may be asked, retry, look a second time at what can't
 * be true, and come to an {@link Ending}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Attempts {

    /** What became of a round. */
    enum Ending {
        /** The car has told its state of charge. */
        ANSWERED,
        /** The car tells it by itself. */
        HEARD,
        /** The car has told nothing that means anything. */
        IN_VAIN,
        /** The car was not asked, because its 12 V battery is low. */
        SPARED,
        /** The car is not one to be asked now. */
        LEFT_ALONE
    }

    /** A value that no battery can have is asked for once more when the control unit has had time to wake up. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(5);

    private final Logger logger = LoggerFactory.getLogger(Attempts.class);

    private final Manners manners;
    private final StarterBattery battery;
    private final Ears ears;
    private final Questioning questioning;
    private final Distance distance;
    private final Clock clock;
    private final Interrogator.Listener listener;
    private final Consumer<Ending> whenEnded;
    private final Timer next;
    private @Nullable Round round;

    /**
     * @param lock guards the state
     * @param whenEnded hears how a round ends; nothing is under way then
     */
    Attempts(Manners manners, StarterBattery battery, Ears ears, Questioning questioning, Distance distance,
            Clock clock, ScheduledExecutorService scheduler, Object lock, Interrogator.Listener listener,
            Consumer<Ending> whenEnded) {
        this.manners = manners;
        this.battery = battery;
        this.ears = ears;
        this.questioning = questioning;
        this.distance = distance;
        this.clock = clock;
        this.listener = listener;
        this.whenEnded = whenEnded;
        this.next = new Timer(scheduler, lock);
    }

    boolean areUnderWay() {
        return round != null;
    }

    /** The car is asked already, because somebody was faster than its arrival: that will do. */
    void becomeArrival() {
        Round round = this.round;
        if (round != null) {
            round.becomesArrival();
        }
    }

    /** Nothing is asked yet. */
    void begin(Cause cause) {
        logger.debug("Asking the car: {}", cause);
        round = new Round(cause, manners.allowRetries(cause));
    }

    /** What waits for its time does so no longer; {@link #goOn} goes on with it. */
    void pause() {
        next.stop();
        battery.forgetQuestion();
    }

    void forget() {
        pause();
        round = null;
    }

    /** After an absence nobody knows what the 12 V battery is like. */
    void goOn() {
        if (distance.isTooSmall()) {
            next.start(Distance.BETWEEN_QUESTIONS, this::goOnNow);
        } else {
            goOnNow();
        }
    }

    private void goOnNow() {
        Round round = this.round;
        if (round != null && (!round.wasAsked()
                || round.untilRetry().isPresent() && manners.allowRetry(round.cause(), clock.instant()))) {
            askIfBatteryAllows();
        } else {
            giveUp(Situation.of(Kind.NO_ANSWER), Ending.IN_VAIN);
        }
    }

    void askIfBatteryAllows() {
        manners.whenLevelIsKnown(this::askIfCarMayBeAsked, this::spareBattery);
    }

    private void askIfCarMayBeAsked() {
        if (manners.allowQuestion(clock.instant())) {
            ask();
        } else {
            end(Ending.LEFT_ALONE);
        }
    }

    /** Whatever the 12 V battery is like. */
    void askNow() {
        pause();
        ask();
    }

    private void askAgain() {
        Round round = this.round;
        boolean isAutomatic = round != null && round.cause().isAutomatic();
        if (isAutomatic && ears.isSocHeard()) {
            end(Ending.HEARD);
        } else if (isAutomatic && battery.isTooLow()) {
            spareBattery();
        } else {
            ask();
        }
    }

    private void ask() {
        Round round = this.round;
        if (round != null) {
            round.asked();
            manners.asked(round.cause(), clock.instant());
        }
        distance.wishGranted();
        questioning.askMainQuery(this::answered, this::failed);
    }

    private void answered(Reading reading) {
        manners.answered();
        Round round = this.round;
        boolean isFirstLook = round != null && !round.isSecondLook();
        Situation doubt = isFirstLook ? reading.soc().map(soc -> listener.doubt(soc.doubleValue())).orElse(null) : null;
        if (doubt != null && round != null) {
            round.looksAgain();
            listener.situation(doubt);
            next.start(SECOND_LOOK, this::askAgain);
        } else {
            listener.measured(reading);
            listener.situation(Situation.of(Kind.ANSWERED));
            end(Ending.ANSWERED);
        }
    }

    private void failed(Situation situation) {
        Round round = this.round;
        Optional<Duration> retry = round == null ? Optional.empty()
                : round.untilRetry().filter(delay -> manners.allowRetry(round.cause(), clock.instant().plus(delay)));
        if (retry.isPresent()) {
            tellFailure(situation);
            next.start(retry.get(), this::askAgain);
        } else {
            giveUp(situation, Ending.IN_VAIN);
        }
    }

    private void spareBattery() {
        giveUp(battery.situation(), Ending.SPARED);
    }

    private void giveUp(Situation situation, Ending ending) {
        logger.debug("Giving up until the car gives a sign of life: {}", situation);
        Round round = this.round;
        if (round != null && round.wasAsked()) {
            manners.inVain(round.cause(), clock.instant());
        }
        tellFailure(situation);
        end(ending);
    }

    /** Nothing is wrong with a car that tells its state of charge by itself. */
    private void tellFailure(Situation situation) {
        listener.situation(ears.isSocHeard() ? Situation.of(Kind.HEARD) : situation);
    }

    private void end(Ending ending) {
        round = null;
        whenEnded.accept(ending);
    }
}
