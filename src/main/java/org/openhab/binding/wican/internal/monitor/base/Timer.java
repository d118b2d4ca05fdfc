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
package org.openhab.binding.wican.internal.monitor.base;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link Timer} runs one action later, under the lock of its owner; starting it again or stopping it forgets the
 * former action, even if that was already waiting for the lock. Its methods are called under the lock.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Timer {

    private final Logger logger = LoggerFactory.getLogger(Timer.class);

    private final ScheduledExecutorService scheduler;
    private final Object lock;
    private @Nullable Future<?> task;
    private int run;

    public Timer(ScheduledExecutorService scheduler, Object lock) {
        this.scheduler = scheduler;
        this.lock = lock;
    }

    public void start(Duration delay, Runnable action) {
        stop();
        int thisRun = run;
        task = scheduler.schedule(() -> fire(thisRun, action), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    public void stop() {
        run++;
        Future<?> task = this.task;
        if (task != null) {
            task.cancel(false);
            this.task = null;
        }
    }

    public boolean isRunning() {
        return task != null;
    }

    private void fire(int startedRun, Runnable action) {
        synchronized (lock) {
            if (startedRun != run) {
                return;
            }
            task = null;
            try {
                action.run();
            } catch (RuntimeException e) {
                logger.warn("A timer's action failed, which is a mistake in the binding", e);
            }
        }
    }
}
