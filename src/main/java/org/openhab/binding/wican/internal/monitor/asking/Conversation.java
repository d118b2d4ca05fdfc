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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.AnswerReceiver;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.diagnostics.Pace;
import org.openhab.binding.wican.internal.diagnostics.Progress;
import org.openhab.binding.wican.internal.diagnostics.ReadingFrame;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Conversation} is one request in flight: it asks, sends flow control, waits no longer than it should, and
 * ends exactly once. Its methods are called under the lock of the {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Conversation {

    /** Hears how a conversation ended. */
    public interface Listener {
        /**
         * @param answers at least one; the last is the one that matters
         */
        void answered(List<Answer> answers);

        void failed(Situation situation);
    }

    /** N_Cr of ISO 15765-2 is 1000 ms; the way through WiFi and broker may take as long again. */
    private static final Duration CONSECUTIVE_TIMEOUT = Duration.ofSeconds(2);

    /** P2* of ISO 14229-2: how long a control unit may take after it has asked for patience. */
    private static final Duration PENDING_TIMEOUT = Duration.ofSeconds(5);

    /** A control unit that asks for patience for a minute will not answer any more. */
    private static final int MAX_PENDING = 12;

    private final Logger logger = LoggerFactory.getLogger(Conversation.class);

    private final DiagnosticRequest request;
    private final AnswerReceiver receiver;
    private final Wire wire;
    private final Timer timer;
    private final Listener listener;
    private final Predicate<Answer> isMeaningful;
    private Situation ifTimeRunsOut = Situation.of(Kind.NO_ANSWER);
    /** What has been answered; of several units all but the last for want of something better. */
    private final List<Answer> answers = new ArrayList<>();
    private int pending;
    private boolean ended;

    /** The way to the bus: the adapter's topic for frames to send. */
    public record Wire(Publisher publisher, String topic) {

        void send(ReadingFrame frame) {
            publisher.publish(topic, frame.message(), Publisher.Delivery.TRANSIENT);
        }
    }

    /**
     * @param pace how fast a long answer may come
     * @param isMeaningful tells whether an answer is what is wanted: of all the units that a functional request
     *            reaches,
     *            the first to answer may be one that does not know
     */
    public Conversation(DiagnosticRequest request, Pace pace, Wire wire, Timer timer, Predicate<Answer> isMeaningful,
            Listener listener) {
        this.request = request;
        this.receiver = new AnswerReceiver(request, pace);
        this.wire = wire;
        this.timer = timer;
        this.isMeaningful = isMeaningful;
        this.listener = listener;
    }

    /**
     * @param responseTimeout how long to wait for the first frame
     */
    public void begin(Duration responseTimeout) {
        logger.debug("Asking {}", request);
        timer.start(responseTimeout, this::timeRanOut);
        send(request.reading());
    }

    /** Answers, and what may be one from a unit that the profile does not know. */
    public boolean isOfInterest(CanId id) {
        return request.address().isAnswer(id) || UnitAddress.isOfDiagnostics(id);
    }

    public void accept(List<CanFrame> frames) {
        for (CanFrame frame : frames) {
            if (ended) {
                return;
            }
            logger.trace("Received {}", frame);
            if (receiver.isAnswerFromElsewhere(frame)) {
                ifTimeRunsOut = Situation.of(Kind.OTHER_UNIT, frame.id().toString());
            } else {
                accept(receiver.accept(frame));
            }
        }
    }

    public void cancel() {
        ended = true;
        timer.stop();
    }

    private void accept(Progress progress) {
        if (progress instanceof Progress.Begun begun) {
            send(begun.flowControl());
            waitForRest();
        } else if (progress instanceof Progress.Continued) {
            waitForRest();
        } else if (progress instanceof Progress.Spoiled) {
            ifTimeRunsOut = Situation.of(Kind.INCOMPLETE,
                    receiver.trouble().stream().map(String::valueOf).toArray(String[]::new));
        } else if (progress instanceof Progress.Pending && ++pending <= MAX_PENDING) {
            timer.start(PENDING_TIMEOUT, this::timeRanOut);
        } else if (progress instanceof Progress.Refused refused) {
            refused(Situation.refused(refused.code()));
        } else if (progress instanceof Progress.Complete complete) {
            completed(complete.answer());
        }
    }

    /** One of several units that refuses is better than nothing to tell, if no other answers. */
    private void refused(Situation situation) {
        if (!request.address().answersAreMany()) {
            fail(situation);
        } else if (ifTimeRunsOut.kind() == Kind.NO_ANSWER) {
            ifTimeRunsOut = situation;
        }
    }

    private void completed(Answer answer) {
        logger.debug("Answer {}", answer);
        answers.add(answer);
        if (!request.address().answersAreMany() || isMeaningful.test(answer)) {
            answered();
        }
    }

    private void waitForRest() {
        ifTimeRunsOut = Situation.of(Kind.INCOMPLETE);
        timer.start(CONSECUTIVE_TIMEOUT, this::timeRanOut);
    }

    private void timeRanOut() {
        if (answers.isEmpty()) {
            fail(ifTimeRunsOut);
        } else {
            answered();
        }
    }

    private void answered() {
        cancel();
        listener.answered(List.copyOf(answers));
    }

    private void fail(Situation situation) {
        logger.debug("No answer to {}: {}", request, situation);
        cancel();
        listener.failed(situation);
    }

    private void send(ReadingFrame frame) {
        logger.trace("Sending {}", frame);
        wire.send(frame);
    }
}
