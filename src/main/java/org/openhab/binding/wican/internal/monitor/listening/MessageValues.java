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

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.AutoPidMessage;
import org.openhab.binding.wican.internal.monitor.belief.ValueBelief;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.autopid.AutoPidValue;

/**
 * The {@link MessageValues} are the values of one message: what they mean, and which of them can be.
 *
 * @param meanings what all of them mean, by parameter
 * @param believable those that can be, by parameter
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record MessageValues(Map<String, AutoPidValue> meanings, Map<String, Double> believable) {

    /**
     * @param names say what the names mean that the adapter gives
     */
    static MessageValues of(AutoPidMessage message, AutoPidNames names, Instant now) {
        Map<String, AutoPidValue> meanings = new HashMap<>();
        Map<String, Double> believable = new LinkedHashMap<>();
        message.values().keySet().forEach(key -> names.heard(key, now));
        message.values().forEach((key, value) -> {
            AutoPidValue meaning = names.meaning(key);
            meanings.put(meaning.name(), meaning);
            if (meaning.isBelievable(value, message.units().getOrDefault(key, ""))) {
                believable.put(meaning.name(), value);
            }
        });
        return new MessageValues(meanings, believable);
    }

    Set<String> parameters() {
        return meanings.keySet();
    }

    /**
     * @return true if one of them is a state of charge, whether it can be or not
     */
    boolean hasSoc() {
        return meanings.values().stream().anyMatch(AutoPidValue::isSoc);
    }

    boolean isSoc(String parameter) {
        AutoPidValue meaning = meanings.get(parameter);
        return meaning != null && meaning.isSoc();
    }

    /**
     * @return true for what the house knows as the state of charge
     */
    boolean isForHouse(String parameter) {
        return parameter.equals(Parameter.SOC_DISPLAYED)
                || parameter.equals(Parameter.SOC) && !meanings.containsKey(Parameter.SOC_DISPLAYED);
    }

    /**
     * @return what to believe of a parameter of which nothing is known
     */
    ValueBelief newBelief(String parameter) {
        AutoPidValue meaning = meanings.getOrDefault(parameter, AutoPidValue.of(parameter));
        return new ValueBelief(meaning.kind(), meaning.isZeroNatural());
    }
}
