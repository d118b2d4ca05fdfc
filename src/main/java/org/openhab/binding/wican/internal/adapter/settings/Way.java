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
 * The {@link Way} is how the state of charge comes out of the car: it decides which settings matter.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public enum Way {

    /** The binding sends requests to the car through the adapter. */
    ASK,

    /** The binding hears what the car sends by itself, and sends nothing. */
    HEAR,

    /** The adapter polls the car by itself (AutoPID), the binding listens. */
    LISTEN
}
