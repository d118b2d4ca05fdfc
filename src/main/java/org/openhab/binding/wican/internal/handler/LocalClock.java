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
package org.openhab.binding.wican.internal.handler;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.i18n.TimeZoneProvider;

/**
 * The {@link LocalClock} is in openHAB's time zone, which a user may change at any time.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class LocalClock extends Clock {

    private final Clock time;
    private final TimeZoneProvider timeZone;

    LocalClock(Clock time, TimeZoneProvider timeZone) {
        this.time = time;
        this.timeZone = timeZone;
    }

    @Override
    public ZoneId getZone() {
        return timeZone.getTimeZone();
    }

    @Override
    public Clock withZone(@Nullable ZoneId zone) {
        return time.withZone(zone);
    }

    @Override
    public Instant instant() {
        return time.instant();
    }

    @Override
    public long millis() {
        return time.millis();
    }
}
