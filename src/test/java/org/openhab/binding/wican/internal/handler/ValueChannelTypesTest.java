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
package org.openhab.binding.wican.internal.handler;

import static org.junit.jupiter.api.Assertions.*;
import static org.openhab.binding.wican.internal.testing.ChannelTypes.elements;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.WicanBindingConstants;
import org.openhab.binding.wican.internal.handler.KnownValues.KnownValue;
import org.openhab.binding.wican.internal.testing.ChannelTypes;
import org.openhab.binding.wican.internal.testing.ChannelTypes.ChannelType;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.w3c.dom.Element;

/**
 * Proves that the channel types of values in the XML file are those that the code gives to values.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ValueChannelTypesTest {

    private static final String FILE = "/OH-INF/thing/value-channel-types.xml";
    private static final Map<String, ChannelType> TYPES = new ChannelTypes().all();

    /** openHAB chooses the unit by the user's measurement system. */
    private static final Set<String> WITHOUT_UNIT_HINT = Set.of("Switch", "Number", "Number:Temperature",
            "Number:Speed");

    private static Collection<KnownValue> known() {
        return Stream.of("BY_NAME", "BY_NUMBERED_NAME")
                .flatMap(name -> table(KnownValues.class, name, KnownValue.class).stream()).toList();
    }

    private static Collection<ValueUnit> units() {
        return Stream.concat(table(ValueUnit.class, "BY_SYMBOL", ValueUnit.class).stream(),
                Stream.of(ValueUnit.of("unknown"))).distinct().toList();
    }

    @ParameterizedTest
    @MethodSource("known")
    void aKnownValueHasAChannelTypeWithItsItemType(KnownValue known) {
        assertEquals(known.itemType(), itemType(known.typeId()));
    }

    @ParameterizedTest
    @MethodSource("units")
    void aUnitHasAChannelTypeWithItsItemType(ValueUnit unit) {
        assertEquals(unit.itemType(), itemType(unit.typeId()));
    }

    private static String itemType(String typeId) {
        ChannelType type = TYPES.get(typeId);
        assertNotNull(type, typeId);
        return type == null ? "" : type.itemType();
    }

    @Test
    void noChannelTypeIsThereInVain() {
        Set<String> used = new TreeSet<>();
        known().forEach(known -> used.add(known.typeId()));
        units().forEach(unit -> used.add(unit.typeId()));
        assertEquals(used, channelTypes().stream().map(type -> type.getAttribute("id"))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void aUnitHintIsAUnitOfTheItemType() {
        for (Element type : channelTypes()) {
            Element itemType = elements(type.getElementsByTagName("item-type")).get(0);
            String hint = itemType.getAttribute("unitHint");
            assertEquals(WITHOUT_UNIT_HINT.contains(itemType.getTextContent()), hint.isEmpty(),
                    type.getAttribute("id"));
            if (!hint.isEmpty()) {
                assertEquals(itemType.getTextContent(), ValueUnit.of(hint).itemType(), type.getAttribute("id"));
            }
        }
    }

    private static List<Element> channelTypes() {
        return elements(ChannelTypes.parse(FILE).getElementsByTagName("channel-type"));
    }

    @Test
    void knownValuesHaveChannelsOfTheirOwn() {
        Set<String> ids = new HashSet<>(WicanBindingConstants.COMMON_CHANNELS);
        for (KnownValue known : known()) {
            assertTrue(ids.add(known.channelId()), known::toString);
            assertFalse(known.channelId().startsWith("value-"), known::toString);
        }
    }

    private static List<VehicleProfile> bundled() {
        return House.VEHICLES.all();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void everyValueOfABundledVehicleHasAChannelOfItsOwn(VehicleProfile vehicle) {
        Set<String> values = parameters(vehicle).map(Parameter::name).collect(Collectors.toCollection(TreeSet::new));
        vehicle.socParameter().ifPresent(values::remove);
        assertEquals(values, ValueChannel.of(vehicle).stream().map(ValueChannel::parameter)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Without a unit is what the car tells in km or miles, as its dashboard does. */
    @ParameterizedTest
    @MethodSource("bundled")
    void bundledVehiclesWriteUnitsThatOpenhabKnowsAndThatFitTheName(VehicleProfile vehicle) {
        parameters(vehicle).filter(parameter -> !parameter.unit().isEmpty()).forEach(parameter -> {
            ValueUnit unit = ValueUnit.of(parameter.unit());
            assertNotEquals(ValueUnit.of("unknown"), unit, parameter::toString);
            KnownValues.find(parameter.name())
                    .ifPresent(known -> assertEquals(known.itemType(), unit.itemType(), parameter::toString));
        });
    }

    private static Stream<Parameter> parameters(VehicleProfile vehicle) {
        return vehicle.parameters();
    }

    /** The tables of the code: looking only for names that the test knows could not find what is there in vain. */
    private static <T> Collection<T> table(Class<?> type, String name, Class<T> valueType) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return ((Map<?, ?>) field.get(null)).values().stream().map(valueType::cast).toList();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
