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
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

    /** Who copies a file from a camera or from Windows gets other letters, or another extension that is hidden. */
    private static final Pattern PROFILE = Pattern.compile("[^.].*\\.json", Pattern.CASE_INSENSITIVE);
    private static final Pattern MISNAMED = Pattern.compile("[^.].*\\.json\\.txt", Pattern.CASE_INSENSITIVE);

    private static final Pattern VISIBLE = Pattern.compile("[^.].*");

    /** How deep folders are looked into. */
    private static final int DEPTH = 5;

    /** The maker's combined file has about 300 kB; whatever is much larger is something else. */
    private static final long MAX_SIZE = 8 * 1024 * 1024;

    private final Path folder;
    private Map<Version, ProfileFile> known = Map.of();
    private ProfileFile content = ProfileFile.together(List.of());

    private record Version(Path file, long size, long modified) {
    }

    UserFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * @return what is in the files now, in the order of their names, those of folders in it where their folder's name
     *         has its place: of two equal ids the last counts; the same object as before if nothing has changed
     */
    ProfileFile read() {
        Map<Version, ProfileFile> current = new HashMap<>();
        List<ProfileFile> all = new ArrayList<>();
        List<Path> files = Files.isDirectory(folder) ? list(folder, DEPTH, all) : List.of();
        files.forEach(file -> all.add(read(file, current)));
        if (all.size() != current.size() || !current.keySet().equals(known.keySet())) {
            content = ProfileFile.together(all);
        }
        known = current;
        return content;
    }

    /** What begins with a dot belongs to an editor, a version control or an operating system. */
    private static List<Path> list(Path folder, int depth, List<ProfileFile> unreadable) {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                if (isNamed(PROFILE, entry) || isNamed(MISNAMED, entry)) {
                    found.add(entry);
                } else if (depth > 1 && isNamed(VISIBLE, entry) && Files.isDirectory(entry, NOFOLLOW_LINKS)) {
                    found.addAll(list(entry, depth - 1, unreadable));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            unreadable.add(ProfileFile.unreadable(folder.toString(), "the folder can't be listed: " + e.getMessage()));
        }
        return found;
    }

    private static boolean isNamed(Pattern pattern, Path file) {
        return pattern.matcher(file.getFileName().toString()).matches();
    }

    private ProfileFile read(Path file, Map<Version, ProfileFile> current) {
        String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
        if (isNamed(MISNAMED, file)) {
            return ProfileFile.unreadable(name, "is not read: the name of a profile ends in .json");
        }
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
