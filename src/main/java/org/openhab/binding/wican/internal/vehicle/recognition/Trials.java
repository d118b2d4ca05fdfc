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
package org.openhab.binding.wican.internal.vehicle.recognition;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.vehicle.Decoded;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.Rejection;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Inquiry.Failure;
import org.openhab.binding.wican.internal.vehicle.recognition.Trial.Verdict;

/**
 * The {@link Trials} are those profiles that a car may have, and what their main queries have brought to light. Only an
 * answer tells something: a profile whose query nobody has answered stays open, however often that was. Not thread
 * safe.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Trials {

    private final Map<String, Trial> byId = new LinkedHashMap<>();
    /** What was lost or never came, though it may have been on its way. */
    private final Set<DiagnosticRequest> unanswered = new LinkedHashSet<>();

    /**
     * Begins with further profiles. What was asked before is not asked again.
     *
     * @return what to ask: whoever has the same main query is tried with the same request
     */
    List<DiagnosticRequest> begin(List<VehicleProfile> profiles) {
        Set<CanFrame> before = byId.values().stream().map(trial -> request(trial.vehicle()).frame())
                .collect(Collectors.toSet());
        List<VehicleProfile> candidates = profiles.stream()
                .filter(profile -> !before.contains(request(profile).frame())).toList();
        candidates.forEach(profile -> put(new Trial(profile, Verdict.OPEN, "not asked")));
        return DiagnosticRequest.oncePerFrame(candidates.stream().map(Trials::request));
    }

    /** A request to all units is answered by several, though a profile may want to hear only one. */
    private static DiagnosticRequest request(VehicleProfile profile) {
        DiagnosticRequest request = profile.mainQuery().request();
        return request.address().asksAllUnits() ? request.to(VinRequests.anyOf(request.address().request())) : request;
    }

    void answered(DiagnosticRequest request, List<Answer> answers) {
        unanswered.remove(request);
        judge(request, profile -> judgement(profile, answers));
        closeWhereAnotherFits(request);
    }

    void failed(DiagnosticRequest request, Failure failure) {
        if (failure.mayBeLoss()) {
            unanswered.add(request);
        } else {
            unanswered.remove(request);
        }
        judge(request, profile -> new Trial(profile, failure.verdict(), failure.text()));
    }

    private void judge(DiagnosticRequest request, Function<VehicleProfile, Trial> judgement) {
        triedWith(request).map(Trial::vehicle).forEach(profile -> put(judgement.apply(profile)));
    }

    private Stream<Trial> triedWith(DiagnosticRequest request) {
        return all().stream().filter(trial -> request(trial.vehicle()).frame().equals(request.frame()));
    }

    private void put(Trial trial) {
        byId.put(trial.vehicle().id(), trial);
    }

    private static Trial judgement(VehicleProfile profile, List<Answer> answers) {
        Query query = profile.mainQuery();
        Trial trial = new Trial(profile, Verdict.FAILS, "another unit answered");
        for (Answer answer : answers) {
            if (query.request().address().isAnswer(answer.sender()) && trial.verdict() != Verdict.FITS) {
                trial = judgement(profile, query.decode(answer));
            }
        }
        return trial;
    }

    private static Trial judgement(VehicleProfile profile, Decoded decoded) {
        if (profile.isAnsweredBy(decoded)) {
            return new Trial(profile, Verdict.FITS, "");
        }
        Rejection rejection = profile.rejectionIn(decoded);
        Verdict verdict = rejection.reason() == Rejection.Reason.NOT_READY ? Verdict.OPEN : Verdict.FAILS;
        return new Trial(profile, verdict, rejection.toString());
    }

    /** The unit knows its values, as the other profile shows: what is not ready for this profile never will be. */
    private void closeWhereAnotherFits(DiagnosticRequest request) {
        if (triedWith(request).anyMatch(trial -> trial.verdict() == Verdict.FITS)) {
            triedWith(request).filter(trial -> trial.verdict() == Verdict.OPEN)
                    .forEach(trial -> put(new Trial(trial.vehicle(), Verdict.FAILS, trial.reason())));
        }
    }

    /**
     * @return what was asked and got no whole answer, though it may have been lost on its way
     */
    List<DiagnosticRequest> unanswered() {
        return List.copyOf(unanswered);
    }

    /**
     * @return true if there is nobody of whom the car's own answers allow to think that he fits
     */
    boolean areInVain() {
        Set<CanFrame> silent = unanswered.stream().map(DiagnosticRequest::frame).collect(Collectors.toSet());
        return vehicles(Verdict.FITS).isEmpty()
                && vehicles(Verdict.OPEN).stream().allMatch(profile -> silent.contains(request(profile).frame()));
    }

    List<VehicleProfile> vehicles(Verdict verdict) {
        return byId.values().stream().filter(trial -> trial.verdict() == verdict).map(Trial::vehicle).toList();
    }

    /**
     * @return in the order in which they began
     */
    List<Trial> all() {
        return List.copyOf(byId.values());
    }
}
