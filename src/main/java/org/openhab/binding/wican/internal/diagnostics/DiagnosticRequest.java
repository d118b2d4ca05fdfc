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
package org.openhab.binding.wican.internal.diagnostics;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.adapter.CanFrame;

/**
 * The {@link DiagnosticRequest} is one question to a control unit: a service with its identifier, small enough for a
 * single frame. Services in use: OBD 01 with a PID (SAE J1979), KWP2000 21 with a local identifier (ISO 14230-3), UDS
 * 22 with a DID (ISO 14229-1).
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class DiagnosticRequest {

    private static final int POSITIVE_ANSWER = 0x40;
    private static final int OBD_CURRENT_DATA = 0x01;
    private static final int UDS_READ_DATA_BY_IDENTIFIER = 0x22;

    private final UnitAddress address;
    private final byte[] service;
    private final ReadingFrame frame;

    /**
     * @param address whom to ask
     * @param service the service byte and what follows it; 1 to 7 bytes, one less with extended addressing
     * @throws IllegalArgumentException if it is empty, does not fit into a single frame, or does not only read
     */
    public DiagnosticRequest(UnitAddress address, byte... service) {
        int room = CanFrame.MAX_LENGTH - 1 - (address.target().isPresent() ? 1 : 0);
        if (service.length == 0 || service.length > room) {
            throw new IllegalArgumentException(
                    "a request has 1 to " + room + " bytes, not " + service.length + ": it must fit into one frame");
        }
        this.address = address;
        this.service = service.clone();
        this.frame = ReadingFrame.of(frame(address, service));
    }

    private static CanFrame frame(UnitAddress address, byte[] service) {
        byte[] data = new byte[service.length + 1];
        data[0] = (byte) service.length;
        System.arraycopy(service, 0, data, 1, service.length);
        return IsoTp.frame(address.request(), address.target(), data);
    }

    public UnitAddress address() {
        return address;
    }

    /**
     * @return the same question to somebody else
     */
    public DiagnosticRequest to(UnitAddress other) {
        return new DiagnosticRequest(other, service);
    }

    /**
     * @return the single frame that asks
     */
    public CanFrame frame() {
        return frame.frame();
    }

    /**
     * @return the same frame as it can go out
     */
    public ReadingFrame reading() {
        return frame;
    }

    /**
     * @return the requests in their order, those that would be the same on the bus once
     */
    public static List<DiagnosticRequest> oncePerFrame(Stream<DiagnosticRequest> requests) {
        Map<CanFrame, DiagnosticRequest> byFrame = new LinkedHashMap<>();
        requests.forEach(request -> byFrame.putIfAbsent(request.frame(), request));
        return List.copyOf(byFrame.values());
    }

    /**
     * Says whether a payload answers this request: its service byte is ours + 0x40, and it repeats our identifier.
     *
     * @param payload the payload, or as much of it as the first frame carries
     */
    boolean isAnsweredBy(byte[] payload) {
        int repeated = repeatedLength();
        if (payload.length < repeated || (payload[0] & 0xFF) != ((service[0] + POSITIVE_ANSWER) & 0xFF)) {
            return false;
        }
        for (int i = 1; i < repeated; i++) {
            if (payload[i] != service[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * @return how many bytes of an answer repeat the question: service and identifier; the data begins behind them
     */
    public int repeatedLength() {
        int repeated = switch (service[0]) {
            case OBD_CURRENT_DATA -> 2;
            case UDS_READ_DATA_BY_IDENTIFIER -> 3;
            default -> service.length;
        };
        return Math.min(repeated, service.length);
    }

    /**
     * @return true if a negative answer to this service byte may be meant for us
     */
    boolean isRefusedBy(int refusedService) {
        return refusedService == (service[0] & 0xFF);
    }

    /**
     * @return service and identifier as hex, like {@code 2101}
     */
    public String service() {
        return HexFormat.of().withUpperCase().formatHex(service);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DiagnosticRequest request && address.equals(request.address)
                && service().equals(request.service());
    }

    @Override
    public int hashCode() {
        return Objects.hash(address, service());
    }

    /**
     * @return like {@code 79B: 2101}
     */
    @Override
    public String toString() {
        return address.request() + ": " + service();
    }
}
