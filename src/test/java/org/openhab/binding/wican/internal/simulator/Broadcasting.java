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
package org.openhab.binding.wican.internal.simulator;

import java.time.Duration;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Broadcasting} is a frame that a car sends by itself, again and again.
 *
 * @param period how often
 * @param frame what it says at the moment
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Broadcasting(Duration period, Supplier<BusFrame> frame) {
}
