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
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.Broadcast;
import org.openhab.binding.wican.internal.vehicle.Evidence;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.examination.Finding;
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

    private static final String CAR = "car_model";

    private static final Pattern EXTENSION = Pattern.compile("\\.[^.]*$");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}");
    private static final Pattern NOT_IN_ID = Pattern.compile("[^a-z0-9]+");
    private static final Pattern FIRST_COLON = Pattern.compile("\\s*:\\s*");
    private static final Pattern FIRST_BLANK = Pattern.compile("\\s+");

    private final String file;
    private final List<VehicleProfile> profiles = new ArrayList<>();
    private final List<ProfileProblem> problems = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private MakerProfileReader(String file) {
        this.file = file;
    }

    /**
     * @return true if a JSON file is meant to be in this format
     */
    public static boolean recognizes(JsonObject json) {
        return !json.has("vehicles") && (OwnPids.in(json).isPresent() || OwnPids.carInBackup(json).isPresent())
                || (json.has("cars") || json.has(MakerFilterReader.FIELD)) && !json.has("vehicles")
                || json.has(CAR) && (json.has("pids") || json.has("extends"));
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
            reader.cars(json).forEach(reader::readCar);
            if (!json.has(CAR) && json.has(MakerFilterReader.FIELD)) {
                reader.addFilters(json);
            }
        } catch (IllegalArgumentException e) {
            reader.report("", e);
        }
        return new ProfileFile(reader.profiles, reader.problems, reader.findings);
    }

    private List<JsonElement> cars(JsonObject json) {
        if (json.has("cars")) {
            return new JsonFields(json).list("cars");
        }
        List<JsonElement> cars = new ArrayList<>();
        OwnPids.carInBackup(json).ifPresent(backup -> cars.addAll(new JsonFields(backup).list("cars")));
        OwnPids.in(json).map(own -> OwnPids.asCar(own, EXTENSION.matcher(file).replaceFirst(""))).ifPresent(cars::add);
        if (cars.isEmpty() && json.has(CAR)) {
            cars.add(json);
        }
        return cars;
    }

    private void report(String entry, IllegalArgumentException problem) {
        problems.add(new ProfileProblem(file, entry, String.valueOf(problem.getMessage())));
    }

    private void readCar(JsonElement element) {
        String car = MakerParameter.text(element, CAR);
        try {
            JsonFields fields = JsonFields.of(element);
            if (car.isEmpty()) {
                throw new IllegalArgumentException("a car without \"car_model\"");
            }
            if (fields.has("extends")) {
                throw new IllegalArgumentException("it builds on " + MakerParameter.text(element, "extends")
                        + ", which is another file: use the combined file with all cars");
            }
            List<JsonElement> filters = filters(fields);
            profiles.add(profile(car, element,
                    fields.has("pids") || filters.isEmpty() ? fields.list("pids") : List.of(), filters));
        } catch (IllegalArgumentException e) {
            report(car, e);
        }
    }

    private static List<JsonElement> filters(JsonFields fields) {
        return fields.has(MakerFilterReader.FIELD) ? fields.list(MakerFilterReader.FIELD) : List.of();
    }

    /** What a user has entered on the adapter's page belongs to the only car, or is one by itself. */
    private void addFilters(JsonObject json) {
        List<JsonElement> filters = filters(new JsonFields(json));
        if (profiles.size() == 1) {
            VehicleProfile only = profiles.get(0);
            List<Broadcast> broadcasts = new ArrayList<>(only.broadcasts());
            broadcasts.addAll(broadcasts(only.id(), only.model(), only.queries(), SocNames.among(filters), filters));
            profiles.set(0, new VehicleProfile(only.id(), only.make(), only.model(), only.evidence(), only.sources(),
                    only.note(), only.queries(), broadcasts));
            return;
        }
        String name = EXTENSION.matcher(file).replaceFirst("");
        String id = uniqueId(name);
        List<Broadcast> broadcasts = broadcasts(id, name, List.of(), SocNames.among(filters), filters);
        if (!broadcasts.isEmpty()) {
            profiles.add(
                    new VehicleProfile(id, "", name, Evidence.COMMUNITY, List.of(file), "", List.of(), broadcasts));
        }
    }

    private List<Broadcast> broadcasts(String id, String car, List<Query> asked, SocNames names,
            List<JsonElement> filters) {
        MakerFilterReader reader = new MakerFilterReader(id, asked, names,
                (frame, problem) -> report(car + ", frame " + frame, problem));
        List<Broadcast> broadcasts = reader.broadcasts(filters);
        findings.addAll(reader.findings());
        return broadcasts;
    }

    private VehicleProfile profile(String car, JsonElement element, List<JsonElement> pids, List<JsonElement> filters) {
        SocNames names = SocNames.among(Stream.concat(pids.stream(), filters.stream()).toList());
        MakerCarReader reader = new MakerCarReader(MakerParameter.text(element, "init"), names,
                (pid, problem) -> report(car + ", pid " + pid, problem));
        List<Query> queries = reader.queries(pids);
        String id = uniqueId(car);
        List<Broadcast> broadcasts = broadcasts(id, car, queries, names, filters);
        if (queries.isEmpty() && broadcasts.isEmpty()) {
            ids.remove(id);
            throw new IllegalArgumentException("nothing of this car can be read");
        }
        String make = makeOf(car);
        String model = car.substring(make.length()).replaceFirst("^[\\s:]+", "");
        return new VehicleProfile(id, make, model, Evidence.COMMUNITY, List.of(file), reader.note(), queries,
                broadcasts);
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
