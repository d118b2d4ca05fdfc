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

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;
import org.openhab.binding.wican.internal.vehicle.Broadcast;
import org.openhab.binding.wican.internal.vehicle.Evidence;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;

/**
 * The {@link OwnProfiles} are such as users write for their own cars.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class OwnProfiles {

    private OwnProfiles() {
    }

    /**
     * @param length of the answer; 0 if it is not laid down
     */
    static VehicleProfile of(String id, String make, String unit, String service, int length) {
        UnitAddress address = UnitAddress.of(CanId.parse(unit), Optional.empty(), Optional.empty(),
                OptionalInt.empty());
        Parameter soc = new Parameter(Parameter.SOC, Expression.compile("B9"), "%", 0, 100, false, Optional.empty(),
                Optional.empty());
        Query query = new Query(new DiagnosticRequest(address, HexFormat.of().parseHex(service)),
                length > 0 ? OptionalInt.of(length) : OptionalInt.empty(), Optional.empty(), List.of(soc));
        return new VehicleProfile(id, make, id, Evidence.COMMUNITY, List.of(), "", List.of(query));
    }

    /** A car that tells its state of charge by itself, and is not asked. */
    static VehicleProfile heard(String id, String make) {
        Parameter soc = new Parameter(Parameter.SOC, Expression.compile("B0"), "%", 0, 100, false, Optional.empty(),
                Optional.empty());
        Broadcast broadcast = new Broadcast(CanId.parse("355"), OptionalInt.empty(), Optional.empty(), List.of(soc));
        return new VehicleProfile(id, make, id, Evidence.COMMUNITY, List.of(), "", List.of(), List.of(broadcast));
    }
}
