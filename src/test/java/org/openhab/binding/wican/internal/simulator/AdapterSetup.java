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

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * How an adapter is set up.
 *
 * @param deviceId its id
 * @param broker its broker
 * @param topics its topics
 * @param txEnabled whether the TX box is checked, so that it listens to requests
 * @param rxEnabled whether the RX box is checked, so that it says what it sees
 * @param framesPerMessage how many frames it puts into one message at most
 * @param mode what it is set to
 * @param pro whether it is a WiCAN Pro, which says its battery's voltage whenever it connects
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record AdapterSetup(String deviceId, BrokerAddress broker, AdapterTopics topics, boolean txEnabled, boolean rxEnabled,
        int framesPerMessage, AdapterMode mode, boolean pro) {

    static AdapterSetup of(String host, int port, String deviceId) {
        return new AdapterSetup(deviceId, new BrokerAddress(host, port, "", ""), AdapterTopics.of(deviceId), true, true,
                1, AdapterMode.FRAMES, false);
    }

    String clientId() {
        return "ESP32_" + deviceId;
    }

    String commandTopic() {
        return "wican/" + deviceId + "/cmd";
    }

    /** A classic adapter answers where it was asked. */
    String responseTopic() {
        return pro ? "wican/" + deviceId + "/rsp" : commandTopic();
    }

    String batteryTopic() {
        return "wican/" + deviceId + "/battery";
    }

    String logTopic() {
        return "wican/" + deviceId + "/elm327";
    }

    AdapterSetup withLogin(String user, String password) {
        return new AdapterSetup(deviceId, new BrokerAddress(broker.host(), broker.port(), user, password), topics,
                txEnabled, rxEnabled, framesPerMessage, mode, pro);
    }

    AdapterSetup withTopics(AdapterTopics other) {
        return new AdapterSetup(deviceId, broker, other, txEnabled, rxEnabled, framesPerMessage, mode, pro);
    }

    AdapterSetup withBoxes(boolean tx, boolean rx) {
        return new AdapterSetup(deviceId, broker, topics, tx, rx, framesPerMessage, mode, pro);
    }

    AdapterSetup withFramesPerMessage(int frames) {
        return new AdapterSetup(deviceId, broker, topics, txEnabled, rxEnabled, frames, mode, pro);
    }

    AdapterSetup inMode(AdapterMode other) {
        return new AdapterSetup(deviceId, broker, topics, txEnabled, rxEnabled, framesPerMessage, other, pro);
    }

    AdapterSetup asPro() {
        return new AdapterSetup(deviceId, broker, topics, txEnabled, rxEnabled, framesPerMessage, mode, true);
    }
}
