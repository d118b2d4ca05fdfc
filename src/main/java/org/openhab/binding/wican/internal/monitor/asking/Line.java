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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.diagnostics.Pace;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Timer;

/**
 * The {@link Line} is the way to the control units: one conversation at a time, and a slower one after a part of an
 * answer was lost. Its methods are called under the lock of the {@code CarMonitor}, if nothing else is said.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Line {

    private final Duration responseTimeout;
    private final Conversation.Wire wire;
    private final Journal journal;
    private final Timer response;
    private volatile @Nullable Conversation conversation;
    private Pace pace = Pace.FULL;

    /**
     * @param journal keeps what is asked
     * @param lock guards the state
     */
    public Line(MonitorSettings settings, Publisher publisher, Journal journal, ScheduledExecutorService scheduler,
            Object lock) {
        this.responseTimeout = settings.responseTimeout();
        this.wire = new Conversation.Wire(publisher, settings.topics().tx());
        this.journal = journal;
        this.response = new Timer(scheduler, lock);
    }

    /** Nothing has been lost yet. */
    public void isNew() {
        pace = Pace.FULL;
    }

    public boolean isBusy() {
        return conversation != null;
    }

    /** Whatever is under way is forgotten. */
    public void cancel() {
        Conversation conversation = this.conversation;
        if (conversation != null) {
            conversation.cancel();
            this.conversation = null;
        }
    }

    /** May be called without the lock. */
    public @Nullable Predicate<CanId> awaited() {
        Conversation conversation = this.conversation;
        return conversation == null ? null : conversation::isOfInterest;
    }

    public void accept(List<CanFrame> frames) {
        Conversation conversation = this.conversation;
        if (conversation != null) {
            conversation.accept(frames);
        }
    }

    /**
     * Asks, while nothing else is asked.
     *
     * @param isMeaningful tells whether an answer is what is wanted, if several may answer
     * @param listener hears the end, when the line is free again
     */
    public void ask(DiagnosticRequest request, Predicate<Answer> isMeaningful, Conversation.Listener listener) {
        ask(request, responseTimeout, isMeaningful, listener);
    }

    /**
     * As {@link #ask(DiagnosticRequest, Predicate, Conversation.Listener)}, but waits no longer for the first frame.
     */
    public void ask(DiagnosticRequest request, Duration atMost, Predicate<Answer> isMeaningful,
            Conversation.Listener listener) {
        Conversation.Listener ends = new Conversation.Listener() {
            @Override
            public void answered(List<Answer> answers) {
                conversation = null;
                listener.answered(answers);
            }

            @Override
            public void failed(Situation situation) {
                conversation = null;
                if (situation.kind() == Kind.INCOMPLETE) {
                    pace = Pace.SLOW;
                }
                listener.failed(situation);
            }
        };
        Conversation conversation = new Conversation(request, pace, wire, response, isMeaningful,
                journal.keeping(request, ends));
        this.conversation = conversation;
        conversation.begin(atMost.compareTo(responseTimeout) < 0 ? atMost : responseTimeout);
    }
}
