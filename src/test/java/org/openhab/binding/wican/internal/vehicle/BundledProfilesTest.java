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
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.VehicleTable;
import org.openhab.binding.wican.internal.vehicle.Recordings.Recording;
import org.openhab.binding.wican.internal.vehicle.format.ProfileFile;
import org.openhab.binding.wican.internal.vehicle.library.BundledProfiles;

/**
 * Tests for {@link BundledProfiles}: whether they can be read, and whether they claim only what is so.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class BundledProfilesTest {

    private static final ProfileFile BUNDLED = BundledProfiles.read();
    private static final List<Recording> RECORDINGS = Recordings.all();

    private static final Set<String> STATES_OF_CHARGE = Set.of(Parameter.SOC, Parameter.SOC_DISPLAYED);
    private static final int ENOUGH_MODELS = 60;

    static List<VehicleProfile> profiles() {
        return BUNDLED.profiles();
    }

    @Test
    void theIndexNamesAllFiles() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(getClass().getResource("/vehicles")).toURI());
        List<String> index = Files.readAllLines(folder.resolve("index.txt"), UTF_8);

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json"))
                    .sorted().toList(), index, VehicleTable.COMMAND);
        }
    }

    @Test
    void everythingCanBeRead() {
        assertEquals(List.of(), BUNDLED.problems());
    }

    /** Which sign means charging depends on the car: whoever uses the value must know. */
    @Test
    void theSignOfTheCurrentIsTold() {
        Pattern told = Pattern.compile(
                "Traction Battery Current[^.]*(\\+ = (dis)?charging|− = charging|(plus|minus) means (dis)?charging)");
        assertEquals(List.of(),
                profiles().stream()
                        .filter(profile -> profile.parameters().anyMatch(value -> value.name().equals("HV_A")))
                        .filter(profile -> !told.matcher(profile.note()).find()).map(VehicleProfile::id).toList());
    }

    @Test
    void idsAreUniqueAndLowerCase() {
        Set<String> seen = new HashSet<>();
        for (VehicleProfile profile : profiles()) {
            assertTrue(seen.add(profile.id()), profile.id() + " is there twice");
            assertTrue(profile.id().matches("[a-z0-9]+(-[a-z0-9]+)+"), profile.id());
        }
    }

    @Test
    void labelsAreUnique() {
        Set<String> seen = new HashSet<>();
        for (VehicleProfile profile : profiles()) {
            assertTrue(seen.add(profile.label()), profile.label() + " is there twice");
        }
    }

    @Test
    void manyModelsHaveAStateOfCharge() {
        long models = profiles().stream().filter(profile -> profile.socParameter().isPresent()).count();

        assertTrue(models >= ENOUGH_MODELS, models + " models");
    }

    @Test
    void theMakesThatPeopleAskForAreThere() {
        Set<String> missing = new TreeSet<>(Set.of("Nissan", "Volkswagen", "Audi", "Škoda", "Cupra", "Hyundai", "Kia",
                "Genesis", "Renault", "Dacia", "BMW", "Mini", "Opel", "Peugeot", "Citroën", "Fiat", "MG", "BYD",
                "Volvo", "Polestar", "smart", "Zeekr", "Chevrolet", "Porsche", "Jaguar", "Mitsubishi", "GWM", "Xpeng",
                "Toyota", "Honda"));
        missing.removeAll(profiles().stream().map(VehicleProfile::make).collect(toSet()));

        assertEquals(Set.of(), missing);
        assertTrue(profiles().stream().anyMatch(profile -> profile.label().matches("GWM.*\\bOra\\b.*")), "GWM Ora");
    }

    @Test
    void theyAreReadQuickly() {
        assertTimeout(Duration.ofSeconds(5), BundledProfiles::read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void theStateOfChargeIsAskedForFirst(String id) {
        VehicleProfile profile = profile(id);

        assertTrue(profile.socParameter().isPresent());
        if (profile.isAskable()) {
            assertSame(profile.queries().get(0), profile.mainQuery());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void theSameIsNotAskedTwice(String id) {
        List<Query> queries = profile(id).queries();

        assertEquals(queries.size(), queries.stream().map(Query::request).distinct().count());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void namesAreThoseThatAllProfilesShareOrLookLikeThem(String id) {
        profile(id).parameters().map(Parameter::name)
                .forEach(name -> assertTrue(name.matches("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*"), name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void aStateOfChargeIsAPercentage(String id) {
        profile(id).parameters().filter(parameter -> STATES_OF_CHARGE.contains(parameter.name())).forEach(parameter -> {
            assertEquals("%", parameter.unit(), parameter.name());
            assertTrue(parameter.min() >= 0 && parameter.max() <= 100, parameter.name());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ids")
    void theEvidenceIsThere(String id) {
        VehicleProfile profile = profile(id);
        switch (profile.evidence()) {
            case RECORDED -> assertTrue(RECORDINGS.stream().anyMatch(recording -> proves(recording, profile)),
                    "no recording of this car states its state of charge");
            case SOURCES -> assertTrue(profile.sources().stream().distinct().count() >= 2, "two sources are needed");
            case COMMUNITY -> assertFalse(profile.sources().isEmpty(), "a source is needed");
        }
    }

    static Stream<String> ids() {
        return profiles().stream().map(VehicleProfile::id);
    }

    /** The dashboard's value may be computed from the battery's in the same answer. */
    private static boolean proves(Recording recording, VehicleProfile profile) {
        return recording.car().equals(profile.id())
                && (recording.isHeard() || profile.isAskable() && recording.asks(profile.mainQuery()))
                && recording.values().keySet().stream().anyMatch(STATES_OF_CHARGE::contains);
    }

    private static VehicleProfile profile(String id) {
        return profiles().stream().filter(profile -> profile.id().equals(id)).findFirst().orElseThrow();
    }
}
