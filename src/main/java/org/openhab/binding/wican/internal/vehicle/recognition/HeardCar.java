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

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.adapter.FrameWatch;
import org.openhab.binding.wican.internal.vehicle.Broadcast;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * The {@link HeardCar} finds out which car it is by what it sends without being asked.
 * <p>
 * Ids are few and makers use them all, so a frame or two prove nothing. A profile fits if all the frames that it knows
 * are there, at least {@link #FEWEST_IDS} of them, each of its length and with a believable value, the state of charge
 * among them; and it is the car's only if no other profile fits, too. Not thread safe.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class HeardCar {

    /** So many frames of the right ids, lengths and values are no accident. */
    static final int FEWEST_IDS = 4;

    private final List<VehicleProfile> profiles;
    private final List<CanId> ids;
    /** The frames in which a profile found what it knows. */
    private final Map<VehicleProfile, Set<CanId>> found = new HashMap<>();
    private final Set<VehicleProfile> contradicted = new HashSet<>();

    /**
     * @param profiles all profiles there are
     */
    public HeardCar(List<VehicleProfile> profiles) {
        this.profiles = profiles.stream().filter(profile -> profile.isHeard() && idsOf(profile).size() >= FEWEST_IDS)
                .toList();
        this.ids = this.profiles.stream().flatMap(profile -> idsOf(profile).stream()).distinct().limit(FrameWatch.MOST)
                .toList();
    }

    private static Set<CanId> idsOf(VehicleProfile profile) {
        Set<CanId> ids = new HashSet<>();
        profile.broadcasts().forEach(broadcast -> ids.add(broadcast.id()));
        return ids;
    }

    /**
     * @return whose frames matter
     */
    public List<CanId> ids() {
        return ids;
    }

    /** What was heard before was another car's, or is long ago. */
    public void forget() {
        found.clear();
        contradicted.clear();
    }

    /**
     * Takes a frame.
     *
     * @param id one of {@link #ids()}
     */
    public void hear(CanId id, byte[] data) {
        for (VehicleProfile profile : profiles) {
            for (Broadcast broadcast : profile.broadcasts()) {
                if (broadcast.id().equals(id)) {
                    hear(profile, broadcast, data);
                }
            }
        }
    }

    /** A wrong length is another layout; a frame without a value may have one the next time. */
    private void hear(VehicleProfile profile, Broadcast broadcast, byte[] data) {
        if (!broadcast.hasRightLength(data)) {
            contradicted.add(profile);
        } else if (!broadcast.decode(data).values().isEmpty()) {
            found.computeIfAbsent(profile, unknown -> new HashSet<>()).add(broadcast.id());
        }
    }

    /**
     * @return the only profile that fits; nothing as long as there is none
     */
    public Optional<VehicleProfile> certain() {
        List<VehicleProfile> fitting = profiles.stream().filter(this::fits).toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private boolean fits(VehicleProfile profile) {
        @Nullable
        Set<CanId> heard = found.get(profile);
        return heard != null && !contradicted.contains(profile) && heard.equals(idsOf(profile));
    }
}
