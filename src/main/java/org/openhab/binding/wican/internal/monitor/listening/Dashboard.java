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
package org.openhab.binding.wican.internal.monitor.listening;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.vehicle.Parameter;

/**
 * The {@link Dashboard} knows which of two states of charge is the one for the house: what the dashboard shows, if the
 * adapter has sent that since it came online, and if it can be; else the battery's.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Dashboard {

    private final Map<String, Double> believed = new HashMap<>();

    /** The adapter has come online: it may be set otherwise now. */
    void arrived() {
        believed.clear();
    }

    /** A state of charge that is believed has come. */
    void heard(String parameter, double value) {
        believed.put(parameter, value);
    }

    /**
     * @return the parameter that counts
     */
    String parameter() {
        @Nullable
        Double displayed = believed.get(Parameter.SOC_DISPLAYED);
        @Nullable
        Double battery = believed.get(Parameter.SOC);
        boolean isDisplayed = displayed != null && (battery == null || Parameter.canBeDisplayed(displayed, battery));
        return isDisplayed ? Parameter.SOC_DISPLAYED : Parameter.SOC;
    }
}
