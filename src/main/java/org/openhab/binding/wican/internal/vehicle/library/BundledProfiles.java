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

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.format.ProfileFile;

/**
 * The {@link BundledProfiles} are those that come with the binding.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class BundledProfiles {

    private static final String FOLDER = "/vehicles/";

    /** The names of the files, one per line: the folder in a bundle can't be listed through a class loader. */
    private static final String INDEX = "index.txt";

    private BundledProfiles() {
    }

    public static ProfileFile read() {
        List<ProfileFile> files = new ArrayList<>();
        try (BufferedReader index = open(INDEX)) {
            for (String name : index.lines().toList()) {
                try (Reader reader = open(name)) {
                    files.add(ProfileFormats.read(name, reader));
                }
            }
        } catch (IOException e) {
            files.add(ProfileFile.unreadable(INDEX, String.valueOf(e.getMessage())));
        }
        return ProfileFile.together(files);
    }

    private static BufferedReader open(String file) throws IOException {
        InputStream stream = BundledProfiles.class.getResourceAsStream(FOLDER + file);
        if (stream == null) {
            throw new FileNotFoundException(file);
        }
        return new BufferedReader(new InputStreamReader(stream, UTF_8));
    }
}
