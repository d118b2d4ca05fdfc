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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;

/**
 * Tests for {@link AnswerReceiver} with recorded traffic in which an answer is hard to find, or is none:
 * {@code src/test/resources/streams.txt}, which explains its format.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class StreamsTest {

    private static final Pattern BLANK_LINES = Pattern.compile("\\R(\\h*\\R)+");

    /** Recorded traffic and its outcome. */
    private record Traffic(String source, DiagnosticRequest request, List<CanFrame> frames, String outcome,
            String detail) {

        @Override
        public String toString() {
            return outcome + ", " + request + ", " + source;
        }
    }

    static List<Traffic> traffic() throws IOException {
        try (InputStream stream = Objects.requireNonNull(StreamsTest.class.getResourceAsStream("/streams.txt"))) {
            return Stream.of(BLANK_LINES.split(new String(stream.readAllBytes(), UTF_8))).skip(1)
                    .map(StreamsTest::traffic).toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("traffic")
    void recordedTrafficEndsAsItMust(Traffic traffic) {
        AnswerReceiver receiver = new AnswerReceiver(traffic.request());
        List<Progress> steps = traffic.frames().stream().map(receiver::accept)
                .filter(progress -> !(progress instanceof Progress.None)).toList();
        List<Answer> answers = steps.stream().filter(Progress.Complete.class::isInstance)
                .map(progress -> ((Progress.Complete) progress).answer()).toList();

        switch (traffic.outcome()) {
            case "answer" -> assertEquals(List.of(traffic.detail()), answers.stream().map(Answer::hex).toList());
            case "misleading" -> {
                assertEquals(List.of(traffic.detail()), answers.stream().map(Answer::hex).toList());
                assertNoProfileReadsAStateOfCharge(traffic.request(), answers.get(0));
            }
            case "refused" ->
                assertEquals(List.of(new Progress.Refused(HexFormat.fromHexDigits(traffic.detail()))), steps);
            case "nothing" -> assertEquals(List.of(), steps);
            case "incomplete" -> {
                assertFalse(steps.isEmpty());
                assertEquals(List.of(), answers);
            }
            default -> fail("unknown outcome");
        }
    }

    @Test
    void theFileIsReadToItsEnd() throws IOException {
        assertEquals(12, traffic().size());
        assertEquals(215, traffic().stream().mapToInt(traffic -> traffic.frames().size()).max().orElse(0));
    }

    private static void assertNoProfileReadsAStateOfCharge(DiagnosticRequest request, Answer answer) {
        List<Query> queries = new VehicleLibrary(Path.of("no-such-folder")).all().stream()
                .flatMap(profile -> profile.queries().stream()).filter(query -> query.request().equals(request))
                .toList();
        assertFalse(queries.isEmpty(), "no bundled profile asks this");
        for (Query query : queries) {
            query.decode(answer).values().keySet()
                    .forEach(name -> assertFalse(name.startsWith("SOC"), () -> query.request() + ": " + name));
        }
    }

    private static Traffic traffic(String block) {
        String source = "";
        String[] ask = {};
        Optional<CanId> answer = Optional.empty();
        List<CanFrame> frames = new ArrayList<>();
        String outcome = "";
        String detail = "";
        for (String line : block.lines().filter(line -> !line.startsWith("#")).toList()) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "source" -> source = words[1];
                case "ask" -> ask = words[1].split(" ");
                case "from" -> answer = Optional.of(CanId.parse(words[1]));
                case "answer", "misleading", "refused", "nothing", "incomplete" -> {
                    outcome = words[0];
                    detail += words.length > 1 ? words[1] : "";
                }
                default -> frames.add(Recorded.frame(words[0], words[1]));
            }
        }
        OptionalInt target = ask.length > 2 ? OptionalInt.of(HexFormat.fromHexDigits(ask[2])) : OptionalInt.empty();
        UnitAddress address = UnitAddress.of(CanId.parse(ask[0]), answer, Optional.empty(), target);
        return new Traffic(source, new DiagnosticRequest(address, HexFormat.of().parseHex(ask[1])), frames, outcome,
                detail);
    }
}
