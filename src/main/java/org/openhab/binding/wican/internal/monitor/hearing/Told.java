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

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.base.Moments;

/**
 * What the car has {@link Told}.
 *
 * @param time when it was on the bus
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record Told(double value, Instant time) {

    /**
     * @param before what was told last
     * @param repeatAfter after which a value is told again though it is the same
     * @return true if this is worth telling
     */
    boolean isNews(@Nullable Told before, Duration repeatAfter) {
        return before == null || before.value != value || Moments.areFar(before.time, time, repeatAfter);
    }
}
