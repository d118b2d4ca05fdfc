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
package org.openhab.binding.wican.internal.monitor.listening;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.AutoPidMessage;
import org.openhab.binding.wican.internal.monitor.base.Moments;

/**
 * The {@link MessageTimes} say how new the values of a message can be at most.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class MessageTimes {

    /** How far the adapter's clock may be from ours for its time to be the better one. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);
    /** Adapters publish some seconds after they have read. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private MessageTimes() {
    }

    /**
     * @return true if the adapter says that it has kept the values from an earlier time
     */
    static boolean areKept(AutoPidMessage message) {
        return message.origin().isStored()
                || message.origin().age().filter(age -> age.compareTo(FRESH) > 0).isPresent();
    }

    /**
     * The adapter's own time is a little better than ours, unless its clock is wrong or was never set.
     *
     * @param message one that was published now
     */
    static Instant ofPublished(AutoPidMessage message, Instant now) {
        return aged(message, message.timestamp().filter(time -> !Moments.areFar(time, now, CLOCK_TOLERANCE))
                .filter(time -> time.isBefore(now)).orElse(now));
    }

    /**
     * @param message one that may have been published at any time before
     */
    static Instant ofReplayed(AutoPidMessage message, Instant now) {
        return aged(message, message.timestamp().filter(time -> time.isBefore(now)).orElse(now));
    }

    private static Instant aged(AutoPidMessage message, Instant time) {
        return message.origin().age().map(time::minus).orElse(time);
    }
}
