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
package org.openhab.binding.wican.internal.monitor.presence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.AutoPidMessage;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.vehicle.autopid.AutoPidValue;

/**
 * The {@link Clues} collect what the adapter says beside answers, and tell from it why none come. Its methods are
 * called under the lock of the {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Clues {

    /** What the adapter is set to may be changed; what was seen long ago explains nothing. */
    private static final Duration MEMORY = Duration.ofMinutes(10);
    /** A bus that is awake is heard all the time; the monitor tells of it every ten seconds. */
    private static final Duration BUS_MEMORY = Duration.ofSeconds(15);
    /** A log that is on is written all the time; the monitor tells of it every ten seconds. */
    private static final Duration LOG_SILENCE = Duration.ofSeconds(25);
    /** An adapter that polls publishes every few seconds, or every few minutes where its user wants that. */
    private static final Duration AUTO_PID_SILENCE = Duration.ofMinutes(3);
    /** What the owner can cure. */
    private static final Set<Kind> MISTAKES = Set.of(Kind.ELM327_LOG, Kind.CAN_FILTER, Kind.AUTO_PID);
    /** How the firmware writes a value of a CAN filter ({@code main/mqtt.c}): one a message, with 6 decimals. */
    private static final Pattern FILTER_VALUE = Pattern.compile("\\{\"[^\"]*\": -?\\d+\\.\\d{6}}");
    /** What explains silence, the surest first. */
    private static final List<Kind> EXPLANATIONS = List.of(Kind.ELM327_LOG, Kind.CAN_FILTER, Kind.AUTO_PID,
            Kind.NO_ANSWER_ON_BUS);

    private final Map<Kind, Instant> seen = new EnumMap<>(Kind.class);
    private final Set<String> heardBefore = new HashSet<>();

    /** The subscriptions are new, or gone. */
    public void reset() {
        seen.clear();
        heardBefore.clear();
    }

    /** The adapter has come anew: what it was set to may have been changed. */
    public void anew() {
        seen.clear();
    }

    /** The car has answered: the adapter does what it should. */
    public void answerHeard() {
        seen.keySet().removeAll(MISTAKES);
    }

    /**
     * The adapter publishes what it hears on the bus. While it is set to publish the values of a filter it does not,
     * and whatever else it was set to would be heard beside it.
     */
    public void busHeard(Instant now) {
        seen.remove(Kind.CAN_FILTER);
        forgetIfSilent(Kind.ELM327_LOG, LOG_SILENCE, now);
        forgetIfSilent(Kind.AUTO_PID, AUTO_PID_SILENCE, now);
        seen.put(Kind.NO_ANSWER_ON_BUS, now);
    }

    /** The adapter writes its log, and ignores requests. The log is never retained. */
    public void logHeard(Instant now) {
        seen.put(Kind.ELM327_LOG, now);
    }

    /**
     * The adapter publishes values where frames are expected, or polls the car by itself. The first message of a topic
     * may have been retained when the adapter was set otherwise.
     *
     * @return true if the adapter has just said so
     */
    public boolean valuesHeard(String topic, byte[] payload, Instant now) {
        if (AutoPidMessage.parse(payload).filter(message -> !message.values().isEmpty()).isEmpty()) {
            return false;
        }
        boolean isFilter = FILTER_VALUE.matcher(new String(payload, UTF_8)).matches();
        if (!isFilter && heardBefore.add(topic)) {
            return false;
        }
        seen.put(isFilter ? Kind.CAN_FILTER : Kind.AUTO_PID, now);
        return true;
    }

    /**
     * @return true for values of AutoPID with a state of charge among them: listening is a way to it, then
     */
    static boolean isStateOfCharge(byte[] payload) {
        return !FILTER_VALUE.matcher(new String(payload, UTF_8)).matches() && AutoPidMessage.parse(payload).filter(
                message -> message.values().keySet().stream().map(AutoPidValue::named).anyMatch(AutoPidValue::isSoc))
                .isPresent();
    }

    /**
     * @return the likely cause of silence
     */
    public Optional<Kind> explanation(Instant now) {
        return EXPLANATIONS.stream().filter(kind -> isRemembered(kind, now)).findFirst();
    }

    private void forgetIfSilent(Kind kind, Duration silence, Instant now) {
        if (Moments.areFar(seen.getOrDefault(kind, Instant.EPOCH), now, silence)) {
            seen.remove(kind);
        }
    }

    private boolean isRemembered(Kind kind, Instant now) {
        Duration memory = kind == Kind.NO_ANSWER_ON_BUS ? BUS_MEMORY : MEMORY;
        return !Moments.areFar(seen.getOrDefault(kind, Instant.EPOCH), now, memory);
    }
}
