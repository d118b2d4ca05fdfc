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

import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;

/**
 * The {@link Circumstances} are what an adapter's settings have to go with.
 *
 * @param way how the state of charge comes out of the car
 * @param topics the topics that the binding uses
 * @param isThisBroker whether the adapter's broker is that of the Thing; nothing if that can't be told
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Circumstances(Way way, AdapterTopics topics, Optional<Boolean> isThisBroker) {
}
