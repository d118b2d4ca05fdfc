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
package org.openhab.binding.wican.internal.discovery;

import static org.openhab.binding.wican.internal.WicanBindingConstants.*;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.mqtt.discovery.AbstractMQTTDiscovery;
import org.openhab.binding.mqtt.discovery.MQTTTopicDiscoveryService;
import org.openhab.binding.wican.internal.adapter.AdapterStatus;
import org.openhab.binding.wican.internal.adapter.AdapterTopics;
import org.openhab.binding.wican.internal.handler.WicanConfiguration;
import org.openhab.core.config.discovery.DiscoveryResultBuilder;
import org.openhab.core.config.discovery.DiscoveryResultFlag;
import org.openhab.core.config.discovery.DiscoveryService;
import org.openhab.core.config.discovery.inbox.Inbox;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingUID;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The {@link WicanDiscoveryService} finds adapters by the status that they leave on the brokers. One that is offline is
 * found too: its car is away. It is gone when its status is deleted on all its topics.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Component(service = DiscoveryService.class, configurationPid = "discovery.wican")
public class WicanDiscoveryService extends AbstractMQTTDiscovery {

    private static final int SCAN_SECONDS = 3;
    private static final Set<String> STATUS_TOPICS = AdapterTopics.statusOfAll();

    private final MQTTTopicDiscoveryService topics;
    private final ThingRegistry things;
    private final ComponentServiceObjects<Inbox> inboxes;

    /** What each adapter said last, by topic. Guarded by itself. */
    private final Map<FoundAdapter, Map<String, AdapterStatus>> adapters = new HashMap<>();

    @Activate
    public WicanDiscoveryService(@Reference MQTTTopicDiscoveryService topics, @Reference ThingRegistry things,
            @Reference ComponentServiceObjects<Inbox> inboxes) {
        super(Set.of(THING_TYPE_ADAPTER), SCAN_SECONDS, true, STATUS_TOPICS.iterator().next());
        this.topics = topics;
        this.things = things;
        this.inboxes = inboxes;
    }

    @Override
    protected MQTTTopicDiscoveryService getDiscoveryService() {
        return topics;
    }

    @Override
    protected void startBackgroundDiscovery() {
        forget();
        super.startBackgroundDiscovery();
        subscribeOtherTopics();
    }

    /**
     * While there is background discovery, what is known is told once more. To subscribe anew would have the brokers
     * replay old messages to the handlers, which could not tell them from new ones.
     */
    @Override
    protected void startScan() {
        if (isBackgroundDiscoveryEnabled()) {
            tellAgain();
            super.startScan();
        } else {
            forget();
            super.startScan();
            subscribeOtherTopics();
        }
    }

    /** The superclass subscribes one topic, and ends all subscriptions together. */
    private void subscribeOtherTopics() {
        STATUS_TOPICS.stream().filter(topic -> !topic.equals(subscribeTopic))
                .forEach(topic -> topics.subscribe(this, topic));
    }

    private void forget() {
        synchronized (adapters) {
            adapters.clear();
        }
    }

    private void tellAgain() {
        Set<FoundAdapter> all;
        synchronized (adapters) {
            all = new HashSet<>(adapters.keySet());
        }
        for (FoundAdapter adapter : all) {
            if (things.get(adapter.broker()) == null) {
                remove(adapter);
            } else {
                tell(adapter);
            }
        }
    }

    /** An adapter that repeats itself is no news, and neither is what the broker replays after a reconnect. */
    @Override
    public void receivedMessage(ThingUID thingUID, MqttBrokerConnection connection, String topic, byte[] payload) {
        Optional<AdapterStatus> status = AdapterStatus.parse(payload);
        Optional<FoundAdapter> adapter = adapter(thingUID, topic);
        if (status.isPresent() && adapter.isPresent() && isNews(adapter.get(), topic, status.get())) {
            tell(adapter.get());
        }
    }

    private boolean isNews(FoundAdapter adapter, String topic, AdapterStatus status) {
        synchronized (adapters) {
            return adapters.computeIfAbsent(adapter, unknown -> new HashMap<>()).put(topic, status) != status;
        }
    }

    @Override
    public void topicVanished(ThingUID thingUID, MqttBrokerConnection connection, String topic) {
        adapter(thingUID, topic).filter(adapter -> isLastTopic(adapter, topic)).ifPresent(this::remove);
    }

    private boolean isLastTopic(FoundAdapter adapter, String topic) {
        synchronized (adapters) {
            Map<String, AdapterStatus> byTopic = adapters.getOrDefault(adapter, new HashMap<>());
            byTopic.remove(topic);
            return byTopic.isEmpty();
        }
    }

    private static Optional<FoundAdapter> adapter(ThingUID broker, String topic) {
        return AdapterTopics.deviceIdOf(topic).filter(WicanConfiguration::isDeviceId)
                .map(id -> new FoundAdapter(broker, id));
    }

    /**
     * Tells the id and nothing else: whatever is a configuration parameter too, openHAB writes over what the user has
     * chosen, each time that the adapter is found anew.
     */
    private void tell(FoundAdapter adapter) {
        thingDiscovered(DiscoveryResultBuilder.create(adapter.thing()).withBridge(adapter.broker())
                .withProperty(CONFIG_DEVICE_ID, adapter.deviceId()).withRepresentationProperty(CONFIG_DEVICE_ID)
                .withLabel("WiCAN " + adapter.deviceId()).build());
    }

    private void remove(FoundAdapter adapter) {
        synchronized (adapters) {
            adapters.remove(adapter);
        }
        if (!isIgnored(adapter.thing())) {
            thingRemoved(adapter.thing());
        }
    }

    /**
     * What the user does not want to see must stay in the inbox, where that is written: openHAB forgets it with the
     * entry. The inbox is fetched only when it is needed, because it needs all discovery services itself.
     */
    private boolean isIgnored(ThingUID thing) {
        Inbox inbox = inboxes.getService();
        try {
            return inbox.stream().anyMatch(
                    entry -> entry.getThingUID().equals(thing) && entry.getFlag() == DiscoveryResultFlag.IGNORED);
        } finally {
            inboxes.ungetService(inbox);
        }
    }
}
