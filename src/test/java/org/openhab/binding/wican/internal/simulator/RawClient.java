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

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * An MQTT 3.1.1 client made of bare bytes, able to vanish without a word as an adapter does when the car drives off.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class RawClient implements AutoCloseable {

    private static final int CONNECT = 0x10;
    private static final int CLEAN_SESSION_WITH_RETAINED_WILL_QOS_1 = 0b0010_1110;

    private final Socket socket;

    RawClient(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void connectWithRetainedWill(String topic, String will) {
        try {
            ByteArrayOutputStream packet = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(packet);
            out.writeUTF("MQTT");
            out.writeByte(4);
            out.writeByte(CLEAN_SESSION_WITH_RETAINED_WILL_QOS_1);
            out.writeShort(60);
            out.writeUTF("raw");
            out.writeUTF(topic);
            out.writeShort(will.length());
            out.write(will.getBytes(StandardCharsets.US_ASCII));
            DataOutputStream wire = new DataOutputStream(socket.getOutputStream());
            wire.writeByte(CONNECT);
            wire.writeByte(packet.size());
            wire.write(packet.toByteArray());
            byte[] acknowledgement = socket.getInputStream().readNBytes(4);
            if (acknowledgement.length < 4 || acknowledgement[3] != 0) {
                throw new IllegalStateException("connection refused");
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the connection with a TCP reset. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
