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
package org.openhab.binding.wican.internal.adapter.settings;

import java.util.Comparator;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Finding} is a setting of the adapter that is in the way.
 *
 * @param fault what is wrong
 * @param detail what to name beside it, see {@link Fault}; may be empty
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Finding(Fault fault, String detail) implements Comparable<Finding> {

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::fault);

    @Override
    public int compareTo(Finding other) {
        return WORST_FIRST.compare(this, other);
    }
}
