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
package org.openhab.binding.wican.internal.adapter.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.simulator.AdapterPages;

/**
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class SettingsReaderTest {

    private static final String ID = "12345678901d";
    private static final AdapterPages CLASSIC = AdapterPages.classic(ID);
    private static final AdapterPages PRO = AdapterPages.pro(ID);

    static Stream<AdapterPages> adapters() {
        return Stream.of(CLASSIC, PRO);
    }

    static Map<AdapterPage, byte[]> bytes(AdapterPages adapter) {
        Map<AdapterPage, byte[]> pages = new EnumMap<>(AdapterPage.class);
        Map<String, String> texts = adapter.byPath();
        for (AdapterPage page : AdapterPage.values()) {
            pages.put(page, texts.get(page.path()).getBytes(UTF_8));
        }
        return pages;
    }

    static AdapterSettings read(AdapterPages adapter) {
        return SettingsReader.read(bytes(adapter)).orElseThrow();
    }

    private static Optional<AdapterSettings> readStatus(String status) {
        return SettingsReader.read(Map.of(AdapterPage.STATUS, status.getBytes(UTF_8)));
    }

    @Test
    void readsTheSettingsOfAClassicAdapter() {
        AdapterSettings settings = read(CLASSIC);

        assertEquals(ID, settings.deviceId());
        assertFalse(settings.isPro());
        assertEquals(Optional.of("4.21"), settings.get(Setting.FIRMWARE));
        assertEquals(Optional.of("elm327"), settings.protocol());
        assertEquals(Optional.of(false), settings.isPollingByItself());
        assertEquals(Optional.of("normal"), settings.get(Setting.CAN_MODE));
        assertEquals(Optional.of(true), settings.isEnabled(Setting.MQTT));
        assertEquals(Optional.of("wican/" + ID + "/can/status"), settings.topic(Setting.STATUS_TOPIC));
        assertEquals(Optional.of(true), settings.isTicked(Setting.TX_TICKED));
        assertEquals(Optional.of("30"), settings.get(Setting.KEEP_ALIVE));
        assertEquals(OptionalInt.of(0), settings.canFilters());
        assertEquals(Optional.of(true), settings.hasClock());
    }

    @Test
    void readsWhatOnlyAProHas() {
        AdapterSettings settings = read(PRO);

        assertTrue(settings.isPro());
        assertEquals(Optional.of("disable"), settings.get(Setting.PERIODIC_WAKE_UP));
        assertEquals(Optional.of("Ready"), settings.get(Setting.CAN_CHIP));
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void keepsNoSecretOfAnyAdapter(AdapterPages adapter) {
        AdapterPages talkative = adapter.withAutoPid(Optional.of("car/values"));
        String kept = read(talkative).toString();

        AdapterPages.SECRETS.values().forEach(secret -> assertFalse(kept.contains(secret), secret));
        assertTrue(Arrays.stream(Setting.values()).map(Setting::key).noneMatch(AdapterPages.SECRETS::containsKey));
    }

    @Test
    void keepsOfTheBrokersAddressNeitherUserNorPassword() {
        assertEquals(Optional.of("192.168.1.5"), broker("mqtt://user:pa:ss@192.168.1.5:1884/ws"));
        assertEquals(Optional.of("192.168.1.5"), broker("mqtts://user:p@ss@192.168.1.5"));
        assertEquals(Optional.of("192.168.1.5"), broker("192.168.1.5"));
        assertEquals(Optional.of("broker.house"), broker("mqtt://broker.house:1883"));
        assertEquals(Optional.of("[fd00::5]"), broker("mqtt://[fd00::5]:1883"));
        assertEquals(Optional.of(""), broker(""));
        assertEquals(Optional.of(""), broker("mqtt://user:pa/ss@host:x:y"));
    }

    private static Optional<String> broker(String url) {
        return read(CLASSIC.with("mqtt_url", url)).get(Setting.BROKER);
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void aBoxThatIsNotStoredIsNotTickedInFirmwareThatKnowsBoxes(AdapterPages adapter) {
        AdapterPages without = adapter.without("mqtt_tx_en").without("mqtt_rx_en");

        assertEquals(Optional.of(false), read(without).isTicked(Setting.TX_TICKED));
        assertEquals(Optional.of(false), read(without.with("fw_version", "3.25")).isTicked(Setting.RX_TICKED));
        assertEquals(Optional.empty(), read(without.with("fw_version", "3.24")).isTicked(Setting.RX_TICKED));
        assertEquals(Optional.empty(), read(without.without("fw_version")).isTicked(Setting.RX_TICKED));
        assertEquals(Optional.of(false),
                read(adapter.with("fw_version", "1.0").with("mqtt_tx_en", "disable")).isTicked(Setting.TX_TICKED));
    }

    @Test
    void nothingIsConcludedFromAPageThatDidNotCome() {
        Map<AdapterPage, byte[]> pages = bytes(CLASSIC.withCanFilters(2));
        pages.keySet().retainAll(Set.of(AdapterPage.STATUS));
        AdapterSettings settings = SettingsReader.read(pages).orElseThrow();

        assertEquals(Optional.empty(), settings.isTicked(Setting.TX_TICKED));
        assertEquals(Optional.empty(), settings.isEnabled(Setting.ELM327_LOG));
        assertEquals(OptionalInt.empty(), settings.canFilters());
        assertEquals(Optional.empty(), settings.autoPid());
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void everySettingMayBeMissing(AdapterPages adapter) {
        for (Setting setting : Setting.values()) {
            Optional<AdapterSettings> settings = SettingsReader.read(bytes(adapter.without(setting.key())));

            assertEquals(setting != Setting.DEVICE_ID, settings.isPresent(), setting.key());
            settings.ifPresent(read -> assertEquals(Optional.empty(), read.get(setting), setting.key()));
        }
    }

    @Test
    void countsTheCanFilters() {
        assertEquals(OptionalInt.of(2), read(CLASSIC.withCanFilters(2)).canFilters());
        assertEquals(OptionalInt.of(0), read(CLASSIC.withCanFilters(0)).canFilters());
        Map<AdapterPage, byte[]> pages = bytes(CLASSIC);
        pages.put(AdapterPage.CAN_FILTERS,
                "{\"x\":{\"can_flt\":[1]},\"can_flt\":[{},{},{}],\"y\":[1]}".getBytes(UTF_8));
        assertEquals(OptionalInt.of(3), SettingsReader.read(pages).orElseThrow().canFilters());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "NONE", "[]", "12", "{", "{\"device_id\":\"12345678901d\"", "<html>Not found</html>",
            "{\"device_id\":\"\"}", "{\"device_id\":7,}", "{\"device_id\":[\"12345678901d\"]}",
            "{\"device_id\":\"12345678901d\"}{}", "null", "{\"fw_version\":\"4.21\"}" })
    void whoDoesNotSayWhoHeIsIsNoAdapter(String page) {
        assertEquals(Optional.empty(), readStatus(page));
    }

    @Test
    void whatIsLongerThanAnyPageIsNotRead() {
        String padding = " ".repeat(SettingsReader.MAX_PAGE);

        assertTrue(readStatus("{\"device_id\":\"a\"}").isPresent());
        assertEquals(Optional.empty(), readStatus("{\"device_id\":\"a\"}" + padding));
        assertTrue(readStatus("{\"device_id\":\"a\"}" + padding.substring(17)).isPresent());
        assertEquals(Optional.empty(), readStatus("{\"device_id\":\"a\"}" + padding.substring(16)));
    }

    @Test
    void whatIsLongerThanAnyTextIsLeftOut() {
        assertEquals(Optional.of("x".repeat(256)), read(CLASSIC.with("sta_ip", "x".repeat(256))).get(Setting.ADDRESS));
        assertEquals(Optional.empty(), read(CLASSIC.with("sta_ip", "x".repeat(257))).get(Setting.ADDRESS));
    }

    @Test
    void whatChangesByItselfDoesNotLast() {
        AdapterSettings settings = read(CLASSIC.withCanFilters(2));
        AdapterSettings later = read(CLASSIC.withCanFilters(2).with("batt_voltage", "11.1V").with("timestamp", "7"));

        assertEquals(settings.lasting(), later.lasting());
        assertNotEquals(settings, later);
        assertNotEquals(settings.lasting(), read(CLASSIC.withCanFilters(2).with("protocol", "slcan")).lasting());
        assertEquals(Optional.of("elm327"), settings.lasting().get(Setting.PROTOCOL));
        assertEquals(OptionalInt.of(2), settings.lasting().canFilters());
    }

    @Test
    void takesAnythingInThePlaceOfAText() {
        AdapterSettings settings = readStatus(
                "{\"device_id\":\"a\",\"protocol\":{\"x\":[1]},\"mqtt_en\":true,\"mqtt_port\":1883,\"can_mode\":null,"
                        + "\"mdns\":\"" + "x".repeat(300) + "\",\"uptime\":\"1\\u0000\\n2\"}")
                .orElseThrow();

        assertEquals(Optional.of(true), settings.isEnabled(Setting.MQTT));
        assertEquals(Optional.of("1883"), settings.get(Setting.BROKER_PORT));
        assertEquals(Optional.empty(), settings.get(Setting.PROTOCOL));
        assertEquals(Optional.empty(), settings.get(Setting.CAN_MODE));
        assertEquals(Optional.empty(), settings.get(Setting.HOST_NAME));
        assertEquals(Optional.of("1 2"), settings.get(Setting.UPTIME));
    }

    @Test
    void theIdStandsInThePlaceThatFactorySettingsHaveForIt() {
        AdapterSettings settings = read(CLASSIC.with("mqtt_rx_topic", "wican/%s/can/rx").with("mqtt_tx_topic", "a/#"));

        assertEquals(Optional.of("wican/" + ID + "/can/rx"), settings.topic(Setting.RX_TOPIC));
        assertEquals(Optional.empty(), settings.topic(Setting.TX_TOPIC), "that is no topic");
    }

    @Test
    void aProThatChangesItsProtocolPollsAsSoonAsOneOfThemDoes() {
        AdapterPages smart = PRO.with("wifi_mode", "SmartConnect").with("protocol", "slcan");

        assertEquals(Optional.of("elm327"), read(smart).protocol());
        assertEquals(Optional.of("auto_pid"), read(smart.with("drive_protocol", "auto_pid")).protocol());
        assertEquals(Optional.of("auto_pid"), read(smart.with("home_protocol", "auto_pid")).protocol());
        assertEquals(Optional.of("elm327"), read(PRO.with("home_protocol", "auto_pid")).protocol());
    }

    @Test
    void anAdapterWithoutClockSaysSo() {
        assertEquals(Optional.of(false), read(CLASSIC.with("timestamp", "0")).hasClock());
        assertEquals(Optional.of(false), read(CLASSIC.with("timestamp", "4711")).hasClock());
        assertEquals(Optional.of(false), read(CLASSIC.with("timestamp", "1577836799")).hasClock());
        assertEquals(Optional.of(true), read(CLASSIC.with("timestamp", "1577836800")).hasClock());
        assertEquals(Optional.empty(), read(CLASSIC.without("timestamp")).hasClock());
    }

    // AutoPID

    @ParameterizedTest
    @MethodSource("adapters")
    void readsTheTopicOfTheGroup(AdapterPages adapter) {
        assertEquals(Set.of("car/values"), read(adapter.withAutoPid(Optional.of("car/values"))).autoPidTopics());
        assertEquals(Set.of(), read(adapter.withAutoPid(Optional.empty())).autoPidTopics());
        assertEquals(Set.of("wican/" + ID + "/automate"),
                read(adapter.withAutoPid(Optional.of("wican/%s/automate"))).autoPidTopics());
    }

    @Test
    void aGroupWithoutTopicOfItsOwnGoesToTheRxTopic() {
        String group = "{\"grouping\":\"enable\",\"group_dest_type\":\"%s\",\"destination\":\"\"}";
        String rx = "wican/" + ID + "/can/rx";

        assertEquals(Set.of(rx), read(CLASSIC.withAutoPid(group.formatted("MQTT_Topic"))).autoPidTopics());
        assertEquals(Set.of(), read(CLASSIC.withAutoPid(group.formatted("Default"))).autoPidTopics());
        assertEquals(Set.of(rx), read(PRO.withAutoPid(group.formatted("Default"))).autoPidTopics());
        assertEquals(Set.of(), read(PRO.withAutoPid(group.formatted("HTTPS"))).autoPidTopics());
    }

    @Test
    void aGroupThatIsSwitchedOffGoesNowhere() {
        String off = "{\"grouping\":\"disable\",\"group_dest_type\":\"MQTT_Topic\",\"destination\":\"car/values\"}";
        String pro = "{\"destinations\":[{\"type\":\"MQTT_Topic\",\"destination\":\"car/a\",\"enabled\":false},"
                + "{\"destination\":\"car/b\",\"enabled\":true,\"type\":\"MQTT_WallBox\"},7,"
                + "{\"type\":\"MQTT_Topic\",\"enabled\":true}]}";

        assertEquals(Set.of(), read(CLASSIC.withAutoPid(off)).autoPidTopics());
        assertEquals(Set.of("car/values"), read(PRO.withAutoPid(off)).autoPidTopics(), "a Pro always groups");
        assertEquals(Set.of("car/b"), read(PRO.withAutoPid(pro)).autoPidTopics());
    }

    @Test
    void aParameterMayHaveATopicOfItsOwn() {
        String pids = "{\"grouping\":\"disable\",\"standard_pids\":\"%s\",\"pids\":["
                + "{\"Name\":\"SOC\",\"Type\":\"MQTT_Topic\",\"Send_to\":\"car/soc\"},"
                + "{\"Name\":\"RANGE\",\"Type\":\"MQTT_WallBox\",\"Send_to\":\"car/range\"},"
                + "{\"Name\":\"SOH\",\"Type\":\"Default\",\"Send_to\":\"car/soh\"},"
                + "{\"Name\":\"HV_V\",\"Type\":\"MQTT_Topic\",\"Send_to\":\"\"}],"
                + "\"std_pids\":[{\"Name\":\"0C-EngineRPM\",\"Type\":\"MQTT_Topic\",\"Send_to\":\"car/rpm\"}]}";
        String rx = "wican/" + ID + "/can/rx";

        assertEquals(Set.of("car/soc", "car/range", rx),
                read(CLASSIC.withAutoPid(pids.formatted("disable"))).autoPidTopics());
        assertEquals(Set.of("car/soc", "car/range", rx, "car/rpm"),
                read(CLASSIC.withAutoPid(pids.formatted("enable"))).autoPidTopics());
    }

    @Test
    void readsUnitClassAndLimitsWhereTheAdapterHasThem() {
        String pids = "{\"pids\":[{\"Name\":\"SOC\",\"unit\":\"%\",\"class\":\"battery\",\"MinValue\":\"0\",\"MaxValue\":\"100\"},"
                + "{\"Name\":\"X\",\"unit\":\"none\",\"class\":\"none\",\"MinValue\":\"\",\"MaxValue\":\"abc\"},"
                + "{\"Name\":\"\",\"unit\":\"V\"},{\"Name\":\"PLUG\",\"sensor_type\":\"binary\"}]}";

        assertEquals(
                List.of(new AutoPidParameter("SOC", "%", "battery", OptionalDouble.of(0), OptionalDouble.of(100),
                        Destination.NONE), parameter("X", "", ""), parameter("PLUG", "", "binary")),
                autoPid(CLASSIC.withAutoPid(pids)).parameters());
    }

    @Test
    void joinsWhatThePagesSayOfOneParameter() {
        AdapterPages adapter = CLASSIC.withAutoPid("{\"car_specific\":\"enable\",\"car_model\":\"Nissan: Leaf\"}")
                .withCarProfile(
                        "{\"cars\":[{\"car_model\":\"Nissan: Leaf\",\"init\":\"ATSP6;\",\"pids\":[{\"pid\":\"2101\","
                                + "\"parameters\":[{\"name\":\"SOC\",\"min\":\"5\",\"max\":\"95\",\"type\":\"MQTT_Topic\","
                                + "\"send_to\":\"car/soc\"}]}]},{\"pids\":[{\"parameters\":[{\"name\":\"OTHER\"}]}]}]}")
                .withParameters("{\"SOC\":{\"class\":\"battery\",\"unit\":\"%\"}}");

        assertEquals(List.of(new AutoPidParameter("SOC", "%", "battery", OptionalDouble.of(5), OptionalDouble.of(95),
                new Destination(Destination.Type.TOPIC, "car/soc"))), autoPid(adapter).parameters());
        assertEquals(Set.of("car/soc"), read(adapter).autoPidTopics());
        assertEquals("Nissan: Leaf", autoPid(adapter).carModel());
    }

    @Test
    void aCarProfileThatIsNotPolledDoesNotCount() {
        AdapterPages adapter = CLASSIC.withAutoPid("{\"car_specific\":\"disable\"}")
                .withCarProfile("{\"cars\":[{\"pids\":[{\"parameters\":[{\"name\":\"SOC\"}]}]}]}");

        assertEquals(List.of(), autoPid(adapter).parameters());
    }

    @Test
    void whatIsNeitherValueNorListIsPassedOver() {
        AdapterPages adapter = CLASSIC
                .withAutoPid("{\"x\":{\"pids\":[1]},\"std_pids\":7,\"destinations\":{\"a\":1},"
                        + "\"grouping\":\"enable\",\"group_dest_type\":\"MQTT_Topic\",\"destination\":\"a/b\","
                        + "\"pids\":[3,{\"Name\":\"SOC\"},{\"Name\":\"\"}]}")
                .withParameters("{\"SOH\":7,\"\":{},\"A\":{\"unit\":\"%\"}}");

        assertEquals(List.of(parameter("SOC", "", ""), parameter("A", "%", "")), autoPid(adapter).parameters());
        assertEquals(Set.of("a/b"), read(adapter).autoPidTopics());
    }

    @Test
    void parametersWithoutANameAreLeftOut() {
        AdapterPages adapter = CLASSIC.withAutoPid("{\"car_specific\":\"enable\"}").withCarProfile(
                "{\"cars\":[{\"pids\":[{\"parameters\":[{\"unit\":\"%\"},{\"name\":\"SOC\"}]}]},{\"pids\":[{\"parameters\":[{\"name\":\"NOT\"}]}]}]}");

        assertEquals(List.of(parameter("SOC", "", "")), autoPid(adapter).parameters());
    }

    @Test
    void standardParametersCountWhereTheyAreSwitchedOn() {
        String standard = "{\"standard_pids\":\"%s\",\"std_pids\":[{\"Name\":\"RPM\"}]}";

        assertEquals(List.of(parameter("RPM", "", "")),
                autoPid(CLASSIC.withAutoPid(standard.formatted("enable"))).parameters());
        assertEquals(List.of(), autoPid(CLASSIC.withAutoPid(standard.formatted("disable"))).parameters());
    }

    @Test
    void theListOfParametersMayBeAProfile() {
        AdapterPages adapter = CLASSIC.withAutoPid("{\"car_specific\":\"enable\"}")
                .withParameters("{\"cars\":[{\"pids\":[{\"parameters\":[{\"name\":\"SOC\",\"unit\":\"%\"}]}]}]}");

        assertEquals(List.of(parameter("SOC", "%", "")), autoPid(adapter).parameters());
    }

    @Test
    void aProReadsTheBusToo() {
        AdapterPages adapter = PRO.withAutoPid("{\"disable_on_sleep_voltage\":\"automate_threshold\","
                + "\"pid_polling_min_voltage\":13.2,\"can_filters\":[{\"frame_id\":\"0x3C0\",\"parameters\":["
                + "{\"name\":\"SPEED\",\"unit\":\"km/h\",\"class\":\"speed\"}]}]}");

        assertEquals(List.of(parameter("SPEED", "km/h", "speed")), autoPid(adapter).parameters());
        assertEquals(OptionalDouble.of(13.2), autoPid(adapter).minimumVoltage());
    }

    @Test
    void anAdapterInWhichNothingIsStoredSaysNone() {
        assertEquals(Optional.of(AutoPidSettings.NONE), read(CLASSIC).autoPid());
        assertEquals(Optional.empty(), read(CLASSIC.withAutoPid("<html>")).autoPid());
    }

    private static AutoPidSettings autoPid(AdapterPages adapter) {
        return read(adapter).autoPid().orElseThrow();
    }

    private static AutoPidParameter parameter(String name, String unit, String kind) {
        return new AutoPidParameter(name, unit, kind, OptionalDouble.empty(), OptionalDouble.empty(), Destination.NONE);
    }
}
