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
package org.openhab.binding.wican.internal.vehicle.maker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.Query;

import com.google.gson.JsonElement;

/**
 * The {@link MakerCarReader} reads the queries of one car in the adapter maker's format. The commands of each query
 * build on those of the queries before.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class MakerCarReader {

    private final SocNames socNames;
    private final BiConsumer<String, IllegalArgumentException> problems;
    private final Elm327 elm327 = new Elm327();
    private final Set<String> names = new HashSet<>();
    private String note = "";

    /**
     * @param init the commands for all queries
     * @param socNames what the car calls its state of charge
     * @param problems takes what can't be read: the query, and why
     */
    MakerCarReader(String init, SocNames socNames, BiConsumer<String, IllegalArgumentException> problems) {
        this.socNames = socNames;
        this.problems = problems;
        elm327.run(init);
    }

    /**
     * @return what to tell the owner about the queries read so far; may be empty
     */
    String note() {
        return note;
    }

    List<Query> queries(List<JsonElement> pids) {
        List<Query> queries = new ArrayList<>();
        for (JsonElement element : pids) {
            String pid = MakerParameter.text(element, "pid");
            elm327.run(MakerParameter.text(element, "pid_init"));
            try {
                query(pid, MakerParameter.of(element)).ifPresent(queries::add);
            } catch (IllegalArgumentException e) {
                problems.accept(pid, e);
            }
        }
        return queries;
    }

    /** With an odd number of digits, the last is the number of lines to wait for. */
    private Optional<Query> query(String pid, List<MakerParameter> values) {
        int digits = pid.length() / 2 * 2;
        OptionalInt lines = digits < pid.length() ? OptionalInt.of(number(pid.substring(digits))) : OptionalInt.empty();
        DiagnosticRequest request = new DiagnosticRequest(elm327.address(), bytes(pid.substring(0, digits)));
        MakerLayout layout = new MakerLayout(request, lines);
        MakerLayout.Reading reading = layout.reading(values.stream().map(MakerParameter::expression).toList());
        List<Parameter> parameters = new ArrayList<>();
        for (MakerParameter value : values) {
            try {
                parameters.add(unique(socNames.apply(value).translate(layout, reading.byteShift())));
            } catch (IllegalArgumentException e) {
                problems.accept(pid, new IllegalArgumentException(value.name() + ": " + e.getMessage(), e));
            }
        }
        if (parameters.isEmpty()) {
            return Optional.empty();
        }
        if (reading.byteShift() > 0) {
            note = "In this profile the bytes of " + request.service() + " are numbered " + reading.byteShift()
                    + " too high, as if the line 7F 22 78 (\"wait\") were part of the answer;"
                    + " the binding allows for that.";
        }
        return Optional.of(new Query(request, reading.length(), reading.condition(), parameters));
    }

    private Parameter unique(Parameter parameter) {
        if (!names.add(parameter.name())) {
            throw new IllegalArgumentException("the car has a value of this name already; the first one counts");
        }
        return parameter;
    }

    private static byte[] bytes(String digits) {
        try {
            return HexFormat.of().parseHex(digits);
        } catch (IllegalArgumentException e) {
            throw noPid(e);
        }
    }

    private static int number(String digit) {
        try {
            return HexFormat.fromHexDigits(digit);
        } catch (IllegalArgumentException e) {
            throw noPid(e);
        }
    }

    private static IllegalArgumentException noPid(IllegalArgumentException cause) {
        return new IllegalArgumentException("a pid is a service and an identifier in hex digits", cause);
    }
}
