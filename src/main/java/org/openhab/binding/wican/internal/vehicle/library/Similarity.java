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
package org.openhab.binding.wican.internal.vehicle.library;

import java.util.HashSet;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Similarity} of two ids is the share of letter pairs that they have in common (Dice coefficient): it finds
 * a misspelt id as well as one whose words stand in another order.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Similarity {

    private Similarity() {
    }

    /**
     * @return from 0 (nothing in common) to 1 (the same pairs of letters)
     */
    static double of(String left, String right) {
        Set<String> pairs = pairs(left);
        Set<String> others = pairs(right);
        int total = pairs.size() + others.size();
        pairs.retainAll(others);
        return total == 0 ? 0 : 2.0 * pairs.size() / total;
    }

    private static Set<String> pairs(String text) {
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 2 <= text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }
}
