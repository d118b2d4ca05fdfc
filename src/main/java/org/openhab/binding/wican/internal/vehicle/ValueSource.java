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
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;

/**
 * The {@link ValueSource} is what a profile reads values from: the answer to a query, or a frame that the car sends
 * without being asked.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public sealed interface ValueSource permits Query, Broadcast {

    /** What control units say for want of a value. */
    int NOTHING = 0x00;
    int ALL_ONES = 0xFF;

    /**
     * @return the values to read
     */
    List<Parameter> parameters();

    /**
     * @return if it is 0 the bytes mean nothing, complete as they may be
     */
    Optional<Expression> condition();

    /**
     * @return why bytes that are nothing but this one (0 or 255) are true all the same
     */
    Map<Integer, String> believed();

    /**
     * @param bytes what the expressions count: the bytes of all frames of an answer, or those of one frame
     * @return true if the condition holds, or there is none
     */
    default boolean isReady(byte[] bytes) {
        return Parameter.holds(condition(), bytes);
    }

    default boolean reads(String parameter) {
        return parameters().stream().anyMatch(p -> p.name().equals(parameter));
    }

    /**
     * @return all that is computed from the bytes
     */
    default Stream<Expression> expressions() {
        return Stream.concat(condition().stream(), parameters().stream()
                .flatMap(each -> Stream.concat(Stream.of(each.expression()), each.condition().stream())));
    }

    /**
     * @return how many bytes there must be for all expressions
     */
    default int bytesRead() {
        return expressions().flatMap(expression -> expression.bytes().stream()).mapToInt(index -> index + 1).max()
                .orElse(0);
    }

    /**
     * Says whether a source that consists of nothing but this byte says nothing: unless the profile knows better, all
     * ones do, and so do all zeros where they are not what a car at rest says.
     *
     * @param only the byte
     * @param bytes the same as the expressions count them
     */
    default boolean isUnset(int only, byte[] bytes) {
        if (only != NOTHING && only != ALL_ONES || believed().containsKey(only)) {
            return false;
        }
        return only == ALL_ONES || !parameters().stream().allMatch(parameter -> parameter.isThatOfACarAtRest(bytes));
    }
}
