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
package org.openhab.binding.wican.internal.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.adapter.settings.AdapterSettings;
import org.openhab.binding.wican.internal.adapter.settings.Setting;
import org.openhab.binding.wican.internal.simulator.AdapterPages;
import org.openhab.binding.wican.internal.simulator.AdapterWebServer;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/**
 * Reads settings over real HTTP, from servers that behave, and from such that do not.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(30)
class AdapterWebTest {

    private static final String ID = "12345678901d";
    private static final String STATUS = AdapterPages.classic(ID).byPath().get("/check_status");

    private final AdapterWeb web = new AdapterWeb();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private @NonNullByDefault({}) HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        threads.shutdownNow();
    }

    private Optional<AdapterSettings> read(AdapterPages adapter) {
        try (AdapterWebServer serving = new AdapterWebServer(() -> adapter)) {
            return web.read(new AdapterAddress("127.0.0.1", serving.port()), ID);
        }
    }

    private Optional<AdapterSettings> read() {
        return web.read(new AdapterAddress("127.0.0.1", server.getAddress().getPort()), ID);
    }

    private void serve(String path, int status, String body) {
        serve(path, exchange -> {
            byte[] content = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, content.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(content);
            }
        });
    }

    private void serve(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    @Test
    void readsAllPagesOfAnAdapterOneAfterTheOther() {
        for (AdapterPages adapter : List.of(AdapterPages.classic(ID), AdapterPages.pro(ID))) {
            AdapterPages polling = adapter.with("protocol", "auto_pid").withAutoPid(Optional.of("car/values"));
            AdapterSettings settings = read(polling).orElseThrow();

            assertEquals(Optional.of(true), settings.isTicked(Setting.TX_TICKED));
            assertEquals(1, settings.autoPidTopics().size());
        }
    }

    @Test
    void asksOnlyForWhatMatters() {
        AdapterPages asked = AdapterPages.classic(ID);
        try (AdapterWebServer serving = new AdapterWebServer(() -> asked)) {
            web.read(new AdapterAddress("127.0.0.1", serving.port()), ID);

            assertEquals(List.of("/check_status", "/load_config", "/load_canflt"), serving.requests());
        }
        AdapterPages polling = asked.with("protocol", "auto_pid").withAutoPid("{\"car_specific\":\"enable\"}");
        try (AdapterWebServer serving = new AdapterWebServer(() -> polling)) {
            web.read(new AdapterAddress("127.0.0.1", serving.port()), ID);

            assertEquals(List.of("/check_status", "/load_config", "/load_canflt", "/load_auto_pid", "/load_car_config",
                    "/load_auto_pid_car_data"), serving.requests());
        }
    }

    @Test
    void nobodyAnswers() {
        server.stop(0);

        assertEquals(Optional.empty(), read());
    }

    @Test
    void anErrorIsNoSettings() {
        serve("/", 404, STATUS);

        assertEquals(Optional.empty(), read());
    }

    @Test
    void aWebPageIsNoSettings() {
        serve("/", 200, "<!DOCTYPE html><html><body>Router</body></html>");

        assertEquals(Optional.empty(), read());
    }

    @Test
    void halfAnAnswerIsNoSettings() {
        serve("/", 200, STATUS.substring(0, STATUS.length() / 2));

        assertEquals(Optional.empty(), read());
    }

    @Test
    void anAnswerThatBreaksOffIsNoSettings() {
        serve("/", exchange -> {
            exchange.sendResponseHeaders(200, STATUS.length());
            exchange.getResponseBody().write(STATUS.getBytes(UTF_8), 0, 100);
            exchange.getResponseBody().flush();
            throw new IOException("the adapter leaves");
        });

        assertEquals(Optional.empty(), read());
    }

    @Test
    void fiveMegabytesAreNoSettings() {
        byte[] blanks = new byte[5 * 1024 * 1024];
        Arrays.fill(blanks, (byte) ' ');
        serve("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(STATUS.getBytes(UTF_8));
            exchange.getResponseBody().write(blanks);
            exchange.close();
        });

        assertEquals(Optional.empty(), read());
    }

    @Test
    void whoSaysNothingIsLeftAlone() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        serve("/", exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        long begin = System.nanoTime();

        assertEquals(Optional.empty(), read());
        assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) < 10, "5 s are the limit");
        end.countDown();
    }

    @Test
    void whoNeverEndsIsLeftAlone() {
        serve("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    TimeUnit.MILLISECONDS.sleep(200);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        long begin = System.nanoTime();

        assertEquals(Optional.empty(), read());
        assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin) < 10, "5 s are the limit");
    }

    @Test
    void aRedirectInACircleEnds() {
        serve("/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/check_status?again");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });

        assertEquals(Optional.empty(), read());
    }

    @Test
    void aRedirectToAnotherAdapterIsNoSettings() {
        AdapterPages other = AdapterPages.classic("abcdef012345");
        try (AdapterWebServer serving = new AdapterWebServer(() -> other)) {
            serve("/", exchange -> {
                exchange.getResponseHeaders().set("Location",
                        "http://127.0.0.1:" + serving.port() + exchange.getRequestURI());
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });

            assertEquals(Optional.empty(), read());
        }
    }

    @Test
    void anotherAdaptersIdIsNoSettingsAndNothingMoreIsAsked() {
        AdapterPages other = AdapterPages.classic("abcdef012345");
        try (AdapterWebServer serving = new AdapterWebServer(() -> other)) {
            assertEquals(Optional.empty(), web.read(new AdapterAddress("127.0.0.1", serving.port()), ID));
            assertEquals(List.of("/check_status"), serving.requests());
        }
    }

    @Test
    void aPageThatIsMissingTakesNothingFromTheOthers() {
        serve("/check_status", 200, STATUS);
        serve("/load_config", 500, "");
        serve("/load_canflt", 200, "{\"can_flt\":[{}]}");
        AdapterSettings settings = read().orElseThrow();

        assertEquals(Optional.empty(), settings.isTicked(Setting.TX_TICKED));
        assertEquals(1, settings.canFilters().orElseThrow());
    }

    @Test
    void aClientThatFailsDoesNoHarm() {
        AdapterWeb failing = new AdapterWeb(url -> {
            throw new IllegalStateException("Http client factory not available");
        });

        assertEquals(Optional.empty(), failing.read(new AdapterAddress("leaf", 80), ID));
    }

    @Test
    void anAdapterIsReadByOneAtATime() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        AdapterWeb slow = new AdapterWeb(url -> {
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return STATUS.getBytes(UTF_8);
        });
        AdapterAddress address = new AdapterAddress("leaf", 80);
        CompletableFuture<Optional<AdapterSettings>> first = CompletableFuture.supplyAsync(() -> slow.read(address, ID),
                threads);
        asked.await();

        assertEquals(Optional.empty(), slow.read(address, ID));
        answer.countDown();
        assertTrue(first.get().isPresent());
    }
}
