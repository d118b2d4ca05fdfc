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

import static org.junit.jupiter.api.Assertions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

/**
 * Tests {@link Outbox}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class OutboxTest {

    private final Outbox outbox = new Outbox();
    private final List<Integer> order = new ArrayList<>();
    private final List<CompletableFuture<Void>> underWay = new ArrayList<>();

    private CompletableFuture<Void> add(int number) {
        return outbox.add(() -> {
            order.add(number);
            CompletableFuture<Void> future = new CompletableFuture<>();
            underWay.add(future);
            return future;
        });
    }

    @Test
    void onlyAFewMessagesAreUnderWayAtATime() {
        List<CompletableFuture<Void>> sent = IntStream.range(0, 100).mapToObj(this::add).toList();
        assertEquals(16, underWay.size());

        underWay.get(0).complete(null);
        assertEquals(17, underWay.size());
        assertTrue(sent.get(0).isDone());
        assertFalse(sent.get(1).isDone());

        for (int i = 1; i < underWay.size(); i++) {
            underWay.get(i).complete(null);
        }
        assertTrue(sent.stream().allMatch(CompletableFuture::isDone));
        assertEquals(IntStream.range(0, 100).boxed().toList(), order);
    }

    @Test
    void failureDoesNotHoldTheOthersUp() {
        List<CompletableFuture<Void>> sent = IntStream.range(0, 17).mapToObj(this::add).toList();

        underWay.get(3).completeExceptionally(new IllegalStateException());

        assertTrue(sent.get(3).isCompletedExceptionally());
        assertEquals(17, underWay.size());
    }

    @Test
    void messagesThatAreSentAtOnceKeepTheirOrder() {
        IntStream.range(0, 100).forEach(number -> outbox.add(() -> {
            order.add(number);
            return CompletableFuture.completedFuture(null);
        }));

        assertEquals(IntStream.range(0, 100).boxed().toList(), order);
    }
}
