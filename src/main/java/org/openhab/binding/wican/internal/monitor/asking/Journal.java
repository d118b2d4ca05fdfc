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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.base.Situation;

/**
 * The {@link Journal} keeps what the car was asked since it came home, and what came back, for whoever looks into it
 * later. Its methods are called under the lock of the {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Journal {

    /** A recognition, a questionnaire, and some hours at home. */
    private static final int MOST_ENTRIES = 200;

    private final Clock clock;
    private final Deque<Exchange> exchanges = new ArrayDeque<>();
    private final Map<DiagnosticRequest, TimedAnswer> answers = new LinkedHashMap<>();

    public Journal(Clock clock) {
        this.clock = clock;
    }

    /** The car has come home: what was before is of another journey. */
    public void arrived() {
        exchanges.clear();
    }

    /**
     * Begins to keep what comes of a request that is sent now.
     *
     * @param listener hears it too
     * @return what to tell it to
     */
    public Conversation.Listener keeping(DiagnosticRequest request, Conversation.Listener listener) {
        Instant begin = clock.instant();
        return new Conversation.Listener() {
            @Override
            public void answered(List<Answer> heard) {
                answers.put(request, new TimedAnswer(clock.instant(), heard.get(heard.size() - 1)));
                keep(heard, Optional.empty());
                listener.answered(heard);
            }

            @Override
            public void failed(Situation situation) {
                keep(List.of(), Optional.of(situation));
                listener.failed(situation);
            }

            private void keep(List<Answer> heard, Optional<Situation> trouble) {
                if (exchanges.size() == MOST_ENTRIES) {
                    exchanges.remove();
                }
                exchanges.add(new Exchange(begin, request, heard, trouble, Duration.between(begin, clock.instant())));
            }
        };
    }

    /**
     * @return what was asked since the car came home
     */
    public List<Exchange> exchanges() {
        return new ArrayList<>(exchanges);
    }

    /**
     * @return the last answer to each request that was answered, whatever became of it
     */
    public Map<DiagnosticRequest, TimedAnswer> answers() {
        return Map.copyOf(answers);
    }
}
