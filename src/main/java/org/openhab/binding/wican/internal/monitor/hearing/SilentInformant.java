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
package org.openhab.binding.wican.internal.monitor.hearing;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.monitor.base.Informant;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Timer;

/**
 * The {@link SilentInformant} is for a car that can only be heard: it asks nothing, ever.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class SilentInformant implements Informant {

    /** After so long without a word it is time to say where the mistake may be. */
    private static final Duration FIRST_WORD = Duration.ofMinutes(1);

    private final Hearing hearing;
    private final Hearing.Listener listener;
    private final Timer firstWord;

    /**
     * @param lock guards the state
     */
    public SilentInformant(Hearing hearing, ScheduledExecutorService scheduler, Object lock,
            Hearing.Listener listener) {
        this.hearing = hearing;
        this.listener = listener;
        this.firstWord = new Timer(scheduler, lock);
    }

    @Override
    public void arrived(boolean live) {
        listener.situation(Situation.of(Kind.LISTENING));
        firstWord.start(FIRST_WORD, this::nothingHeard);
    }

    private void nothingHeard() {
        if (!hearing.wasHeard()) {
            listener.situation(Situation.of(Kind.NOT_HEARD));
        }
    }

    @Override
    public void cancel() {
        firstWord.stop();
    }

    /** Whoever wants to know now is told what is on the bus now. */
    @Override
    public void ask(boolean everything) {
        hearing.tellAgain();
    }
}
