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

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.asking.Journal;
import org.openhab.binding.wican.internal.monitor.asking.Line;
import org.openhab.binding.wican.internal.monitor.base.Informant;
import org.openhab.binding.wican.internal.monitor.base.Situation;

/**
 * The {@link Questionnaire} asks what a person wants to have asked, each request once, in place of the usual
 * {@link Informant}. What comes out is in the {@link Journal}. Its methods are called under the lock of the
 * {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Questionnaire extends Survey {

    private final Queue<DiagnosticRequest> requests;
    private final Runnable whenDone;
    private boolean isDone;

    /**
     * @param whenDone runs once, at the end, whether it was reached or not
     */
    public Questionnaire(List<DiagnosticRequest> requests, Line line, ScheduledExecutorService scheduler, Object lock,
            Runnable whenDone) {
        super(line, scheduler, lock);
        this.requests = new ArrayDeque<>(requests);
        this.whenDone = whenDone;
    }

    public void start() {
        startSurvey();
    }

    @Override
    public Optional<DiagnosticRequest> next() {
        return Optional.ofNullable(requests.poll());
    }

    @Override
    public boolean isGuess() {
        return true;
    }

    @Override
    public void answered(List<Answer> answers) {
    }

    @Override
    public void failed(Situation situation) {
    }

    @Override
    public void finished() {
        stopSurvey();
        if (!isDone) {
            isDone = true;
            whenDone.run();
        }
    }

    @Override
    public void cancel() {
        finished();
    }

    @Override
    public void arrived(boolean live) {
    }
}
