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

/**
 * The {@link Ear} listens to one broadcast.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Ear {

    private final Broadcast broadcast;
    private final int index;
    private Map<String, Double> values = Map.of();
    private boolean isTold;

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

    boolean hears(String parameter) {
        return broadcast.reads(parameter);
    }

    /**
     * @return true if a frame says anything
     */
    boolean understands(byte[] frame) {
        return !broadcast.decode(frame).values().isEmpty();
    }

    /** Takes the last frame, be it that of another variant of the car, or one that means nothing now. */
    void listen(byte[] frame) {
        values = broadcast.decode(frame).values();
        isTold = true;
    }

    /** What was heard is over. */
    void forget() {
        values = Map.of();
        isTold = false;
    }

    /**
     * @return false as long as no frame has come
     */
    boolean hasHeard() {
        return isTold;
    }

    /**
     * @return what the last frame says
     */
    Map<String, Double> values() {
        return values;
    }
}
