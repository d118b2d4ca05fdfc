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

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Hands messages to the MQTT client in their order, only a few at a time.
 *
 * The client makes a thread wait that hands it more than 64 messages, even if it is the very thread that would have to
 * send them.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class Outbox {

    private static final int AT_A_TIME = 16;

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int underWay;

    /**
     * Adds a message.
     *
     * @param message sends the message, and completes when that has been done
     * @return completes when the message has been sent
     */
    CompletableFuture<Void> add(Supplier<CompletableFuture<Void>> message) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(() -> message.get().whenComplete((nothing, failure) -> {
                if (failure == null) {
                    sent.complete(null);
                } else {
                    sent.completeExceptionally(failure);
                }
                onSent();
            }));
            send();
        }
        return sent;
    }

    private synchronized void onSent() {
        underWay--;
        send();
    }

    private synchronized void send() {
        while (underWay < AT_A_TIME && !waiting.isEmpty()) {
            underWay++;
            waiting.remove().run();
        }
    }
}
