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

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;

/**
 * The {@link Elm327} understands those commands of the ELM327 which say whom to ask and whose answer counts (firmware:
 * {@code main/elm327.c}). A later command overrides an earlier one, and everything holds until it is overridden.
 * Commands that change timing or display only are passed over.
 * <p>
 * Nothing is checked before the address is asked for, because a wrong command may be overridden until then.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Elm327 {

    private static final Pattern COMMAND = Pattern.compile("AT(SP|TP|SH|CP|CRA|AR|CEA|FCSH|FCSD|FCSM|D|Z|WS)([^;]*)");
    private static final Pattern HEADER = Pattern.compile("([0-9A-F]{3}){1,2}|[0-9A-F]{8}");
    private static final Pattern BYTE = Pattern.compile("[0-9A-F]{2}");

    private static final int MAX_STANDARD = 0x7FF;
    private static final int PRIORITY_BITS = 0x1F;
    private static final String USUAL_PRIORITY = "18";

    /** The only flow control frame that the binding sends: all frames, without a pause. */
    private static final String USUAL_FLOW_CONTROL = "300000";

    private String protocol = "";
    private String header = "";
    private String priority = USUAL_PRIORITY;
    private String receive = "";
    private String extendedAddress = "";
    private String flowControlMode = "";
    private String flowControlHeader = "";
    private String flowControlData = "";

    /**
     * @param commands separated by semicolons; blanks and case do not matter
     */
    void run(String commands) {
        for (String command : commands.replaceAll("\\h", "").toUpperCase(Locale.ROOT).split("[;\\r\\n]")) {
            Matcher matcher = COMMAND.matcher(command);
            if (matcher.matches()) {
                run(matcher.group(1), matcher.group(2));
            }
        }
    }

    private void run(String command, String argument) {
        switch (command) {
            case "SP", "TP" -> protocol = argument.replaceFirst("^[0A](?=.)", "");
            case "SH" -> setHeader(argument);
            case "CP" -> priority = argument;
            case "CRA", "AR" -> receive = argument;
            case "CEA" -> extendedAddress = argument;
            case "FCSH" -> flowControlHeader = argument;
            case "FCSD" -> flowControlData = argument;
            case "FCSM" -> flowControlMode = argument;
            default -> {
                if (argument.isEmpty()) {
                    reset();
                }
            }
        }
    }

    /** The 8 digits of a whole 29 bit id are priority and header in one: either can be changed alone afterwards. */
    private void setHeader(String argument) {
        header = argument;
        if (argument.length() == 8) {
            priority = argument.substring(0, 2);
        }
    }

    /** All settings but the protocol. */
    private void reset() {
        header = "";
        priority = USUAL_PRIORITY;
        receive = "";
        extendedAddress = "";
        flowControlMode = "";
        flowControlHeader = "";
        flowControlData = "";
    }

    /**
     * @return whom a request would reach now, and who would be heard
     * @throws IllegalArgumentException if the binding can't ask like that, or the answering id is not clear
     */
    UnitAddress address() {
        CanId request = request();
        OptionalInt target = target();
        Optional<CanId> answer = canId("ATCRA", receive, request);
        if (target.isPresent() && answer.isEmpty()) {
            throw new IllegalArgumentException("ATCEA" + extendedAddress + " needs ATCRA: who answers?");
        }
        return UnitAddress.of(request, answer, flowControl(request), target);
    }

    private CanId request() {
        boolean extended = isExtended();
        if (header.isEmpty()) {
            return extended ? UnitAddress.ALL_UNITS_EXTENDED : UnitAddress.ALL_UNITS;
        }
        int value = headerValue();
        if (!extended) {
            if (value > MAX_STANDARD) {
                throw new IllegalArgumentException("ATSH" + header + " is no 11 bit id, as ATSP" + protocol + " needs");
            }
            return new CanId(value, false);
        }
        if (header.length() > 3) {
            return new CanId((byteValue("ATCP", priority) & PRIORITY_BITS) << 24 | value, true);
        }
        if (value != UnitAddress.ALL_UNITS.value()) {
            throw new IllegalArgumentException("ATSH" + header + " is no 29 bit id, as ATSP" + protocol + " needs");
        }
        // who asks all units in the 11 bit way wants to ask all units
        return UnitAddress.ALL_UNITS_EXTENDED;
    }

    /** Says whether ids have 29 bit. The protocol decides, unless both ids speak against it; without one, the ids. */
    private boolean isExtended() {
        boolean longHeader = !header.isEmpty() && headerValue() > MAX_STANDARD;
        boolean longAnswer = receive.length() == 8;
        return switch (protocol) {
            case "6", "8" -> longHeader && longAnswer;
            case "7", "9" -> true;
            case "", "0" -> header.isEmpty() ? longAnswer : longHeader;
            default -> throw new IllegalArgumentException("ATSP" + protocol + " is no usual CAN protocol (6 to 9)");
        };
    }

    /** The header without its priority bits. */
    private int headerValue() {
        if (!HEADER.matcher(header).matches()) {
            throw new IllegalArgumentException("ATSH" + header + ": a header has 3, 6 or 8 hex digits");
        }
        return HexFormat.fromHexDigits(header.length() == 8 ? header.substring(2) : header);
    }

    private OptionalInt target() {
        return extendedAddress.isEmpty() ? OptionalInt.empty() : OptionalInt.of(byteValue("ATCEA", extendedAddress));
    }

    private static int byteValue(String command, String argument) {
        if (!BYTE.matcher(argument).matches()) {
            throw new IllegalArgumentException(command + argument + ": 2 hex digits are expected");
        }
        return HexFormat.fromHexDigits(argument);
    }

    /** Mode 1 takes id and data from us, mode 2 the data only; otherwise the ELM327 knows what is usual. */
    private Optional<CanId> flowControl(CanId request) {
        boolean ownData = "1".equals(flowControlMode) || "2".equals(flowControlMode);
        if (ownData && !flowControlData.isEmpty() && !USUAL_FLOW_CONTROL.equals(flowControlData)
                && !(extendedAddress + USUAL_FLOW_CONTROL).equals(flowControlData)) {
            throw new IllegalArgumentException("ATFCSD" + flowControlData + ": the binding can only send 30 00 00");
        }
        return "1".equals(flowControlMode) ? canId("ATFCSH", flowControlHeader, request) : Optional.empty();
    }

    private static Optional<CanId> canId(String command, String argument, CanId request) {
        if (argument.isEmpty()) {
            return Optional.empty();
        }
        CanId id;
        try {
            id = CanId.parse(argument);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(command + ": " + e.getMessage(), e);
        }
        if (id.extended() != request.extended()) {
            throw new IllegalArgumentException(
                    command + argument + " does not fit the request id " + request + ": one has 11 bit, one 29 bit");
        }
        return Optional.of(id);
    }
}
