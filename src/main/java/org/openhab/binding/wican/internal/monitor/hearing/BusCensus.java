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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.adapter.CanMessage;

/**
 * The {@link BusCensus} lists what is on the bus, so that somebody can find a value in it. Thread safe.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class BusCensus {

    /** No car has so many. */
    static final int MOST_IDS = 2048;

    private final Duration duration;
    private final Map<CanId, Count> counts = new HashMap<>();

    /** What is known of an id so far. */
    private static final class Count {
        private long frames;
        private CanFrame last;
        /** One bit for each byte that has changed. */
        private int changing;

        Count(CanFrame first) {
            last = first;
        }

        void add(CanFrame frame) {
            frames++;
            for (int i = 0; i < Math.max(frame.length(), last.length()); i++) {
                boolean isSame = i < frame.length() && i < last.length() && frame.at(i) == last.at(i);
                changing |= isSame ? 0 : 1 << i;
            }
            last = frame;
        }
    }

    /**
     * @param duration how long the bus is listened to
     */
    public BusCensus(Duration duration) {
        this.duration = duration;
    }

    /**
     * Takes a message of the bus.
     */
    public synchronized void accept(byte[] payload) {
        for (CanFrame frame : CanMessage.decode(payload, id -> true)) {
            @Nullable
            Count count = counts.get(frame.id());
            if (count == null && counts.size() < MOST_IDS) {
                count = new Count(frame);
                counts.put(frame.id(), count);
            }
            if (count != null) {
                count.add(frame);
            }
        }
    }

    public Duration duration() {
        return duration;
    }

    /**
     * @return what was heard, those of 11 bit first, each in the order of its number
     */
    public synchronized List<BusId> ids() {
        return counts.entrySet().stream()
                .map(entry -> new BusId(entry.getKey(), entry.getValue().frames, entry.getValue().last,
                        bits(entry.getValue().changing)))
                .sorted(Comparator.comparing((BusId each) -> each.id().extended())
                        .thenComparing(each -> each.id().value()))
                .toList();
    }

    private static List<Integer> bits(int mask) {
        return IntStream.range(0, CanFrame.MAX_LENGTH).filter(i -> (mask & 1 << i) != 0).boxed().toList();
    }

    /**
     * @return how often frames with this id come, in frames a second
     */
    public double rate(BusId id) {
        return id.frames() * 1000.0 / Math.max(1, duration.toMillis());
    }
}
