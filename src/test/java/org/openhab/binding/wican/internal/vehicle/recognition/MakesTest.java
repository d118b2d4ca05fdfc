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
package org.openhab.binding.wican.internal.vehicle.recognition;

import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * Proves what VINs tell.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class MakesTest {

    private static final String ANY_CAR = "Generic";
    private static final String YEARS = "ABCDEFGHJKLMNPRSTVWXY";

    private final Makes makes = Makes.bundled();
    private final List<VehicleProfile> vehicles = House.VEHICLES.all();

    private Set<String> candidates(String vin) {
        return makes.candidates(new Vin(vin), vehicles).stream().map(VehicleProfile::id).collect(Collectors.toSet());
    }

    /** The beginnings are those of VINs that owners have published; the rest is made up. */
    @ParameterizedTest
    @CsvSource({ "SJNFAAZE1U0, , nissan-leaf-ze1", "VSKHAAME0U0, , nissan-e-nv200-40",
            "KMHKN81AFNU, 2022, hyundai-ioniq-5", "KNAC381AFPU, 2023, kia-ev6",
            "VF1AG000164, , renault-zoe-ph1 renault-zoe-ph2", "WBY8P210X07, , bmw-i3", "WBY1Z4C53EV, , bmw-i3",
            "WVWZZZE1ZMP, 2021, volkswagen-id3 volkswagen-id3-45kwh",
            "WVGZZZE2ZMP, 2021, volkswagen-id4 volkswagen-id5", "TMBJB7NY8NF, 2022, skoda-enyaq",
            "VSSZZZK1ZMR, 2021, cupra-born", "1N4AZ1CP8JC, 2018, nissan-leaf-ze1",
            "KMHK381GFKU, 2019, hyundai-kona-electric-1", "3FMTK3SU5PM, 2023, ford-mustang-mach-e",
            "WAUZZZGE0MB, 2021, audi-e-tron" })
    void modelAndYearAreTold(String beginning, Integer year, String expected) {
        String vin = beginning + "000017";

        assertEquals(Optional.ofNullable(year), makes.modelYear(new Vin(vin)));
        assertEquals(Set.of(expected.split(" ")), candidates(vin));
    }

    @ParameterizedTest
    @CsvSource({ "5YJ3E7EB4KF000017", "ZZZ00000000000017", "JSAZCED1S00000017" })
    void ofAnUnknownMakerNothingIsTold(String vin) {
        assertEquals(Set.of(), makes.of(new Vin(vin)));
        assertEquals(Set.of(), candidates(vin));
    }

    @Test
    void aYearThatContradictsLeavesNobodyOfTheModel() {
        assertEquals(Set.of("volkswagen-passat-gte"), candidates("WVWZZZ3CZLE000017"));
        assertEquals(Set.of(), candidates("WVWZZZ3CZNE000017"));
    }

    @Test
    void withoutAModelTheYearAloneTells() {
        Set<String> of2011 = candidates("WVWZZZ99ZBE000017");

        assertEquals(Set.of(), of2011, "no car of that make that can be plugged in was built");
        assertTrue(candidates("WVWZZZ99ZFE000017").contains("volkswagen-e-golf"));
        assertFalse(candidates("WVWZZZ99ZFE000017").contains("volkswagen-id3"));
    }

    @ParameterizedTest
    @CsvSource({ "WVWZZZAAZMD, true", "WVWZZZAAZLD, true", "WVWZZZAAZKD, false", "SJNFAAZE1KU, true" })
    void onlyAYearThatIsToldCanBeAnother(String beginning, boolean isOfYears) {
        String id = beginning.startsWith("SJN") ? "nissan-leaf-24" : "volkswagen-e-up";

        assertEquals(isOfYears, makes.isOfYears(new Vin(beginning + "000017"), vehicle(id)));
    }

    @Test
    void theModelIsToldOnlyWhereThePlantTellsIt() {
        VehicleProfile eGolf = vehicle("volkswagen-e-golf");

        assertTrue(makes.isOfModel(new Vin("WVWZZZAUZFW000017"), eGolf));
        assertFalse(makes.isOfModel(new Vin("WVWZZZ3CZFW000017"), eGolf));
        assertTrue(makes.tellsModel(new Vin("WVWZZZ3CZFW000017"), eGolf));
        assertFalse(makes.tellsModel(new Vin("3VWZZZ3CZFW000017"), eGolf));
        assertFalse(makes.tellsModel(new Vin("LGXC74C44N0000017"), vehicle("byd-seal")));
    }

    @Test
    void theVolkswagenGroupAsksAllItsModelsAlike() {
        assertTrue(Set.of("Audi", "Cupra", "Porsche", "Seat", "Škoda", "Volkswagen", "volkswagen").stream()
                .allMatch(makes::areAlike));
        assertFalse(makes.areAlike("Nissan"));
        assertFalse(makes.areAlike("nobody"));
    }

    @Test
    void aMakeIsKnownHoweverItIsWritten() {
        assertTrue(makes.isKnown("nissan"));
        assertFalse(makes.isKnown("Generic"));
        assertFalse(makes.isKnown(""));
    }

    private VehicleProfile vehicle(String id) {
        return vehicles.stream().filter(vehicle -> vehicle.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void everyVehicleHasAMakerInTheTable() {
        assertEquals(List.of(), vehicles.stream().filter(vehicle -> !ANY_CAR.equals(vehicle.make()))
                .filter(vehicle -> makes.identifiers(vehicle.make()).isEmpty()).map(VehicleProfile::id).toList());
    }

    @Test
    void everyModelInTheTableIsAVehicleOfItsMaker() throws IOException {
        String table = Files.readString(Path.of("src", "main", "resources", "recognition", "makes.json"));
        Set<String> named = Pattern.compile("\"([a-z0-9]+-[a-z0-9-]+)\"").matcher(table).results()
                .map(match -> match.group(1)).collect(Collectors.toSet());
        vehicles.stream().filter(vehicle -> !makes.beginnings(vehicle).isEmpty()).map(VehicleProfile::id)
                .forEach(named::remove);

        assertEquals(Set.of(), named);
    }

    @Test
    void identifiersAreOfThreeCharacters() {
        assertEquals(List.of(), vehicles.stream().flatMap(vehicle -> makes.identifiers(vehicle.make()).stream())
                .filter(identifier -> !identifier.matches("[A-HJ-NPR-Z0-9]{3}")).distinct().toList());
    }

    /** Whatever plant a car is from and whenever it was built: its own profile stays among the candidates. */
    @Test
    void noVinOfAMakeRulesOutAVehicleOfItsYears() {
        List<String> wrong = vehicles
                .stream().filter(vehicle -> !ANY_CAR.equals(vehicle.make())).flatMap(vehicle -> vins(vehicle)
                        .filter(vin -> !candidates(vin).contains(vehicle.id())).map(vin -> vehicle.id() + " " + vin))
                .toList();

        assertEquals(List.of(), wrong);
    }

    private Stream<String> vins(VehicleProfile vehicle) {
        ModelYears years = ModelYears.of(vehicle);
        int first = Math.max(years.first() - 1, 2010);
        int last = Math.min(years.last() + 1, 2030);
        return makes.identifiers(vehicle.make()).stream().flatMap(wmi -> IntStream.rangeClosed(first, last)
                .mapToObj(year -> wmi + "999999" + YEARS.charAt(year - 2010) + "A000017"));
    }
}
