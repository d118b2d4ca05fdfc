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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.asking.Journal;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Timer;
import org.openhab.binding.wican.internal.monitor.presence.StarterBattery;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Inquiry.Failure;
import org.openhab.binding.wican.internal.vehicle.recognition.Inquiry;
import org.openhab.binding.wican.internal.vehicle.recognition.Makes;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Recognizer} asks the car which it is: once per arrival, at three arrivals at most, and never without end.
 * A
 * car that is to be spared is asked at one.
 * Its methods are called under the lock of the {@code CarMonitor}.
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

    /** What one arrival may cost the car. */
    static final int MOST_REQUESTS = 40;
    /** With so many requests all units are asked at once. */
    private static final int REQUESTS_TO_ALL = 2;
    /** What all arrivals together may cost a car that answers nothing. */
    static final int MOST_IN_VAIN = 50;
    static final Duration MOST_TIME = Duration.ofSeconds(30);
    /** Whoever could not be recognised at so many arrivals will not be at the next. */
    static final int MOST_ATTEMPTS = 3;
    /** How many single units are asked for the VIN: the rest of the requests is for trying the profiles. */
    private static final int MOST_UNITS = 30;

    private final Logger logger = LoggerFactory.getLogger(Recognizer.class);

    private final List<VehicleProfile> vehicles;
    private final Makes makes = Makes.bundled();
    private final StarterBattery battery;
    private final Listener listener;
    private final Timer deadline;
    private final Timer rest;

    /** What was asked for the VIN in vain. */
    private final Set<DiagnosticRequest> fruitless = new HashSet<>();
    private @Nullable Inquiry inquiry;
    private @Nullable DiagnosticRequest asked;
    private @Nullable Situation result;
    private int attempts;
    private int requests;
    private boolean isSpared;
    private boolean isDeferred;
    private boolean isCutShort;
    private boolean isInterrupted;
    /** How many requests in a row nobody has answered. */
    private int inVain;

    /**
     * @param vehicles the profiles that the car may have
     * @param battery is asked before the car is
     * @param lock guards the state
     */
    public Recognizer(MonitorSettings settings, List<VehicleProfile> vehicles, StarterBattery battery,
            Publisher publisher, Journal journal, ScheduledExecutorService scheduler, Object lock, Listener listener) {
        super(settings, publisher, journal, scheduler, lock);
        this.vehicles = vehicles;
        this.battery = battery;
        this.listener = listener;
        this.deadline = new Timer(scheduler, lock);
        this.rest = new Timer(scheduler, lock);
    }

    /**
     * Asks no sooner than after this time.
     *
     * @param atLeast negative for at once
     */
    public void rest(Duration atLeast) {
        if (!atLeast.isNegative()) {
            rest.start(atLeast, this::rested);
        }
    }

    private void rested() {
        if (isDeferred) {
            isDeferred = false;
            start();
        }
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
        if (inquiry != null) {
            listener.situation(Situation.of(Kind.RECOGNISING));
        } else if (result != null) {
            listener.situation(result);
        } else {
            listener.situation(Situation.of(Kind.RECOGNISING));
            isSpared = false;
            isDeferred = rest.isRunning();
            if (!isDeferred) {
                battery.unlessTooLow(this::begin, this::spareBattery);
            }
        }
    }

    private void begin() {
        attempts++;
        requests = 0;
        logger.debug("Asking the car which it is, attempt {} of {}", attempts, MOST_ATTEMPTS);
        inquiry = new Inquiry(vehicles, makes, MOST_UNITS, Set.copyOf(fruitless));
        deadline.start(MOST_TIME, this::finished);
        startSurvey();
    }

    /** The car has told enough by itself: there is nothing to ask. */
    public void heard(VehicleProfile vehicle) {
        if (result == null || result.kind() != Kind.RECOGNISED) {
            logger.debug("Heard that it is {}", vehicle.id());
            end();
            Situation situation = Situation.of(Kind.RECOGNISED, vehicle.label(), "");
            result = situation;
            listener.recognition(new Outcome(Outcome.Kind.RECOGNISED, Optional.empty(), List.of(vehicle), List.of()));
            listener.situation(situation);
        }
    }

    private void spareBattery() {
        isSpared = true;
        listener.situation(battery.situation());
    }

    @Override
    public Optional<DiagnosticRequest> next() {
        Inquiry inquiry = this.inquiry;
        Optional<DiagnosticRequest> next = inquiry == null ? Optional.empty() : inquiry.next();
        isCutShort = next.isPresent() && battery.isTooLow();
        boolean isEnough = requests == MOST_REQUESTS || inVain >= MOST_IN_VAIN && requests >= REQUESTS_TO_ALL;
        if (inquiry == null || next.isEmpty() || isCutShort || isEnough) {
            return Optional.empty();
        }
        requests++;
        inVain++;
        asked = next.get();
        return next;
    }

    @Override
    public boolean isGuess() {
        Inquiry inquiry = this.inquiry;
        return inquiry != null && inquiry.isForVin();
    }

    @Override
    public void answered(List<Answer> answers) {
        inVain = 0;
        Inquiry inquiry = this.inquiry;
        if (inquiry != null) {
            inquiry.answered(answers);
        }
    }

    @Override
    public void failed(Situation situation) {
        Inquiry inquiry = this.inquiry;
        DiagnosticRequest asked = this.asked;
        if (inquiry != null && asked != null) {
            if (inquiry.isForVin()) {
                fruitless.add(asked);
            }
            inquiry.failed(switch (situation.kind()) {
                case NO_ANSWER -> Failure.SILENCE;
                case INCOMPLETE -> Failure.INCOMPLETE;
                case REFUSED_NOW -> Failure.NOT_NOW;
                case OTHER_UNIT -> Failure.ELSEWHERE;
                default -> Failure.REFUSAL;
            });
        }
    }

    @Override
    public void finished() {
        Inquiry inquiry = this.inquiry;
        end();
        if (inquiry != null) {
            Outcome outcome = inquiry.outcome();
            Situation situation = isCutShort ? battery.situation() : situationOf(outcome);
            logger.debug("After {} requests: {}", requests, situation);
            result = situation;
            if (inquiry.isSparing() && !isCutShort) {
                attempts = MOST_ATTEMPTS;
            }
            listener.recognition(outcome);
            listener.situation(situation);
        }
    }

    private void end() {
        if (inquiry != null && attempts == MOST_ATTEMPTS) {
            result = Situation.of(Kind.VIN_SILENCE);
        }
        cancelSurvey();
        deadline.stop();
        battery.forgetQuestion();
        inquiry = null;
        isSpared = false;
        isDeferred = false;
    }

    private Situation situationOf(Outcome outcome) {
        String vin = outcome.vin().map(Object::toString).orElse("");
        String labels = outcome.vehicles().stream().map(VehicleProfile::label).collect(Collectors.joining("; "));
        return switch (outcome.kind()) {
            case RECOGNISED -> Situation.of(Kind.RECOGNISED, labels, vin);
            case SEVERAL -> Situation.of(
                    outcome.vehicles().size() == 1 ? Kind.RECOGNISED_PERHAPS : Kind.RECOGNISED_SEVERAL, vin, labels);
            case NONE_FITS -> Situation.of(Kind.RECOGNISED_NONE, vin);
            case UNKNOWN_MAKE -> Situation.of(Kind.UNKNOWN_MAKE, vin);
            case VINS_DIFFER -> Situation.of(Kind.VINS_DIFFER);
            case VIN_UNUSABLE -> Situation.of(Kind.VIN_UNUSABLE);
            case VIN_REFUSED -> Situation.of(Kind.VIN_REFUSED);
            case SILENT -> Situation.of(Kind.VIN_SILENCE);
        };
    }

    /** What has come out stays so over a short absence. */
    @Override
    public void cancel() {
        isInterrupted = inquiry != null || isSpared || result == null;
        end();
    }

    /** The car may still be there: what is known needs no second attempt. */
    @Override
    public void disconnected() {
        cancel();
    }

    @Override
    public void stop() {
        end();
        rest.stop();
        stopSurvey();
    }

    /** A car that was spared may be asked when its 12 V battery has recovered. */
    @Override
    public void signOfLife() {
        if (isSpared && !battery.isTooLow()) {
            start();
        }
    }

    @Override
    public boolean isQuiet() {
        return isSpared;
    }
}
