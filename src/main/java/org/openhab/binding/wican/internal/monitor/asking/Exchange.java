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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.base.Situation;

/**
 * The {@link Exchange} is a request, and what came back.
 *
 * @param time when the request was sent
 * @param request the request
 * @param answers the complete answers, of all units that were asked
 * @param trouble why there is none
 * @param took from the request to the end of the answer, or until nobody waited for it any more
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Exchange(Instant time, DiagnosticRequest request, List<Answer> answers, Optional<Situation> trouble,
        Duration took) {

    public Exchange {
        answers = List.copyOf(answers);
    }
}
