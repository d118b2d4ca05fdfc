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

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Evidence} says how well a bundled profile is backed.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public enum Evidence {
    /** A recorded answer of a real car is a test of the profile. */
    RECORDED,
    /** Two independent sources agree. */
    SOURCES,
    /** One source says so; also whatever the user brings. */
    COMMUNITY
}
