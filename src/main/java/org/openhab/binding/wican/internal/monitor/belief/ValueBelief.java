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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.monitor.belief.Opinion.Verdict;
import org.openhab.binding.wican.internal.vehicle.kinds.ValueKind;

/**
 * The {@link ValueBelief} hears all values of one parameter, repeated ones too, and says which of them to believe.
 * <p>
 * A value is doubted that what is known cannot have become since it was last repeated. It counts when another, near
 * value follows, or when it stays for as long as an adapter needs to read it anew. If the old value comes back before,
 * nothing has happened, and what was doubted confirms nothing later.
 * <p>
 * After a long silence everything is possible, so the first value is believed, but not for good: until another, near
 * value follows, or it has stayed, it gives way to whatever goes on from what was before; and if the next one fits
 * neither, what was before counts again until one of the two comes a second time.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class ValueBelief {

    /** How often a value that must move is read anew until it is believed although it does not. */
    private static final int OFTEN = 3;
    /** Longer than adapters that are there are silent. */
    static final Duration GAP = Duration.ofMinutes(10);
    /** How many doubted values to remember at a time. */
    private static final int MOST_DOUBTED = 3;

    private final ValueKind kind;
    private final boolean isZeroNatural;
    private @Nullable Track current;
    /** What was believed before a jump that nothing has confirmed yet. */
    private @Nullable Track former;
    private final List<Track> doubted = new ArrayList<>();
    /** Two values contradict each other, and none of them counts. */
    private boolean isContested;
    /** Something has come between that nobody believes. */
    private boolean isDisturbed;

    /**
     * @param kind what is possible for the parameter
     * @param isZeroNatural whether 0 is a value like any other; otherwise it is believed only if it was near before
     */
    public ValueBelief(ValueKind kind, boolean isZeroNatural) {
        this.kind = kind;
        this.isZeroNatural = isZeroNatural;
    }

    /**
     * Takes what is known from elsewhere, unless something was heard before.
     *
     * @param time when it was measured
     */
    public void know(double value, Instant time) {
        if (current == null) {
            Track known = new Track(value, time, false);
            known.settle();
            current = known;
        }
    }

    /**
     * A value was repeated, or read anew: nobody knows.
     */
    public Opinion hear(double value, Instant time) {
        return hear(value, time, false);
    }

    /**
     * A value was read anew: the same as a doubted one confirms it.
     */
    public Opinion read(double value, Instant time) {
        return hear(value, time, true);
    }

    private Opinion hear(double value, Instant time, boolean isReadAnew) {
        Track known = current;
        if (!kind.isPossible(value) || isSayingNothing(value, known)) {
            isDisturbed = true;
            return new Opinion(Verdict.REFUSED, value, time);
        }
        if (known == null) {
            return begin(new Track(value, time, false), null);
        }
        if (kind.areNear(known.value(), value)) {
            return goOn(known, value, time);
        }
        Track before = former;
        if (before != null && kind.areNear(before.value(), value)) {
            return before.isAfterGap() && before.messages() == 1 ? contest(before, value, time)
                    : back(before, value, time, known);
        }
        Track doubt = doubtOf(value, time);
        if (doubt != null) {
            return doubtAgain(doubt, value, time, isReadAnew);
        }
        if (!isContested && known.canBecome(kind, value, time)) {
            return begin(known.successor(value, time, Moments.areFar(known.last(), time, GAP)), known);
        }
        return before == null ? doubt(value, time) : choose(known, before, value, time);
    }

    /** What this value confirms, at least a little: the same or a near one, or what it can have become. */
    private @Nullable Track doubtOf(double value, Instant time) {
        for (Track doubt : doubted) {
            if (kind.areNear(doubt.value(), value)) {
                return doubt;
            }
        }
        for (Track doubt : doubted) {
            if (!isContested && doubt.canHaveBecome(kind, value, time)) {
                return doubt;
            }
        }
        return null;
    }

    private boolean isSayingNothing(double value, @Nullable Track known) {
        if (value == 0 && !isZeroNatural) {
            return known == null ? kind.isSteady() : !kind.canBecomeZero(known.value());
        }
        return known == null ? kind.isCodeForUnknown(value) : kind.isCodeForUnknown(value, known.value());
    }

    /** The last value was believed only because it was just possible, and this one contradicts it. */
    private Opinion choose(Track known, Track before, double value, Instant time) {
        if (known.isAfterGap()) {
            return chooseAfterGap(known, before, value, time);
        }
        boolean isNearer = !known.wasDoubted()
                && Math.abs(value - before.value()) < Math.abs(known.value() - before.value());
        return isNearer && before.canBecome(kind, value, time) ? back(before, value, time, known) : doubt(value, time);
    }

    /** Everything was possible; but of both values, one may fit to how cars usually are driven and charged. */
    private Opinion chooseAfterGap(Track known, Track before, double value, Instant time) {
        if (before.canSlowlyBecome(kind, value, time) && !before.canSlowlyBecome(kind, known.value(), known.since())) {
            return back(before, value, time, known);
        }
        if (!known.isYoung(time)) {
            return doubt(value, time);
        }
        current = before;
        former = null;
        isContested = true;
        doubted.add(known);
        doubted.add(new Track(value, time, false));
        return new Opinion(Verdict.TAKEN_BACK, before.value(), before.last());
    }

    private Opinion goOn(Track known, double value, Instant time) {
        boolean isReturn = isDisturbed || !doubted.isEmpty();
        known.goOn(value, time);
        forgetDoubts();
        if (known.isSettled()) {
            former = null;
        }
        return new Opinion(isReturn ? Verdict.RETURNED : Verdict.BELIEVED, value, time);
    }

    /** What was repeated meanwhile may come back in its turn; what came once may not. */
    private Opinion back(Track before, double value, Instant time, Track known) {
        before.goOn(value, time);
        if (known.messages() > 1) {
            before.unsettle(false);
        }
        return begin(before, known);
    }

    /** The first value after a silence has given way, and comes again: whichever comes next counts. */
    private Opinion contest(Track first, double value, Instant time) {
        first.goOn(value, time);
        former = null;
        isContested = true;
        doubted.clear();
        doubted.add(first);
        return new Opinion(Verdict.DOUBTED, value, first.since());
    }

    private Opinion begin(Track track, @Nullable Track rival) {
        current = track;
        former = rival;
        forgetDoubts();
        return new Opinion(Verdict.BELIEVED, track.value(), track.since());
    }

    private void forgetDoubts() {
        doubted.clear();
        isContested = false;
        isDisturbed = false;
    }

    private Opinion doubt(double value, Instant time) {
        if (!isContested || doubted.size() == MOST_DOUBTED) {
            doubted.clear();
        }
        doubted.add(new Track(value, time, false));
        return new Opinion(Verdict.DOUBTED, value, time);
    }

    private Opinion doubtAgain(Track doubt, double value, Instant time, boolean isReadAnew) {
        Track known = current;
        boolean isNearAnother = doubt.value() != value && kind.areNear(doubt.value(), value);
        boolean isPossible = known != null && known.canBecome(kind, value, time);
        doubt.goOn(value, time);
        boolean hasMoved = doubt.isRow() || isReadAnew && doubt.messages() >= OFTEN
                || !kind.mustMove() && (isNearAnother || isReadAnew);
        boolean hasStayed = !kind.mustMove() && (isOpen() || doubt.hasStayed(isPossible));
        if (!hasMoved && !hasStayed) {
            return new Opinion(Verdict.DOUBTED, value, doubt.since());
        }
        Track rival = isContested ? doubted.stream().filter(other -> !other.equals(doubt) && other.messages() > 1)
                .findFirst().orElse(null) : current;
        doubt.unsettle(!hasMoved && !isOpen());
        return begin(doubt, rival);
    }

    /** Nothing has confirmed what is believed: to come twice is enough for whatever contradicts it. */
    private boolean isOpen() {
        Track known = current;
        return isContested || former != null && known != null && known.isAfterGap();
    }
}
