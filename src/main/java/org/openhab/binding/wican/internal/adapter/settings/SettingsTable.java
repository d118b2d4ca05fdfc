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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link SettingsTable} shows a person all that was read of an adapter, with what is right, wrong and irrelevant
 * for
 * the way that was chosen.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class SettingsTable {

    /** What a setting is for the way that was chosen. */
    public enum Verdict {
        RIGHT,
        WRONG,
        /** It works, but should be mended. */
        WARNING,
        IRRELEVANT,
        /** Nothing that could be right or wrong. */
        FACT
    }

    /**
     * @param label where it stands on the adapter's web page
     * @param value what it is
     * @param verdict what that means
     */
    public record Row(String label, String value, Verdict verdict) {
    }

    private static final String CAN_FILTERS = "Settings → MQTT CAN Filter";
    private static final String AUTO_PID = "Automate → ";

    private SettingsTable() {
    }

    public static List<Row> of(AdapterSettings settings, Circumstances circumstances) {
        List<Finding> findings = SettingsCheck.of(settings, circumstances);
        List<Row> rows = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            Optional<String> value = settings.get(setting);
            if (value.isEmpty() && settings.isTicked(setting).isPresent() && isBox(setting)) {
                value = Optional.of("not stored: disable");
            }
            value.filter(text -> !text.isEmpty()).ifPresent(text -> rows.add(
                    new Row(setting.label(), text, verdict(setting, settings.isPro(), circumstances.way(), findings))));
        }
        settings.canFilters().ifPresent(count -> rows.add(new Row(CAN_FILTERS, String.valueOf(count),
                circumstances.way() == Way.LISTEN ? Verdict.IRRELEVANT : verdict(findings, Fault.CAN_FILTERS))));
        settings.autoPid().ifPresent(autoPid -> autoPid(rows, settings, autoPid, circumstances.way(), findings));
        return List.copyOf(rows);
    }

    private static boolean isBox(Setting setting) {
        return setting == Setting.TX_TICKED || setting == Setting.RX_TICKED;
    }

    private static void autoPid(List<Row> rows, AdapterSettings settings, AutoPidSettings autoPid, Way way,
            List<Finding> findings) {
        boolean isListening = way == Way.LISTEN;
        rows.add(new Row(AUTO_PID + "topics",
                settings.autoPidTopics().isEmpty() ? "none" : String.join(" ", settings.autoPidTopics()),
                isListening ? verdict(findings, Fault.NO_AUTO_PID_TOPIC, Fault.OTHER_AUTO_PID_TOPIC)
                        : Verdict.IRRELEVANT));
        Verdict rest = isListening ? Verdict.FACT : Verdict.IRRELEVANT;
        if (!autoPid.isPolling()) {
            rows.add(new Row(AUTO_PID + "Polling", "disable: only on demand", rest));
        }
        autoPid.cycle().ifPresent(cycle -> rows.add(new Row(AUTO_PID + "Cycle Time", cycle + " ms", rest)));
        if (!autoPid.carModel().isEmpty()) {
            rows.add(new Row(AUTO_PID + "Vehicle Model",
                    autoPid.carModel() + (autoPid.isCarSpecific() ? "" : " (disabled)"), rest));
        }
        autoPid.minimumVoltage()
                .ifPresent(volts -> rows.add(new Row(AUTO_PID + "PID Polling Min Voltage", volts + " V", rest)));
        for (AutoPidParameter parameter : autoPid.parameters()) {
            String limits = parameter.min().isPresent() || parameter.max().isPresent()
                    ? " " + shown(parameter.min()) + "…" + shown(parameter.max())
                    : "";
            rows.add(new Row(AUTO_PID + parameter.name(), (parameter.unit() + " " + parameter.kind() + limits).strip(),
                    rest));
        }
    }

    private static String shown(OptionalDouble limit) {
        return limit.isPresent() ? String.valueOf(limit.getAsDouble()) : "";
    }

    private static Verdict verdict(Setting setting, boolean isPro, Way way, List<Finding> findings) {
        return switch (setting) {
            case MQTT -> verdict(findings, Fault.MQTT_DISABLED);
            case BROKER, BROKER_PORT -> verdict(findings, Fault.OTHER_BROKER);
            case STATUS_TOPIC -> verdict(findings, Fault.OTHER_STATUS_TOPIC);
            case PROTOCOL -> verdict(findings, Fault.POLLS_BY_ITSELF, Fault.DOES_NOT_POLL, Fault.OTHER_PROTOCOL);
            case SLEEP -> verdict(findings, Fault.NEVER_SLEEPS);
            case RX_TOPIC -> ifNot(Way.LISTEN, way, findings, Fault.OTHER_RX_TOPIC);
            case RX_TICKED -> ifNot(Way.LISTEN, way, findings, Fault.RX_NOT_TICKED);
            case ELM327_LOG -> ifNot(Way.LISTEN, way, findings, Fault.ELM327_LOG);
            case TX_TOPIC -> way == Way.ASK ? verdict(findings, Fault.OTHER_TX_TOPIC) : Verdict.IRRELEVANT;
            case TX_TICKED -> way == Way.ASK ? verdict(findings, Fault.TX_NOT_TICKED) : Verdict.IRRELEVANT;
            case CAN_MODE ->
                way == Way.ASK || way == Way.LISTEN && !isPro ? verdict(findings, Fault.SILENT) : Verdict.IRRELEVANT;
            case TIME -> way == Way.LISTEN ? verdict(findings, Fault.NO_CLOCK) : Verdict.IRRELEVANT;
            default -> Verdict.FACT;
        };
    }

    private static Verdict ifNot(Way other, Way way, List<Finding> findings, Fault fault) {
        return way == other ? Verdict.IRRELEVANT : verdict(findings, fault);
    }

    private static Verdict verdict(List<Finding> findings, Fault... faults) {
        List<Fault> known = List.of(faults);
        return findings.stream().map(Finding::fault).filter(known::contains).findFirst()
                .map(fault -> fault.effect() == Fault.Effect.WARNING ? Verdict.WARNING : Verdict.WRONG)
                .orElse(Verdict.RIGHT);
    }
}
