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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.AdapterCommand;
import org.openhab.binding.wican.internal.adapter.AutoPidMessage;
import org.openhab.binding.wican.internal.monitor.base.Informant;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.belief.Beliefs;
import org.openhab.binding.wican.internal.monitor.belief.Opinion;
import org.openhab.binding.wican.internal.monitor.belief.Opinion.Verdict;
import org.openhab.binding.wican.internal.monitor.belief.ValueBelief;
import org.openhab.binding.wican.internal.monitor.listening.TopicMemory.Heard;

/**
 * The {@link AutoPidListener} listens to an adapter that polls the car by itself. The adapter publishes what it has
 * every few seconds, retained, whether it was read again or not; in firmware 6 even the time in the message is that of
 * publishing ({@code components/autopid/autopid.c}). So a value counts as measured only when something proves that it
 * was ({@link TopicMemory}), and as true only when it can be ({@link ValueBelief}).
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class AutoPidListener implements Informant {

    /** Hears what comes out. */
    public interface Listener {

        /** Something was measured. */
        void measured(Reading reading);

        /** Something counts that was not measured now. */
        void known(Reading reading);

        /**
         * @return the state of charge that the house knows, and when it was measured
         */
        Optional<Reading> last();

        /** The adapter has published something, live. */
        void heard();

        /**
         * @return true while the adapter is in reach
         */
        boolean isOnline();

        /**
         * @return true if a topic that was not heard yet has nothing retained
         */
        boolean areReplaysOver();

        /** How things stand. */
        void situation(Situation situation);
    }

    /** However often somebody wants to know: those who ask sooner share one command. */
    private static final Duration WISH_DISTANCE = Duration.ofSeconds(5);

    private final MonitorSettings settings;
    private final Publisher publisher;
    private final Clock clock;
    private final Listener listener;
    private final AutoPidNames names = new AutoPidNames();
    private final Map<String, TopicMemory> memories = new HashMap<>();
    private final Beliefs beliefs = new Beliefs();
    private final AutoPidStatus status;
    private final SocTeller teller;

    /** The last value of each parameter that was told. */
    private final Map<String, Double> told = new HashMap<>();
    private Instant lastWish = Instant.EPOCH;
    /** Whether the adapter has come online since the topics were subscribed. */
    private boolean hasArrived;

    public AutoPidListener(MonitorSettings settings, Publisher publisher, Clock clock, Listener listener) {
        this.settings = settings;
        this.publisher = publisher;
        this.clock = clock;
        this.listener = listener;
        this.status = new AutoPidStatus(settings.topics().autoPid(), listener::situation);
        this.teller = new SocTeller(listener, status);
    }

    @Override
    public void arrived(boolean live) {
        hasArrived |= live;
        memories.values().forEach(TopicMemory::arrived);
        status.arrived();
        teller.arrived(live, clock.instant());
    }

    @Override
    public void cancel() {
        status.interrupted();
        teller.left(clock.instant());
    }

    /** The next message of each topic may be a replay again. */
    @Override
    public void disconnected() {
        hasArrived = false;
        status.interrupted();
        teller.disconnected();
        memories.values().forEach(TopicMemory::disconnected);
    }

    /** Lets an adapter poll that does so only on demand; one that polls by itself does no more for it. */
    @Override
    public void ask(boolean everything) {
        Instant now = clock.instant();
        if (Moments.areFar(lastWish, now, WISH_DISTANCE)) {
            lastWish = now;
            publisher.publish(settings.topics().command(), AdapterCommand.GET_AUTOPID_DATA.encode(),
                    Publisher.Delivery.TRANSIENT);
        }
    }

    @Override
    public void valuesArrived(String topic, byte[] payload) {
        TopicMemory memory = memories.computeIfAbsent(topic, unknown -> new TopicMemory());
        boolean isLive = memory.isSubscriptionHeard() || listener.areReplaysOver();
        if (settings.topics().autoPidErrors().contains(topic)) {
            memory.replayed(Map.of(), Set.of(), clock.instant());
            AutoPidMessage.error(payload).filter(error -> isLive).ifPresent(status::error);
            return;
        }
        Optional<AutoPidMessage> message = AutoPidMessage.parse(payload);
        if (message.isPresent() && isLive) {
            listener.heard();
            published(memory, message.get());
        } else if (message.isPresent()) {
            replayed(memory, message.get());
        }
    }

    private void replayed(TopicMemory memory, AutoPidMessage message) {
        Instant now = clock.instant();
        MessageValues values = MessageValues.of(message, names, now);
        memory.replayed(values.believable(), values.parameters(), MessageTimes.ofReplayed(message, now));
        memory.heardAt(now);
    }

    private void published(TopicMemory memory, AutoPidMessage message) {
        Instant now = clock.instant();
        MessageValues values = MessageValues.of(message, names, now);
        if (MessageTimes.areKept(message)) {
            kept(memory, message, values, now);
            return;
        }
        Instant time = MessageTimes.ofPublished(message, now);
        memory.published(values.believable(), values.parameters(), time, listener.areReplaysOver());
        if (listener.isOnline()) {
            status.heard(message.values().keySet(), values.hasSoc(), now);
            take(memory, values, time, now);
        }
        memory.heardAt(now);
    }

    /** What the adapter has kept is worth something if nothing newer is known. */
    private void kept(TopicMemory memory, AutoPidMessage message, MessageValues values, Instant now) {
        Instant time = MessageTimes.ofReplayed(message, now);
        memory.replayed(values.believable(), values.parameters(), time);
        memory.heardAt(time);
        if (listener.isOnline() && message.origin().age().isPresent()) {
            values.believable().forEach((parameter, value) -> {
                if (values.isSoc(parameter) && belief(values, parameter).hear(value, time).isBelieved()) {
                    teller.kept(parameter, value, time);
                }
            });
        }
    }

    /** Unless the adapter was away meanwhile, what was replayed at first repeated what it had then. */
    private void take(TopicMemory memory, MessageValues values, Instant time, Instant now) {
        Map<String, Double> replay = memory.takeReplay();
        if (!hasArrived) {
            replay.forEach((parameter, value) -> belief(values, parameter).hear(value, memory.last()));
        }
        Map<String, Double> others = new HashMap<>();
        boolean wasRead = false;
        for (Map.Entry<String, Double> entry : values.believable().entrySet()) {
            String parameter = entry.getKey();
            @Nullable
            Heard heard = memory.heard(parameter);
            if (heard == null) {
                continue;
            }
            Opinion opinion = belief(values, parameter).hear(entry.getValue(), time);
            if (values.isSoc(parameter)) {
                teller.hear(parameter, entry.getValue(), heard, opinion);
            }
            boolean isNews = opinion.isBelieved() && heard.isNews();
            wasRead |= isNews && !values.isSoc(parameter);
            if ((opinion.isBelieved() || opinion.verdict() == Verdict.TAKEN_BACK)
                    && !Objects.equals(told.put(parameter, opinion.value()), opinion.value())) {
                others.put(parameter, opinion.value());
            }
            if (isNews) {
                status.wasRead();
            }
        }
        teller.conclude(now, time, wasRead, others, memory.last());
    }

    private ValueBelief belief(MessageValues values, String parameter) {
        return beliefs.of(parameter, () -> newBelief(values, parameter));
    }

    private ValueBelief newBelief(MessageValues values, String parameter) {
        ValueBelief belief = values.newBelief(parameter);
        if (values.isForHouse(parameter)) {
            listener.last()
                    .ifPresent(house -> house.soc().ifPresent(soc -> belief.know(soc.doubleValue(), house.time())));
        }
        return belief;
    }
}
