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
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.*;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;
import org.openhab.binding.wican.internal.handler.WicanHandler;
import org.openhab.binding.wican.internal.monitor.asking.TimedAnswer;
import org.openhab.binding.wican.internal.monitor.hearing.BusCensus;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.binding.wican.internal.testing.Vehicles;
import org.openhab.binding.wican.internal.vehicle.format.ProfileReader;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;
import org.openhab.binding.wican.internal.vehicle.maker.MakerProfileReader;
import org.openhab.core.io.console.Console;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.ThingHandler;

import com.google.gson.JsonParser;

/**
 * Proves what the console says to those who add a car.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class WicanCommandExtensionTest {

    private static final String CAR = "wican:adapter:house:car";

    private final ThingRegistry things = mock(ThingRegistry.class);
    private final ReportCommand report = new ReportCommand(Path.of("no-such-folder"), Clock.systemUTC());
    private final Console console = mock(Console.class);
    private final List<String> lines = new ArrayList<>();
    private final List<String> usages = new ArrayList<>();
    private final WicanCommandExtension command = new WicanCommandExtension(House.VEHICLES, things, report);

    @BeforeEach
    void listen() {
        doAnswer(call -> lines.add(call.getArgument(0))).when(console).println(any());
        doAnswer(call -> usages.add(call.getArgument(0))).when(console).printUsage(any());
    }

    @Test
    void theCommandHasTheNameOfTheBindingAndTellsItsUsage() {
        assertEquals("wican", command.getCommand());
        assertFalse(command.getDescription().isBlank());
        assertEquals(List.of("vehicles", "vehicle", "decode", "evaluate", "answers", "bus", "adapter", "report",
                "report", "import"), command.getUsages().stream().map(usage -> usage.split(" ")[1]).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "help", "VEHICLES", "decod" })
    void whateverIsNoSubCommandPrintsTheUsage(String words) {
        run(words);

        assertEquals(command.getUsages(), usages);
        assertEquals(List.of(), lines);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "vehicle | Missing: the id of a vehicle", //
            "decode | Missing: the id of a vehicle", //
            "evaluate | Missing: an expression", //
            "answers | Missing: the UID of a Thing", //
            "decode nissan-leaf-ze1 | Missing: the frames, like 7BB#1035610100000000", //
            "evaluate B4 | Missing: the frames, like 7BB#1035610100000000", //
            "decode nissan-leaf-ze1 7BB#103 | '103' is no frame: write its bytes as 2 hex digits each", //
            "evaluate B4 7BB# | '' is no frame: it has 1 to 8 bytes, 2 hex digits each", //
            "decode nissan-leaf-ze1 7B#10 | '7B' is no CAN id: write 3 hex digits (11 bit) or 8 (29 bit)", //
            "evaluate B4 FFF#10 | FFF is no 11 bit CAN id", //
            "answers wican:adapter:none | There is no such Thing of this binding: wican:adapter:none" })
    void aMistakeIsToldInOneSentence(String words, String sentence) {
        run(words);

        assertEquals(List.of(sentence), lines);
        assertEquals(List.of(), usages);
    }

    @Test
    void whatACarTellsByItselfIsDecodedAsThisVehicles() {
        run("decode smart-ed-451 2D5#0200401D02D30000 518#01240000F87FC8FF 100#00");

        assertEquals(List.of("Heard 2D5 02 00 40 1D 02 D3 00 00", "  SOC = 72.3 %", "Heard 518 01 24 00 00 F8 7F C8 FF",
                "  SOC_D = no value: out of range (SOC_D, 127.5)"), lines);
    }

    @Test
    void anExpressionIsEvaluatedOnAFrameAsABroadcast() {
        run("evaluate ((B4&3)*256+B5)/10 2D5#0200401D02D30000");

        assertEquals(List.of("72.3"), lines);
    }

    @Test
    void aVehicleShowsWhatIsHeard() {
        run("vehicle peugeot-e-rifter");

        assertTrue(lines.contains("Hear 3A8, 6 bytes, if B1^6 is not 0"), lines::toString);
        assertTrue(lines.contains("  SOC_D = B3 %"), lines::toString);
    }

    @Test
    void theBusIsListed() {
        BusCensus census = new BusCensus(Duration.ofSeconds(4));
        for (int i = 0; i < 8; i++) {
            census.accept(Recorded.message(Recorded.frame("0C10A040", "6400"),
                    Recorded.frame("3A8", "0605FE%02X0000".formatted(60 + i))));
        }
        WicanHandler handler = mock(WicanHandler.class);
        when(handler.listenToBus(Duration.ofSeconds(4)))
                .thenReturn(Optional.of(CompletableFuture.completedFuture(census)));
        Thing thing = mock(Thing.class);
        when(thing.getHandler()).thenReturn(handler);
        when(things.get(new ThingUID(CAR))).thenReturn(thing);

        run("bus " + CAR + " 4");

        assertEquals(List.of("Listening for 4 seconds …",
                "3A8       6 bytes      2.0/s  06 05 FE 43 00 00        changing: B3",
                "0C10A040  2 bytes      2.0/s  64 00                    the same each time",
                "2 ids. The next report of the Thing has this list, too."), lines);
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "-1", "301", "ten", "1.5" })
    void aTimeThatMakesNoSenseIsTold(String seconds) {
        Thing thing = mock(Thing.class);
        WicanHandler handler = mock(WicanHandler.class);
        when(thing.getHandler()).thenReturn(handler);
        when(things.get(new ThingUID(CAR))).thenReturn(thing);

        run("bus " + CAR + " " + seconds);

        assertEquals(List.of("'" + seconds + "' is no number of seconds from 1 to 300"), lines);
    }

    @ParameterizedTest
    @ValueSource(strings = { "evaluate B4+ 10", "evaluate C4 10", "evaluate [B4:B2] 10", "answers car", "answers a:b:ä",
            "evaluate ( 10" })
    void whateverCannotBeReadIsToldInOneLine(String words) {
        run(words);

        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).length() > 20, lines::toString);
        assertFalse(lines.get(0).contains("Exception"), lines::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = { "vehicle nissan-leaf", "vehicle leaf-ze1-nissan", "decode Nissan-Leaf-ZE1 10" })
    void anUnknownVehicleIsToldWithTheNearest(String words) {
        run(words);

        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).matches("There is no vehicle '[^']+'\\. The nearest are: ([a-z0-9-]+, ){4}[a-z0-9-]+"),
                lines::toString);
        assertTrue(lines.get(0).contains(" nissan-leaf-ze1"), lines::toString);
    }

    @Test
    void allVehiclesAreListed() {
        run("vehicles");

        assertEquals(House.VEHICLES.all().size(), lines.size());
        assertTrue(lines.stream().allMatch(line -> line.matches("[a-z0-9-]+  .+ \\((recorded|sources|community)\\)")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "vehicles LEAF ze1", "vehicles nissan-leaf-ze1" })
    void vehiclesAreFoundByIdAndByName(String words) {
        run(words);

        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).startsWith("nissan-leaf-ze1  Nissan Leaf ZE1 "), lines::toString);
    }

    @Test
    void whenNoVehicleIsFoundThatIsTold() {
        run("vehicles horse cart");

        assertEquals(1, lines.size(), lines::toString);
        assertTrue(lines.get(0).contains("horse cart"), lines::toString);
    }

    @Test
    void aVehicleIsShownWithItsQueriesAndValues() {
        run("vehicle nissan-leaf-ze1");

        assertTrue(lines.get(0).matches("Nissan Leaf ZE1 .*\\(recorded\\)"), lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("Source: ")), lines::toString);
        assertTrue(lines.contains("Ask 79B: 2101, answer from 7BB, 53 bytes, if B39|B41|B42 is not 0"),
                lines::toString);
        assertTrue(lines.contains("  SOC = ((B39<<16)|(B41<<8)|B42)/10000 %"), lines::toString);
    }

    @Test
    void whatIsBackedOtherwiseOrBelievedAndWhyIsShown() {
        run("vehicle make-car", written("'believe':{'FF':'full, by the display'},",
                "'evidence':'sources','believe':{'80':'seen while it snowed'},"));

        assertTrue(lines.contains("  Believed: an answer of nothing but FF: full, by the display"), lines::toString);
        assertTrue(lines.contains("  SOC = B4/2 % (sources)"), lines::toString);
        assertTrue(lines.contains("  Believed: SOC from 80…: seen while it snowed"), lines::toString);
        assertFalse(lines.stream().anyMatch(line -> line.startsWith("Looks wrong: ")), lines::toString);
    }

    @Test
    void whatLooksWrongIsShown() {
        run("vehicle make-car", written("'length':3,", ""));

        assertEquals("Looks wrong: make-car, SOC, B4=00: no bytes give a value;"
                + " mend the expression, the range, the condition or the length", lines.get(lines.size() - 1));
    }

    /** Honda Prologue: [B4:B5]*100/65535 became B5/255; the range of the tyre is the binding's own. */
    @Test
    void ofTheMakersCarsOnlyTheStateOfChargeIsExamined() {
        String json = "{'car_model':'Make: Car','pids':[{'pid':'2243AF','parameters':{'SOC':'B5/255',"
                + "'TYRE_P_FL':'B4/5'}}]}";
        run("vehicle wican-make-car",
                Vehicles.library(MakerProfileReader
                        .read("all.json", JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject()).profiles()
                        .get(0)));

        List<String> wrong = lines.stream().filter(line -> line.startsWith("Looks wrong: ")).toList();
        assertTrue(wrong.contains(
                "Looks wrong: wican-make-car, SOC, B5=FF: it can't exceed 1 %;" + " mend the factor or the range"),
                lines::toString);
        assertTrue(wrong.stream().noneMatch(line -> line.contains("TYRE")), lines::toString);
    }

    private static VehicleLibrary written(String query, String value) {
        String json = "{'make':'Make','vehicles':[{'id':'make-car','model':'Car','queries':[{" + query
                + "'request':'7E4','service':'220101','values':[{" + value
                + "'name':'SOC','expression':'B4/2','unit':'%','min':0,'max':100}]}]}]}";
        return Vehicles.library(ProfileReader
                .read("own.json", JsonParser.parseString(json.replace('\'', '"')).getAsJsonObject()).profiles().get(0));
    }

    @Test
    void theRecordedAnswerOfALeafIsDecoded() {
        run("decode nissan-leaf-ze1 "
                + String.join(" ", Recorded.LEAF_24_PERCENT.stream().map(frame -> "7BB#" + hex(frame)).toList()));

        assertTrue(lines.get(0).startsWith("Answer to 79B: 2101, 53 bytes: 6101"), lines::toString);
        assertTrue(lines.contains("  SOC = 33.0208 %"), lines::toString);
        assertTrue(lines.contains("  SOC_D = 24 %"), lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.matches("  HV_V = \\d+\\.\\d+ V")), lines::toString);
    }

    @Test
    void anAnswerWithoutAnyValueIsDecodedWithTheReasons() {
        run("decode bmw-i3 607#F1100962DDBCFFFF 607#F1217198006EFFFF");

        assertEquals(List.of("Answer to 6F1: 22DDBC, 9 bytes: 62DDBCFFFF7198006E", "  SOC = no value: not ready",
                "  SOC_MAX = no value: not ready", "  SOC_MIN = no value: not ready"), lines);
    }

    @Test
    void aValueThatIsNotBelievableIsDecodedWithTheReason() {
        run("decode bmw-i3 607#F1100962DDBC07D0 607#F12103940050FFFF");

        assertTrue(lines.contains("  SOC = no value: out of range (SOC, 200)"), lines::toString);
    }

    @Test
    void anAnswerWithExtendedAddressingIsDecoded() {
        run("decode bmw-i3 607#F1100962DDBC00C1 607#F12103940050FFFF");

        assertEquals(List.of("Answer to 6F1: 22DDBC, 9 bytes: 62DDBC00C103940050", "  SOC = 19.3 %",
                "  SOC_MAX = 91.6 %", "  SOC_MIN = 8 %"), lines);
    }

    @Test
    void framesThatAnswerNothingAreTold() {
        run("decode nissan-leaf-ze1 7BB#1035610100000000");

        assertEquals(List.of("These frames are no complete answer to any request of nissan-leaf-ze1"), lines);
    }

    @ParameterizedTest
    @CsvSource({ "B4, 7BB#0561010203FF, 3", "[S4:S5]/10, 0561010203FF, 102.3", "B0, 18DAF1CB#05, 5",
            "100/B0, 03, 33.3333", "10000000/B0, 01, 10000000", //
            "0.1+0.2, 00, 0.3", "0-B0/2, 01, -0.5", "B8, 0000000000000000 2A, 42" })
    void anExpressionIsComputed(String expression, String frames, String result) {
        run("evaluate " + expression + " " + frames);

        assertEquals(List.of(result), lines);
    }

    @Test
    void aMissingByteIsTold() {
        run("evaluate B2-B3 0000FF");

        assertTrue(lines.get(0).startsWith("no value: a byte is missing"), lines::toString);
    }

    @Test
    void aDivisionByZeroIsNotTakenForAMissingByte() {
        run("evaluate 1/B0 00");

        assertTrue(lines.get(0).startsWith("no value") && lines.get(0).contains("zero"), lines::toString);
    }

    @Test
    void theAnswersOfACarAreShownTheOldestFirst() {
        WicanHandler handler = mock(WicanHandler.class);
        when(handler.answers()).thenReturn(Map.of(request("2101"), answer("2024-10-04T10:58:59Z", "61010203"),
                request("2161"), answer("2024-10-04T10:58:57Z", "61610405"), request("2104"),
                answer("2024-10-04T10:59:59Z", "610406")));
        add(handler);
        run("answers " + CAR);

        assertEquals(List.of("2024-10-04T10:58:57Z  79B: 2161  7BB: 61610405",
                "2024-10-04T10:58:59Z  79B: 2101  7BB: 61010203", "2024-10-04T10:59:59Z  79B: 2104  7BB: 610406"),
                lines);
    }

    @Test
    void aCarThatHasNotAnsweredIsTold() {
        WicanHandler handler = mock(WicanHandler.class);
        when(handler.answers()).thenReturn(Map.of());
        add(handler);
        run("answers " + CAR);

        assertEquals(List.of("The car has not answered since openHAB or the Thing was started."), lines);
    }

    @Test
    void aThingOfAnotherBindingOrWithoutHandlerIsNotOurs() {
        Thing thing = add(mock(ThingHandler.class));
        run("answers " + CAR);
        when(thing.getHandler()).thenReturn(null);
        run("answers " + CAR);

        String sentence = "There is no such Thing of this binding: " + CAR;
        assertEquals(List.of(sentence, sentence), lines);
    }

    private Thing add(ThingHandler handler) {
        Thing thing = mock(Thing.class);
        when(thing.getHandler()).thenReturn(handler);
        when(things.get(new ThingUID(CAR))).thenReturn(thing);
        return thing;
    }

    private static DiagnosticRequest request(String service) {
        return new DiagnosticRequest(UnitAddress.of(CanId.parse("79B"), Optional.of(CanId.parse("7BB")),
                Optional.empty(), OptionalInt.empty()), HexFormat.of().parseHex(service));
    }

    private static TimedAnswer answer(String time, String payload) {
        return new TimedAnswer(Instant.parse(time),
                new Answer(CanId.parse("7BB"), HexFormat.of().parseHex(payload), false));
    }

    private static String hex(CanFrame frame) {
        return HexFormat.of().withUpperCase().formatHex(frame.bytes(0, frame.length()));
    }

    private void run(String words) {
        run(words, House.VEHICLES);
    }

    private void run(String words, VehicleLibrary vehicles) {
        String[] args = Stream.of(words.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);
        assertDoesNotThrow(() -> new WicanCommandExtension(vehicles, things, report).execute(args, console));
    }
}
