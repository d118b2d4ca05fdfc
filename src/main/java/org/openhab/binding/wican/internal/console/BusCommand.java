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

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.handler.WicanHandler;
import org.openhab.binding.wican.internal.monitor.hearing.BusCensus;
import org.openhab.binding.wican.internal.monitor.hearing.BusId;
import org.openhab.core.io.console.Console;

/**
 * The {@link BusCommand} shows what a car sends by itself, for whoever looks for a value in it.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class BusCommand {

    private static final int SECONDS = 10;
    private static final int MOST_SECONDS = 300;
    private static final int MARGIN = 5;

    private BusCommand() {
    }

    /**
     * Listens for a while and prints a line for each id. The thread of the console waits as long.
     *
     * @param options nothing, or for how many seconds
     */
    static void run(WicanHandler handler, List<String> options, Console console) {
        int seconds = options.isEmpty() ? SECONDS : seconds(options.get(0));
        Optional<CompletableFuture<BusCensus>> census = handler.listenToBus(Duration.ofSeconds(seconds));
        if (census.isEmpty()) {
            console.println("The Thing is not ready: look at its status.");
            return;
        }
        console.println("Listening for " + seconds + " seconds …");
        try {
            print(census.get().get(seconds + MARGIN, TimeUnit.SECONDS), console);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            console.println("Listening has failed: " + e);
        }
    }

    private static int seconds(String text) {
        try {
            int seconds = Integer.parseInt(text);
            if (seconds >= 1 && seconds <= MOST_SECONDS) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException("'" + text + "' is no number of seconds from 1 to " + MOST_SECONDS);
    }

    private static void print(BusCensus census, Console console) {
        List<BusId> ids = census.ids();
        if (ids.isEmpty()) {
            console.println("Nothing is on the bus. If the car is awake: tick RX Topic on the web page of the adapter,"
                    + " and remove its CAN filters.");
            return;
        }
        ids.forEach(id -> console.println(line(id, census.rate(id))));
        console.println(ids.size() + " ids. The next report of the Thing has this list, too.");
    }

    private static String line(BusId id, double rate) {
        String bytes = HexFormat.ofDelimiter(" ").withUpperCase().formatHex(id.last().bytes(0, id.last().length()));
        String changing = id.changing().stream().map(index -> "B" + index).collect(Collectors.joining(" "));
        return String.format(Locale.ROOT, "%-8s  %d bytes  %7.1f/s  %-23s  %s", id.id(), id.last().length(), rate,
                bytes, changing.isEmpty() ? "the same each time" : "changing: " + changing);
    }
}
