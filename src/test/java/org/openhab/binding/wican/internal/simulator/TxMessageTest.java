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

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests {@link TxMessage}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class TxMessageTest {

    private static final String GOOD = "{\"bus\":\"0\",\"type\":\"tx\",\"frame\":[{\"id\":1947,\"dlc\":8,"
            + "\"rtr\":false,\"extd\":false,\"data\":[2,33,1,0,0,0,0,0]}]}";

    @Test
    void goodMessageIsUnderstood() {
        TxMessage message = TxMessage.parse(GOOD);

        assertEquals(List.of(BusFrame.of("79B", "0221010000000000")), message.frames());
        assertEquals(List.of(), message.violations());
    }

    @Test
    void busMayBeANumber() {
        TxMessage message = TxMessage.parse(GOOD.replace("\"0\"", "0"));

        assertEquals(1, message.frames().size());
        assertEquals(List.of(), message.violations());
    }

    @Test
    void furtherKeysDoNotMatter() {
        TxMessage message = TxMessage.parse(GOOD.replace("\"type\"", "\"ts\":35519,\"type\""));

        assertEquals(1, message.frames().size());
        assertEquals(List.of(), message.violations());
    }

    @Test
    void idMayHave29Bits() {
        TxMessage message = TxMessage
                .parse(GOOD.replace("1947", "416957681").replace("\"extd\":false", "\"extd\":true"));

        assertEquals(List.of(BusFrame.of("18DA44F1", "0221010000000000")), message.frames());
        assertEquals(List.of(), message.violations());
    }

    @Test
    void dataIsCutToItsLength() {
        TxMessage message = TxMessage.parse(GOOD.replace("\"dlc\":8", "\"dlc\":3"));

        assertEquals(List.of(BusFrame.of("79B", "022101")), message.frames());
        assertEquals(List.of(), message.violations());
    }

    @ParameterizedTest
    @ValueSource(strings = { "\"bus\":\"0\",", "\"type\":\"tx\",", "\"id\":1947,", "\"dlc\":8,", "\"rtr\":false,",
            "\"extd\":false,", ",\"data\":[2,33,1,0,0,0,0,0]" })
    void everyKeyIsRequired(String part) {
        TxMessage message = TxMessage.parse(GOOD.replace(part, ""));

        assertNotEquals(GOOD, GOOD.replace(part, ""));
        assertEquals(List.of(), message.frames());
        assertEquals(1, message.violations().size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "1947|\"1947\"", "1947|1947.5", "\"dlc\":8|\"dlc\":\"8\"",
            "\"rtr\":false|\"rtr\":0", "\"extd\":false|\"extd\":\"false\"", "\"tx\"|\"rx\"", "[2,33,|[2,\"33\",",
            "[2,33,1,0,0,0,0,0]|\"0221010000000000\"", "\"0\"|null", "{\"id\"|[],{\"id\"" })
    void everyKeyNeedsItsType(String good, String bad) {
        TxMessage message = TxMessage.parse(GOOD.replace(good, bad));

        assertEquals(List.of(), message.frames());
        assertEquals(1, message.violations().size());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "null", "[]", "7", "{", "{'bus':'0'}", GOOD + "x", GOOD + GOOD })
    void whatIsNoJsonObjectIsDropped(String payload) {
        TxMessage message = TxMessage.parse(payload);

        assertEquals(List.of(), message.frames());
        assertEquals(1, message.violations().size());
    }

    @Test
    void nineBytesOverrunTheBuffer() {
        TxMessage message = TxMessage.parse(GOOD.replace("[2,", "[2,0,"));

        assertEquals(List.of(), message.frames());
        assertTrue(message.violations().get(0).contains("overruns"), message.violations().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "\"dlc\":8|\"dlc\":9", "\"dlc\":8|\"dlc\":-1", "1947|4000", "1947|-1",
            "[2,33,|[2,333,", "[2,33,|[2,-33,", ",0,0]|,0]", "\"0\"|\"1\"" })
    void whatIsSwallowedButWrongIsAViolation(String good, String bad) {
        TxMessage message = TxMessage.parse(GOOD.replace(good, bad));

        assertEquals(1, message.frames().size());
        assertEquals(1, message.violations().size());
    }

    @Test
    void framesBeforeABadOneHaveBeenSent() {
        TxMessage message = TxMessage.parse(GOOD.replace("}]}", "},{\"id\":1}]}"));

        assertEquals(1, message.frames().size());
        assertEquals(1, message.violations().size());
    }

    @Test
    void messageWithoutFramesIsAViolation() {
        assertEquals(List.of("'frame' is empty"),
                TxMessage.parse("{\"bus\":\"0\",\"type\":\"tx\",\"frame\":[]}").violations());
    }
}
