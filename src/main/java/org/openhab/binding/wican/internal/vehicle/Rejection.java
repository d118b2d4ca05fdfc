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
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Rejection} says why an answer gives no value.
 *
 * @param reason the kind of trouble
 * @param details what to name beside it, see {@link Reason}
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Rejection(Reason reason, List<String> details) {

    /** The kinds of trouble. */
    public enum Reason {
        /** The answer is shorter or longer than this car's; details: its length, the right length. */
        WRONG_LENGTH,
        /** The condition for "this answer means something" does not hold, as while a control unit starts. */
        NOT_READY,
        /** The expression reads past the end of the answer, or divides by zero; details: the parameter. */
        NO_VALUE,
        /** The value is not believable; details: the parameter, the value. */
        OUT_OF_RANGE
    }

    public Rejection {
        details = List.copyOf(details);
    }

    /**
     * @return in English, for a console or a report, like {@code wrong length (53, 41)}
     */
    @Override
    public String toString() {
        String words = Shown.word(reason);
        return details.isEmpty() ? words : words + " (" + String.join(", ", details) + ")";
    }

    static Rejection of(Reason reason, Object... details) {
        return new Rejection(reason, Stream.of(details).map(String::valueOf).toList());
    }
}
