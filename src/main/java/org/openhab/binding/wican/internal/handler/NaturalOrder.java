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

import java.util.Comparator;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link NaturalOrder} puts the second of many alike before the tenth, and does not care for capital letters.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class NaturalOrder {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int WIDTH = 10;

    static final Comparator<String> OF_NAMES = Comparator.comparing(NaturalOrder::padded, String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Comparator.naturalOrder());

    private NaturalOrder() {
    }

    private static String padded(String name) {
        return NUMBER.matcher(name)
                .replaceAll(number -> "0".repeat(Math.max(0, WIDTH - number.group().length())) + number.group());
    }
}
