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
package org.openhab.binding.wican.internal.vehicle.format;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link ProfileProblem} tells the author of a profile what can't be read.
 *
 * @param file the file's name
 * @param entry where in the file; empty if the whole file can't be read
 * @param reason what is wrong, and what is expected instead
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record ProfileProblem(String file, String entry, String reason) {

    @Override
    public String toString() {
        return entry.isEmpty() ? file + ": " + reason : file + ", " + entry + ": " + reason;
    }
}
