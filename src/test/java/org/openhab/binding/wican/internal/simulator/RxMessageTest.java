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

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

/**
 * Tests {@link RxMessage} with messages of real adapters.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class RxMessageTest {

    /** Source: camueller/wican-soc, installation_EN.md. */
    @Test
    void leafAnswerIsWrittenAsRecorded() {
        assertEquals(
                "{\"bus\":\"0\",\"type\":\"rx\",\"ts\":6724,\"frame\":["
                        + "{\"id\":1979,\"dlc\":8,\"rtr\":false,\"extd\":false,\"data\":[16,53,97,1,255,255,252,24]}]}",
                new RxMessage(60_000 * 29 + 6724, List.of(BusFrame.of("7BB", "10356101FFFFFC18"))).asJson());
    }

    /** Source: meatpiHQ/wican-fw, issue 95. */
    @Test
    void shortFrameIsFilledWithZeros() {
        assertEquals(
                "{\"bus\":\"0\",\"type\":\"rx\",\"ts\":53691,\"frame\":["
                        + "{\"id\":417001794,\"dlc\":6,\"rtr\":false,\"extd\":true,\"data\":[5,98,1,158,3,93,0,0]}]}",
                new RxMessage(53_691, List.of(BusFrame.of("18DAF142", "0562019E035D"))).asJson());
    }

    /** Source: meatpiHQ/wican-fw, issue 277. */
    @Test
    void severalFramesShareAMessage() {
        assertEquals(
                "{\"bus\":\"0\",\"type\":\"rx\",\"ts\":3787,\"frame\":["
                        + "{\"id\":883,\"dlc\":8,\"rtr\":false,\"extd\":false,\"data\":[196,195,130,238,12,170,0,7]},"
                        + "{\"id\":805,\"dlc\":2,\"rtr\":false,\"extd\":false,\"data\":[1,0,0,0,0,0,0,0]}]}",
                new RxMessage(3787, List.of(BusFrame.of("373", "C4C382EE0CAA0007"), BusFrame.of("325", "0100")))
                        .asJson());
    }
}
