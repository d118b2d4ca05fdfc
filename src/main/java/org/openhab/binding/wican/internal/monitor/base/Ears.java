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
 * The {@link Ears} know what the car tells by itself, so that nobody asks it for that.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public interface Ears {

    /** Hear nothing. */
    Ears DEAF = new Ears() {

        @Override
        public boolean canHearSoc() {
            return false;
        }

        @Override
        public boolean isSocHeard() {
            return false;
        }

        @Override
        public boolean isHeard(String parameter) {
            return false;
        }

        @Override
        public boolean isAsleep() {
            return false;
        }
    };

    /**
     * @return true if the car is known to tell its state of charge, now or at other times
     */
    boolean canHearSoc();

    /**
     * @return true while the car tells its state of charge
     */
    boolean isSocHeard();

    /**
     * @param parameter the name of a value
     * @return true while the car tells it
     */
    boolean isHeard(String parameter);

    /**
     * @return true if the car has told something since it came home, and does not any more
     */
    boolean isAsleep();
}
