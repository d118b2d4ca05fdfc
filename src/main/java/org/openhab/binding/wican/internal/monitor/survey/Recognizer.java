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

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.asking.Line;
import org.openhab.binding.wican.internal.monitor.base.Eavesdropper;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Timer;
import org.openhab.binding.wican.internal.monitor.presence.StarterBattery;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Recognizer} finds out which car it is. It listens first; a car that does not tell enough by itself it
 * asks:
 * once per arrival, at three arrivals at most, and never without end. A car that is to be spared is asked at one. Its
 * methods are called under the lock of the {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Recognizer extends Survey {

    /** Hears what comes out. */
    public interface Listener {

        /** How things stand. */
        void situation(Situation situation);

        /** It is known which car it is, or which it may be. */
        void recognition(Outcome outcome);
    }

    static final Duration MOST_TIME = Duration.ofSeconds(30);
    /** Whoever could not be recognised at so many arrivals will not be at the next. */
    static final int MOST_ATTEMPTS = 3;

    private final Logger logger = LoggerFactory.getLogger(Recognizer.class);

    private final StarterBattery battery;
    private final Listener listener;
    private final RecognizingEar ear;
    private final Prelude prelude;
    private final Interview interview;
    private final Timer deadline;

    private @Nullable Situation result;
    private int attempts;
    private boolean isInterrupted;

    /**
     * @param vehicles the profiles that the car may have
     * @param battery is asked before the car is
     * @param lock guards the state
     */
    public Recognizer(List<VehicleProfile> vehicles, StarterBattery battery, Line line, Clock clock,
            ScheduledExecutorService scheduler, Object lock, Listener listener) {
        super(line, scheduler, lock);
        this.battery = battery;
        this.listener = listener;
        this.ear = new RecognizingEar(vehicles, clock, this::heard);
        this.prelude = new Prelude(battery, scheduler, lock, this::begin,
                () -> listener.situation(battery.situation()));
        this.interview = new Interview(vehicles, battery);
        this.deadline = new Timer(scheduler, lock);
    }

    /**
     * @return who must hear what is on the bus
     */
    public Eavesdropper ear() {
        return ear;
    }

    /**
     * Asks no sooner than after this time.
     *
     * @param atLeast negative for at once
     */
    public void rest(Duration atLeast) {
        prelude.rest(atLeast);
    }

    /** Another chance, if there were not enough of them; what came out at the last is told once more. */
    @Override
    public void arrived(boolean live) {
        isInterrupted = false;
        if (attempts < MOST_ATTEMPTS) {
            result = null;
        } else if (result != null && result.kind() == Kind.LOW_VOLTAGE) {
            result = Situation.of(Kind.VIN_SILENCE);
        }
        start();
    }

    /** What was interrupted begins anew, as another attempt. */
    @Override
    public void returned() {
        if (isInterrupted) {
            isInterrupted = false;
            start();
        }
    }

    private void start() {
        Situation result = this.result;
        listener.situation(result == null ? Situation.of(Kind.RECOGNISING) : result);
        if (result == null && !interview.isUnderWay()) {
            prelude.begin();
        }
    }

    private void begin() {
        attempts++;
        logger.debug("Asking the car which it is, attempt {} of {}", attempts, MOST_ATTEMPTS);
        interview.begin();
        deadline.start(MOST_TIME, this::finished);
        startSurvey();
    }

    /** The car has told enough by itself: there is nothing to ask. */
    private void heard(VehicleProfile vehicle) {
        if (!isRecognised()) {
            logger.debug("Heard that it is {}", vehicle.id());
            end();
            tell(new Outcome(Outcome.Kind.RECOGNISED, Optional.empty(), List.of(vehicle), List.of()),
                    Situation.of(Kind.RECOGNISED_BY_EAR, vehicle.label()));
        }
    }

    private boolean isRecognised() {
        Situation result = this.result;
        return result != null && (result.kind() == Kind.RECOGNISED || result.kind() == Kind.RECOGNISED_BY_EAR);
    }

    private void tell(Outcome outcome, Situation situation) {
        result = situation;
        listener.recognition(outcome);
        listener.situation(situation);
    }

    @Override
    Optional<DiagnosticRequest> next() {
        return interview.next();
    }

    @Override
    boolean isGuess() {
        return interview.isForVin();
    }

    @Override
    void answered(List<Answer> answers) {
        interview.answered(answers);
    }

    @Override
    void failed(Situation situation) {
        interview.failed(situation);
    }

    @Override
    void finished() {
        Optional<Outcome> asked = interview.outcome();
        boolean isCutShort = interview.isCutShort();
        if (interview.isSparing() && !isCutShort) {
            attempts = MOST_ATTEMPTS;
        }
        end();
        asked.map(this::orHeard).ifPresent(outcome -> {
            Situation situation = isCutShort ? battery.situation() : Conclusion.of(outcome);
            logger.debug("After {} requests: {}", interview.requests(), situation);
            tell(outcome, situation);
        });
    }

    /** Of a car that does not tell its VIN, what it sends by itself may tell which it may be. */
    private Outcome orHeard(Outcome outcome) {
        List<VehicleProfile> possible = outcome.vin().isEmpty() ? ear.possible() : List.of();
        return possible.isEmpty() ? outcome
                : new Outcome(Outcome.Kind.SEVERAL, Optional.empty(), possible, outcome.trials());
    }

    private void end() {
        if (interview.isUnderWay() && attempts == MOST_ATTEMPTS) {
            result = Situation.of(Kind.VIN_SILENCE);
        }
        cancelSurvey();
        deadline.stop();
        prelude.cancel();
        interview.end();
    }

    /** What has come out stays so over a short absence. */
    @Override
    public void cancel() {
        isInterrupted = interview.isUnderWay() || prelude.isSpared() || result == null;
        end();
    }

    @Override
    public void stop() {
        end();
        prelude.stop();
        stopSurvey();
    }

    /** A car that was spared may be asked when its 12 V battery has recovered. */
    @Override
    public void signOfLife() {
        if (prelude.isSpared() && !battery.isTooLow()) {
            start();
        }
    }

    @Override
    public boolean isQuiet() {
        return prelude.isSpared();
    }
}
