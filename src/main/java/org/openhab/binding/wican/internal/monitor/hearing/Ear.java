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

import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.Broadcast;
import org.openhab.binding.wican.internal.vehicle.Parameter;

/**
 * The {@link Ear} listens to one broadcast.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Ear {

    private static final long NEVER = Long.MIN_VALUE;

    private final Broadcast broadcast;
    private final int index;
    private Map<String, Double> values = Map.of();
    private long time = NEVER;

    /**
     * @param index which of the watched ids is the broadcast's
     */
    Ear(Broadcast broadcast, int index) {
        this.broadcast = broadcast;
        this.index = index;
    }

    int index() {
        return index;
    }

    /**
     * @param name the name of a value that it hears
     */
    Parameter parameter(String name) {
        return broadcast.parameters().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    boolean hears(String parameter) {
        return broadcast.reads(parameter);
    }

    /**
     * @return true if a frame says anything
     */
    boolean understands(byte[] frame) {
        return !broadcast.decode(frame).values().isEmpty();
    }

    /**
     * Takes the last frame.
     *
     * @param time when it came, in milliseconds
     */
    void listen(byte[] frame, long time) {
        values = broadcast.decode(frame).values();
        this.time = time;
    }

    /**
     * @return when the last frame came, in milliseconds; {@link Long#MIN_VALUE} if none has come
     */
    long time() {
        return time;
    }

    /** What was heard is over. */
    void forget() {
        values = Map.of();
        time = NEVER;
    }

    /**
     * @return false as long as no frame has come
     */
    boolean hasHeard() {
        return time != NEVER;
    }

    /**
     * @return what the last frame says
     */
    Map<String, Double> values() {
        return values;
    }
}
