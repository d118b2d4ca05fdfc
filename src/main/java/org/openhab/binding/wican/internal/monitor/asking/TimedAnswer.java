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
package org.openhab.binding.wican.internal.monitor.asking;

import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.diagnostics.Answer;

/**
 * The {@link TimedAnswer} is an answer of the car and when it was complete.
 *
 * @param time the moment of measurement
 * @param answer the answer
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record TimedAnswer(Instant time, Answer answer) {
}
