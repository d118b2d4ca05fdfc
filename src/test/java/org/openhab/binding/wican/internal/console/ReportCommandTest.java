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
package org.openhab.binding.wican.internal.console;

import static org.junit.jupiter.api.Assertions.*;
import static org.mockito.ArgumentMatchers.*;
import static org.mockito.Mockito.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.handler.WicanHandler;
import org.openhab.binding.wican.internal.monitor.asking.Exchange;
import org.openhab.binding.wican.internal.report.Findings;
import org.openhab.binding.wican.internal.simulator.LeafAnswers;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.core.io.console.Console;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingUID;

/**
 * Proves that reports are written, that nobody's car is asked without a word, and that reports are read.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ReportCommandTest {

    private static final String CAR = "wican:adapter:house:car";
    private static final VehicleProfile LEAF = House.VEHICLES.find("nissan-leaf-ze1").orElseThrow();

    @TempDir
    Path temp = Path.of("");

    private final ThingRegistry things = mock(ThingRegistry.class);
    private final Console console = mock(Console.class);
    private final WicanHandler handler = mock(WicanHandler.class);
    private final List<String> lines = new ArrayList<>();
    private final List<List<DiagnosticRequest>> asked = new ArrayList<>();
    private Runnable whenDone = () -> {
    };

    @BeforeEach
    void build() {
        doAnswer(call -> lines.add(call.getArgument(0))).when(console).println(any());
        Thing thing = mock(Thing.class);
        when(thing.getHandler()).thenReturn(handler);
        when(things.get(new ThingUID(CAR))).thenReturn(thing);
        when(handler.findings()).thenReturn(new Findings("12345678901d", Optional.of(LEAF),
                List.of(new Exchange(Instant.parse("2024-10-04T10:58:59Z"), LEAF.mainQuery().request(),
                        List.of(new Answer(CanId.parse("7BB"), LeafAnswers.at84Percent(), false)), Optional.empty(),
                        Duration.ofMillis(80))),
                Optional.empty(), Optional.empty(), Optional.empty()));
        when(handler.ask(anyList(), any())).thenAnswer(call -> {
            asked.add(call.getArgument(0));
            whenDone = call.getArgument(1);
            return true;
        });
    }

    private Path folder() {
        return temp.resolve("userdata").resolve("wican");
    }

    private void run(String words) {
        ReportCommand report = new ReportCommand(folder(),
                Clock.fixed(Instant.parse("2024-10-04T11:00:00Z"), ZoneOffset.UTC));
        assertDoesNotThrow(
                () -> new WicanCommandExtension(House.VEHICLES, things, report).execute(words.split(" "), console));
    }

    @Test
    void aReportIsWrittenAndItsPlaceTold() throws IOException {
        run("report " + CAR);

        Path file = folder().resolve("report-20241004-110000.json");
        assertEquals(List.of("Written to " + file + ". Have a look at it before you pass it on."), lines);
        assertTrue(Files.readString(file).contains("\"SOC_D\": 84"));
    }

    @Test
    void aFolderThatCantBeMadeIsTold() throws IOException {
        Files.writeString(temp.resolve("userdata"), "a file in its place");
        run("report " + CAR);

        assertEquals(1, lines.size());
        assertTrue(lines.get(0).startsWith("The report can't be written to " + folder()), lines::toString);
    }

    @Test
    void withoutAYesTheNumberOfRequestsIsToldAndNothingAsked() {
        run("report " + CAR + " --ask Xpeng");

        assertEquals(List.of(), asked);
        assertTrue(lines.get(0).matches("The car will be asked \\d+ requests that only read, .*--yes"),
                lines::toString);
    }

    @Test
    void withAYesEachRequestOfTheMakeIsAskedOnceAndThenTheReportIsWritten() throws IOException {
        run("report " + CAR + " --ask nissan --yes");

        List<DiagnosticRequest> requests = asked.get(0);
        assertTrue(requests.stream().allMatch(request -> request.service().matches("(01|09|1A|21|22).*")));
        assertEquals(requests.size(), requests.stream().map(DiagnosticRequest::frame).distinct().count());
        assertTrue(requests.contains(LEAF.mainQuery().request()));
        assertTrue(lines.get(0).contains(requests.size() + " requests"), lines::toString);
        assertFalse(Files.exists(folder()));

        whenDone.run();
        Path file = folder().resolve("report-20241004-110000.json");
        assertTrue(Files.readString(file).contains("\"nissan-leaf-24\""), "all profiles of the make decode");
        assertEquals("Done. 1 requests: 1 answered, 0 refused, 0 without an answer, 0 with an incomplete or unexpected"
                + " one. Written to " + file + ". Have a look at it before you pass it on.", lines.get(1));
    }

    @Test
    void aCarThatCantBeAskedIsTold() {
        when(handler.ask(anyList(), any())).thenReturn(false);
        run("report " + CAR + " --ask Nissan --yes");

        assertTrue(lines.get(0).startsWith("The car can't be asked now"), lines::toString);
    }

    @Test
    void anUnknownMakeGetsAListOfThose() {
        run("report " + CAR + " --ask Trabant --yes");

        assertEquals(List.of(), asked);
        assertTrue(lines.get(0).startsWith("There is no make 'Trabant'. These are known: Acura, Audi, BMW"),
                lines::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = { "--ask", "--yes", "--ask --yes", "Nissan", "--all Nissan" })
    void otherWordsAreNotUnderstood(String words) {
        run("report " + CAR + " " + words);

        assertEquals(List.of("Behind the Thing follows nothing, or --ask and a make, like Nissan"), lines);
        assertEquals(List.of(), asked);
    }

    @Test
    void aReportBecomesRecordingsBesideIt() throws IOException {
        run("report " + CAR);
        Path file = folder().resolve("report-20241004-110000.json");
        lines.clear();
        run("import " + file);

        assertEquals(List.of("1 recordings are in " + file + ".txt"), lines);
        try (Stream<String> text = Files.lines(Path.of(file + ".txt"))) {
            assertEquals("car nissan-leaf-ze1", text.findFirst().orElseThrow());
        }
    }

    @Test
    void aFileThatIsNoReportIsTold() throws IOException {
        Path file = Files.writeString(temp.resolve("other.json"), "[]");
        run("import " + file);
        run("import " + temp.resolve("missing.json"));

        assertEquals(2, lines.size());
        assertTrue(lines.stream().allMatch(line -> line.startsWith("The report ")), lines::toString);
    }
}
