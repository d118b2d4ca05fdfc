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
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * What a control unit does when it is asked: messages and pauses, one after the other.
 *
 * @param steps the messages and pauses
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Script(List<Step> steps) {

    /**
     * A message or a pause.
     */
    sealed interface Step {
    }

    /**
     * A message.
     *
     * @param payload the message from the service byte on
     * @param isAnswer whether it is the answer, and not something around it
     * @param edit what happens to its frames
     */
    record Say(byte[] payload, boolean isAnswer, FrameEdit edit) implements Step {
        Say asAnswer(boolean answer) {
            return new Say(payload, answer, edit);
        }

        Say edited(FrameEdit more) {
            return new Say(payload, isAnswer, slots -> more.edit(edit.edit(slots)));
        }
    }

    /**
     * A pause.
     */
    record Pause(Duration duration) implements Step {
    }

    /**
     * What happens to the frames of a message on their way.
     *
     * There is one slot for each frame that the unit sends, the first frame's being the first. What a slot contains is
     * what reaches the bus instead: nothing if the frame gets lost, two frames if it is doubled.
     */
    @FunctionalInterface
    public interface FrameEdit {
        List<List<BusFrame>> edit(List<List<BusFrame>> slots);
    }

    public Script {
        steps = List.copyOf(steps);
    }

    /** Says nothing. */
    public static Script silence() {
        return new Script(List.of());
    }

    /** Says nothing for a while. */
    public static Script pause(Duration duration) {
        return new Script(List.of(new Pause(duration)));
    }

    /** Gives an answer. */
    public static Script answer(byte[] payload) {
        return new Script(List.of(new Say(payload, true, slots -> slots)));
    }

    /** Says something that is not the answer. */
    public static Script remark(byte[] payload) {
        return answer(payload).asRemarks();
    }

    /** Whether there is no answer in it. */
    public boolean isSilent() {
        return steps.stream().noneMatch(step -> step instanceof Say say && say.isAnswer());
    }

    /** This, then another one. */
    public Script then(Script other) {
        return new Script(Stream.concat(steps.stream(), other.steps.stream()).toList());
    }

    /** The answers alone. */
    public Script answers() {
        return new Script(steps.stream().filter(step -> step instanceof Say say && say.isAnswer()).toList());
    }

    /** The same, but none of it is the answer any more. */
    public Script asRemarks() {
        return mapAnswers(say -> say.asAnswer(false));
    }

    /** The same with other answers. */
    public Script withAnswers(UnaryOperator<byte[]> change) {
        return mapAnswers(say -> new Say(change.apply(say.payload()), true, say.edit()));
    }

    /** The same, but something happens to the frames of the answers. */
    public Script withFrames(FrameEdit edit) {
        return mapAnswers(say -> say.edited(edit));
    }

    private Script mapAnswers(UnaryOperator<Say> change) {
        List<Step> changed = new ArrayList<>();
        for (Step step : steps) {
            changed.add(step instanceof Say say && say.isAnswer() ? change.apply(say) : step);
        }
        return new Script(changed);
    }
}
