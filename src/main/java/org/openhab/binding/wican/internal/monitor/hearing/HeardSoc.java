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
package org.openhab.binding.wican.internal.monitor.hearing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.belief.Believability;

/**
 * The {@link HeardSoc} is the state of charge that a car tells by itself: from which broadcast it is taken, whether it
 * is believed, and whether it is news.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class HeardSoc {

    /** What a frame says about it. */
    enum Verdict {
        /** Nothing, or nothing that counts. */
        NOTHING,
        /** The same as before. */
        KNOWN,
        /** Something that is worth telling. */
        NEWS,
        /** Something that no battery can have. */
        DOUBTED
    }

    /** A value that no battery can have must still be there after so long. */
    private static final Duration SECOND_LOOK = Duration.ofSeconds(5);

    private final List<String> parameters;
    private final Earshot earshot;
    private final Duration repeatAfter;
    private final Hearing.Listener listener;
    private @Nullable Told told;
    private @Nullable Told doubted;

    /**
     * @param parameters the names that it may have, the best first
     * @param repeatAfter after which it is told again though it is the same
     */
    HeardSoc(List<String> parameters, Earshot earshot, Duration repeatAfter, Hearing.Listener listener) {
        this.parameters = parameters;
        this.earshot = earshot;
        this.repeatAfter = repeatAfter;
        this.listener = listener;
    }

    /**
     * @return what was told last, in percent
     */
    OptionalDouble value() {
        Told told = this.told;
        return told == null ? OptionalDouble.empty() : OptionalDouble.of(told.value());
    }

    boolean canBeHeard() {
        return !parameters.isEmpty();
    }

    boolean isHeard(Instant now) {
        return parameters.stream().anyMatch(name -> earshot.isHeard(name, now));
    }

    /**
     * @return true if it may have this name
     */
    boolean isNamed(String parameter) {
        return parameters.contains(parameter);
    }

    /** It is told once more, if it is believed. */
    void tellAgain() {
        told = null;
    }

    void forget() {
        told = null;
        doubted = null;
    }

    /**
     * @return the name under which it counts now: what the dashboard shows, unless this car does not tell that
     */
    Optional<String> parameter(Instant now) {
        for (String name : parameters) {
            if (earshot.isHeard(name, now)) {
                return Optional.of(name);
            }
            if (earshot.mayStillBeHeard(name, now)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * @param time when the ear has heard what it says
     */
    Verdict judge(Ear ear, Instant now, Instant time) {
        Optional<Told> heard = parameter(now).filter(name -> ear.values().containsKey(name))
                .filter(name -> earshot.isBestSource(ear, name, now))
                .map(name -> new Told(ear.values().get(name), time));
        if (heard.isEmpty()) {
            return Verdict.NOTHING;
        }
        Told soc = heard.get();
        Told told = this.told;
        if (told != null && told.value() == soc.value()) {
            doubted = null;
        }
        if (!soc.isNews(told, repeatAfter)) {
            return Verdict.KNOWN;
        }
        Verdict verdict = judge(soc);
        if (verdict == Verdict.NEWS) {
            this.told = soc;
        }
        return verdict;
    }

    /** A jump is believed when another frame, a while later, still says so. */
    private Verdict judge(Told soc) {
        Told before = doubted;
        if (soc.value() == 0 && !listener.canBeEmpty()
                || before != null && !Moments.areFar(before.time(), soc.time(), SECOND_LOOK)) {
            return Verdict.NOTHING;
        }
        boolean isConfirmed = before != null && Math.abs(before.value() - soc.value()) <= Believability.COARSENESS;
        Situation doubt = isConfirmed ? null : listener.doubt(soc.value());
        if (doubt == null) {
            doubted = null;
            return Verdict.NEWS;
        }
        doubted = soc;
        listener.situation(doubt);
        return Verdict.DOUBTED;
    }
}
