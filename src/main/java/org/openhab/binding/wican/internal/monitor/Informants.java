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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.asking.CarMemory;
import org.openhab.binding.wican.internal.monitor.asking.Interrogator;
import org.openhab.binding.wican.internal.monitor.asking.Journal;
import org.openhab.binding.wican.internal.monitor.asking.Line;
import org.openhab.binding.wican.internal.monitor.asking.Manners;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.monitor.base.Informant;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Ears;
import org.openhab.binding.wican.internal.monitor.base.Eavesdropper;
import org.openhab.binding.wican.internal.monitor.hearing.AttentiveInformant;
import org.openhab.binding.wican.internal.monitor.hearing.Hearing;
import org.openhab.binding.wican.internal.monitor.hearing.SilentInformant;
import org.openhab.binding.wican.internal.monitor.listening.AutoPidListener;
import org.openhab.binding.wican.internal.monitor.presence.StarterBattery;
import org.openhab.binding.wican.internal.monitor.presence.Visits;
import org.openhab.binding.wican.internal.monitor.survey.Questionnaire;
import org.openhab.binding.wican.internal.monitor.survey.Recognizer;

/**
 * The {@link Informants} say who tells about the car at present: the one that the approach wants, or for a while one
 * that asks what a person wants to have asked. Its methods are called under the lock of the {@link CarMonitor}, if
 * nothing else is said.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Informants {

    /** However often the Thing of a car is saved: it is asked the same no more often. */
    private static final Duration RESTART = Duration.ofMinutes(1);

    private final MonitorSettings settings;
    private final Publisher publisher;
    private final Journal journal;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private final Object lock;
    private final CarMemory former;
    private Optional<Interrogator> interrogator = Optional.empty();
    private Optional<Eavesdropper> eavesdropper = Optional.empty();
    private final Informant usual;
    private volatile Informant present;
    private boolean stopped;

    /**
     * @param memory what was asked in a former life
     * @param battery is asked before the car is
     * @param hearing knows what the car tells by itself, if it does
     * @param journal keeps what the car was asked
     * @param lock guards the state
     * @param results hears what comes out
     */
    Informants(MonitorSettings settings, CarMemory memory, StarterBattery battery, Visits visits,
            Optional<Hearing> hearing, Publisher publisher, Journal journal, Clock clock,
            ScheduledExecutorService scheduler, Object lock, Results results) {
        this.settings = settings;
        this.publisher = publisher;
        this.journal = journal;
        this.clock = clock;
        this.scheduler = scheduler;
        this.lock = lock;
        this.former = memory;
        this.eavesdropper = hearing.map(Eavesdropper.class::cast);
        this.usual = usual(settings.approach(), memory, battery, visits, hearing, results);
        this.present = usual;
    }

    private Informant usual(Approach approach, CarMemory memory, StarterBattery battery, Visits visits,
            Optional<Hearing> hearing, Results results) {
        if (hearing.isPresent() && approach instanceof Approach.Ask ask && !ask.vehicle().isAskable()) {
            return new SilentInformant(hearing.get(), scheduler, lock, results);
        }
        if (approach instanceof Approach.Ask ask) {
            Ears ears = hearing.map(Ears.class::cast).orElse(Ears.DEAF);
            Interrogator asking = interrogator(ask, memory, battery, visits, ears, results);
            interrogator = Optional.of(asking);
            if (!ask.wasAskedNow() && memory.vehicle().equals(ask.vehicle().id())) {
                asking.rest(restAfter(memory.lastAsked()));
            }
            return ears.canHearSoc() && hearing.isPresent()
                    ? new AttentiveInformant(asking, hearing.get(), scheduler, lock, results)
                    : asking;
        }
        if (approach instanceof Approach.Recognise recognise) {
            Recognizer recognizer = new Recognizer(recognise.vehicles(), battery, line(), clock, scheduler, lock,
                    results);
            eavesdropper = Optional.of(recognizer.ear());
            if (memory.vehicle().isEmpty()) {
                recognizer.rest(restAfter(memory.lastAsked()));
            }
            return recognizer;
        }
        return new AutoPidListener(settings, publisher, clock, results);
    }

    /** Nothing but a new start has happened: the car that was asked a moment ago has nothing new to tell. */
    private Duration restAfter(Instant lastAsked) {
        return RESTART.minus(Duration.between(lastAsked, clock.instant()).abs());
    }

    private Interrogator interrogator(Approach.Ask ask, CarMemory memory, StarterBattery battery, Visits visits,
            Ears ears, Results results) {
        Instant lastAsked = ask.wasAskedNow() ? clock.instant() : memory.lastAsked();
        CarMemory known = new CarMemory(memory.vehicle(), memory.patience(), lastAsked).forVehicle(ask.vehicle().id());
        Manners manners = new Manners(ask.vehicle().asking(), battery, visits, known.patience());
        return new Interrogator(settings, ask.vehicle(), manners, battery, ears, lastAsked, line(), clock, scheduler,
                lock, results);
    }

    private Line line() {
        return new Line(settings, publisher, journal, scheduler, lock);
    }

    /**
     * @return who hears what is on the bus
     */
    Optional<Eavesdropper> eavesdropper() {
        return eavesdropper;
    }

    /**
     * May be called without the lock.
     *
     * @return who tells about the car
     */
    Informant present() {
        return present;
    }

    /**
     * Asks the car what a person wants to have asked, each request once, in place of all else.
     *
     * @param whenDone runs at the end, when the usual informant is back
     * @return false if that is being done already
     */
    boolean ask(List<DiagnosticRequest> requests, Runnable whenDone) {
        if (present instanceof Questionnaire) {
            return false;
        }
        usual.disconnected();
        Questionnaire questionnaire = new Questionnaire(requests, line(), scheduler, lock, () -> {
            present = usual;
            if (stopped) {
                usual.stop();
            }
            whenDone.run();
        });
        present = questionnaire;
        questionnaire.start();
        return true;
    }

    /**
     * @return what whoever asks next must know; what a former life has left if nobody asks now
     */
    CarMemory memory() {
        return interrogator.map(Interrogator::memory).orElse(former);
    }

    /** Nothing happens any more, ever. */
    void stop() {
        stopped = true;
        present.stop();
    }
}
