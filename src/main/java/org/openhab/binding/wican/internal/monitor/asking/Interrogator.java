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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.monitor.asking.Round.Cause;
import org.openhab.binding.wican.internal.monitor.base.Ears;
import org.openhab.binding.wican.internal.monitor.base.Informant;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Timer;
import org.openhab.binding.wican.internal.monitor.presence.StarterBattery;
import org.openhab.binding.wican.internal.vehicle.Decoded;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.Rejection;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Interrogator} asks the car: once per cause, with few retries, never twice at a time, and rarer and rarer
 * when it does not answer. Its methods are called under the lock of the {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Interrogator implements Informant {

    /** Hears what comes out. */
    public interface Listener {

        /** The car has answered. */
        void measured(Reading reading);

        /** How things stand. */
        void situation(Situation situation);

        /**
         * @param parameter the name of a value
         * @return true if somebody looks at it
         */
        boolean wants(String parameter);

        /**
         * @return what to tell if no battery can have reached this state of charge since the last; nothing if it is
         *         believable
         */
        @Nullable
        Situation doubt(double soc);
    }

    /** However often something calls for it: automatic queries keep this distance. */
    private static final Duration MIN_DISTANCE = Duration.ofSeconds(10);
    /** However often somebody wants to know: those who ask sooner share one question. */
    private static final Duration WISH_DISTANCE = Duration.ofSeconds(5);
    /** A value that no battery can have is asked for once more when the control unit has had time to wake up. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(5);

    private final Logger logger = LoggerFactory.getLogger(Interrogator.class);

    private final VehicleProfile vehicle;
    private final Duration refreshInterval;
    private final Manners manners;
    private final StarterBattery battery;
    private final Ears ears;
    private final Line line;
    private final Clock clock;
    private final Listener listener;
    private final FurtherQueries furtherQueries;

    private final Timer next;
    private final Timer distance;
    private final Timer wishDistance;

    private @Nullable Round round;
    private @Nullable Cause deferred;
    private @Nullable Instant refresh;
    private Instant lastAsked;
    private boolean isWished;
    private boolean isQuiet;
    private boolean isSpared;
    private boolean isSuspended;

    /**
     * @param vehicle what to ask the car
     * @param battery is asked before the car is
     * @param manners say whether the car may be asked
     * @param ears know what need not be asked
     * @param lastAsked when the car was asked before
     * @param lock guards the state
     */
    public Interrogator(MonitorSettings settings, VehicleProfile vehicle, Manners manners, StarterBattery battery,
            Ears ears, Instant lastAsked, Line line, Clock clock, ScheduledExecutorService scheduler, Object lock,
            Listener listener) {
        this.vehicle = vehicle;
        this.manners = manners;
        this.refreshInterval = manners.isAskedOnArrivalOnly() ? Duration.ZERO : settings.refreshInterval();
        this.battery = battery;
        this.ears = ears;
        this.line = line;
        this.clock = clock;
        this.listener = listener;
        this.furtherQueries = new FurtherQueries(vehicle.furtherQueries(), settings.valuesEvery(), this::isWanted);
        this.next = new Timer(scheduler, lock);
        this.distance = new Timer(scheduler, lock);
        this.wishDistance = new Timer(scheduler, lock);
        this.lastAsked = lastAsked;
        Duration rest = untilDistance();
        if (!rest.isZero()) {
            distance.start(rest, this::distancePassed);
        }
    }

    /**
     * Asks no sooner than after this time, unless somebody wishes it.
     *
     * @param atLeast negative for at once
     */
    public void rest(Duration atLeast) {
        if (!atLeast.isNegative()) {
            distance.start(atLeast, this::distancePassed);
        }
    }

    /** If the car is being asked already, because somebody was faster, that will do. */
    @Override
    public void arrived(boolean live) {
        isSuspended = false;
        furtherQueries.allDue();
        line.isNew();
        Round round = this.round;
        if (line.isBusy() && round != null) {
            round.becomesArrival();
            listener.situation(Situation.of(Kind.ASKING));
        } else if (!line.isBusy()) {
            forget();
            if (ears.isSocHeard()) {
                socIsHeard();
            } else if (manners.allowArrival(live, clock.instant())) {
                listener.situation(Situation.of(Kind.ASKING));
                askWhenAllowed(Cause.ARRIVAL);
            } else {
                leaveAlone();
            }
        }
    }

    @Override
    public void returned() {
        if (isQuiet && !isSpared && manners.allowReturn(clock.instant())) {
            isSuspended = false;
            askWhenAllowed(Cause.RETURN);
        } else {
            resumed();
        }
    }

    /** An attempt that was cut off is one, all the same. */
    @Override
    public void resumed() {
        if (!isSuspended) {
            return;
        }
        isSuspended = false;
        Cause deferred = this.deferred;
        Instant refresh = this.refresh;
        if (round != null) {
            listener.situation(Situation.of(Kind.ASKING));
            goOnAtDistance();
        } else if (deferred != null) {
            askWhenAllowed(deferred);
        } else if (refresh != null && !isQuiet) {
            Duration rest = Duration.between(clock.instant(), refresh);
            next.start(rest.isNegative() ? Duration.ZERO : rest, this::refresh);
        }
    }

    @Override
    public void signOfLife() {
        if (isQuiet && !isSuspended && manners.allowSign(clock.instant())) {
            askWhenAllowed(Cause.SIGN);
        }
    }

    /** Only who was spared for the level has waited for it. */
    @Override
    public void recovered() {
        if (isSpared) {
            signOfLife();
        }
    }

    @Override
    public void ask(boolean everything) {
        if (everything) {
            furtherQueries.allDue();
        }
        if (line.isBusy()) {
            return;
        }
        if (wishDistance.isRunning()) {
            isWished = true;
            return;
        }
        Cause deferred = this.deferred;
        if (round == null) {
            begin(deferred == null ? Cause.WISH : deferred);
        }
        next.stop();
        battery.forgetQuestion();
        askMainQuery();
    }

    /** For a car that is left alone after its arrival, too: how it leaves tells how it will come home. */
    @Override
    public boolean isQuiet() {
        return isQuiet || manners.isAskedOnArrivalOnly();
    }

    /** What was under way goes on if the car is back soon. */
    @Override
    public void cancel() {
        line.cancel();
        furtherQueries.forget();
        battery.forgetQuestion();
        next.stop();
        isWished = false;
        isSuspended = true;
    }

    @Override
    public void disconnected() {
        cancel();
    }

    @Override
    public void stop() {
        cancel();
        distance.stop();
        wishDistance.stop();
    }

    /**
     * @return what whoever asks next must know
     */
    public CarMemory memory() {
        return new CarMemory(vehicle.id(), manners.patience(), lastAsked);
    }

    @Override
    public @Nullable Predicate<CanId> awaited() {
        return line.awaited();
    }

    @Override
    public void accept(List<CanFrame> frames) {
        line.accept(frames);
    }

    /** What the adapter polls by itself is not what this car was asked. */
    @Override
    public void valuesArrived(String topic, byte[] payload) {
    }

    private void forget() {
        next.stop();
        battery.forgetQuestion();
        round = null;
        deferred = null;
        refresh = null;
        isQuiet = false;
        isSpared = false;
    }

    private Duration untilDistance() {
        Duration rest = MIN_DISTANCE.minus(Duration.between(lastAsked, clock.instant()).abs());
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /** What is heard need not be asked. */
    private boolean isWanted(Query query) {
        return query.parameters().stream().map(Parameter::name).filter(name -> !ears.isHeard(name))
                .anyMatch(listener::wants);
    }

    /** The car tells its state of charge by itself: only what it does not tell is asked for. */
    private void socIsHeard() {
        forget();
        furtherQueries.stateOfChargeIsKnown();
        if (!line.isBusy()) {
            askFurtherQuery();
        }
    }

    private void refresh() {
        if (ears.isAsleep()) {
            isQuiet = true;
        } else {
            askWhenAllowed(Cause.ROUTINE);
        }
    }

    private void askWhenAllowed(Cause cause) {
        if (ears.isSocHeard()) {
            socIsHeard();
        } else if (distance.isRunning()) {
            logger.debug("Waiting a little before asking again: {}", cause);
            deferred = cause;
        } else {
            begin(cause);
            askIfBatteryAllows();
        }
    }

    private void askIfBatteryAllows() {
        manners.whenLevelIsKnown(this::askIfCarMayBeAsked, this::spareBattery);
    }

    private void askIfCarMayBeAsked() {
        if (manners.allowQuestion(clock.instant())) {
            askMainQuery();
        } else {
            leaveAlone();
        }
    }

    private void distancePassed() {
        Cause cause = deferred;
        if (cause != null && !isSuspended) {
            askWhenAllowed(cause);
        }
    }

    private void wishDistancePassed() {
        if (isWished) {
            isWished = false;
            ask(false);
        }
    }

    private void begin(Cause cause) {
        logger.debug("Asking the car: {}", cause);
        forget();
        round = new Round(cause, manners.allowRetries(cause));
    }

    /** By the timer, not by the clock: somebody may have set that meanwhile. */
    private void goOnAtDistance() {
        if (distance.isRunning()) {
            next.start(MIN_DISTANCE, this::goOn);
        } else {
            goOn();
        }
    }

    /** After an absence nobody knows what the 12 V battery is like. */
    private void goOn() {
        Round round = this.round;
        if (round != null && (!round.wasAsked()
                || round.untilRetry().isPresent() && manners.allowRetry(round.cause(), clock.instant()))) {
            askIfBatteryAllows();
        } else {
            giveUp(Situation.of(Kind.NO_ANSWER));
        }
    }

    private void askAgain() {
        Round round = this.round;
        boolean isAutomatic = round != null && round.cause().isAutomatic();
        if (isAutomatic && ears.isSocHeard()) {
            socIsHeard();
        } else if (isAutomatic && battery.isTooLow()) {
            spareBattery();
        } else {
            askMainQuery();
        }
    }

    private void spareBattery() {
        giveUp(battery.situation());
        isSpared = true;
    }

    private void leaveAlone() {
        round = null;
        isQuiet = true;
        listener.situation(manners.whyLeftAlone());
    }

    private void askMainQuery() {
        Round round = this.round;
        if (round != null) {
            round.asked();
            manners.asked(round.cause(), clock.instant());
        }
        wishDistance.start(WISH_DISTANCE, this::wishDistancePassed);
        converse(vehicle.mainQuery(), this::mainAnswered, this::mainFailed);
    }

    private void mainAnswered(Query query, Answer answer) {
        Decoded decoded = query.decode(answer);
        if (!vehicle.isAnsweredBy(decoded)) {
            mainFailed(situationOf(decoded));
            return;
        }
        manners.answered();
        OptionalDouble soc = soc(decoded);
        Round round = this.round;
        boolean isFirstLook = round == null || !round.isSecondLook();
        Situation doubt = soc.isPresent() && isFirstLook ? listener.doubt(soc.getAsDouble()) : null;
        if (doubt != null && round != null) {
            round.looksAgain();
            listener.situation(doubt);
            next.start(SECOND_LOOK, this::askAgain);
            return;
        }
        this.round = null;
        refresh = clock.instant().plus(refreshInterval);
        listener.measured(Reading.of(clock.instant(), soc, decoded.values()));
        listener.situation(Situation.of(Kind.ANSWERED));
        furtherQueries.stateOfChargeIsKnown();
        askFurtherQuery();
    }

    /** What the dashboard shows and is heard is better than the battery's that is asked for. */
    private OptionalDouble soc(Decoded decoded) {
        Optional<String> asked = vehicle.askedSocParameter();
        return ears.isSocHeard() && !asked.equals(vehicle.socParameter()) ? OptionalDouble.empty()
                : asked.map(decoded::value).orElseGet(OptionalDouble::empty);
    }

    private Situation situationOf(Decoded decoded) {
        Rejection rejection = vehicle.rejectionIn(decoded);
        Kind kind = switch (rejection.reason()) {
            case WRONG_LENGTH -> Kind.WRONG_LENGTH;
            case NOT_READY -> Kind.NOT_READY;
            case NO_VALUE -> Kind.NO_VALUE;
            case OUT_OF_RANGE -> Kind.OUT_OF_RANGE;
        };
        return new Situation(kind, rejection.details());
    }

    private void mainFailed(Situation situation) {
        Round round = this.round;
        Optional<Duration> retry = round == null ? Optional.empty()
                : round.untilRetry().filter(delay -> manners.allowRetry(round.cause(), clock.instant().plus(delay)));
        if (retry.isPresent()) {
            tellFailure(situation);
            next.start(retry.get(), this::askAgain);
        } else {
            giveUp(situation);
        }
    }

    private void giveUp(Situation situation) {
        logger.debug("Giving up until the car gives a sign of life: {}", situation);
        Round round = this.round;
        if (round != null && round.wasAsked()) {
            manners.inVain(round.cause(), clock.instant());
        }
        this.round = null;
        isQuiet = true;
        tellFailure(situation);
    }

    /** Nothing is wrong with a car that tells its state of charge by itself. */
    private void tellFailure(Situation situation) {
        listener.situation(ears.isSocHeard() ? Situation.of(Kind.HEARD) : situation);
    }

    private void askFurtherQuery() {
        Query query = furtherQueries.next();
        if (query == null) {
            scheduleRefresh();
        } else {
            converse(query, this::furtherAnswered, situation -> furtherFailed(query, situation));
        }
    }

    private void furtherFailed(Query query, Situation situation) {
        if (situation.isNoAnswer()) {
            furtherQueries.refused(query);
        }
        askFurtherQuery();
    }

    private void furtherAnswered(Query query, Answer answer) {
        furtherQueries.answered(query);
        Decoded decoded = query.decode(answer);
        if (!decoded.values().isEmpty()) {
            listener.measured(Reading.of(clock.instant(), OptionalDouble.empty(), decoded.values()));
        }
        askFurtherQuery();
    }

    private void scheduleRefresh() {
        if (!refreshInterval.isZero()) {
            refresh = clock.instant().plus(refreshInterval);
            next.start(refreshInterval, this::refresh);
        }
    }

    private void converse(Query query, BiConsumer<Query, Answer> whenAnswered, Consumer<Situation> whenFailed) {
        distance.start(MIN_DISTANCE, this::distancePassed);
        lastAsked = clock.instant();
        boolean isMain = query.equals(vehicle.mainQuery());
        Predicate<Answer> isMeaningful = answer -> {
            Decoded decoded = query.decode(answer);
            return isMain ? vehicle.isAnsweredBy(decoded) : !decoded.values().isEmpty();
        };
        line.ask(query.request(), isMeaningful, new Conversation.Listener() {
            @Override
            public void answered(List<Answer> answers) {
                whenAnswered.accept(query, answers.get(answers.size() - 1));
            }

            @Override
            public void failed(Situation situation) {
                whenFailed.accept(situation);
            }
        });
    }
}
