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

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;

/**
 * The {@link LearnedTopics} are those topics of an adapter that are not what the firmware makes of its id. They can be
 * kept as a text: an adapter that is away has to be heard when it comes home.
 *
 * @param tx where it takes requests, if that is not the usual topic
 * @param rx where it tells what it hears, if that is not the usual topic
 * @param status where it says that it is online, if that is none of the usual topics
 * @param autoPid where it publishes what it polls, beside the usual topics
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record LearnedTopics(Optional<String> tx, Optional<String> rx, Optional<String> status, Set<String> autoPid) {

    /** All topics are the usual ones, as far as is known. */
    public static final LearnedTopics NONE = new LearnedTopics(Optional.empty(), Optional.empty(), Optional.empty(),
            Set.of());

    private static final String TX = "tx";
    private static final String RX = "rx";
    private static final String STATUS = "status";
    private static final String AUTO_PID = "autopid";
    private static final String BETWEEN = " ";
    private static final String IS = "=";

    public LearnedTopics {
        autoPid = Set.copyOf(autoPid);
    }

    /**
     * @param usual what the firmware makes of the adapter's id
     */
    public static LearnedTopics of(AdapterSettings settings, AdapterTopics usual) {
        Optional<String> rx = settings.topic(Setting.RX_TOPIC).filter(topic -> !topic.equals(usual.rx()));
        Set<String> autoPid = new LinkedHashSet<>(settings.autoPidTopics());
        autoPid.removeAll(usual.autoPid());
        autoPid.remove(rx.orElse(usual.rx()));
        return new LearnedTopics(settings.topic(Setting.TX_TOPIC).filter(topic -> !topic.equals(usual.tx())), rx,
                settings.topic(Setting.STATUS_TOPIC).filter(topic -> !usual.status().contains(topic)), autoPid);
    }

    /**
     * @return the topics to use: on the usual status topics and those of AutoPID the adapter may still have said
     *         something before it was set to others
     */
    public AdapterTopics in(AdapterTopics usual) {
        AdapterTopics topics = usual.withTx(tx.orElse(usual.tx())).withRx(rx.orElse(usual.rx()));
        return new AdapterTopics(joined(usual.status(), status.stream()), topics.rx(), topics.tx(), topics.command(),
                topics.answers(), topics.battery(), topics.elm327Log(), joined(usual.autoPid(), autoPid.stream()));
    }

    private static Set<String> joined(Set<String> usual, Stream<String> others) {
        return Stream.concat(usual.stream(), others).collect(Collectors.toSet());
    }

    /**
     * @return these topics without one that is taken
     */
    public LearnedTopics without(String taken) {
        return new LearnedTopics(tx.filter(topic -> !topic.equals(taken)), rx.filter(topic -> !topic.equals(taken)),
                status.filter(topic -> !topic.equals(taken)),
                autoPid.stream().filter(topic -> !topic.equals(taken)).collect(Collectors.toSet()));
    }

    /**
     * @return the text that {@link #parse(String)} reads; empty if there is nothing to keep
     */
    public String text() {
        return Stream
                .of(tx.stream().map(topic -> TX + IS + topic), rx.stream().map(topic -> RX + IS + topic),
                        status.stream().map(topic -> STATUS + IS + topic),
                        autoPid.stream().sorted().map(topic -> AUTO_PID + IS + topic))
                .flatMap(each -> each).collect(Collectors.joining(BETWEEN));
    }

    public static LearnedTopics parse(String text) {
        Map<String, Set<String>> topics = new LinkedHashMap<>();
        Arrays.stream(text.split(BETWEEN)).map(part -> part.split(IS, 2)).filter(part -> part.length == 2)
                .filter(part -> AdapterSettings.isTopic(part[1]))
                .forEach(part -> topics.computeIfAbsent(part[0], any -> new LinkedHashSet<>()).add(part[1]));
        return new LearnedTopics(first(topics, TX), first(topics, RX), first(topics, STATUS),
                topics.getOrDefault(AUTO_PID, Set.of()));
    }

    private static Optional<String> first(Map<String, Set<String>> topics, String name) {
        return topics.getOrDefault(name, Set.of()).stream().findFirst();
    }
}
