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
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.thing.ThingUID;

/**
 * Hears a topic on all brokers.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public interface MQTTTopicDiscoveryParticipant {

    void receivedMessage(ThingUID thingUID, MqttBrokerConnection connection, String topic, byte[] payload);

    void topicVanished(ThingUID thingUID, MqttBrokerConnection connection, String topic);
}
