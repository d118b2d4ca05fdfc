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

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.vehicle.format.ProfileFile;

/**
 * The {@link UserFolder} is where users put their own profiles. A file is read again only when it has changed. Not
 * thread safe.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class UserFolder {

    private static final String EXTENSION = ".json";

    /** The maker's combined file has about 300 kB; whatever is much larger is something else. */
    private static final long MAX_SIZE = 8 * 1024 * 1024;

    private final Path folder;
    private Map<Version, ProfileFile> known = Map.of();

    private record Version(Path file, long size, long modified) {
    }

    UserFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * @return what is in the files now, in the order of their names: of two equal ids the last counts
     */
    ProfileFile read() {
        Map<Version, ProfileFile> current = new HashMap<>();
        try {
            List<ProfileFile> files = list().stream().map(file -> read(file, current)).toList();
            known = current;
            return ProfileFile.together(files);
        } catch (IOException | UncheckedIOException e) {
            return ProfileFile.unreadable(folder.toString(), "the folder can't be listed: " + e.getMessage());
        }
    }

    private List<Path> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(EXTENSION)).sorted().toList();
        }
    }

    private ProfileFile read(Path file, Map<Version, ProfileFile> current) {
        String name = file.getFileName().toString();
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.size() > MAX_SIZE) {
                return ProfileFile.unreadable(name, "larger than 8 MiB: no vehicle profiles");
            }
            Version version = new Version(file, attributes.size(), attributes.lastModifiedTime().toMillis());
            @Nullable
            ProfileFile before = known.get(version);
            ProfileFile content = before == null ? parse(file, name) : before;
            current.put(version, content);
            return content;
        } catch (IOException e) {
            return ProfileFile.unreadable(name, "can't be read: " + e.getMessage());
        }
    }

    private static ProfileFile parse(Path file, String name) throws IOException {
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            return ProfileFormats.readUsers(name, reader);
        }
    }
}
