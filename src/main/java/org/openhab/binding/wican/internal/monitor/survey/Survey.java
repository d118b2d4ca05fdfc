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
import org.openhab.binding.wican.internal.diagnostics.Pace;
import org.openhab.binding.wican.internal.monitor.asking.Conversation;
import org.openhab.binding.wican.internal.monitor.asking.Journal;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Timer;

/**
 * The {@link Survey} asks one request after the other, each once, and not too fast. Its methods are called under the
 * lock of the {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Survey {

    /** Says what to ask, and hears what comes out. */
    interface Inquirer {

        /**
         * @return the next request; nothing at the end
         */
        Optional<DiagnosticRequest> next();

        /**
         * @return true if the present request may well be to a unit that the car does not have
         */
        boolean isGuess();

        /**
         * @param answers of all units that were asked
         */
        void answered(List<Answer> answers);

        void failed(Situation situation);

        /** There was nothing more to ask. */
        void finished();
    }

    /** From one request to the next. */
    static final Duration DISTANCE = Duration.ofMillis(200);

    /**
     * How long to wait for units most of which do not exist: one that does begins to answer within 50 ms (P2 of
     * ISO 14229-2), the rest is for WiFi and broker.
     */
    public static final Duration PATIENCE = Duration.ofMillis(700);

    private final Duration responseTimeout;
    private final Conversation.Wire wire;
    private final Journal journal;
    private final Inquirer inquirer;
    private final Timer response;
    private final Timer distance;
    private volatile @Nullable Conversation conversation;
    private boolean isActive;

    Survey(MonitorSettings settings, Publisher publisher, Journal journal, ScheduledExecutorService scheduler,
            Object lock, Inquirer inquirer) {
        this.responseTimeout = settings.responseTimeout();
        this.wire = new Conversation.Wire(publisher, settings.topics().tx());
        this.journal = journal;
        this.inquirer = inquirer;
        this.response = new Timer(scheduler, lock);
        this.distance = new Timer(scheduler, lock);
    }

    void start() {
        cancel();
        isActive = true;
        goOn();
    }

    /** Whatever is asked next keeps its distance to what was asked last. */
    void cancel() {
        isActive = false;
        Conversation conversation = this.conversation;
        if (conversation != null) {
            conversation.cancel();
            this.conversation = null;
        }
    }

    /** Ends all activity. */
    void stop() {
        cancel();
        distance.stop();
    }

    /** May be called without the lock. */
    @Nullable
    Predicate<CanId> awaited() {
        Conversation conversation = this.conversation;
        return conversation == null ? null : conversation::isOfInterest;
    }

    void accept(List<CanFrame> frames) {
        Conversation conversation = this.conversation;
        if (conversation != null) {
            conversation.accept(frames);
        }
    }

    private void askNext() {
        Optional<DiagnosticRequest> next = inquirer.next();
        if (next.isPresent()) {
            ask(next.get());
        } else {
            inquirer.finished();
        }
    }

    private void ask(DiagnosticRequest request) {
        distance.start(DISTANCE, this::goOn);
        Conversation.Listener ends = new Conversation.Listener() {
            @Override
            public void answered(List<Answer> answers) {
                conversation = null;
                inquirer.answered(answers);
                goOn();
            }

            @Override
            public void failed(Situation situation) {
                conversation = null;
                inquirer.failed(situation);
                goOn();
            }
        };
        Conversation conversation = new Conversation(request, Pace.FULL, wire, response, anyOther -> false,
                journal.keeping(request, ends));
        this.conversation = conversation;
        boolean isShort = inquirer.isGuess() && responseTimeout.compareTo(PATIENCE) > 0;
        conversation.begin(isShort ? PATIENCE : responseTimeout);
    }

    private void goOn() {
        if (isActive && conversation == null && !distance.isRunning()) {
            askNext();
        }
    }
}
