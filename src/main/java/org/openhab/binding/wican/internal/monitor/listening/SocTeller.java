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

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.belief.Opinion;
import org.openhab.binding.wican.internal.monitor.belief.Opinion.Verdict;
import org.openhab.binding.wican.internal.monitor.listening.TopicMemory.Heard;
import org.openhab.binding.wican.internal.vehicle.Parameter;

/**
 * The {@link SocTeller} tells a state of charge that an adapter has published if it is news for the house, and with a
 * time that is not later than its measurement.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class SocTeller {

    /** Long enough for a trip. */
    private static final Duration ABSENCE = Duration.ofMinutes(5);

    private final AutoPidListener.Listener listener;
    private final AutoPidStatus status;
    private final Dashboard dashboard = new Dashboard();
    /** What a message says of each parameter. */
    private final Map<String, Said> said = new HashMap<>();
    private @Nullable Instant left;
    private Instant lastTold = Instant.MIN;
    private boolean wasSeenToArrive;
    private boolean wasAbsent;
    /** What the house knew before the last change. */
    private Optional<Reading> before = Optional.empty();

    private record Said(double value, Heard heard, Opinion opinion) {
    }

    SocTeller(AutoPidListener.Listener listener, AutoPidStatus status) {
        this.listener = listener;
        this.status = status;
    }

    /**
     * @param live whether the adapter has come online just now
     */
    void arrived(boolean live, Instant now) {
        Instant left = this.left;
        wasAbsent = left != null && Moments.areFar(left, now, ABSENCE);
        wasSeenToArrive |= live;
        this.left = null;
        dashboard.arrived();
    }

    void left(Instant now) {
        left = now;
    }

    /** The adapter may have left, or not. */
    void disconnected() {
        left = null;
        wasAbsent = false;
    }

    /** A message says something of a state of charge. */
    void hear(String parameter, double value, Heard heard, Opinion opinion) {
        if (opinion.isBelieved() || opinion.verdict() == Verdict.TAKEN_BACK) {
            dashboard.heard(parameter, opinion.value());
        }
        said.put(parameter, new Said(value, heard, opinion));
    }

    /**
     * The message is complete.
     *
     * @param now when it has come
     * @param time when it was published
     * @param wasRead whether another value of the message proves that the car was read
     * @param others what else is to be told
     * @param lastOfTopic when the message before came on this topic
     */
    void conclude(Instant now, Instant time, boolean wasRead, Map<String, Double> others, Instant lastOfTopic) {
        String parameter = parameter();
        @Nullable
        Said soc = said.get(parameter);
        said.clear();
        others.remove(parameter);
        others.remove(Parameter.SOC_DISPLAYED);
        Optional<Reading> house = listener.last();
        Optional<Instant> measured = soc == null ? Optional.empty() : judge(soc, house, time, wasRead, lastOfTopic);
        if (soc != null && measured.isPresent()) {
            lastTold = now;
            tell(Reading.of(measured.get(), OptionalDouble.of(soc.value()), others), house);
        } else if (!others.isEmpty()) {
            listener.measured(Reading.of(time, OptionalDouble.empty(), others));
        }
    }

    /** A dashboard's value that is doubted does not give way to the battery's. */
    private String parameter() {
        @Nullable
        Said displayed = said.get(Parameter.SOC_DISPLAYED);
        return displayed != null && displayed.opinion().verdict() == Verdict.DOUBTED ? Parameter.SOC_DISPLAYED
                : dashboard.parameter();
    }

    /** Says when what is to be told was measured; nothing if it is not to be told. */
    private Optional<Instant> judge(Said soc, Optional<Reading> house, Instant time, boolean wasRead,
            Instant lastOfTopic) {
        switch (soc.opinion().verdict()) {
            case REFUSED:
                status.asleep(soc.value());
                return Optional.empty();
            case DOUBTED:
                status.doubt(shown(house), soc.value());
                return Optional.empty();
            case TAKEN_BACK:
                status.doubt(shown(house), soc.value());
                takeBack();
                return Optional.empty();
            default:
                Optional<Instant> measured = timeOf(soc, house, time, wasRead, lastOfTopic);
                if (measured.isEmpty()) {
                    status.calm();
                }
                return measured;
        }
    }

    private Optional<Instant> timeOf(Said soc, Optional<Reading> house, Instant time, boolean wasRead,
            Instant lastOfTopic) {
        Heard heard = soc.heard();
        boolean isKnown = house.flatMap(Reading::soc).filter(known -> Reading.isShownAs(soc.value(), known))
                .isPresent();
        boolean isNewsOfOther = isKnown && lastTold.isAfter(lastOfTopic);
        boolean hasReturned = isKnown && soc.opinion().verdict() == Verdict.RETURNED;
        if (heard.isNews() && !isNewsOfOther && !hasReturned || wasAbsent && wasRead) {
            status.measured();
            wasAbsent = false;
            return Optional.of(time);
        }
        Instant since = heard.since().truncatedTo(ChronoUnit.SECONDS);
        boolean isNewer = house.isEmpty() ? wasSeenToArrive : !isKnown && since.isAfter(house.get().time());
        if (!isNewer) {
            return Optional.empty();
        }
        if (heard.isProven()) {
            status.measured();
        } else {
            status.mayBeOlder(soc.value());
        }
        return Optional.of(since);
    }

    private void tell(Reading reading, Optional<Reading> house) {
        if (!house.flatMap(Reading::soc).equals(reading.soc())) {
            before = house;
        }
        listener.measured(reading);
    }

    private void takeBack() {
        before.ifPresent(listener::known);
        before = Optional.empty();
    }

    /**
     * The adapter tells what it has kept from an earlier time.
     *
     * @param time when it was read
     */
    void kept(String parameter, double soc, Instant time) {
        Optional<Reading> house = listener.last();
        boolean isKnown = house.flatMap(Reading::soc).filter(known -> Reading.isShownAs(soc, known)).isPresent();
        boolean isOlder = house.filter(reading -> !time.isAfter(reading.time())).isPresent();
        if (parameter.equals(dashboard.parameter()) && !isKnown && !isOlder) {
            listener.known(Reading.of(time, OptionalDouble.of(soc), Map.of()));
        }
    }

    private static String shown(Optional<Reading> reading) {
        return reading.flatMap(Reading::soc).map(BigDecimal::toPlainString).orElse("");
    }
}
