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
package org.openhab.binding.wican.internal.vehicle;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Asking} says when a car may be asked.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public enum Asking {
    /** Whenever there is a reason. */
    ALWAYS,
    /**
     * When it has just come home, and when a person wants to know: where it stands locked, questions set off the alarm
     * or keep the whole car awake.
     */
    ARRIVAL;

    /**
     * Makes whose owners report that questions to the locked car set off its alarm: the Volkswagen group, which builds
     * all of them alike (issues 271, 506, 710, 768, 828 and 843 of meatpiHQ/wican-fw), and MG (SAIC).
     */
    private static final Set<String> ALARMED_MAKES = Set.of("audi", "bentley", "cupra", "lamborghini", "mg",
            "morris garages", "porsche", "roewe", "seat", "skoda", "volkswagen", "vw");

    /**
     * @param make the maker of a car, however it is written
     * @return when to ask it, if its profile does not say so
     */
    public static Asking of(String make) {
        String plain = Normalizer.normalize(make, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .strip();
        return ALARMED_MAKES.contains(plain) ? ARRIVAL : ALWAYS;
    }
}
