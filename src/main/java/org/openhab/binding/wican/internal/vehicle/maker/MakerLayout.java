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
package org.openhab.binding.wican.internal.vehicle.maker;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;

/**
 * The {@link MakerLayout} guards against byte numbers that do not mean what they say. The adapter's own firmware puts
 * every line that it hears one after the other, the line {@code 7F xx 78} ("wait, the answer follows") of a slow
 * control unit included; the binding counts the answer alone. The byte numbers of a profile that was made with such a
 * unit are too high by the length of that line.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class MakerLayout {

    private static final Pattern INDEX = Pattern.compile("(?<=[BS])\\d{1,4}");
    private static final Pattern RANGE = Pattern.compile("[BS](\\d{1,4})(?::[BS](\\d{1,4}))?");

    private static final int FRAME = 8;

    /** {@code 03 7F xx 78}: the adapter takes a single frame without its padding. */
    private static final int WAIT_LINE = 4;

    /** 0 for the first of several frames. */
    private static final String IS_SINGLE_FRAME = "B0&16^16";

    /**
     * The state of charge of BMW i3 and Mini: 9 bytes in 2 frames, as recordings show, behind a wait line. The second
     * value in it, the highest state of charge, is 0 only when the whole answer means nothing.
     */
    private static final int BMW_UNIT = 0x07;
    private static final String BMW_SERVICE = "22DDBC";
    private static final int BMW_LINES = 3;
    private static final int BMW_LENGTH = 9;
    private static final int BMW_FIRST_DATA = 11;
    private static final String BMW_IS_READY = "[B10:B11]>>6";

    /**
     * How to read a query's expressions.
     *
     * @param byteShift how much lower the bytes are than the expressions say
     * @param length the only right length of the answer
     * @param condition when the expressions can mean what they say
     */
    record Reading(int byteShift, OptionalInt length, Optional<Expression> condition) {
    }

    private final DiagnosticRequest request;
    private final OptionalInt lines;
    private final int addressBytes;

    /**
     * @param request the question
     * @param lines how many lines the profile's author got for it, if known
     */
    MakerLayout(DiagnosticRequest request, OptionalInt lines) {
        this.request = request;
        this.lines = lines;
        this.addressBytes = request.address().target().isPresent() ? 1 : 0;
    }

    /**
     * @param expressions all expressions of one query
     * @throws IllegalArgumentException if no known answer can give any of their values
     */
    Reading reading(List<String> expressions) {
        int lowest = expressions.stream().flatMapToInt(MakerLayout::indexes).min().orElse(0);
        int highest = expressions.stream().flatMapToInt(MakerLayout::indexes).max().orElse(0);
        if (isBmwBehindWaitLine(lowest)) {
            return new Reading(WAIT_LINE + 1, OptionalInt.of(BMW_LENGTH),
                    Optional.of(Expression.compile(BMW_IS_READY)));
        }
        if (isSingleFrameBehindWaitLine(expressions, lowest, highest)) {
            return new Reading(WAIT_LINE, OptionalInt.empty(), Optional.of(Expression.compile(IS_SINGLE_FRAME)));
        }
        Optional<Expression> condition = enoughFrames(lowest);
        KnownAnswers.mostFrames(request).ifPresent(frames -> rejectMoreThan(frames, lowest, condition.isPresent()));
        return new Reading(0, OptionalInt.empty(), condition);
    }

    private void rejectMoreThan(int frames, int lowest, boolean needsAllLines) {
        String known = ", but the longest known answer has " + frames + (frames == 1 ? " frame: " : " frames: ");
        if (needsAllLines && lines.getAsInt() > frames) {
            throw new IllegalArgumentException("it waits for " + lines.getAsInt() + " lines" + known
                    + "a line 7F 22 78 (\"wait\") was counted, too; count the bytes in the answer alone and leave the"
                    + " last digit off");
        }
        if (lowest >= frames * FRAME) {
            throw new IllegalArgumentException("it reads B" + lowest + " and higher bytes" + known
                    + "count the bytes in the answer alone, from its first frame on");
        }
    }

    private boolean isBmwBehindWaitLine(int lowest) {
        return request.address().target().equals(OptionalInt.of(BMW_UNIT)) && request.service().equals(BMW_SERVICE)
                && lines.equals(OptionalInt.of(BMW_LINES)) && lowest >= BMW_FIRST_DATA;
    }

    /** All bytes would be data behind a wait line, and some can't be without it. */
    private boolean isSingleFrameBehindWaitLine(List<String> expressions, int lowest, int highest) {
        return addressBytes == 0 && lowest >= WAIT_LINE + firstData() && highest < WAIT_LINE + FRAME
                && expressions.stream().allMatch(expression -> numbering(expression).isPresent());
    }

    /**
     * Where the bytes might have been counted behind a wait line, fewer frames than the author got lines mean that they
     * were.
     */
    private Optional<Expression> enoughFrames(int lowest) {
        if (lines.isEmpty() || lines.getAsInt() < 2 || lowest < WAIT_LINE + addressBytes + firstData()) {
            return Optional.empty();
        }
        // the first byte of a further frame is never 0
        return Optional.of(Expression.compile("B" + (lines.getAsInt() - 1) * FRAME));
    }

    /** Where the data begins in a single frame, behind the repeated identifier. */
    private int firstData() {
        return addressBytes + 1 + request.service().length() / 2;
    }

    /**
     * Finds a byte that numbers a frame, and so can't be data in an answer.
     */
    OptionalInt numbering(String expression) {
        return indexes(expression).filter(index -> index >= FRAME && index % FRAME <= addressBytes).findFirst();
    }

    private static IntStream indexes(String expression) {
        return RANGE.matcher(expression.replaceAll("\\s", "")).results().flatMapToInt(range -> {
            int first = Integer.parseInt(range.group(1));
            return IntStream.rangeClosed(first, range.group(2) == null ? first : Integer.parseInt(range.group(2)));
        });
    }

    /**
     * @return the expression with all bytes so much lower
     */
    static String shifted(String expression, int byteShift) {
        return byteShift == 0 ? expression
                : INDEX.matcher(expression)
                        .replaceAll(index -> String.valueOf(Integer.parseInt(index.group()) - byteShift));
    }
}
