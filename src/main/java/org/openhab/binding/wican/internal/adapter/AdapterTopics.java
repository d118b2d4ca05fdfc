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
package org.openhab.binding.wican.internal.adapter;

import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link AdapterTopics} are the MQTT topics of one adapter. Each is free text on the adapter's web page; these are
 * the firmware's defaults.
 *
 * @param status where the adapter says online and offline; the older and the newer default differ, so there may be two
 * @param rx where the adapter says what it hears on the bus ({@code can/rx})
 * @param tx where the adapter is told what to send on the bus ({@code can/tx})
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record AdapterTopics(Set<String> status, String rx, String tx) {

    public AdapterTopics {
        status = Set.copyOf(status);
    }

    /**
     * @param deviceId the id that the adapter's web page shows
     * @return the topics that the firmware makes of it (firmware: {@code main/config_server.c})
     */
    public static AdapterTopics of(String deviceId) {
        String prefix = "wican/" + deviceId + "/";
        return new AdapterTopics(Set.of(prefix + "status", prefix + "can/status"), prefix + "can/rx",
                prefix + "can/tx");
    }

    public AdapterTopics withStatus(String topic) {
        return new AdapterTopics(Set.of(topic), rx, tx);
    }

    public AdapterTopics withRx(String topic) {
        return new AdapterTopics(status, topic, tx);
    }

    public AdapterTopics withTx(String topic) {
        return new AdapterTopics(status, rx, topic);
    }
}
