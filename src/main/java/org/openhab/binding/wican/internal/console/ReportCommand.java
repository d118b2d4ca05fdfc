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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.handler.WicanHandler;
import org.openhab.binding.wican.internal.monitor.CarMonitor;
import org.openhab.binding.wican.internal.report.RecordingText;
import org.openhab.binding.wican.internal.report.Report;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.core.io.console.Console;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link ReportCommand} writes down what a car has answered, for those who know how to make a profile of it.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class ReportCommand {

    static final String ASK = "--ask";
    static final String YES = "--yes";

    private static final DateTimeFormatter FILE = DateTimeFormatter.ofPattern("'report-'uuuuMMdd-HHmmss'.json'");
    private static final double MILLISECONDS = 1000;

    private final Logger logger = LoggerFactory.getLogger(ReportCommand.class);

    private final Path folder;
    private final Clock clock;

    /**
     * @param folder where reports are written
     * @param clock the time that names them
     */
    ReportCommand(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Writes a report of what the car was asked since it came home. */
    void write(WicanHandler handler, Console console) {
        Path file = file();
        try {
            write(handler, List.of(), file);
            console.println("Written to " + file + ". Have a look at it before you pass it on.");
        } catch (IOException e) {
            console.println("The report can't be written to " + file + ": " + e);
        }
    }

    /**
     * Asks the car all that the profiles of a make know, and writes a report then.
     *
     * @param profiles those of the make
     * @param isAllowed whether the user has seen how many requests that are
     */
    void askAndWrite(WicanHandler handler, List<VehicleProfile> profiles, boolean isAllowed, Console console) {
        List<DiagnosticRequest> requests = DiagnosticRequest
                .oncePerFrame(profiles.stream().flatMap(profile -> profile.queries().stream()).map(Query::request));
        String cost = "%d requests that only read, each once, in at most %.0f seconds".formatted(requests.size(),
                Math.ceil(CarMonitor.timeToAsk(requests.size()).toMillis() / MILLISECONDS));
        Path file = file();
        if (!isAllowed) {
            console.println("The car will be asked " + cost + ". If you want that, repeat the command with " + YES);
        } else if (handler.ask(requests, () -> writeAfterwards(handler, profiles, file, console))) {
            console.println("The car is being asked " + cost + ". Wait for the end, it is told here.");
        } else {
            console.println("The car can't be asked now: it is away, its 12 V battery is weak, it is already being"
                    + " asked so, or the Thing is set to AutoPID.");
        }
    }

    /** The console may be closed by now: what it was to tell is then in the report alone. */
    private void writeAfterwards(WicanHandler handler, List<VehicleProfile> profiles, Path file, Console console) {
        try {
            write(handler, profiles, file);
            console.println("Done. " + new Report(handler.findings(), profiles).summary() + ". Written to " + file
                    + ". Have a look at it before you pass it on.");
        } catch (IOException e) {
            logger.warn("The report can't be written to {}: {}", file, e.toString());
            console.println("The report can't be written to " + file + ": " + e);
        }
    }

    private Path file() {
        return folder.resolve(FILE.format(LocalDateTime.now(clock)));
    }

    private void write(WicanHandler handler, Collection<VehicleProfile> others, Path file) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file, new Report(handler.findings(), others).text(version(), OffsetDateTime.now(clock)));
    }

    private static String version() {
        @Nullable
        Bundle bundle = FrameworkUtil.getBundle(ReportCommand.class);
        return bundle == null ? "unknown" : bundle.getVersion().toString();
    }

    /** Turns a report into recordings, beside it. */
    void importReport(String name, Console console) {
        try {
            Path report = Path.of(name);
            Path recordings = report.resolveSibling(report.getFileName() + ".txt");
            String text = RecordingText.of(Files.readString(report));
            Files.writeString(recordings, text);
            long number = text.lines().filter(line -> line.startsWith("car ")).count();
            console.println(number + " recordings are in " + recordings);
        } catch (IOException | IllegalArgumentException e) {
            console.println("The report " + name + " can't be read: " + e.getMessage());
        }
    }

    /**
     * @return the profiles of a make
     * @throws IllegalArgumentException if there are none
     */
    static List<VehicleProfile> ofMake(String make, List<VehicleProfile> all) {
        List<VehicleProfile> profiles = all.stream().filter(profile -> profile.make().equalsIgnoreCase(make)).toList();
        if (profiles.isEmpty()) {
            throw new IllegalArgumentException("There is no make '" + make + "'. These are known: "
                    + all.stream().map(VehicleProfile::make).distinct().collect(Collectors.joining(", ")));
        }
        return profiles;
    }
}
