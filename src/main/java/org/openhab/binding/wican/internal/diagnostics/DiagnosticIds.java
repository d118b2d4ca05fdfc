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

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanId;

/**
 * The {@link DiagnosticIds} are the CAN ids under which cars are asked and answer, and how units are addressed there.
 * All other ids belong to what the units of a car tell each other: a frame with such an id would be taken for theirs.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class DiagnosticIds {

    /** How the units that listen to an id read a frame. */
    enum Addressing {
        /** The frame begins with the ISO-TP bytes. */
        NORMAL,
        /** The frame begins with the address of a unit: all units at this id read it like that. */
        EXTENDED,
        /** There are units of both kinds. */
        BOTH
    }

    /**
     * Ids with something in common.
     *
     * @param first the lowest
     * @param last the highest
     * @param mask the bits that tell; all others may be anything
     * @param description how a person writes them
     */
    private record Range(CanId first, CanId last, int mask, String description) {

        static Range of(String first, String last) {
            return new Range(CanId.parse(first), CanId.parse(last), -1,
                    first.equals(last) ? first : first + " to " + last);
        }

        /** @param pattern 8 digits, x for any */
        static Range of(String pattern) {
            CanId id = CanId.parse(pattern.replace('x', '0'));
            int mask = (int) Long.parseLong(pattern.replaceAll("[^x]", "F").replace('x', '0'), 16);
            return new Range(id, id, mask, pattern);
        }

        boolean contains(CanId id) {
            int value = id.value() & mask;
            return id.extended() == first.extended() && value >= first.value() && value <= last.value();
        }
    }

    /** All units at once, and each of eight, of which the answers differ by 8: ISO 15765-4, 11 bit. */
    private static final Range OBD_REQUESTS = Range.of("7DF", "7E7");
    private static final Range OBD_ANSWERS = Range.of("7E8", "7EF");

    private static final List<Range> REQUESTS = List.of(OBD_REQUESTS,
            // what makers use beside it, in the upper range that has the least priority (profiles of nearly all makes)
            Range.of("700", "7DE"), Range.of("7F0", "7FF"),
            // Stellantis: the profiles of Citroën, Fiat, Opel and Peugeot (sources there)
            Range.of("6A0", "6BF"),
            // BMW, Mini: OBDb BMW-i3, BMW-iX3, BMW-i5; the maker's profiles of BMW and Mini
            Range.of("6F1", "6F1"),
            // General Motors: the maker's profile of the Opel Astra (241, 641)
            Range.of("241", "25F"),
            // normal fixed addressing of one unit and of all: ISO 15765-2, ISO 15765-4
            Range.of("18DAxxF1"), Range.of("18DBxxF1"),
            // General Motors: the profiles of Chevrolet, Cadillac, GMC (sources there)
            Range.of("14DAxxF1"),
            // Volkswagen: the profiles of the ID. models (sources there)
            Range.of("17FC00xx"),
            // Geely, Volvo: the profiles of Volvo, Polestar, smart (sources there)
            Range.of("1DD016xx"));

    private static final List<Range> ANSWERS = List.of(OBD_ANSWERS,
            // of the same makers, in the same order
            Range.of("700", "7DE"), Range.of("7F0", "7FF"), Range.of("600", "6F0"), Range.of("6F2", "6FF"),
            Range.of("18DAF1xx"), Range.of("14DAF1xx"), Range.of("142AF1xx"), Range.of("17FE00xx"),
            Range.of("1EC6xxxx"));

    /** All units at once: ISO 15765-4; and 700 of Volkswagen. */
    private static final List<Range> TO_ALL = List.of(Range.of("7DF", "7DF"), Range.of("700", "700"),
            Range.of("18DBxxF1"));

    /** BMW and Mini, where 6F1 is the tester, F1, and all units read like that: sources as above. */
    private static final CanId BMW_TESTER = CanId.parse("6F1");
    /** With extended addressing of BMW: all units, or a group of them. */
    private static final List<Integer> BMW_TO_ALL = List.of(0xDF, 0xEF);

    /** Toyota, Lexus: units behind another one, like 2A for the tyres (OBDb Toyota-RAV4: 750, 758, 2A). */
    private static final CanId TOYOTA_GATEWAY = CanId.parse("750");

    private DiagnosticIds() {
    }

    /**
     * @param id of a request
     * @param firstByte the first byte of its frame
     * @return true if more than one unit may hear it
     */
    static boolean asksAll(CanId id, int firstByte) {
        return isIn(TO_ALL, id) || BMW_TESTER.equals(id) && BMW_TO_ALL.contains(firstByte);
    }

    static Addressing addressing(CanId id) {
        if (BMW_TESTER.equals(id)) {
            return Addressing.EXTENDED;
        }
        return TOYOTA_GATEWAY.equals(id) ? Addressing.BOTH : Addressing.NORMAL;
    }

    /**
     * @throws IllegalArgumentException if cars are not asked under this id
     */
    static void requireRequest(String what, CanId id) {
        require(what, REQUESTS, id);
    }

    /**
     * @throws IllegalArgumentException if units do not answer under this id
     */
    static void requireAnswer(CanId id) {
        require("answer", ANSWERS, id);
    }

    private static void require(String what, List<Range> ranges, CanId id) {
        if (!isIn(ranges, id)) {
            throw new IllegalArgumentException(what + " " + id
                    + " is not used for diagnostics: the units of a car talk to each other there; known: "
                    + ranges.stream().filter(range -> range.first().extended() == id.extended()).map(Range::description)
                            .collect(Collectors.joining(", ")));
        }
    }

    private static boolean isIn(List<Range> ranges, CanId id) {
        return ranges.stream().anyMatch(range -> range.contains(id));
    }
}
