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

import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The topics that are written on an adapter's web page.
 *
 * @param status where it says that it is online; a real adapter has one, but an older one may still be remembered
 * @param rx where it says what it has seen
 * @param tx where it is told what to send
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
record AdapterTopics(List<String> status, String rx, String tx) {

    static AdapterTopics of(String deviceId) {
        String root = "wican/" + deviceId;
        return new AdapterTopics(List.of(root + "/status"), root + "/can/rx", root + "/can/tx");
    }

    AdapterTopics withStatus(List<String> topics) {
        return new AdapterTopics(topics, rx, tx);
    }

    AdapterTopics withRx(String topic) {
        return new AdapterTopics(status, topic, tx);
    }

    AdapterTopics withTx(String topic) {
        return new AdapterTopics(status, rx, topic);
    }
}
