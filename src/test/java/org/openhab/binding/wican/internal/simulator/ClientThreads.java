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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;

import io.reactivex.schedulers.Schedulers;

/**
 * The threads of an adapter's MQTT client, so that it shares none with other clients and leaves none behind.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ClientThreads implements Executor {

    private final String name;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    ClientThreads(String name) {
        this.name = name;
    }

    @Override
    public void execute(Runnable command) {
        threads.removeIf(thread -> !thread.isAlive());
        Thread thread = new Thread(command, name);
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    /** One thread for the network and for what the adapter does with messages. */
    MqttClientExecutorConfig asConfiguration() {
        return MqttClientExecutorConfig.builder().nettyExecutor(this).nettyThreads(1)
                .applicationScheduler(Schedulers.from(Runnable::run)).build();
    }

    /** Waits for the threads to end, which they do when all connections have ended. */
    void join(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        try {
            for (Thread thread : threads) {
                TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
