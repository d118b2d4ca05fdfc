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
package org.openhab.binding.wican.internal.monitor.base;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Eavesdropper} hears what is on the bus.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public interface Eavesdropper {

    /**
     * Takes a message of the bus. Needs no lock: most messages say nothing new.
     *
     * @return not 0 if somebody should {@link #attend} to it
     */
    long accept(byte[] payload);

    /**
     * Looks at what has changed; under the lock of the {@code CarMonitor}.
     *
     * @param changed what {@link #accept} has said
     */
    void attend(long changed);

    /** What was heard before says nothing about now; under the lock. */
    void forget();

    /** Nothing can be heard for a while; under the lock. */
    default void pause() {
        forget();
    }
}
