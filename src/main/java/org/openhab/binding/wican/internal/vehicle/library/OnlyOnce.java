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
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link OnlyOnce} picks out what was not there the last time: a folder is read again and again, and nobody wants
 * to hear the same twice. Not thread safe.
 *
 * @param <T> what there is to tell
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class OnlyOnce<T> {

    private final Set<T> told = new HashSet<>();

    /**
     * @param all all there is to tell now; what is gone is forgotten
     * @return what is new
     */
    List<T> fresh(List<T> all) {
        told.retainAll(all);
        return all.stream().filter(told::add).toList();
    }
}
