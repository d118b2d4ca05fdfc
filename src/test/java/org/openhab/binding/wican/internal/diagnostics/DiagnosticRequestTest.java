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

import static org.junit.jupiter.api.Assertions.*;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.adapter.CanId;

/**
 * Tests for {@link DiagnosticRequest}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class DiagnosticRequestTest {

    private static final UnitAddress LEAF = UnitAddress.of(CanId.parse("79B"), Optional.empty(), Optional.empty(),
            OptionalInt.empty());
    private static final UnitAddress LEAF_CHARGER = UnitAddress.of(CanId.parse("797"), Optional.empty(),
            Optional.empty(), OptionalInt.empty());
    private static final UnitAddress BMW = UnitAddress.of(CanId.parse("6F1"), Optional.of(CanId.parse("607")),
            Optional.empty(), OptionalInt.of(7));

    @Test
    void aFrameHasRoomForSevenBytes() {
        assertEquals(8, request(LEAF, "22010203040506").frame().length());

        assertMessage("a request has 1 to 7 bytes, not 8: it must fit into one frame", LEAF, "2201020304050607");
        assertMessage("a request has 1 to 7 bytes, not 0: it must fit into one frame", LEAF, "");
    }

    @Test
    void withExtendedAddressingForSix() {
        assertEquals(8, request(BMW, "220102030405").frame().length());

        assertMessage("a request has 1 to 6 bytes, not 7: it must fit into one frame", BMW, "22010203040506");
    }

    @Test
    void theSameQuestionCanBeAskedOfSomebodyElse() {
        assertEquals(request(LEAF_CHARGER, "2101"), request(LEAF, "2101").to(LEAF_CHARGER));
    }

    @Test
    void whatWouldBeTheSameOnTheBusIsAskedOnce() {
        UnitAddress otherAnswer = UnitAddress.of(CanId.parse("79B"), Optional.of(CanId.parse("7BC")), Optional.empty(),
                OptionalInt.empty());

        assertEquals(List.of(request(LEAF, "2101"), request(LEAF, "2161"), request(LEAF_CHARGER, "2101")),
                DiagnosticRequest.oncePerFrame(Stream.of(request(LEAF, "2101"), request(LEAF, "2161"),
                        request(otherAnswer, "2101"), request(LEAF_CHARGER, "2101"), request(LEAF, "2161"))));
    }

    @ParameterizedTest
    @CsvSource({ "2101, 6101, true", "2101, 610100, true", "2101, 61, false", "2101, 6102, false", "2101, 6201, false",
            "0104, 4104FF, true", "010405, 4104FF, true", "0104, 4105FF, false", "22F190, 62F190, true",
            "22F190F191, 62F190AA, true", "22F190, 62F1, false", "22F190, 62F191, false", "09, 49, true",
            "01, 41, true", "2101FF, 6101, false", "2101FF, 6101FF, true" })
    void anAnswerRepeatsServiceAndIdentifier(String service, String payload, boolean isAnswer) {
        assertEquals(isAnswer, request(LEAF, service).isAnsweredBy(HexFormat.of().parseHex(payload)));
    }

    @ParameterizedTest
    @CsvSource({ "2101, 2", "0104, 2", "010405, 2", "22F190, 3", "22F190F191, 3", "01, 1", "0902, 2" })
    void whatIsBehindThatIsTheData(String service, int length) {
        assertEquals(length, request(LEAF, service).repeatedLength());
    }

    @Test
    void requestsAreEqualIfAddressAndServiceAre() {
        DiagnosticRequest request = request(LEAF, "2101");

        assertEquals(request(LEAF, "2101"), request);
        assertEquals(request(LEAF, "2101").hashCode(), request.hashCode());
        assertNotEquals(request(LEAF, "2102"), request);
        assertNotEquals(request(LEAF_CHARGER, "2101"), request);
        assertNotEquals("79B: 2101", request);
        assertNotEquals(request(LEAF, "2102").hashCode(), request.hashCode());
        assertEquals("79B: 2101", request.toString());
        assertEquals("2101", request.service());
    }

    private static void assertMessage(String message, UnitAddress address, String service) {
        assertEquals(message,
                assertThrows(IllegalArgumentException.class, () -> request(address, service)).getMessage());
    }

    private static DiagnosticRequest request(UnitAddress address, String service) {
        return new DiagnosticRequest(address, HexFormat.of().parseHex(service));
    }
}
