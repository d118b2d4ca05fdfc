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
package org.openhab.binding.wican.internal.console;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.settings.SettingsTable;
import org.openhab.binding.wican.internal.adapter.settings.SettingsTable.Row;
import org.openhab.binding.wican.internal.adapter.settings.SettingsTable.Verdict;
import org.openhab.binding.wican.internal.handler.AdapterReading;
import org.openhab.binding.wican.internal.handler.WicanHandler;
import org.openhab.core.io.console.Console;

/**
 * The {@link AdapterCommand} shows how an adapter is set up, read just now.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class AdapterCommand {

    private AdapterCommand() {
    }

    static void show(WicanHandler handler, Console console) {
        if (handler.adapterAddress().isEmpty()) {
            console.println(
                    "Nobody knows where the adapter is: mDNS has not found it. Enter its name or address as host "
                            + "in the Thing.");
            return;
        }
        Optional<AdapterReading> reading = handler.readAdapter();
        if (reading.isEmpty()) {
            console.println("The adapter could not be read at "
                    + handler.adapterAddress().map(address -> address.url("/")).orElse("its address")
                    + ": it is away, or another device is there, or the Thing is not at work.");
            return;
        }
        List<Row> rows = SettingsTable.of(reading.get().settings(), reading.get().circumstances());
        int labels = rows.stream().map(Row::label).mapToInt(String::length).max().orElse(0);
        int values = rows.stream().map(Row::value).mapToInt(String::length).max().orElse(0);
        for (Row row : rows) {
            console.println(
                    (padded(row.label(), labels) + "  " + padded(row.value(), values) + "  " + shown(row.verdict()))
                            .stripTrailing());
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String shown(Verdict verdict) {
        return switch (verdict) {
            case RIGHT -> "right";
            case WRONG -> "WRONG";
            case WARNING -> "should be changed";
            case IRRELEVANT -> "irrelevant";
            case FACT -> "";
        };
    }
}
