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

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.settings.AdapterSettings;
import org.openhab.binding.wican.internal.adapter.settings.ReadingPace;
import org.openhab.binding.wican.internal.network.AdapterAddress;
import org.openhab.binding.wican.internal.network.AdapterNetwork;
import org.openhab.binding.wican.internal.network.Announcement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link AdapterWatch} reads the settings of an adapter when there is an occasion and the {@link ReadingPace}
 * allows
 * it: when the Thing begins, when the adapter says that it is online, when it announces itself in the network, and when
 * a person asks. Where nobody knows the adapter's address nothing happens at all.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class AdapterWatch {

    /** Hears what was read, in a thread that may wait. */
    interface Listener {

        /**
         * @return true if nothing is in the way
         */
        boolean read(AdapterSettings settings, AdapterAddress address);

        /** The adapter has told the network what it is. */
        void announced(Announcement announcement);

        /** What was read before may not be true any more. */
        void stale();
    }

    /** So long it is better to say nothing than what may be mended. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** After so many failures in a row the next occasion has to come first. */
    private static final int FAILURES = 3;

    private final Logger logger = LoggerFactory.getLogger(AdapterWatch.class);

    private final AdapterNetwork network;
    private final ScheduledExecutorService scheduler;
    private final Clock clock;
    private final Listener listener;
    private final Consumer<Announcement> announcements = this::announced;

    private String deviceId = "";
    private Optional<AdapterAddress> configured = Optional.empty();
    private ReadingPace pace = new ReadingPace();
    private Optional<AdapterSettings> last = Optional.empty();
    private Future<?> planned = CompletableFuture.completedFuture(null);
    private int failures;
    private boolean isOn;

    AdapterWatch(AdapterNetwork network, ScheduledExecutorService scheduler, Clock clock, Listener listener) {
        this.network = network;
        this.scheduler = scheduler;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * The Thing begins.
     *
     * @param host where the adapter is, if the user says so
     */
    synchronized void begin(String deviceId, Optional<AdapterAddress> host) {
        end();
        this.deviceId = deviceId;
        configured = host;
        pace = new ReadingPace();
        failures = 0;
        isOn = true;
        network.addresses().addListener(announcements);
        network.addresses().find(deviceId).ifPresent(known -> scheduler.execute(() -> listener.announced(known)));
        plan();
    }

    synchronized void end() {
        isOn = false;
        network.addresses().removeListener(announcements);
        planned.cancel(false);
        last = Optional.empty();
    }

    /** The adapter has said, maybe once more, that it is online: it may have been set up anew. */
    synchronized void cameOnline() {
        failures = 0;
        if (isOn && address().isPresent()) {
            Duration wait = pace.wait(clock.instant());
            if (wait.isZero() || pace.isWorthAnother() && wait.compareTo(PATIENCE) <= 0) {
                scheduler.execute(listener::stale);
            }
            plan();
        }
    }

    private synchronized void announced(Announcement announcement) {
        if (isOn && announcement.deviceId().equalsIgnoreCase(deviceId)) {
            failures = 0;
            scheduler.execute(() -> listener.announced(announcement));
            plan();
        }
    }

    synchronized Optional<AdapterAddress> address() {
        return configured.or(() -> network.addresses().find(deviceId).map(Announcement::address));
    }

    private synchronized void plan() {
        if (!isOn || address().isEmpty() || !planned.isDone()) {
            return;
        }
        Duration wait = pace.wait(clock.instant());
        if (wait.isZero()) {
            planned = scheduler.schedule(this::read, 0, TimeUnit.MILLISECONDS);
        } else if (pace.isWorthAnother()) {
            planned = scheduler.schedule(this::read, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void read() {
        try {
            readNow();
        } catch (RuntimeException e) {
            logger.debug("What the adapter {} tells could not be used", deviceId, e);
        }
        synchronized (this) {
            if (failures > 0 && failures < FAILURES) {
                planned = CompletableFuture.completedFuture(null);
                plan();
            }
        }
    }

    /**
     * Reads the settings now, in a thread that may wait.
     *
     * @return nothing if they could not be read
     */
    Optional<AdapterSettings> readNow() {
        Optional<AdapterAddress> address;
        String id;
        ReadingPace current;
        synchronized (this) {
            address = isOn ? address() : Optional.empty();
            id = deviceId;
            current = pace;
        }
        Optional<AdapterSettings> settings = address.flatMap(where -> network.web().read(where, id));
        boolean isGood = settings.isPresent() && isOf(current) && listener.read(settings.get(), address.get());
        synchronized (this) {
            boolean isNews = !settings.map(AdapterSettings::lasting).equals(last.map(AdapterSettings::lasting));
            failures = settings.isPresent() ? 0 : failures + 1;
            last = settings;
            if (isGood) {
                current.good(clock.instant());
            } else {
                current.bad(clock.instant(), isNews);
            }
        }
        return settings;
    }

    /** The Thing may have been started anew meanwhile. */
    @SuppressWarnings("PMD.CompareObjectsWithEquals")
    private synchronized boolean isOf(ReadingPace current) {
        return isOn && pace == current;
    }
}
