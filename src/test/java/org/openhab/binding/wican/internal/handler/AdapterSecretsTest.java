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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.simulator.AdapterPages;
import org.openhab.binding.wican.internal.simulator.AdapterWebServer;
import org.openhab.binding.wican.internal.simulator.EmbeddedBroker;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.House.Adapter;

/**
 * Searches the log at its most talkative for what the adapter keeps secret. The level is that of a whole program, so it
 * runs in one of its own.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AdapterSecretsTest {

    private static final String DEVICE = "12345678901d";
    private static final String READ = "all that was read: ";

    @Test
    @Timeout(120)
    void noSecretOfTheAdapterIsLogged() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.log.org.openhab=trace", "-cp", System.getProperty("java.class.path"),
                AdapterSecretsTest.class.getName()).redirectErrorStream(true).start();
        String log = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertEquals(0, process.waitFor(), log);
        assertTrue(log.contains(READ), "the settings were read: " + log);
        assertTrue(log.contains("did not come"), "the log is talkative: " + log);
        AdapterPages.SECRETS.values().forEach(secret -> assertFalse(log.contains(secret), secret));
    }

    /** Reads a classic adapter and a Pro, and one that breaks off amid its pages. */
    public static void main(String[] arguments) {
        try (EmbeddedBroker broker = new EmbeddedBroker()) {
            House house = new House(broker.host(), broker.port());
            for (AdapterPages pages : List.of(AdapterPages.classic(DEVICE), AdapterPages.pro(DEVICE))) {
                AdapterPages told = pages.with("protocol", "auto_pid").withAutoPid(Optional.of("car/values"))
                        .withCarProfile("{\"half\":");
                try (AdapterWebServer web = new AdapterWebServer(() -> told)) {
                    Adapter thing = house
                            .add(Map.of("deviceId", DEVICE, "vehicle", "autopid", "host", "127.0.0.1:" + web.port()));
                    House.await("the settings", () -> thing.thing().getProperties().containsKey("firmwareVersion"));
                    System.out.println(READ + thing.handler().readAdapter() + thing.handler().findings());
                    web.close();
                    thing.handler().readAdapter();
                    house.remove(thing);
                }
            }
        }
        System.exit(0);
    }
}
