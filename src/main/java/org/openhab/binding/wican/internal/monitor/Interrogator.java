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

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.Situation.Kind;
import org.openhab.binding.wican.internal.vehicle.Decoded;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.Rejection;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Interrogator} decides when the car is asked: once per cause, with few retries, never twice at a time, and
 * not at all any more when it does not answer. Its methods are called under the lock of the {@link CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Interrogator {

    /** Hears what comes out. */
    interface Listener {
        void measured(Reading reading);

        void situation(Situation situation);

        boolean wants(Query query);
    }

    /** Why the car is asked, and how long to wait before each retry. */
    private enum Cause {
        /** A car that has just come home may need a while until it answers. */
        ARRIVAL(5, 15, 30),
        /** A car that has answered before, or that somebody wants to hear from: a retry helps against a lost frame. */
        ROUTINE(5);

        private final List<Duration> retries;

        Cause(Integer... retrySeconds) {
            retries = List.of(retrySeconds).stream().map(Duration::ofSeconds).toList();
        }
    }

    /** However often something calls for it: automatic queries keep this distance. */
    private static final Duration MIN_DISTANCE = Duration.ofSeconds(10);

    /** A further query that was not answered so often is left alone until the next arrival. */
    private static final int MAX_FAILURES = 3;

    private final Logger logger = LoggerFactory.getLogger(Interrogator.class);

    private final MonitorSettings settings;
    private final VehicleProfile vehicle;
    private final Conversation.Wire wire;
    private final Clock clock;
    private final Listener listener;

    private final Timer response;
    private final Timer next;
    private final Timer distance;

    private final Map<DiagnosticRequest, TimedAnswer> answers = new LinkedHashMap<>();
    private final Queue<Query> furtherQueries = new ArrayDeque<>();
    /** How often in a row a further query was not answered. */
    private final Map<Query, Integer> failures = new HashMap<>();
    private volatile @Nullable Conversation conversation;
    private @Nullable Cause round;
    private @Nullable Cause deferred;
    private int attempt;
    private int answersSinceValues;
    private boolean gaveUp;

    Interrogator(MonitorSettings settings, Publisher publisher, Clock clock, ScheduledExecutorService scheduler,
            Object lock, Listener listener) {
        this.settings = settings;
        this.vehicle = settings.vehicle();
        this.wire = new Conversation.Wire(publisher, settings.topics().tx());
        this.clock = clock;
        this.listener = listener;
        this.response = new Timer(scheduler, lock);
        this.next = new Timer(scheduler, lock);
        this.distance = new Timer(scheduler, lock);
    }

    /** The car has come home. If it is being asked already, because somebody was faster, that will do. */
    void arrived() {
        everythingIsDue();
        if (conversation == null) {
            cancel();
            askWhenAllowed(Cause.ARRIVAL);
        } else if (round != null) {
            round = Cause.ARRIVAL;
        }
    }

    /** Something that costs the car nothing has shown that it may answer again. */
    void signOfLife() {
        if (gaveUp) {
            askWhenAllowed(Cause.ROUTINE);
        }
    }

    /**
     * Somebody wants to know now.
     *
     * @param everything the further values too, not the state of charge alone
     */
    void ask(boolean everything) {
        if (everything) {
            everythingIsDue();
        }
        if (conversation != null) {
            return;
        }
        Cause deferred = this.deferred;
        if (round != null) {
            next.stop();
            askMainQuery();
        } else {
            begin(deferred == null ? Cause.ROUTINE : deferred);
        }
    }

    /** The car has left, or can't be reached: what is under way is forgotten. */
    void cancel() {
        Conversation conversation = this.conversation;
        if (conversation != null) {
            conversation.cancel();
            this.conversation = null;
        }
        furtherQueries.clear();
        next.stop();
        round = null;
        deferred = null;
        gaveUp = false;
    }

    /** Nothing is asked any more, ever. */
    void stop() {
        cancel();
        distance.stop();
    }

    /**
     * May be called without the lock: a busy bus must not wait for it.
     *
     * @return whose frames are waited for; nothing while no request is in flight
     */
    @Nullable
    Predicate<CanId> awaited() {
        Conversation conversation = this.conversation;
        return conversation == null ? null : conversation::isAnswer;
    }

    void accept(List<CanFrame> frames) {
        Conversation conversation = this.conversation;
        if (conversation != null) {
            conversation.accept(frames);
        }
    }

    /** The last answer to each request, for whoever looks into a car's answers. */
    Map<DiagnosticRequest, TimedAnswer> answers() {
        return Map.copyOf(answers);
    }

    private void everythingIsDue() {
        answersSinceValues = 0;
        failures.clear();
    }

    private void askWhenAllowed(Cause cause) {
        if (distance.isRunning()) {
            logger.debug("Waiting a little before asking again: {}", cause);
            deferred = cause;
        } else {
            begin(cause);
        }
    }

    private void distancePassed() {
        Cause cause = deferred;
        if (cause != null) {
            begin(cause);
        }
    }

    private void begin(Cause cause) {
        logger.debug("Asking the car: {}", cause);
        next.stop();
        deferred = null;
        gaveUp = false;
        round = cause;
        attempt = 0;
        askMainQuery();
    }

    private void askMainQuery() {
        attempt++;
        converse(vehicle.mainQuery(), this::mainAnswered, this::mainFailed);
    }

    private void mainAnswered(Query query, Answer answer) {
        Decoded decoded = query.decode(answer);
        OptionalDouble soc = vehicle.socParameter().map(decoded::value).orElseGet(OptionalDouble::empty);
        if (vehicle.socParameter().isPresent() ? soc.isEmpty() : decoded.values().isEmpty()) {
            mainFailed(situationOf(decoded));
            return;
        }
        round = null;
        listener.measured(Reading.of(clock.instant(), soc, decoded.values()));
        listener.situation(Situation.of(Kind.ANSWERED));
        if (answersSinceValues++ % settings.valuesEvery() == 0) {
            vehicle.furtherQueries().stream().filter(this::isWorthAsking).filter(listener::wants)
                    .forEach(furtherQueries::add);
        }
        askFurtherQuery();
    }

    private Situation situationOf(Decoded decoded) {
        Rejection rejection = vehicle.socParameter().flatMap(decoded::rejection)
                .orElseGet(() -> decoded.rejections().values().iterator().next());
        Kind kind = switch (rejection.reason()) {
            case WRONG_LENGTH -> Kind.WRONG_LENGTH;
            case NOT_READY -> Kind.NOT_READY;
            case NO_VALUE -> Kind.NO_VALUE;
            case OUT_OF_RANGE -> Kind.OUT_OF_RANGE;
        };
        return new Situation(kind, rejection.details());
    }

    private void mainFailed(Situation situation) {
        listener.situation(situation);
        Cause cause = round;
        if (cause != null && attempt <= cause.retries.size()) {
            next.start(cause.retries.get(attempt - 1), this::askMainQuery);
        } else {
            logger.debug("Giving up until the car gives a sign of life: {}", situation);
            round = null;
            gaveUp = true;
        }
    }

    private void askFurtherQuery() {
        Query query = furtherQueries.poll();
        if (query == null) {
            scheduleRefresh();
        } else {
            converse(query, this::furtherAnswered, situation -> furtherFailed(query, situation));
        }
    }

    private boolean isWorthAsking(Query query) {
        return failures.getOrDefault(query, 0) < MAX_FAILURES;
    }

    private void furtherFailed(Query query, Situation situation) {
        if (situation.kind() == Kind.NO_ANSWER || situation.kind() == Kind.REFUSED) {
            failures.merge(query, 1, Integer::sum);
        }
        askFurtherQuery();
    }

    private void furtherAnswered(Query query, Answer answer) {
        failures.remove(query);
        Decoded decoded = query.decode(answer);
        if (!decoded.values().isEmpty()) {
            listener.measured(Reading.of(clock.instant(), OptionalDouble.empty(), decoded.values()));
        }
        askFurtherQuery();
    }

    private void scheduleRefresh() {
        if (!settings.refreshInterval().isZero()) {
            next.start(settings.refreshInterval(), () -> askWhenAllowed(Cause.ROUTINE));
        }
    }

    private void converse(Query query, BiConsumer<Query, Answer> whenAnswered, Consumer<Situation> whenFailed) {
        distance.start(MIN_DISTANCE, this::distancePassed);
        Conversation conversation = new Conversation(query.request(), wire, response, new Conversation.Listener() {
            @Override
            public void answered(Answer answer) {
                Interrogator.this.conversation = null;
                answers.put(query.request(), new TimedAnswer(clock.instant(), answer));
                whenAnswered.accept(query, answer);
            }

            @Override
            public void failed(Situation situation) {
                Interrogator.this.conversation = null;
                whenFailed.accept(situation);
            }
        });
        this.conversation = conversation;
        conversation.begin(settings.responseTimeout());
    }
}
