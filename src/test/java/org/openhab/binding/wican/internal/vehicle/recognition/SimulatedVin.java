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

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * The {@link SimulatedVin} is one that a car with a profile may have, though no car has it.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class SimulatedVin {

    private static final int WMI = 3;
    private static final int YEAR = 9;
    private static final String YEARS = "ABCDEFGHJKLMNPRSTVWXY";
    private static final int FIRST_YEAR = 2010;
    private static final int USUAL_YEAR = 2022;
    /** A maker of whom there are no profiles. */
    private static final String STRANGER = "5YJ";
    private static final String SERIAL = "A000017";

    private SimulatedVin() {
    }

    /**
     * @return a VIN of the profile's make, of its model where the VIN tells that, and of its first model year
     */
    public static Vin of(VehicleProfile vehicle) {
        Makes makes = Makes.bundled();
        String pattern = makes.beginnings(vehicle).stream().findFirst().orElse("???");
        String wmi = makes.identifiers(vehicle.make()).stream()
                .filter(each -> each.matches(pattern.substring(0, WMI).replace('?', '.'))).findFirst().orElse(STRANGER);
        String beginning = wmi + pattern.substring(WMI);
        StringBuilder vin = new StringBuilder(beginning.replace('?', 'X'));
        vin.append("X".repeat(Math.max(0, YEAR - vin.length())));
        int year = ModelYears.of(vehicle).first();
        vin.append(YEARS.charAt((year < FIRST_YEAR ? USUAL_YEAR : year) - FIRST_YEAR));
        return new Vin(vin.append(SERIAL).toString());
    }
}
