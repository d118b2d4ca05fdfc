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

import java.io.StringReader;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.vehicle.Broadcast;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.examination.Finding;
import org.openhab.binding.wican.internal.vehicle.format.ProfileFile;
import org.openhab.binding.wican.internal.vehicle.format.ProfileProblem;
import org.openhab.binding.wican.internal.vehicle.library.ProfileFormats;

/**
 * Tests for {@link MakerFilterReader}: what the adapter picks from the bus is what the binding hears.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class MakerFilterReaderTest {

    private static final String SOC = "{'name':'SOC_D','expression':'B3','unit':'%','class':'battery','period':'5000',"
            + "'min':'1','max':'100','type':'Default','send_to':'','enabled':true}";
    private static final String PIDS = "'pids':[{'pid':'221234','pid_init':'ATSH701;','parameters':["
            + "{'name':'SOC','expression':'B4/2','unit':'%'}]}]";

    @Test
    void whatAUserHasEnteredOnTheAdaptersPageIsACarByItself() {
        VehicleProfile profile = only(read("{'can_filters':[" + filter("936", SOC) + "]}"));

        assertEquals("wican-auto-pid", profile.id());
        assertEquals("auto_pid", profile.label());
        assertFalse(profile.isAskable());
        assertTrue(profile.isHeard());
        assertEquals("SOC_D", profile.socParameter().orElseThrow());
        assertEquals(Map.of("SOC_D", 61.0), values(profile.broadcasts().get(0), "0605FE3D0000"));
        assertEquals(Map.of(), values(profile.broadcasts().get(0), "0606FE000000"));
    }

    @Test
    void aCarIsAskedAndHeard() {
        VehicleProfile profile = only(
                read("{'cars':[{'car_model':'Make: Car'," + PIDS + ",'can_filters':[" + filter("936", SOC) + "]}]}"));

        assertEquals(1, profile.queries().size());
        assertEquals(CanId.parse("3A8"), profile.broadcasts().get(0).id());
    }

    @Test
    void aCarMayOnlyBeHeard() {
        VehicleProfile profile = only(
                read("{'cars':[{'car_model':'Make: Car','pids':[],'can_filters':[" + filter("936", SOC) + "]}]}"));

        assertEquals("wican-make-car", profile.id());
        assertFalse(profile.isAskable());
    }

    @Test
    void filtersBesideTheOnlyCarBelongToIt() {
        VehicleProfile profile = only(
                read("{'cars':[{'car_model':'Make: Car'," + PIDS + "}],'can_filters':[" + filter("936", SOC) + "]}"));

        assertEquals("wican-make-car", profile.id());
        assertEquals(1, profile.broadcasts().size());
    }

    @ParameterizedTest
    @CsvSource({ "936, 3A8", "0, 000", "2047, 7FF", "2048, 00000800", "202416192, 0C10A040", "'\"0x3A8\"', 3A8",
            "'\"0X3a8\"', 3A8", "'\"3A8\"', 3A8", "'\"936\"', 00000936", "'\"0x0C10A040\"', 0C10A040",
            "'\" 42E \"', 42E", "'\"100\"', 100" })
    void idsAreReadAsTheFirmwareReadsThem(String written, String id) {
        VehicleProfile profile = only(read("{'can_filters':[" + filter(written, SOC) + "]}"));

        assertEquals(CanId.parse(id), profile.broadcasts().get(0).id());
    }

    @Test
    void digitsInQuotesMayHaveBeenMeantOtherwise() {
        List<Finding> findings = read("{'can_filters':[" + filter("'1070'", SOC) + "," + filter("936", SOC) + ","
                + filter("'0x936'", SOC) + "," + filter("'3A8'", SOC) + "]}").findings();

        assertEquals(1, findings.size(), findings.toString());
        assertTrue(findings.get(0).toString().contains("read as hexadecimal 0x1070"), findings.toString());
        assertTrue(findings.get(0).toString().contains("which is 0x42E"), findings.toString());
    }

    @ParameterizedTest
    @CsvSource({ "-1, not negative", "1.5, whole number", "'\"42G\"', is no CAN id", "'\"\"', is no CAN id",
            "'\"0x\"', is no CAN id", "true, is no CAN id", "null, is missing", "536870912, is no 29 bit CAN id",
            "1e12, whole number" })
    void whatIsNoIdIsReported(String written, String reason) {
        ProfileFile file = read("{'can_filters':[" + filter(written, SOC) + "," + filter("936", SOC) + "]}");

        assertEquals(1, only(file).broadcasts().size());
        assertTrue(file.problems().get(0).toString().contains(reason), file.problems().toString());
    }

    @Test
    void whatIsNotEnabledIsLeftOut() {
        ProfileFile file = read("{'can_filters':["
                + filter("936", SOC.replace("true", "false"), "{'name':'ODOMETER','expression':'[B4:B6]','unit':'km'}")
                + "]}");

        assertEquals("ODOMETER", only(file).broadcasts().get(0).parameters().get(0).name());
        assertEquals(List.of(), file.problems());
    }

    @Test
    void emptyBoundsAreNone() {
        Broadcast broadcast = only(read("{'can_filters':["
                + filter("936", "{'name':'TORQUE','expression':'S0','unit':'Nm','min':'','max':''}") + "]}"))
                .broadcasts().get(0);

        assertEquals(Map.of("TORQUE", -2.0), values(broadcast, "FE00"));
    }

    @Test
    void aBinarySensorIsASwitch() {
        Broadcast broadcast = only(read("{'can_filters':["
                + filter("1624", "{'name':'X','expression':'B5:5','unit':'','sensor_type':'binary'}") + "]}"))
                .broadcasts().get(0);

        assertEquals("on/off", broadcast.parameters().get(0).unit());
    }

    @Test
    void aValueThatNoFrameCanHoldIsReportedAndTheOthersAreRead() {
        ProfileFile file = read("{'can_filters':[" + filter("936", "{'name':'SOH','expression':'B9'}", SOC) + "]}");

        assertEquals(1, only(file).broadcasts().get(0).parameters().size());
        assertEquals(List.of(
                "auto_pid.json, auto_pid, frame 936: SOH: SOH: 'B9' reads B9, but the frame has only B0" + " to B7"),
                file.problems().stream().map(ProfileProblem::toString).toList());
    }

    @Test
    void aValueHasTheSameUnitAskedAndHeard() {
        ProfileFile file = read("{'cars':[{'car_model':'Make: Car','pids':[{'pid':'221234','parameters':["
                + "{'name':'RANGE','expression':'B4','unit':'km'}]}],'can_filters':["
                + filter("936", "{'name':'RANGE','expression':'B4','unit':'mi'}", SOC) + "]}]}");

        assertEquals(List.of("SOC_D"),
                only(file).broadcasts().get(0).parameters().stream().map(each -> each.name()).toList());
        assertTrue(file.problems().get(0).reason().contains("'km'"), file.problems().toString());
    }

    private static String filter(String id, String... parameters) {
        return "{'frame_id':" + id + ",'parameters':[" + String.join(",", parameters) + "]}";
    }

    private static Map<String, Double> values(Broadcast broadcast, String hex) {
        return broadcast.decode(HexFormat.of().parseHex(hex)).values();
    }

    private static VehicleProfile only(ProfileFile file) {
        assertEquals(1, file.profiles().size(), file.problems().toString());
        return file.profiles().get(0);
    }

    private static ProfileFile read(String text) {
        return ProfileFormats.read("auto_pid.json", new StringReader(text.replace('\'', '"')));
    }
}
