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
package org.openhab.core.config.discovery;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.common.ThreadPoolManager;
import org.openhab.core.config.core.ConfigParser;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;

/**
 * What all discovery services have in common.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public abstract class AbstractDiscoveryService implements DiscoveryService {

    protected final ScheduledExecutorService scheduler = ThreadPoolManager.getScheduledPool("discovery");

    protected @Nullable ScanListener scanListener;

    private final Set<DiscoveryListener> listeners = new CopyOnWriteArraySet<>();
    private final Map<ThingUID, DiscoveryResult> results = new ConcurrentHashMap<>();
    private final Set<ThingTypeUID> supportedThingTypes;
    private final int timeout;
    private volatile boolean backgroundDiscoveryEnabled;
    private @Nullable ScheduledFuture<?> end;

    protected AbstractDiscoveryService(@Nullable Set<ThingTypeUID> supportedThingTypes, int timeout,
            boolean backgroundDiscoveryEnabledByDefault) throws IllegalArgumentException {
        if (timeout < 0) {
            throw new IllegalArgumentException("A scan can't take " + timeout + " s");
        }
        this.supportedThingTypes = supportedThingTypes == null ? Set.of() : Set.copyOf(supportedThingTypes);
        this.timeout = timeout;
        this.backgroundDiscoveryEnabled = backgroundDiscoveryEnabledByDefault;
    }

    @Override
    public Set<ThingTypeUID> getSupportedThingTypes() {
        return supportedThingTypes;
    }

    @Override
    public int getScanTimeout() {
        return timeout;
    }

    @Override
    public boolean isBackgroundDiscoveryEnabled() {
        return backgroundDiscoveryEnabled;
    }

    @Override
    public void addDiscoveryListener(@Nullable DiscoveryListener listener) {
        if (listener != null) {
            listeners.add(listener);
            results.values().forEach(result -> listener.thingDiscovered(this, result));
        }
    }

    @Override
    public void removeDiscoveryListener(@Nullable DiscoveryListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void startScan(@Nullable ScanListener listener) {
        stopScan();
        synchronized (this) {
            forgetEnd(false);
            scanListener = listener;
            if (timeout > 0) {
                end = scheduler.schedule(this::stopScan, timeout, TimeUnit.SECONDS);
            }
        }
        startScan();
    }

    @Override
    public void abortScan() {
        ScanListener listener;
        synchronized (this) {
            forgetEnd(true);
            listener = scanListener;
            scanListener = null;
        }
        if (listener != null) {
            listener.onErrorOccurred(new CancellationException("The scan was aborted"));
        }
    }

    protected abstract void startScan();

    protected void stopScan() {
        ScanListener listener;
        synchronized (this) {
            listener = scanListener;
            scanListener = null;
        }
        if (listener != null) {
            listener.onFinished();
        }
    }

    private void forgetEnd(boolean interrupt) {
        ScheduledFuture<?> end = this.end;
        if (end != null) {
            end.cancel(interrupt);
            this.end = null;
        }
    }

    /** The listeners hear it later, on another thread. */
    protected void thingDiscovered(DiscoveryResult discoveryResult) {
        listeners.forEach(listener -> scheduler.execute(() -> listener.thingDiscovered(this, discoveryResult)));
        results.put(discoveryResult.getThingUID(), discoveryResult);
    }

    /** The listeners hear it at once. */
    protected void thingRemoved(ThingUID thingUID) {
        listeners.forEach(listener -> listener.thingRemoved(this, thingUID));
        results.remove(thingUID);
    }

    protected void removeOlderResults(Instant timestamp) {
        Set<ThingUID> removed = new HashSet<>();
        for (DiscoveryListener listener : listeners) {
            Collection<ThingUID> ofListener = listener.removeOlderResults(this, timestamp, supportedThingTypes, null);
            if (ofListener != null) {
                removed.addAll(ofListener);
            }
        }
        results.keySet().removeAll(removed);
    }

    /** Called by OSGi, which finds it by its name. */
    protected void activate(@Nullable Map<String, Object> configProperties) {
        if (configProperties != null) {
            backgroundDiscoveryEnabled = configured(configProperties);
        }
        if (backgroundDiscoveryEnabled) {
            startBackgroundDiscovery();
        }
    }

    protected void modified(@Nullable Map<String, Object> configProperties) {
        if (configProperties == null) {
            return;
        }
        boolean enabled = configured(configProperties);
        if (backgroundDiscoveryEnabled && !enabled) {
            stopBackgroundDiscovery();
        } else if (!backgroundDiscoveryEnabled && enabled) {
            startBackgroundDiscovery();
        }
        backgroundDiscoveryEnabled = enabled;
    }

    /** Called by OSGi, which finds it by its name. */
    protected void deactivate() {
        if (backgroundDiscoveryEnabled) {
            stopBackgroundDiscovery();
        }
    }

    private boolean configured(Map<String, Object> configuration) {
        return ConfigParser.valueAsOrElse(configuration.get(CONFIG_PROPERTY_BACKGROUND_DISCOVERY), Boolean.class,
                backgroundDiscoveryEnabled);
    }

    protected void startBackgroundDiscovery() {
    }

    protected void stopBackgroundDiscovery() {
    }
}
