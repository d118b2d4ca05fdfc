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

import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Publisher} is the way of the {@code CarMonitor} to the MQTT broker.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public interface Publisher {

    /** Whether a message must arrive, and stay on the broker. */
    enum Delivery {
        /** At most once: a request to the car is worth nothing when it is late. */
        TRANSIENT,
        /** At least once, and retained for whoever asks later. */
        RETAINED
    }

    /**
     * Publishes a message. Must not block.
     *
     * @param topic the topic
     * @param payload the message
     * @param delivery what to guarantee
     * @return true once the broker has it; false or an exception if it did not get there
     */
    CompletableFuture<Boolean> publish(String topic, byte[] payload, Delivery delivery);
}
