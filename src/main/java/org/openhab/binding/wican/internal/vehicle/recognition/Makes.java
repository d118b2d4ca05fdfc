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
package org.openhab.binding.wican.internal.vehicle.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

import com.google.gson.Gson;

/**
 * The {@link Makes} are the makers of cars, and what their VINs tell. The table is {@code recognition/makes.json},
 * which
 * names its sources.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Makes {

    private static final int WMI = 3;
    private static final String RESOURCE = "/recognition/makes.json";

    /** Position 10 is the model year by law: 49 CFR 565 for North America, GB 16735 for China. */
    private static final String YEAR_BY_LAW = "123457L";

    private final List<Make> makes;

    private Makes(List<Make> makes) {
        this.makes = makes;
    }

    /** As Gson reads it. */
    private static final class Table {
        List<Make> makes = List.of();
    }

    /** As Gson reads it. */
    private static final class Make {
        String make = "";
        List<String> wmi = List.of();
        /** Whether position 10 is the model year. */
        boolean year;
        /** Whether its models answer each other's questions, as the profiles do not tell. */
        boolean alike;
        /** The first characters of VINs, and the ids of the profiles that such a car may have. */
        Map<String, List<String>> models = Map.of();

        boolean isMakerOf(Vin vin) {
            return wmi.contains(vin.wmi());
        }
    }

    /**
     * @return the table that comes with the binding
     * @throws UncheckedIOException if it can't be read
     */
    public static Makes bundled() {
        try (InputStream stream = Objects.requireNonNull(Makes.class.getResourceAsStream(RESOURCE));
                Reader reader = new InputStreamReader(stream, UTF_8)) {
            return new Makes(new Gson().fromJson(reader, Table.class).makes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @return the makers who use such a VIN; none if it is not in the table
     */
    Set<String> of(Vin vin) {
        return makes.stream().filter(make -> make.isMakerOf(vin)).map(make -> make.make).collect(Collectors.toSet());
    }

    /**
     * @return true if cars of this maker can be told by their VIN
     */
    boolean isKnown(String make) {
        return makes.stream().anyMatch(known -> known.make.equalsIgnoreCase(make));
    }

    /**
     * @return the model year, if the maker has it in the VIN
     */
    Optional<Integer> modelYear(Vin vin) {
        boolean isTold = YEAR_BY_LAW.indexOf(vin.text().charAt(0)) >= 0
                || makes.stream().anyMatch(make -> make.year && make.isMakerOf(vin));
        return isTold ? vin.codedYear() : Optional.empty();
    }

    /**
     * @return those of the profiles that are of a maker who uses such a VIN
     */
    List<VehicleProfile> ofMaker(Vin vin, List<VehicleProfile> profiles) {
        Set<String> makers = of(vin);
        return profiles.stream()
                .filter(profile -> makers.stream().anyMatch(make -> make.equalsIgnoreCase(profile.make()))).toList();
    }

    /**
     * Picks the profiles that a car may have: of its maker, of its model where the VIN tells that, of its model year.
     *
     * @param profiles all profiles
     * @return those that the VIN does not rule out; none if it is of another year than all of its model
     */
    List<VehicleProfile> candidates(Vin vin, List<VehicleProfile> profiles) {
        List<VehicleProfile> ofMake = ofMaker(vin, profiles);
        List<VehicleProfile> ofModel = ofMake.stream().filter(profile -> isOfModel(vin, profile)).toList();
        Optional<Integer> year = modelYear(vin);
        return (ofModel.isEmpty() ? ofMake : ofModel).stream()
                .filter(profile -> year.map(ModelYears.of(profile)::mayHave).orElse(true)).toList();
    }

    /**
     * @return true if a car with this profile was built in the model year of the VIN, or that does not tell one
     */
    boolean isOfYears(Vin vin, VehicleProfile vehicle) {
        return modelYear(vin).map(ModelYears.of(vehicle)::has).orElse(true);
    }

    /**
     * @return true if the models of this maker answer each other's questions, so that no question tells them apart
     */
    boolean areAlike(String make) {
        return makes.stream().anyMatch(known -> known.alike && known.make.equalsIgnoreCase(make));
    }

    /**
     * @return true if the VIN is that of a car with this profile
     */
    boolean isOfModel(Vin vin, VehicleProfile vehicle) {
        return beginnings(vehicle).stream().anyMatch(vin::begins);
    }

    /**
     * @return true if the VIN of a car with this profile from this plant could be told from others
     */
    boolean tellsModel(Vin vin, VehicleProfile vehicle) {
        return beginnings(vehicle).stream().anyMatch(beginning -> vin.begins(beginning.substring(0, WMI)));
    }

    /**
     * @return the world manufacturer identifiers of a maker; none if it is not in the table
     */
    List<String> identifiers(String make) {
        return makes.stream().filter(known -> known.make.equalsIgnoreCase(make)).flatMap(known -> known.wmi.stream())
                .toList();
    }

    /**
     * @return how the VIN of such a car begins where it tells the model; several if there are several ways
     */
    List<String> beginnings(VehicleProfile vehicle) {
        return makes.stream().filter(make -> make.make.equalsIgnoreCase(vehicle.make()))
                .flatMap(make -> make.models.entrySet().stream())
                .filter(model -> model.getValue().contains(vehicle.id())).map(Map.Entry::getKey).sorted().toList();
    }
}
