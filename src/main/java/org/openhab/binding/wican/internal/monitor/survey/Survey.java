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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.asking.Conversation;
import org.openhab.binding.wican.internal.monitor.asking.Line;
import org.openhab.binding.wican.internal.monitor.base.Informant;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Timer;

/**
 * The {@link Survey} asks the car one request after the other, not too fast: wishes and what the adapter polls by
 * itself
 * have no part in that. What to ask is up to those who are one. Its methods are called under the lock of the
 * {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public abstract class Survey implements Informant {

    /** From one request to the next. */
    static final Duration DISTANCE = Duration.ofMillis(200);

    /**
     * How long to wait for units most of which do not exist: one that does begins to answer within 50 ms (P2 of
     * ISO 14229-2), the rest is for WiFi and broker.
     */
    public static final Duration PATIENCE = Duration.ofMillis(700);

    private final Line line;
    private final Timer distance;
    private boolean isActive;

    /**
     * @param line the way to the car
     */
    Survey(Line line, ScheduledExecutorService scheduler, Object lock) {
        this.line = line;
        this.distance = new Timer(scheduler, lock);
    }

    /**
     * @return the next request; nothing at the end
     */
    abstract Optional<DiagnosticRequest> next();

    /**
     * @return true if the present request may well be to a unit that the car does not have
     */
    abstract boolean isGuess();

    /**
     * @param answers of all units that were asked
     */
    abstract void answered(List<Answer> answers);

    abstract void failed(Situation situation);

    /** There was nothing more to ask. */
    abstract void finished();

    final void startSurvey() {
        cancelSurvey();
        line.isNew();
        isActive = true;
        goOn();
    }

    /** Whatever is asked next keeps its distance to what was asked last. */
    final void cancelSurvey() {
        isActive = false;
        line.cancel();
    }

    /** Ends all activity. */
    final void stopSurvey() {
        cancelSurvey();
        distance.stop();
    }

    @Override
    public final @Nullable Predicate<CanId> awaited() {
        return line.awaited();
    }

    @Override
    public final void accept(List<CanFrame> frames) {
        line.accept(frames);
    }

    @Override
    public final void ask(boolean everything) {
    }

    private void askNext() {
        Optional<DiagnosticRequest> next = next();
        if (next.isPresent()) {
            ask(next.get());
        } else {
            finished();
        }
    }

    private void ask(DiagnosticRequest request) {
        distance.start(DISTANCE, this::goOn);
        Conversation.Listener ends = new Conversation.Listener() {
            @Override
            public void answered(List<Answer> answers) {
                Survey.this.answered(answers);
                goOn();
            }

            @Override
            public void failed(Situation situation) {
                Survey.this.failed(situation);
                goOn();
            }
        };
        if (isGuess()) {
            line.ask(request, PATIENCE, anyOther -> false, ends);
        } else {
            line.ask(request, anyOther -> false, ends);
        }
    }

    private void goOn() {
        if (isActive && !line.isBusy() && !distance.isRunning()) {
            askNext();
        }
    }
}
