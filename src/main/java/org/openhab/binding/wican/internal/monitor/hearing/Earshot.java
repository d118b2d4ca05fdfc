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

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.adapter.FrameWatch;
import org.openhab.binding.wican.internal.monitor.base.Moments;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * The {@link Earshot} of a car: its broadcasts, what they say, and whether they are on the bus now.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Earshot {

    /** When nothing was heard on the bus for so long, the car is asleep: the rarest frames come every 3 seconds. */
    static final Duration SILENCE = Duration.ofMinutes(1);

    private final List<Ear> ears;
    private final FrameWatch watch;
    private Instant begin = Instant.EPOCH;

    Earshot(VehicleProfile vehicle) {
        List<CanId> ids = vehicle.broadcasts().stream().map(broadcast -> broadcast.id()).distinct().toList();
        this.ears = vehicle.broadcasts().stream().map(each -> new Ear(each, ids.indexOf(each.id()))).toList();
        this.watch = new FrameWatch(ids, ids.stream().mapToLong(id -> mask(vehicle, id)).toArray(), this::isMeaningful);
    }

    /** Some frames mean nothing now and then: between the others they are passed over. */
    private boolean isMeaningful(int index, byte[] frame) {
        for (Ear ear : ears) {
            if (ear.index() == index && ear.understands(frame)) {
                return true;
            }
        }
        return false;
    }

    /** The bits of a frame that are read. */
    private static long mask(VehicleProfile vehicle, CanId id) {
        return vehicle.broadcasts().stream().filter(broadcast -> broadcast.id().equals(id))
                .flatMap(broadcast -> broadcast.expressions()).flatMap(expression -> expression.bytes().stream())
                .mapToLong(index -> 0xFFL << Long.SIZE - Byte.SIZE * (index + 1)).reduce(0, (a, b) -> a | b);
    }

    /**
     * Takes a message of the bus; needs no lock.
     *
     * @param now when it came, in milliseconds
     * @return the indices of the ears for which something has changed, one bit for each
     */
    long accept(byte[] payload, long now) {
        return watch.accept(payload, now);
    }

    /** The bus has come to life. */
    void begin(Instant now) {
        begin = now;
    }

    void forget() {
        watch.forget();
        ears.forEach(Ear::forget);
    }

    List<Ear> ears() {
        return ears;
    }

    /**
     * @return what is heard now
     */
    List<Ear> heard(Instant now) {
        return ears.stream().filter(ear -> isHeard(ear, now)).toList();
    }

    /**
     * @return for which there are frames that nobody has listened to
     */
    List<Ear> behind() {
        return ears.stream().filter(ear -> ear.time() != watch.time(ear.index())).toList();
    }

    /** Takes the last frame. */
    void listen(Ear ear) {
        ear.listen(watch.bytes(ear.index()), watch.time(ear.index()));
    }

    private boolean isHeard(Ear ear, Instant now) {
        long time = watch.time(ear.index());
        return time != Long.MIN_VALUE && Math.abs(now.toEpochMilli() - time) < SILENCE.toMillis();
    }

    /**
     * @param parameter the name of a value
     */
    boolean isHeard(String parameter, Instant now) {
        return ears.stream().anyMatch(ear -> isHeard(ear, now) && ear.values().containsKey(parameter));
    }

    /**
     * @param parameter the name of a value that is not heard
     */
    boolean mayStillBeHeard(String parameter, Instant now) {
        return ears.stream().anyMatch(ear -> ear.hears(parameter) && mayStillCome(ear, now));
    }

    private boolean mayStillCome(Ear ear, Instant now) {
        return !ear.hasHeard() && !Moments.areFar(begin, now, Hearing.BEAT);
    }

    /** Of several frames with the same value the first in the profile counts as long as it is heard. */
    boolean isBestSource(Ear ear, String parameter, Instant now) {
        for (Ear other : ears) {
            if (other.equals(ear)) {
                return true;
            }
            if (other.hears(parameter)
                    && (isHeard(other, now) ? other.values().containsKey(parameter) : mayStillCome(other, now))) {
                return false;
            }
        }
        return true;
    }
}
