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

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;
import org.openhab.binding.wican.internal.vehicle.Decoded;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.Rejection;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome.Kind;
import org.openhab.binding.wican.internal.vehicle.recognition.Trial.Verdict;

/**
 * The {@link Inquiry} finds out which car it is: it says what to ask next, and what the answers mean. First all units
 * are asked for the VIN (service 09 PID 02, SAE J1979), then single ones (DID F190, ISO 14229-1), then the profiles
 * that
 * the VIN leaves are tried with their own main query. It knows no clock, and no request twice.
 * <p>
 * Profiles that belong to no maker are tried when nothing else fits; they are told, but not believed. Not thread safe.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Inquiry {

    /** Why a request has no answer. */
    public enum Failure {
        SILENCE("no answer"),
        INCOMPLETE("a part of the answer was lost"),
        NOT_NOW("refused for now"),
        ELSEWHERE("answered under an unknown id"),
        REFUSAL("refused");

        private final String text;

        Failure(String text) {
            this.text = text;
        }
    }

    /** The steps, in this order. */
    private enum Step {
        VIN_OF_ALL,
        VIN_OF_UNITS,
        OWN_PROFILES,
        OTHER_PROFILES,
        END
    }

    /** OBD service 01 (SAE J1979). */
    private static final String STANDARD_SERVICE = "01";
    private static final byte[] VIN_BY_OBD = { 0x09, 0x02 };
    private static final byte[] VIN_BY_UDS = { 0x22, (byte) 0xF1, (byte) 0x90 };

    private static final List<UnitAddress> ALL_UNITS = Stream.of(UnitAddress.ALL_UNITS, UnitAddress.ALL_UNITS_EXTENDED)
            .map(Inquiry::allUnits).toList();

    private final List<VehicleProfile> profiles;
    private final Makes makes;
    private final List<DiagnosticRequest> unitRequests;

    private Step step = Step.VIN_OF_ALL;
    private List<DiagnosticRequest> agenda;
    private @Nullable DiagnosticRequest asked;
    private final Set<Vin> vins = new LinkedHashSet<>();
    private final Map<String, Trial> trials = new LinkedHashMap<>();
    private boolean isHeard;
    private boolean isVinAnswered;

    /**
     * @param profiles all profiles there are; a car that can only be heard is not found by asking
     * @param makes whose VIN is whose
     * @param most how many single units are asked for the VIN at most
     * @param fruitless what was asked for the VIN at former times, in vain: others come first
     */
    public Inquiry(List<VehicleProfile> profiles, Makes makes, int most, Set<DiagnosticRequest> fruitless) {
        this.profiles = profiles.stream().filter(VehicleProfile::isAskable).toList();
        this.makes = makes;
        this.agenda = ALL_UNITS.stream().map(address -> new DiagnosticRequest(address, VIN_BY_OBD)).toList();
        this.unitRequests = unitRequests(profiles).stream().sorted(Comparator.comparing(fruitless::contains))
                .limit(most).toList();
    }

    private static UnitAddress allUnits(CanId id) {
        return UnitAddress.of(id, Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** One for each unit that the profiles know, the most frequent first. */
    private static List<DiagnosticRequest> unitRequests(Collection<VehicleProfile> profiles) {
        Map<CanFrame, List<UnitAddress>> byFrame = profiles.stream()
                .flatMap(profile -> profile.queries().stream().map(query -> query.request().address()).distinct())
                .flatMap(address -> single(address).stream()).collect(Collectors
                        .groupingBy(address -> vinRequest(address).frame(), LinkedHashMap::new, Collectors.toList()));
        return byFrame.values().stream().sorted(Comparator.comparing(addresses -> -addresses.size()))
                .map(addresses -> vinRequest(addresses.get(0))).toList();
    }

    /** Whom a profile wants to hear of all that it asks can be asked alone. */
    private static Optional<UnitAddress> single(UnitAddress address) {
        return address.asksAllUnits()
                ? address.answer()
                        .map(answer -> UnitAddress.of(address.flowControlFor(answer), address.answer(),
                                Optional.empty(), OptionalInt.empty()))
                : Optional.of(address);
    }

    private static DiagnosticRequest vinRequest(UnitAddress address) {
        return new DiagnosticRequest(address, VIN_BY_UDS);
    }

    /**
     * @return what to ask now; nothing when there is nothing more to find out
     */
    public Optional<DiagnosticRequest> next() {
        while (agenda.isEmpty() && step != Step.END) {
            step = Step.values()[step.ordinal() + 1];
            agenda = switch (step) {
                case VIN_OF_UNITS -> vins.isEmpty() ? unitRequests : List.of();
                case OWN_PROFILES -> tryOut(candidates());
                case OTHER_PROFILES -> vins.size() == 1 && possible().isEmpty() ? tryOut(strangers()) : List.of();
                case VIN_OF_ALL, END -> List.of();
            };
        }
        asked = agenda.isEmpty() ? null : agenda.get(0);
        agenda = agenda.isEmpty() ? agenda : agenda.subList(1, agenda.size());
        return Optional.ofNullable(asked);
    }

    /**
     * @return true while the question is for the VIN
     */
    public boolean isForVin() {
        return step == Step.VIN_OF_ALL || step == Step.VIN_OF_UNITS;
    }

    /**
     * Takes the answers to the last request.
     *
     * @param answers at least one; of several units there may be several
     */
    public void answered(List<Answer> answers) {
        isHeard = true;
        DiagnosticRequest request = asked;
        if (request == null) {
            return;
        }
        asked = null;
        if (isForVin()) {
            isVinAnswered = true;
            answers.stream().map(answer -> Vin.in(answer.text(request.repeatedLength()))).flatMap(Optional::stream)
                    .forEach(vins::add);
            keepPossibleUnits();
        } else {
            judge(request, profile -> judgement(profile, answers));
            closeWhereAnotherFits(request);
        }
    }

    /** The last request has no answer. */
    public void failed(Failure failure) {
        isHeard |= failure != Failure.SILENCE;
        DiagnosticRequest request = asked;
        asked = null;
        if (request != null && !isForVin()) {
            boolean isOpen = failure == Failure.INCOMPLETE || failure == Failure.NOT_NOW;
            Verdict verdict = isOpen ? Verdict.OPEN : Verdict.FAILS;
            judge(request, profile -> new Trial(profile, verdict, failure.text));
        }
    }

    /** The maker is known: units that he has not built need not be asked. */
    private void keepPossibleUnits() {
        if (step == Step.VIN_OF_UNITS && !vins.isEmpty()) {
            Set<CanFrame> possible = unitRequests(candidates()).stream().map(DiagnosticRequest::frame)
                    .collect(Collectors.toSet());
            agenda = agenda.stream().filter(request -> possible.contains(request.frame())).toList();
        }
    }

    private List<VehicleProfile> candidates() {
        return vins.size() == 1 ? makes.candidates(vins.iterator().next(), profiles) : List.of();
    }

    private List<VehicleProfile> strangers() {
        return profiles.stream().filter(profile -> !makes.isKnown(profile.make())).toList();
    }

    /** Whoever has the same main query is tried with the same request; what was asked before is not asked again. */
    private List<DiagnosticRequest> tryOut(List<VehicleProfile> all) {
        Set<CanFrame> before = trials.values().stream().map(trial -> trialRequest(trial.vehicle()).frame())
                .collect(Collectors.toSet());
        List<VehicleProfile> candidates = all.stream()
                .filter(profile -> !before.contains(trialRequest(profile).frame())).toList();
        candidates.forEach(profile -> trials.put(profile.id(), new Trial(profile, Verdict.OPEN, "not asked")));
        return DiagnosticRequest.oncePerFrame(candidates.stream().map(Inquiry::trialRequest));
    }

    /** A request to all units is answered by several, though a profile may want to hear only one. */
    private static DiagnosticRequest trialRequest(VehicleProfile profile) {
        DiagnosticRequest request = profile.mainQuery().request();
        return request.address().asksAllUnits() ? request.to(allUnits(request.address().request())) : request;
    }

    private void judge(DiagnosticRequest request, Function<VehicleProfile, Trial> judgement) {
        tried(request).map(Trial::vehicle).forEach(profile -> trials.put(profile.id(), judgement.apply(profile)));
    }

    private Stream<Trial> tried(DiagnosticRequest request) {
        return List.copyOf(trials.values()).stream()
                .filter(trial -> trialRequest(trial.vehicle()).frame().equals(request.frame()));
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
        if (tried(request).anyMatch(trial -> trial.verdict() == Verdict.FITS)) {
            tried(request).filter(trial -> trial.verdict() == Verdict.OPEN).forEach(trial -> trials
                    .put(trial.vehicle().id(), new Trial(trial.vehicle(), Verdict.FAILS, trial.reason())));
        }
    }

    private List<VehicleProfile> possible() {
        return vehicles(trial -> trial.verdict() != Verdict.FAILS);
    }

    private List<VehicleProfile> vehicles(Predicate<Trial> condition) {
        return trials.values().stream().filter(condition).map(Trial::vehicle).toList();
    }

    /**
     * @return what is known now; it may be the end before all is asked
     */
    public Outcome outcome() {
        if (step.compareTo(Step.OWN_PROFILES) < 0) {
            tryOut(candidates());
        }
        Optional<Vin> vin = vins.size() == 1 ? vins.stream().findFirst() : Optional.empty();
        return new Outcome(kind(vin), vin, told(), List.copyOf(trials.values()));
    }

    private Kind kind(Optional<Vin> vin) {
        if (vin.isEmpty()) {
            return !vins.isEmpty() ? Kind.VINS_DIFFER
                    : isVinAnswered ? Kind.VIN_UNUSABLE : isHeard ? Kind.VIN_REFUSED : Kind.SILENT;
        }
        List<VehicleProfile> told = told();
        if (told.isEmpty()) {
            return makes.of(vin.get()).isEmpty() ? Kind.UNKNOWN_MAKE : Kind.NONE_FITS;
        }
        return told.size() == 1 && isCertain(told.get(0), vin.get()) ? Kind.RECOGNISED : Kind.SEVERAL;
    }

    /** Any car may answer a standard question, and a VIN of another model is not the one of this profile. */
    private boolean isCertain(VehicleProfile vehicle, Vin vin) {
        boolean isStandard = vehicle.mainQuery().request().service().startsWith(STANDARD_SERVICE);
        return fits(vehicle) && makes.isKnown(vehicle.make())
                && (makes.isOfModel(vin, vehicle) || !isStandard && !makes.tellsModel(vin, vehicle));
    }

    private boolean fits(VehicleProfile vehicle) {
        return vehicles(trial -> trial.verdict() == Verdict.FITS).contains(vehicle);
    }

    /** A profile that belongs to no maker is worth telling only when it fits. */
    private List<VehicleProfile> told() {
        return vehicles(trial -> trial.verdict() == Verdict.FITS
                || trial.verdict() == Verdict.OPEN && makes.isKnown(trial.vehicle().make()));
    }
}
