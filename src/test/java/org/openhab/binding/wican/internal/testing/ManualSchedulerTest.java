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

import static org.junit.jupiter.api.Assertions.*;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

/**
 * Tests {@link ManualScheduler}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ManualSchedulerTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final ManualScheduler scheduler = new ManualScheduler(START);
    private final List<String> events = new ArrayList<>();

    private Runnable event(String name) {
        return () -> events.add(name + "@" + scheduler.elapsed().toMillis());
    }

    private ScheduledFuture<?> in(long milliseconds, Runnable task) {
        return scheduler.schedule(task, milliseconds, TimeUnit.MILLISECONDS);
    }

    private void advance(long milliseconds) {
        scheduler.advance(Duration.ofMillis(milliseconds));
    }

    @Test
    void timeStandsStillByItself() {
        Clock clock = scheduler.clock();

        assertEquals(START, clock.instant());
        assertEquals(START, scheduler.now());
        advance(1500);
        assertEquals(START.plusMillis(1500), clock.instant());
        assertEquals(Duration.ofMillis(1500), scheduler.elapsed());
        scheduler.advanceTo(START.plusSeconds(60));
        assertEquals(START.plusSeconds(60), clock.instant());
    }

    @Test
    void clockKeepsItsZone() {
        ZoneId zone = ZoneId.of("Europe/Berlin");

        assertEquals(zone, scheduler.clock().withZone(zone).getZone());
        assertEquals(START, scheduler.clock().withZone(zone).instant());
        assertEquals("Z", scheduler.clock().getZone().getId());
    }

    @Test
    void tasksRunAtTheirTimeInOrder() {
        in(300, event("c"));
        in(100, event("a"));
        in(200, event("b"));
        in(200, event("b2"));
        in(500, event("d"));

        advance(300);

        assertEquals(List.of("a@100", "b@200", "b2@200", "c@300"), events);
        assertEquals(1, scheduler.pending());
        assertEquals(Optional.of(Duration.ofMillis(200)), scheduler.untilNext());
    }

    @Test
    void nothingRunsBeforeTheTimePasses() {
        scheduler.execute(event("a"));
        in(0, event("b"));
        in(-5, event("c"));
        assertEquals(List.of(), events);

        scheduler.runDue();

        assertEquals(List.of("a@0", "b@0", "c@0"), events);
    }

    @Test
    void tasksOfTasksRunInTheSameAdvance() {
        in(100, () -> {
            event("a").run();
            in(50, event("b"));
            in(500, event("c"));
            scheduler.execute(event("now"));
        });

        advance(200);

        assertEquals(List.of("a@100", "now@100", "b@150"), events);
        assertEquals(1, scheduler.pending());
    }

    @Test
    void repeatedTasksRunAtEachOfTheirTimes() {
        ScheduledFuture<?> rate = scheduler.scheduleAtFixedRate(event("r"), 10, 100, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> delay = scheduler.scheduleWithFixedDelay(event("d"), 0, 150, TimeUnit.MILLISECONDS);

        advance(310);

        assertEquals(List.of("d@0", "r@10", "r@110", "d@150", "r@210", "d@300", "r@310"), events);
        assertEquals(2, scheduler.pending());
        assertEquals(100, rate.getDelay(TimeUnit.MILLISECONDS));
        assertEquals(140, delay.getDelay(TimeUnit.MILLISECONDS));
        assertFalse(rate.isDone());
        assertTrue(rate.cancel(false));
        assertTrue(rate.isDone());
        assertEquals(1, scheduler.pending());
    }

    @Test
    void repeatedTaskNeedsAPeriod() {
        assertThrows(IllegalArgumentException.class,
                () -> scheduler.scheduleWithFixedDelay(event("a"), 0, 0, TimeUnit.MILLISECONDS));
    }

    @Test
    void repeatedTaskCanCancelItself() {
        AtomicReference<Future<?>> self = new AtomicReference<>();
        self.set(scheduler.scheduleWithFixedDelay(() -> {
            event("a").run();
            self.get().cancel(true);
        }, 10, 10, TimeUnit.MILLISECONDS));

        advance(100);

        assertEquals(List.of("a@10"), events);
        assertEquals(0, scheduler.pending());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void interruptionOfTheTestIsKept() {
        in(10, event("a"));
        Thread.currentThread().interrupt();

        advance(10);

        assertTrue(Thread.interrupted());
        assertEquals(List.of("a@10"), events);
    }

    @Test
    void cancelledTasksDoNotRun() {
        ScheduledFuture<?> a = in(10, event("a"));
        ScheduledFuture<?> b = in(20, event("b"));
        in(15, () -> b.cancel(false));

        assertTrue(a.cancel(false));
        assertEquals(2, scheduler.pending());
        advance(100);

        assertEquals(List.of(), events);
        assertTrue(a.isCancelled());
        assertFalse(a.cancel(false));
        assertThrows(CancellationException.class, b::get);
    }

    @Test
    void resultsArrive() throws Exception {
        ScheduledFuture<String> later = scheduler.schedule(() -> "later", 10, TimeUnit.MILLISECONDS);
        Future<String> submitted = scheduler.submit(() -> "submitted");
        Future<String> given = scheduler.submit(event("a"), "given");
        CompletableFuture<String> completable = CompletableFuture.supplyAsync(() -> "completable", scheduler);

        scheduler.runDue();

        assertEquals("submitted", submitted.get());
        assertEquals("given", given.get());
        assertEquals("completable", completable.get());
        assertFalse(later.isDone());
        advance(10);
        assertEquals("later", later.get());
    }

    @Test
    void failuresSurfaceWhenTheTimeHasPassed() {
        IllegalStateException failure = new IllegalStateException("a");
        IllegalStateException second = new IllegalStateException("b");
        ScheduledFuture<?> failed = in(10, () -> {
            throw failure;
        });
        in(20, () -> {
            throw second;
        });
        in(30, event("c"));

        assertSame(failure, assertThrows(IllegalStateException.class, () -> advance(100)));

        assertArrayEquals(new Throwable[] { second }, failure.getSuppressed());
        assertEquals(List.of("c@30"), events);
        assertEquals(Duration.ofMillis(100), scheduler.elapsed());
        assertSame(failure, assertThrows(ExecutionException.class, failed::get).getCause());
        assertDoesNotThrow(() -> advance(100));
    }

    @Test
    void checkedFailuresSurfaceToo() {
        Exception failure = new Exception("checked");
        scheduler.submit(() -> {
            throw failure;
        });

        assertSame(failure, assertThrows(AssertionError.class, scheduler::runDue).getCause());
    }

    @Test
    void failureEndsRepetition() {
        scheduler.scheduleAtFixedRate(() -> {
            throw new IllegalStateException();
        }, 10, 10, TimeUnit.MILLISECONDS);

        assertThrows(IllegalStateException.class, () -> advance(100));

        assertEquals(0, scheduler.pending());
    }

    @Test
    void nextTaskCanBeAwaited() {
        in(100, event("a"));
        in(100, event("b"));
        in(300, event("c"));

        assertTrue(scheduler.advanceToNext());
        assertEquals(List.of("a@100", "b@100"), events);
        assertTrue(scheduler.advanceToNext());
        assertFalse(scheduler.advanceToNext());
        assertEquals(Duration.ofMillis(300), scheduler.elapsed());
        assertEquals(Optional.empty(), scheduler.untilNext());
    }

    @Test
    void endlessTasksAreNoticed() {
        AtomicReference<Runnable> again = new AtomicReference<>();
        again.set(() -> scheduler.execute(again.get()));
        scheduler.execute(again.get());

        assertThrows(AssertionError.class, scheduler::runDue);
    }

    @Test
    void taskCanNotLetTheTimePass() {
        in(10, () -> advance(10));

        assertThrows(IllegalStateException.class, () -> advance(100));
    }

    @Test
    void timeDoesNotGoBack() {
        assertThrows(IllegalArgumentException.class, () -> advance(-1));
    }

    @Test
    void veryLateTaskWaits() {
        scheduler.schedule(event("a"), Long.MAX_VALUE, TimeUnit.DAYS);
        advance(1);
        scheduler.schedule(event("b"), Long.MAX_VALUE, TimeUnit.NANOSECONDS);

        scheduler.advance(Duration.ofDays(365));

        assertEquals(2, scheduler.pending());
    }

    @Test
    void tasksFromOtherThreadsRunToo() throws Exception {
        CompletableFuture.runAsync(() -> in(10, event("a"))).get(10, TimeUnit.SECONDS);

        advance(10);

        assertEquals(List.of("a@10"), events);
    }

    @Test
    void shutdownEndsRepetitionOnly() {
        scheduler.scheduleAtFixedRate(event("r"), 10, 10, TimeUnit.MILLISECONDS);
        in(20, event("a"));

        scheduler.shutdown();

        assertTrue(scheduler.isShutdown());
        assertFalse(scheduler.isTerminated());
        assertThrows(RejectedExecutionException.class, () -> in(1, event("b")));
        advance(100);
        assertEquals(List.of("a@20"), events);
        assertTrue(scheduler.isTerminated());
        assertTrue(scheduler.awaitTermination(1, TimeUnit.SECONDS));
    }

    @Test
    void immediateShutdownEndsEverything() {
        in(20, event("a"));

        assertEquals(1, scheduler.shutdownNow().size());

        advance(100);
        assertEquals(List.of(), events);
        assertTrue(scheduler.isTerminated());
    }

    @Test
    void shutdownByARepeatedTaskEndsIt() {
        scheduler.scheduleAtFixedRate(() -> {
            event("r").run();
            scheduler.shutdown();
        }, 10, 10, TimeUnit.MILLISECONDS);

        advance(100);

        assertEquals(List.of("r@10"), events);
        assertTrue(scheduler.isTerminated());
    }
}
