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

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.presence.StarterBattery;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Inquiry;
import org.openhab.binding.wican.internal.vehicle.recognition.Inquiry.Failure;
import org.openhab.binding.wican.internal.vehicle.recognition.Makes;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;

/**
 * The {@link Interview} puts the questions of an {@link Inquiry}, a new one each time, as long as that is not too
 * much for the car and its 12 V battery; what was asked in vain comes last the next time. Its methods are called under
 * the lock of the {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Interview {

    /** What one arrival may cost the car. */
    static final int MOST_REQUESTS = 40;
    /** With so many requests all units are asked at once. */
    private static final int REQUESTS_TO_ALL = 2;
    /** What all arrivals together may cost a car that answers nothing. */
    static final int MOST_IN_VAIN = 50;
    /** How many single units are asked for the VIN: the rest of the requests is for trying the profiles. */
    private static final int MOST_UNITS = 30;

    private final List<VehicleProfile> vehicles;
    private final StarterBattery battery;
    private final Makes makes = Makes.bundled();

    /** What was asked for the VIN in vain. */
    private final Set<DiagnosticRequest> fruitless = new HashSet<>();
    private @Nullable Inquiry inquiry;
    private @Nullable DiagnosticRequest asked;
    private int requests;
    /** How many requests in a row nobody has answered. */
    private int inVain;
    private boolean isCutShort;

    /**
     * @param vehicles the profiles that the car may have
     * @param battery has a say in whether the car is asked any further
     */
    Interview(List<VehicleProfile> vehicles, StarterBattery battery) {
        this.vehicles = vehicles;
        this.battery = battery;
    }

    void begin() {
        requests = 0;
        isCutShort = false;
        inquiry = new Inquiry(vehicles, makes, MOST_UNITS, Set.copyOf(fruitless));
    }

    void end() {
        inquiry = null;
    }

    boolean isUnderWay() {
        return inquiry != null;
    }

    /**
     * @return how many requests there were since the begin
     */
    int requests() {
        return requests;
    }

    /**
     * @return the next request; nothing at the end
     */
    Optional<DiagnosticRequest> next() {
        Inquiry inquiry = this.inquiry;
        Optional<DiagnosticRequest> next = inquiry == null ? Optional.empty() : inquiry.next();
        isCutShort = next.isPresent() && battery.isTooLow();
        boolean isEnough = requests == MOST_REQUESTS || inVain >= MOST_IN_VAIN && requests >= REQUESTS_TO_ALL;
        if (next.isEmpty() || isCutShort || isEnough) {
            return Optional.empty();
        }
        requests++;
        inVain++;
        asked = next.get();
        return next;
    }

    /**
     * @return true if it ends because the 12 V battery has become too low
     */
    boolean isCutShort() {
        return isCutShort;
    }

    /**
     * @return true while the question is for the VIN
     */
    boolean isForVin() {
        Inquiry inquiry = this.inquiry;
        return inquiry != null && inquiry.isForVin();
    }

    void answered(List<Answer> answers) {
        inVain = 0;
        Inquiry inquiry = this.inquiry;
        if (inquiry != null) {
            inquiry.answered(answers);
        }
    }

    void failed(Situation situation) {
        Inquiry inquiry = this.inquiry;
        DiagnosticRequest asked = this.asked;
        if (inquiry != null && asked != null) {
            if (inquiry.isForVin()) {
                fruitless.add(asked);
            }
            inquiry.failed(switch (situation.kind()) {
                case NO_ANSWER -> Failure.SILENCE;
                case INCOMPLETE -> Failure.INCOMPLETE;
                case REFUSED_NOW -> Failure.NOT_NOW;
                case OTHER_UNIT -> Failure.ELSEWHERE;
                default -> Failure.REFUSAL;
            });
        }
    }

    /**
     * @return what is known now; nothing while it is not {@link #isUnderWay() under way}
     */
    Optional<Outcome> outcome() {
        Inquiry inquiry = this.inquiry;
        return inquiry == null ? Optional.empty() : Optional.of(inquiry.outcome());
    }

    /**
     * @return true if the car is one that must not be asked so once more
     */
    boolean isSparing() {
        Inquiry inquiry = this.inquiry;
        return inquiry != null && inquiry.isSparing();
    }
}
