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
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.vehicle.Rejection.Reason;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;

/**
 * The {@link Broadcast} is a frame that a car sends by itself, and what to read from it. In its expressions {@code B0}
 * is the first byte of the frame: there is no ISO-TP around it.
 * <p>
 * As with a {@link Query}, a frame of nothing but 00 or nothing but FF means nothing, unless the profile says why it
 * does, or it is that of a car at rest.
 *
 * @param id whose frame it is, with 11 or 29 bit
 * @param length the only right number of data bytes, 1 to 8; where it is not told, all that are read must be there
 * @param condition if it is 0 the frame means nothing
 * @param parameters the values to read
 * @param believed why a frame of nothing but this byte (0 or 255) is true all the same
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Broadcast(CanId id, OptionalInt length, Optional<Expression> condition, List<Parameter> parameters,
        Map<Integer, String> believed) implements ValueSource {

    /**
     * @throws IllegalArgumentException if there is nothing to read, no frame is that long or short, or an expression
     *             reads bytes that the frame does not have
     */
    public Broadcast {
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("it has no values");
        }
        parameters = List.copyOf(parameters);
        believed = Map.copyOf(believed);
        if (length.isPresent() && (length.getAsInt() < 1 || length.getAsInt() > CanFrame.MAX_LENGTH)) {
            throw new IllegalArgumentException(
                    "a frame with values has 1 to " + CanFrame.MAX_LENGTH + " bytes, not " + length.getAsInt());
        }
        int most = length.orElse(CanFrame.MAX_LENGTH);
        for (Parameter parameter : parameters) {
            rejectBehind(most, parameter.expression(), parameter.name());
            parameter.condition().ifPresent(each -> rejectBehind(most, each, parameter.name()));
        }
        condition.ifPresent(each -> rejectBehind(most, each, "the condition"));
    }

    /**
     * @return the same frame with other values read from it
     */
    public Broadcast with(List<Parameter> others) {
        return new Broadcast(id, length, condition, others, believed);
    }

    /** A broadcast that believes no frame of nothing but zeros or ones. */
    public Broadcast(CanId id, OptionalInt length, Optional<Expression> condition, List<Parameter> parameters) {
        this(id, length, condition, parameters, Map.of());
    }

    private static void rejectBehind(int length, Expression expression, String what) {
        if (!expression.bytes().isEmpty() && expression.bytes().last() >= length) {
            throw new IllegalArgumentException(what + ": '" + expression + "' reads B" + expression.bytes().last()
                    + ", but the frame has only B0 to B" + (length - 1));
        }
    }

    /**
     * @return the right number of data bytes; where it is not told, as many as are read
     */
    public int frameLength() {
        return length.orElseGet(this::bytesRead);
    }

    /**
     * Says whether a frame can be this one at all, before anything is read from it.
     *
     * @param bytes the data of a frame with this id, as many as its length code says
     */
    public boolean hasRightLength(byte[] bytes) {
        return length.isPresent() ? length.getAsInt() == bytes.length : bytes.length >= bytesRead();
    }

    /**
     * Reads the values from a frame with this id.
     *
     * @param bytes the frame's data, as many bytes as its length code says
     * @return for each parameter a believable value, or the reason why there is none
     */
    public Decoded decode(byte[] bytes) {
        if (!hasRightLength(bytes)) {
            return Decoded.rejecting(parameters, Rejection.of(Reason.WRONG_LENGTH, bytes.length, frameLength()));
        }
        if (isUnset(bytes) || !isReady(bytes)) {
            return Decoded.rejecting(parameters, Rejection.of(Reason.NOT_READY));
        }
        return Decoded.reading(parameters, bytes);
    }

    private boolean isUnset(byte[] bytes) {
        int only = bytes[0] & 0xFF;
        for (byte each : bytes) {
            if ((each & 0xFF) != only) {
                return false;
            }
        }
        return isUnset(only, bytes);
    }
}
