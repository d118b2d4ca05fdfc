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
package org.openhab.binding.wican.internal.console;

import static org.junit.jupiter.api.Assertions.*;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.handler.WicanHandler;
import org.openhab.binding.wican.internal.simulator.AdapterPages;
import org.openhab.binding.wican.internal.simulator.AdapterWebServer;
import org.openhab.binding.wican.internal.simulator.EmbeddedBroker;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.House.Adapter;
import org.openhab.core.io.console.Console;

/**
 * Proves what the console says of an adapter, through a real broker and a real HTTP server.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(60)
class AdapterCommandTest {

    private static final String DEVICE = "12345678901d";

    private final EmbeddedBroker broker = new EmbeddedBroker();
    private final House house = new House(broker.host(), broker.port());
    private final Console console = mock(Console.class);
    private final List<String> lines = new ArrayList<>();

    AdapterCommandTest() {
        doAnswer(call -> lines.add(call.getArgument(0))).when(console).println(any());
    }

    @AfterEach
    void tearDown() {
        house.close();
        broker.close();
    }

    @Test
    void eachSettingStandsThereWithWhatIsWrongForAnAskedCar() {
        show(pages().with("mqtt_tx_en", "disable"), "nissan-leaf-ze1");

        assertEquals("WRONG", verdict("TX Topic, check box"));
        assertEquals("right", verdict("RX Topic, check box"));
        assertEquals("right", verdict("Protocol"));
        AdapterPages.SECRETS.values()
                .forEach(secret -> assertTrue(lines.stream().noneMatch(line -> line.contains(secret)), secret));
    }

    @Test
    void whatMattersOnlyToAnAskedCarIsIrrelevantWhereTheAdapterPolls() {
        show(pages().with("protocol", "auto_pid").with("mqtt_tx_en", "disable"), "autopid");

        assertEquals("irrelevant", verdict("TX Topic, check box"));
        assertEquals("right", verdict("Protocol"));
    }

    @Test
    void whereNobodyKnowsTheAdapterOrItIsAnotherThatIsSaid() {
        AdapterCommand.show(house.add(Map.of("deviceId", DEVICE, "vehicle", "autopid")).handler(), console);
        assertTrue(lines.get(0).startsWith("Nobody knows where the adapter is"), lines::toString);

        lines.clear();
        show(AdapterPages.classic("another"), "autopid", handler -> handler.adapterAddress().isPresent());
        assertTrue(lines.get(0).startsWith("The adapter could not be read at http://127.0.0.1:"), lines::toString);
    }

    private AdapterPages pages() {
        return AdapterPages.classic(DEVICE).with("mqtt_url", "mqtt://" + broker.host());
    }

    private void show(AdapterPages pages, String vehicle) {
        show(pages, vehicle, handler -> handler.readAdapter().isPresent());
    }

    private void show(AdapterPages pages, String vehicle, Predicate<WicanHandler> isReady) {
        try (AdapterWebServer web = new AdapterWebServer(() -> pages)) {
            Adapter thing = house
                    .add(Map.of("deviceId", DEVICE, "vehicle", vehicle, "host", "127.0.0.1:" + web.port()));
            House.await("the start", () -> isReady.test(thing.handler()));
            AdapterCommand.show(thing.handler(), console);
            house.remove(thing);
        }
    }

    /** The last column of the row whose label ends so. */
    private String verdict(String label) {
        return lines.stream().map(line -> line.split(" {2,}")).filter(columns -> columns[0].endsWith(label))
                .map(columns -> columns[columns.length - 1]).findFirst().orElse("no such row in " + lines);
    }
}
