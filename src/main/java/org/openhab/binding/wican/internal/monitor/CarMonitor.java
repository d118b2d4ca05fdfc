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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.AdapterCommand;
import org.openhab.binding.wican.internal.adapter.AdapterStatus;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.asking.Exchange;
import org.openhab.binding.wican.internal.monitor.asking.Interrogator;
import org.openhab.binding.wican.internal.monitor.asking.Journal;
import org.openhab.binding.wican.internal.monitor.asking.TimedAnswer;
import org.openhab.binding.wican.internal.monitor.base.Approach;
import org.openhab.binding.wican.internal.monitor.base.Informant;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Reporter;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Timer;
import org.openhab.binding.wican.internal.monitor.belief.Believability;
import org.openhab.binding.wican.internal.monitor.belief.SocKeeper;
import org.openhab.binding.wican.internal.monitor.listening.AutoPidListener;
import org.openhab.binding.wican.internal.monitor.presence.Clues;
import org.openhab.binding.wican.internal.monitor.presence.Presence.Change;
import org.openhab.binding.wican.internal.monitor.presence.Presence;
import org.openhab.binding.wican.internal.monitor.presence.Silence;
import org.openhab.binding.wican.internal.monitor.presence.StarterBattery;
import org.openhab.binding.wican.internal.monitor.survey.Questionnaire;
import org.openhab.binding.wican.internal.monitor.survey.Recognizer;
import org.openhab.binding.wican.internal.monitor.survey.Survey;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;

/**
 * The {@link CarMonitor} watches one car through one adapter: it hears the adapter's messages, has the car asked when
 * it is time, and tells what came out.
 * <p>
 * It may be called from any thread. What it does under its lock is short and never waits.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class CarMonitor {

    /** How far the clocks of two computers in a house may differ. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);
    /** After so long without a word it is time to say where the mistake may be. */
    private static final Duration FIRST_WORD = Duration.ofMinutes(1);
    /** However often an adapter says that it is online: not more than one round in so long. */
    private static final Duration ROUND = Duration.ofMinutes(1);

    private final MonitorSettings settings;
    private final AdapterTopics topics;
    private final Publisher publisher;
    private final Reporter reporter;
    private final Clock clock;
    private final ScheduledExecutorService scheduler;
    private final Presence presence = new Presence();
    private final Believability believability = new Believability();
    private final Clues clues = new Clues();
    private final StarterBattery battery;
    private final Silence silence;
    private final Journal journal;
    private final Reception reception;
    private final boolean isAsking;
    private final Optional<SocKeeper> keeper;
    private final Timer firstWord;
    private final Timer repetition;

    private volatile Informant informant;
    private Instant lastSeen = Instant.EPOCH;
    private Instant lastMeasured = Instant.EPOCH;
    private Instant lastRound = Instant.EPOCH;
    private byte @Nullable [] lastAnswer;
    private boolean isUnanswered;
    private boolean stopped;

    /**
     * @param clock the time of measurement; its zone is the one that published times are written in
     * @param scheduler runs the timers
     */
    public CarMonitor(MonitorSettings settings, Publisher publisher, Reporter reporter, Clock clock,
            ScheduledExecutorService scheduler) {
        this.settings = settings;
        this.topics = settings.topics();
        this.publisher = publisher;
        this.reporter = reporter;
        this.clock = clock;
        this.battery = new StarterBattery(settings, publisher, scheduler, this, new BatteryNews());
        this.silence = new Silence(settings.refreshInterval(), clock, scheduler, this, battery::ask,
                () -> apply(presence.silent(), false));
        this.scheduler = scheduler;
        this.firstWord = new Timer(scheduler, this);
        this.repetition = new Timer(scheduler, this);
        this.journal = new Journal(clock);
        this.isAsking = settings.approach().isAsking();
        this.informant = informant(settings.approach());
        this.reception = new Reception(settings, clock, new Messages());
        this.keeper = settings.socTopic().map(topic -> new SocKeeper(topic, publisher, clock, this));
    }

    private Informant informant(Approach approach) {
        Results results = new Results();
        if (approach instanceof Approach.Ask ask) {
            return new Interrogator(settings, ask, battery, publisher, journal, clock, scheduler, this, results);
        }
        if (approach instanceof Approach.Recognise recognise) {
            return new Recognizer(settings, recognise.vehicles(), battery, publisher, journal, scheduler, this,
                    results);
        }
        return new AutoPidListener(settings, publisher, clock, results);
    }

    /**
     * @return the topics whose messages the monitor wants, in the order in which to subscribe: the status last, because
     *         a retained one is answered with a request, whose answer must not be missed
     */
    public List<String> topics() {
        return reception.topics();
    }

    /** The broker can be reached: what waited for it is published. */
    public synchronized void connected() {
        if (!stopped) {
            presence.connected(clock.instant());
            if (presence.isUnknown()) {
                reporter.situation(Situation.of(Kind.WAITING));
                firstWord.start(FIRST_WORD, this::nothingHeard);
            }
            keeper.ifPresent(SocKeeper::connected);
        }
    }

    /** The connection is lost: what was asked will not be answered, and the next messages may be replayed ones. */
    public synchronized void disconnected() {
        reception.forget();
        presence.reset();
        believability.away();
        clues.reset();
        stopWatching();
        informant.disconnected();
    }

    /** Ends all activity. The monitor can't be used any more. */
    public synchronized void stop() {
        stopped = true;
        stopWatching();
        informant.stop();
    }

    private void stopWatching() {
        firstWord.stop();
        repetition.stop();
        battery.stop();
        silence.stop();
    }

    /**
     * Asks the car now, unless that is being done already, or the adapter is known to be out of reach.
     *
     * @param everything the further values too, not the state of charge alone
     */
    public synchronized void ask(boolean everything) {
        if (!stopped && !presence.isOffline()) {
            informant.ask(everything);
        }
    }

    /** Asks the adapter for the level of the 12 V battery. The car does not notice. */
    public synchronized void askBattery() {
        if (!stopped && !presence.isOffline()) {
            battery.ask();
        }
    }

    /** Has the adapter started anew. The car does not notice. */
    public synchronized void reboot() {
        if (!stopped && !presence.isOffline()) {
            publisher.publish(topics.command(), AdapterCommand.REBOOT.encode(), Publisher.Delivery.TRANSIENT);
        }
    }

    /**
     * @return the last answer to each request that was answered, whatever became of it
     */
    public synchronized Map<DiagnosticRequest, TimedAnswer> answers() {
        return journal.answers();
    }

    /**
     * @return what the car was asked since it came home, and what came back
     */
    public synchronized List<Exchange> exchanges() {
        return journal.exchanges();
    }

    /**
     * Asks the car what a person wants to have asked, each request once, in place of all else.
     *
     * @param requests what to ask
     * @param whenDone runs at the end, or when the car leaves before; under the monitor's lock
     * @return false if the car can't be asked now: it is away, its 12 V battery is weak, the adapter asks by itself, or
     *         the car is already being asked so
     */
    public synchronized boolean ask(List<DiagnosticRequest> requests, Runnable whenDone) {
        Informant usual = informant;
        if (stopped || !isAsking || !presence.isOnline() || battery.isTooLow() || usual instanceof Questionnaire) {
            return false;
        }
        usual.disconnected();
        Questionnaire questionnaire = new Questionnaire(settings, requests, publisher, journal, scheduler, this, () -> {
            resume(usual);
            whenDone.run();
        });
        informant = questionnaire;
        questionnaire.start();
        return true;
    }

    /**
     * @return how long it takes to {@link #ask(List, Runnable) ask} so many requests if none of them is answered
     */
    public static Duration timeToAsk(int requests) {
        return Survey.PATIENCE.multipliedBy(requests);
    }

    private void resume(Informant usual) {
        informant = usual;
        if (stopped) {
            usual.stop();
        } else if (presence.isOnline()) {
            usual.arrived(false);
        }
    }

    /**
     * Takes a message from the broker.
     *
     * @param topic one of {@link #topics()}
     * @param payload whatever it is: what makes no sense is ignored
     */
    public void messageArrived(String topic, byte[] payload) {
        reception.messageArrived(topic, payload);
    }

    /**
     * Lets something be told while no message is, unless the monitor has stopped.
     */
    public synchronized void betweenMessages(Runnable action) {
        if (!stopped) {
            action.run();
        }
    }

    /** What may be a replay is not the adapter speaking; the last will is not either. */
    private void statusArrived(String topic, AdapterStatus status) {
        Instant now = clock.instant();
        boolean live = presence.isLive(topic, now);
        Change change = presence.heard(topic, status, now);
        if (live && (change == Change.ARRIVED || change == Change.REPEATED)) {
            seen(now);
        }
        apply(change, live);
    }

    /**
     * The very same message twice in a row, with its time stamp of the adapter, is one that the broker has delivered
     * for two overlapping subscriptions, not a frame that was on the bus twice.
     */
    private void framesArrived(List<CanFrame> frames, byte[] payload) {
        if (Arrays.equals(payload, lastAnswer)) {
            return;
        }
        lastAnswer = payload;
        apply(presence.heardLive(), false);
        informant.accept(frames);
    }

    private void trafficSeen(Instant now, boolean isSignOfLife) {
        seen(now);
        clues.busHeard(now);
        apply(presence.heardLive(), false);
        if (isSignOfLife && presence.isOnline()) {
            informant.signOfLife();
        }
    }

    /** What a Pro tells when it connects is retained: it may be old, and proves nothing about the adapter. */
    private void voltageArrived(String topic, double volts) {
        if (!topic.equals(topics.battery())) {
            seen(clock.instant());
            apply(presence.heardLive(), false);
        }
        if (presence.isOnline()) {
            battery.measured(volts);
        }
    }

    private void valuesArrived(String topic, byte[] payload) {
        informant.valuesArrived(topic, payload);
        Instant now = clock.instant();
        if (isAsking) {
            clueArrived(now, () -> clues.valuesHeard(topic, payload, now));
        }
    }

    /**
     * Whoever says something instead of answering is there; what explains the silence is told when it is new.
     *
     * @param isLive takes the clue; tells whether the adapter has just said it
     */
    private void clueArrived(Instant now, BooleanSupplier isLive) {
        Optional<Kind> before = clues.explanation(now);
        if (!isLive.getAsBoolean()) {
            return;
        }
        seen(now);
        apply(presence.heardLive(), false);
        Optional<Kind> explanation = clues.explanation(now);
        if (isUnanswered && presence.isOnline() && !explanation.equals(before)) {
            explanation.ifPresent(kind -> reporter.situation(Situation.of(kind)));
        }
    }

    /**
     * The own message of an earlier life: it is worth something only as long as nothing newer is known, and not if its
     * time is still to come.
     */
    private void restore(Reading reading) {
        boolean isPast = reading.time().isBefore(clock.instant().plus(CLOCK_TOLERANCE));
        if (isPast && !believability.isKnown()) {
            reading.soc().ifPresent(soc -> believability.believed(soc, reading.time()));
            believability.away();
            reporter.restored(reading);
        }
    }

    private void apply(Change change, boolean live) {
        switch (change) {
            case ARRIVED -> {
                firstWord.stop();
                reporter.online(true);
                battery.arrived();
                journal.arrived();
                silence.begin();
                arrived(live);
            }
            case REPEATED -> repeated();
            case LEFT -> {
                stopWatching();
                believability.away();
                informant.cancel();
                reporter.online(false);
                reporter.situation(Situation.of(presence.isOffline() ? Kind.AWAY : Kind.SILENT));
            }
            case NONE -> {
            }
        }
    }

    private void arrived(boolean live) {
        repetition.stop();
        lastRound = clock.instant();
        if (!isAsking) {
            battery.ask();
        }
        informant.arrived(live);
    }

    /** The adapter was away for less than its keep-alive, has restarted, or speaks on another topic now. */
    private void repeated() {
        Instant now = clock.instant();
        if (Moments.areFar(lastMeasured, now, ROUND) || informant.isQuiet()) {
            if (Moments.areFar(lastRound, now, ROUND)) {
                arrived(true);
            } else if (!repetition.isRunning()) {
                repetition.start(ROUND.minus(Duration.between(lastRound, now).abs()), this::repeated);
            }
        }
    }

    private void nothingHeard() {
        if (presence.isUnknown()) {
            reporter.situation(Situation.of(Kind.NEVER_HEARD, Situation.topics(topics.status())));
        }
    }

    private void seen(Instant now) {
        silence.heard();
        if (Moments.areFar(lastSeen, now, Reception.RESOLUTION)) {
            lastSeen = now;
            reporter.seen(now);
        }
    }

    /** Messages come from any thread. */
    private final class Messages implements Reception.Listener {

        @Override
        public @Nullable Predicate<CanId> awaited() {
            return informant.awaited();
        }

        @Override
        public void status(String topic, AdapterStatus status) {
            betweenMessages(() -> statusArrived(topic, status));
        }

        @Override
        public void voltage(String topic, double volts) {
            betweenMessages(() -> voltageArrived(topic, volts));
        }

        @Override
        public void frames(List<CanFrame> frames, byte[] payload) {
            betweenMessages(() -> framesArrived(frames, payload));
        }

        @Override
        public void traffic(Instant now, boolean isSignOfLife) {
            betweenMessages(() -> trafficSeen(now, isSignOfLife));
        }

        @Override
        public void log(Instant now) {
            betweenMessages(() -> clueArrived(now, () -> clues.logHeard(now)));
        }

        @Override
        public void values(String topic, byte[] payload) {
            betweenMessages(() -> valuesArrived(topic, payload));
        }

        @Override
        public void kept(Reading reading) {
            betweenMessages(() -> restore(reading));
        }
    }

    private final class BatteryNews implements StarterBattery.Listener {

        @Override
        public void level(double volts) {
            reporter.batteryVoltage(volts);
        }

        @Override
        public void recovered() {
            informant.signOfLife();
        }

        @Override
        public boolean isQuiet() {
            return informant.isQuiet();
        }
    }

    private final class Results implements Interrogator.Listener, Recognizer.Listener, AutoPidListener.Listener {

        @Override
        public void heard() {
            Instant now = clock.instant();
            seen(now);
            apply(presence.heardLive(), false);
        }

        @Override
        public boolean isOnline() {
            return presence.isOnline();
        }

        @Override
        public void measured(Reading reading) {
            reading.soc().ifPresent(soc -> {
                lastMeasured = clock.instant();
                believability.believed(soc, reading.time());
                keeper.ifPresent(keeper -> keeper.keep(soc, reading.time()));
            });
            reporter.reading(reading);
        }

        @Override
        public void recognition(Outcome outcome) {
            reporter.recognition(outcome);
        }

        @Override
        public void situation(Situation situation) {
            isUnanswered = situation.kind() == Kind.NO_ANSWER || situation.kind() == Kind.VIN_SILENCE;
            if (presence.isOnline()) {
                reporter.situation(
                        isUnanswered ? clues.explanation(clock.instant()).map(Situation::of).orElse(situation)
                                : situation);
            }
        }

        @Override
        public @Nullable Situation doubt(double soc) {
            return believability.doubts(soc, clock.instant())
                    ? Situation.of(Kind.DOUBTFUL, believability.last(), Reading.shown(soc))
                    : null;
        }

        @Override
        public boolean isOfSleepingCar(double soc) {
            return believability.isOfSleepingCar(soc, clock.instant());
        }

        @Override
        public boolean wants(Query query) {
            return query.parameters().stream().map(Parameter::name).anyMatch(reporter::wants);
        }
    }
}
