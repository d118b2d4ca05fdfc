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
package org.openhab.binding.wican.internal.vehicle.examination;

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.vehicle.format.ProfileFile;
import org.openhab.binding.wican.internal.vehicle.format.ProfileReader;

import com.google.gson.JsonParser;

/**
 * The {@link ProfileExaminationTest} knows the mistakes that profiles have had, and right profiles that look like them.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ProfileExaminationTest {

    /** volkswagen-id3-45kwh: the line of the source is for the raw byte, not for percent. */
    @Test
    void aStateOfChargeThatCanNotBeFullIsFound() {
        assertEquals(
                List.of("make-car, SOC_D, B4=FA: it can't exceed 41.405 %; mend the factor or the range",
                        "make-car, SOC_D, B4=26: 0 % on the dashboard are 15.2 % of the battery;"
                                + " one of the two expressions is wrong"),
                findings("'length':4,'condition':'1-((B4/251)>>0)'", soc("SOC", "B4/2.5"),
                        soc("SOC_D", "B4*0.202-9.0947", "'clamp':true")));
    }

    @ParameterizedTest
    @CsvSource({ "B4/3+20, can't fall below 20 %", "B4/2.8, can't exceed 91.071 %",
            "([B4:B5]&255)/2.55+[B4:B5]/65535, rises and falls", "((B4<<4|B4>>4)&255)/2.55, rises and falls",
            "((B5<<8|B4)^255)/655.35, rises and falls", "[B4:B5], only 101 of 65536 codes",
            "B4*5, only 21 of 256 codes", "50, it is the same for every answer", "B1, this byte repeats the question",
            "[B7:B8]/600, this byte repeats the question" })
    void aStateOfChargeThatNoCarHasIsFound(String expression, String problem) {
        List<String> findings = findings("'believe':{'FF':'full'}", soc("SOC", expression));

        assertTrue(findings.toString().contains(problem), findings::toString);
    }

    /** Parts of a byte, the last byte first, falling instead of rising, the share of a capacity, frame numbers. */
    @ParameterizedTest
    @CsvSource({ "B4/2", "(B4&127)*0.8", "(B5<<8|B4)/100", "100-B4/2", "[B4:B5]*100/[B6:B7]", "[B14:B15]/10",
            "(B15<<8|B17)/100", "[B14:B15]/500*1.0625-3.125", "B4*0.64-19.2" })
    void aStateOfChargeOfWhateverScaleIsNotDoubted(String expression) {
        assertEquals(List.of(), findings("'believe':{'FF':'full'}", soc("SOC", expression)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "B4/10; V; 0; 1000; it can only be 0 to 25.5 V, the range is 0 to 1000",
            "[B4:B5]/10000; kWh; 0; 100; it can only be 0 to 6.5535 kWh", "B4*20; V; 0; 500; only 26 of 256 codes",
            "[B4:B5]*10; V; 0; 1000; only 101 of 65536 codes", "B4-40; °C; -40; 215; B4=FF: bytes that often",
            "[B4:B5]/100; kWh; 0; 700; B4B5=FFFF: bytes that often", "S4; °C; -50; 127; B4=7F: bytes that often",
            "[S4:S5]/10; A; -3276.8; 3276; B4B5=8000: bytes that often",
            "[B4:B7]/1000; kWh; 0; 8000000; B4B5B6B7=FFFFFFFF: bytes that often" })
    void anotherValueThatDoesNotFitItsRangeIsFound(String expression, String unit, double min, double max,
            String problem) {
        String believe = problem.contains("bytes") ? "" : "'believe':{'FF':'true'}";
        List<String> findings = findings(believe, value("X", expression, unit, min, max, ""));

        assertEquals(1, findings.size(), findings::toString);
        assertTrue(findings.get(0).contains(problem), findings::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = { "[B4:B5]/10; V; 50; 1000", "B4/2-40; °C; -40; 87", "[S4:S5]/10; A; -800; 800",
            "[S4:S5]/64; °C; -50; 100", "([B4:B5]-5000)/10; A; -500; 600", "[B4:B6]; km; 0; 2000000",
            "[B4:B7]/1000; kWh; 0; 1000000", "0-((S6<<24)|(B7<<16)|(B10<<8)|B11)/100; A; -1500; 1500" })
    void anotherValueThatFitsItsRangeIsNotDoubted(String expression, String unit, double min, double max) {
        assertEquals(List.of(), findings("", value("X", expression, unit, min, max, "")));
    }

    @Test
    void whatTheProfileSaysIsTrueIsBelieved() {
        String full = value("X", "[B4:B5]/10", "V", 0, 6553.5, "'believe':{'FF':'seen on the display'}");

        assertEquals(List.of(), findings("", full));
        assertEquals(List.of(),
                findings("'believe':{'FF':'seen on the display'}", value("X", "[B4:B5]/10", "V", 0, 6553.5, "")));
        assertEquals(1, findings("", full.replace("FF", "80")).size());
    }

    @Test
    void aConditionThatKnowsTheUnsetBytesIsEnough() {
        assertEquals(List.of(), findings("'condition':'[B4:B5]^65535'", value("X", "[B4:B5]/10", "V", 0, 6553.5, "")));
        assertEquals(List.of(), findings("", value("X", "[B4:B5]/10", "V", 0, 6553.5, "'condition':'[B4:B5]^65535'")));
    }

    /** The other bytes are such that the condition holds. */
    @Test
    void conditionsOnOtherBytesAreMet() {
        assertEquals(List.of(), findings("'condition':'B31*B38','length':62", soc("SOC", "B10/2")));
        assertEquals(List.of(), findings("'condition':'(B20^255)*(B21&2)'", soc("SOC", "B10/2")));
    }

    @Test
    void aValueBehindTheEndOfTheAnswerIsFound() {
        assertEquals(
                List.of("make-car, SOC, B4B5=0000: no bytes give a value;"
                        + " mend the expression, the range, the condition or the length"),
                findings("'length':4", soc("SOC", "[B4:B5]/500")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "(B4+B5+B6+B7+B9+B10+B11+B12+B13)/18", "[B9:B15]/B17", "B4682/2", "1/0", "B4/0",
            "[B4:B7]-[S9:S15]*B17" })
    void whateverIsWrittenIsExamined(String expression) {
        assertDoesNotThrow(() -> findings("", soc("SOC", expression), value("X", expression, "V", -5, 5, "")));
        assertDoesNotThrow(() -> findings("'length':3,'request':'6F1','extendedAddress':'07','answer':'607'",
                soc("SOC", expression)));
        assertDoesNotThrow(() -> findings("'length':4095,'condition':'" + expression + "'", soc("SOC", "B4")));
    }

    @Test
    void aSwitchHasNoRange() {
        assertEquals(List.of(), findings("", "{'name':'CHARGING','expression':'B4','unit':'on/off'}"));
    }

    @Test
    void theDashboardIsOnlyComparedWithABatteryOfTheSameBytes() {
        assertEquals(List.of(), findings("", soc("SOC", "B4/2"), soc("SOC_D", "B5/2")));
        assertEquals(List.of(), findings("", soc("SOC", "B4/2"), soc("SOC_D", "B4*0.55-8", "'clamp':true")));
        assertEquals(1, findings("", soc("SOC", "B4/2"), soc("SOC_D", "B4-100", "'clamp':true")).size());
    }

    private static String soc(String name, String expression, String... more) {
        return value(name, expression, "%", 0, 100, String.join(",", more));
    }

    private static String value(String name, String expression, String unit, double min, double max, String more) {
        return "{'name':'" + name + "','expression':'" + expression + "','unit':'" + unit + "','min':" + min + ",'max':"
                + max + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static List<String> findings(String query, String... values) {
        String json = "{'make':'Make','vehicles':[{'id':'make-car','model':'Car','queries':[{"
                + (query.contains("'request'") ? "" : "'request':'7E4',") + "'service':'220101',"
                + (query.isEmpty() ? "" : query + ",") + "'values':[" + String.join(",", values) + "]}]}]}";
        ProfileFile file = ProfileReader.read("test.json",
                JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject());
        assertEquals(List.of(), file.problems());
        return ProfileExamination.of(file.profiles().get(0)).stream().map(Finding::toString).toList();
    }
}
