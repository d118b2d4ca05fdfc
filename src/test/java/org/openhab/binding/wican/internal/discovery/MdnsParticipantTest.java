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
package org.openhab.binding.wican.internal.discovery;

import static org.junit.jupiter.api.Assertions.*;
import static org.mockito.Mockito.*;
import static org.openhab.binding.wican.internal.WicanBindingConstants.*;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import javax.jmdns.ServiceInfo;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.network.AdapterAddress;
import org.openhab.binding.wican.internal.network.AdapterAddresses;
import org.openhab.binding.wican.internal.network.Announcement;
import org.openhab.core.config.discovery.DiscoveryResult;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;

/**
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class MdnsParticipantTest {

    private static final String ID = "12345678901d";
    private static final ThingTypeUID BROKER = new ThingTypeUID("mqtt", "broker");
    private static final Map<String, String> TEXT = Map.of("mac", "12:34:56:78:90:1C", "device_id", ID, "firmware",
            "v4.21", "hardware", "WiCAN-OBD", "version", "v4.21", "path", "/");

    private final List<Thing> present = new ArrayList<>();
    private final AdapterAddresses addresses = new AdapterAddresses();
    private @NonNullByDefault({}) WicanMdnsParticipant participant;
    private @NonNullByDefault({}) WicanHttpMdnsParticipant older;

    @BeforeEach
    void makeParticipants() {
        ThingRegistry things = mock(ThingRegistry.class);
        when(things.getAll()).thenReturn(present);
        participant = new WicanMdnsParticipant(things, addresses);
        older = new WicanHttpMdnsParticipant(things, addresses);
        addBroker("home");
        present.add(ThingBuilder.create(new ThingTypeUID("mqtt", "topic"), "other").build());
    }

    private void addBroker(String id) {
        present.add(BridgeBuilder.create(BROKER, new ThingUID(BROKER, id)).build());
    }

    private static ServiceInfo service(String name, String server, Map<String, String> text, String... addresses) {
        ServiceInfo service = mock(ServiceInfo.class);
        when(service.getName()).thenReturn(name);
        when(service.getServer()).thenReturn(server);
        when(service.getPort()).thenReturn(80);
        when(service.getPropertyString(anyString())).thenAnswer(call -> text.get(call.getArgument(0)));
        when(service.getInet4Addresses())
                .thenReturn(parsed(addresses).filter(Inet4Address.class::isInstance).toArray(Inet4Address[]::new));
        when(service.getInet6Addresses())
                .thenReturn(parsed(addresses).filter(Inet6Address.class::isInstance).toArray(Inet6Address[]::new));
        return service;
    }

    private static Stream<InetAddress> parsed(String... addresses) {
        return Stream.of(addresses).map(address -> {
            try {
                return InetAddress.getByName(address);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(e);
            }
        });
    }

    private static ServiceInfo service() {
        return service("WiCAN-WebServer", "wican_" + ID + ".local.", TEXT, "192.168.1.7");
    }

    private @Nullable DiscoveryResult found(ServiceInfo service) {
        return participant.createResult(service);
    }

    @Test
    void looksForWhatBothFirmwaresAnnounce() {
        assertEquals("_wican._tcp.local.", participant.getServiceType());
        assertEquals("_http._tcp.local.", older.getServiceType());
        assertEquals(Set.of(THING_TYPE_ADAPTER), participant.getSupportedThingTypeUIDs());
    }

    @Test
    void isTheThingThatWouldBeFoundOnTheBroker() {
        DiscoveryResult result = found(service());

        assertNotNull(result);
        assertEquals(new FoundAdapter(new ThingUID(BROKER, "home"), ID).thing(), result.getThingUID());
        assertEquals(result.getThingUID(), participant.getThingUID(service()));
        assertEquals(new ThingUID(BROKER, "home"), result.getBridgeUID());
        assertEquals(CONFIG_DEVICE_ID, result.getRepresentationProperty());
        assertEquals(Map.of(CONFIG_DEVICE_ID, ID, "vendor", "MeatPi Electronics", "modelId", "WiCAN", "serialNumber",
                ID, "hardwareVersion", "WiCAN-OBD", "firmwareVersion", "4.21", "macAddress", "12:34:56:78:90:1C",
                "webPage", "http://192.168.1.7/"), result.getProperties());
    }

    @Test
    void olderFirmwareTellsItsIdInItsHostName() {
        ServiceInfo service = service("WiCAN-WebServer", "wican_" + ID + ".local.", Map.of(), "192.168.1.7");
        DiscoveryResult result = older.createResult(service);

        assertNotNull(result);
        assertEquals(ID, result.getProperties().get(CONFIG_DEVICE_ID));
        assertFalse(result.getProperties().containsKey("firmwareVersion"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "printer.local.", "wican_.local.", "wican_a.b.local.", "wican_a/b.local.", "" })
    void anotherWebServerIsNoAdapter(String server) {
        assertNull(older.createResult(service("WiCAN-WebServer", server, Map.of(), "192.168.1.7")));
    }

    @Test
    void anotherNameIsNoAdapter() {
        assertNull(older.createResult(service("Printer", "wican_" + ID + ".local.", TEXT, "192.168.1.7")));
    }

    @Test
    void anImpossibleIdIsNoAdapter() {
        assertNull(found(service("WiCAN-WebServer", "x.local.", Map.of("device_id", "a/#"), "192.168.1.7")));
        assertNull(found(service("WiCAN-WebServer", "x.local.", Map.of("device_id", "a".repeat(65)), "192.168.1.7")));
    }

    @Test
    void withoutAddressItIsNotThereYet() {
        assertNull(found(service("WiCAN-WebServer", "wican_" + ID + ".local.", TEXT)));
        assertNull(found(service("WiCAN-WebServer", "wican_" + ID + ".local.", TEXT, "fe80::1")));
        assertNotNull(found(service("WiCAN-WebServer", "wican_" + ID + ".local.", TEXT, "fe80::1", "fd00::7")));
        assertEquals("http://[fd00:0:0:0:0:0:0:7]/",
                addresses.find(ID).orElseThrow().properties().get(PROPERTY_WEB_PAGE));
    }

    @Test
    void whereSeveralBrokersAreTheEntryWaitsForMqtt() {
        addBroker("garage");

        assertNull(found(service()));
        assertNull(participant.getThingUID(service()));
        assertEquals(new AdapterAddress("192.168.1.7", 80), addresses.find(ID).orElseThrow().address());
    }

    @Test
    void whereNoBrokerIsThereIsNoEntry() {
        present.clear();

        assertNull(found(service()));
        assertTrue(addresses.find(ID).isPresent());
    }

    @Test
    void aCarThatLeavesTakesNoEntryAlong() {
        assertTrue(participant.getRemovalGracePeriodSeconds(service()) > 7 * 24 * 3600);
    }

    @Test
    void tellsOnlyWhatIsNew() {
        List<Announcement> heard = new ArrayList<>();
        addresses.addListener(heard::add);
        found(service());
        found(service());
        found(service("WiCAN-WebServer (2)", "wican_" + ID + ".local.", TEXT, "192.168.1.8"));

        assertEquals(List.of("192.168.1.7", "192.168.1.8"), heard.stream().map(each -> each.address().host()).toList());
        assertEquals(Optional.of("192.168.1.8"), addresses.find(ID).map(each -> each.address().host()));
    }

    @Test
    void keepsStrangeTextOut() {
        Map<String, String> strange = Map.of("device_id", ID, "firmware", "x".repeat(100), "hardware", "a\n\tb", "mac",
                "");
        DiscoveryResult result = found(service("WiCAN-WebServer", "wican.local.", strange, "192.168.1.7"));

        assertNotNull(result);
        assertFalse(result.getProperties().containsKey("firmwareVersion"));
        assertEquals("ab", result.getProperties().get("hardwareVersion"));
        assertFalse(result.getProperties().containsKey("macAddress"));
    }
}
