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
package org.openhab.binding.wican.internal.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;
import org.openhab.binding.wican.internal.vehicle.Evidence;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;

/**
 * The {@link Vehicles} are small profiles for tests that need certain values, not a certain car.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Vehicles {

    private static final int MAX = 10_000;
    private static final int MAX_SOC = 100;

    private Vehicles() {
    }

    /**
     * @param values name and unit of each value, like {@code SOC %}; the unit may be missing
     */
    public static VehicleProfile vehicle(String id, Evidence evidence, String... values) {
        List<Parameter> parameters = Stream.of(values).map(Vehicles::parameter).toList();
        UnitAddress address = UnitAddress.of(CanId.parse("7E4"), Optional.empty(), Optional.empty(),
                OptionalInt.empty());
        Query query = new Query(new DiagnosticRequest(address, (byte) 0x22, (byte) 1, (byte) 1), OptionalInt.empty(),
                Optional.empty(), parameters);
        return new VehicleProfile(id, "Make", id, evidence, List.of(), "", List.of(query));
    }

    public static VehicleProfile vehicle(String id, String... values) {
        return vehicle(id, Evidence.COMMUNITY, values);
    }

    /**
     * @return a library of these profiles alone, in this order
     */
    public static VehicleLibrary library(VehicleProfile... profiles) {
        return new VehicleLibrary(Path.of("no-such-folder")) {
            @Override
            public synchronized List<VehicleProfile> all() {
                return List.of(profiles);
            }
        };
    }

    private static Parameter parameter(String value) {
        String[] nameAndUnit = value.split(" ", 2);
        return new Parameter(nameAndUnit[0], Expression.compile("B4"), nameAndUnit.length > 1 ? nameAndUnit[1] : "", 0,
                nameAndUnit[0].startsWith(Parameter.SOC) ? MAX_SOC : MAX, false, Optional.empty(), Optional.empty());
    }
}
