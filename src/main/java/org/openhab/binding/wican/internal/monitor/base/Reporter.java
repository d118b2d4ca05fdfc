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

import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;

/**
 * The {@link Reporter} hears what the {@code CarMonitor} finds out. Its methods are called in the order of events and
 * must not block.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public interface Reporter {

    /**
     * How things stand has changed.
     *
     * @param situation what to tell the user
     */
    void situation(Situation situation);

    /**
     * The car has told something now.
     *
     * @param reading values and the time of measurement
     */
    void reading(Reading reading);

    /**
     * What was published in an earlier life is known again. Nothing was measured now.
     *
     * @param reading the state of charge and its old time of measurement
     */
    void restored(Reading reading);

    /**
     * The adapter has told the level of the 12 V battery.
     *
     * @param volts the level
     */
    void batteryVoltage(double volts);

    /**
     * The car was asked which it is.
     *
     * @param outcome what is known now
     */
    void recognition(Outcome outcome);

    /**
     * The adapter publishes values that it polls by itself, although the binding asks.
     */
    default void pollsByItself() {
    }

    /**
     * The adapter has come into reach, or has left.
     *
     * @param online true if the car is at home
     */
    void online(boolean online);

    /**
     * The adapter has said something by itself: not the broker for it, and not a replayed message.
     *
     * @param time when
     */
    void seen(Instant time);

    /**
     * Asked before the car is bothered for anything beside its state of charge.
     *
     * @param parameter the name of a value
     * @return true if somebody looks at it
     */
    boolean wants(String parameter);
}
