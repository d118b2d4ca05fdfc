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

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The {@link ManualScheduler} is a scheduler whose time stands still until a test lets it pass.
 *
 * Tasks run on the thread that calls {@link #advance(Duration)}, in the order of their due times, and see
 * {@link #clock()} at exactly their due time. Whatever a task throws is thrown again by {@code advance}, once all due
 * tasks have had their turn and the time has arrived where it was sent. Tasks may be added and cancelled from any
 * thread.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class ManualScheduler extends AbstractExecutorService implements ScheduledExecutorService {

    private static final Instant DEFAULT_START = Instant.parse("2026-01-15T12:00:00Z");
    private static final int MANY_TASKS_AT_ONE_INSTANT = 100_000;

    /** Guards all fields below; never held while a task runs. */
    private final Object lock = new Object();
    private final TreeSet<Task<?>> queue = new TreeSet<>();
    private final List<Throwable> failures = new ArrayList<>();
    private long now;
    private long lastNumber;
    private boolean shutDown;

    /** Held while tasks run: two threads can't let the time pass at once. */
    private final ReentrantLock advancing = new ReentrantLock();
    private final Instant start;

    public ManualScheduler() {
        this(DEFAULT_START);
    }

    public ManualScheduler(Instant start) {
        this.start = start;
    }

    /**
     * Lets the time pass and runs what becomes due, tasks that are added meanwhile included.
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time does not go back: " + duration);
        }
        if (advancing.isHeldByCurrentThread()) {
            throw new IllegalStateException("A task can't let the time pass");
        }
        advancing.lock();
        try {
            long target;
            synchronized (lock) {
                target = saturatedSum(now, duration.toNanos());
            }
            runUntil(target);
        } finally {
            advancing.unlock();
        }
        throwFailures();
    }

    /**
     * Lets the time pass up to the given moment.
     */
    public void advanceTo(Instant moment) {
        advance(Duration.between(now(), moment));
    }

    /**
     * Lets the time pass up to the next due task and runs what is due then; does nothing if no task is waiting.
     *
     * @return whether a task was waiting
     */
    public boolean advanceToNext() {
        Optional<Duration> next = untilNext();
        next.ifPresent(this::advance);
        return next.isPresent();
    }

    /**
     * Runs what is due now.
     */
    public void runDue() {
        advance(Duration.ZERO);
    }

    /**
     * The number of tasks that will run some time; a repeated task counts once.
     */
    public int pending() {
        synchronized (lock) {
            return queue.size();
        }
    }

    /**
     * How long it is until the next task is due, if one is waiting.
     */
    public Optional<Duration> untilNext() {
        synchronized (lock) {
            return queue.isEmpty() ? Optional.empty() : Optional.of(Duration.ofNanos(queue.first().due - now));
        }
    }

    /**
     * The present moment.
     */
    public Instant now() {
        synchronized (lock) {
            return start.plusNanos(now);
        }
    }

    /**
     * How much time has passed since the scheduler was created.
     */
    public Duration elapsed() {
        synchronized (lock) {
            return Duration.ofNanos(now);
        }
    }

    /**
     * A clock, in UTC, that shows this scheduler's time.
     */
    public Clock clock() {
        return clock(() -> Duration.ZERO);
    }

    /**
     * A clock, in UTC, that somebody sets now and then.
     *
     * @param offset how far it is ahead of this scheduler's time
     */
    public Clock clock(Supplier<Duration> offset) {
        return new ManualClock(ZoneOffset.UTC, offset);
    }

    private void runUntil(long target) {
        long instant = -1;
        int tasksAtInstant = 0;
        Task<?> task = takeDue(target);
        while (task != null) {
            tasksAtInstant = task.due == instant ? tasksAtInstant + 1 : 1;
            instant = task.due;
            if (tasksAtInstant > MANY_TASKS_AT_ONE_INSTANT) {
                throw new AssertionError("Tasks follow each other without end at " + now());
            }
            runAsPoolWould(task);
            task = takeDue(target);
        }
        synchronized (lock) {
            now = target;
        }
    }

    private @Nullable Task<?> takeDue(long target) {
        synchronized (lock) {
            if (queue.isEmpty() || queue.first().due > target) {
                return null;
            }
            Task<?> task = Objects.requireNonNull(queue.pollFirst());
            now = task.due;
            return task;
        }
    }

    /** A task that cancels itself interrupts its thread: a pool's thread forgets that afterwards, and so must ours. */
    private void runAsPoolWould(Task<?> task) {
        boolean interrupted = Thread.interrupted();
        try {
            task.run();
        } finally {
            Thread.interrupted();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void throwFailures() {
        Throwable first;
        synchronized (lock) {
            if (failures.isEmpty()) {
                return;
            }
            first = failures.get(0);
            failures.stream().skip(1).filter(other -> !other.equals(first)).forEach(first::addSuppressed);
            failures.clear();
        }
        if (first instanceof RuntimeException exception) {
            throw exception;
        }
        if (first instanceof Error error) {
            throw error;
        }
        throw new AssertionError("A task failed: " + first, first);
    }

    private <V> Task<V> enqueue(Callable<V> callable, long delay, long period, TimeUnit unit) {
        synchronized (lock) {
            if (shutDown) {
                throw new RejectedExecutionException("The scheduler has been shut down");
            }
            long due = saturatedSum(now, Math.max(0, unit.toNanos(delay)));
            Task<V> task = new Task<>(callable, due, unit.toNanos(period), ++lastNumber);
            queue.add(task);
            return task;
        }
    }

    private Task<?> enqueueRepeated(Runnable command, long initialDelay, long period, TimeUnit unit) {
        if (period <= 0) {
            throw new IllegalArgumentException("A repeated task needs a period above 0");
        }
        return enqueue(Executors.callable(command), initialDelay, period, unit);
    }

    private static long saturatedSum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return enqueue(Executors.callable(command), delay, 0, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return enqueue(Objects.requireNonNull(callable), delay, 0, unit);
    }

    /** A task takes no virtual time, so that a fixed rate and a fixed delay are the same. */
    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return enqueueRepeated(command, initialDelay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return enqueueRepeated(command, initialDelay, delay, unit);
    }

    @Override
    public void execute(Runnable command) {
        enqueue(Executors.callable(command), 0, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public Future<?> submit(Runnable task) {
        return schedule(task, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public <T> Future<T> submit(Runnable task, T result) {
        return schedule(Executors.callable(task, result), 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public <T> Future<T> submit(Callable<T> task) {
        return schedule(task, 0, TimeUnit.NANOSECONDS);
    }

    /** As in the JDK's scheduler: repeated tasks end, the others still get their turn. */
    @Override
    public void shutdown() {
        List<Task<?>> repeated;
        synchronized (lock) {
            shutDown = true;
            repeated = queue.stream().filter(Task::isPeriodic).toList();
        }
        repeated.forEach(task -> task.cancel(false));
    }

    @Override
    public List<Runnable> shutdownNow() {
        synchronized (lock) {
            shutDown = true;
            List<Runnable> neverRun = new ArrayList<>(queue);
            queue.clear();
            return neverRun;
        }
    }

    @Override
    public boolean isShutdown() {
        synchronized (lock) {
            return shutDown;
        }
    }

    @Override
    public boolean isTerminated() {
        synchronized (lock) {
            return shutDown && queue.isEmpty() && !advancing.isLocked();
        }
    }

    /** Does not wait: nothing would happen meanwhile. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
    }

    /**
     * The {@link Task} is what waits in the queue.
     */
    private class Task<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {

        private final long period;
        private final long number;
        /** Changes only while the task is in nobody's queue. */
        private long due;

        Task(Callable<V> callable, long due, long period, long number) {
            super(callable);
            this.due = due;
            this.period = period;
            this.number = number;
        }

        @Override
        public void run() {
            if (!isPeriodic()) {
                super.run();
            } else if (runAndReset()) {
                repeat();
            }
        }

        private void repeat() {
            synchronized (lock) {
                if (!shutDown && !isCancelled()) {
                    due = saturatedSum(due, period);
                    queue.add(this);
                    return;
                }
            }
            // a repeated task that was running when the scheduler was shut down
            cancel(false);
        }

        @Override
        protected void setException(@Nullable Throwable failure) {
            synchronized (lock) {
                failures.add(Objects.requireNonNull(failure));
            }
            super.setException(failure);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            synchronized (lock) {
                queue.remove(this);
            }
            return cancelled;
        }

        @Override
        public boolean isPeriodic() {
            return period > 0;
        }

        @Override
        public long getDelay(@Nullable TimeUnit unit) {
            synchronized (lock) {
                return Objects.requireNonNull(unit).convert(due - now, TimeUnit.NANOSECONDS);
            }
        }

        @Override
        public int compareTo(@Nullable Delayed other) {
            if (other instanceof Task<?> task) {
                int byTime = Long.compare(due, task.due);
                return byTime != 0 ? byTime : Long.compare(number, task.number);
            }
            return Long.compare(getDelay(TimeUnit.NANOSECONDS),
                    Objects.requireNonNull(other).getDelay(TimeUnit.NANOSECONDS));
        }
    }

    /**
     * The {@link ManualClock} shows the scheduler's time in a zone.
     */
    private class ManualClock extends Clock {

        private final ZoneId zone;
        private final Supplier<Duration> offset;

        ManualClock(ZoneId zone, Supplier<Duration> offset) {
            this.zone = zone;
            this.offset = offset;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(@Nullable ZoneId other) {
            return new ManualClock(Objects.requireNonNull(other), offset);
        }

        @Override
        public Instant instant() {
            return now().plus(offset.get());
        }
    }
}
