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

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.vehicle.Asking;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome.Kind;
import org.openhab.binding.wican.internal.vehicle.recognition.Trial.Verdict;

/**
 * The {@link Inquiry} finds out which car it is: it says what to ask next, and what the answers mean. First all units
 * are asked for the VIN, then single ones, then the profiles that the VIN leaves are tried with their own main query;
 * what was not answered is asked once more, if it matters. It knows no clock.
 * <p>
 * Cars that are to be asked on {@link Asking#ARRIVAL} only are {@link #isSparing() spared}: their units are not asked
 * one by one for the VIN, nor any profile's question twice.
 * <p>
 * Profiles that belong to no maker are tried when nothing else fits; they are told, but not believed. Not thread safe.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Inquiry {

    /** Why a request has no answer. */
    public enum Failure {
        SILENCE("no answer", Verdict.OPEN, true),
        INCOMPLETE("a part of the answer was lost", Verdict.OPEN, true),
        NOT_NOW("refused for now", Verdict.OPEN, false),
        ELSEWHERE("answered under an unknown id", Verdict.FAILS, false),
        REFUSAL("refused", Verdict.FAILS, false);

        private final String text;
        private final Verdict verdict;
        private final boolean mayBeLoss;

        Failure(String text, Verdict verdict, boolean mayBeLoss) {
            this.text = text;
            this.verdict = verdict;
            this.mayBeLoss = mayBeLoss;
        }

        String text() {
            return text;
        }

        /** What it means for a profile that was tried. */
        Verdict verdict() {
            return verdict;
        }

        /** Whether the answer may have been on its way. */
        boolean mayBeLoss() {
            return mayBeLoss;
        }
    }

    /** The steps, in this order. */
    private enum Step {
        VIN_OF_ALL,
        VIN_OF_UNITS,
        OWN_PROFILES,
        ONCE_MORE,
        OTHER_PROFILES,
        END
    }

    private final List<VehicleProfile> profiles;
    private final Makes makes;
    private final PositiveSign sign;
    private final int most;
    private final Set<DiagnosticRequest> fruitless;

    private Step step = Step.VIN_OF_ALL;
    private List<DiagnosticRequest> agenda = VinRequests.toAll();
    private @Nullable DiagnosticRequest asked;
    private final Set<Vin> vins = new LinkedHashSet<>();
    /** What the VIN leaves. */
    private List<VehicleProfile> candidates = List.of();
    private final Trials trials = new Trials();
    private boolean isHeard;
    private boolean isVinAnswered;

    /**
     * @param profiles all profiles there are
     * @param makes whose VIN is whose
     * @param most how many single units are asked for the VIN at most
     * @param fruitless what was asked for the VIN at former times, in vain: others come first
     */
    public Inquiry(List<VehicleProfile> profiles, Makes makes, int most, Set<DiagnosticRequest> fruitless) {
        this.profiles = profiles;
        this.makes = makes;
        this.sign = new PositiveSign(makes, profiles);
        this.most = most;
        this.fruitless = fruitless;
    }

    /**
     * @return what to ask now; nothing when there is nothing more to find out
     */
    public Optional<DiagnosticRequest> next() {
        while (agenda.isEmpty() && step != Step.END) {
            step = Step.values()[step.ordinal() + 1];
            agenda = agendaOf(step);
        }
        asked = agenda.isEmpty() ? null : agenda.get(0);
        agenda = agenda.isEmpty() ? agenda : agenda.subList(1, agenda.size());
        return Optional.ofNullable(asked);
    }

    private List<DiagnosticRequest> agendaOf(Step step) {
        return switch (step) {
            case VIN_OF_UNITS -> vins.isEmpty() ? unitRequests() : List.of();
            case OWN_PROFILES -> trials.begin(askable(candidates));
            case ONCE_MORE -> isSparing() || recognised().isPresent() ? List.of() : trials.unanswered();
            case OTHER_PROFILES -> areOthersWorthATry() ? trials.begin(askable(strangers())) : List.of();
            case VIN_OF_ALL, END -> List.of();
        };
    }

    private boolean areOthersWorthATry() {
        return vins.size() == 1 && !isSparing() && trials.areInVain();
    }

    /** A unit that a car has which is to be spared is not asked, whosever it is: nobody knows yet which car it is. */
    private List<DiagnosticRequest> unitRequests() {
        Set<CanFrame> spared = frames(VinRequests.toUnits(profiles.stream().filter(Inquiry::isSpared).toList()));
        return VinRequests.toUnits(profiles).stream().filter(request -> !spared.contains(request.frame()))
                .sorted(Comparator.comparing(fruitless::contains)).limit(most).toList();
    }

    private static Set<CanFrame> frames(List<DiagnosticRequest> requests) {
        return requests.stream().map(DiagnosticRequest::frame).collect(Collectors.toSet());
    }

    private static boolean isSpared(VehicleProfile profile) {
        return profile.asking() == Asking.ARRIVAL;
    }

    /**
     * @return true if the car is of a maker whose cars are to be asked as little as possible: another inquiry would be
     *         too much
     */
    public boolean isSparing() {
        return vin().stream().flatMap(vin -> makes.ofMaker(vin, profiles).stream()).anyMatch(Inquiry::isSpared);
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
            candidates = vin().map(vin -> makes.candidates(vin, profiles)).orElse(List.of());
            keepPossibleUnits();
        } else {
            trials.answered(request, answers);
        }
    }

    /** The last request has no answer. */
    public void failed(Failure failure) {
        isHeard |= failure != Failure.SILENCE;
        DiagnosticRequest request = asked;
        asked = null;
        if (request != null && !isForVin()) {
            trials.failed(request, failure);
        }
    }

    /** The maker is known: units that he has not built need not be asked. */
    private void keepPossibleUnits() {
        if (step == Step.VIN_OF_UNITS && !vins.isEmpty()) {
            Set<CanFrame> possible = frames(VinRequests.toUnits(candidates));
            agenda = agenda.stream().filter(request -> possible.contains(request.frame())).toList();
        }
    }

    /** Several VINs are as good as none. */
    private Optional<Vin> vin() {
        return vins.size() == 1 ? vins.stream().findFirst() : Optional.empty();
    }

    private static List<VehicleProfile> askable(List<VehicleProfile> profiles) {
        return profiles.stream().filter(VehicleProfile::isAskable).toList();
    }

    private List<VehicleProfile> strangers() {
        return profiles.stream().filter(profile -> !makes.isKnown(profile.make())).toList();
    }

    private Optional<VehicleProfile> recognised() {
        List<VehicleProfile> fitting = trials.vehicles(Verdict.FITS);
        return fitting.size() == 1
                ? vin().filter(vin -> sign.isOf(fitting.get(0), vin, candidates)).map(vin -> fitting.get(0))
                : Optional.empty();
    }

    /**
     * Those first that fit. Who can only be heard stays open; a profile that belongs to no maker is worth telling only
     * when it fits.
     */
    private List<VehicleProfile> possible() {
        return Stream
                .of(trials.vehicles(Verdict.FITS).stream(),
                        trials.vehicles(Verdict.OPEN).stream().filter(profile -> makes.isKnown(profile.make())),
                        candidates.stream().filter(profile -> !profile.isAskable()))
                .flatMap(profiles -> profiles).toList();
    }

    /**
     * @return what is known now; it may be the end before all is asked
     */
    public Outcome outcome() {
        if (step.compareTo(Step.OWN_PROFILES) < 0) {
            trials.begin(askable(candidates));
        }
        Optional<VehicleProfile> recognised = recognised();
        List<VehicleProfile> possible = recognised.map(List::of).orElseGet(this::possible);
        Kind kind = recognised.isPresent() ? Kind.RECOGNISED : possible.isEmpty() ? failure() : Kind.SEVERAL;
        return new Outcome(kind, vin(), possible, trials.all());
    }

    private Kind failure() {
        if (vin().isPresent()) {
            return makes.of(vin().get()).isEmpty() ? Kind.UNKNOWN_MAKE : Kind.NONE_FITS;
        }
        return !vins.isEmpty() ? Kind.VINS_DIFFER
                : isVinAnswered ? Kind.VIN_UNUSABLE : isHeard ? Kind.VIN_REFUSED : Kind.SILENT;
    }
}
