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
package org.openhab.core.io.net.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.openhab.core.library.types.RawType;

/**
 * Fetches something over HTTP. As openHAB's client does, it follows redirects, gives up when all together takes too
 * long, takes 2 MiB at most, and answers with nothing where something went wrong.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
public class HttpUtil {

    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int GOOD = 200;

    /** Everything about the content is in the bytes: the kind that the server names is not looked at. */
    public static RawType downloadData(String url, String contentTypeRegex, boolean scanTypeInContent,
            long maxContentLength, int timeout) {
        CompletableFuture<HttpResponse<InputStream>> exchange = CompletableFuture.completedFuture(null);
        CompletableFuture<byte[]> content = CompletableFuture.completedFuture(null);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeout);
        try {
            HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL)
                    .version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofMillis(timeout)).build();
            exchange = client.sendAsync(HttpRequest.newBuilder(URI.create(url)).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            HttpResponse<InputStream> response = exchange.get(timeout, TimeUnit.MILLISECONDS);
            if (response.statusCode() != GOOD) {
                response.body().close();
                return null;
            }
            InputStream body = response.body();
            content = CompletableFuture.supplyAsync(() -> read(body));
            byte[] data = content.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            boolean isGood = data.length > 0 && (maxContentLength < 0 || data.length <= maxContentLength);
            return isGood ? new RawType(data, RawType.DEFAULT_MIME_TYPE) : null;
        } catch (IOException | ExecutionException | TimeoutException | IllegalArgumentException e) {
            exchange.thenAccept(response -> close(response));
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static void close(HttpResponse<InputStream> response) {
        try {
            if (response != null) {
                response.body().close();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] read(InputStream body) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (body) {
            int count = body.read(buffer);
            while (count >= 0) {
                data.write(buffer, 0, count);
                if (data.size() > MOST_BYTES) {
                    throw new IllegalStateException("Buffering capacity " + MOST_BYTES + " exceeded");
                }
                count = body.read(buffer);
            }
            return data.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
