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

import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;

/**
 * The {@link BusId} is what was heard of one id on the bus.
 *
 * @param id whose frames
 * @param frames how many
 * @param last the last of them
 * @param changing the bytes that were not the same in all of them, by their index
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record BusId(CanId id, long frames, CanFrame last, List<Integer> changing) {

    public BusId {
        changing = List.copyOf(changing);
    }
}
