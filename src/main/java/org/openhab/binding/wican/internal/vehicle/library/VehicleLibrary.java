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
package org.openhab.binding.wican.internal.vehicle.library;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.examination.Finding;
import org.openhab.binding.wican.internal.vehicle.format.ProfileFile;
import org.openhab.binding.wican.internal.vehicle.format.ProfileProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link VehicleLibrary} knows the vehicle profiles: the bundled ones, and those that the user brings. A user's
 * profile replaces the bundled one with the same id. Reading takes a while, so ask from a thread that may wait.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class VehicleLibrary {

    private static final Comparator<VehicleProfile> BY_MAKE_AND_MODEL = Comparator
            .comparing(VehicleLibrary::plainLabel, String.CASE_INSENSITIVE_ORDER).thenComparing(VehicleProfile::id);

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");

    private final Logger logger = LoggerFactory.getLogger(VehicleLibrary.class);

    private final UserFolder folder;
    private final OnlyOnce<ProfileProblem> problemsToLog = new OnlyOnce<>();
    private final OnlyOnce<Finding> findingsToLog = new OnlyOnce<>();
    private @Nullable List<VehicleProfile> bundled;

    /**
     * @param folder where the user's profiles are; it need not exist
     */
    public VehicleLibrary(Path folder) {
        this.folder = new UserFolder(folder);
    }

    /**
     * Reads what has changed in the user's folder. What can't be read there, or looks wrong, is logged, once.
     *
     * @return all profiles, sorted by make and model
     */
    public synchronized List<VehicleProfile> all() {
        Map<String, VehicleProfile> profiles = new TreeMap<>();
        bundled().forEach(profile -> profiles.put(profile.id(), profile));
        ProfileFile users = folder.read();
        users.profiles().forEach(profile -> profiles.put(profile.id(), profile));
        problemsToLog.fresh(users.problems())
                .forEach(problem -> logger.warn("Not read from a vehicle profile: {}", problem));
        findingsToLog.fresh(users.findings())
                .forEach(finding -> logger.warn("A vehicle profile looks wrong: {}", finding));
        return profiles.values().stream().sorted(BY_MAKE_AND_MODEL).toList();
    }

    /**
     * @return what can't be read in the user's folder now
     */
    public synchronized List<ProfileProblem> problems() {
        return folder.read().problems();
    }

    /**
     * @return what looks wrong in the user's own profiles now; they can be used all the same
     */
    public synchronized List<Finding> findings() {
        return folder.read().findings();
    }

    /**
     * @param id a profile's id
     */
    public Optional<VehicleProfile> find(String id) {
        return all().stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    /**
     * @param text what somebody took for an id
     * @param most how many to name
     * @return the ids that are nearest to it, the nearest first
     */
    public List<String> nearest(String text, int most) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return all().stream().map(VehicleProfile::id)
                .sorted(Comparator.comparingDouble((String id) -> Similarity.of(wanted, id)).reversed()).limit(most)
                .toList();
    }

    /** Whoever looks for a Škoda looks under S. */
    private static String plainLabel(VehicleProfile profile) {
        return ACCENTS.matcher(Normalizer.normalize(profile.label(), Normalizer.Form.NFD)).replaceAll("");
    }

    private List<VehicleProfile> bundled() {
        List<VehicleProfile> profiles = bundled;
        if (profiles == null) {
            ProfileFile found = BundledProfiles.read();
            found.problems().forEach(problem -> logger.warn("Not read from a bundled vehicle profile: {}", problem));
            profiles = found.profiles();
            bundled = profiles;
        }
        return profiles;
    }
}
