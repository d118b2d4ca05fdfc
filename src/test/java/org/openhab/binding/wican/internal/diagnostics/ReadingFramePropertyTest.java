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

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * Proves of whatever a profile may ask that no unit of any car reads anything in it but a question: units are played
 * here that know nothing of the code that builds the frames.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ReadingFramePropertyTest {

    private static final Set<Integer> READING = Set.of(0x01, 0x09, 0x1A, 0x21, 0x22);
    private static final Set<Integer> READING_OF_ALL = Set.of(0x01, 0x09, 0x22);

    @Property(tries = 20_000)
    void noUnitReadsAnythingButAQuestionInARequest(@ForAll("requests") CanId request, @ForAll("answers") CanId answer,
            @ForAll("targets") OptionalInt target, @ForAll("services") byte[] service) {
        try {
            DiagnosticRequest made = new DiagnosticRequest(
                    UnitAddress.of(request, Optional.of(answer), Optional.empty(), target), service);
            assertOnlyRead(made.frame());
            CanId id = made.address().flowControlFor(answer);
            assertOnlyRead(ReadingFrame.of(IsoTp.flowControl(id, target, Pace.SLOW)).frame());
        } catch (IllegalArgumentException e) {
            assertFalse(String.valueOf(e.getMessage()).isBlank(), "what is refused is named");
        }
    }

    @Property(tries = 20_000)
    void noFrameGoesOutInWhichAUnitReadsAnythingElse(@ForAll("requests") CanId request,
            @ForAll("bytes") @Size(max = 8) byte[] data) {
        try {
            assertOnlyRead(ReadingFrame.of(new CanFrame(request, data)).frame());
        } catch (IllegalArgumentException e) {
            assertFalse(String.valueOf(e.getMessage()).isBlank(), "what is refused is named");
        }
    }

    /** What each unit that listens to this id reads; zeros fill it up, as the adapter sends 8 bytes. */
    private static void assertOnlyRead(CanFrame frame) {
        int[] data = new int[CanFrame.MAX_LENGTH];
        for (int i = 0; i < frame.length(); i++) {
            data[i] = frame.at(i);
        }
        int id = frame.id().value();
        boolean standard = !frame.id().extended();
        assertTrue(standard ? id >= 0x700 && id < 0x7E8 || id >= 0x7F0 || id >= 0x6A0 && id < 0x6C0 || id == 0x6F1
                || id >= 0x241 && id <= 0x25F : id >> 24 >= 0x14, frame + " is among the traffic of the car");
        boolean bmw = standard && id == 0x6F1;
        boolean toyota = standard && id == 0x750;
        boolean all = standard && (id == 0x7DF || id == 0x700) || !standard && (id & 0x1FFF00FF) == 0x18DB00F1
                || bmw && (data[0] == 0xDF || data[0] == 0xEF);
        if (!bmw) {
            assertOnlyRead(frame, data, 0, all);
        }
        if (bmw || toyota) {
            assertOnlyRead(frame, data, 1, all);
        }
    }

    private static void assertOnlyRead(CanFrame frame, int[] data, int from, boolean all) {
        int length = data[from];
        if (length >= 1 && length <= 7 - from) {
            assertTrue((all ? READING_OF_ALL : READING).contains(data[from + 1]), frame::toString);
        }
        assertNotEquals(1, data[from] >> 4, () -> frame + " begins something long");
    }

    @Provide
    Arbitrary<CanId> requests() {
        Arbitrary<CanId> likely = Arbitraries.of("7DF", "7E4", "79B", "6F1", "750", "700", "6A2", "241", "000", "1F2",
                "18DADBF1", "18DB33F1", "14DACBF1", "17FC007B", "1DD01635", "000007DF").map(CanId::parse);
        return Arbitraries.oneOf(likely, Arbitraries.integers().between(0, 0x7FF).map(value -> new CanId(value, false)),
                Arbitraries.integers().between(0, 0x1FFFFFFF).map(value -> new CanId(value, true)));
    }

    @Provide
    Arbitrary<CanId> answers() {
        return Arbitraries.of("7E8", "7BB", "607", "682", "641", "005", "18DAF1DB", "142AF1CB", "17FE007B")
                .map(CanId::parse);
    }

    @Provide
    Arbitrary<OptionalInt> targets() {
        return Arbitraries.oneOf(Arbitraries.just(OptionalInt.empty()),
                Arbitraries.integers().between(0, 255).map(OptionalInt::of));
    }

    @Provide
    Arbitrary<byte[]> services() {
        return bytes().filter(service -> service.length > 0 && service.length < 8);
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<Byte> likely = Arbitraries.of((byte) 0x01, (byte) 0x02, (byte) 0x03, (byte) 0x04, (byte) 0x22,
                (byte) 0x21, (byte) 0x2E, (byte) 0x09, (byte) 0x30, (byte) 0x10);
        return Arbitraries.oneOf(likely, Arbitraries.bytes()).array(byte[].class).ofMaxSize(8);
    }
}
