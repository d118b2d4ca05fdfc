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
package org.openhab.binding.wican.internal.vehicle.examination;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Finding} is what looks wrong in a profile that can be read.
 *
 * @param profile the profile's id
 * @param value the name of the value
 * @param bytes the bytes that show it, like {@code B4B5=FFFF}
 * @param problem what is wrong
 * @param cure what to do about it
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Finding(String profile, String value, String bytes, String problem, String cure) {

    @Override
    public String toString() {
        return profile + ", " + value + ", " + bytes + ": " + problem + "; " + cure;
    }
}
