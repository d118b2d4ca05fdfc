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
package org.openhab.binding.wican.internal.vehicle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * The {@link VehicleLibrary} knows the vehicle profiles. Reading them takes a while, so ask it from a thread that may
 * wait.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class VehicleLibrary {

    private static final String FOLDER = "/vehicles/";

    /** The names of the bundled files, one per line: a bundle's folder can't be listed through a class loader. */
    private static final String INDEX = "index.txt";

    private @Nullable List<VehicleProfile> bundled;

    /**
     * @return all profiles, those of one make together
     */
    public synchronized List<VehicleProfile> all() {
        List<VehicleProfile> profiles = bundled;
        if (profiles == null) {
            profiles = readBundled();
            bundled = profiles;
        }
        return profiles;
    }

    /**
     * @param id a profile's id
     */
    public Optional<VehicleProfile> find(String id) {
        return all().stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    private static List<VehicleProfile> readBundled() {
        List<VehicleProfile> profiles = new ArrayList<>();
        try (BufferedReader index = open(INDEX)) {
            for (String file : index.lines().toList()) {
                try (Reader reader = open(file)) {
                    ProfileFile found = read(file, reader);
                    if (!found.problems().isEmpty()) {
                        throw new IllegalStateException("broken bundled profile: " + found.problems());
                    }
                    profiles.addAll(found.profiles());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the bundled vehicle profiles can't be read", e);
        }
        return List.copyOf(profiles);
    }

    private static BufferedReader open(String file) throws IOException {
        InputStream stream = VehicleLibrary.class.getResourceAsStream(FOLDER + file);
        if (stream == null) {
            throw new FileNotFoundException(FOLDER + file);
        }
        return new BufferedReader(new InputStreamReader(stream, UTF_8));
    }

    static ProfileFile read(String file, Reader reader) {
        try {
            JsonElement json = JsonParser.parseReader(reader);
            if (json.isJsonObject()) {
                return ProfileReader.read(file, json.getAsJsonObject());
            }
            return unreadable(file, "an object { … } is expected");
        } catch (JsonParseException e) {
            return unreadable(file, "not JSON: " + e.getMessage());
        }
    }

    private static ProfileFile unreadable(String file, String reason) {
        return new ProfileFile(List.of(), List.of(new ProfileProblem(file, "", reason)));
    }
}
