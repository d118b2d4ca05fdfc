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
package org.openhab.binding.wican.internal.monitor.base;

import java.util.List;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;

/**
 * The {@link Informant} is the way to the state of charge: asking the car ({@code Interrogator}), asking it first
 * which it is ({@code Recognizer}), or listening to an adapter that asks by itself ({@code AutoPidListener}). Its
 * methods are called under the lock of the {@code CarMonitor}, if nothing else is said.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public interface Informant {

    /**
     * The car has come home.
     *
     * @param live true if the adapter has just said so; false if it may have been there for long
     */
    void arrived(boolean live);

    /**
     * The adapter was away, but not so long that the car may have been driven; or it has connected anew. It goes on
     * where it was.
     */
    default void returned() {
    }

    /** The connection to the broker was cut for a while, or somebody else has asked. It goes on where it was. */
    default void resumed() {
        returned();
    }

    /** The car has left, or can't be reached: what is under way is forgotten. */
    void cancel();

    /** The car can't be reached for a while: the connection to the broker is lost, or somebody else is asking. */
    default void disconnected() {
        cancel();
    }

    /** Nothing happens any more, ever. */
    default void stop() {
        cancel();
    }

    /** Something that costs the car nothing has shown that it may answer again. */
    default void signOfLife() {
    }

    /** The 12 V battery is no longer too low to ask. */
    default void recovered() {
        signOfLife();
    }

    /**
     * Somebody wants to know now.
     *
     * @param everything the further values too, not the state of charge alone
     */
    void ask(boolean everything);

    /**
     * @return true while the car has not answered, and is left alone
     */
    default boolean isQuiet() {
        return false;
    }

    /**
     * May be called without the lock: a busy bus must not wait for it.
     *
     * @return whose frames are waited for; nothing while no request is in flight
     */
    default @Nullable Predicate<CanId> awaited() {
        return null;
    }

    /** Frames with awaited ids have come. */
    default void accept(List<CanFrame> frames) {
    }

    /**
     * Values have come where the adapter may publish what it polls by itself.
     */
    default void valuesArrived(String topic, byte[] payload) {
    }
}
