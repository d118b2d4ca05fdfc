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

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Progress.Complete;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Recorded;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Proves of ISO-TP (ISO 15765-2) that any answer is put together, and that no frames break the receiver.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AnswerReceiverPropertyTest {

    private static final CanId ANSWER = CanId.parse("7BB");
    private static final CanId OTHER = CanId.parse("7BC");
    private static final DiagnosticRequest LEAF = House.VEHICLES.find("nissan-leaf-ze1").orElseThrow().mainQuery()
            .request();

    @Property
    void anAnswerOfAnyLengthIsPutTogether(@ForAll @IntRange(min = 3, max = 4095) int length,
            @ForAll("fillings") byte filling, @ForAll boolean isDisturbed) {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) (filling + i);
        }
        payload[0] = 0x61;
        payload[1] = 0x01;
        AnswerReceiver receiver = new AnswerReceiver(LEAF);
        List<CanFrame> frames = Recorded.answer("7BB", payload);
        for (int i = 0; i < frames.size() - 1; i++) {
            assertTrue(!(receiver.accept(frames.get(i)) instanceof Complete));
            if (isDisturbed) {
                receiver.accept(new CanFrame(OTHER, frames.get(i).bytes(0, frames.get(i).length())));
            }
        }

        Complete complete = (Complete) receiver.accept(frames.get(frames.size() - 1));
        assertArrayEquals(new Answer(ANSWER, payload, false).frameBytes(), complete.answer().frameBytes());
    }

    @Property(tries = 3000)
    void noFramesBreakTheReceiver(@ForAll("anyFrames") List<CanFrame> frames) {
        AnswerReceiver receiver = new AnswerReceiver(LEAF);
        frames.forEach(frame -> {
            receiver.isAnswerFromElsewhere(frame);
            if (receiver.accept(frame) instanceof Complete complete) {
                byte[] bytes = complete.answer().frameBytes();
                int service = bytes.length > CanFrame.MAX_LENGTH ? 2 : 1;
                assertTrue(bytes[service] == 0x61 && bytes[service + 1] == 0x01, "the answer to another request");
            }
        });
    }

    @Provide
    Arbitrary<Byte> fillings() {
        return Arbitraries.bytes();
    }

    @Provide
    Arbitrary<List<CanFrame>> anyFrames() {
        Arbitrary<Byte> likely = Arbitraries.of((byte) 0x10, (byte) 0x21, (byte) 0x22, (byte) 0x03, (byte) 0x7F,
                (byte) 0x30, (byte) 0x61, (byte) 0x01);
        return Arbitraries.oneOf(likely, Arbitraries.bytes()).array(byte[].class).ofMinSize(1).ofMaxSize(8)
                .map(data -> new CanFrame(ANSWER, data)).list().ofMaxSize(20);
    }
}
