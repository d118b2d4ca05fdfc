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
package org.openhab.core.config.discovery;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * What the user thinks of a device that was found.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public enum DiscoveryResultFlag {
    NEW,
    IGNORED
}
