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
package org.openhab.binding.wican.internal.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The {@link AdapterWebServer} serves an adapter's pages as the firmware does: to anybody, and nothing but these.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class AdapterWebServer implements AutoCloseable {

    private static final int GOOD = 200;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Supplier<AdapterPages> pages;
    private final Consumer<String> log;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /**
     * @param port where to listen; 0 for any free port
     * @param pages what to serve now
     * @param log hears of each request
     */
    public AdapterWebServer(InetAddress address, int port, Supplier<AdapterPages> pages, Consumer<String> log) {
        this.pages = pages;
        this.log = log;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "simulated-wican-web");
            thread.setDaemon(true);
            return thread;
        });
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("There can be no web server on port " + port, e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** For tests: on this computer alone. */
    public AdapterWebServer(Supplier<AdapterPages> pages) {
        this(InetAddress.getLoopbackAddress(), 0, pages, text -> {
        });
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The paths that were asked for so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public void forget() {
        requests.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(path);
        log.accept("is asked for " + path);
        @Nullable
        String page = "/".equals(path) ? "<html><title>WiCAN</title></html>" : pages.get().byPath().get(path);
        boolean isGet = "GET".equals(exchange.getRequestMethod());
        int status = page == null ? NOT_FOUND : isGet ? GOOD : WRONG_METHOD;
        byte[] body = (page == null || !isGet ? "Nothing matches the given URI" : page).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", status == GOOD ? "application/json" : "text/html");
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
