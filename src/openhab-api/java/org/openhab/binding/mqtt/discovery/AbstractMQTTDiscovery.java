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
package org.openhab.binding.mqtt.discovery;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.discovery.AbstractDiscoveryService;
import org.openhab.core.thing.ThingTypeUID;

/**
 * What the discovery services of all bindings over MQTT have in common. As in openHAB, a scan does nothing while
 * there is background discovery.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public abstract class AbstractMQTTDiscovery extends AbstractDiscoveryService implements MQTTTopicDiscoveryParticipant {

    protected final String subscribeTopic;

    private final int scanSeconds;
    private final AtomicBoolean isSubscribed = new AtomicBoolean();
    private @Nullable ScheduledFuture<?> end;

    public AbstractMQTTDiscovery(@Nullable Set<ThingTypeUID> supportedThingTypes, int timeout,
            boolean backgroundDiscoveryEnabledByDefault, String baseTopic) {
        super(supportedThingTypes, 0, backgroundDiscoveryEnabledByDefault);
        this.subscribeTopic = baseTopic;
        this.scanSeconds = timeout;
    }

    protected abstract MQTTTopicDiscoveryService getDiscoveryService();

    protected synchronized void resetTimeout() {
        stopTimeout();
        if (scanSeconds > 0) {
            end = scheduler.schedule(this::stopScan, scanSeconds, TimeUnit.SECONDS);
        }
    }

    private synchronized void stopTimeout() {
        ScheduledFuture<?> end = this.end;
        if (end != null) {
            end.cancel(false);
            this.end = null;
        }
    }

    @Override
    protected void startScan() {
        if (isBackgroundDiscoveryEnabled()) {
            super.stopScan();
            return;
        }
        resetTimeout();
        subscribe();
    }

    @Override
    protected synchronized void stopScan() {
        if (!isBackgroundDiscoveryEnabled()) {
            stopTimeout();
            unsubscribe();
        }
        super.stopScan();
    }

    @Override
    public synchronized void abortScan() {
        stopTimeout();
        super.abortScan();
    }

    @Override
    protected void startBackgroundDiscovery() {
        removeOlderResults(Instant.now());
        subscribe();
    }

    @Override
    protected void stopBackgroundDiscovery() {
        unsubscribe();
    }

    private void subscribe() {
        if (!isSubscribed.getAndSet(true)) {
            getDiscoveryService().subscribe(this, subscribeTopic);
        }
    }

    private void unsubscribe() {
        if (isSubscribed.getAndSet(false)) {
            getDiscoveryService().unsubscribe(this);
        }
    }
}
