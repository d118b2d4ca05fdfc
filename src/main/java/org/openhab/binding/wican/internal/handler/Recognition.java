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
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.asking.Exchange;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;

/**
 * The {@link Recognition} remembers how a car was recognised, as long as it is at home: the monitor that did it is gone
 * when the car is read. It may be used from any thread.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Recognition {

    private @Nullable StatusText text;
    private @Nullable Outcome outcome;
    private List<Exchange> exchanges = List.of();

    /** How things stand has changed. */
    synchronized void hear(Situation situation) {
        switch (situation.kind()) {
            case RECOGNISED, RECOGNISED_BY_EAR -> text = StatusText.of(situation);
            case AWAY, SILENT -> forget();
            default -> {
            }
        }
    }

    synchronized void forget() {
        text = null;
        outcome = null;
        exchanges = List.of();
    }

    synchronized void keep(Outcome outcome) {
        this.outcome = outcome;
    }

    /** What the car was asked to recognise it. */
    synchronized void keep(List<Exchange> exchanges) {
        this.exchanges = List.copyOf(exchanges);
    }

    /**
     * Says whether it is more worth telling that the car was recognised than that it is being asked, or has answered.
     */
    synchronized boolean isNews(Kind kind) {
        return text != null
                && Set.of(Kind.WAITING, Kind.LISTENING, Kind.HEARD, Kind.ASKING, Kind.ANSWERED).contains(kind);
    }

    /**
     * @return as what the car was recognised; nothing if it was not
     */
    synchronized @Nullable String description() {
        StatusText text = this.text;
        return text == null ? null : text.toString();
    }

    synchronized Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /**
     * @param later what the car was asked after it had been recognised
     * @return all that it was asked
     */
    synchronized List<Exchange> before(List<Exchange> later) {
        return Stream.concat(exchanges.stream(), later.stream()).toList();
    }
}
