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
package org.openhab.binding.wican.internal.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;

/**
 * The {@link Loss} is what may happen to the frames of an answer on the way.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Loss {

    private Loss() {
    }

    /**
     * @return the frames without one, with one twice, without the last ones, with two in each other's place, or as they
     *         were
     */
    public static List<CanFrame> of(List<CanFrame> answer, Random random) {
        List<CanFrame> frames = new ArrayList<>(answer);
        switch (random.nextInt(6)) {
            case 0 -> frames.remove(random.nextInt(frames.size()));
            case 1 -> frames.add(random.nextInt(frames.size()), frames.get(random.nextInt(frames.size())));
            case 2 -> frames = new ArrayList<>(frames.subList(0, random.nextInt(frames.size())));
            case 3 -> Collections.swap(frames, random.nextInt(frames.size()), random.nextInt(frames.size()));
            default -> {
            }
        }
        return frames;
    }
}
