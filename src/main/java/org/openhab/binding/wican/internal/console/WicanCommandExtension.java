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

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.WicanBindingConstants;
import org.openhab.binding.wican.internal.config.OpenHabVehicleLibrary;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.handler.WicanHandler;
import org.openhab.binding.wican.internal.vehicle.Broadcast;
import org.openhab.binding.wican.internal.vehicle.Decoded;
import org.openhab.binding.wican.internal.vehicle.Evidence;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.Shown;
import org.openhab.binding.wican.internal.vehicle.ValueSource;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.examination.Finding;
import org.openhab.binding.wican.internal.vehicle.examination.ProfileExamination;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;
import org.openhab.binding.wican.internal.vehicle.maker.MakerProfileReader;
import org.openhab.core.OpenHAB;
import org.openhab.core.io.console.Console;
import org.openhab.core.io.console.extensions.AbstractConsoleCommandExtension;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The {@link WicanCommandExtension} is the console command for those who add a car.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Component(service = ConsoleCommandExtension.class)
public class WicanCommandExtension extends AbstractConsoleCommandExtension {

    private static final String VEHICLES = "vehicles";
    private static final String VEHICLE = "vehicle";
    private static final String DECODE = "decode";
    private static final String EVALUATE = "evaluate";
    private static final String ANSWERS = "answers";
    private static final String BUS = "bus";
    private static final String ADAPTER = "adapter";
    private static final String REPORT = "report";
    private static final String IMPORT = "import";

    private static final int NEAREST_VEHICLES = 5;

    private final VehicleLibrary vehicles;
    private final ThingRegistry things;
    private final ReportCommand report;

    @Activate
    public WicanCommandExtension(@Reference OpenHabVehicleLibrary vehicles, @Reference ThingRegistry things) {
        this(vehicles, things, new ReportCommand(
                Path.of(OpenHAB.getUserDataFolder(), WicanBindingConstants.USER_FOLDER), Clock.systemDefaultZone()));
    }

    WicanCommandExtension(VehicleLibrary vehicles, ThingRegistry things, ReportCommand report) {
        super(WicanBindingConstants.BINDING_ID, "Helps to add a car to the WiCAN binding.");
        this.vehicles = vehicles;
        this.things = things;
        this.report = report;
    }

    @Override
    public List<String> getUsages() {
        return List.of(buildCommandUsage(VEHICLES + " [<text>]", "lists the vehicles whose id or name contains a text"),
                buildCommandUsage(VEHICLE + " <id>", "shows what a vehicle is asked, and how it is decoded"),
                buildCommandUsage(DECODE + " <id> <frame> …",
                        "decodes the frames of an answer, or those that it sends by itself, as this vehicle's"),
                buildCommandUsage(EVALUATE + " <expression> <frame> …",
                        "computes an expression without blanks; B0 is the first byte of the first frame"),
                buildCommandUsage(ANSWERS + " <thingUID>", "shows the last answers of a Thing's car"),
                buildCommandUsage(BUS + " <thingUID> [<seconds>]", "lists what the car sends by itself"),
                buildCommandUsage(ADAPTER + " <thingUID>", "reads how the adapter is set up, and shows what is wrong"),
                buildCommandUsage(REPORT + " <thingUID>", "writes what the car has answered into a file"),
                buildCommandUsage(REPORT + " <thingUID> " + ReportCommand.ASK + " <make> [" + ReportCommand.YES + "]",
                        "asks the car all that the vehicles of a make are asked, and writes a report"),
                buildCommandUsage(IMPORT + " <file>", "turns a report into recordings for the binding's tests"));
    }

    @Override
    public void execute(String[] args, Console console) {
        List<String> words = Arrays.asList(args);
        try {
            if (!execute(words, console)) {
                printUsage(console);
            }
        } catch (IllegalArgumentException e) {
            console.println(String.valueOf(e.getMessage()));
        }
    }

    private boolean execute(List<String> words, Console console) {
        if (words.isEmpty()) {
            return false;
        }
        List<String> rest = words.subList(1, words.size());
        switch (words.get(0)) {
            case VEHICLES -> list(String.join(" ", rest), console);
            case VEHICLE -> show(find(argument(rest, "the id of a vehicle")), console);
            case DECODE -> decode(find(argument(rest, "the id of a vehicle")), frames(rest), console);
            case EVALUATE -> evaluate(argument(rest, "an expression"), frames(rest), console);
            case ANSWERS -> answers(handler(argument(rest, "the UID of a Thing")), console);
            case BUS ->
                BusCommand.run(handler(argument(rest, "the UID of a Thing")), rest.subList(1, rest.size()), console);
            case ADAPTER -> AdapterCommand.show(handler(argument(rest, "the UID of a Thing")), console);
            case REPORT -> report(handler(argument(rest, "the UID of a Thing")), rest.subList(1, rest.size()), console);
            case IMPORT -> report.importReport(argument(rest, "the file of a report"), console);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String argument(List<String> rest, String what) {
        if (rest.isEmpty()) {
            throw new IllegalArgumentException("Missing: " + what);
        }
        return rest.get(0);
    }

    private static PastedFrames frames(List<String> rest) {
        if (rest.size() < 2) {
            throw new IllegalArgumentException("Missing: the frames, like 7BB#1035610100000000");
        }
        return PastedFrames.parse(rest.subList(1, rest.size()));
    }

    private VehicleProfile find(String id) {
        return vehicles.find(id).orElseThrow(() -> new IllegalArgumentException("There is no vehicle '" + id
                + "'. The nearest are: " + String.join(", ", vehicles.nearest(id, NEAREST_VEHICLES))));
    }

    private void list(String text, Console console) {
        String wanted = text.toLowerCase(Locale.ROOT);
        List<VehicleProfile> found = vehicles.all().stream()
                .filter(vehicle -> (vehicle.id() + " " + vehicle.label()).toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        if (found.isEmpty()) {
            console.println("There is no vehicle with '" + text + "' in its id or name.");
        }
        found.forEach(vehicle -> console
                .println(vehicle.id() + "  " + vehicle.label() + " (" + Shown.word(vehicle.evidence()) + ")"));
        vehicles.problems().forEach(problem -> console.println("Not read: " + problem));
        vehicles.findings().forEach(finding -> console.println("Looks wrong: " + finding));
    }

    private static void show(VehicleProfile vehicle, Console console) {
        console.println(vehicle.label() + " (" + Shown.word(vehicle.evidence()) + ")");
        if (!vehicle.note().isEmpty()) {
            console.println(vehicle.note());
        }
        vehicle.sources().forEach(source -> console.println("Source: " + source));
        for (Query query : vehicle.queries()) {
            console.println("Ask " + query.request()
                    + query.request().address().answer().map(id -> ", answer from " + id).orElse("")
                    + (query.length().isPresent() ? ", " + query.length().getAsInt() + " bytes" : "")
                    + query.condition().map(condition -> ", if " + condition + " is not 0").orElse(""));
            believed(query.believed(), "an answer of nothing but ", "").forEach(console::println);
            for (Parameter parameter : query.parameters()) {
                console.println("  " + describe(vehicle, parameter));
                believed(parameter.believed(), parameter.name() + " from ", "…").forEach(console::println);
            }
        }
        for (Broadcast broadcast : vehicle.broadcasts()) {
            console.println("Hear " + broadcast.id()
                    + (broadcast.length().isPresent() ? ", " + broadcast.length().getAsInt() + " bytes" : "")
                    + broadcast.condition().map(condition -> ", if " + condition + " is not 0").orElse(""));
            believed(broadcast.believed(), "a frame of nothing but ", "").forEach(console::println);
            for (Parameter parameter : broadcast.parameters()) {
                console.println("  " + describe(vehicle, parameter));
                believed(parameter.believed(), parameter.name() + " from ", "…").forEach(console::println);
            }
        }
        examine(vehicle).forEach(finding -> console.println("Looks wrong: " + finding));
    }

    /** Most ranges in the maker's profiles are not their authors': they say nothing about the factors. */
    private static List<Finding> examine(VehicleProfile vehicle) {
        return MakerProfileReader.isMakers(vehicle) ? ProfileExamination.ofStateOfCharge(vehicle)
                : ProfileExamination.of(vehicle);
    }

    private static String describe(VehicleProfile vehicle, Parameter parameter) {
        Evidence evidence = vehicle.evidenceOf(parameter);
        return parameter.name() + " = " + parameter.expression() + " " + parameter.unit()
                + parameter.condition().map(condition -> ", if " + condition + " is not 0").orElse("")
                + (evidence == vehicle.evidence() ? "" : " (" + Shown.word(evidence) + ")");
    }

    private static Stream<String> believed(Map<Integer, String> reasons, String what, String rest) {
        return reasons.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(reason -> "  Believed: %s%02X%s: %s".formatted(what, reason.getKey(), rest, reason.getValue()));
    }

    private static void decode(VehicleProfile vehicle, PastedFrames frames, Console console) {
        boolean found = false;
        for (Query query : vehicle.queries()) {
            Optional<Answer> answer = frames.answerTo(query.request());
            if (answer.isPresent()) {
                found = true;
                console.println("Answer to " + query.request() + ", " + answer.get().length() + " bytes: "
                        + answer.get().hex());
                print(query, query.decode(answer.get()), console);
            }
        }
        for (CanFrame frame : frames.withIds()) {
            for (Broadcast broadcast : vehicle.broadcasts()) {
                if (broadcast.id().equals(frame.id())) {
                    found = true;
                    console.println("Heard " + frame);
                    print(broadcast, broadcast.decode(frame.bytes(0, frame.length())), console);
                }
            }
        }
        if (!found) {
            console.println("These frames are no complete answer to any request of " + vehicle.id()
                    + (vehicle.broadcasts().isEmpty() ? "" : ", and nothing that it sends by itself"));
        }
    }

    private static void print(ValueSource source, Decoded decoded, Console console) {
        for (Parameter parameter : source.parameters()) {
            OptionalDouble value = decoded.value(parameter.name());
            String text = value.isPresent() ? Shown.number(value.getAsDouble()).toPlainString() + " " + parameter.unit()
                    : decoded.rejection(parameter.name()).map(rejection -> "no value: " + rejection).orElse("no value");
            console.println("  " + parameter.name() + " = " + text);
        }
    }

    private static void evaluate(String expression, PastedFrames frames, Console console) {
        OptionalDouble value = Expression.compile(expression).evaluate(frames.bytes());
        console.println(value.isPresent() ? Shown.number(value.getAsDouble()).toPlainString()
                : "no value: a byte is missing, or it divides by zero");
    }

    private void report(WicanHandler handler, List<String> options, Console console) {
        if (options.isEmpty()) {
            report.write(handler, console);
            return;
        }
        List<String> make = options.stream().skip(1).filter(word -> !ReportCommand.YES.equals(word)).toList();
        if (!ReportCommand.ASK.equals(options.get(0)) || make.isEmpty()) {
            throw new IllegalArgumentException(
                    "Behind the Thing follows nothing, or " + ReportCommand.ASK + " and a make, like Nissan");
        }
        report.askAndWrite(handler, ReportCommand.ofMake(String.join(" ", make), vehicles.all()),
                options.contains(ReportCommand.YES), console);
    }

    private WicanHandler handler(String uid) {
        @Nullable
        Thing thing = things.get(new ThingUID(uid));
        if (thing == null || !(thing.getHandler() instanceof WicanHandler handler)) {
            throw new IllegalArgumentException("There is no such Thing of this binding: " + uid);
        }
        return handler;
    }

    private static void answers(WicanHandler handler, Console console) {
        if (handler.answers().isEmpty()) {
            console.println("The car has not answered since openHAB or the Thing was started.");
        }
        handler.answers().entrySet().stream().sorted(Map.Entry.comparingByValue((a, b) -> a.time().compareTo(b.time())))
                .forEach(entry -> console
                        .println(entry.getValue().time() + "  " + entry.getKey() + "  " + entry.getValue().answer()));
    }
}
