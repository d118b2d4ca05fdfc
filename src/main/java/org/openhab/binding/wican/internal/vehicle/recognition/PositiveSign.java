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

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * The {@link PositiveSign} is what makes it certain that a car has a profile: its VIN names the model, or it has given
 * an answer that no other model gives. That nobody else is left is none: of the models without a profile nothing is
 * known, and who was silent may have been asleep.
 * <ul>
 * <li>Where the VIN names one profile, its answer confirms it. Where the VIN names several, they must be told apart by
 * the answer, or by the model year.
 * <li>Where the VIN names none, only an answer with a layout of its own tells: long, with its length laid down, and to
 * a
 * question that no profile of whatever make puts as well.
 * </ul>
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class PositiveSign {

    /**
     * From so many bytes on an answer is a block of many values, and its length that of one software. Single values are
     * read alike in all models of a maker.
     */
    private static final int BLOCK = 20;

    private final Makes makes;
    private final List<VehicleProfile> profiles;

    /**
     * @param profiles all there are, those of the user included
     */
    PositiveSign(Makes makes, List<VehicleProfile> profiles) {
        this.makes = makes;
        this.profiles = profiles;
    }

    /**
     * @param vehicle a profile of which the main query was answered as it says
     * @param candidates all that the VIN leaves
     * @return true if the car can't be another one
     */
    boolean isOf(VehicleProfile vehicle, Vin vin, List<VehicleProfile> candidates) {
        if (!makes.isOfYears(vin, vehicle)) {
            return false;
        }
        if (makes.isOfModel(vin, vehicle)) {
            return candidates.stream().noneMatch(other -> isOther(other, vehicle) && mayAnswerLike(other, vehicle));
        }
        return makes.isKnown(vehicle.make()) && !makes.tellsModel(vin, vehicle) && isBlock(vehicle.mainQuery())
                && profiles.stream().noneMatch(other -> isOther(other, vehicle) && answersLike(other, vehicle));
    }

    private static boolean isOther(VehicleProfile other, VehicleProfile vehicle) {
        return !other.id().equals(vehicle.id());
    }

    private static boolean isBlock(Query query) {
        return query.length().orElse(0) >= BLOCK;
    }

    /** Of a car that can only be heard it is not known what it would answer. */
    private boolean mayAnswerLike(VehicleProfile other, VehicleProfile vehicle) {
        return makes.areAlike(vehicle.make()) || !other.isAskable() || answersLike(other, vehicle);
    }

    /** Whatever a profile asks its car for, that car would answer it when it is asked for another profile's sake. */
    private static boolean answersLike(VehicleProfile other, VehicleProfile vehicle) {
        return other.queries().stream().anyMatch(query -> isSame(query, vehicle.mainQuery()));
    }

    private static boolean isSame(Query one, Query other) {
        UnitAddress oneUnit = one.request().address();
        UnitAddress otherUnit = other.request().address();
        return one.request().service().equals(other.request().service()) && oneUnit.target().equals(otherUnit.target())
                && mayBeSame(oneUnit, otherUnit) && mayBeSame(one.length(), other.length());
    }

    /** Who asks all units and hears each takes the answer of any. */
    private static boolean mayBeSame(UnitAddress one, UnitAddress other) {
        Optional<CanId> answer = one.answer();
        return answer.isPresent() ? other.isAnswer(answer.get())
                : other.answer().map(one::isAnswer).orElse(one.request().equals(other.request()));
    }

    private static boolean mayBeSame(OptionalInt one, OptionalInt other) {
        return one.isEmpty() || other.isEmpty() || one.getAsInt() == other.getAsInt();
    }
}
