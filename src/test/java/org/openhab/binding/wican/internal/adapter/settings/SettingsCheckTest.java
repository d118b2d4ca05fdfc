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

import static org.junit.jupiter.api.Assertions.*;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.openhab.binding.wican.internal.adapter.settings.Fault.*;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.adapter.settings.SettingsTable.Row;
import org.openhab.binding.wican.internal.adapter.settings.SettingsTable.Verdict;
import org.openhab.binding.wican.internal.simulator.AdapterPages;

/**
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class SettingsCheckTest {

    private static final String ID = "12345678901d";
    private static final AdapterTopics TOPICS = AdapterTopics.of(ID);
    private static final String POLLING = "wican/" + ID + "/automate";

    private static List<AdapterPages> adapters(Way way) {
        return Stream.of(AdapterPages.classic(ID), AdapterPages.pro(ID))
                .map(adapter -> way == Way.LISTEN
                        ? adapter.with("protocol", "auto_pid").withAutoPid(Optional.of(POLLING))
                        : adapter)
                .toList();
    }

    private static List<Fault> check(AdapterPages adapter, Way way) {
        return check(adapter, new Circumstances(way, TOPICS, Optional.empty()));
    }

    private static List<Fault> check(AdapterPages adapter, Circumstances circumstances) {
        return SettingsCheck.of(SettingsReaderTest.read(adapter), circumstances).stream().map(Finding::fault).toList();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void blamesNothingWhereAllIsRight(Way way) {
        adapters(way).forEach(adapter -> assertEquals(List.of(), check(adapter, way)));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(mistake(Way.ASK, MQTT_DISABLED, "mqtt_en", "disable"),
                mistake(Way.ASK, OTHER_PROTOCOL, "protocol", "slcan"),
                mistake(Way.ASK, OTHER_PROTOCOL, "protocol", "savvycan"),
                mistake(Way.ASK, OTHER_PROTOCOL, "protocol", "realdash66"),
                mistake(Way.ASK, POLLS_BY_ITSELF, "protocol", "auto_pid"),
                mistake(Way.ASK, SILENT, "can_mode", "silent"),
                mistake(Way.ASK, Fault.ELM327_LOG, "mqtt_elm327_log", "enable"),
                mistake(Way.ASK, TX_NOT_TICKED, "mqtt_tx_en", "disable"),
                mistake(Way.ASK, RX_NOT_TICKED, "mqtt_rx_en", "disable"),
                mistake(Way.ASK, OTHER_TX_TOPIC, "mqtt_tx_topic", "my/tx"),
                mistake(Way.ASK, OTHER_RX_TOPIC, "mqtt_rx_topic", "my/rx"),
                mistake(Way.ASK, OTHER_STATUS_TOPIC, "mqtt_status_topic", "my/status"),
                mistake(Way.ASK, NEVER_SLEEPS, "sleep_status", "disable"),
                mistake(Way.HEAR, RX_NOT_TICKED, "mqtt_rx_en", "disable"),
                mistake(Way.HEAR, POLLS_BY_ITSELF, "protocol", "auto_pid"),
                mistake(Way.LISTEN, MQTT_DISABLED, "mqtt_en", "disable"),
                mistake(Way.LISTEN, DOES_NOT_POLL, "protocol", "elm327"),
                mistake(Way.LISTEN, DOES_NOT_POLL, "protocol", "slcan"),
                mistake(Way.LISTEN, NO_CLOCK, "timestamp", "7"),
                mistake(Way.LISTEN, NEVER_SLEEPS, "sleep_status", "disable"),
                mistake(Way.LISTEN, OTHER_STATUS_TOPIC, "mqtt_status_topic", "my/status"));
    }

    private static Arguments mistake(Way way, Fault fault, String key, String value) {
        UnaryOperator<AdapterPages> make = adapter -> adapter.with(key, value);
        UnaryOperator<AdapterPages> lack = adapter -> adapter.without(key);
        return arguments(way, fault, key + "=" + value, make, lack);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("mistakes")
    void namesTheOneMistakeOfAnyAdapter(Way way, Fault fault, String what, UnaryOperator<AdapterPages> make,
            UnaryOperator<AdapterPages> lack) {
        adapters(way).forEach(adapter -> assertEquals(List.of(fault), check(make.apply(adapter), way)));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("mistakes")
    void blamesNoSettingThatAFirmwareLacks(Way way, Fault fault, String what, UnaryOperator<AdapterPages> make,
            UnaryOperator<AdapterPages> lack) {
        boolean isBox = fault == TX_NOT_TICKED || fault == RX_NOT_TICKED;
        adapters(way)
                .forEach(adapter -> assertEquals(isBox ? List.of(fault) : List.of(), check(lack.apply(adapter), way)));
    }

    @Test
    void namesTheFiltersThatTakeThePlaceOfFrames() {
        adapters(Way.ASK).forEach(adapter -> {
            assertEquals(List.of(Fault.CAN_FILTERS), check(adapter.withCanFilters(3), Way.ASK));
            assertEquals(List.of(Fault.CAN_FILTERS), check(adapter.withCanFilters(1), Way.HEAR));
            assertEquals(List.of(), check(adapter.withCanFilters(0), Way.ASK));
        });
        adapters(Way.LISTEN).forEach(adapter -> assertEquals(List.of(), check(adapter.withCanFilters(1), Way.LISTEN)));
    }

    @Test
    void namesAutoPidThatGoesToNoTopic() {
        adapters(Way.LISTEN).forEach(adapter -> {
            assertEquals(List.of(NO_AUTO_PID_TOPIC), check(adapter.withAutoPid(Optional.empty()), Way.LISTEN));
            assertEquals(List.of(NO_AUTO_PID_TOPIC), check(adapter.withAutoPid("NONE"), Way.LISTEN));
            assertEquals(List.of(), check(adapter.withAutoPid("<html>"), Way.LISTEN), "that could not be read");
            assertEquals(List.of(OTHER_AUTO_PID_TOPIC),
                    check(adapter.withAutoPid(Optional.of("car/values")), Way.LISTEN));
            assertEquals(List.of(), check(adapter.withAutoPid(Optional.of(TOPICS.rx())), Way.LISTEN));
        });
    }

    @Test
    void aClassicAdapterThatMustNotSendCanNotPoll() {
        assertEquals(List.of(SILENT), check(adapters(Way.LISTEN).get(0).with("can_mode", "silent"), Way.LISTEN));
        assertEquals(List.of(), check(adapters(Way.LISTEN).get(1).with("can_mode", "silent"), Way.LISTEN));
        assertEquals(List.of(), check(adapters(Way.HEAR).get(0).with("can_mode", "silent"), Way.HEAR));
    }

    @Test
    void namesAnotherBrokerWhereThatCanBeTold() {
        AdapterPages adapter = AdapterPages.classic(ID).with("mqtt_url", "mqtt://me:secret@192.168.1.9")
                .with("mqtt_port", "1884");

        List<Finding> findings = SettingsCheck.of(SettingsReaderTest.read(adapter),
                new Circumstances(Way.ASK, TOPICS, Optional.of(false)));
        assertEquals(List.of(new Finding(OTHER_BROKER, "192.168.1.9:1884")), findings);
        assertEquals(List.of(), check(adapter, new Circumstances(Way.ASK, TOPICS, Optional.of(true))));
        assertEquals(List.of(MQTT_DISABLED),
                check(adapter.with("mqtt_en", "disable"), new Circumstances(Way.ASK, TOPICS, Optional.of(false))));
    }

    @Test
    void parametersOfTheThingAreWhatTheAdapterHasToGoWith() {
        AdapterPages adapter = AdapterPages.classic(ID).with("mqtt_tx_topic", "my/tx");

        assertEquals(List.of(), check(adapter, new Circumstances(Way.ASK, TOPICS.withTx("my/tx"), Optional.empty())));
    }

    @Test
    void namesEveryMistakeTheWorstFirst() {
        AdapterPages adapter = AdapterPages.classic(ID).with("sleep_status", "disable").with("mqtt_tx_en", "disable")
                .with("mqtt_rx_en", "disable").with("protocol", "slcan").with("mqtt_en", "disable").withCanFilters(1);

        assertEquals(
                List.of(MQTT_DISABLED, OTHER_PROTOCOL, TX_NOT_TICKED, RX_NOT_TICKED, Fault.CAN_FILTERS, NEVER_SLEEPS),
                check(adapter, Way.ASK));
    }

    // The table

    private static Map<String, Verdict> verdicts(AdapterPages adapter, Way way) {
        return SettingsTable.of(SettingsReaderTest.read(adapter), new Circumstances(way, TOPICS, Optional.empty()))
                .stream().collect(Collectors.toMap(Row::label, Row::verdict, (first, second) -> first));
    }

    @Test
    void theTableTellsWhatIsRightWrongAndIrrelevant() {
        AdapterPages adapter = AdapterPages.classic(ID).with("mqtt_rx_en", "disable").with("sleep_status", "disable");

        Map<String, Verdict> asking = verdicts(adapter, Way.ASK);
        assertEquals(Verdict.RIGHT, asking.get(Setting.TX_TICKED.label()));
        assertEquals(Verdict.WRONG, asking.get(Setting.RX_TICKED.label()));
        assertEquals(Verdict.WARNING, asking.get(Setting.SLEEP.label()));
        assertEquals(Verdict.IRRELEVANT, asking.get(Setting.TIME.label()));
        assertEquals(Verdict.FACT, asking.get(Setting.FIRMWARE.label()));
        assertEquals(Verdict.IRRELEVANT, asking.get("Automate → topics"));
        Map<String, Verdict> listening = verdicts(adapter, Way.LISTEN);
        assertEquals(Verdict.IRRELEVANT, listening.get(Setting.RX_TICKED.label()));
        assertEquals(Verdict.WRONG, listening.get(Setting.PROTOCOL.label()));
        assertEquals(Verdict.WRONG, listening.get("Automate → topics"));
        assertEquals(Verdict.RIGHT, verdicts(AdapterPages.pro(ID), Way.HEAR).get(Setting.RX_TOPIC.label()));
        assertEquals(Verdict.IRRELEVANT, verdicts(AdapterPages.pro(ID), Way.HEAR).get(Setting.TX_TOPIC.label()));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void theTableShowsAllThatWasReadAndNoSecret(Way way) {
        for (AdapterPages adapter : adapters(way)) {
            List<Row> rows = SettingsTable.of(SettingsReaderTest.read(adapter),
                    new Circumstances(way, TOPICS, Optional.empty()));
            String shown = rows.toString();

            SettingsReaderTest.read(adapter).values()
                    .forEach((setting, value) -> assertTrue(
                            rows.stream()
                                    .anyMatch(row -> row.label().equals(setting.label()) && row.value().equals(value)),
                            setting.label()));
            AdapterPages.SECRETS.values().forEach(secret -> assertFalse(shown.contains(secret), secret));
        }
    }

    @Test
    void theTableSaysThatABoxIsNotStored() {
        List<Row> rows = SettingsTable.of(SettingsReaderTest.read(AdapterPages.classic(ID).without("mqtt_tx_en")),
                new Circumstances(Way.ASK, TOPICS, Optional.empty()));

        assertTrue(rows.contains(new Row(Setting.TX_TICKED.label(), "not stored: disable", Verdict.WRONG)),
                rows::toString);
    }
}
