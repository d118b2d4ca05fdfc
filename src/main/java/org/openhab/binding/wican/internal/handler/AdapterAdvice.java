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
package org.openhab.binding.wican.internal.handler;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.settings.Fault.Effect;
import org.openhab.binding.wican.internal.adapter.settings.Finding;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;

/**
 * The {@link AdapterAdvice} is what to tell of the adapter's settings in place of what may be wrong with them: each
 * that
 * is in the way, by its name on the adapter's page, with the cure. As long as they are not known it says nothing.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class AdapterAdvice {

    /** Nothing is heard of the adapter by MQTT. */
    private static final Set<Kind> UNHEARD = Set.of(Kind.WAITING, Kind.NEVER_HEARD, Kind.AWAY, Kind.SILENT);
    /** The adapter is there, but nothing comes out of the car; for whatever reason. */
    private static final Set<Kind> NO_VALUES = Set.of(Kind.NO_ANSWER, Kind.NO_ANSWER_ON_BUS, Kind.VIN_SILENCE,
            Kind.ELM327_LOG, Kind.CAN_FILTER, Kind.AUTO_PID, Kind.AUTO_PID_WAITING);
    /** What these guess about the settings is not so when all of them are right. */
    private static final Set<Kind> GUESSES = Set.of(Kind.NO_ANSWER, Kind.NO_ANSWER_ON_BUS);

    private Optional<List<Finding>> findings = Optional.empty();
    private boolean isComplete;

    /**
     * @param findings what is in the way
     * @param isComplete whether all settings that matter could be read
     */
    synchronized void know(List<Finding> findings, boolean isComplete) {
        this.findings = Optional.of(List.copyOf(findings));
        this.isComplete = isComplete;
    }

    /** The adapter may have been set up anew. */
    synchronized void forget() {
        findings = Optional.empty();
    }

    /**
     * @param kind how things stand
     * @return what to tell instead; nothing if the settings say nothing about it
     */
    synchronized Optional<StatusText> about(Kind kind) {
        if (findings.isEmpty()) {
            return Optional.empty();
        }
        if (UNHEARD.contains(kind)) {
            return text(Set.of(Effect.UNHEARD));
        }
        if (NO_VALUES.contains(kind)) {
            return text(Set.of(Effect.UNHEARD, Effect.NO_VALUES))
                    .or(() -> isComplete && GUESSES.contains(kind) ? Optional.of(StatusText.of("settings-right"))
                            : Optional.empty());
        }
        return kind == Kind.ANSWERED ? text(Set.of(Effect.WARNING)) : Optional.empty();
    }

    private Optional<StatusText> text(Set<Effect> effects) {
        List<Finding> told = findings.orElse(List.of()).stream()
                .filter(finding -> effects.contains(finding.fault().effect())).toList();
        return told.isEmpty() ? Optional.empty() : Optional.of(StatusText.of(told));
    }
}
