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

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanId;

/**
 * The {@link UnitAddress} says how to reach a control unit and how to know its answers (ISO 15765-2 addressing,
 * ISO 15765-4 for the functional ids).
 *
 * @param request the id that the request is sent with; 7DF and 18DB33F1 ask all units at once
 * @param answer the one id whose answers count; empty only where all units are asked: then any of 7E8 to 7EF, or
 *            18DAF1xx
 * @param flowControl the id of our flow control frames, if it does not follow from the others
 * @param target extended addressing (BMW): the address of the unit, first byte of every frame to it; its answers begin
 *            with the address of the tester
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record UnitAddress(CanId request, Optional<CanId> answer, Optional<CanId> flowControl, OptionalInt target) {

    /** The functional request ids, which ask all units at once (ISO 15765-4). */
    public static final CanId ALL_UNITS = new CanId(0x7DF, false);
    public static final CanId ALL_UNITS_EXTENDED = new CanId(0x18DB33F1, true);

    /** Normal fixed addressing (ISO 15765-2): 18DA, the target, the source; F1 is the tester. */
    private static final int TO_UNIT = 0x18DA00F1;
    private static final int FROM_UNIT = 0x18DAF100;

    /**
     * @throws IllegalArgumentException if an id is not used for diagnostics, or if units at this id are not addressed
     *             like that
     */
    public UnitAddress {
        DiagnosticIds.requireRequest("request", request);
        answer.ifPresent(DiagnosticIds::requireAnswer);
        flowControl.ifPresent(id -> requireSame(request, id));
        requireKnownAddressing(request, target);
        answer.filter(id -> flowControl.isEmpty() && isAllUnits(request)).map(UnitAddress::partnerOf)
                .ifPresent(id -> DiagnosticIds.requireRequest("flow control (name it as \"flowControl\")", id));
    }

    private static void requireSame(CanId request, CanId flowControl) {
        DiagnosticIds.requireRequest("flowControl", flowControl);
        if (DiagnosticIds.addressing(request) != DiagnosticIds.addressing(flowControl)) {
            throw new IllegalArgumentException(
                    "flowControl " + flowControl + ": units are not addressed there as they are at " + request);
        }
    }

    private static void requireKnownAddressing(CanId request, OptionalInt target) {
        switch (DiagnosticIds.addressing(request)) {
            case NORMAL -> {
                if (target.isPresent()) {
                    throw new IllegalArgumentException("extended addressing is not used at " + request
                            + ": a unit would take the address %02X for the length of a request"
                                    .formatted(target.getAsInt()));
                }
            }
            case EXTENDED -> {
                if (target.isEmpty()) {
                    throw new IllegalArgumentException(request + " needs an extended address: a unit would take the "
                            + "length of the request for its own address");
                }
            }
            case BOTH -> {
            }
        }
    }

    /**
     * @param request where to ask
     * @param answer the answering id if it is not the usual one
     * @param flowControl the flow control id if it is not the usual one
     * @param target the unit's address with extended addressing, 0 to 255
     * @return the address, with the usual answering id filled in: request + 8 for 11 bit, 18DAF1xx for 18DAxxF1
     * @throws IllegalArgumentException if the ids have different lengths, or if the answering id is not given and there
     *             is no usual one
     */
    public static UnitAddress of(CanId request, Optional<CanId> answer, Optional<CanId> flowControl,
            OptionalInt target) {
        if (Stream.of(answer, flowControl).flatMap(Optional::stream)
                .anyMatch(id -> id.extended() != request.extended())) {
            throw new IllegalArgumentException("the ids are of different lengths: all have 11 bit, or all 29");
        }
        if (answer.isPresent() || isAllUnits(request)) {
            return new UnitAddress(request, answer, flowControl, target);
        }
        return new UnitAddress(request, Optional.of(usualAnswer(request)), flowControl, target);
    }

    private static boolean isAllUnits(CanId id) {
        return ALL_UNITS.equals(id) || ALL_UNITS_EXTENDED.equals(id);
    }

    private static CanId usualAnswer(CanId request) {
        int value = request.value();
        if (!request.extended() && value + 8 <= 0x7FF) {
            return new CanId(value + 8, false);
        }
        if (request.extended() && (value & 0x1FFF00FF) == TO_UNIT) {
            return new CanId(FROM_UNIT | (value >> 8 & 0xFF), true);
        }
        throw new IllegalArgumentException("the id that answers " + request + " does not follow from it: name it");
    }

    /**
     * @return true if a frame with this id may be an answer
     */
    public boolean isAnswer(CanId id) {
        if (answer.isPresent()) {
            return answer.get().equals(id);
        }
        return id.extended() ? request.extended() && (id.value() & 0x1FFFFF00) == FROM_UNIT
                : !request.extended() && id.value() >= 0x7E8 && id.value() <= 0x7EF;
    }

    /**
     * @return true if control units answer testers under such an id; what they tell each other is mostly elsewhere (ISO
     *         15765-4, and the ranges that makers use for diagnostics)
     */
    public static boolean isOfDiagnostics(CanId id) {
        return id.extended() ? (id.value() & 0x1FFFFF00) == FROM_UNIT : id.value() >= 0x700;
    }

    /**
     * @param answering the id of the first frame
     * @return the id that our flow control goes to
     */
    public CanId flowControlFor(CanId answering) {
        if (flowControl.isPresent()) {
            return flowControl.get();
        }
        if (!isAllUnits(request)) {
            return request;
        }
        return partnerOf(answering);
    }

    private static CanId partnerOf(CanId answering) {
        return answering.extended() ? new CanId(TO_UNIT | (answering.value() & 0xFF) << 8, true)
                : new CanId(answering.value() - 8, false);
    }

    /**
     * @return true if several units may answer, of which most will refuse
     */
    public boolean asksAllUnits() {
        return isAllUnits(request);
    }

    /**
     * @return true if the answers of all these units count, and not those of a single one
     */
    public boolean answersAreMany() {
        return asksAllUnits() && answer.isEmpty();
    }
}
