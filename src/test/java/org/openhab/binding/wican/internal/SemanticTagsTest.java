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
package org.openhab.binding.wican.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openhab.binding.wican.internal.testing.ChannelTypes.elements;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.testing.ChannelTypes;
import org.openhab.binding.wican.internal.testing.ChannelTypes.ChannelType;
import org.w3c.dom.Element;

/**
 * Proves that openHAB 5.1 and 5.2 know the tags that make a car of a Thing in their model. The lists are those of
 * {@code SemanticTags.csv} in openHAB's core, as far as a car may need them.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class SemanticTagsTest {

    private static final Set<String> EQUIPMENT = Set.of("Vehicle", "Car");

    /** Points of which one can only read. */
    private static final Set<String> POINTS = Set.of("Alarm", "Calculation", "Forecast", "Measurement", "Status");

    private static final Set<String> PROPERTIES = Set.of("Current", "Duration", "Enabled", "Energy", "Frequency",
            "GeoLocation", "Heating", "Level", "LockState", "LowBattery", "Mode", "Motion", "OpenState", "Position",
            "Power", "Presence", "Pressure", "Progress", "SignalStrength", "Speed", "Temperature", "Timestamp",
            "Voltage");

    /** openHAB 5.1 takes these for words that mean nothing to it: what is beside them must be enough. */
    private static final Set<String> PROPERTIES_SINCE_5_2 = Set.of("StateOfCharge");

    private static Stream<ChannelType> states() {
        return new ChannelTypes().all().values().stream().filter(type -> !type.isTrigger());
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyChannelIsAPointInEveryVersionAndHasOnePropertyAtMost(ChannelType type) {
        List<String> points = type.tags().stream().filter(POINTS::contains).toList();
        List<String> properties = type.tags().stream().filter(tag -> !POINTS.contains(tag)).toList();

        assertEquals(1, points.size());
        assertTrue(properties.size() <= 1, properties::toString);
        assertTrue(properties.stream().allMatch(tag -> PROPERTIES.contains(tag) || PROPERTIES_SINCE_5_2.contains(tag)),
                properties::toString);
    }

    @Test
    void theThingIsACar() {
        List<Element> tags = elements(
                ChannelTypes.parse("/OH-INF/thing/thing-types.xml").getElementsByTagName("semantic-equipment-tag"));
        assertEquals(List.of("Car"), tags.stream().map(Element::getTextContent).filter(EQUIPMENT::contains).toList());
    }
}
