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
package org.openhab.binding.wican.internal.monitor.belief;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.base.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link SocKeeper} publishes each measured state of charge once, retained. What does not reach the broker is kept
 * until the next connection. Its methods are called under the lock of the {@code CarMonitor}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class SocKeeper {

    private final Logger logger = LoggerFactory.getLogger(SocKeeper.class);

    private final String topic;
    private final Publisher publisher;
    private final Clock clock;
    private final Object lock;
    private byte @Nullable [] unpublished;

    /**
     * @param topic where to publish
     * @param clock its zone is the one that times are written in
     * @param lock the lock that guards the state
     */
    public SocKeeper(String topic, Publisher publisher, Clock clock, Object lock) {
        this.topic = topic;
        this.publisher = publisher;
        this.clock = clock;
        this.lock = lock;
    }

    public void keep(BigDecimal soc, Instant time) {
        unpublished = SocMessage.encode(soc, time, clock.getZone());
        publish();
    }

    /** The broker can be reached again. */
    public void connected() {
        publish();
    }

    private void publish() {
        byte[] message = unpublished;
        if (message == null) {
            return;
        }
        publisher.publish(topic, message, Publisher.Delivery.RETAINED).whenComplete((published, failure) -> {
            if (failure == null && published) {
                delivered(message);
            } else {
                logger.debug("Not published until the broker is back: {}", new String(message, UTF_8));
            }
        });
    }

    @SuppressWarnings("PMD.CompareObjectsWithEquals") // this very message, not one that happens to be equal
    private void delivered(byte[] message) {
        synchronized (lock) {
            if (unpublished == message) {
                unpublished = null;
            }
        }
    }
}
