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
package org.openhab.binding.wican.internal.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

import com.google.gson.GsonBuilder;

/**
 * The {@link Benchmarks} run all measurements, print a table, and write it as JSON.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
public final class Benchmarks {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Benchmarks() {
    }

    /**
     * @param arguments the file to write
     */
    public static void main(String[] arguments) throws Exception {
        new Benchmarks().run(Path.of(arguments[0]));
        System.exit(0);
    }

    private void run(Path file) throws Exception {
        measureDecoding();
        double[] arrival = WholeWay.arrival();
        double[] without = WholeWay.sameWayWithoutBinding();
        double[] things = WholeWay.things();
        heading("A message with 20 foreign frames", "foreignMessage", "Binding", "Gson", "JsonPath");
        heard();
        heading("The 8 messages of a Leaf, until the SoC is known", "leafAnswer", "Binding", "Gson", "JsonPath");
        heading("An expression of a profile", "expression", "Compiled", "Interpreted");
        out.println();
        line("From online to the retained message, median", "arrival median ms", arrival[0], "ms");
        line("From online to the retained message, 99th percentile", "arrival p99 ms", arrival[1], "ms");
        line("The same 8 messages without the binding, median", "same way median ms", without[0], "ms");
        line("So the binding and the simulated car add, median", "added median ms", arrival[0] - without[0], "ms");
        line("All bundled profiles read", "profiles ms", WholeWay.profiles(), "ms");
        line("Memory of a watched car", "car kB", WholeWay.memory(), "kB");
        line("A message over the broker, one Thing", "message of 1 Thing us", things[0], "µs");
        line("A message over the broker, 1000 Things", "message of 1000 Things us", things[1], "µs");
        write(file);
    }

    private void measureDecoding() throws Exception {
        Collection<RunResult> results = new Runner(new OptionsBuilder().include(Decoding.class.getName())
                .addProfiler(GCProfiler.class).verbosity(VerboseMode.SILENT).build()).run();
        for (RunResult result : results) {
            String name = result.getPrimaryResult().getLabel();
            figures.put(name + " ns", result.getPrimaryResult().getScore());
            for (Map.Entry<String, Result> secondary : result.getSecondaryResults().entrySet()) {
                if (secondary.getKey().endsWith(ALLOCATED)) {
                    figures.put(name + " bytes", secondary.getValue().getScore());
                }
            }
        }
    }

    private void heading(String title, String prefix, String... kinds) {
        out.println();
        out.println(title);
        double ours = figures.get(prefix + kinds[0] + " ns");
        for (String kind : kinds) {
            double time = figures.get(prefix + kind + " ns");
            out.println(String.format(Locale.ROOT, "  %-12s %12.1f ns %12.0f bytes %8.1f times", kind, time,
                    figures.get(prefix + kind + " bytes"), time / ours));
        }
    }

    /** At most twice the time of a message with nothing but foreign frames. */
    private void heard() {
        out.println();
        out.println("A message with 20 frames, two of them listened to and unchanged");
        out.println(String.format(Locale.ROOT, "  %-12s %12.1f ns %12.0f bytes %8.1f times 20 foreign ones", "Binding",
                figures.get("heardMessageBinding ns"), figures.get("heardMessageBinding bytes"),
                figures.get("heardMessageBinding ns") / figures.get("foreignMessageBinding ns")));
    }

    private void line(String title, String name, double value, String unit) {
        figures.put(name, value);
        out.println(String.format(Locale.ROOT, "%-55s %10.2f %s", title, value, unit));
    }

    private void write(Path file) throws IOException {
        Files.writeString(file, new GsonBuilder().setPrettyPrinting().create().toJson(figures));
    }
}
