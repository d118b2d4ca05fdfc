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
package org.openhab.binding.wican.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Proves that the tests write into the folder of their build, of which there are two.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class BuildFolderTest {

    /** jqwik fails where the folder of its database is not there, as {@code target} is not in the other build. */
    @Test
    void freshCloneHasTheFolderThatJqwikWantsInEachBuild() throws URISyntaxException {
        String database = System.getProperty("jqwik.database");
        Assumptions.assumeTrue(database != null, "not started by Maven");
        Path folder = Objects.requireNonNull(Path.of(String.valueOf(database)).toAbsolutePath().getParent());
        Path classes = Path.of(BuildFolderTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());

        assertTrue(Files.isDirectory(folder), folder::toString);
        assertEquals(classes.getParent(), folder);
    }

    @Test
    void freshCloneNamesNoFolderForBothBuilds() throws IOException {
        try (InputStream settings = Objects
                .requireNonNull(BuildFolderTest.class.getResourceAsStream("/junit-platform.properties"))) {
            String text = new String(settings.readAllBytes(), UTF_8);
            assertFalse(text.contains("target"), text);
        }
    }
}
