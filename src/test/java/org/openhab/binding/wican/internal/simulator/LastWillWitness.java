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

import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.NonNullByDefault;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;

/**
 * Drops a connection and hears the broker say its last will.
 *
 * Without that, the last will of a connection and the first message of the next one can come in any order: for a broker
 * these are two clients.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class LastWillWitness {

    private final MqttLink link;
    private final MqttLink witness;
    private final CompletableFuture<Void> said = new CompletableFuture<>();

    LastWillWitness(MqttLink link, BrokerAddress broker, MqttClientExecutorConfig threads) {
        this.link = link;
        witness = new MqttLink(broker, link.clientId() + "_witness", threads);
    }

    /** Drops the connection; completes when the last will has been said, or with the reason why nobody heard it. */
    CompletableFuture<Void> drop() {
        if (!link.isUp()) {
            return link.drop();
        }
        return witness.connect().thenCompose(connected -> witness.subscribe(link.willTopic(), this::onMessage))
                .handle((listening, failure) -> failure).thenCompose(failure -> link.drop().thenCompose(
                        dropped -> failure == null ? said : CompletableFuture.<Void> failedFuture(failure)));
    }

    CompletableFuture<Void> leave() {
        return witness.disconnect();
    }

    private void onMessage(String payload) {
        if (payload.equals(link.will())) {
            said.complete(null);
        }
    }
}
