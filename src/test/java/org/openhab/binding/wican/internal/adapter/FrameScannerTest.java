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
package org.openhab.binding.wican.internal.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link FrameScanner}. What it does not read somebody else does, so nobody would notice a scanner that gives
 * up too early, but for the time that it takes.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class FrameScannerTest {

    private static final String MESSAGE = "{\"bus\":\"0\",\"type\":\"rx\",\"ts\":42623,\"frame\":["
            + "{\"id\":1979,\"dlc\":8,\"rtr\":false,\"extd\":false,\"data\":[16,53,97,1,255,255,252,24]},"
            + "{\"id\":417001947,\"dlc\":3,\"rtr\":false,\"extd\":true,\"data\":[2,33,1,0,0,0,0,9]}]}";
    private static final List<CanFrame> FRAMES = List.of(Recorded.frame("7BB", "10356101FFFFFC18"),
            Recorded.frame("18DAF1DB", "022101"));

    @Test
    void whatTheFirmwareWritesIsRead() {
        assertEquals(Optional.of(FRAMES), read(MESSAGE));
    }

    @Test
    void onlyWantedFramesAreKept() {
        assertEquals(Optional.of(FRAMES.subList(1, 2)),
                FrameScanner.read(MESSAGE.getBytes(UTF_8), id -> id.equals(FRAMES.get(1).id())));
        assertEquals(Optional.of(List.of()), FrameScanner.read(MESSAGE.getBytes(UTF_8), id -> false));
    }

    @Test
    void itGivesUpWhereverTheMessageEndsTooEarly() {
        for (int end = 0; end < MESSAGE.length(); end++) {
            assertEquals(Optional.empty(), read(MESSAGE.substring(0, end)), MESSAGE.substring(0, end));
        }
    }

    @Test
    void itGivesUpAtTheFirstByteThatIsDifferent() {
        for (int at = 0; at < MESSAGE.length(); at++) {
            String changed = MESSAGE.substring(0, at) + "~" + MESSAGE.substring(at + 1);
            assertEquals(Optional.empty(), read(changed), changed);
        }
    }

    @Test
    void itGivesUpWhereverThereIsAByteTooMuch() {
        for (int at = 0; at <= MESSAGE.length(); at++) {
            String longer = MESSAGE.substring(0, at) + " " + MESSAGE.substring(at);
            assertEquals(Optional.empty(), read(longer), longer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "42623|0042623", "42623|1234567890", "1979|01979", "1979|-1", "97|256",
            "97|097", "\"dlc\":8|\"dlc\":16", "\"dlc\":3|\"dlc\":08", "rtr\":false|rtr\":0", "252,24]|252]",
            "252,24]|252,24,0]", "252,24]|252,24,]", "[16,|[,", "extd\":true|extd\":TRUE" })
    void itGivesUpAtWhatCannotBe(String right, String wrong) {
        assertEquals(Optional.empty(), read(MESSAGE.replace(right, wrong)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "42623|0", "42623|9", "42623|59999", "42623|123456789" })
    void anyTimeIsRight(String right, String other) {
        assertEquals(Optional.of(FRAMES), read(MESSAGE.replace(right, other)));
    }

    @ParameterizedTest
    @ValueSource(ints = { 8, 9, 15 })
    void lengthCodeAboveEightMeansEightBytes(int code) {
        assertEquals(Optional.of(FRAMES), read(MESSAGE.replace("\"dlc\":8", "\"dlc\":" + code)));
    }

    @ParameterizedTest
    @CsvSource({ "0, ''", "1, 10", "7, 10356101FFFFFC", "8, 10356101FFFFFC18" })
    void dataIsCutToItsLength(int code, String data) {
        List<CanFrame> frames = read(MESSAGE.replace("\"dlc\":8", "\"dlc\":" + code)).orElseThrow();

        assertEquals(Recorded.frame("7BB", data), frames.get(0));
    }

    @Test
    void thereMayBeFewerDataBytesIfThatIsEnough() {
        assertEquals(Optional.of(FRAMES), read(MESSAGE.replace("[2,33,1,0,0,0,0,9]", "[2,33,1]")));
        assertEquals(Optional.empty(), read(MESSAGE.replace("[2,33,1,0,0,0,0,9]", "[2,33]")));
    }

    @Test
    void aRemoteFrameHasNoData() {
        assertEquals(Optional.of(FRAMES.subList(1, 2)), read(MESSAGE.replaceFirst("\"rtr\":false", "\"rtr\":true")));
    }

    @Test
    void anIdThatDoesNotFitIsNoFrame() {
        assertEquals(Optional.of(FRAMES.subList(1, 2)), read(MESSAGE.replace("1979", "2048")));
        assertEquals(Optional.of(FRAMES.subList(0, 1)), read(MESSAGE.replace("417001947", "536870912")));
        assertEquals(2, read(MESSAGE.replace("1979", "2047").replace("417001947", "536870911")).orElseThrow().size());
    }

    @Test
    void aLaterFrameDoesNotInheritTheDataOfAnEarlierOne() {
        List<CanFrame> frames = read(
                MESSAGE.replace("[2,33,1,0,0,0,0,9]", "[2,33,1]").replace("\"dlc\":3", "\"dlc\":2")).orElseThrow();

        assertEquals(Recorded.frame("18DAF1DB", "0221"), frames.get(1));
    }

    private static Optional<List<CanFrame>> read(String message) {
        return FrameScanner.read(message.getBytes(UTF_8), id -> true);
    }
}
