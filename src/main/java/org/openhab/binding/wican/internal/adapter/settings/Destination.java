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
package org.openhab.binding.wican.internal.adapter.settings;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Destination} is where an adapter sends what it polls by itself. Of one that is no MQTT topic nothing is
 * kept: its address may hold somebody's key.
 *
 * @param type the kind
 * @param topic the topic; empty for the RX topic, and where there is no topic
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Destination(Type type, String topic) {

    /** The kinds (firmware: {@code components/autopid/autopid_config.c}). */
    public enum Type {
        /** A topic, as JSON. */
        TOPIC,
        /** A topic, as a bare number. */
        WALLBOX,
        /** What the firmware does without a choice: a Pro sends a group to the RX topic, a classic one nothing. */
        DEFAULT,
        /** Somewhere else: a web server. */
        ELSEWHERE
    }

    static final Destination NONE = new Destination(Type.DEFAULT, "");

    static Destination of(String type, String address) {
        return switch (type) {
            case "MQTT_Topic" -> new Destination(Type.TOPIC, address);
            case "MQTT_WallBox" -> new Destination(Type.WALLBOX, address);
            case "Default", "" -> new Destination(Type.DEFAULT, address);
            default -> new Destination(Type.ELSEWHERE, "");
        };
    }

    /**
     * @return true if it was chosen to be an MQTT topic
     */
    public boolean isMqtt() {
        return type == Type.TOPIC || type == Type.WALLBOX;
    }
}
