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
package org.openhab.binding.wican.internal.monitor;

import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.asking.Interrogator;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Reporter;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.belief.Belief;
import org.openhab.binding.wican.internal.monitor.hearing.Hearing;
import org.openhab.binding.wican.internal.monitor.listening.AutoPidListener;
import org.openhab.binding.wican.internal.monitor.presence.Attendance;
import org.openhab.binding.wican.internal.monitor.presence.Hints;
import org.openhab.binding.wican.internal.monitor.survey.Recognizer;
import org.openhab.binding.wican.internal.vehicle.kinds.ValueKind;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;

/**
 * The {@link Results} carry what an informant finds out to where it belongs. Its methods are called under the lock of
 * the {@link CarMonitor}.
 *
 * @param attendance knows whether the adapter is there
 * @param hints tell how things stand
 * @param belief takes what was measured
 * @param reporter hears all else
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record Results(Attendance attendance, Hints hints, Belief belief, Reporter reporter)
        implements
            Interrogator.Listener,
            Recognizer.Listener,
            AutoPidListener.Listener,
            Hearing.Listener {

    @Override
    public void heard() {
        attendance.heardLive();
    }

    @Override
    public boolean isOnline() {
        return attendance.isOnline();
    }

    @Override
    public boolean areReplaysOver() {
        return attendance.areReplaysOver();
    }

    @Override
    public void known(Reading reading) {
        belief.known(reading);
    }

    @Override
    public Optional<Reading> last() {
        return belief.last();
    }

    @Override
    public void measured(Reading reading) {
        belief.measured(reading);
    }

    @Override
    public void recognition(Outcome outcome) {
        reporter.recognition(outcome);
    }

    @Override
    public void situation(Situation situation) {
        hints.situation(situation);
    }

    @Override
    public @Nullable Situation doubt(double soc) {
        return belief.doubt(soc);
    }

    @Override
    public boolean canBeEmpty() {
        return belief.last().flatMap(Reading::soc)
                .filter(soc -> ValueKind.STATE_OF_CHARGE.canBecomeZero(soc.doubleValue())).isPresent();
    }

    @Override
    public boolean wants(String parameter) {
        return reporter.wants(parameter);
    }
}
