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
package org.openhab.binding.wican.internal.simulator;

import java.time.Duration;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * What the simulated car offers to its control units.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
interface Bus {

    /**
     * A task that has not run yet.
     */
    @FunctionalInterface
    interface Appointment {
        void cancel();
    }

    /** Sends a frame. */
    void send(BusFrame frame);

    /** Runs a task later; never before this call returns. */
    Appointment after(Duration delay, Runnable task);

    /** Tells a human reader what happens. */
    void note(String text);
}
