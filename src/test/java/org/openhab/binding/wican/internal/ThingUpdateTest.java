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
import static org.openhab.binding.wican.internal.testing.ChannelTypes.elements;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.testing.ChannelTypes;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Proves that a Thing of an earlier version gets what a new one has: openHAB itself carries the instructions out.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ThingUpdateTest {

    /** The channels before there were versions of the Thing type, with their types. */
    private static final Map<String, String> VERSION_0 = Map.of("soc", "wican:soc", "last-update", "wican:last-update",
            "online", "wican:online", "last-seen", "wican:last-seen");

    private final Document types = ChannelTypes.parse("/OH-INF/thing/thing-types.xml");
    private final Document update = ChannelTypes.parse("/OH-INF/update/update.xml");

    @Test
    void theInstructionsAreForTheThingType() {
        List<String> uids = elements(update.getElementsByTagName("thing-type")).stream()
                .map(type -> type.getAttribute("uid")).toList();
        assertEquals(List.of(WicanBindingConstants.THING_TYPE_ADAPTER.getAsString()), uids);
    }

    @Test
    void theLastInstructionsLeadToTheVersionOfTheThingType() {
        List<String> versions = elements(types.getElementsByTagName("property")).stream()
                .filter(property -> "thingTypeVersion".equals(property.getAttribute("name")))
                .map(Element::getTextContent).toList();
        assertEquals(List.of(elements(update.getElementsByTagName("instruction-set")).stream()
                .map(set -> set.getAttribute("targetVersion")).max(Comparator.comparing(Integer::valueOf)).orElse("")),
                versions);
    }

    @Test
    void anOldThingGetsTheChannelsOfANewOne() {
        Map<String, String> old = new TreeMap<>(VERSION_0);
        elements(update.getElementsByTagName("add-channel")).forEach(channel -> old.put(channel.getAttribute("id"),
                elements(channel.getElementsByTagName("type")).get(0).getTextContent()));

        Map<String, String> ofType = new TreeMap<>();
        elements(types.getElementsByTagName("channel"))
                .forEach(channel -> ofType.put(channel.getAttribute("id"), "wican:" + channel.getAttribute("typeId")));
        assertEquals(ofType, old);
    }
}
