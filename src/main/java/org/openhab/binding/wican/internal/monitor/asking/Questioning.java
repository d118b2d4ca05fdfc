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
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.monitor.base.Ears;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.vehicle.Decoded;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.Rejection;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * The {@link Questioning} puts a vehicle's queries to the car, one at a time, and makes readings of the answers.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Questioning {

    private final VehicleProfile vehicle;
    private final Line line;
    private final Ears ears;
    private final Distance distance;
    private final Clock clock;
    private final Interrogator.Listener listener;
    private final FurtherQueries furtherQueries;

    /**
     * @param valuesEvery after every how many answers about the state of charge the further queries are due
     * @param ears know what need not be asked
     * @param distance is told of each question
     * @param listener is told what the further queries bring
     */
    Questioning(VehicleProfile vehicle, int valuesEvery, Line line, Ears ears, Distance distance, Clock clock,
            Interrogator.Listener listener) {
        this.vehicle = vehicle;
        this.line = line;
        this.ears = ears;
        this.distance = distance;
        this.clock = clock;
        this.listener = listener;
        this.furtherQueries = new FurtherQueries(vehicle.furtherQueries(), valuesEvery, this::isWanted);
    }

    /** What is heard need not be asked. */
    private boolean isWanted(Query query) {
        return query.parameters().stream().map(Parameter::name).filter(name -> !ears.isHeard(name))
                .anyMatch(listener::wants);
    }

    boolean isBusy() {
        return line.isBusy();
    }

    /** Another car may have come, or the same on another day: nothing has been lost or refused yet. */
    void beginAnew() {
        furtherQueries.allDue();
        line.isNew();
    }

    void furtherQueriesDue() {
        furtherQueries.allDue();
    }

    /** Whatever is under way is forgotten. */
    void cancel() {
        line.cancel();
        furtherQueries.forget();
    }

    /**
     * Asks for the state of charge.
     *
     * @param whenFailed is told why there is no answer that means anything
     */
    void askMainQuery(Consumer<Reading> whenAnswered, Consumer<Situation> whenFailed) {
        Query query = vehicle.mainQuery();
        converse(query, vehicle::isAnsweredBy, decoded -> {
            if (vehicle.isAnsweredBy(decoded)) {
                whenAnswered.accept(Reading.of(clock.instant(), soc(decoded), decoded.values()));
            } else {
                whenFailed.accept(situationOf(vehicle.rejectionIn(decoded)));
            }
        }, whenFailed);
    }

    /** What the dashboard shows and is heard is better than the battery's that is asked for. */
    private OptionalDouble soc(Decoded decoded) {
        Optional<String> asked = vehicle.askedSocParameter();
        return ears.isSocHeard() && !asked.equals(vehicle.socParameter()) ? OptionalDouble.empty()
                : asked.map(decoded::value).orElseGet(OptionalDouble::empty);
    }

    private static Situation situationOf(Rejection rejection) {
        Kind kind = switch (rejection.reason()) {
            case WRONG_LENGTH -> Kind.WRONG_LENGTH;
            case NOT_READY -> Kind.NOT_READY;
            case NO_VALUE -> Kind.NO_VALUE;
            case OUT_OF_RANGE -> Kind.OUT_OF_RANGE;
        };
        return new Situation(kind, rejection.details());
    }

    /**
     * The state of charge is known: asks for all that is due beside it, unless that is being done.
     *
     * @param whenDone runs when nothing is left to ask
     */
    void goOnAfterMainQuery(Runnable whenDone) {
        furtherQueries.stateOfChargeIsKnown();
        if (!line.isBusy()) {
            askFurtherQuery(whenDone);
        }
    }

    private void askFurtherQuery(Runnable whenDone) {
        Query query = furtherQueries.next();
        if (query == null) {
            whenDone.run();
            return;
        }
        converse(query, decoded -> !decoded.values().isEmpty(), decoded -> {
            furtherQueries.answered(query);
            if (!decoded.values().isEmpty()) {
                listener.measured(Reading.of(clock.instant(), OptionalDouble.empty(), decoded.values()));
            }
            askFurtherQuery(whenDone);
        }, situation -> {
            if (situation.isNoAnswer()) {
                furtherQueries.refused(query);
            }
            askFurtherQuery(whenDone);
        });
    }

    private void converse(Query query, Predicate<Decoded> isMeaningful, Consumer<Decoded> whenAnswered,
            Consumer<Situation> whenFailed) {
        distance.asked();
        line.ask(query.request(), answer -> isMeaningful.test(query.decode(answer)), new Conversation.Listener() {
            @Override
            public void answered(List<Answer> answers) {
                whenAnswered.accept(query.decode(answers.get(answers.size() - 1)));
            }

            @Override
            public void failed(Situation situation) {
                whenFailed.accept(situation);
            }
        });
    }
}
