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

import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * Answers of a Nissan Leaf ZE1 to the request 2101: two recorded ones, and such for any state of charge.
 *
 * The car shows less than its battery has: of the battery's percentage, cut to an integer, the dashboard shows
 * 1.211·x − 15, cut again. Therefore it never shows some percentages, e.g. 88.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class LeafAnswers {

    /** The request id of the battery's control unit. */
    public static final int REQUEST_ID = 0x79B;
    /** The answer id of the battery's control unit. */
    public static final int ANSWER_ID = 0x7BB;
    /** What that unit fills its frames up with. */
    public static final int PADDING = 0xFF;
    /** What to ask for. */
    public static final String SERVICE = "2101";

    /** The highest percentage of the battery with which the dashboard does not show more than 100. */
    public static final double FULL_BATTERY = 95.5;

    /** With less of the battery the dashboard's formula falls below 0. */
    private static final double EMPTY_BATTERY = 13;
    private static final double SLOPE = 1.211;
    private static final double OFFSET = 15;
    private static final int SOC_POSITION = 33;
    private static final double UNITS_PER_PERCENT = 10_000;
    private static final int MAX_UNITS = 0xFFFFFF;

    private static final List<String> AT_24_PERCENT = List.of("1035610100000000", "2102AF000002BDFF",
            "22FFFC18171E30D4", "238708382C038F00", "2401A9C6242F0005", "2509E0000FB33480", "260005000002BD00",
            "270003AB01AEFFFF");
    private static final List<String> AT_84_PERCENT = List.of("10356101FFFFFC18", "2102AFFFFFFBD5FF",
            "22FFF06006D030D4", "23968838BD038F00", "240170002242000C", "25870A000FF08880", "260005FFFFFBD5FF",
            "27FFFC5501AEFFFF");

    private LeafAnswers() {
    }

    /** The recording of a car whose dashboard shows 24 %; its battery has 33.02 %. */
    public static byte[] at24Percent() {
        return payloadOf(AT_24_PERCENT);
    }

    /** The recording of a car whose dashboard shows 84 %; its battery has 82.10 %. */
    public static byte[] at84Percent() {
        return payloadOf(AT_84_PERCENT);
    }

    /** The answer for a percentage of the battery; nothing else in it differs from the recording at 84 %. */
    public static byte[] atBattery(double percent) {
        long units = Math.round(percent * UNITS_PER_PERCENT);
        if (units < 0 || units > MAX_UNITS) {
            throw new IllegalArgumentException("The answer can't tell " + percent + " %");
        }
        byte[] answer = at84Percent();
        answer[SOC_POSITION] = (byte) (units >> 16);
        answer[SOC_POSITION + 1] = (byte) (units >> 8);
        answer[SOC_POSITION + 2] = (byte) units;
        return answer;
    }

    /** The answer for a percentage on the dashboard, or for the nearest one that the dashboard ever shows. */
    public static byte[] atDashboard(double percent) {
        return atBattery(batteryOf(percent));
    }

    /** What the dashboard shows for a percentage of the battery. */
    public static int dashboardOf(double batteryPercent) {
        return (int) (SLOPE * (int) batteryPercent - OFFSET);
    }

    /** What the dashboard shows for what an answer tells: it has four decimals, and 62.99999 % are 63 % there. */
    public static int dashboardAsTold(double batteryPercent) {
        return dashboardOf(Math.round(batteryPercent * UNITS_PER_PERCENT) / UNITS_PER_PERCENT);
    }

    /**
     * A percentage of the battery with which the dashboard shows the wanted percentage, or else the nearest possible
     * one, rather the lower one.
     */
    public static double batteryOf(double dashboardPercent) {
        double best = FULL_BATTERY;
        for (double battery = FULL_BATTERY - 1; battery > EMPTY_BATTERY; battery--) {
            if (Math.abs(dashboardOf(battery) - dashboardPercent) <= Math.abs(dashboardOf(best) - dashboardPercent)) {
                best = battery;
            }
        }
        return best;
    }

    /** How much the battery's percentage rises when the dashboard's rises. */
    public static double batteryShareOf(double dashboardDifference) {
        return dashboardDifference / SLOPE;
    }

    private static byte[] payloadOf(List<String> frames) {
        return IsoTp.join(frames.stream().map(frame -> BusFrame.of("7BB", frame)).toList(), 0);
    }
}
