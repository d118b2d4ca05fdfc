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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.testing.ChannelTypes;
import org.w3c.dom.Element;

/**
 * Opens the KAR as Karaf does: a Maven repository in a ZIP file, whose feature repositories are installed.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class KarIT {

    /** What every openHAB knows by itself, with all that belongs to it. */
    private static final Set<String> FEATURES_OF_OPENHAB = Set.of("openhab-runtime-base", "openhab-transport-mdns",
            "openhab-binding-mqtt");

    private static final Pattern COORDINATES = Pattern.compile("mvn:([^/]+)/([^/]+)/([^/]+)");

    private final Path jar = Path.of(System.getProperty("bundle.jar"));
    private @NonNullByDefault({}) JarFile kar;

    @BeforeEach
    void openKar() throws IOException {
        kar = new JarFile(jar.toString().replaceFirst("\\.jar$", ".kar"));
    }

    @AfterEach
    void closeKar() throws IOException {
        kar.close();
    }

    @Test
    void holdsTheJarAndItsFeatureAndNothingElse() {
        String folder = "repository/org/openhab/addons/bundles/org.openhab.binding.wican/%s/".formatted(version());
        String name = folder + "org.openhab.binding.wican-" + version();

        assertEquals(Set.of(name + ".jar", name + "-features.xml"),
                kar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName)
                        .filter(entry -> !entry.startsWith("META-INF/"))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyBundleOfTheFeatureIsInTheKar() throws Exception {
        List<String> bundles = texts("bundle");

        assertEquals(1, bundles.size());
        assertArrayEquals(Files.readAllBytes(jar), content(pathOf(bundles.get(0), ".jar")));
    }

    @Test
    void theFeatureBringsTheMqttBindingOfTheOpenhabThatRuns() throws Exception {
        Element feature = elements("feature").get(0);

        assertEquals("marketplace-openhab-binding-wican", feature.getAttribute("name"));
        assertEquals(version(), feature.getAttribute("version"));
        assertEquals(FEATURES_OF_OPENHAB, Set.copyOf(texts("feature").subList(1, texts("feature").size())));
        assertEquals(List.of(), texts("repository"), "a repository of one openHAB would bring its core into another");
    }

    /** openHAB removes features of the form openhab-binding-… that nobody has chosen in its UI. */
    @Test
    void openhabDoesNotTakeTheFeatureForOneOfItsOwn() throws Exception {
        assertFalse(elements("feature").get(0).getAttribute("name").startsWith("openhab-"));
    }

    @Test
    void karafStartsTheFeature() throws IOException {
        Attributes manifest = kar.getManifest().getMainAttributes();

        assertTrue(manifest.getValue("Karaf-Feature-Start") == null
                || Boolean.parseBoolean(manifest.getValue("Karaf-Feature-Start")));
    }

    private String version() {
        String name = jar.getFileName().toString();
        return name.substring("org.openhab.binding.wican-".length(), name.length() - ".jar".length());
    }

    private static String pathOf(String coordinates, String ending) {
        Matcher matcher = COORDINATES.matcher(coordinates);
        assertTrue(matcher.matches(), coordinates);
        return "repository/%s/%s/%s/%s-%s%s".formatted(matcher.group(1).replace('.', '/'), matcher.group(2),
                matcher.group(3), matcher.group(2), matcher.group(3), ending);
    }

    private byte[] content(String path) throws IOException {
        JarEntry entry = kar.getJarEntry(path);
        assertNotNull(entry, path);
        try (InputStream content = kar.getInputStream(Objects.requireNonNull(entry))) {
            return content.readAllBytes();
        }
    }

    private List<Element> elements(String name) throws Exception {
        String features = pathOf("mvn:org.openhab.addons.bundles/org.openhab.binding.wican/" + version(),
                "-features.xml");
        return ChannelTypes.elements(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(content(features))).getElementsByTagName(name));
    }

    private List<String> texts(String name) throws Exception {
        return elements(name).stream().map(Element::getTextContent).map(String::strip).toList();
    }
}
