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
package org.openhab.binding.wican.internal.monitor.survey;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.monitor.asking.Journal;
import org.openhab.binding.wican.internal.monitor.base.Informant;
import org.openhab.binding.wican.internal.monitor.base.MonitorSettings;
import org.openhab.binding.wican.internal.monitor.base.Publisher;

/**
 * The {@link Surveyor} is an {@link Informant} that asks the car one thing after the other, once, by a {@link Survey}:
 * wishes and what the adapter polls by itself have no part in that.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
abstract class Surveyor implements Informant, Survey.Inquirer {

    protected final Survey survey;

    Surveyor(MonitorSettings settings, Publisher publisher, Journal journal, ScheduledExecutorService scheduler,
            Object lock) {
        this.survey = new Survey(settings, publisher, journal, scheduler, lock, this);
    }

    @Override
    public final @Nullable Predicate<CanId> awaited() {
        return survey.awaited();
    }

    @Override
    public final void accept(List<CanFrame> frames) {
        survey.accept(frames);
    }

    @Override
    public final void ask(boolean everything) {
    }

    @Override
    public final void valuesArrived(String topic, byte[] payload) {
    }
}
