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
package org.openhab.binding.wican.internal.vehicle.maker;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.Evidence;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.format.JsonFields;
import org.openhab.binding.wican.internal.vehicle.format.ProfileFile;
import org.openhab.binding.wican.internal.vehicle.format.ProfileProblem;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * The {@link MakerProfileReader} reads vehicle profiles in the adapter maker's format: the combined file with all cars,
 * or the file of a single car. What can't be translated is left out and reported; the rest of the car is read.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class MakerProfileReader {

    /** What the ids of all these profiles begin with. */
    private static final String WICAN = "wican";

    private static final Pattern ACCENT = Pattern.compile("\\p{M}");
    private static final Pattern NOT_IN_ID = Pattern.compile("[^a-z0-9]+");
    private static final Pattern FIRST_COLON = Pattern.compile("\\s*:\\s*");
    private static final Pattern FIRST_BLANK = Pattern.compile("\\s+");

    private final String file;
    private final List<VehicleProfile> profiles = new ArrayList<>();
    private final List<ProfileProblem> problems = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private MakerProfileReader(String file) {
        this.file = file;
    }

    /**
     * @return true if a JSON file is meant to be in this format
     */
    public static boolean recognizes(JsonObject json) {
        return json.has("cars") && !json.has("vehicles")
                || json.has("car_model") && (json.has("pids") || json.has("extends"));
    }

    /**
     * @return true if a profile is from a file in this format, by its id
     */
    public static boolean isMakers(VehicleProfile profile) {
        return profile.id().startsWith(WICAN + "-");
    }

    /**
     * @param file the file's name, for the problems
     * @param json its content
     */
    public static ProfileFile read(String file, JsonObject json) {
        MakerProfileReader reader = new MakerProfileReader(file);
        try {
            List<JsonElement> cars = json.has("cars") ? new JsonFields(json).list("cars") : List.of(json);
            cars.forEach(reader::readCar);
        } catch (IllegalArgumentException e) {
            reader.report("", e);
        }
        return new ProfileFile(reader.profiles, reader.problems);
    }

    private void report(String entry, IllegalArgumentException problem) {
        problems.add(new ProfileProblem(file, entry, String.valueOf(problem.getMessage())));
    }

    private void readCar(JsonElement element) {
        String car = MakerParameter.text(element, "car_model");
        try {
            JsonFields fields = JsonFields.of(element);
            if (car.isEmpty()) {
                throw new IllegalArgumentException("a car without \"car_model\"");
            }
            if (fields.has("extends")) {
                throw new IllegalArgumentException("it builds on " + MakerParameter.text(element, "extends")
                        + ", which is another file: use the combined file with all cars");
            }
            profiles.add(profile(car, element, fields.list("pids")));
        } catch (IllegalArgumentException e) {
            report(car, e);
        }
    }

    private VehicleProfile profile(String car, JsonElement element, List<JsonElement> pids) {
        MakerCarReader reader = new MakerCarReader(MakerParameter.text(element, "init"),
                (pid, problem) -> report(car + ", pid " + pid, problem));
        List<Query> queries = reader.queries(pids);
        if (queries.isEmpty()) {
            throw new IllegalArgumentException("nothing of this car can be read");
        }
        String make = makeOf(car);
        String model = car.substring(make.length()).replaceFirst("^[\\s:]+", "");
        return new VehicleProfile(uniqueId(car), make, model, Evidence.COMMUNITY, List.of(file), reader.note(),
                queries);
    }

    /** The make ends at the first colon; where there is none, with the first word of several. */
    private static String makeOf(String car) {
        String[] parts = FIRST_COLON.split(car, 2);
        if (parts.length < 2) {
            parts = FIRST_BLANK.split(car, 2);
        }
        return parts.length < 2 || parts[1].isEmpty() ? "" : parts[0];
    }

    private String uniqueId(String car) {
        String plain = ACCENT.matcher(Normalizer.normalize(WICAN + " " + car, Normalizer.Form.NFD)).replaceAll("")
                .toLowerCase(Locale.ROOT);
        String id = NOT_IN_ID.matcher(plain).replaceAll("-").replaceFirst("-$", "");
        String unique = id;
        for (int n = 2; !ids.add(unique); n++) {
            unique = id + "-" + n;
        }
        return unique;
    }
}
