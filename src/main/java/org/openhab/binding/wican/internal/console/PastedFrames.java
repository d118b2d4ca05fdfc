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
package org.openhab.binding.wican.internal.console;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.AnswerReceiver;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.diagnostics.Progress;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;

/**
 * The {@link PastedFrames} are the frames of an answer as somebody has copied them from a log.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class PastedFrames {

    private static final String ID_SEPARATOR = "#";

    /** Where only the request's ids are known by rule, the first of the answering ids stands for all. */
    private static final int ALL_UNITS_ANSWER = 0x7E8;
    private static final int ALL_UNITS_EXTENDED_ANSWER = 0x18DAF110;

    private final List<Pasted> frames;

    private record Pasted(Optional<CanId> id, byte[] data) {
    }

    private PastedFrames(List<Pasted> frames) {
        this.frames = frames;
    }

    /**
     * @param words one frame each: its data as hex digits, with or without the id and {@code #} in front, like
     *            {@code 7BB#1035610100000000}
     * @throws IllegalArgumentException if a word is nothing of that kind
     */
    static PastedFrames parse(List<String> words) {
        List<Pasted> frames = new ArrayList<>();
        for (String word : words) {
            int separator = word.indexOf(ID_SEPARATOR);
            Optional<CanId> id = separator < 0 ? Optional.empty()
                    : Optional.of(CanId.parse(word.substring(0, separator)));
            frames.add(new Pasted(id, data(word.substring(separator + 1))));
        }
        return new PastedFrames(frames);
    }

    private static byte[] data(String digits) {
        byte[] data;
        try {
            data = HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + digits + "' is no frame: write its bytes as 2 hex digits each", e);
        }
        if (data.length == 0 || data.length > CanFrame.MAX_LENGTH) {
            throw new IllegalArgumentException("'" + digits + "' is no frame: it has 1 to 8 bytes, 2 hex digits each");
        }
        return data;
    }

    /**
     * @return the complete answer to this request, if the frames hold one
     */
    Optional<Answer> answerTo(DiagnosticRequest request) {
        AnswerReceiver receiver = new AnswerReceiver(request);
        for (Pasted frame : frames) {
            Progress progress = receiver
                    .accept(new CanFrame(frame.id().orElseGet(() -> answeringId(request.address())), frame.data()));
            if (progress instanceof Progress.Complete complete) {
                return Optional.of(complete.answer());
            }
        }
        return Optional.empty();
    }

    /**
     * @return those frames that were written with their ids
     */
    List<CanFrame> withIds() {
        return frames.stream().flatMap(frame -> frame.id().map(id -> new CanFrame(id, frame.data())).stream()).toList();
    }

    /**
     * @return the data of all frames one after the other, 8 bytes each but the last, as expressions count them
     */
    byte[] bytes() {
        int last = frames.size() - 1;
        byte[] bytes = new byte[last * CanFrame.MAX_LENGTH + frames.get(last).data().length];
        for (int i = 0; i <= last; i++) {
            byte[] data = frames.get(i).data();
            System.arraycopy(data, 0, bytes, i * CanFrame.MAX_LENGTH, data.length);
        }
        return bytes;
    }

    private static CanId answeringId(UnitAddress address) {
        boolean extended = address.request().extended();
        return address.answer()
                .orElseGet(() -> new CanId(extended ? ALL_UNITS_EXTENDED_ANSWER : ALL_UNITS_ANSWER, extended));
    }
}
