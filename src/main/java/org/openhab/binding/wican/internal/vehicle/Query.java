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
package org.openhab.binding.wican.internal.vehicle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.vehicle.Rejection.Reason;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;

/**
 * The {@link Query} is one question of a vehicle profile, and what to read from the answer.
 * <p>
 * An answer whose data is nothing but 00 or nothing but FF means nothing, however plausible its values are: so speaks a
 * control unit that does not know, or does not know yet (recordings: a Zoe's DB says 0 % while its DA says 59.2 %;
 * Polestar 2; Hyundai and Kia while they start). Where such an answer is known to be true, the profile says why. Zeros
 * are also true of a car at rest: if nothing is read but switches and values that are exactly 0 then. All ones are not
 * even true of a switch: no car sets all the bits of a byte to say "on".
 *
 * @param request the question
 * @param length the length of a right answer in bytes from the service byte on, where it tells the layout
 * @param condition if it is 0 the answer means nothing, complete as it may be
 * @param parameters the values to read
 * @param believed why an answer of nothing but this byte (0 or 255) is true all the same
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Query(DiagnosticRequest request, OptionalInt length, Optional<Expression> condition,
        List<Parameter> parameters, Map<Integer, String> believed) implements ValueSource {

    /** The longest answer of ISO 15765-2. */
    private static final int MOST_BYTES = 4095;

    /**
     * @throws IllegalArgumentException if there is nothing to read, or if no answer can be that long or short
     */
    public Query {
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("it has no values");
        }
        int shortest = request.repeatedLength();
        if (length.isPresent() && (length.getAsInt() < shortest || length.getAsInt() > MOST_BYTES)) {
            throw new IllegalArgumentException("an answer to " + request.service() + " has " + shortest + " to "
                    + MOST_BYTES + " bytes, not " + length.getAsInt());
        }
        parameters = List.copyOf(parameters);
        believed = Map.copyOf(believed);
    }

    /** A query that believes no answer of nothing but zeros or ones. */
    public Query(DiagnosticRequest request, OptionalInt length, Optional<Expression> condition,
            List<Parameter> parameters) {
        this(request, length, condition, parameters, Map.of());
    }

    /**
     * @return the same question with other values read from its answer
     */
    public Query with(List<Parameter> others) {
        return new Query(request, length, condition, others, believed);
    }

    /**
     * Reads the values from an answer to this query.
     *
     * @param answer a complete answer
     * @return for each parameter a believable value, or the reason why there is none
     */
    public Decoded decode(Answer answer) {
        byte[] bytes = answer.frameBytes();
        if (length.isPresent() && length.getAsInt() != answer.length()) {
            return Decoded.rejecting(parameters, Rejection.of(Reason.WRONG_LENGTH, answer.length(), length.getAsInt()));
        }
        if (isUnset(answer, bytes) || !isReady(bytes)) {
            return Decoded.rejecting(parameters, Rejection.of(Reason.NOT_READY));
        }
        return Decoded.reading(parameters, bytes);
    }

    /**
     * @return the length of a right answer in bytes from the service byte on; where it is not told, that of the
     *         shortest which has all the bytes that are read
     */
    public int answerLength() {
        return length.orElseGet(this::shortestLength);
    }

    private int shortestLength() {
        int needed = bytesRead();
        int shortest = request.repeatedLength() + 1;
        while (answer(shortest).frameBytes().length < needed) {
            shortest++;
        }
        return shortest;
    }

    private Answer answer(int length) {
        return new Answer(request.address().request(), new byte[length], request.address().target().isPresent());
    }

    private boolean isUnset(Answer answer, byte[] bytes) {
        OptionalInt only = answer.onlyByte(request.repeatedLength());
        return only.isPresent() && isUnset(only.getAsInt(), bytes);
    }
}
