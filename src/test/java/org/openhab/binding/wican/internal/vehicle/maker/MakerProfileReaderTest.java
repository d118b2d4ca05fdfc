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
package org.openhab.binding.wican.internal.vehicle.maker;

import static org.junit.jupiter.api.Assertions.*;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.testing.Vehicles;
import org.openhab.binding.wican.internal.vehicle.Evidence;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.Rejection;
import org.openhab.binding.wican.internal.vehicle.Rejection.Reason;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.format.ProfileFile;
import org.openhab.binding.wican.internal.vehicle.format.ProfileProblem;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Tests for {@link MakerProfileReader}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class MakerProfileReaderTest {

    private static final String SOC = value("SOC", "B4/2", "'unit':'%','class':'battery','min':'0','max':'100'");

    @Test
    void theFormatsAreRecognized() {
        assertTrue(MakerProfileReader.recognizes(json("{'cars':[]}")));
        assertTrue(MakerProfileReader.recognizes(json("{'car_model':'Make: Car','pids':[]}")));
        assertTrue(MakerProfileReader.recognizes(json("{'car_model':'Make: Car','extends':'make/other.json'}")));
        assertFalse(MakerProfileReader.recognizes(json("{'make':'Make','vehicles':[]}")));
        assertFalse(MakerProfileReader.recognizes(json("{'make':'Make','vehicles':[],'cars':1}")));
        assertFalse(MakerProfileReader.recognizes(json("{}")));
    }

    @Test
    void aCarOfTheCombinedFileIsRead() {
        VehicleProfile profile = onlyCar(read(cars(car("Make: Car", "ATSP6;", pid("221234", "ATSH701;", SOC)))));

        assertEquals("wican-make-car", profile.id());
        assertEquals("Make", profile.make());
        assertEquals("Car", profile.model());
        assertEquals(Evidence.COMMUNITY, profile.evidence());
        assertEquals(List.of("test.json"), profile.sources());
        assertEquals("", profile.note());
        assertEquals("SOC", profile.socParameter().orElseThrow());
        Query query = profile.mainQuery();
        assertEquals("701: 221234", query.request().toString());
        assertEquals(OptionalInt.empty(), query.length());
        assertEquals(Map.of("SOC", 42.0), decode(query, "62123454"));
    }

    @Test
    void theFileOfASingleCarIsRead() {
        VehicleProfile profile = onlyCar(read("{'car_model':'Make: Car','note':'x','init':'ATSP6;ATSH701;','pids':["
                + "{'pid':'221234','parameters':{'SOC':'B4/2','HV_V':'[B5:B6]/10','CHARGING':'B7:0','X':'B7'}}]}"));

        assertEquals(Map.of("SOC", "%", "HV_V", "V", "CHARGING", "on/off", "X", ""), units(profile.mainQuery()));
        assertEquals(Map.of("SOC", 42.0, "HV_V", 360.0, "CHARGING", 1.0, "X", 7.0),
                decode(profile.mainQuery(), "621234540E1007"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "Make: Car|Make|Car|wican-make-car",
            "Make : car-x1|Make|car-x1|wican-make-car-x1",
            "Make: EV: One, Two (2020-)|Make|EV: One, Two (2020-)|wican-make-ev-one-two-2020",
            "Make Car One|Make|Car One|wican-make-car-one", "Car|''|Car|wican-car", "Make:|''|Make:|wican-make",
            ": Car|''|Car|wican-car", "Citroën: ë-Car 海|Citroën|ë-Car 海|wican-citroen-e-car",
            " Big Make: Car|Big Make|Car|wican-big-make-car" })
    void makeModelAndIdComeFromTheName(String name, String make, String model, String id) {
        VehicleProfile profile = onlyCar(read(cars(car(name, "", pid("221234", "", SOC)))));

        assertEquals(make, profile.make());
        assertEquals(model, profile.model());
        assertEquals(id, profile.id());
    }

    @Test
    void equalIdsAreNumbered() {
        String pid = pid("221234", "", SOC);
        ProfileFile file = read(cars(car("Make: Car", "", pid), car("Make Car", "", pid), car("Make: Car 2", "", pid),
                car("make: car", "", pid)));

        assertEquals(List.of("wican-make-car", "wican-make-car-2", "wican-make-car-2-2", "wican-make-car-3"),
                file.profiles().stream().map(VehicleProfile::id).toList());
    }

    @Test
    void commandsHoldForTheFollowingPidsEvenIfTheirOwnIsLeftOut() {
        ProfileFile file = read(cars(car("Make: Car", "ATSP6;", pid("221234", "ATSH701;ATCRA7A1;", SOC),
                pid("XY", "ATSH702;", value("X", "B4", "'unit':''")),
                pid("221235", "", value("Y", "B4", "'unit':'none'")))));

        assertEquals(List.of("701: 221234", "702: 221235"),
                onlyCar(file).queries().stream().map(query -> query.request().toString()).toList());
        assertEquals(CanId.parse("7A1"), onlyCar(file).queries().get(1).request().address().answer().orElseThrow());
        assertEquals(List.of("test.json, Make: Car, pid XY: a pid is a service and an identifier in hex digits"),
                texts(file));
    }

    @Test
    void everyCarBeginsAnew() {
        String pid = pid("221234", "", SOC);
        ProfileFile file = read(cars(car("Make: One", "ATSH701;", pid), car("Make: Two", "", pid)));

        assertEquals("7DF: 221234", file.profiles().get(1).mainQuery().request().toString());
    }

    @ParameterizedTest
    @CsvSource({ "22123F, 22123F", "22123f, 22123F", "22123F1, 22123F", "22123F9, 22123F", "22123FA, 22123F",
            "2101, 2101", "21018, 2101", "015B1, 015B", "22AAAABBBB, 22AAAABBBB" })
    void theNumberOfExpectedLinesIsNoPartOfThePid(String pid, String service) {
        assertEquals(service,
                onlyCar(read(cars(car("Make: Car", "ATSH701", pid(pid, "", SOC))))).mainQuery().request().service());
    }

    @ParameterizedTest
    @CsvSource({ "none, ''", "'', ''", "furlong, ''", "%, %", "V, V", "kWh, kWh", "°C, °C", "km/h, km/h", "RPM, rpm",
            "rpm, rpm", "KPa, kPa", "kOhm, kΩ", "hours, h", "psi, psi", "mi, mi", "deg, °", "L, l", "g/s, g/s" })
    void unitsAreTranslated(String written, String symbol) {
        assertEquals(symbol, onlyParameter(value("X", "B4", "'unit':'" + written + "'")).unit());
    }

    @Test
    void aBinarySensorIsASwitchWithoutARange() {
        Parameter parameter = onlyParameter(
                value("X", "B4", "'unit':'none','type':'binary_sensor','min':'0','max':'1'"));

        assertEquals(Parameter.ON_OFF, parameter.unit());
        assertEquals(Double.POSITIVE_INFINITY, parameter.max());
    }

    @ParameterizedTest
    @CsvSource({ "SOC, '', 0, 100", "SOC_D, '', 0, 100", "SOC_MIN, '', 0, 100", "SOC_MAX, '', 0, 100",
            "SOC, '\"min\":\"-5\",\"max\":\"255\"', 0, 100", "SOC, '\"min\":\"3\",\"max\":\"97\"', 3, 97",
            "SOC_D, '\"min\":5', 5, 100", "SOH, '', 0, 110", "SOH, '\"min\":\"0\",\"max\":\"105\"', 0, 105",
            "TORQUE, '', -Infinity, Infinity", "TORQUE, '\"min\":\"-40\"', -40, Infinity",
            "TORQUE, '\"max\":\"1e3\"', -Infinity, 1000" })
    void rangesAreTakenOrKnown(String name, String range, double min, double max) {
        Parameter parameter = onlyParameter(value(name, "B4", "'unit':'%'" + (range.isEmpty() ? "" : "," + range)));

        assertEquals(min, parameter.min());
        assertEquals(max, parameter.max());
    }

    @Test
    void aKnownRangeIsOfNoUseForAnotherUnit() {
        assertEquals(1000, onlyParameter(value("HV_V", "B4", "'unit':'V'")).max());
        assertEquals(Double.POSITIVE_INFINITY, onlyParameter(value("HV_V", "B4", "'unit':'none'")).max());
    }

    @ParameterizedTest
    @CsvSource({ "TYRE_1, TYRE_1", "Oil temp, Oil_temp", "état, P_tat", "12V, P12V", "'', P" })
    void namesAreMadeToFit(String written, String name) {
        assertEquals(name, onlyParameter(value(written, "B4", "'unit':''")).name());
    }

    @Test
    void ofTwoValuesWithOneNameTheFirstCounts() {
        ProfileFile file = read(cars(car("Make: Car", "", pid("221234", "", SOC),
                pid("221235", "", SOC.replace("B4", "B5"), value("X", "B4", "'unit':''")))));

        assertEquals(List.of("SOC"), names(onlyCar(file).queries().get(0)));
        assertEquals(List.of("X"), names(onlyCar(file).queries().get(1)));
        assertEquals(List.of("test.json, Make: Car, pid 221235: SOC: the car has a value of this name already;"
                + " the first one counts"), texts(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = { "B4//2; 'B4//2', column 4",
            "B99999; no answer has so many bytes", "``; the expression ends too early", "[B7:B9]; reads B8",
            "B24-50; reads B24, which is no data", "[S14:S17]; reads B16" })
    void aValueThatCanNotBeReadIsReported(String expression, String reason) {
        ProfileFile file = read(cars(car("Make: Car", "ATSH701",
                pid("221234", "", value("SOC", expression, "'unit':'%'"), value("X", "B5", "'unit':''")))));

        assertEquals(List.of("X"), names(onlyCar(file).mainQuery()));
        assertTrue(texts(file).get(0).startsWith("test.json, Make: Car, pid 221234: SOC: "), texts(file).toString());
        assertTrue(texts(file).get(0).contains(reason), texts(file).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = { "'min':'low'; \"min\" must be a number",
            "'min':'5','max':'4'; \"min\" is greater" })
    void aRangeThatIsNoneIsReported(String range, String reason) {
        ProfileFile file = read(
                cars(car("Make: Car", "", pid("221234", "", value("X", "B4", "'unit':''," + range), SOC))));

        assertTrue(texts(file).get(0).contains(reason), texts(file).toString());
        assertEquals(1, onlyCar(file).mainQuery().parameters().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = { "``; a request has 1 to 7 bytes",
            "2212345678901234; must fit into one frame", "22123G; hex digits", "221234G; hex digits" })
    void aPidThatCanNotBeAskedIsReported(String pid, String reason) {
        ProfileFile file = read(cars(car("Make: Car", "ATSH701;", pid(pid, "", SOC), pid("221234", "", SOC))));

        assertEquals(1, onlyCar(file).queries().size());
        assertTrue(texts(file).get(0).startsWith("test.json, Make: Car, pid " + pid + ": "), texts(file).toString());
        assertTrue(texts(file).get(0).contains(reason), texts(file).toString());
    }

    @Test
    void anAnsweringIdThatDoesNotFollowIsReported() {
        ProfileFile file = read(cars(
                car("Make: Car", "ATSP7;", pid("221234", "ATSH17FC0011;", SOC), pid("221234", "ATCRA17FE0011", SOC))));

        assertEquals(1, onlyCar(file).queries().size());
        assertTrue(texts(file).get(0).contains("does not follow from it"), texts(file).toString());
    }

    @Test
    void onlyACarWithNothingUsableIsLeftOut() {
        ProfileFile file = read(cars(car("Make: One", "ATSP7;ATSH17FC0011;", pid("221234", "", SOC)),
                car("Make: Two", "", pid("221234", "", SOC)), car("Make: Three", "")));

        assertEquals(List.of("wican-make-two"), file.profiles().stream().map(VehicleProfile::id).toList());
        assertEquals("test.json, Make: One: nothing of this car can be read", texts(file).get(1));
        assertEquals("test.json, Make: Three: nothing of this car can be read", texts(file).get(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = { "{'cars':1}; must be a list",
            "{'cars':[1]}; object { … }", "{'cars':[null]}; object { … }", "{'cars':[{}]}; without \"car_model\"",
            "{'cars':[{'car_model':'Make: Car'}]}; \"pids\" must be a list",
            "{'cars':[{'car_model':'Make: Car','init':1,'pids':[null]}]}; no values",
            "{'car_model':'Make: Car','pids':[{'pid':'0101'}]}; no values",
            "{'car_model':'Make: Car','pids':[{'pid':'0101','parameters':{'SOC':{}}}]}; expression ends too early",
            "{'car_model':'Make: Car','extends':'make/other.json','pids':[]}; it builds on make/other.json" })
    void aBrokenFileIsReported(String text, String reason) {
        ProfileFile file = read(text);

        assertEquals(List.of(), file.profiles());
        assertTrue(file.problems().get(0).toString().startsWith("test.json"), texts(file).toString());
        assertTrue(file.problems().get(0).reason().contains(reason), texts(file).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = { "SOC", "soc", "SoC", "SOC_BMS", "BMS_SOC", "soc_bms", "EV_SOC", "state_of_charge",
            "HV Battery SOC", "Akkustand" })
    void stateOfChargeByAnotherNameFeedsTheChannel(String name) {
        VehicleProfile profile = onlyCar(
                read("{'car_model':'Make: Car','init':'ATSH701','pids':[{'pid':'221234','parameters':{'" + name
                        + "':'B4/2','X':'B5'}}]}"));

        assertEquals("SOC", profile.socParameter().orElseThrow());
        assertEquals(Map.of("SOC", 42.0, "X", 7.0), decode(profile.mainQuery(), "6212345407"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "SOC_D", "SoC_Display", "soc_dash", "state_of_charge_display" })
    void stateOfChargeByTheDashboardsNameFeedsTheChannel(String name) {
        VehicleProfile profile = onlyCar(read(cars(car("Make: Car", "ATSH701",
                pid("221234", "", value(name, "B5/2", "'unit':'%'"), value("soc", "B4/2", "'unit':'none'"))))));

        assertEquals("SOC_D", profile.socParameter().orElseThrow());
        assertEquals(Map.of("SOC", 42.0, "SOC_D", 40.0), decode(profile.mainQuery(), "6212345450"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "LV_SOC", "SOC_12V", "SOC_MIN", "SOC_MAX", "SOC_TARGET", "SOCKET" })
    void stateOfChargeIsNotMeantByEachNameThatHasIt(String name) {
        VehicleProfile profile = onlyCar(
                read("{'car_model':'Make: Car','init':'ATSH701','pids':[{'pid':'221234','parameters':{'" + name
                        + "':'B4/2'}}]}"));

        assertEquals(Optional.empty(), profile.socParameter());
        assertEquals(Map.of(name, 42.0), decode(profile.mainQuery(), "62123454"));
    }

    @Test
    void stateOfChargeIsThePlainestOfSeveralNamesAndTheOthersKeepTheirs() {
        VehicleProfile profile = onlyCar(
                read(cars(car("Make: Car", "", pid("221234", "", value("SOC_BMS", "B4/2", "'unit':'%'")),
                        pid("221235", "", value("soc", "B4", "'unit':'%'"), value("SOC_kW", "B5", "'unit':'kW'"))))));

        assertEquals("221235", profile.mainQuery().request().service());
        assertEquals(Set.of("SOC", "SOC_kW"), units(profile.mainQuery()).keySet());
        assertEquals(Set.of("SOC_BMS"), units(profile.furtherQueries().get(0)).keySet());
    }

    @Test
    void stateOfChargeThatHasAnotherUnitIsNone() {
        VehicleProfile profile = onlyCar(
                read(cars(car("Make: Car", "", pid("221234", "", value("HV_SOC", "B4/2", "'unit':'kWh'"))))));

        assertEquals(Optional.empty(), profile.socParameter());
        assertEquals(Map.of("HV_SOC", "kWh"), units(profile.mainQuery()));
    }

    private static final String OWN_PIDS = "{'initialisation':'ATSP7;','grouping':'disable','car_model':'Not Selected',"
            + "'pids':[{'Name':'soc','Init':'ATSP7;ATCP17;ATSHFC007B;ATFCSH17FC007B;ATFCSD300000;ATFCSM1;ATCRA17FE007B;',"
            + "'PID':'22028C1','Expression':'B4*0.4425-6.1947','MinValue':'','MaxValue':'','Period':'10000',"
            + "'Type':'Default','Send_to':''}/*more*/],'std_pids':[],'standard_pids':'disable','ecu_protocol':'6'}";

    @Test
    void backupOfOwnPidsIsReadAsAVehicle() {
        VehicleProfile profile = onlyCar(read(OWN_PIDS));

        assertEquals("wican-test", profile.id());
        assertEquals("test", profile.label());
        assertEquals("17FC007B: 22028C", profile.mainQuery().request().toString());
        assertEquals(Optional.of(CanId.parse("17FE007B")), profile.mainQuery().request().address().answer());
        assertEquals(30.98, decode(profile.mainQuery(), "62028C54").get("SOC"), 0.01);
    }

    @Test
    void backupOfOwnPidsIsCalledAfterItsCar() {
        VehicleProfile profile = onlyCar(read(OWN_PIDS.replace("Not Selected", "VW: ID")));

        assertEquals("wican-vw-id", profile.id());
        assertEquals("VW ID", profile.label());
    }

    @Test
    void backupOfOwnPidsAsksOnceForTheValuesOfOneAnswerAndKeepsUnitAndRange() {
        VehicleProfile profile = onlyCar(read(OWN_PIDS.replace("'Init':'ATSP7;ATCP17", "'Init':'/**/ATSP7;ATCP17")
                .replace("/*more*/", ",{'Name':'soc','Init':'','PID':'221E3B','Expression':'B4'},"
                        + "{'Name':'RANGE','Init':'ATSH18DADBF1;ATCRA18DAF1DB','PID':'229002','Expression':'[B4:B5]',"
                        + "'MinValue':'0','MaxValue':'500','unit':'km'},"
                        + "{'name':'Plug','init':'ATSH18DADBF1;ATCRA18DAF1DB','pid':'229002','expression':'B6:0',"
                        + "'sensor_type':'binary'}," + "{'Name':'X','PID':'229003','Expression':'B4','enabled':false}")
                .replace("/**/", "").replace("'Name':'soc','Init':'ATSP7", "'Name':'SOC','Init':'ATSP7")));
        Query range = profile.queries().get(2);

        assertEquals(List.of("17FC007B: 22028C", "17FC007B: 221E3B", "18DADBF1: 229002"),
                profile.queries().stream().map(query -> query.request().toString()).toList());
        assertEquals(Map.of("RANGE", "km", "Plug", "on/off"), units(range));
        assertEquals(Map.of("RANGE", 300.0, "Plug", 1.0), decode(range, "629002012C01"));
        assertEquals(Map.of("Plug", 1.0), decode(range, "629002025801"), "600 km are out of range");
    }

    @Test
    void backupOfAllSettingsHasTheChosenCarAndTheOwnPids() {
        ProfileFile file = read("{'config':{'sta_pass':'secret'},'canflt':{},'auto_pid':" + OWN_PIDS
                + ",'auto_pid_car_data':" + cars(car("Make: Car", "", pid("221234", "", SOC))) + "}");

        assertEquals(List.of("wican-make-car", "wican-test"),
                file.profiles().stream().map(VehicleProfile::id).toList());
        assertEquals(List.of(), file.problems());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "'PID':'22028C1'|'PID':'2E028C1'|pid 2E028C1: service 2E028C does not",
            "'PID':'22028C1'|'PIT':'22028C1'|pid : ", "B4*0.4425|B4*|pid 22028C1: soc: ",
            "ATSHFC007B|ATSHFC0G7B|pid 22028C1: ATSHFC0G7B" })
    void backupOfOwnPidsWithAMistakeIsReportedWithItsPlace(String right, String wrong, String reason) {
        ProfileFile file = read(OWN_PIDS.replace(right, wrong));

        assertEquals(List.of(), file.profiles());
        assertTrue(texts(file).get(0).startsWith("test.json, test, " + reason), texts(file).toString());
    }

    @Test
    void backupOfOwnPidsIsToldFromOtherFiles() {
        assertTrue(MakerProfileReader.recognizes(json(OWN_PIDS)));
        assertTrue(MakerProfileReader.recognizes(json("{'initialisation':'','pids':[]}")));
        assertTrue(MakerProfileReader.recognizes(json("{'auto_pid':" + OWN_PIDS + "}")));
        assertTrue(MakerProfileReader.recognizes(json("{'auto_pid_car_data':{'cars':[]}}")));
        assertFalse(MakerProfileReader.recognizes(json("{'pids':[]}")));
        assertFalse(MakerProfileReader.recognizes(json("{'pids':[7]}")));
        assertFalse(MakerProfileReader.recognizes(json("{'pids':'x','initialisation':''}")));
        assertFalse(MakerProfileReader.recognizes(json("{'make':'Make','vehicles':[],'auto_pid':" + OWN_PIDS + "}")));
        assertEquals("test.json, test: nothing of this car can be read",
                texts(read("{'initialisation':'','pids':[]}")).get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ATSH7DF;ATCEA01;ATCRA7E8|010C0D05|extended addressing is not used at 7DF: a unit would take the address 01",
            "ATSH7E4;ATCEA04;ATCRA7EC|2201018|extended addressing is not used at 7E4",
            "ATSP7;ATSHDADBF1;ATCEA07;ATCRA18DAF1DB|229002|extended addressing is not used at 18DADBF1" })
    void anAddressMakesAClearingOfItSoItIsRefusedWithItsPlace(String commands, String pid, String reason) {
        assertRefusedWithItsPlace(commands, pid, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "ATSH6F1;ATCRA607|0104|6F1 needs an extended address",
            "ATCEA07;ATSH6F1;ATCEA;ATCRA607|22DDBC|6F1 needs an extended address",
            "ATSH79B;ATCRA7BB;ATFCSH6F1;ATFCSD300000;ATFCSM1|2101|units are not addressed there as they are at 79B" })
    void theOtherWayRoundItIsRefusedWithItsPlaceToo(String commands, String pid, String reason) {
        assertRefusedWithItsPlace(commands, pid, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "ATSH000|2101|request 000 is not used", "ATSH1F2|2101|request 1F2 is not",
            "ATSH79B;ATCRA005|2101|answer 005 is not used", "ATSP7;ATCP10;ATSHDADBF1|229002|10DADBF1",
            "ATSH79B;ATFCSH123;ATFCSD300000;ATFCSM1|2101|flowControl 123 is not used" })
    void anyIdIsRefusedWithItsPlace(String commands, String pid, String reason) {
        assertRefusedWithItsPlace(commands, pid, reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "ATSH7DF|2101|service 2101 is not for all units at once",
            "|1A90|service 1A90 is not for all units at once", "ATSH7E4|0401|service 0401 does not only read",
            "ATSH7E4|2E0101|does not only read", "ATCAF0;ATSH7E4|0322F190|service 0322F190 does not only read",
            "ATSH79B;ATFCSD021003;ATFCSM2|2101|the binding can only send 30 00 00" })
    void whatDoesNotOnlyReadIsRefusedWithItsPlace(@Nullable String commands, String pid, String reason) {
        assertRefusedWithItsPlace(commands == null ? "" : commands, pid, reason);
    }

    private static void assertRefusedWithItsPlace(String commands, String pid, String reason) {
        ProfileFile file = read(cars(car("Make: Car", commands, pid(pid, "", SOC))));

        assertEquals(List.of(), file.profiles());
        assertTrue(texts(file).get(0).startsWith("test.json, Make: Car, pid " + pid + ": "), texts(file).toString());
        assertTrue(texts(file).get(0).contains(reason), texts(file).toString());
    }

    /** Behind a wait line of 4 bytes, B13 would be B9 of the answer alone. */
    @Test
    void anAnswerOfFewerFramesThanExpectedMeansNothing() {
        Query query = onlyCar(read(cars(car("Make: Car", "ATSH701", pid("2212343", "", SOC.replace("B4/2", "B13"))))))
                .mainQuery();

        assertEquals(Map.of("SOC", 50.0), decode(query, "621234" + "00".repeat(7) + "32" + "00".repeat(3)));
        assertEquals(new Rejection(Reason.NOT_READY, List.of()),
                query.decode(answer(query, "621234" + "00".repeat(7) + "32")).rejection("SOC").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = { "2212341", "2212342", "2212343" })
    void bytesThatNoWaitLineCanHaveMovedAreReadFromAnyAnswer(String pid) {
        Query query = onlyCar(read(cars(car("Make: Car", "ATSH701", pid(pid, "", SOC))))).mainQuery();

        assertEquals(Map.of("SOC", 42.0), decode(query, "62123454"));
    }

    @Test
    void bytesBehindASingleFrameWereCountedWithAWaitLine() {
        VehicleProfile profile = onlyCar(read(cars(car("Make: Car", "ATSH701",
                pid("221234", "", SOC.replace("B4/2", "[B8:B9]/100"), value("X", "B8:1", "'unit':''"))))));

        assertEquals(Map.of("SOC", 50.0, "X", 1.0), decode(profile.mainQuery(), "6212341388"));
        assertEquals(Map.of(), decode(profile.mainQuery(), "62123413881388138813881388"));
        assertTrue(profile.note().contains("221234 are numbered 4 too high"), profile.note());
    }

    /** The frames are of the test case of the OBDb project: 6F1.607.22DDBC, BMW-i3. */
    @Test
    void bmwsStateOfChargeWasCountedWithAWaitLine() {
        VehicleProfile profile = onlyCar(read(cars(car("Make: Car", "ATSH6F1;ATCRA607;ATCEA07;",
                pid("22DDBC3", "", SOC.replace("B4/2", "[B11:B12]/10"))))));

        assertEquals(Map.of("SOC", 19.3), decode(profile.mainQuery(), "62DDBC00C103940050"));
        assertEquals(Map.of(), decode(profile.mainQuery(), "62DDBC000000000000"));
        assertEquals(Map.of(), decode(profile.mainQuery(), "62DDBC00C10394"));
        assertTrue(profile.note().contains("22DDBC are numbered 5 too high"), profile.note());
    }

    @Test
    void bmwsStateOfChargeIsTakenAsItIsOnceTheMakerCorrectsIt() {
        VehicleProfile profile = onlyCar(read(cars(
                car("Make: Car", "ATCEA07;ATSH6F1;ATCRA607;", pid("22DDBC2", "", SOC.replace("B4/2", "[B6:B7]/10"))))));

        assertEquals(Map.of("SOC", 19.3), decode(profile.mainQuery(), "62DDBC00C103940050"));
        assertEquals("", profile.note());
    }

    /** Ioniq 2017 and Seat Leon: more lines were counted than the known answers have frames. */
    @ParameterizedTest
    @CsvSource({ "ATSP6;ATSH7C6, 22B0025, [B17:B18], 5, 3 frames",
            "ATSP7;ATSH17FC0076;ATCRA17FE0076, 2210E02, [B10:B11], 2, 1 frame",
            "ATSP6;ATSH7E4, 220101B, B14/2, 11, 9 frames" })
    void aValueThatNoKnownAnswerCanHoldIsReported(String init, String pid, String expression, int lines,
            String frames) {
        ProfileFile file = read(cars(car("Make: Car", init, pid(pid, "", SOC.replace("B4/2", expression)),
                pid("2212343", "", value("X", "B13", "'unit':''")))));

        assertEquals(List.of("test.json, Make: Car, pid " + pid + ": it waits for " + lines
                + " lines, but the longest known answer has " + frames + ": a line 7F 22 78 (\"wait\") was counted,"
                + " too; count the bytes in the answer alone and leave the last digit off"), texts(file));
        assertEquals(List.of("X"), names(onlyCar(file).mainQuery()));
    }

    @Test
    void bytesBehindTheLongestKnownAnswerAreReported() {
        ProfileFile file = read(cars(car("Make: Car", "ATSH7C6", pid("22B002", "", SOC.replace("B4/2", "B25")))));

        assertEquals(
                "test.json, Make: Car, pid 22B002: it reads B25 and higher bytes, but the longest known"
                        + " answer has 3 frames: count the bytes in the answer alone, from its first frame on",
                texts(file).get(0));
    }

    @ParameterizedTest
    @CsvSource({ "ATSP6;ATSH7C6, 22B0023, [B12:B14]", "ATSP6;ATSH7C6, 22B0025, B7", "ATSP6;ATSH7C6, 22B002, [B17:B18]",
            "ATSP7;ATSH17FC0076;ATCRA17FE0076, 2210E02, [B6:B7]", "ATSP6;ATSH7E4, 2201019, B10/2" })
    void aValueThatKnownAnswersHoldIsRead(String init, String pid, String expression) {
        ProfileFile file = read(cars(car("Make: Car", init, pid(pid, "", value("X", expression, "'unit':''")))));

        assertEquals(List.of(), texts(file));
        assertEquals(List.of("X"), names(onlyCar(file).mainQuery()));
    }

    @Test
    void withExtendedAddressesTwoBytesOfEachFrameAreNoData() {
        ProfileFile file = read(cars(car("Make: Car", "ATCEA12;ATSH6F1;ATCRA612;",
                pid("221234", "", SOC.replace("B4", "B9"), value("X", "B10", "'unit':''")))));

        assertTrue(texts(file).get(0).contains("reads B9, which is no data"), texts(file).toString());
        assertEquals(List.of("X"), names(onlyCar(file).mainQuery()));
    }

    @Test
    void aProfileTellsWhetherItIsTheMakers() {
        assertTrue(MakerProfileReader.isMakers(onlyCar(read(cars(car("Make: Car", "", pid("221234", "", SOC)))))));
        assertFalse(MakerProfileReader.isMakers(Vehicles.vehicle("make-car", "SOC %")));
    }

    private static Map<String, Double> decode(Query query, String payload) {
        return query.decode(answer(query, payload)).values();
    }

    private static Answer answer(Query query, String payload) {
        return new Answer(query.request().address().answer().orElseThrow(), HexFormat.of().parseHex(payload),
                query.request().address().target().isPresent());
    }

    private static List<String> names(Query query) {
        return query.parameters().stream().map(Parameter::name).toList();
    }

    private static Map<String, String> units(Query query) {
        return query.parameters().stream().collect(Collectors.toMap(Parameter::name, Parameter::unit));
    }

    private static Parameter onlyParameter(String value) {
        ProfileFile file = read(cars(car("Make: Car", "", pid("221234", "", value))));
        assertEquals(List.of(), file.problems());
        return onlyCar(file).mainQuery().parameters().get(0);
    }

    private static VehicleProfile onlyCar(ProfileFile file) {
        assertEquals(1, file.profiles().size(), file.problems().toString());
        return file.profiles().get(0);
    }

    private static List<String> texts(ProfileFile file) {
        return file.problems().stream().map(ProfileProblem::toString).toList();
    }

    private static String cars(String... cars) {
        return "{'cars':[" + String.join(",", cars) + "]}";
    }

    private static String car(String name, String init, String... pids) {
        return "{'car_model':'" + name + "','init':'" + init + "','pids':[" + String.join(",", pids) + "]}";
    }

    private static String pid(String pid, String init, String... values) {
        return "{'pid':'" + pid + "','pid_init':'" + init + "','parameters':["
                + Arrays.stream(values).collect(Collectors.joining(",")) + "]}";
    }

    private static String value(String name, String expression, String details) {
        return "{'name':'" + name + "','expression':'" + expression + "'," + details + "}";
    }

    private static ProfileFile read(String text) {
        return MakerProfileReader.read("test.json", json(text));
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }
}
