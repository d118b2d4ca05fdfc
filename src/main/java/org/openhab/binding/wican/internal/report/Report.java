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

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;
import org.openhab.binding.wican.internal.monitor.asking.Exchange;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.hearing.BusCensus;
import org.openhab.binding.wican.internal.monitor.hearing.BusId;
import org.openhab.binding.wican.internal.vehicle.Decoded;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.Shown;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;
import org.openhab.binding.wican.internal.vehicle.recognition.Trial;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * The {@link Report} is what an owner can pass on without telling who he is: JSON that says what the car was asked and
 * what came back. Of the VIN it has no more than the first ten characters, of the adapter's id the first four.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Report {

    static final int FORMAT = 1;
    private static final String FIRMWARE = "could not be read from the adapter; its web page shows it: write it here";
    private static final int SHORT = 2;
    private static final double MILLISECONDS = 1000;
    private static final int SHOWN_OF_DEVICE_ID = 4;

    private static final Set<Kind> REFUSED = Set.of(Kind.REFUSED, Kind.REFUSED_UNKNOWN, Kind.REFUSED_NOW);
    private static final Set<Kind> UNANSWERED = Set.of(Kind.NO_ANSWER);
    private static final Set<Kind> FRAMES_LOST = Set.of(Kind.INCOMPLETE);
    private static final List<Set<Kind>> ENDS = List.of(REFUSED, UNANSWERED, FRAMES_LOST);

    private final Findings findings;
    private final Collection<VehicleProfile> decoders;

    /**
     * @param findings what the Thing knows
     * @param others further profiles that may decode the answers
     */
    public Report(Findings findings, Collection<VehicleProfile> others) {
        this.findings = findings;
        Map<String, VehicleProfile> all = new TreeMap<>();
        Stream.of(findings.vehicle().stream(),
                findings.recognition().stream().flatMap(outcome -> outcome.trials().stream()).map(Trial::vehicle),
                others.stream()).flatMap(each -> each).forEach(vehicle -> all.put(vehicle.id(), vehicle));
        this.decoders = all.values();
    }

    /**
     * @param bindingVersion the version of the binding
     * @param now the time of writing
     * @return the report as text
     */
    public String text(String bindingVersion, OffsetDateTime now) {
        JsonObject report = new JsonObject();
        report.addProperty("report", FORMAT);
        report.addProperty("written", now.truncatedTo(ChronoUnit.SECONDS).toString());
        report.addProperty("binding", bindingVersion);
        report.addProperty("adapterFirmware", findings.firmware().orElse(FIRMWARE));
        String id = findings.deviceId();
        report.addProperty("deviceId", id.substring(0, Math.min(SHOWN_OF_DEVICE_ID, id.length())) + "…");
        findings.vehicle().ifPresent(vehicle -> report.add("vehicle", describe(vehicle)));
        findings.recognition().ifPresent(outcome -> report.add("recognition", describe(outcome)));
        report.add("statistics", statistics());
        JsonArray exchanges = new JsonArray();
        findings.exchanges().forEach(exchange -> exchanges.add(describe(exchange)));
        report.add("exchanges", exchanges);
        findings.bus().ifPresent(bus -> report.add("bus", describe(bus)));
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(report) + "\n";
    }

    private JsonObject describe(BusCensus bus) {
        JsonObject object = new JsonObject();
        object.addProperty("seconds", bus.duration().toMillis() / MILLISECONDS);
        JsonArray ids = new JsonArray();
        for (BusId id : bus.ids()) {
            JsonObject each = new JsonObject();
            each.addProperty("id", id.id().toString());
            each.addProperty("length", id.last().length());
            each.addProperty("perSecond", Shown.number(bus.rate(id)));
            each.addProperty("last", shown(id.last()));
            each.addProperty("changing",
                    id.changing().stream().map(index -> "B" + index).collect(Collectors.joining(" ")));
            ids.add(each);
        }
        object.add("ids", ids);
        return object;
    }

    /** Some cars tell their VIN in pieces, and that tells who owns the car. */
    private static String shown(CanFrame frame) {
        boolean isText = frame.length() > SHORT && IntStream.range(0, frame.length()).map(frame::at)
                .filter(each -> each >= '0' && each <= '9' || each >= 'A' && each <= 'Z').count() >= frame.length() - 1;
        return isText ? "text, hidden" : HexFormat.of().withUpperCase().formatHex(frame.bytes(0, frame.length()));
    }

    private static JsonObject describe(VehicleProfile vehicle) {
        JsonObject object = new JsonObject();
        object.addProperty("id", vehicle.id());
        object.addProperty("label", vehicle.label());
        object.addProperty("evidence", Shown.word(vehicle.evidence()));
        return object;
    }

    private static JsonObject describe(Outcome outcome) {
        JsonObject object = new JsonObject();
        object.addProperty("result", Shown.word(outcome.kind()));
        outcome.vin().ifPresent(vin -> object.addProperty("vin", vin.beginning() + "…"));
        JsonArray tried = new JsonArray();
        for (Trial trial : outcome.trials()) {
            JsonObject each = new JsonObject();
            each.addProperty("vehicle", trial.vehicle().id());
            each.addProperty("verdict", Shown.word(trial.verdict()));
            if (!trial.reason().isEmpty()) {
                each.addProperty("reason", trial.reason());
            }
            tried.add(each);
        }
        object.add("tried", tried);
        return object;
    }

    private JsonObject describe(Exchange exchange) {
        JsonObject object = new JsonObject();
        UnitAddress address = exchange.request().address();
        object.addProperty("time", exchange.time().truncatedTo(ChronoUnit.MILLIS).toString());
        object.addProperty("request", address.request().toString());
        address.target().ifPresent(target -> object.addProperty("extendedAddress", target));
        object.addProperty("service", exchange.request().service());
        object.addProperty("tookMs", exchange.took().toMillis());
        exchange.trouble().ifPresent(trouble -> object.addProperty("trouble", describe(trouble)));
        JsonArray answers = new JsonArray();
        exchange.answers().forEach(answer -> answers.add(describe(exchange.request(), answer)));
        object.add("answers", answers);
        return object;
    }

    private static String describe(Situation trouble) {
        return (Shown.word(trouble.kind()) + " " + String.join(", ", trouble.details())).strip();
    }

    private JsonObject describe(DiagnosticRequest request, Answer answer) {
        JsonObject object = new JsonObject();
        object.addProperty("from", answer.sender().toString());
        object.addProperty("data", answer.shown());
        JsonObject decoded = new JsonObject();
        for (VehicleProfile vehicle : decoders) {
            vehicle.queries().stream().filter(query -> asks(query, request, answer))
                    .forEach(query -> decoded.add(vehicle.id(), describe(query, query.decode(answer))));
        }
        if (decoded.size() > 0) {
            object.add("decoded", decoded);
        }
        return object;
    }

    /** What all units were asked together may be what a profile asks one of them. */
    private static boolean asks(Query query, DiagnosticRequest request, Answer answer) {
        return query.request().frame().equals(request.frame()) && query.request().address().isAnswer(answer.sender());
    }

    private static JsonObject describe(Query query, Decoded decoded) {
        JsonObject object = new JsonObject();
        query.parameters().forEach(parameter -> {
            decoded.value(parameter.name())
                    .ifPresent(value -> object.addProperty(parameter.name(), Shown.number(value)));
            decoded.rejection(parameter.name())
                    .ifPresent(rejection -> object.addProperty(parameter.name(), "no value: " + rejection));
        });
        return object;
    }

    private JsonObject statistics() {
        JsonObject object = new JsonObject();
        List<Exchange> exchanges = findings.exchanges();
        object.addProperty("requests", exchanges.size());
        object.addProperty("answered", count(exchange -> exchange.trouble().isEmpty()));
        object.addProperty("refused", count(exchange -> isTrouble(exchange, REFUSED)));
        object.addProperty("unanswered", count(exchange -> isTrouble(exchange, UNANSWERED)));
        object.addProperty("framesLost", count(exchange -> isTrouble(exchange, FRAMES_LOST)));
        object.addProperty("otherwise", count(exchange -> exchange.trouble().isPresent()
                && ENDS.stream().noneMatch(end -> isTrouble(exchange, end))));
        List<Long> times = exchanges.stream().filter(exchange -> exchange.trouble().isEmpty())
                .filter(exchange -> !exchange.request().address().answersAreMany()).map(Exchange::took)
                .map(Duration::toMillis).sorted().toList();
        if (!times.isEmpty()) {
            object.addProperty("shortestMs", times.get(0));
            object.addProperty("medianMs", times.get(times.size() / 2));
            object.addProperty("longestMs", times.get(times.size() - 1));
        }
        return object;
    }

    private long count(Predicate<Exchange> condition) {
        return findings.exchanges().stream().filter(condition).count();
    }

    /**
     * @return how the requests ended, in a sentence that adds up
     */
    public String summary() {
        long answered = count(exchange -> exchange.trouble().isEmpty());
        long refused = count(exchange -> isTrouble(exchange, REFUSED));
        long unanswered = count(exchange -> isTrouble(exchange, UNANSWERED));
        long all = findings.exchanges().size();
        return "%d requests: %d answered, %d refused, %d without an answer, %d with an incomplete or unexpected one"
                .formatted(all, answered, refused, unanswered, all - answered - refused - unanswered);
    }

    private static boolean isTrouble(Exchange exchange, Set<Kind> kinds) {
        return exchange.trouble().filter(trouble -> kinds.contains(trouble.kind())).isPresent();
    }
}
