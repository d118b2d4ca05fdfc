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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.common.ThreadPoolManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3Connect;
import com.hivemq.client.mqtt.mqtt3.message.connect.Mqtt3ConnectBuilder;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;

/**
 * A connection to an MQTT broker, here always in MQTT 3.1.1 over TCP, that comes back by itself after a second.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class MqttBrokerConnection {

    public static final Protocol DEFAULT_PROTOCOL = Protocol.TCP;
    public static final MqttVersion DEFAULT_MQTT_VERSION = MqttVersion.V3;
    public static final int DEFAULT_KEEPALIVE_INTERVAL = 60;
    public static final int DEFAULT_QOS = 0;

    private static final long RECONNECT_AFTER_MILLIS = 1000;

    /** How the bytes travel. */
    public enum Protocol {
        TCP,
        WEBSOCKETS
    }

    /** The version of MQTT. */
    public enum MqttVersion {
        V3,
        V5
    }

    private final Logger logger = LoggerFactory.getLogger(MqttBrokerConnection.class);
    private final ScheduledExecutorService reconnector = ThreadPoolManager.getScheduledPool("mqtt");
    private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();

    protected final Protocol protocol;
    protected final String host;
    protected final int port;
    protected final boolean secure;
    protected final boolean hostnameValidated;
    protected final MqttVersion mqttVersion;
    protected final String clientId;
    protected final List<MqttConnectionObserver> connectionObservers = new CopyOnWriteArrayList<>();
    protected boolean isConnecting = false;

    private volatile @Nullable Mqtt3AsyncClient mqttClient;
    private CompletableFuture<Boolean> startFuture = new CompletableFuture<>();
    private @Nullable Future<?> reconnect;
    private boolean wanted;

    private @Nullable String user;
    private @Nullable String password;
    private @Nullable MqttWillAndTestament lastWill;
    private int qos = DEFAULT_QOS;
    private int keepAliveInterval = DEFAULT_KEEPALIVE_INTERVAL;
    private boolean cleanSessionStart = true;
    private boolean unsubscribeOnStop = true;

    public MqttBrokerConnection(String host, @Nullable Integer port, boolean secure, @Nullable String clientId) {
        this(host, port, secure, true, clientId);
    }

    public MqttBrokerConnection(String host, @Nullable Integer port, boolean secure, boolean hostnameValidated,
            @Nullable String clientId) {
        this(DEFAULT_PROTOCOL, DEFAULT_MQTT_VERSION, host, port, secure, hostnameValidated, clientId);
    }

    public MqttBrokerConnection(Protocol protocol, MqttVersion mqttVersion, String host, @Nullable Integer port,
            boolean secure, @Nullable String clientId) {
        this(protocol, mqttVersion, host, port, secure, true, clientId);
    }

    public MqttBrokerConnection(Protocol protocol, MqttVersion mqttVersion, String host, @Nullable Integer port,
            boolean secure, boolean hostnameValidated, @Nullable String clientId) {
        if (port != null && (port <= 0 || port > 65535)) {
            throw new IllegalArgumentException("There is no port " + port);
        }
        this.protocol = protocol;
        this.mqttVersion = mqttVersion;
        this.host = host;
        this.port = port != null ? port : secure ? 8883 : 1883;
        this.secure = secure;
        this.hostnameValidated = hostnameValidated;
        this.clientId = clientId != null ? clientId : UUID.randomUUID().toString();
    }

    public Protocol getProtocol() {
        return protocol;
    }

    public MqttVersion getMqttVersion() {
        return mqttVersion;
    }

    public String getHost() {
        return host;
    }

    public int getPort() {
        return port;
    }

    public boolean isSecure() {
        return secure;
    }

    public boolean isHostnameValidated() {
        return hostnameValidated;
    }

    public String getClientId() {
        return clientId;
    }

    public void setCredentials(@Nullable String user, @Nullable String password) {
        this.user = user;
        this.password = password;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public @Nullable String getUser() {
        return user;
    }

    public int getQos() {
        return qos;
    }

    public void setQos(int qos) {
        if (qos < 0 || qos > 2) {
            throw new IllegalArgumentException("There is no quality of service " + qos);
        }
        this.qos = qos;
    }

    public @Nullable MqttWillAndTestament getLastWill() {
        return lastWill;
    }

    public void setLastWill(@Nullable MqttWillAndTestament lastWill) {
        this.lastWill = lastWill;
    }

    public void setUnsubscribeOnStop(boolean unsubscribeOnStop) {
        this.unsubscribeOnStop = unsubscribeOnStop;
    }

    public void setKeepAliveInterval(int keepAliveInterval) {
        this.keepAliveInterval = keepAliveInterval;
    }

    public int getKeepAliveInterval() {
        return keepAliveInterval;
    }

    public void setCleanSessionStart(boolean cleanSessionStart) {
        this.cleanSessionStart = cleanSessionStart;
    }

    public boolean getCleanSessionStart() {
        return cleanSessionStart;
    }

    public synchronized void addConnectionObserver(MqttConnectionObserver connectionObserver) {
        connectionObservers.add(connectionObserver);
    }

    public synchronized void removeConnectionObserver(MqttConnectionObserver connectionObserver) {
        connectionObservers.remove(connectionObserver);
    }

    public boolean hasConnectionObservers() {
        return !connectionObservers.isEmpty();
    }

    public boolean hasSubscribers() {
        return !subscriptions.isEmpty();
    }

    public MqttConnectionState connectionState() {
        if (isConnecting) {
            return MqttConnectionState.CONNECTING;
        }
        return isConnected(mqttClient) ? MqttConnectionState.CONNECTED : MqttConnectionState.DISCONNECTED;
    }

    /** Does nothing while connected or connecting. */
    public CompletableFuture<Boolean> start() {
        synchronized (this) {
            if (connectionState() != MqttConnectionState.DISCONNECTED) {
                return CompletableFuture.completedFuture(true);
            }
            wanted = true;
            isConnecting = true;
            tellObservers(MqttConnectionState.CONNECTING, null);
        }
        CompletableFuture<Boolean> future = new CompletableFuture<>();
        startFuture = future;
        Mqtt3AsyncClient newClient = createClient();
        mqttClient = newClient;
        newClient.connect(connectMessage());
        return future;
    }

    private Mqtt3AsyncClient createClient() {
        Mqtt3ClientBuilder builder = Mqtt3Client.builder().serverHost(host).serverPort(port).identifier(clientId)
                .addConnectedListener(context -> connected())
                .addDisconnectedListener(context -> disconnected(context.getCause()));
        return (secure ? builder.sslWithDefaultConfig() : builder).buildAsync();
    }

    private Mqtt3Connect connectMessage() {
        Mqtt3ConnectBuilder builder = Mqtt3Connect.builder().keepAlive(keepAliveInterval)
                .cleanSession(cleanSessionStart);
        MqttWillAndTestament will = lastWill;
        if (will != null) {
            builder.willPublish(message(will.getTopic(), will.getPayload(), will.getQos(), will.isRetain()));
        }
        String name = user;
        String secret = password;
        if (name != null && secret != null) {
            builder.simpleAuth().username(name).password(secret.getBytes(StandardCharsets.UTF_8)).applySimpleAuth();
        }
        return builder.build();
    }

    private void connected() {
        isConnecting = false;
        CompletableFuture<?>[] subscribing = subscriptions.entrySet().stream()
                .map(entry -> subscribeAtBroker(entry.getKey(), entry.getValue())).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(subscribing).thenRun(() -> {
            startFuture.complete(true);
            tellObservers(connectionState(), null);
        });
    }

    private void disconnected(Throwable cause) {
        isConnecting = false;
        startFuture.complete(false);
        tellObservers(MqttConnectionState.DISCONNECTED, cause);
        synchronized (this) {
            if (wanted) {
                reconnect = reconnector.schedule(this::start, RECONNECT_AFTER_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void tellObservers(MqttConnectionState state, @Nullable Throwable error) {
        connectionObservers.forEach(observer -> observer.connectionStateChanged(state, error));
    }

    public CompletableFuture<Boolean> stop() {
        Mqtt3AsyncClient oldClient = mqttClient;
        synchronized (this) {
            wanted = false;
            Future<?> pending = reconnect;
            if (pending != null) {
                pending.cancel(false);
            }
        }
        if (oldClient == null) {
            return CompletableFuture.completedFuture(true);
        }
        isConnecting = false;
        CompletableFuture<Boolean> stopped = CompletableFuture.completedFuture(true);
        if (isConnected(oldClient)) {
            CompletableFuture<Void> unsubscribed = unsubscribeOnStop ? unsubscribeAll()
                    : CompletableFuture.completedFuture(null);
            stopped = unsubscribed.thenCompose(v -> oldClient.disconnect()).handle((result, error) -> error == null);
        }
        return stopped.thenApply(success -> {
            mqttClient = null;
            tellObservers(MqttConnectionState.DISCONNECTED, null);
            return success;
        });
    }

    /**
     * Is done with the retained messages that are known already when it returns; completes with false if not
     * connected, and then subscribes at the broker as soon as connected.
     */
    public CompletableFuture<Boolean> subscribe(String topic, MqttMessageSubscriber subscriber) {
        Subscription subscription;
        boolean first;
        synchronized (subscriptions) {
            subscription = subscriptions.computeIfAbsent(topic, t -> new Subscription());
            first = subscription.isEmpty();
            subscription.add(subscriber);
        }
        return first ? subscribeAtBroker(topic, subscription) : CompletableFuture.completedFuture(true);
    }

    private CompletableFuture<Boolean> subscribeAtBroker(String topic, Subscription subscription) {
        Mqtt3AsyncClient current = mqttClient;
        if (current == null || !isConnected(current)) {
            return CompletableFuture.completedFuture(false);
        }
        return result(
                current.subscribeWith().topicFilter(topic).qos(quality(qos)).callback(subscription::arrived).send());
    }

    public CompletableFuture<Boolean> unsubscribe(String topic, MqttMessageSubscriber subscriber) {
        synchronized (subscriptions) {
            Subscription subscription = subscriptions.get(topic);
            if (subscription == null) {
                return CompletableFuture.completedFuture(true);
            }
            subscription.remove(subscriber);
            if (!subscription.isEmpty()) {
                return CompletableFuture.completedFuture(true);
            }
            subscriptions.remove(topic);
        }
        Mqtt3AsyncClient current = mqttClient;
        return current == null ? CompletableFuture.completedFuture(true) : unsubscribeAtBroker(current, topic);
    }

    private CompletableFuture<Boolean> unsubscribeAtBroker(Mqtt3AsyncClient from, String topic) {
        return isConnected(from) ? result(from.unsubscribeWith().topicFilter(topic).send())
                : CompletableFuture.completedFuture(false);
    }

    public CompletableFuture<Void> unsubscribeAll() {
        Mqtt3AsyncClient current = mqttClient;
        if (current == null) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<?>[] futures = subscriptions.keySet().stream()
                .map(topic -> unsubscribeAtBroker(current, topic)).toArray(CompletableFuture[]::new);
        subscriptions.clear();
        return CompletableFuture.allOf(futures);
    }

    /** Completes with false without a client, exceptionally if the message can't be sent. */
    public CompletableFuture<Boolean> publish(String topic, byte[] payload, int qos, boolean retain) {
        Mqtt3AsyncClient current = mqttClient;
        return current == null ? CompletableFuture.completedFuture(false)
                : result(current.publish(message(topic, payload, qos, retain)));
    }

    private static Mqtt3Publish message(String topic, byte[] payload, int qos, boolean retain) {
        return Mqtt3Publish.builder().topic(topic).payload(payload).qos(quality(qos)).retain(retain).build();
    }

    private static MqttQos quality(int qos) {
        MqttQos quality = MqttQos.fromCode(qos);
        if (quality == null) {
            throw new IllegalArgumentException("There is no quality of service " + qos);
        }
        return quality;
    }

    private static boolean isConnected(@Nullable Mqtt3AsyncClient client) {
        return client != null && client.getState().isConnected();
    }

    private static CompletableFuture<Boolean> result(CompletableFuture<?> work) {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        work.whenComplete((value, error) -> {
            if (error == null) {
                result.complete(true);
            } else {
                result.completeExceptionally(new MqttException(error));
            }
        });
        return result;
    }

    /** The subscribers of a topic, and the retained messages that came for it. */
    private class Subscription {

        private final Set<MqttMessageSubscriber> subscribers = ConcurrentHashMap.newKeySet();
        private final Map<String, byte[]> retained = new ConcurrentHashMap<>();

        boolean isEmpty() {
            return subscribers.isEmpty();
        }

        void add(MqttMessageSubscriber subscriber) {
            if (subscribers.add(subscriber)) {
                retained.forEach((topic, payload) -> {
                    if (payload.length > 0) {
                        deliver(subscriber, topic, payload);
                    }
                });
            }
        }

        void remove(MqttMessageSubscriber subscriber) {
            subscribers.remove(subscriber);
        }

        /** Only the first message after subscribing is marked as retained; those that follow replace it. */
        void arrived(Mqtt3Publish message) {
            String topic = message.getTopic().toString();
            byte[] payload = message.getPayloadAsBytes();
            if (message.isRetain() || retained.containsKey(topic)) {
                retained.put(topic, payload);
            }
            subscribers.forEach(subscriber -> deliver(subscriber, topic, payload));
        }

        private void deliver(MqttMessageSubscriber subscriber, String topic, byte[] payload) {
            try {
                subscriber.processMessage(topic, payload);
            } catch (RuntimeException e) {
                logger.warn("A subscriber failed with a message of the topic {}", topic, e);
            }
        }
    }
}
