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
package org.openhab.binding.wican.internal.vehicle.format;

import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.examination.Finding;

/**
 * The {@link ProfileFile} is what was found in one file, or in several: the profiles that can be read, and what can't.
 *
 * @param profiles the profiles in the order of the file
 * @param problems what is wrong with the others
 * @param findings what was found to be wrong while reading
 * @param own the profiles whose author may want to know what looks wrong in them
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record ProfileFile(List<VehicleProfile> profiles, List<ProfileProblem> problems, List<Finding> findings,
        List<VehicleProfile> own) {

    public ProfileFile {
        profiles = List.copyOf(profiles);
        problems = List.copyOf(problems);
        findings = List.copyOf(findings);
        own = List.copyOf(own);
    }

    public ProfileFile(List<VehicleProfile> profiles, List<ProfileProblem> problems) {
        this(profiles, problems, List.of());
    }

    public ProfileFile(List<VehicleProfile> profiles, List<ProfileProblem> problems, List<Finding> findings) {
        this(profiles, problems, findings, List.of());
    }

    /**
     * @return the same, written by somebody who can mend it
     */
    public ProfileFile ownProfiles() {
        return new ProfileFile(profiles, problems, findings, profiles);
    }

    public static ProfileFile unreadable(String file, String reason) {
        return new ProfileFile(List.of(), List.of(new ProfileProblem(file, "", reason)));
    }

    public static ProfileFile together(List<ProfileFile> files) {
        return new ProfileFile(files.stream().flatMap(file -> file.profiles().stream()).toList(),
                files.stream().flatMap(file -> file.problems().stream()).toList(),
                files.stream().flatMap(file -> file.findings().stream()).toList(),
                files.stream().flatMap(file -> file.own().stream()).toList());
    }
}
