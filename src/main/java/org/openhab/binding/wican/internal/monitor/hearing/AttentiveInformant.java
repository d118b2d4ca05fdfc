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
package org.openhab.binding.wican.internal.monitor.hearing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.monitor.base.Informant;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Timer;

/**
 * The {@link AttentiveInformant} listens for a while before it lets somebody ask a car that may tell its state of
 * charge by itself.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class AttentiveInformant implements Informant {

    /** A car that tells its state of charge does so several times a second, as soon as its bus is awake. */
    static final Duration ATTENTION = Duration.ofSeconds(5);

    private final Informant asking;
    private final Hearing hearing;
    private final Hearing.Listener listener;
    private final Timer attention;
    private @Nullable Runnable pending;

    /**
     * @param asking asks the car, unless the state of charge is heard
     * @param lock guards the state
     */
    public AttentiveInformant(Informant asking, Hearing hearing, ScheduledExecutorService scheduler, Object lock,
            Hearing.Listener listener) {
        this.asking = asking;
        this.hearing = hearing;
        this.listener = listener;
        this.attention = new Timer(scheduler, lock);
    }

    @Override
    public void arrived(boolean live) {
        listener.situation(Situation.of(Kind.LISTENING));
        afterAttention(() -> asking.arrived(live));
    }

    /** Who was interrupted while he listened listens on. */
    @Override
    public void returned() {
        goOn(asking::returned);
    }

    @Override
    public void resumed() {
        goOn(asking::resumed);
    }

    private void goOn(Runnable otherwise) {
        Runnable interrupted = pending;
        if (!attention.isRunning()) {
            afterAttention(interrupted == null ? otherwise : interrupted);
        }
    }

    @Override
    public void recovered() {
        asking.recovered();
    }

    @Override
    public void signOfLife() {
        if (!attention.isRunning()) {
            afterAttention(asking::signOfLife);
        }
    }

    private void afterAttention(Runnable action) {
        if (hearing.isSocHeard()) {
            end(action);
        } else {
            pending = action;
            attention.start(ATTENTION, () -> end(action));
        }
    }

    private void end(Runnable action) {
        pending = null;
        action.run();
    }

    /** Whoever wants to know now has the car asked now. */
    @Override
    public void ask(boolean everything) {
        asking.ask(everything);
    }

    @Override
    public void cancel() {
        attention.stop();
        asking.cancel();
    }

    @Override
    public void stop() {
        attention.stop();
        asking.stop();
    }

    @Override
    public boolean isQuiet() {
        return asking.isQuiet();
    }

    @Override
    public @Nullable Predicate<CanId> awaited() {
        return asking.awaited();
    }

    @Override
    public void accept(List<CanFrame> frames) {
        asking.accept(frames);
    }
}
