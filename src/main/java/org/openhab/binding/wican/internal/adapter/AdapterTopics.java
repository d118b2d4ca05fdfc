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

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link AdapterTopics} are the MQTT topics of one adapter. Status, RX, TX and AutoPID topic are free text on the
 * adapter's web page; the others follow from its id. These are the firmware's defaults.
 *
 * @param status where the adapter says online and offline; the older and the newer default differ, so there may be two
 * @param rx where the adapter says what it hears on the bus ({@code can/rx})
 * @param tx where the adapter is told what to send on the bus ({@code can/tx})
 * @param command where the adapter takes commands; a classic one answers there too
 * @param answers where the adapter answers commands: the command topic (classic) or {@code rsp} (Pro)
 * @param battery where a Pro tells the 12 V level when it connects, retained
 * @param elm327Log where the adapter says what it hears while its "MQTT elm327 log" is on; {@code tx} is ignored then
 * @param autoPid where the adapter may publish the values that it polls by itself
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record AdapterTopics(Set<String> status, String rx, String tx, String command, Set<String> answers,
        String battery, String elm327Log, Set<String> autoPid) {

    public AdapterTopics {
        status = Set.copyOf(status);
        answers = Set.copyOf(answers);
        autoPid = Set.copyOf(autoPid);
    }

    /**
     * @param deviceId the id that the adapter's web page shows
     * @return the topics that the firmware makes of it (firmware: {@code main/config_server.c}, {@code main/mqtt.c},
     *         {@code main/elm327.c}; {@code autopid} is the default of firmware 6, {@code automate} what its
     *         documentation proposes)
     */
    public static AdapterTopics of(String deviceId) {
        String prefix = "wican/" + deviceId + "/";
        String command = prefix + "cmd";
        return new AdapterTopics(Set.of(prefix + "status", prefix + "can/status"), prefix + "can/rx", prefix + "can/tx",
                command, Set.of(command, prefix + "rsp"), prefix + "battery", prefix + "elm327",
                Set.of(prefix + "autopid", prefix + "automate"));
    }

    /**
     * @return filters that match the status topics of all adapters
     */
    public static Set<String> statusOfAll() {
        return of("+").status();
    }

    /**
     * @param statusTopic a topic on which an adapter may say its status
     * @return the id of the adapter, whatever it looks like; nothing if it is no status topic of the firmware's
     */
    public static Optional<String> deviceIdOf(String statusTopic) {
        String[] levels = statusTopic.split("/", -1);
        return levels.length > 1 && of(levels[1]).status().contains(statusTopic) ? Optional.of(levels[1])
                : Optional.empty();
    }

    public AdapterTopics withStatus(String topic) {
        return new AdapterTopics(Set.of(topic), rx, tx, command, answers, battery, elm327Log, autoPid);
    }

    public AdapterTopics withRx(String topic) {
        return new AdapterTopics(status, topic, tx, command, answers, battery, elm327Log, autoPid);
    }

    public AdapterTopics withTx(String topic) {
        return new AdapterTopics(status, rx, topic, command, answers, battery, elm327Log, autoPid);
    }

    public AdapterTopics withAutoPid(Set<String> topics) {
        return new AdapterTopics(status, rx, tx, command, answers, battery, elm327Log, topics);
    }

    /**
     * @return where the adapter says that it could not read what it polls
     */
    public Set<String> autoPidErrors() {
        return autoPid.stream().map(topic -> topic + "/error").collect(Collectors.toUnmodifiableSet());
    }
}
