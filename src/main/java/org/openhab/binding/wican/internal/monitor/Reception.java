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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.AdapterStatus;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.adapter.BatteryVoltage;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.adapter.CanMessage;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.belief.SocMessage;

/**
 * The {@link Reception} sorts the messages from the broker. A busy bus sends hundreds a second: what merely comes often
 * ends here, without a lock.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Reception {

    /** Hears what the messages say. */
    interface Listener {

        /**
         * @return whose frames are waited for; nothing while no request is in flight
         */
        @Nullable
        Predicate<CanId> awaited();

        /** The adapter, or its last will, has said that it is there, or is not. */
        void status(String topic, AdapterStatus status);

        /** The adapter has told the level of the 12 V battery. */
        void voltage(String topic, double volts);

        /** A message of the bus has come; whatever hears it must be quick. */
        void overheard(byte[] payload);

        /** Awaited frames have come. */
        void frames(List<CanFrame> frames, byte[] payload);

        /**
         * Something can be heard on the bus.
         *
         * @param isSignOfLife whether it begins after a silence
         */
        void traffic(Instant now, boolean isSignOfLife);

        /** The adapter writes its log. */
        void log(Instant now);

        /** Values have come where the adapter may publish what it polls by itself. */
        void values(String topic, byte[] payload);

        /** The own message of an earlier life has come. */
        void kept(Reading reading);
    }

    /** Nobody wants to know the time of each message. */
    static final Duration RESOLUTION = Duration.ofSeconds(10);
    /** When nothing was heard on the bus for so long, the car was asleep. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final AdapterTopics topics;
    private final Optional<String> socTopic;
    private final boolean isAsking;
    private final Clock clock;
    private final Listener listener;

    private volatile Instant lastTraffic = Instant.EPOCH;
    private volatile Instant lastValues = Instant.EPOCH;
    private volatile Instant lastLog = Instant.EPOCH;

    Reception(MonitorSettings settings, Clock clock, Listener listener) {
        this.topics = settings.topics();
        this.socTopic = settings.socTopic();
        this.isAsking = settings.approach().isAsking();
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * @return the wanted topics in the order in which to subscribe: the status last, because a retained one is answered
     *         with a request, whose answer must not be missed
     */
    List<String> topics() {
        Set<String> wanted = new LinkedHashSet<>();
        socTopic.ifPresent(wanted::add);
        wanted.add(topics.rx());
        wanted.add(topics.elm327Log());
        wanted.addAll(topics.answers());
        wanted.add(topics.battery());
        wanted.addAll(topics.autoPid());
        wanted.addAll(topics.autoPidErrors());
        wanted.addAll(topics.status());
        return List.copyOf(wanted);
    }

    /** What was heard before is worth nothing any more. */
    void forget() {
        lastTraffic = Instant.EPOCH;
        lastLog = Instant.EPOCH;
    }

    /**
     * Takes a message.
     *
     * @param topic one of {@link #topics()}
     * @param payload whatever it is: what makes no sense is ignored
     */
    void messageArrived(String topic, byte[] payload) {
        if (topic.equals(topics.rx())) {
            busMessageArrived(topic, payload);
        } else if (topics.status().contains(topic)) {
            AdapterStatus.parse(payload).ifPresent(status -> listener.status(topic, status));
        } else if (topics.answers().contains(topic) || topics.battery().equals(topic)) {
            BatteryVoltage.parse(payload).ifPresent(volts -> listener.voltage(topic, volts));
        } else if (topic.equals(topics.elm327Log())) {
            logArrived();
        } else if (socTopic.filter(topic::equals).isPresent()) {
            SocMessage.decode(payload).ifPresent(listener::kept);
        } else {
            listener.values(topic, payload);
        }
    }

    /** An answer goes first: flow control must not wait, and nothing that begins now is answered by what has come. */
    private void busMessageArrived(String topic, byte[] payload) {
        Predicate<CanId> awaited = listener.awaited();
        boolean isAnswer = awaited != null && answerArrived(payload, awaited);
        Instant now = clock.instant();
        Instant before = lastTraffic;
        boolean isTrafficTold = !Moments.areFar(before, now, RESOLUTION);
        if (!isTrafficTold || !isAsking) {
            if (!CanMessage.looksLikeFrames(payload)) {
                valuesOnBusArrived(topic, payload, now);
            } else if (!isTrafficTold) {
                lastTraffic = now;
                listener.traffic(now, !isAnswer && Moments.areFar(before, now, SILENCE));
            }
        }
        listener.overheard(payload);
    }

    private boolean answerArrived(byte[] payload, Predicate<CanId> awaited) {
        List<CanFrame> frames = CanMessage.decode(payload, awaited);
        if (!frames.isEmpty()) {
            listener.frames(frames, payload);
        }
        return !frames.isEmpty();
    }

    /** The values of a CAN filter come as often as frames do; for whoever asks the car they are no more than a clue. */
    private void valuesOnBusArrived(String topic, byte[] payload, Instant now) {
        if (!isAsking || Moments.areFar(lastValues, now, RESOLUTION)) {
            lastValues = now;
            listener.values(topic, payload);
        }
    }

    /** The log comes as often as frames do. */
    private void logArrived() {
        Instant now = clock.instant();
        if (Moments.areFar(lastLog, now, RESOLUTION)) {
            lastLog = now;
            listener.log(now);
        }
    }
}
