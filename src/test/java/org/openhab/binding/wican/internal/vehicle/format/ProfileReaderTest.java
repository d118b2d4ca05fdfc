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

import static org.junit.jupiter.api.Assertions.*;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.vehicle.Broadcast;
import org.openhab.binding.wican.internal.vehicle.Evidence;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.library.ProfileFormats;

/**
 * Tests for {@link ProfileReader}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ProfileReaderTest {

    private static final String VALUE = "{'name':'SOC','expression':'B10/2','unit':'%','min':0,'max':100}";
    private static final String QUERY = "{'request':'7E4','service':'220101','values':[" + VALUE + "]}";
    private static final String BROADCASTS = "'broadcasts':[{'id':'42E','length':8,'condition':'B3&1',"
            + "'believe':{'FF':'full'},'values':[" + VALUE.replace("B10", "B0") + "/*more*/]},"
            + "{'id':'00000580','values':[" + VALUE.replace("B10", "B0") + "]}]";
    private static final String VEHICLE = "{'id':'make-car','model':'Car','queries':[" + QUERY + "]}";

    @Test
    void aMinimalVehicleIsReadWithItsDefaults() {
        VehicleProfile profile = read(file(VEHICLE)).profiles().get(0);

        assertEquals("make-car", profile.id());
        assertEquals("Make Car", profile.label());
        assertEquals(Evidence.COMMUNITY, profile.evidence());
        assertEquals("SOC", profile.socParameter().orElseThrow());
        assertEquals("7E4: 220101", profile.mainQuery().request().toString());
    }

    @Test
    void aValueMayBeBackedBetterOrWorseThanItsProfile() {
        String more = VALUE.replace("'SOC'", "'LV_SOC'").replace("'max'", "'evidence':'community','max'");
        VehicleProfile profile = read(
                file(VEHICLE.replace(VALUE, VALUE + "," + more).replace("'model'", "'evidence':'sources','model'")))
                .profiles().get(0);

        assertEquals(List.of(Evidence.SOURCES, Evidence.COMMUNITY),
                profile.mainQuery().parameters().stream().map(profile::evidenceOf).toList());
    }

    @Test
    void whyUnusualBytesAreTrueIsReadForTheAnswerAndForTheValue() {
        String believed = VALUE.replace("'max'", "'believe':{'7F':'7F is 127 °C','80':'seen'},'max'");
        Query query = read(file(VEHICLE.replace(VALUE, believed).replace("'service'",
                "'believe':{'00':'empty','FF':'full'},'service'"))).profiles().get(0).mainQuery();

        assertEquals(Map.of(0x00, "empty", 0xFF, "full"), query.believed());
        assertEquals(Map.of(0x7F, "7F is 127 °C", 0x80, "seen"), query.parameters().get(0).believed());
    }

    @Test
    void theDashboardsValueComesBeforeTheBatterysWhereverItIs() {
        String dashboard = QUERY.replace("220101", "220105").replace("'SOC'", "'SOC_D'");
        VehicleProfile profile = read(file(VEHICLE.replace(QUERY, QUERY + "," + dashboard))).profiles().get(0);

        assertEquals("SOC_D", profile.socParameter().orElseThrow());
        assertEquals("7E4: 220105", profile.mainQuery().request().toString());
        assertEquals(List.of("7E4: 220101"),
                profile.furtherQueries().stream().map(query -> query.request().toString()).toList());
    }

    @Test
    void whatTheCarTellsByItselfIsReadBesideWhatItIsAsked() {
        VehicleProfile profile = read(file(VEHICLE.replace("'queries'", BROADCASTS + ",'queries'"))).profiles().get(0);
        Broadcast broadcast = profile.broadcasts().get(0);

        assertTrue(profile.isAskable());
        assertTrue(profile.isHeard());
        assertEquals("7E4: 220101", profile.mainQuery().request().toString());
        assertEquals(new CanId(0x42E, false), broadcast.id());
        assertEquals(new CanId(0x580, true), profile.broadcasts().get(1).id());
        assertEquals(OptionalInt.of(8), broadcast.length());
        assertEquals("B3&1", broadcast.condition().orElseThrow().toString());
        assertEquals(Map.of(0xFF, "full"), broadcast.believed());
        assertEquals("B10/2", broadcast.parameters().get(0).expression().toString().replace("B0", "B10"));
    }

    @ParameterizedTest
    @CsvSource({ "soc, SOC", "SoC, SOC", "SOC_BMS, SOC", "state_of_charge_display, SOC_D", "SOC_MIN, ", "LV_SOC, " })
    void stateOfChargeByAnotherNameFeedsTheChannel(String name, @Nullable String expected) {
        VehicleProfile profile = read(file(VEHICLE.replace("'SOC'", "'" + name + "'"))).profiles().get(0);

        assertEquals(Optional.ofNullable(expected), profile.socParameter());
        assertEquals(List.of(expected == null ? name : expected), profile.parameters().map(Parameter::name).toList());
    }

    @Test
    void stateOfChargeByAnotherNameIsHeardToo() {
        String heard = BROADCASTS.replace("'SOC'", "'soc'");
        VehicleProfile profile = read(file("{'id':'make-car','model':'Car'," + heard + "}")).profiles().get(0);

        assertTrue(profile.isHeard());
        assertEquals("SOC", profile.socParameter().orElseThrow());
    }

    @Test
    void stateOfChargeByTheRightNameIsNotMistakenForAnother() {
        String more = VALUE.replace("'SOC'", "'SOC_REAL'");
        VehicleProfile profile = read(file(VEHICLE.replace(VALUE, VALUE.replace("'SOC'", "'SOC_D'") + "," + more)))
                .profiles().get(0);

        assertEquals(List.of("SOC_D", "SOC_REAL"), profile.parameters().map(Parameter::name).toList());
    }

    @Test
    void aCarMayOnlyBeHeard() {
        VehicleProfile profile = read(file("{'id':'make-car','model':'Car'," + BROADCASTS + "}")).profiles().get(0);

        assertFalse(profile.isAskable());
        assertTrue(profile.isHeard());
        assertEquals("SOC", profile.socParameter().orElseThrow());
        assertEquals(List.of(), profile.furtherQueries());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = { //
            "'id':'42E'; 'id':'0x42E'; 3 hex digits (11 bit) or 8 (29 bit)", "'id':'42E'; 'id':1070; must be a text",
            "'id':'42E',; ``; \"id\" is missing", "'length':8; 'length':9; 1 to 8 bytes, not 9",
            "'length':8; 'dlc':8; unknown: dlc", "'length':8; 'length':8,'service':'2101'; unknown: service",
            "'B0/2'; 'B8/2'; broadcast 1: SOC: 'B8/2' reads B8, but the frame has only B0 to B7",
            "'length':8; 'length':3; the condition: 'B3&1' reads B3",
            "'unit':'kWh'; 'unit':'%'; the value X is there with the units 'kWh' and '%'" })
    void aMistakeInABroadcastIsNamed(String right, String wrong, String reason) {
        String twice = "," + VALUE.replace("'SOC'", "'X'").replace("'%'", "'kWh'");
        String vehicle = VEHICLE.replace(VALUE, VALUE + twice).replace("'queries'",
                BROADCASTS.replace("/*more*/", twice).replace("B10", "B0").replace(right, wrong) + ",'queries'");
        ProfileFile file = read(file(vehicle));

        assertEquals(List.of(), file.profiles());
        assertTrue(file.problems().get(0).toString().contains(reason), file.problems().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = { //
            "'request':'7DF','answer':'7E8','extendedAddress':'01','service':'010C0D05'; extended addressing is not used",
            "'request':'7E4','extendedAddress':'03','service':'22F190'; extended addressing is not used at 7E4",
            "'request':'18DADBF1','extendedAddress':'04','service':'229002'; extended addressing is not used" })
    void anAddressMakesAClearingOfItSoItIsRefusedWithItsPlace(String query, String reason) {
        assertRefusedWithItsPlace(query, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = { //
            "'request':'6F1','answer':'607','service':'0104'; 6F1 needs an extended address",
            "'request':'6F1','answer':'607','service':'22DDBC'; 6F1 needs an extended address",
            "'request':'750','answer':'758','service':'0104'; service 04 does not only read" })
    void theOtherWayRoundItIsRefusedWithItsPlaceToo(String query, String reason) {
        assertRefusedWithItsPlace(query, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = { //
            "'request':'000','service':'2101'; request 000 is not used for diagnostics",
            "'request':'1F2','answer':'7BB','service':'2101'; request 1F2 is not used for diagnostics",
            "'request':'79B','answer':'005','service':'2101'; answer 005 is not used for diagnostics",
            "'request':'7DF','answer':'607','service':'0101'; 5FF is not used for diagnostics",
            "'request':'0000079B','answer':'000007BB','service':'2101'; request 0000079B is not used for diagnostics" })
    void anyIdIsRefusedWithItsPlace(String query, String reason) {
        assertRefusedWithItsPlace(query, reason);
    }

    private static void assertRefusedWithItsPlace(String query, String reason) {
        ProfileFile file = read(file(VEHICLE.replace("'request':'7E4','service':'220101'", query)));
        String problem = file.problems().toString();

        assertEquals(List.of(), file.profiles());
        assertTrue(problem.startsWith("[test.json, vehicle 1 (make-car): query 1: "), problem);
        assertTrue(problem.contains(reason), problem);
    }

    @Test
    void aBrokenVehicleIsReportedAndTheOthersAreRead() {
        ProfileFile file = read(file(VEHICLE.replace("B10/2", "B10//2"), "7", VEHICLE));

        assertEquals(1, file.profiles().size());
        assertEquals(List.of(
                "test.json, vehicle 1 (make-car): query 1: value 1: 'B10//2', column 5: '/' is not expected here",
                "test.json, vehicle 2: an object { … } is expected"),
                file.problems().stream().map(ProfileProblem::toString).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = { //
            "'id':'make-car'; 'id':'Make Car'; lower case letters", "'id':'make-car',; ``; \"id\" is missing", //
            "'model':'Car'; 'model':7; must be a text", //
            "'model':'Car'; 'model':'Car','evidence':'sure'; recorded, sources or community",
            "'model':'Car'; 'model':'Car','remark':'x'; unknown: remark",
            "'request':'7E4'; 'request':'7E4','lenght':5; unknown: lenght",
            "'request':'7E4'; 'request':'7E4','believe':{'7F':'x'}; unknown: 7F",
            "'max':100; 'max':100,'believe':{'AA':'x'}; unknown: AA",
            "'max':100; 'max':100,'believe':'FF'; must be an object", //
            "'request':'7E4'; 'request':'7E'; 3 hex digits", //
            "'request':'7E4'; 'request':'17FC007B'; name it", //
            "'request':'7E4'; 'request':'7E4','length':1.5; whole number",
            "'request':'7E4'; 'request':'7E4','length':2; 3 to 4095 bytes, not 2", //
            "'request':'7E4'; 'request':'7E4','length':2000000000; 3 to 4095 bytes", //
            "'request':'7E4'; 'request':'7E4','extendedAddress':'0707'; one byte",
            "'request':'7E4'; 'request':'7E4','condition':'B'; column 2", "'220101'; '2201013'; 2 hex digits each", //
            "'220101'; '2E010100'; query 1: service 2E010100 does not only read", //
            "'request':'7E4'; 'request':'7DF','answer':'7E8','extendedAddress':'01'; query 1: extended addressing",
            "'request':'7E4'; 'request':'6F1','answer':'607'; query 1: 6F1 needs an extended address",
            "'request':'7E4'; 'request':'000'; query 1: request 000 is not used for diagnostics",
            "'request':'7E4'; 'request':'1F2','answer':'7EC'; query 1: request 1F2 is not used",
            "'request':'7E4'; 'request':'7E4','answer':'005'; query 1: answer 005 is not used",
            "'request':'7E4'; 'request':'7E4','flowControl':'123'; query 1: flowControl 123 is not used",
            "'request':'7E4','service':'220101'; 'request':'7DF','service':'2101'; query 1: service 2101 is not for all",
            "'220101'; '2201010203040506'; must fit into one frame", //
            "'name':'SOC'; 'name':'state of charge'; is no name", //
            "'min':0; 'min':200; greater than", //
            "'min':0,; ``; \"min\" is missing", //
            "'max':100; 'max':'100'; must be a number", //
            "'max':100; 'max':120; between 0 and 100", //
            "'unit':'%'; 'unit':'kWh'; has the unit %", //
            "'request':'7E4'; 'request':'7E4','answer':'18DAF1DB'; different lengths",
            "'max':100; 'max':100,'clamp':'yes'; true or false", //
            "'queries':[; 'queries':[],'x':[; unknown: x", //
            "'name':'SOC'; 'clamp':true,'name':'SOC_D'; needs a condition or the battery's SOC" })
    void aMistakeIsNamed(String right, String wrong, String reason) {
        ProfileFile file = read(file(VEHICLE.replace(right, wrong)));

        assertEquals(List.of(), file.profiles());
        assertTrue(file.problems().get(0).toString().contains(reason), file.problems().toString());
    }

    @Test
    void aQueryWithoutValuesIsReported() {
        ProfileFile file = read(file(VEHICLE.replace(VALUE, "")));

        assertTrue(file.problems().get(0).reason().contains("query 1: it has no values"), file.problems().toString());
    }

    @Test
    void aValueThatIsThereTwiceIsReported() {
        ProfileFile file = read(file(VEHICLE.replace(VALUE, VALUE + "," + VALUE)));

        assertTrue(file.problems().get(0).reason().contains("SOC is there twice"), file.problems().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = { "``; object", "[]; object", "{; not JSON",
            "{'vehicles':[]}; \"make\" is missing", "{'make':'Make','vehicles':{}}; must be a list",
            "{'make':'Make','cars':1,'vehicles':[]}; unknown: cars" })
    void aBrokenFileIsReported(String text, String reason) {
        List<ProfileProblem> problems = read(text).problems();

        assertEquals(1, problems.size());
        assertTrue(problems.get(0).toString().startsWith("test.json: "), problems.toString());
        assertTrue(problems.get(0).reason().contains(reason), problems.toString());
    }

    private static String file(String... vehicles) {
        return "{'make':'Make','vehicles':[" + String.join(",", vehicles) + "]}";
    }

    private static ProfileFile read(String text) {
        return ProfileFormats.read("test.json",
                new StringReader(text.replace('\'', '"').replace("battery\"s", "battery's").replace("/*more*/", "")));
    }
}
