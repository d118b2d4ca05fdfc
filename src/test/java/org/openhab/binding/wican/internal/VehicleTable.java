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

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.Evidence;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;

/**
 * The {@link VehicleTable} is the table of the bundled vehicles in doc/vehicles.md, and that of their makes there;
 * its main method prints both.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class VehicleTable {

    /** Without a user's folder only the bundled profiles are there. */
    private static final VehicleLibrary BUNDLED = new VehicleLibrary(Path.of("no-such-folder"));

    /** Years, batteries and variants: what matters when one chooses. */
    private static final Pattern DETAILS = Pattern.compile(" *\\(.*|[,:] .*");

    private VehicleTable() {
    }

    public static void main(String[] args) {
        print(new PrintStream(System.out, true, UTF_8));
    }

    static void print(PrintStream out) {
        out.println("| Make | Models |");
        out.println("|------|--------|");
        makes().forEach(out::println);
        out.println();
        out.println("| Vehicle | id | Values | Evidence |");
        out.println("|---------|----|--------|----------|");
        rows().forEach(out::println);
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
