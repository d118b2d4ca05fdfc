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
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Describes a control unit of a car: its address, its habits and its answers.
 *
 * Descriptions don't change: every {@code with…} and {@code answering…} method returns a new one. A unit pads its
 * frames with 00, asks for requests of 8 bytes as ISO 15765-4 does, is deaf to requests to all units, and refuses what
 * it does not know.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class ControlUnit {

    private static final int TESTER = 0xF1;
    private static final int SERVICE_NOT_SUPPORTED = 0x11;
    private static final int REQUEST_OUT_OF_RANGE = 0x31;

    private final UnitAddress address;
    private final Habits habits;
    private final Map<String, Function<Question, Script>> answers;
    private final Function<byte[], Optional<byte[]>> otherAnswers;
    private final List<Behaviour> behaviours;

    /**
     * What is the same for all answers.
     *
     * @param padding what frames are filled up with, or {@link UnitAddress#NONE}
     * @param frameGap the least time between two consecutive frames, whatever the tester allows
     * @param answersToAll whether requests to all units are answered
     * @param takesShortFrames whether requests may have less than 8 bytes
     * @param refuses whether unknown requests are refused, and not just ignored
     */
    private record Habits(int padding, Duration frameGap, boolean answersToAll, boolean takesShortFrames,
            boolean refuses) {
    }

    private ControlUnit(UnitAddress address, Habits habits, Map<String, Function<Question, Script>> answers,
            Function<byte[], Optional<byte[]>> otherAnswers, List<Behaviour> behaviours) {
        this.address = address;
        this.habits = habits;
        this.answers = answers;
        this.otherAnswers = otherAnswers;
        this.behaviours = behaviours;
    }

    /** A unit at ids of 11 bits. */
    public static ControlUnit at(int requestId, int answerId) {
        return at(requestId, answerId, false);
    }

    /**
     * A unit at ids of 11 or 29 bits. If the request id is the one for all units (7DF, 18DB33F1), then the unit answers
     * such requests, and its own request id follows from its answer id.
     */
    public static ControlUnit at(int requestId, int answerId, boolean extended) {
        boolean isForAll = UnitAddress.isForAll(requestId, extended);
        int ownId = isForAll ? UnitAddress.requestIdOf(answerId, extended) : requestId;
        return new ControlUnit(UnitAddress.of(ownId, answerId, extended),
                new Habits(0, Duration.ZERO, isForAll, false, true), Map.of(), service -> Optional.empty(), List.of());
    }

    /** A unit at ids given in hexadecimal digits; 8 digits stand for 29 bits. */
    public static ControlUnit at(String requestId, String answerId) {
        return at(Integer.parseInt(requestId, 16), Integer.parseInt(answerId, 16), requestId.length() > 3);
    }

    /** Extended addressing: the unit's address is in front of requests, F1 in front of answers. */
    public ControlUnit withExtendedAddress(int unit) {
        return withExtendedAddress(unit, TESTER);
    }

    /** Extended addressing: the unit's address is in front of requests, the tester's in front of answers. */
    public ControlUnit withExtendedAddress(int unit, int tester) {
        return with(address.withExtendedAddress(unit, tester));
    }

    /** The unit expects flow control at another id than requests. */
    public ControlUnit withFlowControlId(int id) {
        return with(address.withFlowControlId(id));
    }

    /** The unit answers requests to all units (7DF, 18DB33F1), too. */
    public ControlUnit answeringRequestsToAll() {
        return with(new Habits(habits.padding, habits.frameGap, true, habits.takesShortFrames, habits.refuses));
    }

    /** The unit fills its frames up with this byte. */
    public ControlUnit withPadding(int padding) {
        return with(new Habits(padding & 0xFF, habits.frameGap, habits.answersToAll, habits.takesShortFrames,
                habits.refuses));
    }

    /** The unit sends frames of less than 8 bytes. */
    public ControlUnit withoutPadding() {
        return with(new Habits(UnitAddress.NONE, habits.frameGap, habits.answersToAll, habits.takesShortFrames,
                habits.refuses));
    }

    /** The unit leaves at least this time between two consecutive frames. */
    public ControlUnit withFrameGap(Duration frameGap) {
        return with(new Habits(habits.padding, frameGap, habits.answersToAll, habits.takesShortFrames, habits.refuses));
    }

    /** The unit takes requests of less than 8 bytes. */
    public ControlUnit takingShortFrames() {
        return with(new Habits(habits.padding, habits.frameGap, habits.answersToAll, true, habits.refuses));
    }

    /** The unit says nothing to requests that it does not know. */
    public ControlUnit ignoringUnknownRequests() {
        return with(new Habits(habits.padding, habits.frameGap, habits.answersToAll, habits.takesShortFrames, false));
    }

    /** The unit behaves like this whatever it is asked. */
    public ControlUnit behaving(Behaviour... more) {
        List<Behaviour> all = new ArrayList<>(behaviours);
        all.addAll(List.of(more));
        return new ControlUnit(address, habits, answers, otherAnswers, List.copyOf(all));
    }

    /** The unit answers a request, both in hexadecimal digits; behaviours apply in their order. */
    public ControlUnit answering(String service, String answer, Behaviour... behaviours) {
        return answering(service, HexFormat.of().parseHex(answer), behaviours);
    }

    /** The unit answers a request; behaviours apply in their order. */
    public ControlUnit answering(byte[] service, byte[] answer, Behaviour... behaviours) {
        return answering(HexFormat.of().formatHex(service), answer, behaviours);
    }

    /** The unit answers a request given in hexadecimal digits; behaviours apply in their order. */
    public ControlUnit answering(String service, byte[] answer, Behaviour... behaviours) {
        byte[] copy = answer.clone();
        return answering(service, () -> copy, behaviours);
    }

    /** The unit answers a request, with something else each time; behaviours apply in their order. */
    public ControlUnit answering(String service, Supplier<byte[]> answer, Behaviour... behaviours) {
        HexFormat.of().parseHex(service);
        List<Behaviour> inOrder = List.of(behaviours);
        Map<String, Function<Question, Script>> more = new LinkedHashMap<>(answers);
        more.put(service.toUpperCase(Locale.ROOT), question -> changed(Script.answer(answer.get()), question, inOrder));
        return new ControlUnit(address, habits, more, otherAnswers, this.behaviours);
    }

    /** The unit answers whatever this function has an answer to, if nothing else is laid down for it. */
    public ControlUnit answeringOthers(Function<byte[], Optional<byte[]>> function) {
        return new ControlUnit(address, habits, answers, function, behaviours);
    }

    UnitAddress address() {
        return address;
    }

    Duration frameGap() {
        return habits.frameGap;
    }

    /** Whether a frame has a length that the unit takes. */
    boolean takesLengthOf(BusFrame frame) {
        return habits.takesShortFrames || frame.length() == BusFrame.MAX_LENGTH;
    }

    boolean answersToAll() {
        return habits.answersToAll;
    }

    /** The frames of a message of this unit. */
    List<BusFrame> framesOf(byte[] payload) {
        return IsoTp.split(payload, address.room()).stream().map(piece -> address.answer(piece, habits.padding))
                .toList();
    }

    /** What the unit does when it is asked. */
    Script replyTo(Question question) {
        Function<Question, Script> answer = answers.get(question.asText());
        Script script = answer != null ? answer.apply(question)
                : otherAnswers.apply(question.service()).map(Script::answer).orElseGet(() -> refusal(question));
        return changed(script, question, behaviours);
    }

    /** Who was asked together with all others keeps quiet about what he does not know. */
    private Script refusal(Question question) {
        if (question.toAll() || !habits.refuses) {
            return Script.silence();
        }
        String service = question.asText().substring(0, 2);
        boolean isKnown = answers.keySet().stream().anyMatch(known -> known.startsWith(service));
        return Script.answer(Behaviours.negative(question, isKnown ? REQUEST_OUT_OF_RANGE : SERVICE_NOT_SUPPORTED));
    }

    private static Script changed(Script script, Question question, List<Behaviour> behaviours) {
        Script changed = script;
        for (Behaviour behaviour : behaviours) {
            changed = behaviour.apply(changed, question);
        }
        return changed;
    }

    private ControlUnit with(UnitAddress other) {
        return new ControlUnit(other, habits, answers, otherAnswers, behaviours);
    }

    private ControlUnit with(Habits other) {
        return new ControlUnit(address, other, answers, otherAnswers, behaviours);
    }
}
