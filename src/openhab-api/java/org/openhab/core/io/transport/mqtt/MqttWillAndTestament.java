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
package org.openhab.core.io.transport.mqtt;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What the broker says when a client is gone.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class MqttWillAndTestament {

    private final String topic;
    private final byte[] payload;
    private final int qos;
    private final boolean retain;

    public MqttWillAndTestament(String topic, byte @Nullable [] payload, int qos, boolean retain) {
        if (topic.isBlank()) {
            throw new IllegalArgumentException("A last will needs a topic");
        }
        this.topic = topic;
        this.payload = payload == null ? new byte[0] : payload;
        this.qos = qos;
        this.retain = retain;
    }

    public String getTopic() {
        return topic;
    }

    public byte[] getPayload() {
        return payload;
    }

    public int getQos() {
        return qos;
    }

    public boolean isRetain() {
        return retain;
    }
}
