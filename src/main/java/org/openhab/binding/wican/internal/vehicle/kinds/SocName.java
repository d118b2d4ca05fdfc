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
package org.openhab.binding.wican.internal.vehicle.kinds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.Parameter;

/**
 * The {@link SocName} is a name that means the state of charge of the traction battery. Users, the adapter's maker and
 * cars call it by many names; it is meant where it is a word of its own within the name ({@code MyCar_SOC},
 * {@code batterySoC}, {@code Akkustand}), and nothing beside it says that this is another battery or not a charge at
 * all but a limit, a time or an energy ({@code LV_SOC}, {@code SOC_MAX}). Better not to know a name than to take the
 * wrong one: whoever misses his can rename it.
 *
 * @param parameter {@link Parameter#SOC} for the battery's, {@link Parameter#SOC_DISPLAYED} where the name says that it
 *            is the dashboard's
 * @param furtherWords how many words there are beside: of several names, the one with the fewest is meant
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record SocName(String parameter, int furtherWords) {

    /** The plainest first, whatever their order in a message. */
    public static final Comparator<SocName> PLAINEST_FIRST = Comparator.comparing(SocName::furtherWords);

    private static final String SOC = "SOC";

    /** What people call it, as words one behind the other. */
    private static final List<List<String>> PHRASES = phrases("S O C", "SO C", "STATE OF CHARGE", "LADE STAND",
            "LADE ZUSTAND", "LADE GRAD", "AKKU STAND", "BATTERIE STAND", "AKKU PROZENT", "BATTERIE PROZENT",
            "BATTERY LEVEL", "BATT LEVEL", "BATTERY PERCENT", "BATTERY PERCENTAGE", "BATTERY PCT", "ETAT DE CHARGE",
            "NIVEAU DE CHARGE", "STATO DI CARICA", "ESTADO DE CARGA", "LAAD TOESTAND", "LAAD NIVEAU",
            "HYBR BAT PACK REM LIFE");

    private static final Set<String> DISPLAYED = Set.of("D", "DISPLAY", "DISPLAYED", "DISP", "DSP", "DASH", "DASHBOARD",
            "SHOWN", "INDICATED", "CLUSTER", "ANZEIGE", "ANGEZEIGT");

    private static final Set<String> ANOTHER_BATTERY = Set.of("LV", "12", "LOW", "AUX", "AUXILIARY", "AUXILLARY",
            "STARTER", "STARTERBATTERIE", "LEAD", "BORDNETZ", "NIEDERVOLT", "ACCESSORY", "CELL", "CELLS", "ZELLE",
            "KEY", "FOB", "PHONE", "TPMS", "ADAPTER", "WICAN");
    /** With a V behind: the level of a lead battery, or of a mild hybrid's second one. */
    private static final Set<String> LOW_VOLTS = Set.of("12", "14", "24", "48");
    private static final Set<String> VOLTS = Set.of("V", "VOLT", "VOLTS");

    private static final Set<String> NO_CHARGE = Set.of("MIN", "MAX", "MINIMUM", "MAXIMUM", "MINIMAL", "MAXIMAL",
            "TARGET", "GOAL", "LIMIT", "LIMITS", "LIM", "SET", "SETPOINT", "SETTING", "DESIRED", "REQUESTED",
            "THRESHOLD", "THRESH", "THR", "WARN", "WARNING", "LOWER", "UPPER", "HIGH", "HIGHEST", "LOWEST", "RESERVE",
            "CUTOFF", "STOP", "START", "END", "DEPARTURE", "TO", "AT", "BEFORE", "PREV", "PREVIOUS", "LAST", "OLD",
            "AVG", "AVERAGE", "MEAN", "DELTA", "DIFF", "DIFFERENCE", "DEVIATION", "HYSTERESIS", "ERROR", "ERR", "FAULT",
            "VALID", "VALIDITY", "STATUS", "RATE", "TIME", "TIMESTAMP", "TS", "AGE", "COUNT", "COUNTER", "ENERGY",
            "POWER", "KWH", "WH", "AH", "KM", "RANGE", "TEMP", "TEMPERATURE", "VOLTAGE", "CURRENT", "ZIEL", "GRENZE",
            "SOLL", "MINDEST", "OBERE", "UNTERE", "RESERVIERT", "最大", "最小", "最高", "最低", "上限", "下限", "目标", "МИН", "МАКС",
            "ЦЕЛЬ");

    /** What is found beside it in names that are written in one: {@code hvbattsoc}. */
    private static final Set<String> COMPANIONS = Set.of("BMS", "HV", "EV", "BATT", "BAT", "BATTERY", "BATTERIE",
            "AKKU", "REAL", "ACTUAL", "CAR", "MY", "PACK", "TRACTION", "HYBRID", "HIGHVOLTAGE", "HOCHVOLT", "FAHR",
            "PERCENT", "PERCENTAGE", "PCT", "PROZENT", "AKTUELL", "AKTUELLER", "MANUAL", "USABLE", "TOTAL");

    private static final Set<String> KNOWN = Stream
            .of(PHRASES.stream().flatMap(List::stream).filter(word -> word.length() > 1).toList(), List.of(SOC),
                    DISPLAYED, ANOTHER_BATTERY, NO_CHARGE, COMPANIONS)
            .flatMap(Collection::stream).collect(Collectors.toUnmodifiableSet());

    private static List<List<String>> phrases(String... phrases) {
        return Stream.of(phrases).map(phrase -> List.of(phrase.split(" "))).toList();
    }

    /**
     * @param name what an adapter, a profile or a user calls a value
     * @return what it means, if it means the state of charge
     */
    public static Optional<SocName> of(String name) {
        List<String> words = new ArrayList<>(
                Words.of(name).stream().flatMap(word -> Words.apart(word, KNOWN)).toList());
        PHRASES.forEach(phrase -> replace(words, phrase));
        if (!words.contains(SOC) || isSomethingElse(words)) {
            return Optional.empty();
        }
        boolean isDisplayed = words.stream().anyMatch(DISPLAYED::contains);
        return Optional.of(new SocName(isDisplayed ? Parameter.SOC_DISPLAYED : Parameter.SOC,
                words.size() - (isDisplayed ? 2 : 1)));
    }

    /**
     * Finds out of all the names of a car which ones are its state of charge. Where several are, the plainest is meant,
     * and of those the first; the others keep their names.
     *
     * @param names what the values are called, in their order
     * @return for such a name {@link Parameter#SOC} or {@link Parameter#SOC_DISPLAYED}, each of them once at most
     */
    public static Map<String, String> channels(Collection<String> names) {
        Map<String, String> channels = new HashMap<>();
        for (String parameter : List.of(Parameter.SOC, Parameter.SOC_DISPLAYED)) {
            names.stream().filter(name -> of(name).filter(soc -> soc.parameter().equals(parameter)).isPresent())
                    .min(Comparator.comparing((String name) -> of(name).orElseThrow(), PLAINEST_FIRST))
                    .ifPresent(name -> channels.put(name, parameter));
        }
        return channels;
    }

    private static void replace(List<String> words, List<String> phrase) {
        int index = Collections.indexOfSubList(words, phrase);
        if (index >= 0) {
            words.subList(index, index + phrase.size()).clear();
            words.add(index, SOC);
        }
    }

    private static boolean isSomethingElse(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (ANOTHER_BATTERY.contains(word) || NO_CHARGE.contains(word)
                    || LOW_VOLTS.contains(word) && i + 1 < words.size() && VOLTS.contains(words.get(i + 1))) {
                return true;
            }
        }
        return false;
    }
}
