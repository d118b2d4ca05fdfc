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
package org.openhab.binding.wican.internal.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.simulator.Bus.Appointment;
import org.openhab.binding.wican.internal.simulator.Script.Pause;
import org.openhab.binding.wican.internal.simulator.Script.Say;
import org.openhab.binding.wican.internal.simulator.Script.Step;
import org.openhab.binding.wican.internal.simulator.TesterFrame.FlowControl;
import org.openhab.binding.wican.internal.simulator.TesterFrame.Request;

/**
 * A running control unit: hears requests and flow control, and plays its scripts, one after the other.
 *
 * It has no lock of its own: the car sees to it that one thread at a time is here.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class IsoTpServer {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private enum State {
        IDLE,
        /** In a pause, or between two consecutive frames. */
        PAUSING,
        AWAITING_FLOW_CONTROL
    }

    private final ControlUnit unit;
    private final Bus bus;
    private final Map<String, Integer> timesAsked = new HashMap<>();
    private final Deque<Deque<Step>> scripts = new ArrayDeque<>();

    private State state = State.IDLE;
    private Appointment appointment = () -> {
    };
    /** What of the present message has not been sent yet. */
    private final Deque<List<BusFrame>> unsent = new ArrayDeque<>();
    private int leftInBlock;
    private Duration gap = Duration.ZERO;

    IsoTpServer(ControlUnit unit, Bus bus) {
        this.unit = unit;
        this.bus = bus;
    }

    /** Takes a frame from the bus. */
    void hear(BusFrame frame) {
        if (!unit.takesLengthOf(frame)) {
            return;
        }
        UnitAddress address = unit.address();
        TesterFrame.read(frame, address.offset()).ifPresent(heard -> {
            if (heard instanceof FlowControl control) {
                if (address.isControlledBy(frame) && state == State.AWAITING_FLOW_CONTROL) {
                    onFlowControl(control);
                }
            } else if (heard instanceof Request request) {
                boolean isToAll = unit.answersToAll() && address.isOneOfAllMeantBy(frame);
                if (isToAll || address.isRequestedBy(frame)) {
                    onRequest(request, isToAll);
                }
            }
        });
    }

    /** Forgets what it was about to say; how often it was asked it remembers. */
    void fallAsleep() {
        appointment.cancel();
        unsent.clear();
        scripts.clear();
        state = State.IDLE;
    }

    private void onRequest(Request request, boolean toAll) {
        Question question = new Question(request.service(), toAll, 0);
        int number = timesAsked.merge(question.asText(), 1, Integer::sum);
        Script script = unit.replyTo(new Question(request.service(), toAll, number));
        if (state == State.AWAITING_FLOW_CONTROL) {
            // who asks anew does not want the rest
            breakOff();
        }
        scripts.add(new ArrayDeque<>(script.steps()));
        if (state == State.IDLE) {
            play();
        }
    }

    private void play() {
        state = State.IDLE;
        while (state == State.IDLE && !scripts.isEmpty()) {
            Step step = scripts.element().poll();
            if (step == null) {
                scripts.remove();
            } else if (step instanceof Pause pause) {
                pause(pause.duration(), this::play);
            } else if (step instanceof Say say) {
                say(say);
            }
        }
    }

    private void pause(Duration duration, Runnable next) {
        if (duration.isZero()) {
            return;
        }
        state = State.PAUSING;
        appointment = bus.after(duration, next);
    }

    private void say(Say say) {
        bus.note(idOfAnswers() + " says " + HexFormat.of().withUpperCase().formatHex(say.payload()) + " ("
                + say.payload().length + " bytes)");
        List<List<BusFrame>> slots = new ArrayList<>();
        unit.framesOf(say.payload()).forEach(frame -> slots.add(List.of(frame)));
        unsent.addAll(say.edit().edit(slots));
        sendSlot();
        if (!unsent.isEmpty()) {
            awaitFlowControl();
        }
    }

    private void awaitFlowControl() {
        state = State.AWAITING_FLOW_CONTROL;
        appointment.cancel();
        appointment = bus.after(PATIENCE, () -> {
            bus.note(idOfAnswers() + " gives up: nobody sent flow control");
            breakOff();
            play();
        });
    }

    private void onFlowControl(FlowControl control) {
        if (control.status() == FlowControl.WAIT) {
            awaitFlowControl();
            return;
        }
        appointment.cancel();
        if (control.status() == FlowControl.GO_ON) {
            leftInBlock = control.blockSize() == 0 ? Integer.MAX_VALUE : control.blockSize();
            gap = control.separation().compareTo(unit.frameGap()) > 0 ? control.separation() : unit.frameGap();
            sendBlock();
        } else {
            bus.note(idOfAnswers() + " stops: the tester can't take more");
            breakOff();
            play();
        }
    }

    private void sendBlock() {
        sendSlot();
        leftInBlock--;
        while (gap.isZero() && leftInBlock > 0 && !unsent.isEmpty()) {
            sendSlot();
            leftInBlock--;
        }
        if (unsent.isEmpty()) {
            play();
        } else if (leftInBlock == 0) {
            awaitFlowControl();
        } else {
            pause(gap, this::sendBlock);
        }
    }

    private void sendSlot() {
        List<BusFrame> slot = unsent.poll();
        if (slot != null) {
            slot.forEach(bus::send);
        }
    }

    /** Drops the rest of the present script. */
    private void breakOff() {
        appointment.cancel();
        unsent.clear();
        scripts.poll();
        state = State.IDLE;
    }

    private String idOfAnswers() {
        return BusFrame.of(unit.address().answerId(), unit.address().extended()).idAsText();
    }
}
