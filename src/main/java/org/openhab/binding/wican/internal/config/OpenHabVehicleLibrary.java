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
package org.openhab.binding.wican.internal.config;

import java.nio.file.Path;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.WicanBindingConstants;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;
import org.openhab.core.OpenHAB;
import org.openhab.core.common.ThreadPoolManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The {@link OpenHabVehicleLibrary} is the one library of vehicle profiles that all parts of the binding share. The
 * user's profiles are in a folder of openHAB's configuration.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Component(service = OpenHabVehicleLibrary.class)
public class OpenHabVehicleLibrary extends VehicleLibrary {

    @Activate
    public OpenHabVehicleLibrary() {
        super(Path.of(OpenHAB.getConfigFolder(), WicanBindingConstants.USER_FOLDER),
                ThreadPoolManager.getScheduledPool("thingHandler"));
    }
}
