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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * An MQTT broker inside this JVM, on the loopback interface only, that can be stopped and started again.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class EmbeddedBroker implements AutoCloseable {

    /** What the broker still knows after {@link #stop()} and {@link #start()}. */
    public enum Memory {
        /** Nothing: like a broker that was set up anew. */
        FORGETS,
        /** The retained messages: like a broker that was restarted. */
        KEEPS_RETAINED
    }

    private static final String HOST = "127.0.0.1";

    private final int port;
    private final Memory memory;
    private final Path directory;
    private @Nullable EmbeddedActiveMQ server;

    /**
     * Starts a broker on a free port; it forgets everything when it is stopped.
     */
    public EmbeddedBroker() {
        this(Memory.FORGETS);
    }

    /**
     * Starts a broker on a free port.
     *
     * @param memory what a restart leaves
     */
    public EmbeddedBroker(Memory memory) {
        this(freePort(), memory);
    }

    /**
     * Starts a broker on a given port.
     *
     * @param port the port
     * @param memory what a restart leaves
     */
    public EmbeddedBroker(int port, Memory memory) {
        this.port = port;
        this.memory = memory;
        try {
            directory = Files.createTempDirectory("wican-broker");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    public String host() {
        return HOST;
    }

    /** The port, the same after every start. */
    public int port() {
        return port;
    }

    /**
     * Starts the broker on its port and returns when clients can connect. Does nothing if it is running.
     */
    public final synchronized void start() {
        if (server != null) {
            return;
        }
        EmbeddedActiveMQ newServer = new EmbeddedActiveMQ();
        try {
            newServer.setConfiguration(configuration());
            newServer.start();
        } catch (Exception e) {
            throw new IllegalStateException("The MQTT broker does not start on port " + port, e);
        }
        if (!newServer.getActiveMQServer().getRemotingService().getAcceptor("mqtt").isStarted()) {
            stop(newServer);
            throw new IllegalStateException("The MQTT broker can't listen on port " + port);
        }
        server = newServer;
    }

    /**
     * Stops the broker and cuts its clients off. Does nothing if it is not running.
     */
    public synchronized void stop() {
        EmbeddedActiveMQ oldServer = server;
        server = null;
        if (oldServer != null) {
            stop(oldServer);
        }
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop(EmbeddedActiveMQ broker) {
        try {
            broker.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The MQTT broker does not stop", e);
        }
    }

    private Configuration configuration() throws Exception {
        Configuration configuration = new ConfigurationImpl();
        configuration.setBrokerInstance(directory.toFile());
        configuration.setPersistenceEnabled(memory == Memory.KEEPS_RETAINED);
        configuration.setJournalType(JournalType.NIO);
        configuration.setJournalFileSize(128 * 1024);
        configuration.setJournalDatasync(false);
        // write at once: the buffer's timer may die while the broker stops, and then nothing is acknowledged any more
        configuration.setJournalBufferTimeout_NIO(0);
        configuration.setJournalDirectory(directory.resolve("journal").toString());
        configuration.setBindingsDirectory(directory.resolve("bindings").toString());
        configuration.setPagingDirectory(directory.resolve("paging").toString());
        configuration.setLargeMessagesDirectory(directory.resolve("large").toString());
        configuration.setSecurityEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.setCriticalAnalyzer(false);
        // A disk that is nearly full is no reason to hold small test messages back.
        configuration.setMaxDiskUsage(-1);
        configuration.setAddressSettings(
                Map.of("#", new AddressSettings().setDeadLetterAddress(null).setExpiryAddress(null)));
        configuration.addAcceptorConfiguration("mqtt",
                "tcp://" + HOST + ":" + port + "?protocols=MQTT;useEpoll=false;useKQueue=false");
        return configuration;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
