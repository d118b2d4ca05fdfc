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
package org.openhab.binding.wican.internal.monitor.base;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Situation} says how things stand with adapter and car.
 *
 * @param kind what is the case
 * @param details what to name beside it, see {@link Kind}
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Situation(Kind kind, List<String> details) {

    /** What can be the case. */
    public enum Kind {
        /** The adapter has not said anything yet. */
        WAITING,
        /** Nothing is known of such an adapter on this broker; details: the status topics. */
        NEVER_HEARD,
        /** The adapter is out of reach: the car is away, or the adapter sleeps. */
        AWAY,
        /** The adapter never said goodbye, but has not been heard for long. */
        SILENT,
        /** The car is being asked which it is. */
        RECOGNISING,
        /** It is known which car it is; details: its profile's label, the VIN as it is shown. */
        RECOGNISED,
        /** It is known which car it is, by what it tells by itself; details: its profile's label. */
        RECOGNISED_BY_EAR,
        /** What the car tells by itself fits, but is no proof; details: the labels of the profiles. */
        HEARD_PERHAPS,
        /** The car may be this one; details: the VIN as it is shown, the label of its profile. */
        RECOGNISED_PERHAPS,
        /** The car may be one of several; details: the VIN as it is shown, the labels of their profiles. */
        RECOGNISED_SEVERAL,
        /** None of its maker's profiles fits; details: the VIN as it is shown. */
        RECOGNISED_NONE,
        /** There are no profiles of its maker; details: the VIN as it is shown. */
        UNKNOWN_MAKE,
        /** The control units tell different VINs. */
        VINS_DIFFER,
        /** What the control units tell is not a VIN. */
        VIN_UNUSABLE,
        /** The control units answer, but do not tell the VIN. */
        VIN_REFUSED,
        /** The question for the VIN was not answered at all. */
        VIN_SILENCE,
        /** The car is not asked before it is known what it tells by itself. */
        LISTENING,
        /** The car tells its state of charge by itself, and is not asked for it. */
        HEARD,
        /** The car has told its state of charge by itself, and does not any more: it sleeps. */
        BUS_SILENT,
        /** The car can only be heard, and has not told anything yet. */
        NOT_HEARD,
        /** The car is being asked. */
        ASKING,
        /** The car has answered. */
        ANSWERED,
        /** Nothing came back. */
        NO_ANSWER,
        /** Nothing came back, though the adapter publishes what it hears on the bus. */
        NO_ANSWER_ON_BUS,
        /** Nothing came back, because the adapter writes its log and ignores requests meanwhile. */
        ELM327_LOG,
        /** Nothing came back, because the adapter publishes values of a CAN filter in place of frames. */
        CAN_FILTER,
        /** Nothing came back, because the adapter polls the car by itself. */
        AUTO_PID,
        /** The request was answered under an id that the profile does not know; details: that id. */
        OTHER_UNIT,
        /** The answer began, but a part of it was lost; details: what was wrong with it, if it was not just the end. */
        INCOMPLETE,
        /** The control unit refused; details: the negative response code as hex. */
        REFUSED,
        /** The control unit does not know what it was asked; details: the negative response code as hex. */
        REFUSED_UNKNOWN,
        /** The control unit does not answer such questions now; details: the negative response code as hex. */
        REFUSED_NOW,
        /** The answer belongs to another variant of the car; details: its length, the right length. */
        WRONG_LENGTH,
        /** The control unit answered, but does not know its values yet. */
        NOT_READY,
        /** The answer lacks the value; details: the parameter. */
        NO_VALUE,
        /** The value is not believable; details: the parameter, the value. */
        OUT_OF_RANGE,
        /** No battery changes so fast; details: the last state of charge, the doubted one. */
        DOUBTFUL,
        /** The 12 V battery is too weak to bother the car; details: its level in volts, the smallest allowed. */
        LOW_VOLTAGE,
        /** Such a car is asked only when it comes home: questions to the locked car set off its alarm. */
        ASKED_ON_ARRIVAL,
        /** The adapter does not tell the level of the 12 V battery; details: the topic it was asked on. */
        LEVEL_UNKNOWN,
        /** Nothing came back, and the adapter does not tell the level of the 12 V battery; details: the same topic. */
        NO_ANSWER_NO_LEVEL,
        /** The adapter is heard, though a topic says that it is gone; details: that topic. */
        STATUS_CONTRADICTED,
        /** The adapter polls the car by itself; what it reads has not come yet; details: the topics. */
        AUTO_PID_WAITING,
        /** The adapter publishes what a car says that sleeps; details: the state of charge that is not believed. */
        AUTO_PID_ASLEEP,
        /** The adapter says a state of charge, but nothing says since when; details: the state of charge. */
        AUTO_PID_OLDER,
        /** The adapter publishes values, but no state of charge; details: their names. */
        AUTO_PID_NO_SOC,
        /** The adapter could not read what it polls; details: what it says. */
        AUTO_PID_ERROR
    }

    /** The control unit has no such service or identifier (ISO 14229-1, annex A). */
    private static final Set<Integer> UNKNOWN = Set.of(0x11, 0x12, 0x13, 0x31);
    /** Busy, conditions not correct, not in this session, engine or ignition off (ISO 14229-1, annex A). */
    private static final Set<Integer> NOT_NOW = Set.of(0x21, 0x22, 0x25, 0x7E, 0x7F, 0x83, 0x84, 0x85);

    public Situation {
        details = List.copyOf(details);
    }

    /**
     * @return what to tell of several topics
     */
    public static String topics(Set<String> topics) {
        return String.join(" / ", new TreeSet<>(topics));
    }

    public static Situation of(Kind kind, String... details) {
        return new Situation(kind, List.of(details));
    }

    /**
     * @return true if the control unit did not tell anything
     */
    public boolean isNoAnswer() {
        return switch (kind) {
            case NO_ANSWER, OTHER_UNIT, REFUSED, REFUSED_UNKNOWN, REFUSED_NOW -> true;
            default -> false;
        };
    }

    /**
     * @param code the negative response code, 0 to 255
     */
    public static Situation refused(int code) {
        Kind kind = UNKNOWN.contains(code) ? Kind.REFUSED_UNKNOWN
                : NOT_NOW.contains(code) ? Kind.REFUSED_NOW : Kind.REFUSED;
        return of(kind, String.format(Locale.ROOT, "%02X", code));
    }
}
