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
package org.openhab.binding.wican.internal.monitor;

import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Situation} says how things stand with adapter and car.
 *
 * @param kind what is the case
 * @param details what to name beside it, see {@link Kind}
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Situation(Kind kind, List<String> details) {

    /** What can be the case. */
    public enum Kind {
        /** The adapter has not said anything yet. */
        WAITING,
        /** The adapter is out of reach: the car is away, or the adapter sleeps. */
        AWAY,
        /** The car is being asked. */
        ASKING,
        /** The car has answered. */
        ANSWERED,
        /** Nothing came back. */
        NO_ANSWER,
        /** The answer began, but a part of it was lost. */
        INCOMPLETE,
        /** The control unit refused; details: the negative response code as hex. */
        REFUSED,
        /** The answer belongs to another variant of the car; details: its length, the right length. */
        WRONG_LENGTH,
        /** The control unit answered, but does not know its values yet. */
        NOT_READY,
        /** The answer lacks the value; details: the parameter. */
        NO_VALUE,
        /** The value is not believable; details: the parameter, the value. */
        OUT_OF_RANGE
    }

    public Situation {
        details = List.copyOf(details);
    }

    static Situation of(Kind kind, String... details) {
        return new Situation(kind, List.of(details));
    }
}
