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
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
 * profile replaces the bundled one with the same id. Reading what has changed takes a moment, so ask from a thread that
 * may wait.
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
    private final Examiner examiner;
    private final OnlyOnce<ProfileProblem> problemsToLog = new OnlyOnce<>();
    private final OnlyOnce<Finding> findingsToLog = new OnlyOnce<>();
    private @Nullable List<VehicleProfile> bundled;
    private @Nullable ProfileFile read;
    private List<VehicleProfile> all = List.of();

    /**
     * A library that examines the user's profiles at once.
     *
     * @param folder where the user's profiles are; it need not exist
     */
    public VehicleLibrary(Path folder) {
        this(folder, Runnable::run);
    }

    /**
     * @param folder where the user's profiles are; it need not exist
     * @param aside runs what takes its time and nobody waits for
     */
    public VehicleLibrary(Path folder, Executor aside) {
        this.folder = new UserFolder(folder);
        this.examiner = new Examiner(aside, this::looksWrong);
    }

    /**
     * Reads what has changed in the user's folder. What can't be read there is logged, once; what looks wrong, later.
     *
     * @return all profiles, sorted by make and model
     */
    public List<VehicleProfile> all() {
        List<VehicleProfile> all;
        List<VehicleProfile> own;
        synchronized (this) {
            ProfileFile users = folder.read();
            if (isNew(users)) {
                this.all = sorted(users);
                read = users;
            }
            problemsToLog.fresh(users.problems())
                    .forEach(problem -> logger.warn("Not read from a vehicle profile: {}", problem));
            all = this.all;
            own = users.own();
        }
        examiner.follow(own);
        return all;
    }

    @SuppressWarnings("PMD.CompareObjectsWithEquals") // what is equal need not be sorted anew, but that is not looked
                                                      // for
    private boolean isNew(ProfileFile users) {
        return read != users;
    }

    private List<VehicleProfile> sorted(ProfileFile users) {
        Map<String, VehicleProfile> profiles = new TreeMap<>();
        bundled().forEach(profile -> profiles.put(profile.id(), profile));
        users.profiles().forEach(profile -> profiles.put(profile.id(), profile));
        return profiles.values().stream().sorted(BY_MAKE_AND_MODEL).toList();
    }

    private synchronized void looksWrong(List<Finding> findings) {
        findingsToLog.fresh(findings).forEach(finding -> logger.warn("A vehicle profile looks wrong: {}", finding));
    }

    /**
     * @return what can't be read in the user's folder now
     */
    public List<ProfileProblem> problems() {
        return users().problems();
    }

    /**
     * Examines the first of the user's own profiles, as far as that has not been done; takes some milliseconds each.
     *
     * @return what looks wrong in them now; they can be used all the same
     */
    public List<Finding> findings() {
        ProfileFile users = users();
        return Stream.concat(users.findings().stream(), examiner.examine(users.own()).stream()).toList();
    }

    private synchronized ProfileFile users() {
        return folder.read();
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
