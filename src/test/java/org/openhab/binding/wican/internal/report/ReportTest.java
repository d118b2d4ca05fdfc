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
package org.openhab.binding.wican.internal.report;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.asking.Exchange;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.simulator.LeafAnswers;
import org.openhab.binding.wican.internal.simulator.ProfileCar.VinAt;
import org.openhab.binding.wican.internal.monitor.hearing.BusCensus;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.binding.wican.internal.vehicle.Recordings;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;
import org.openhab.binding.wican.internal.vehicle.recognition.Trial;
import org.openhab.binding.wican.internal.vehicle.recognition.Vin;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * Proves what is in a report and what is not, and that it becomes a recording.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ReportTest {

    private static final Instant TIME = Instant.parse("2024-10-04T10:58:59.123Z");
    private static final String VIN = "SJNFAAZE1U0012345";

    private final VehicleProfile leaf = House.VEHICLES.find("nissan-leaf-ze1").orElseThrow();
    private final VehicleProfile other = House.VEHICLES.find("nissan-leaf-24").orElseThrow();
    private final DiagnosticRequest request = leaf.mainQuery().request();
    private final Exchange answered = new Exchange(TIME, request,
            List.of(new Answer(CanId.parse("7BB"), LeafAnswers.at84Percent(), false)), Optional.empty(),
            Duration.ofMillis(87));
    private final Exchange lost = new Exchange(TIME.plusSeconds(5), request, List.of(),
            Optional.of(new Situation(Situation.Kind.INCOMPLETE, List.of())), Duration.ofSeconds(2));
    private final Exchange vin = new Exchange(TIME.minusSeconds(5), leaf.mainQuery().request(),
            List.of(new Answer(CanId.parse("7BB"), VinAt.MAIN_UNIT.answer(VIN), false)), Optional.empty(),
            Duration.ofMillis(55));
    private final Outcome outcome = new Outcome(Outcome.Kind.RECOGNISED, Optional.of(new Vin(VIN)), List.of(leaf),
            List.of(new Trial(leaf, Trial.Verdict.FITS, ""),
                    new Trial(other, Trial.Verdict.FAILS, "wrong length (53, 41)")));

    /** Some cars tell their VIN in pieces, behind the number of the piece. */
    private static final String VIN_PIECE = "01" + HexFormat.of().formatHex(VIN.substring(0, 7).getBytes(US_ASCII));

    private String text(Exchange... exchanges) {
        Findings findings = new Findings("12345678901d", Optional.of(leaf), List.of(exchanges), Optional.of(outcome),
                Optional.empty(), Optional.of("4.21"));
        return new Report(findings, List.of()).text("1.0.0", OffsetDateTime.parse("2024-10-04T12:59:59.5+02:00"));
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    @Test
    void whatTheCarWasAskedAndAnsweredIsThere() {
        JsonObject exchange = json(text(answered)).getAsJsonArray("exchanges").get(0).getAsJsonObject();
        JsonObject answer = exchange.getAsJsonArray("answers").get(0).getAsJsonObject();

        assertEquals("2024-10-04T10:58:59.123Z", exchange.get("time").getAsString());
        assertEquals("79B", exchange.get("request").getAsString());
        assertEquals("2101", exchange.get("service").getAsString());
        assertEquals(87, exchange.get("tookMs").getAsInt());
        assertEquals("7BB", answer.get("from").getAsString());
        assertEquals(HexFormat.of().withUpperCase().formatHex(LeafAnswers.at84Percent()),
                answer.get("data").getAsString());
        JsonObject decoded = answer.getAsJsonObject("decoded");
        assertEquals("84", decoded.getAsJsonObject("nissan-leaf-ze1").get("SOC_D").getAsString());
        assertEquals("no value: wrong length (53, 41)",
                decoded.getAsJsonObject("nissan-leaf-24").get("SOC").getAsString());
    }

    @Test
    void versionsProfileAndTrialsAreThere() {
        JsonObject report = json(text(answered));
        JsonObject tried = report.getAsJsonObject("recognition").getAsJsonArray("tried").get(1).getAsJsonObject();

        assertEquals("1.0.0", report.get("binding").getAsString());
        assertEquals("2024-10-04T12:59:59+02:00", report.get("written").getAsString());
        assertEquals("4.21", report.get("adapterFirmware").getAsString());
        assertEquals("nissan-leaf-ze1", report.getAsJsonObject("vehicle").get("id").getAsString());
        assertEquals("nissan-leaf-24", tried.get("vehicle").getAsString());
        assertEquals("fails", tried.get("verdict").getAsString());
        assertEquals("wrong length (53, 41)", tried.get("reason").getAsString());
    }

    @Test
    void lostFramesAndResponseTimesAreCounted() {
        JsonObject statistics = json(text(vin, answered, lost)).getAsJsonObject("statistics");

        assertEquals(Map.of("requests", 3, "answered", 2, "refused", 0, "unanswered", 0, "framesLost", 1, "otherwise",
                0, "shortestMs", 55, "medianMs", 87, "longestMs", 87), toMap(statistics));
    }

    private static Map<String, Integer> toMap(JsonObject object) {
        return object.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getAsInt()));
    }

    @Test
    void neitherVinNorDeviceIdCanBeReadInIt() {
        String text = text(vin, answered, lost);

        assertFalse(text.contains("SJNFAAZE1U0"), text);
        assertTrue(text.contains("SJNFAAZE1U…"), text);
        assertFalse(text.contains(HexFormat.of().withUpperCase().formatHex(VIN.substring(10).getBytes(US_ASCII))),
                text);
        assertTrue(text.contains("62F190534A4E4641415A453155••••••••••••••"), text);
        assertFalse(text.contains("12345678901d"), text);
        assertTrue(text.contains("\"1234…\""), text);
    }

    @Test
    void whatIsOnTheBusIsInItButForTheVin() {
        BusCensus bus = new BusCensus(Duration.ofSeconds(2));
        bus.accept(Recorded.message(Recorded.frame("42E", "5A67D0"), Recorded.frame("18FF0102", VIN_PIECE),
                Recorded.frame("42E", "5A68D0")));
        Findings findings = new Findings("12345678901d", Optional.of(leaf), List.of(), Optional.of(outcome),
                Optional.of(bus), Optional.empty());
        JsonObject json = json(
                new Report(findings, List.of()).text("1.0.0", OffsetDateTime.parse("2024-10-04T12:59:59+02:00")))
                .getAsJsonObject("bus");

        assertEquals("{\"seconds\":2.0,\"ids\":[{\"id\":\"42E\",\"length\":3,\"perSecond\":1,\"last\":\"5A68D0\","
                + "\"changing\":\"B1\"},{\"id\":\"18FF0102\",\"length\":8,\"perSecond\":0.5,"
                + "\"last\":\"text, hidden\",\"changing\":\"\"}]}", json.toString());
    }

    @Test
    void itBecomesRecordingsThatTheTestsRead() {
        List<Recordings.Recording> recordings = Recordings.parse(RecordingText.of(text(vin, answered, lost)));
        Recordings.Recording recording = recordings.stream().filter(each -> each.car().equals("nissan-leaf-ze1"))
                .findFirst().orElseThrow();

        assertEquals(List.of("nissan-leaf-24", "nissan-leaf-ze1"),
                recordings.stream().map(Recordings.Recording::car).toList(), "and none with the VIN");
        assertEquals("79B 2101", recording.ask());
        assertEquals(8, recording.frames().size());
        assertEquals(84, recording.values().get("SOC_D"));
        assertEquals(Map.of(), recordings.get(0).values());
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{}", "[]", "nonsense", "{\"report\":1}", "{\"report\":2}", "{\"report\":[]}",
            "{\"report\":1,\"written\":\"now\",\"exchanges\":[7]}",
            "{\"report\":1,\"written\":\"now\",\"exchanges\":[{}]}",
            "{\"report\":1,\"written\":\"now\",\"exchanges\":[{\"request\":\"79B\",\"service\":\"2101\",\"answers\":[{\"from\":\"?\",\"data\":\"61\",\"decoded\":{}}]}]}" })
    void whatIsNoReportIsTold(String text) {
        assertThrows(IllegalArgumentException.class, () -> RecordingText.of(text));
    }
}
