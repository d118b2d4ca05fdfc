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
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.monitor.asking.Attempts.Ending;
import org.openhab.binding.wican.internal.monitor.asking.Round.Cause;
import org.openhab.binding.wican.internal.monitor.base.Ears;
import org.openhab.binding.wican.internal.monitor.base.Informant;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Timer;
import org.openhab.binding.wican.internal.monitor.presence.StarterBattery;
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

    private final Logger logger = LoggerFactory.getLogger(Interrogator.class);

    private final String vehicleId;
    private final Duration refreshInterval;
    private final Manners manners;
    private final Ears ears;
    private final Line line;
    private final Clock clock;
    private final Listener listener;

    private final Distance distance;
    private final Questioning questioning;
    private final Attempts attempts;
    private final Timer refresh;

    private @Nullable Instant refreshTime;
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
        this.vehicleId = vehicle.id();
        this.manners = manners;
        this.refreshInterval = manners.isAskedOnArrivalOnly() ? Duration.ZERO : settings.refreshInterval();
        this.ears = ears;
        this.line = line;
        this.clock = clock;
        this.listener = listener;
        this.distance = new Distance(lastAsked, clock, scheduler, lock, new Waiting());
        this.questioning = new Questioning(vehicle, settings.valuesEvery(), line, ears, distance, clock, listener);
        this.attempts = new Attempts(manners, battery, ears, questioning, distance, clock, scheduler, lock, listener,
                this::ended);
        this.refresh = new Timer(scheduler, lock);
    }

    /**
     * Asks no sooner than after this time, unless somebody wishes it.
     *
     * @param atLeast negative for at once
     */
    public void rest(Duration atLeast) {
        distance.rest(atLeast);
    }

    /** If the car is being asked already, because somebody was faster, that will do. */
    @Override
    public void arrived(boolean live) {
        isSuspended = false;
        questioning.beginAnew();
        if (questioning.isBusy() && attempts.areUnderWay()) {
            attempts.becomeArrival();
            listener.situation(Situation.of(Kind.ASKING));
        } else if (!questioning.isBusy()) {
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
        Optional<Cause> deferred = distance.deferred();
        Instant refreshTime = this.refreshTime;
        if (attempts.areUnderWay() && ears.isSocHeard()) {
            socIsHeard();
        } else if (attempts.areUnderWay()) {
            listener.situation(Situation.of(Kind.ASKING));
            attempts.goOn();
        } else if (deferred.isPresent()) {
            askWhenAllowed(deferred.get());
        } else if (refreshTime != null && !isQuiet) {
            Duration rest = Duration.between(clock.instant(), refreshTime);
            refresh.start(rest.isNegative() ? Duration.ZERO : rest, this::refresh);
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
            questioning.furtherQueriesDue();
        }
        if (questioning.isBusy() || !distance.allowsWish()) {
            return;
        }
        if (!attempts.areUnderWay()) {
            begin(distance.deferred().orElse(Cause.WISH));
        }
        attempts.askNow();
    }

    /** For a car that is left alone after its arrival, too: how it leaves tells how it will come home. */
    @Override
    public boolean isQuiet() {
        return isQuiet || manners.isAskedOnArrivalOnly();
    }

    /** What was under way goes on if the car is back soon. */
    @Override
    public void cancel() {
        questioning.cancel();
        attempts.pause();
        refresh.stop();
        distance.forgetWish();
        isSuspended = true;
    }

    @Override
    public void stop() {
        cancel();
        distance.stop();
    }

    /**
     * @return what whoever asks next must know
     */
    public CarMemory memory() {
        return new CarMemory(vehicleId, manners.patience(), distance.lastAsked());
    }

    @Override
    public @Nullable Predicate<CanId> awaited() {
        return line.awaited();
    }

    @Override
    public void accept(List<CanFrame> frames) {
        line.accept(frames);
    }

    private void forget() {
        attempts.forget();
        distance.forgetDeferred();
        refresh.stop();
        refreshTime = null;
        isQuiet = false;
        isSpared = false;
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
        } else if (distance.isTooSmall()) {
            logger.debug("Waiting a little before asking again: {}", cause);
            distance.defer(cause);
        } else {
            begin(cause);
            attempts.askIfBatteryAllows();
        }
    }

    private void begin(Cause cause) {
        forget();
        attempts.begin(cause);
    }

    private void ended(Ending ending) {
        switch (ending) {
            case ANSWERED -> {
                refreshTime = clock.instant().plus(refreshInterval);
                questioning.goOnAfterMainQuery(this::scheduleRefresh);
            }
            case HEARD -> socIsHeard();
            case IN_VAIN -> isQuiet = true;
            case SPARED -> {
                isQuiet = true;
                isSpared = true;
            }
            case LEFT_ALONE -> leaveAlone();
        }
    }

    /** The car tells its state of charge by itself: only what it does not tell is asked for. */
    private void socIsHeard() {
        forget();
        questioning.goOnAfterMainQuery(this::scheduleRefresh);
    }

    private void leaveAlone() {
        isQuiet = true;
        listener.situation(manners.whyLeftAlone());
    }

    private void scheduleRefresh() {
        if (!refreshInterval.isZero()) {
            refreshTime = clock.instant().plus(refreshInterval);
            refresh.start(refreshInterval, this::refresh);
        }
    }

    /** Asks for what came too soon. */
    private final class Waiting implements Distance.Listener {

        @Override
        public void mayAsk(Cause cause) {
            if (!isSuspended) {
                askWhenAllowed(cause);
            }
        }

        @Override
        public void mayWish() {
            ask(false);
        }
    }
}
