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
package org.openhab.binding.wican.internal.vehicle.recognition;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * The {@link ModelYears} are those in which a car was built, as the name of its profile tells: {@code (2018–2022)},
 * {@code (from 2022)}, {@code (2020–)}, {@code (2024)}.
 *
 * @param first the first year; 0 if it is not told
 * @param last the last year; far in the future if it is not told, or is not past
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record ModelYears(int first, int last) {

    private static final Pattern YEARS = Pattern.compile("(from )?(20\\d\\d)(–(20\\d\\d)?)?\\)");

    /** A model year begins in the calendar year before, and cars are sold long after they were built. */
    private static final int TOLERANCE = 1;

    /** Profiles that name this year or a later one as the last were written while the car was still being built. */
    private static final int STILL_BUILT = 2025;

    private static final int OPEN = 9999;

    static ModelYears of(VehicleProfile profile) {
        Matcher matcher = YEARS.matcher(profile.model());
        if (!matcher.find()) {
            return new ModelYears(0, OPEN);
        }
        int first = Integer.parseInt(matcher.group(2));
        boolean isOpen = matcher.group(1) != null || matcher.group(3) != null && matcher.group(4) == null;
        int last = isOpen ? OPEN : matcher.group(4) == null ? first : Integer.parseInt(matcher.group(4));
        return new ModelYears(first, last >= STILL_BUILT ? OPEN : last);
    }

    /**
     * @return true if cars of this model year are among them
     */
    boolean has(int year) {
        return year >= first && year <= last;
    }

    /**
     * @return true if a car of this model year may be one, though the years are told by the calendar
     */
    boolean mayHave(int year) {
        return year >= first - TOLERANCE && year <= last + TOLERANCE;
    }
}
