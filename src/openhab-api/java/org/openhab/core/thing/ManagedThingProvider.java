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
package org.openhab.core.thing;

import java.util.Collection;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The provider of the Things that openHAB keeps itself. The binding finds it among the providers by its name only, and
 * sees no more of it than the interface.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ManagedThingProvider implements ThingProvider {

    @Override
    public Collection<Thing> getAll() {
        return List.of();
    }
}
