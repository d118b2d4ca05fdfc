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
package org.openhab.binding.wican.internal.monitor.belief;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.base.Reading;

/**
 * The {@link Believability} remembers the last state of charge and doubts one that no battery can have reached since.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Believability {

    /**
     * How fast a state of charge changes at most, in percent a minute: 240 kW into a battery of 100 kWh are 4 % a
     * minute, and no car that stands at home is charged faster.
     */
    static final double FASTEST = 4;
    /** Steps that a coarse scale makes by itself: a dashboard in whole percent, computed from one in half percent. */
    public static final double COARSENESS = 2;
    /** From so near a battery may end up quite empty or quite full. */
    private static final double NEAR_END = 10;
    private static final double EMPTY = 0;
    private static final double FULL = 100;

    private @Nullable BigDecimal last;
    private Instant time = Instant.EPOCH;
    private boolean wasAway;

    /** A value is believed from now on, whatever was before. */
    public void believed(BigDecimal soc, Instant when) {
        last = soc;
        time = when;
        wasAway = false;
    }

    /** The car may have been driven, or charged elsewhere, without anybody here to see it. */
    public void away() {
        wasAway = true;
    }

    public boolean isKnown() {
        return last != null;
    }

    /**
     * @return the last state of charge, and when it was measured
     */
    public Optional<Reading> lastReading() {
        return Optional.ofNullable(last).map(soc -> new Reading(time, Optional.of(soc), Map.of()));
    }

    /**
     * @return the last state of charge as text, for the user
     */
    public String last() {
        BigDecimal last = this.last;
        return last == null ? "" : last.toPlainString();
    }

    /**
     * @return true if nothing that a car does explains this state of charge; the monitor should hear it twice
     */
    public boolean doubts(double soc, Instant now) {
        BigDecimal last = this.last;
        if (last == null) {
            return false;
        }
        double change = Math.abs(soc - last.doubleValue());
        if (change <= COARSENESS) {
            return false;
        }
        return change > possibleChange(now) || !wasAway && isEnd(soc) && change > NEAR_END;
    }

    private double possibleChange(Instant now) {
        Duration elapsed = Duration.between(time, now);
        return elapsed.isNegative() ? 0 : FASTEST * elapsed.toMillis() / Duration.ofMinutes(1).toMillis();
    }

    private static boolean isEnd(double soc) {
        return soc == EMPTY || soc == FULL;
    }
}
