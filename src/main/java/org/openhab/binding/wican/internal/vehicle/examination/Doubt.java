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
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * The {@link Doubt} is a finding that does not know its profile yet.
 *
 * @param value the name of the value
 * @param bytes the bytes that show it
 * @param problem what is wrong
 * @param cure what to do about it
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record Doubt(String value, String bytes, String problem, String cure) {

    Finding in(VehicleProfile profile) {
        return new Finding(profile.id(), value, bytes, problem, cure);
    }
}
