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
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.monitor.base.Ears;
import org.openhab.binding.wican.internal.monitor.base.Informant;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Situation;
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
 * The {@link Interrogator} decides when the car is asked: once per cause, with few retries, never twice at a time, and
 * not at all any more when it does not answer. Its methods are called under the lock of the {@code CarMonitor}.
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

    /** Why the car is asked, and how long to wait before each retry. */
    private enum Cause {
        /** A car that has just come home may need a while until it answers. */
        ARRIVAL(5, 15, 30),
        /** A car that has answered before: a retry helps against a lost frame. */
        ROUTINE(5),
        /** Somebody wants to hear from the car, whatever its 12 V battery is like. */
        WISH(5);

        private final List<Duration> retries;

        Cause(Integer... retrySeconds) {
            retries = List.of(retrySeconds).stream().map(Duration::ofSeconds).toList();
        }

        boolean isAutomatic() {
            return this != WISH;
        }
    }

    /** However often something calls for it: automatic queries keep this distance. */
    private static final Duration MIN_DISTANCE = Duration.ofSeconds(10);
    /** However often somebody wants to know: those who ask sooner share one question. */
    private static final Duration WISH_DISTANCE = Duration.ofSeconds(5);
    /** A value that no battery can have is asked for once more when the control unit has had time to wake up. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(5);

    private final Logger logger = LoggerFactory.getLogger(Interrogator.class);

    private final MonitorSettings settings;
    private final VehicleProfile vehicle;
    private final StarterBattery battery;
    private final Ears ears;
    private final Conversation.Wire wire;
    private final Journal journal;
    private final Clock clock;
    private final Listener listener;
    private final FurtherQueries furtherQueries;

    private final Timer response;
    private final Timer next;
    private final Timer distance;
    private final Timer wishDistance;

    private volatile @Nullable Conversation conversation;
    private @Nullable Cause round;
    private @Nullable Cause deferred;
    private boolean isWished;
    private int attempt;
    private boolean isSecondLook;
    private boolean gaveUp;

    /**
     * @param ask what to ask the car
     * @param battery is asked before the car is
     * @param ears know what need not be asked
     * @param lock guards the state
     */
    public Interrogator(MonitorSettings settings, Approach.Ask ask, StarterBattery battery, Ears ears,
            Publisher publisher, Journal journal, Clock clock, ScheduledExecutorService scheduler, Object lock,
            Listener listener) {
        this.settings = settings;
        this.vehicle = ask.vehicle();
        this.battery = battery;
        this.ears = ears;
        this.wire = new Conversation.Wire(publisher, settings.topics().tx());
        this.journal = journal;
        this.clock = clock;
        this.listener = listener;
        this.furtherQueries = new FurtherQueries(vehicle.furtherQueries(), settings.valuesEvery(), this::isWanted);
        this.response = new Timer(scheduler, lock);
        this.next = new Timer(scheduler, lock);
        this.distance = new Timer(scheduler, lock);
        this.wishDistance = new Timer(scheduler, lock);
        if (ask.wasAskedNow()) {
            distance.start(MIN_DISTANCE, this::distancePassed);
        }
    }

    /** If the car is being asked already, because somebody was faster, that will do. */
    @Override
    public void arrived(boolean live) {
        if (!ears.isSocHeard()) {
            listener.situation(Situation.of(Kind.ASKING));
        }
        furtherQueries.allDue();
        if (conversation == null) {
            cancel();
            askWhenAllowed(Cause.ARRIVAL);
        } else if (round != null) {
            round = Cause.ARRIVAL;
        }
    }

    @Override
    public void signOfLife() {
        if (gaveUp) {
            askWhenAllowed(Cause.ROUTINE);
        }
    }

    @Override
    public void ask(boolean everything) {
        if (everything) {
            furtherQueries.allDue();
        }
        if (conversation != null) {
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

    @Override
    public boolean isQuiet() {
        return gaveUp;
    }

    @Override
    public void cancel() {
        Conversation conversation = this.conversation;
        if (conversation != null) {
            conversation.cancel();
            this.conversation = null;
        }
        furtherQueries.forget();
        battery.forgetQuestion();
        next.stop();
        round = null;
        deferred = null;
        isWished = false;
        gaveUp = false;
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

    @Override
    public @Nullable Predicate<CanId> awaited() {
        Conversation conversation = this.conversation;
        return conversation == null ? null : conversation::isOfInterest;
    }

    @Override
    public void accept(List<CanFrame> frames) {
        Conversation conversation = this.conversation;
        if (conversation != null) {
            conversation.accept(frames);
        }
    }

    /** What the adapter polls by itself is not what this car was asked. */
    @Override
    public void valuesArrived(String topic, byte[] payload) {
    }

    /** What is heard need not be asked. */
    private boolean isWanted(Query query) {
        return query.parameters().stream().map(Parameter::name).filter(name -> !ears.isHeard(name))
                .anyMatch(listener::wants);
    }

    /** The car tells its state of charge by itself: only what it does not tell is asked for. */
    private void socIsHeard() {
        next.stop();
        round = null;
        deferred = null;
        gaveUp = false;
        furtherQueries.stateOfChargeIsKnown();
        if (conversation == null) {
            askFurtherQuery();
        }
    }

    private void refresh() {
        if (ears.isAsleep()) {
            gaveUp = true;
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
            battery.unlessTooLow(this::askMainQuery, this::spareBattery);
        }
    }

    private void distancePassed() {
        Cause cause = deferred;
        if (cause != null) {
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
        next.stop();
        deferred = null;
        gaveUp = false;
        isSecondLook = false;
        round = cause;
        attempt = 0;
    }

    private void askAgain() {
        Cause cause = round;
        if (cause != null && cause.isAutomatic() && ears.isSocHeard()) {
            socIsHeard();
        } else if (cause != null && cause.isAutomatic() && battery.isTooLow()) {
            spareBattery();
        } else {
            askMainQuery();
        }
    }

    private void spareBattery() {
        giveUp(battery.situation());
    }

    private void askMainQuery() {
        attempt++;
        wishDistance.start(WISH_DISTANCE, this::wishDistancePassed);
        converse(vehicle.mainQuery(), this::mainAnswered, this::mainFailed);
    }

    private void mainAnswered(Query query, Answer answer) {
        Decoded decoded = query.decode(answer);
        if (!vehicle.isAnsweredBy(decoded)) {
            mainFailed(situationOf(decoded));
            return;
        }
        OptionalDouble soc = soc(decoded);
        Situation doubt = soc.isPresent() && !isSecondLook ? listener.doubt(soc.getAsDouble()) : null;
        if (doubt != null) {
            isSecondLook = true;
            listener.situation(doubt);
            next.start(SECOND_LOOK, this::askAgain);
            return;
        }
        round = null;
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
        Cause cause = round;
        if (cause != null && attempt <= cause.retries.size()) {
            tellFailure(situation);
            next.start(cause.retries.get(attempt - 1), this::askAgain);
        } else {
            giveUp(situation);
        }
    }

    private void giveUp(Situation situation) {
        logger.debug("Giving up until the car gives a sign of life: {}", situation);
        round = null;
        gaveUp = true;
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
        if (!settings.refreshInterval().isZero()) {
            next.start(settings.refreshInterval(), this::refresh);
        }
    }

    private void converse(Query query, BiConsumer<Query, Answer> whenAnswered, Consumer<Situation> whenFailed) {
        distance.start(MIN_DISTANCE, this::distancePassed);
        Conversation.Listener ends = new Conversation.Listener() {
            @Override
            public void answered(List<Answer> answers) {
                Interrogator.this.conversation = null;
                whenAnswered.accept(query, answers.get(answers.size() - 1));
            }

            @Override
            public void failed(Situation situation) {
                Interrogator.this.conversation = null;
                whenFailed.accept(situation);
            }
        };
        boolean isMain = query.equals(vehicle.mainQuery());
        Predicate<Answer> isMeaningful = answer -> {
            Decoded decoded = query.decode(answer);
            return isMain ? vehicle.isAnsweredBy(decoded) : !decoded.values().isEmpty();
        };
        Conversation conversation = new Conversation(query.request(), wire, response, isMeaningful,
                journal.keeping(query.request(), ends));
        this.conversation = conversation;
        conversation.begin(settings.responseTimeout());
    }
}
