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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.adapter.settings.SettingsTable.Row;
import org.openhab.binding.wican.internal.adapter.settings.SettingsTable.Verdict;
import org.openhab.binding.wican.internal.simulator.AdapterPages;

/**
 * Tests for {@link SettingsTable}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class SettingsTableTest {

    private static final String ID = "12345678901d";
    private static final AdapterPages CLASSIC = AdapterPages.classic(ID);
    private static final AdapterPages PRO = AdapterPages.pro(ID);

    @ParameterizedTest
    @CsvSource({ "ASK, mqtt_en, enable, Settings → MQTT, RIGHT", "ASK, mqtt_en, disable, Settings → MQTT, WRONG",
            "ASK, sleep_status, disable, Power Saving → Sleep Mode, WARNING",
            "ASK, can_datarate, 250K, Settings → CAN Bitrate, FACT",
            "ASK, mqtt_tx_topic, my/tx, Settings → TX Topic, WRONG",
            "HEAR, mqtt_tx_topic, my/tx, Settings → TX Topic, IRRELEVANT",
            "LISTEN, mqtt_tx_topic, my/tx, Settings → TX Topic, IRRELEVANT",
            "ASK, mqtt_rx_topic, my/rx, Settings → RX Topic, WRONG",
            "LISTEN, mqtt_rx_topic, my/rx, Settings → RX Topic, IRRELEVANT",
            "ASK, mqtt_tx_en, disable, 'Settings → TX Topic, check box', WRONG",
            "LISTEN, mqtt_tx_en, disable, 'Settings → TX Topic, check box', IRRELEVANT",
            "ASK, can_mode, silent, Settings → CAN Mode, WRONG", "ASK, can_mode, normal, Settings → CAN Mode, RIGHT",
            "HEAR, can_mode, silent, Settings → CAN Mode, IRRELEVANT",
            "LISTEN, can_mode, silent, Settings → CAN Mode, WRONG", "ASK, timestamp, 7, Status → Time, IRRELEVANT",
            "LISTEN, timestamp, 7, Status → Time, WARNING" })
    void eachSettingIsShownWithWhatItMeansForTheWay(Way way, String key, String value, String label, Verdict verdict) {
        AdapterPages adapter = way == Way.LISTEN ? CLASSIC.with("protocol", "auto_pid") : CLASSIC;

        assertEquals(new Row(label, value, verdict), row(adapter.with(key, value), way, label).orElseThrow());
    }

    @Test
    void aProPollsThoughItsCanModeIsSilent() {
        assertEquals(Verdict.IRRELEVANT,
                row(PRO.with("protocol", "auto_pid").with("can_mode", "silent"), Way.LISTEN, "Settings → CAN Mode")
                        .orElseThrow().verdict());
    }

    @Test
    void whatIsEmptyOrNotToldIsNotShown() {
        assertEquals(Optional.empty(), row(CLASSIC.with("mqtt_port", ""), Way.ASK, "Settings → MQTT Port"));
        assertEquals(Optional.empty(), row(CLASSIC.without("mqtt_elm327_log"), Way.ASK, "Settings → MQTT elm327 log"));
    }

    @Test
    void aBoxThatIsNotStoredIsNotTicked() {
        String label = "Settings → TX Topic, check box";
        AdapterPages without = CLASSIC.without("mqtt_tx_en");

        assertEquals(new Row(label, "not stored: disable", Verdict.WRONG), row(without, Way.ASK, label).orElseThrow());
        assertEquals(Optional.empty(), row(without.with("fw_version", "3.24"), Way.ASK, label), "it has no boxes");
    }

    @ParameterizedTest
    @CsvSource({ "ASK, 0, RIGHT", "ASK, 2, WRONG", "HEAR, 2, WRONG", "LISTEN, 2, IRRELEVANT" })
    void filtersAreCounted(Way way, int count, Verdict verdict) {
        String label = "Settings → MQTT CAN Filter";

        assertEquals(new Row(label, String.valueOf(count), verdict),
                row(CLASSIC.withCanFilters(count), way, label).orElseThrow());
    }

    @Test
    void whatThePollingIsSetToIsShown() {
        AdapterPages adapter = PRO.with("protocol", "auto_pid").withAutoPid("{\"grouping\":\"enable\","
                + "\"group_dest_type\":\"MQTT_Topic\",\"destination\":\"wican/" + ID + "/autopid\","
                + "\"autopid_polling\":\"disable\",\"cycle\":\"5000\",\"car_specific\":\"disable\","
                + "\"car_model\":\"Nissan: Leaf\",\"disable_on_sleep_voltage\":\"automate_threshold\","
                + "\"pid_polling_min_voltage\":13.2,\"pids\":["
                + "{\"Name\":\"SOC\",\"unit\":\"%\",\"class\":\"battery\",\"MinValue\":\"0\",\"MaxValue\":\"100\"},"
                + "{\"Name\":\"LOW\",\"MinValue\":\"1\"},{\"Name\":\"HIGH\",\"MaxValue\":\"2\"},{\"Name\":\"ANY\"}]}");

        assertEquals(
                List.of(new Row("Automate → topics", "wican/" + ID + "/autopid", Verdict.RIGHT),
                        new Row("Automate → Polling", "disable: only on demand", Verdict.FACT),
                        new Row("Automate → Cycle Time", "5000 ms", Verdict.FACT),
                        new Row("Automate → Vehicle Model", "Nissan: Leaf (disabled)", Verdict.FACT),
                        new Row("Automate → PID Polling Min Voltage", "13.2 V", Verdict.FACT),
                        new Row("Automate → SOC", "% battery 0.0…100.0", Verdict.FACT),
                        new Row("Automate → LOW", "1.0…", Verdict.FACT),
                        new Row("Automate → HIGH", "…2.0", Verdict.FACT), new Row("Automate → ANY", "", Verdict.FACT)),
                autoPid(adapter, Way.LISTEN));
        assertEquals(List.of(Verdict.IRRELEVANT),
                autoPid(adapter, Way.ASK).stream().map(Row::verdict).distinct().toList());
    }

    @Test
    void whereNothingIsPolledOnlyTheMissingTopicIsShown() {
        assertEquals(List.of(new Row("Automate → topics", "none", Verdict.WRONG)),
                autoPid(CLASSIC.with("protocol", "auto_pid"), Way.LISTEN));
        assertEquals(List.of(new Row("Automate → topics", "none", Verdict.IRRELEVANT)), autoPid(CLASSIC, Way.ASK));
    }

    @Test
    void aVehicleThatIsPolledIsShownAsItIs() {
        assertEquals(new Row("Automate → Vehicle Model", "Nissan: Leaf", Verdict.FACT),
                row(CLASSIC.with("protocol", "auto_pid")
                        .withAutoPid("{\"car_specific\":\"enable\",\"car_model\":\"Nissan: Leaf\"}"), Way.LISTEN,
                        "Automate → Vehicle Model").orElseThrow());
    }

    private static List<Row> autoPid(AdapterPages adapter, Way way) {
        return rows(adapter, way).stream().filter(row -> row.label().startsWith("Automate")).toList();
    }

    private static Optional<Row> row(AdapterPages adapter, Way way, String label) {
        return rows(adapter, way).stream().filter(row -> row.label().equals(label)).findFirst();
    }

    private static List<Row> rows(AdapterPages adapter, Way way) {
        return SettingsTable.of(SettingsReaderTest.read(adapter),
                new Circumstances(way, AdapterTopics.of(ID), Optional.empty()));
    }
}
