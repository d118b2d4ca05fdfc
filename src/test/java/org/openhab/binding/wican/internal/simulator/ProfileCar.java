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
package org.openhab.binding.wican.internal.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;
import org.openhab.binding.wican.internal.vehicle.Decoded;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.recognition.SimulatedVin;

/**
 * The {@link ProfileCar} is a car that answers as a vehicle profile says: what the profile asks for with values that it
 * believes, the question for the VIN with one of its make, everything else with a refusal (0x31 or 0x11).
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class ProfileCar {

    /** Where the car tells its VIN. */
    public enum VinAt {
        /** The question to all units is answered (service 09 PID 02). */
        ALL_UNITS("0902", new byte[] { 0x49, 0x02, 0x01 }),
        /** The unit that knows the state of charge is asked (DID F190). */
        MAIN_UNIT("22F190", new byte[] { 0x62, (byte) 0xF1, (byte) 0x90 });

        private final String service;
        private final byte[] head;

        VinAt(String service, byte[] head) {
            this.service = service;
            this.head = head;
        }

        /**
         * @param vin what is told as a VIN, each character as one byte
         */
        public byte[] answer(String vin) {
            byte[] text = vin.getBytes(ISO_8859_1);
            byte[] answer = Arrays.copyOf(head, head.length + text.length);
            System.arraycopy(text, 0, answer, head.length, text.length);
            return answer;
        }
    }

    private static final int[] FILLINGS = { 0x01, 0x5A, 0x7F, 0x00, 0xA5, 0xFE };
    private static final int RANDOM_FILLINGS = 60;
    /** In percent: the steps of most cars are finer. */
    private static final double NEAR_ENOUGH = 0.3;
    private static final int BYTE_CODES = 256;
    private static final byte MIDDLE = (byte) 0x80;
    private static final double NOWHERE = 1e12;
    private static final CanId ENGINE = CanId.parse("7E8");
    private static final CanId ENGINE_EXTENDED = CanId.parse("18DAF110");

    private final VehicleProfile vehicle;
    private final DoubleSupplier soc;
    private final Map<Query, Answer> known = new HashMap<>();
    private final Supplier<Optional<CarState>> state;
    private final Map<Query, Told> told = new ConcurrentHashMap<>();

    /**
     * @param vehicle what the car knows
     * @param soc its state of charge in percent; the nearest one that the car can tell is taken
     */
    public ProfileCar(VehicleProfile vehicle, DoubleSupplier soc) {
        this(vehicle, soc, Optional::empty);
    }

    private ProfileCar(VehicleProfile vehicle, DoubleSupplier soc, Supplier<Optional<CarState>> state) {
        this.vehicle = vehicle;
        this.soc = soc;
        this.state = state;
    }

    /** What was told in which state. */
    private record Told(CarState state, Answer answer) {
    }

    /**
     * @param state what the car tells now beside its state of charge, which is that of the state
     * @return a car whose values do not contradict each other
     */
    static ProfileCar inState(VehicleProfile vehicle, Supplier<CarState> state) {
        return new ProfileCar(vehicle, () -> state.get().soc(), () -> Optional.of(state.get()));
    }

    /**
     * @return the car's control units
     */
    public List<ControlUnit> units(VinAt vinAt) {
        Map<String, ControlUnit> units = new LinkedHashMap<>();
        for (Query query : vehicle.queries()) {
            UnitAddress address = query.request().address();
            ControlUnit unit = units.getOrDefault(key(address), unit(address));
            if (address.asksAllUnits()) {
                unit = unit.answeringRequestsToAll();
            }
            units.put(key(address),
                    unit.answering(query.request().service(), () -> HexFormat.of().parseHex(answerNow(query).hex())));
        }
        UnitAddress main = vehicle.mainQuery().request().address();
        String vinUnit = vinAt == VinAt.MAIN_UNIT ? key(main) : key(engine(main));
        ControlUnit unit = units.computeIfAbsent(vinUnit, unknown -> unit(engine(main)));
        units.put(vinUnit, (vinAt == VinAt.ALL_UNITS ? unit.answeringRequestsToAll() : unit).answering(vinAt.service,
                vinAt.answer(SimulatedVin.of(vehicle).text())));
        return List.copyOf(units.values());
    }

    /**
     * @return what comes back to a request at once, without a bus; nothing if the car does not know it
     */
    public List<Answer> answers(DiagnosticRequest request) {
        return vehicle.queries().stream()
                .filter(query -> hears(query, request.address()) && query.request().service().equals(request.service()))
                .map(query -> known.computeIfAbsent(query, this::answer)).toList();
    }

    private static boolean hears(Query query, UnitAddress address) {
        UnitAddress unit = query.request().address();
        return address.asksAllUnits() ? unit.request().equals(address.request())
                : requestId(unit).equals(address.request()) && unit.target().equals(address.target());
    }

    /** The unit that answers questions to all units where those have ids as long as the main unit's. */
    private static UnitAddress engine(UnitAddress main) {
        boolean extended = main.request().extended() && isDiagnostic(main.request());
        CanId answer = extended ? ENGINE_EXTENDED : ENGINE;
        CanId all = extended ? UnitAddress.ALL_UNITS_EXTENDED : UnitAddress.ALL_UNITS;
        return UnitAddress.of(
                UnitAddress.of(all, Optional.empty(), Optional.empty(), OptionalInt.empty()).flowControlFor(answer),
                Optional.of(answer), Optional.empty(), OptionalInt.empty());
    }

    private static boolean isDiagnostic(CanId request) {
        return request.toString().startsWith("18D");
    }

    private static CanId answerId(UnitAddress address) {
        return address.answer().orElse(address.request().extended() ? ENGINE_EXTENDED : ENGINE);
    }

    private static CanId requestId(UnitAddress address) {
        return address.asksAllUnits() ? address.flowControlFor(answerId(address)) : address.request();
    }

    private static String key(UnitAddress address) {
        return requestId(address) + " " + answerId(address) + " " + address.target();
    }

    /**
     * @return a unit that can be reached there, and does not know anything yet
     */
    public static ControlUnit unit(UnitAddress address) {
        ControlUnit unit = ControlUnit.at(requestId(address).toString(), answerId(address).toString());
        if (address.asksAllUnits()) {
            unit = unit.answeringRequestsToAll();
        }
        if (address.flowControl().isPresent()) {
            unit = unit.withFlowControlId(address.flowControl().get().value());
        }
        return address.target().isPresent() ? unit.withExtendedAddress(address.target().getAsInt()) : unit;
    }

    /** What the car tells now. */
    Answer answerNow(Query query) {
        Optional<CarState> now = state.get();
        if (now.isEmpty()) {
            return answer(query);
        }
        return told.compute(query, (unused, last) -> last != null && last.state().equals(now.get()) ? last
                : new Told(now.get(), adapted(query, now.get()))).answer();
    }

    /** Changes one value after the other, as long as those before stay as they are. */
    private Answer adapted(Query query, CarState now) {
        byte[] payload = HexFormat.of().parseHex(answer(query).hex());
        Map<String, OptionalDouble> settled = new HashMap<>();
        vehicle.socParameter().filter(query::reads)
                .ifPresent(name -> settled.put(name, query.decode(answer(query, payload)).value(name)));
        for (Parameter parameter : query.parameters()) {
            String name = parameter.name();
            OptionalDouble wanted = now.of(parameter);
            if (wanted.isPresent() && !settled.containsKey(name)) {
                settle(query, payload, name, bytes -> {
                    Decoded decoded = query.decode(answer(query, bytes));
                    return settled.entrySet().stream()
                            .allMatch(other -> other.getValue().equals(decoded.value(other.getKey())))
                                    ? Math.abs(decoded.value(name).orElse(NOWHERE) - wanted.getAsDouble())
                                    : Double.MAX_VALUE;
                });
                settled.put(name, query.decode(answer(query, payload)).value(name));
            }
        }
        return answer(query, payload);
    }

    /** A number of several bytes is found from the middle of its last one. */
    private static void settle(Query query, byte[] payload, String name, ToDoubleFunction<byte[]> distance) {
        List<Integer> own = bytesOf(query, name);
        byte[] fromTheMiddle = payload.clone();
        own.forEach(index -> fromTheMiddle[index] = MIDDLE);
        byte[] nearest = approach(fromTheMiddle, own, distance);
        if (distance.applyAsDouble(nearest) >= NOWHERE / 2) {
            nearest = approach(payload.clone(), own, distance);
        }
        System.arraycopy(nearest, 0, payload, 0, payload.length);
    }

    private Answer answer(Query query) {
        Optional<String> wanted = vehicle.askedSocParameter().filter(query::reads);
        List<byte[]> payloads = fillings(query);
        if (wanted.isEmpty()) {
            return payloads.stream().map(payload -> answer(query, payload))
                    .max(Comparator.comparing(answer -> query.decode(answer).values().size())).orElseThrow();
        }
        Answer nearest = answer(query, payloads.get(0));
        for (byte[] payload : payloads) {
            Answer answer = nearest(query, wanted.get(), payload);
            if (distance(query, wanted.get(), answer) < distance(query, wanted.get(), nearest)) {
                nearest = answer;
            }
            if (distance(query, wanted.get(), nearest) < NEAR_ENOUGH) {
                return nearest;
            }
        }
        return nearest;
    }

    private List<byte[]> fillings(Query query) {
        Random random = new Random(vehicle.id().hashCode());
        byte[] head = HexFormat.of().parseHex(query.request().service());
        head[0] += 0x40;
        int repeated = query.request().repeatedLength();
        return Stream.concat(IntStream.of(FILLINGS).mapToObj(filling -> {
            byte[] payload = new byte[query.answerLength()];
            Arrays.fill(payload, (byte) filling);
            return payload;
        }), IntStream.range(0, RANDOM_FILLINGS).mapToObj(i -> {
            byte[] payload = new byte[query.answerLength()];
            random.nextBytes(payload);
            return payload;
        })).peek(payload -> System.arraycopy(head, 0, payload, 0, Math.min(repeated, payload.length))).toList();
    }

    /** Changes the data bytes that matter one by one, the first first, until the value is as near as it gets. */
    private Answer nearest(Query query, String parameter, byte[] payload) {
        return answer(query, approach(payload, bytesOf(query, parameter),
                bytes -> distance(query, parameter, answer(query, bytes))));
    }

    private static byte[] approach(byte[] payload, List<Integer> own, ToDoubleFunction<byte[]> distance) {
        for (int round = 0; round < 2; round++) {
            for (int index : own) {
                payload[index] = (byte) IntStream.range(0, BYTE_CODES).boxed().min(Comparator.comparing(code -> {
                    payload[index] = code.byteValue();
                    return distance.applyAsDouble(payload);
                })).orElseThrow().intValue();
            }
        }
        return payload;
    }

    private double distance(Query query, String parameter, Answer answer) {
        OptionalDouble value = query.decode(answer).value(parameter);
        return value.isPresent() ? Math.abs(value.getAsDouble() - soc.getAsDouble()) : Double.MAX_VALUE;
    }

    /** The places in the answer that an expression reads, which counts the bytes of frames. */
    private static List<Integer> bytesOf(Query query, String parameter) {
        Set<Integer> read = query.parameters().stream().filter(each -> each.name().equals(parameter))
                .flatMap(each -> each.expression().bytes().stream()).collect(Collectors.toSet());
        List<Integer> places = new ArrayList<>();
        for (int i = query.request().repeatedLength(); i < query.answerLength(); i++) {
            byte[] marked = new byte[query.answerLength()];
            marked[i] = 1;
            byte[] without = answer(query, new byte[marked.length]).frameBytes();
            byte[] with = answer(query, marked).frameBytes();
            if (read.contains(Arrays.mismatch(without, with))) {
                places.add(i);
            }
        }
        return places;
    }

    private static Answer answer(Query query, byte[] payload) {
        UnitAddress address = query.request().address();
        return new Answer(answerId(address), payload, address.target().isPresent());
    }
}
