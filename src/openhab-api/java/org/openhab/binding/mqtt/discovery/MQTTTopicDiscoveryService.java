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

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Subscribes topics on all brokers, those that appear later included.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public interface MQTTTopicDiscoveryService {

    void subscribe(MQTTTopicDiscoveryParticipant listener, String topic);

    void unsubscribe(MQTTTopicDiscoveryParticipant listener);

    void publish(String topic, byte[] payload, int qos, boolean retain);
}
