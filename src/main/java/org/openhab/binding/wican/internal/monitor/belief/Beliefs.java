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
package org.openhab.binding.wican.internal.monitor.belief;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The {@link Beliefs} hold what is believed of each parameter.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Beliefs {

    /** No car has so many values; what somebody makes up can't be remembered. */
    private static final int MOST_PARAMETERS = 2000;

    private final Map<String, ValueBelief> byParameter = new HashMap<>();

    /**
     * @param parameter the name of a value
     * @param ifNew makes what is believed of one that was not heard before
     */
    public ValueBelief of(String parameter, Supplier<ValueBelief> ifNew) {
        @Nullable
        ValueBelief known = byParameter.get(parameter);
        if (known == null) {
            known = ifNew.get();
            if (byParameter.size() < MOST_PARAMETERS) {
                byParameter.put(parameter, known);
            }
        }
        return known;
    }
}
