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

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link AdapterPage} is what an adapter's web server tells about its settings to anybody (firmware:
 * {@code main/config_server.c}, classic v4.21 and Pro v4.50). None of them needs a login, all of them only read.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public enum AdapterPage {

    /** What the adapter is and how it is doing, with most settings in use; with passwords. */
    STATUS("/check_status"),

    /** The settings as they were stored; with passwords. */
    CONFIG("/load_config"),

    /** The CAN filters, or the word NONE. */
    CAN_FILTERS("/load_canflt"),

    /** AutoPID with the owner's own parameters, or the word NONE. */
    AUTO_PID("/load_auto_pid"),

    /** Unit and class of all parameters of AutoPID that are in use. */
    PARAMETERS("/load_car_config"),

    /** The car's profile that AutoPID uses, in the maker's format, or the word NONE. */
    CAR_PROFILE("/load_auto_pid_car_data");

    private final String path;

    AdapterPage(String path) {
        this.path = path;
    }

    /**
     * @return the path on the adapter's web server
     */
    public String path() {
        return path;
    }
}
