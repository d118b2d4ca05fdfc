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
package org.openhab.binding.wican.internal.monitor.survey;

import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;

/**
 * The {@link Conclusion} is how things stand after an {@link Outcome}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Conclusion {

    private Conclusion() {
    }

    static Situation of(Outcome outcome) {
        String vin = outcome.vin().map(Object::toString).orElse("");
        String labels = outcome.vehicles().stream().map(VehicleProfile::label).collect(Collectors.joining("; "));
        return switch (outcome.kind()) {
            case RECOGNISED -> Situation.of(Kind.RECOGNISED, labels, vin);
            case SEVERAL -> outcome.vin().isEmpty() ? Situation.of(Kind.HEARD_PERHAPS, labels)
                    : Situation.of(outcome.vehicles().size() == 1 ? Kind.RECOGNISED_PERHAPS : Kind.RECOGNISED_SEVERAL,
                            vin, labels);
            case NONE_FITS -> Situation.of(Kind.RECOGNISED_NONE, vin);
            case UNKNOWN_MAKE -> Situation.of(Kind.UNKNOWN_MAKE, vin);
            case VINS_DIFFER -> Situation.of(Kind.VINS_DIFFER);
            case VIN_UNUSABLE -> Situation.of(Kind.VIN_UNUSABLE);
            case VIN_REFUSED -> Situation.of(Kind.VIN_REFUSED);
            case SILENT -> Situation.of(Kind.VIN_SILENCE);
        };
    }
}
