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
package org.openhab.binding.wican.internal.diagnostics;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;

/**
 * The {@link AnswerReceiver} puts the answer to one request together (ISO 15765-2, receiving side). It knows no clock:
 * whoever uses it decides how long to wait for the next frame. Not thread safe.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class AnswerReceiver {

    private static final int NEGATIVE_RESPONSE = 0x7F;
    private static final int RESPONSE_PENDING = 0x78;

    private static final int FIRST_TESTER = 0xF0;

    /** How far ahead of the next frame is the one before it: the sequence numbers go round. */
    private static final int LAST_AGAIN = IsoTp.SEQUENCE_NUMBERS - 1;

    private static final Progress NONE = new Progress.None();
    private static final Progress CONTINUED = new Progress.Continued();
    private static final Progress SPOILED = new Progress.Spoiled();
    private static final Progress PENDING = new Progress.Pending();

    private final DiagnosticRequest request;
    private final Pace pace;
    private final UnitAddress address;
    private final int addressBytes;
    private final Map<CanId, Assembly> assemblies = new HashMap<>();
    /** Who has begun to answer: such a unit does not refuse the same question any more. */
    private final Set<CanId> willing = new HashSet<>();
    private @Nullable Trouble trouble;

    public AnswerReceiver(DiagnosticRequest request) {
        this(request, Pace.FULL);
    }

    /**
     * @param request the question
     * @param pace how fast a long answer may come: slower when a part of the last one was lost
     */
    public AnswerReceiver(DiagnosticRequest request, Pace pace) {
        this.request = request;
        this.pace = pace;
        this.address = request.address();
        this.addressBytes = address.target().isPresent() ? 1 : 0;
    }

    /**
     * Takes a frame from the bus.
     *
     * @param frame any frame; only those of the answering ids matter
     * @return what it means for the request
     */
    public Progress accept(CanFrame frame) {
        if (!address.isAnswer(frame.id()) || frame.length() <= addressBytes || !isForTester(frame)) {
            return NONE;
        }
        return switch (frame.at(addressBytes) >> 4) {
            case IsoTp.SINGLE_FRAME -> single(frame);
            case IsoTp.FIRST_FRAME -> first(frame);
            case IsoTp.CONSECUTIVE_FRAME -> consecutive(frame);
            default -> NONE;
        };
    }

    /**
     * @return what was wrong the last time that an answer was spoiled; nothing if that did not happen
     */
    public Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /**
     * Says whether a frame begins an answer to this very request, but comes from an id that is not expected: the
     * request has reached a unit, though not as this profile has it. Where all units are asked, others may answer, and
     * nothing is wrong with it.
     *
     * @param frame any frame
     */
    public boolean isAnswerFromElsewhere(CanFrame frame) {
        if (addressBytes > 0 || address.asksAllUnits() || address.isAnswer(frame.id()) || frame.length() < 2) {
            return false;
        }
        int begin = switch (frame.at(0) >> 4) {
            case IsoTp.SINGLE_FRAME -> 1;
            case IsoTp.FIRST_FRAME -> 2;
            default -> frame.length();
        };
        return request.isAnsweredBy(frame.bytes(begin, frame.length()));
    }

    /** With extended addressing a unit sends to others too, under the same id; testers have the addresses F0 to FF. */
    private boolean isForTester(CanFrame frame) {
        return addressBytes == 0 || frame.at(0) >= FIRST_TESTER;
    }

    private Progress single(CanFrame frame) {
        int from = addressBytes + 1;
        int length = frame.at(addressBytes) & 0x0F;
        if (length == 0 || from + length > frame.length()) {
            return NONE;
        }
        byte[] payload = frame.bytes(from, from + length);
        if ((payload[0] & 0xFF) == NEGATIVE_RESPONSE) {
            return willing.contains(frame.id()) ? NONE : negative(payload);
        }
        return request.isAnsweredBy(payload) ? complete(frame.id(), payload) : NONE;
    }

    private Progress negative(byte[] payload) {
        if (payload.length < 3 || !request.isRefusedBy(payload[1] & 0xFF)) {
            return NONE;
        }
        int code = payload[2] & 0xFF;
        return code == RESPONSE_PENDING ? PENDING : new Progress.Refused(code);
    }

    private Progress first(CanFrame frame) {
        if (frame.length() < CanFrame.MAX_LENGTH) {
            return NONE;
        }
        int length = (frame.at(addressBytes) & 0x0F) << 8 | frame.at(addressBytes + 1);
        byte[] begin = frame.bytes(addressBytes + 2, frame.length());
        // an answer that is short enough for a single frame must come in one
        if (length < CanFrame.MAX_LENGTH - addressBytes || !request.isAnsweredBy(begin)) {
            // whatever this sender had begun ends here: the next frames belong to the other answer
            return assemblies.containsKey(frame.id()) ? spoiled(frame.id(), Trouble.CUT_SHORT) : NONE;
        }
        assemblies.put(frame.id(), new Assembly(length, begin));
        willing.add(frame.id());
        return new Progress.Begun(IsoTp.flowControl(address.flowControlFor(frame.id()), address.target(), pace));
    }

    private Progress consecutive(CanFrame frame) {
        @Nullable
        Assembly assembly = assemblies.get(frame.id());
        if (assembly == null) {
            return NONE;
        }
        Optional<Trouble> trouble = assembly.add(frame, addressBytes);
        if (trouble.isPresent()) {
            return spoiled(frame.id(), trouble.get());
        }
        return assembly.isComplete() ? complete(frame.id(), assembly.payload()) : CONTINUED;
    }

    private Progress spoiled(CanId sender, Trouble trouble) {
        assemblies.remove(sender);
        this.trouble = trouble;
        return SPOILED;
    }

    private Progress complete(CanId sender, byte[] payload) {
        assemblies.remove(sender);
        return new Progress.Complete(new Answer(sender, payload, addressBytes > 0));
    }

    /** The part of a long answer that has come from one sender so far. */
    private static final class Assembly {

        private final int length;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int sequence = 1;

        Assembly(int length, byte[] begin) {
            this.length = length;
            bytes.writeBytes(begin);
        }

        /** Takes the next part, unless it is not the next, or shorter than it must be. */
        Optional<Trouble> add(CanFrame frame, int addressBytes) {
            int from = addressBytes + 1;
            int wanted = Math.min(length - bytes.size(), CanFrame.MAX_LENGTH - from);
            int ahead = (frame.at(addressBytes) - sequence) & 0x0F;
            if (ahead != 0) {
                return Optional.of(ahead == LAST_AGAIN ? Trouble.FRAME_DOUBLED : Trouble.FRAME_LOST);
            }
            if (frame.length() < from + wanted) {
                return Optional.of(Trouble.FRAME_CUT);
            }
            bytes.writeBytes(frame.bytes(from, from + wanted));
            sequence = (sequence + 1) % IsoTp.SEQUENCE_NUMBERS;
            return Optional.empty();
        }

        boolean isComplete() {
            return bytes.size() == length;
        }

        byte[] payload() {
            return bytes.toByteArray();
        }
    }
}
