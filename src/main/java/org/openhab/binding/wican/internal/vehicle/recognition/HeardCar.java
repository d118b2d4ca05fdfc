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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.adapter.FrameWatch;
import org.openhab.binding.wican.internal.vehicle.Broadcast;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * The {@link HeardCar} finds out which car it is by what it sends without being asked.
 * <p>
 * Ids are few and makers use them all, so a frame or two prove nothing; and the models of a maker send much alike. A
 * profile fits if all the frames that it knows are there, each of its length and with a believable value, the state of
 * charge among them. It is certainly the car's if these are at least {@link #FEWEST_IDS}, and no other profile finds
 * its state of charge among the frames: that it would know fewer of them, or miss some, proves nothing against it, for
 * what a car sends beside, and when, no profile tells. Not thread safe.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class HeardCar {

    /** So many frames of the right ids, lengths and values are no accident. */
    static final int FEWEST_IDS = 4;

    private final List<Suspect> suspects;
    private final List<CanId> ids;

    /**
     * @param profiles all profiles there are
     */
    public HeardCar(List<VehicleProfile> profiles) {
        this.suspects = profiles.stream().filter(VehicleProfile::isHeard).map(Suspect::new).toList();
        List<CanId> all = suspects.stream().flatMap(suspect -> suspect.ids.stream()).distinct().toList();
        this.ids = all.size() <= FrameWatch.MOST ? all : List.of();
    }

    /**
     * @return whose frames matter; none if there are too many to watch, so that nobody could be told from all others
     */
    public List<CanId> ids() {
        return ids;
    }

    /** What was heard before was another car's, or is long ago. */
    public void forget() {
        suspects.forEach(Suspect::forget);
    }

    /**
     * Takes a frame.
     *
     * @param id one of {@link #ids()}
     */
    public void hear(CanId id, byte[] data) {
        suspects.forEach(suspect -> suspect.hear(id, data));
    }

    /**
     * @return the profile that is the car's; nothing as long as that is not certain
     */
    public Optional<VehicleProfile> certain() {
        return suspects.stream().filter(suspect -> suspect.ids.size() >= FEWEST_IDS && suspect.fits())
                .filter(suspect -> suspects.stream().allMatch(other -> other.equals(suspect) || !other.hasSoc()))
                .map(suspect -> suspect.profile).findFirst();
    }

    /**
     * @return the profiles that fit, those first of which most was heard
     */
    public List<VehicleProfile> possible() {
        return suspects.stream().filter(Suspect::fits)
                .sorted(Comparator.comparing((Suspect suspect) -> suspect.ids.size()).reversed())
                .map(suspect -> suspect.profile).toList();
    }

    /** What was heard of the frames of one profile. */
    private static final class Suspect {
        private final VehicleProfile profile;
        private final Set<CanId> ids;
        private final Set<CanId> found = new HashSet<>();
        private boolean isContradicted;

        Suspect(VehicleProfile profile) {
            this.profile = profile;
            this.ids = profile.broadcasts().stream().map(Broadcast::id).collect(Collectors.toSet());
        }

        void forget() {
            found.clear();
            isContradicted = false;
        }

        void hear(CanId id, byte[] data) {
            for (Broadcast broadcast : profile.broadcasts()) {
                if (broadcast.id().equals(id)) {
                    hear(broadcast, data);
                }
            }
        }

        /** A wrong length is another layout; a frame without a value may have one the next time. */
        private void hear(Broadcast broadcast, byte[] data) {
            if (!broadcast.hasRightLength(data)) {
                isContradicted = true;
            } else if (!found.contains(broadcast.id()) && isTelling(broadcast, data)) {
                found.add(broadcast.id());
            }
        }

        boolean fits() {
            return !isContradicted && found.containsAll(ids);
        }

        boolean hasSoc() {
            return !isContradicted && profile.broadcasts().stream()
                    .anyMatch(broadcast -> isOfSoc(broadcast) && found.contains(broadcast.id()));
        }
    }

    private static boolean isOfSoc(Broadcast broadcast) {
        return broadcast.parameters().stream().anyMatch(Parameter::isStateOfCharge);
    }

    /** Any bits are a switch: they say something only where there is nothing else. */
    private static boolean isTelling(Broadcast broadcast, byte[] data) {
        Set<String> read = broadcast.decode(data).values().keySet();
        List<Parameter> soc = broadcast.parameters().stream().filter(Parameter::isStateOfCharge).toList();
        List<Parameter> numbers = broadcast.parameters().stream()
                .filter(parameter -> !Parameter.ON_OFF.equals(parameter.unit())).toList();
        return Stream.of(soc, numbers, broadcast.parameters()).filter(each -> !each.isEmpty()).findFirst().orElseThrow()
                .stream().map(Parameter::name).anyMatch(read::contains);
    }
}
