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
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.simulator.Script.FrameEdit;

/**
 * The behaviours of control units, and of the way from them, that a tester must cope with.
 *
 * Frames are counted from 0, which is the first frame of an answer; 1 is the first consecutive frame.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Behaviours {

    private static final int NEGATIVE = 0x7F;
    private static final int ANSWER_FOLLOWS = 0x78;

    private Behaviours() {
    }

    /** The unit does not answer at all. */
    public static Behaviour asleep() {
        return (script, question) -> Script.silence();
    }

    /** The unit answers only when it is asked for the n-th time. */
    public static Behaviour fromRequest(int n) {
        return firstTimes(n - 1, asleep());
    }

    /** The unit takes its time. */
    public static Behaviour delayed(Duration delay) {
        return (script, question) -> Script.pause(delay).then(script);
    }

    /** The unit refuses. */
    public static Behaviour negative(int code) {
        return (script, question) -> script.withAnswers(payload -> negative(question, code));
    }

    /** The unit says that the answer follows, several times, each time pausing afterwards. */
    public static Behaviour pending(int times, Duration pause) {
        return (script, question) -> {
            if (script.isSilent()) {
                return script;
            }
            Script one = Script.remark(negative(question, ANSWER_FOLLOWS)).then(Script.pause(pause));
            return Collections.nCopies(times, one).stream().reduce(Script.silence(), Script::then).then(script);
        };
    }

    /** The unit says that the answer follows, several times without a pause. */
    public static Behaviour pending(int times) {
        return pending(times, Duration.ZERO);
    }

    /** The unit says something else first, e.g. the late answer to an earlier request. */
    public static Behaviour afterAnother(byte[] payload) {
        return (script, question) -> script.isSilent() ? script : Script.remark(payload).then(script);
    }

    /** The unit says something else first, given in hexadecimal digits. */
    public static Behaviour afterAnother(String payload) {
        return afterAnother(HexFormat.of().parseHex(payload));
    }

    /** A frame gets lost. */
    public static Behaviour missingFrame(int frame) {
        return framesChanged(slots -> replaced(slots, frame, List.of()));
    }

    /** All frames from this one on get lost. */
    public static Behaviour missingFramesFrom(int frame) {
        return framesChanged(slots -> {
            List<List<BusFrame>> changed = new ArrayList<>(slots);
            changed.subList(Math.min(frame, slots.size()), slots.size()).replaceAll(slot -> List.of());
            return changed;
        });
    }

    /** Two frames change places. */
    public static Behaviour swappedFrames(int one, int other) {
        return framesChanged(slots -> {
            List<List<BusFrame>> changed = new ArrayList<>(slots);
            if (Math.max(one, other) < slots.size()) {
                Collections.swap(changed, one, other);
            }
            return changed;
        });
    }

    /** A frame comes twice. */
    public static Behaviour doubledFrame(int frame) {
        return framesChanged(slots -> {
            if (frame >= slots.size()) {
                return slots;
            }
            List<BusFrame> twice = new ArrayList<>(slots.get(frame));
            twice.addAll(slots.get(frame));
            return replaced(slots, frame, twice);
        });
    }

    /** The whole answer comes twice; a long one waits for flow control both times. */
    public static Behaviour twice() {
        return (script, question) -> script.then(script.answers().asRemarks());
    }

    /** A copy of the answer that lacks a frame comes before the complete one. */
    public static Behaviour brokenCopyFirst(int frame) {
        return (script, question) -> missingFrame(frame).apply(script.answers(), question).asRemarks().then(script);
    }

    /** The answer is well-formed, but shorter than it should be. */
    public static Behaviour truncatedTo(int length) {
        return (script, question) -> script
                .withAnswers(payload -> Arrays.copyOf(payload, Math.min(length, payload.length)));
    }

    /** Another unit talks at the same time: its frames come before this unit's, one by one. */
    public static Behaviour interleavedWith(ControlUnit other, byte[] payload) {
        List<BusFrame> frames = other.framesOf(payload);
        return framesChanged(slots -> {
            List<List<BusFrame>> changed = new ArrayList<>();
            for (int i = 0; i < slots.size(); i++) {
                int end = i == slots.size() - 1 ? frames.size() : Math.min(i + 1, frames.size());
                List<BusFrame> slot = new ArrayList<>(frames.subList(Math.min(i, frames.size()), end));
                slot.addAll(slots.get(i));
                changed.add(slot);
            }
            return changed;
        });
    }

    /** Something else happens to the frames. */
    public static Behaviour framesChanged(FrameEdit edit) {
        return (script, question) -> script.withFrames(edit);
    }

    /** Something happens only the first times that the unit is asked. */
    public static Behaviour firstTimes(int times, Behaviour behaviour) {
        return (script, question) -> question.number() <= times ? behaviour.apply(script, question) : script;
    }

    /** Something happens as long as a test wants it. */
    public static Behaviour whenever(BooleanSupplier condition, Behaviour behaviour) {
        return (script, question) -> condition.getAsBoolean() ? behaviour.apply(script, question) : script;
    }

    static byte[] negative(Question question, int code) {
        return new byte[] { NEGATIVE, question.service()[0], (byte) code };
    }

    private static List<List<BusFrame>> replaced(List<List<BusFrame>> slots, int index, List<BusFrame> slot) {
        List<List<BusFrame>> changed = new ArrayList<>(slots);
        if (index < slots.size()) {
            changed.set(index, slot);
        }
        return changed;
    }
}
