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

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.vehicle.Broadcast;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * A car that sends by itself what its profile knows, with values that this believes; what is in the bytes beside, a
 * seed
 * tells.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class TellingCar {

    private static final int MOST_ATTEMPTS = 10_000_000;

    private TellingCar() {
    }

    /**
     * @return one frame of each id that the profile knows
     */
    public static Map<CanId, byte[]> frames(VehicleProfile vehicle, long seed) {
        Random random = new Random(seed);
        Map<CanId, byte[]> frames = new LinkedHashMap<>();
        vehicle.broadcasts().forEach(broadcast -> frames.put(broadcast.id(), frame(broadcast, random)));
        return frames;
    }

    private static byte[] frame(Broadcast broadcast, Random random) {
        byte[] data = new byte[broadcast.length().orElse(CanFrame.MAX_LENGTH)];
        for (int i = 0; i < MOST_ATTEMPTS; i++) {
            random.nextBytes(data);
            if (broadcast.decode(data).rejections().isEmpty()) {
                return data;
            }
        }
        throw new IllegalArgumentException("no frame " + broadcast.id() + " has all its values");
    }
}
