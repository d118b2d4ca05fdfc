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

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.simulator.ProfileCar;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Inquiry.Failure;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome.Kind;

/**
 * Proves what makes it certain which car it is, and what does not. VINs are invented within public number ranges.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class InquiryTest {

    private static final String E_GOLF = "7E5: 22028C";
    private static final String MEB = "17FC007B: 22028C";
    private static final String CHARGER = "744: 221DD0";

    private static AskedCar like(String vehicle, String vin) {
        return new AskedCar(vin, new ProfileCar(House.VEHICLES.find(vehicle).orElseThrow(), () -> 62)::answers);
    }

    private static Set<String> ids(Outcome outcome) {
        return new TreeSet<>(outcome.vehicles().stream().map(VehicleProfile::id).toList());
    }

    @Test
    void aPlugInSuvThatAnswersAsAnEGolfIsNotCertain() {
        Outcome outcome = new AskedCar("WVGZZZ5NZMW000017", E_GOLF, "7ED 62028C32").recognised();

        assertEquals(Kind.SEVERAL, outcome.kind());
    }

    @ParameterizedTest
    @CsvSource({ "WVWZZZ1KZ8W000017", "WVGZZZCTZNW000017", "WVWZZZCDZRW000017", "3VWZZZ99ZKW000017" })
    void anyOtherModelThatAnswersAsAnEGolfIsNotCertain(String vin) {
        assertNotEquals(Kind.RECOGNISED, new AskedCar(vin, E_GOLF, "7ED 62028C32").recognised().kind());
    }

    @Test
    void aPlugInEstateOfALaterYearIsNoPassatGte() {
        Outcome outcome = new AskedCar("WVWZZZ3CZNE000017", E_GOLF, "7ED 62028C32").recognised();

        assertEquals(Kind.NONE_FITS, outcome.kind());
        assertEquals(Set.of(), ids(outcome));
    }

    @ParameterizedTest
    @CsvSource({ "F, RECOGNISED", "K, RECOGNISED", "L, SEVERAL", "E, SEVERAL", "D, NONE_FITS", "M, NONE_FITS" })
    void aYearThatContradictsExcludesAndOneAtTheEdgeIsNotCertain(char year, Kind kind) {
        String vin = "WVWZZZ3CZ" + year + "E000017";

        assertEquals(kind, new AskedCar(vin, E_GOLF, "7ED 62028C32").recognised().kind());
    }

    @Test
    void aLargeElectricSuvOfWhichTheChargerIsSilentOnceIsNoQ4() {
        Outcome outcome = new AskedCar("WA1LAAGE5MB000017", MEB, "17FE007B 62028C4D", E_GOLF, "7ED 62028C4D", CHARGER,
                "7AE 621DD09A").losing(CHARGER, 1).recognised();

        assertEquals(Kind.SEVERAL, outcome.kind());
        assertTrue(ids(outcome).containsAll(Set.of("audi-e-tron", "audi-q4-e-tron")), () -> ids(outcome).toString());
    }

    @ParameterizedTest
    @CsvSource({ CHARGER + ", 9", MEB + ", 1", MEB + ", 9", "none, 0" })
    void aLargeElectricSuvIsNotCertainWhateverElseIsLost(String lost, int times) {
        Outcome outcome = new AskedCar("WA1LAAGE5MB000017", MEB, "17FE007B 62028C4D", E_GOLF, "7ED 62028C4D", CHARGER,
                "7AE 621DD09A").losing(lost, times).recognised();

        assertEquals(Kind.SEVERAL, outcome.kind());
        assertTrue(ids(outcome).contains("audi-e-tron"), () -> ids(outcome).toString());
    }

    @Test
    void aSoulEv27OfWhichAnAnswerIsLostIsNoRayEv() {
        AskedCar whole = like("kia-soul-ev-27", "KNA999999FA000017");
        whole.recognised();
        for (String request : Set.copyOf(whole.requests)) {
            for (int times : new int[] { 1, 9 }) {
                Outcome outcome = like("kia-soul-ev-27", "KNA999999FA000017").losing(request, times).recognised();
                assertNotEquals(Kind.RECOGNISED, outcome.kind(), request);
                assertTrue(request.endsWith("0902") || ids(outcome).contains("kia-soul-ev-27"), request);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({ "kia-soul-ev-30, KNA999999KA000017", "kia-optima-phev, KNA999999HA000017",
            "kia-niro-phev, KNA999999JA000017", "hyundai-ioniq-electric-28, KMH999999JA000017" })
    void anOlderKoreanCarWithoutItsAnswerIsNoOther(String vehicle, String vin) {
        Outcome outcome = like(vehicle, vin).losing("7E4: 2105", 9).recognised();

        assertEquals(Kind.SEVERAL, outcome.kind());
        assertTrue(ids(outcome).contains(vehicle), () -> ids(outcome).toString());
    }

    @Test
    void anElectricSaloonIsNotCertainAsTheOnlyProfileOfItsMake() {
        Outcome outcome = new AskedCar("W1K2951221F000017", "7E5: 226050", "7ED 6260501388").recognised();

        assertEquals(Kind.SEVERAL, outcome.kind());
        assertEquals(Set.of("mercedes-benz-eqb"), ids(outcome), "it is named");
    }

    @ParameterizedTest
    @CsvSource({ "jaguar-i-pace, SADCA2BN5LA000017", "gwm-ora-03, LGWFF6A55PH000017",
            "kgm-torres-evx, KPT999999RP000017", "dacia-spring, UU1999999MA000017",
            "geely-geometry-c, LB3999999MA000017" })
    void theOnlyProfileOfAMakeProvesNothing(String vehicle, String vin) {
        Outcome outcome = like(vehicle, vin).recognised();

        assertEquals(Kind.SEVERAL, outcome.kind());
        assertEquals(vehicle, outcome.vehicles().get(0).id());
    }

    /** What is publicly known of a model's VINs, and its answer. */
    @ParameterizedTest
    @CsvSource({ "nissan-leaf-ze1, SJNFAAZE1U0000017", "nissan-leaf-24, SJNFAAZE0U0000017",
            "nissan-leaf-30, 1N4BZ0CP9GC000017", "renault-zoe-ph1, VF1AGVYB055000017",
            "renault-zoe-ph2, VF1AG000164000017", "bmw-i3, WBY1Z4C53EV000017", "volkswagen-e-up, WVWZZZAAZMD000017",
            "volkswagen-e-up-2013, WVWZZZAAZFD000017", "volkswagen-id-buzz, WV2ZZZEBZPH000017",
            "volkswagen-id7, WVWZZZED4SE000017", "jaguar-i-pace, SADHD2S17N1000017",
            "mercedes-benz-eqb, W1N9M1DBXPN000017", "dacia-spring-one-byte, UU1DBG005MU000017",
            "kia-soul-ev-27, KNAJX81EFG7000017", "kia-soul-ev-30, KNDJX3AE6J7000017",
            "hyundai-ioniq-electric-28, KMHC751HFHU000017", "peugeot-e-208, VR3UHZKXZMT000017",
            "toyota-rav4-phev, JTMAB3FV2PD000017", "chrysler-pacifica-hybrid, 2C4RC1L78NR000017" })
    void whoseVinNamesTheModelIsRecognisedByItsAnswer(String vehicle, String vin) {
        Outcome outcome = like(vehicle, vin).recognised();

        assertEquals(Kind.RECOGNISED, outcome.kind());
        assertEquals(Set.of(vehicle), ids(outcome));
    }

    @ParameterizedTest
    @CsvSource({ "nissan-leaf-ze1, SJNFAAZE1U0000017, 79B: 2101",
            "renault-zoe-ph2, VF1AG000164000017, 18DADBF1: 229002", "bmw-i3, WBY1Z4C53EV000017, 6F1: 22DDBC" })
    void whoIsSilentOnceIsRecognisedAllTheSame(String vehicle, String vin, String request) {
        Outcome outcome = like(vehicle, vin).losing(request, 1).recognised();

        assertEquals(Kind.RECOGNISED, outcome.kind());
        assertEquals(Set.of(vehicle), ids(outcome));
    }

    @Test
    void whoIsSilentTwiceStaysOpenAndIsNotAskedAThirdTime() {
        AskedCar car = like("nissan-leaf-ze1", "SJNFAAZE1U0000017").losing("79B: 2101", 2);
        Outcome outcome = car.recognised();

        assertEquals(Kind.SEVERAL, outcome.kind());
        assertEquals(Set.of("nissan-leaf-ze1"), ids(outcome));
        assertEquals(2, Collections.frequency(car.requests, "79B: 2101"));
    }

    @Test
    void nobodyIsAskedOnceMoreWhenItIsCertainAlready() {
        AskedCar car = like("renault-zoe-ph2", "VF1AG000164000017");
        car.recognised();

        assertEquals(1, Collections.frequency(car.requests, "7E4: 222002"));
    }

    @Test
    void whoRefusesIsNotAskedOnceMoreAndIsOut() {
        AskedCar car = like("renault-zoe-ph2", "VF1AG000164000017").failing("18DADBF1: 229002", Failure.REFUSAL);
        Outcome outcome = car.recognised();

        assertEquals(Kind.SEVERAL, outcome.kind());
        assertFalse(ids(outcome).contains("renault-zoe-ph2"), "that is out");
        assertTrue(ids(outcome).contains("renault-zoe-ph1"), "that is open, it was silent");
        assertEquals(1, Collections.frequency(car.requests, "18DADBF1: 229002"));
    }

    @Test
    void thoseThatAnswerAreNamedBeforeTheSilentOnes() {
        Outcome outcome = like("renault-twizy", "VF6999999PA000017").recognised();

        assertEquals("renault-twizy", outcome.vehicles().get(0).id());
        assertTrue(outcome.vehicles().size() > 1);
    }

    @Test
    void twoThatFitAreNeverCertain() {
        assertEquals(Set.of("volkswagen-id4", "volkswagen-id5"),
                ids(like("volkswagen-id4", "WVGZZZE2ZNP000017").recognised()));
    }

    @ParameterizedTest
    @CsvSource({ "volkswagen-e-golf, WVWZZZ99ZFW000017", "audi-e-tron, WAUZZZ99ZMB000017",
            "mg-marvel-r, LSJ999999NA000017", "chrysler-pacifica-hybrid, 2C4RC1L78NR000017" })
    void aCarWithAnAlarmIsAskedForEachCandidateOnce(String vehicle, String vin) {
        AskedCar car = like(vehicle, vin);
        String main = House.VEHICLES.find(vehicle).orElseThrow().mainQuery().request().toString();
        Outcome outcome = car.losing(main, 1).recognised();

        assertEquals(Set.copyOf(car.requests).size(), car.requests.size(), car.requests::toString);
        assertTrue(ids(outcome).contains(vehicle), () -> ids(outcome).toString());
        assertNotEquals(Kind.RECOGNISED, outcome.kind());
        assertEquals(List.of("7DF: 0902", "18DB33F1: 0902"), car.requests.subList(0, 2));
        assertFalse(car.requests.contains("18DB33F1: 015B"), "no question that is not of its make");
    }

    /** Nobody knows which car it is as long as it has not told its VIN: perhaps it has an alarm. */
    @Test
    void noUnitThatACarWithAnAlarmHasIsAskedForTheVin() {
        AskedCar car = new AskedCar("", request -> List.of()).failing("7DF: 0902", Failure.SILENCE);

        assertEquals(Kind.SILENT, car.recognised().kind());
        assertTrue(car.requests.contains("79B: 22F190"), car.requests::toString);
        for (String unit : List.of("17FC007B", "17FC0076", "7E5", "7E0", "744", "765", "781", "746", "710")) {
            assertFalse(car.requests.contains(unit + ": 22F190"), unit);
        }
    }

    @Test
    void aCarThatMayBeAskedAsksNobodyToBeSparing() {
        assertTrue(sparing("WVWZZZ99ZFW000017"));
        assertTrue(sparing("WVWZZZ3CZNE000017"), "though none of its profiles is of that year");
        assertFalse(sparing("SJNFAAZE1U0000017"));
        assertFalse(sparing("5YJ3E1EB7KF000017"));
    }

    private static boolean sparing(String vin) {
        Inquiry inquiry = new Inquiry(House.VEHICLES.all(), Makes.bundled(), 30, Set.of());
        inquiry.next();
        inquiry.answered(List.of(new AskedCar(vin).vin()));
        return inquiry.isSparing();
    }

    /** Long, of a length laid down, and to a question that nobody else puts: whoever answers so is one. */
    @Test
    void aLayoutOfItsOwnIsASign() {
        VehicleProfile own = OwnProfiles.of("own-leaf", "Nissan", "79B", "2199", 40);
        Outcome outcome = answeringLike(own, own);

        assertEquals(Kind.RECOGNISED, outcome.kind());
        assertEquals(Set.of("own-leaf"), ids(outcome));
    }

    @Test
    void aShortAnswerOrOneOfAnyLengthIsNone() {
        VehicleProfile isShort = OwnProfiles.of("own-short", "Nissan", "79B", "2199", 19);
        VehicleProfile ofAnyLength = OwnProfiles.of("own-open", "Nissan", "79B", "2199", 0);

        assertEquals(Kind.SEVERAL, answeringLike(isShort, isShort).kind());
        assertEquals(Kind.SEVERAL, answeringLike(ofAnyLength, ofAnyLength).kind());
    }

    @Test
    void aLayoutThatAnotherProfileMayHaveIsNone() {
        VehicleProfile own = OwnProfiles.of("own-leaf", "Nissan", "79B", "2199", 40);

        assertEquals(Kind.RECOGNISED,
                answeringLike(own, own, OwnProfiles.of("own-other", "Renault", "79B", "2199", 41)).kind(),
                "another length");
        assertEquals(Kind.SEVERAL,
                answeringLike(own, own, OwnProfiles.of("own-other", "Renault", "79B", "2199", 40)).kind());
        assertEquals(Kind.SEVERAL,
                answeringLike(own, own, OwnProfiles.of("own-other", "Renault", "79B", "2199", 0)).kind());
        assertEquals(Kind.RECOGNISED,
                answeringLike(own, own, OwnProfiles.of("own-other", "Renault", "79C", "2199", 40)).kind(),
                "another unit");
    }

    @Test
    void whoCanOnlyBeHeardStaysOpen() {
        Outcome outcome = new AskedCar("5N1999999KA000017").recognised(List.of(OwnProfiles.heard("own-heard", "Nissan"),
                OwnProfiles.of("own-asked", "Nissan", "79B", "2199", 40), OwnProfiles.heard("own-renault", "Renault")));

        assertEquals(Kind.SEVERAL, outcome.kind());
        assertEquals(List.of("own-asked", "own-heard"), outcome.vehicles().stream().map(VehicleProfile::id).toList());
    }

    /** Of such a car nobody knows what it would answer. */
    @Test
    void whoCanOnlyBeHeardLeavesAnotherWithTheSameVinUncertain() {
        VehicleProfile leaf = House.VEHICLES.find("nissan-leaf-24").orElseThrow();
        AskedCar car = like("nissan-leaf-24", "SJNFAAZE0U0000017");

        assertEquals(Kind.RECOGNISED, car.recognised(List.of(leaf)).kind());
        assertEquals(Kind.SEVERAL, car.recognised(List.of(leaf, OwnProfiles.heard("nissan-leaf-30", "Nissan"))).kind());
    }

    private static Outcome answeringLike(VehicleProfile car, VehicleProfile... others) {
        List<VehicleProfile> all = new ArrayList<>(House.VEHICLES.all());
        all.addAll(List.of(others));
        return new AskedCar("5N1999999KA000017", new ProfileCar(car, () -> 62)::answers).recognised(all);
    }
}
