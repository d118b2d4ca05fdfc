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

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.type.ChannelKind;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The {@link ChannelTypes} are those of the binding's own XML files, as openHAB would read them.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class ChannelTypes {

    private static final List<String> FILES = List.of("/OH-INF/thing/thing-types.xml",
            "/OH-INF/thing/value-channel-types.xml");

    private final Map<String, ChannelType> types = new LinkedHashMap<>();
    private final Map<String, String> common = new LinkedHashMap<>();

    /**
     * @param itemType empty for a trigger channel
     */
    public record ChannelType(String id, String itemType, String label, boolean advanced, List<String> tags) {

        public boolean isTrigger() {
            return itemType.isEmpty();
        }
    }

    public ChannelTypes() {
        for (String file : FILES) {
            Document document = parse(file);
            for (Element type : elements(document.getElementsByTagName("channel-type"))) {
                String id = type.getAttribute("id");
                types.put(id, new ChannelType(id, text(type, "item-type"), text(type, "label"),
                        Boolean.parseBoolean(type.getAttribute("advanced")),
                        elements(type.getElementsByTagName("tag")).stream().map(Element::getTextContent).toList()));
            }
            for (Element channel : elements(document.getElementsByTagName("channel"))) {
                common.put(channel.getAttribute("id"), channel.getAttribute("typeId"));
            }
        }
    }

    public Map<String, ChannelType> all() {
        return types;
    }

    /**
     * @return the channels that a new Thing gets from its type
     */
    public List<Channel> commonChannels(ThingUID thing) {
        return common.entrySet().stream().map(
                entry -> builder(new ChannelUID(thing, entry.getKey()), new ChannelTypeUID("wican", entry.getValue()))
                        .build())
                .toList();
    }

    public ChannelBuilder builder(ChannelUID uid, ChannelTypeUID typeUid) {
        ChannelType type = types.get(typeUid.getId());
        if (type == null) {
            throw new IllegalArgumentException("Channel type '" + typeUid + "' is not known");
        }
        ChannelBuilder builder = type.isTrigger() ? ChannelBuilder.create(uid).withKind(ChannelKind.TRIGGER)
                : ChannelBuilder.create(uid, type.itemType());
        return builder.withType(typeUid).withLabel(type.label());
    }

    public static Document parse(String file) {
        try (InputStream stream = Objects.requireNonNull(ChannelTypes.class.getResourceAsStream(file), file)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
        } catch (Exception e) {
            throw new IllegalStateException(file + " is not well-formed", e);
        }
    }

    public static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
    }

    private static String text(Element parent, String name) {
        return elements(parent.getElementsByTagName(name)).stream().findFirst().map(Element::getTextContent).orElse("");
    }
}
