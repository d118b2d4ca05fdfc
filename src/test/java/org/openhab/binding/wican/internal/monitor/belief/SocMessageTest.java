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
package org.openhab.binding.wican.internal.monitor.belief;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.monitor.base.Reading;

/**
 * Tests for {@link SocMessage}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class SocMessageTest {

    private static final Instant TIME = Instant.parse("2024-10-04T10:58:59.987Z");

    @Test
    void theTimeHasSecondsAndTheOffsetOfTheZone() {
        assertEquals("{\"soc\":84,\"time\":\"2024-10-04T12:58:59+02:00\"}",
                encode("84", TIME, ZoneId.of("Europe/Berlin")));
        assertEquals("{\"soc\":84,\"time\":\"2024-10-04T10:58:59+00:00\"}", encode("84", TIME, ZoneOffset.UTC));
    }

    @Test
    void secondsAreShownEvenIfTheyAreZero() {
        assertEquals("{\"soc\":0,\"time\":\"2024-10-04T10:58:00+00:00\"}",
                encode("0", Instant.parse("2024-10-04T10:58:00Z"), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({ "84, 84", "82.1002, 82.1", "61.17647, 61.18", "0, 0", "100, 100", "99.999, 100", "9.5, 9.5",
            "10, 10" })
    void theNumberHasNoMoreDigitsThanItNeeds(double measured, String published) {
        BigDecimal soc = Reading.of(TIME, OptionalDouble.of(measured), Map.of()).soc().orElseThrow();

        assertEquals("{\"soc\":" + published + ",\"time\":\"2024-10-04T10:58:59+00:00\"}",
                new String(SocMessage.encode(soc, TIME, ZoneOffset.UTC), UTF_8));
    }

    @Test
    void whatWasPublishedIsReadBack() {
        Reading reading = SocMessage.decode(encode("82.1", TIME, ZoneId.of("Europe/Berlin")).getBytes(UTF_8))
                .orElseThrow();

        assertEquals(new Reading(Instant.parse("2024-10-04T10:58:59Z"), Optional.of(new BigDecimal("82.1")), Map.of()),
                reading);
    }

    @Test
    void theMessageOfTheScriptsIsReadToo() {
        assertEquals(Instant.parse("2024-10-04T10:58:59Z"), SocMessage
                .decode("{\"soc\":84, \"time\":\"2024-10-04T12:58:59+02:00\"}".getBytes(UTF_8)).orElseThrow().time());
    }

    @ParameterizedTest
    @CsvSource({ "0, true", "100, true", "-0.1, false", "100.1, false" })
    void whatNoBatteryHasIsNoReading(String soc, boolean isReading) {
        assertEquals(isReading,
                SocMessage.decode("{\"soc\":%s,\"time\":\"2024-10-04T12:58:59+02:00\"}".formatted(soc).getBytes(UTF_8))
                        .isPresent());
    }

    @Test
    void whatElseIsInTheMessageIsPassedOver() {
        assertTrue(SocMessage.decode(
                "{\"car\":{\"soc\":1,\"is\":[\"it\"]},\"soc\":84,\"time\":\"2024-10-04T12:58:59+02:00\",\"x\":null}"
                        .getBytes(UTF_8))
                .filter(reading -> reading.soc().filter(new BigDecimal("84")::equals).isPresent()).isPresent());
    }

    @Test
    void aMessageThatIsCutOffIsNoReading() {
        assertEquals(Optional.empty(),
                SocMessage.decode("{\"soc\":84,\"time\":\"2024-10-04T12:58:59+02:00\"".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({ "1024, true", "1025, false" })
    void aMessageIsShort(int length, boolean isReading) {
        String message = "{\"soc\":84,\"time\":\"2024-10-04T12:58:59+02:00\"}";

        assertEquals(isReading,
                SocMessage.decode((message + " ".repeat(length - message.length())).getBytes(UTF_8)).isPresent());
    }

    @Test
    void aNumberWithHugeExponentIsRounded() {
        assertEquals(BigDecimal.ZERO,
                SocMessage.decode("{\"soc\":1e-99999999,\"time\":\"2024-10-04T12:58:59+02:00\"}".getBytes(UTF_8))
                        .orElseThrow().soc().orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("org.openhab.binding.wican.internal.testing.Garbage#payloads")
    void garbageIsNoReading(byte[] garbage) {
        assertEquals(Optional.empty(), SocMessage.decode(garbage));
    }

    private static String encode(String soc, Instant time, ZoneId zone) {
        return new String(SocMessage.encode(new BigDecimal(soc), time, zone), UTF_8);
    }
}
