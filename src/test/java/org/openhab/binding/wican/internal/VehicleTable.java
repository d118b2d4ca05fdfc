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
package org.openhab.binding.wican.internal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.monitor.survey.RecognitionTable;
import org.openhab.binding.wican.internal.vehicle.Evidence;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;

/**
 * The {@link VehicleTable} is the table of the bundled vehicles in doc/vehicles.md, and that of their makes there.
 * Its main method, which {@code mvn -q -Ptables} runs, writes these two, the one that tells how many are recognised,
 * and the index of the bundled files.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class VehicleTable {

    /** What to do when a table is out of date. */
    public static final String COMMAND = "mvn -q -Ptables writes the index and all tables";

    static final String MAKES_HEAD = "| Make | Models |";
    static final String VEHICLES_HEAD = "| Vehicle | id | Values | Evidence |";

    private static final Path DOCUMENT = Path.of("doc", "vehicles.md");
    private static final Path PROFILES = Path.of("src", "main", "resources", "vehicles");
    private static final String INDEX = "index.txt";

    /** Without a user's folder only the bundled profiles are there. */
    private static final VehicleLibrary BUNDLED = new VehicleLibrary(Path.of("no-such-folder"));

    /** Years, batteries and variants: what matters when one chooses. */
    private static final Pattern DETAILS = Pattern.compile(" *\\(.*|[,:] .*");

    private VehicleTable() {
    }

    /** Runs in the folder of the project. */
    public static void main(String[] args) throws IOException, URISyntaxException {
        String index = index(PROFILES);
        Files.writeString(PROFILES.resolve(INDEX), index);
        URL compiled = Objects.requireNonNull(VehicleTable.class.getResource("/vehicles/" + INDEX));
        Files.writeString(Path.of(compiled.toURI()), index);
        Files.writeString(DOCUMENT, current(Files.readString(DOCUMENT)));
        System.exit(0); // what simulated cars leave behind would keep the JVM running
    }

    static String index(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")).sorted()
                    .map(name -> name + "\n").collect(Collectors.joining());
        }
    }

    private static String current(String document) {
        return replace(replace(replace(document, MAKES_HEAD, makes()), RecognitionTable.HEAD, RecognitionTable.rows()),
                VEHICLES_HEAD, rows());
    }

    /** Puts rows in the place of those below the head of a table. */
    static String replace(String document, String head, List<String> rows) {
        Matcher table = Pattern.compile(Pattern.quote(head + "\n") + "(\\|[-|]+\\|\n)(?:\\|.*\n)*").matcher(document);
        if (!table.find()) {
            throw new IllegalArgumentException("There is no table " + head);
        }
        return document.substring(0, table.start()) + head + "\n" + table.group(1)
                + rows.stream().map(row -> row + "\n").collect(Collectors.joining()) + document.substring(table.end());
    }

    /**
     * @return a line for each make, as it must stand in doc/vehicles.md
     */
    static List<String> makes() {
        Map<String, Set<String>> models = new LinkedHashMap<>();
        BUNDLED.all().forEach(vehicle -> models.computeIfAbsent(vehicle.make(), make -> new LinkedHashSet<>())
                .add(DETAILS.matcher(vehicle.model()).replaceFirst("")));
        return models.entrySet().stream()
                .map(make -> "| %s | %s |".formatted(make.getKey(), String.join("; ", make.getValue()))).toList();
    }

    /**
     * @return a line for each bundled profile, as it must stand in doc/vehicles.md
     */
    static List<String> rows() {
        return BUNDLED.all().stream().map(VehicleTable::row).toList();
    }

    private static String row(VehicleProfile vehicle) {
        String values = vehicle.parameters().map(parameter -> value(vehicle, parameter)).distinct()
                .collect(Collectors.joining(", "));
        return "| %s | `%s` | %s | %s |".formatted(vehicle.label(), vehicle.id(), values, word(vehicle.evidence()));
    }

    /** Says of a value that is not as well backed as the profile how well it is. */
    private static String value(VehicleProfile vehicle, Parameter parameter) {
        Evidence evidence = vehicle.evidenceOf(parameter);
        return evidence == vehicle.evidence() ? parameter.name() : parameter.name() + " (" + word(evidence) + ")";
    }

    private static String word(Evidence evidence) {
        return evidence.name().toLowerCase(Locale.ROOT);
    }
}
