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
package org.openhab.binding.wican.internal.automation;

import static org.junit.jupiter.api.Assertions.*;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.automation.RuleTemplate.Module;
import org.openhab.binding.wican.internal.automation.RuleTemplate.Parameter;
import org.openhab.binding.wican.internal.testing.CodeText;

import com.google.gson.JsonParser;

/**
 * Proves that openHAB understands the rule templates, and that the rules made of them do what they say.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class RuleTemplatesTest {

    private static final String TEXT = "TEXT";
    private static final String INTEGER = "INTEGER";

    /**
     * Types of modules that every openHAB from 5.1 on has, with their parameters; those with a star may be left out.
     */
    private static final Map<String, Set<String>> MODULE_TYPES = Map.of( //
            "core.ItemStateUpdateTrigger", Set.of("itemName", "state*"), //
            "core.ItemStateChangeTrigger", Set.of("itemName", "previousState*", "state*"), //
            "timer.TimeOfDayTrigger", Set.of("time"), //
            "timer.GenericCronTrigger", Set.of("cronExpression"), //
            "core.ItemStateCondition", Set.of("itemName", "operator", "state"), //
            "timer.IntervalCondition", Set.of("minInterval"), //
            "core.ItemCommandAction", Set.of("itemName", "command"), //
            "script.ScriptAction", Set.of("type", "script"));

    /** Values for all parameters of all templates; items are called as their parameters. */
    private static final Map<String, String> VALUES = Map.ofEntries(Map.entry("soc", "Car_SoC"),
            Map.entry("home", "Car_Home"), Map.entry("wallbox", "Wallbox"), Map.entry("surplus", "Surplus"),
            Map.entry("plug", "Car_Plug"), Map.entry("receiver", "Lamp"), Map.entry("battery", "Car_12V"),
            Map.entry("charging", "Wallbox_Charging"), Map.entry("measured", "Car_Measured"),
            Map.entry("energy", "Wallbox_Energy"), Map.entry("estimate", "Car_Estimate"),
            Map.entry("capacity", "40.0"));

    private final Map<String, String> items = new HashMap<>(Map.ofEntries(Map.entry("Car_SoC", "60 %"),
            Map.entry("Car_Home", "ON"), Map.entry("Wallbox", "OFF"), Map.entry("Surplus", "0 W"),
            Map.entry("Car_Plug", "OFF"), Map.entry("Lamp", "OFF"), Map.entry("Car_12V", "12.6 V"),
            Map.entry("Wallbox_Charging", "ON"), Map.entry("Car_Measured", "2026-06-01T06:00:00.000+0200"),
            Map.entry("Wallbox_Energy", "100 kWh"), Map.entry("Car_Estimate", "NULL")));

    static List<RuleTemplate> templates() {
        return RuleTemplate.all();
    }

    private static RuleTemplate rule(String name, String... values) {
        Map<String, String> all = new HashMap<>(VALUES);
        for (int i = 0; i < values.length; i += 2) {
            all.put(values[i], values[i + 1]);
        }
        return templates().stream().filter(template -> template.uid().equals("wican." + name)).findFirst().orElseThrow()
                .with(all);
    }

    @Test
    void eachFileHoldsTheTemplateThatItIsCalledAfter() {
        assertEquals(RuleTemplate.files().stream().map(Path::getFileName).map(Path::toString).toList(),
                templates().stream().map(template -> template.uid().replaceFirst("wican\\.", "") + ".json").toList());
        assertEquals(7, templates().size());
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"uid\":\"x\",\"name\":\"y\"}", "{\"uid\":\"x\",\"visibility\":\"HIDDEN\"}" })
    void whatOpenhabDoesNotReadIsNoticed(String json) {
        assertThrows(IllegalArgumentException.class, () -> RuleTemplate.of(JsonParser.parseString("[" + json + "]")));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyReferenceIsAParameterAndEveryParameterIsReferredTo(RuleTemplate template) {
        assertEquals(template.parameters().stream().map(Parameter::name).collect(Collectors.toCollection(TreeSet::new)),
                template.references());
    }

    @ParameterizedTest
    @MethodSource("templates")
    void inARuleNoReferenceIsLeftAndTheOtherSyntaxIsNotUsed(RuleTemplate template) {
        assertEquals(Set.of(), template.with(VALUES).references());
        template.modules().forEach(
                module -> module.configuration().values().forEach(text -> assertFalse(text.contains("${"), text)));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void modulesAreOfTypesThatOpenhabHasAndHaveTheirParameters(RuleTemplate template) {
        Set<String> ids = new HashSet<>();
        for (Module module : template.modules()) {
            assertTrue(ids.add(module.id()), "the id is there twice: " + module);
            Set<String> known = MODULE_TYPES.getOrDefault(module.type(), Set.of());
            Set<String> required = known.stream().filter(name -> !name.endsWith("*")).collect(Collectors.toSet());
            assertFalse(required.isEmpty(), module.type());
            assertTrue(module.configuration().keySet().containsAll(required), module::toString);
            module.configuration().keySet()
                    .forEach(name -> assertTrue(known.contains(name) || known.contains(name + "*"), name));
        }
        assertTrue(template.triggers().stream().allMatch(module -> module.type().endsWith("Trigger")));
        assertTrue(template.conditions().stream().allMatch(module -> module.type().endsWith("Condition")));
        assertTrue(template.actions().stream().allMatch(module -> module.type().endsWith("Action")));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void scriptsAreInTheLanguageThatEveryOpenhabHasAndTheDescriptionSaysSo(RuleTemplate template) {
        for (Module action : template.actions()) {
            boolean isScript = "script.ScriptAction".equals(action.type());
            assertEquals(isScript, template.description().contains("Rules DSL"));
            if (isScript) {
                assertEquals("application/vnd.openhab.dsl.rule", action.configuration().get("type"));
                assertEquals(Optional.empty(),
                        CodeText.problem("java", String.valueOf(action.configuration().get("script"))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void parametersAreOfferedAsWhatTheyAreAndTheirDefaultsFit(RuleTemplate template) {
        for (Parameter parameter : template.parameters()) {
            assertTrue(Set.of(TEXT, INTEGER, "DECIMAL").contains(parameter.type()), parameter::toString);
            boolean isItem = VALUES.containsKey(parameter.name()) && TEXT.equals(parameter.type());
            assertEquals(isItem, "item".equals(parameter.context()), parameter::toString);
            assertTrue(parameter.filter().isEmpty() || isItem, parameter::toString);
            if (!TEXT.equals(parameter.type())) {
                var least = parameter.min().orElseThrow();
                var most = parameter.max().orElseThrow();
                parameter.otherwise().map(BigDecimal::new)
                        .ifPresent(value -> assertTrue(value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                                parameter::toString));
            }
            assertTrue(isItem || parameter.otherwise().isPresent() || "capacity".equals(parameter.name()),
                    parameter::toString);
        }
    }

    @Test
    void aRuleWithoutARequiredValueIsRefused() {
        RuleTemplate template = templates().get(0);
        assertThrows(IllegalArgumentException.class, () -> template.with(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({ "79.9 %, ON, ON", "80 %, ON, OFF", "81 %, ON, OFF", "100 %, OFF, ON", "NULL, ON, ON", "UNDEF, ON, ON",
            "80 %, NULL, ON" })
    void chargingStopsAtTheLimit(String soc, String home, String wallbox) {
        items.putAll(Map.of("Wallbox", "ON", "Car_Home", home));
        RuleBench bench = new RuleBench(rule("stop-at-limit"), items);
        bench.update("Car_SoC", soc);
        assertEquals(wallbox, bench.state("Wallbox"));
    }

    @Test
    void chargingStopsAtAnotherLimitWithAnotherCommand() {
        items.put("Wallbox", "now");
        RuleBench bench = new RuleBench(rule("stop-at-limit", "limit", "60", "command", "off"), items);
        bench.update("Car_SoC", "59 %");
        assertEquals("now", bench.state("Wallbox"));
        bench.update("Car_SoC", "60 %");
        assertEquals("off", bench.state("Wallbox"));
    }

    @ParameterizedTest
    @CsvSource({ //
            "1500 W, 79 %, ON, OFF, ON", // enough surplus
            "1.6 kW, 79 %, ON, OFF, ON", // in another unit
            "1499 W, 79 %, ON, OFF, OFF", // not enough to begin
            "1499 W, 79 %, ON, ON, ON", // but enough to go on
            "-200 W, 79 %, ON, ON, ON", //
            "-201 W, 79 %, ON, ON, OFF", // bought
            "5000 W, 80 %, ON, ON, OFF", // full enough
            "5000 W, 80 %, ON, OFF, OFF", //
            "5000 W, 79 %, OFF, OFF, OFF", // away
            "-900 W, 79 %, OFF, ON, ON", // another car at the wallbox
            "5000 W, NULL, ON, OFF, OFF", // not known
            "5000 W, NULL, ON, ON, ON", //
            "NULL, 79 %, ON, ON, ON" })
    void chargingFollowsTheSun(String surplus, String soc, String home, String before, String after) {
        items.putAll(Map.of("Car_SoC", soc, "Car_Home", home, "Wallbox", before));
        RuleBench bench = new RuleBench(rule("charge-with-surplus"), items);
        bench.update("Surplus", surplus);
        assertEquals(after, bench.state("Wallbox"));
        assertEquals(before.equals(after) ? 0 : 1, bench.log.size(), bench.log::toString);
    }

    @Test
    void chargingWithSurplusEndsWhenTheTargetIsReachedOrTheCarLeaves() {
        items.putAll(Map.of("Surplus", "1000 W", "Wallbox", "ON"));
        RuleBench bench = new RuleBench(rule("charge-with-surplus"), items);
        bench.update("Car_SoC", "79 %");
        assertEquals("ON", bench.state("Wallbox"));
        bench.update("Car_SoC", "80 %");
        assertEquals("OFF", bench.state("Wallbox"));

        RuleBench other = new RuleBench(rule("charge-with-surplus"), items);
        other.update("Car_Home", "OFF");
        assertEquals("OFF", other.state("Wallbox"));
    }

    @ParameterizedTest
    @CsvSource({ "20:00, ON, OFF, 60 %, ON", "19:59, ON, OFF, 60 %, OFF", "20:00, OFF, OFF, 60 %, OFF",
            "20:00, ON, ON, 60 %, OFF", "20:00, ON, NULL, 60 %, OFF", "20:00, ON, OFF, 71 %, OFF",
            "20:00, ON, OFF, 70 %, ON", "20:00, ON, OFF, NULL, OFF" })
    void aCarThatStandsUnpluggedIsRemindedOf(String time, String home, String plug, String soc, String lamp) {
        items.putAll(Map.of("Car_Home", home, "Car_Plug", plug, "Car_SoC", soc));
        RuleBench bench = new RuleBench(rule("remind-unplugged", "limit", "70"), items);
        bench.itIs(time);
        assertEquals(lamp, bench.state("Lamp"));
    }

    @ParameterizedTest
    @CsvSource({ "20:00, ON, 30 %, ON", "20:00, ON, 30.5 %, OFF", "20:01, ON, 10 %, OFF", "20:00, OFF, 10 %, OFF",
            "20:00, ON, NULL, OFF" })
    void aLowChargeIsRemindedOf(String time, String home, String soc, String lamp) {
        items.putAll(Map.of("Car_Home", home, "Car_SoC", soc));
        RuleBench bench = new RuleBench(rule("remind-low"), items);
        bench.itIs(time);
        assertEquals(lamp, bench.state("Lamp"));
    }

    @Test
    void aLow12VoltBatteryIsWarnedOfOnceADay() {
        RuleBench bench = new RuleBench(rule("warn-12v"), items);
        bench.update("Car_12V", "12.0 V");
        assertEquals(List.of(), bench.log);
        bench.update("Car_12V", "11.9 V");
        assertEquals(List.of("Lamp <- ON"), bench.log);
        bench.passes(Duration.ofHours(23));
        bench.update("Car_12V", "11.8 V");
        assertEquals(1, bench.log.size());
        bench.passes(Duration.ofHours(1));
        bench.update("Car_12V", "11.7 V");
        assertEquals(2, bench.log.size());
        bench.passes(Duration.ofHours(25));
        bench.update("Car_12V", "UNDEF");
        bench.update("Car_12V", "14.1 V");
        assertEquals(2, bench.log.size());
    }

    @ParameterizedTest
    @CsvSource({ "12:05, ON, ON, 1", "12:07, ON, ON, 0", "12:05, OFF, ON, 0", "12:05, ON, OFF, 0",
            "12:05, NULL, ON, 0" })
    void theCarIsAskedWhileItCharges(String time, String charging, String home, int questions) {
        items.putAll(Map.of("Wallbox_Charging", charging, "Car_Home", home));
        RuleBench bench = new RuleBench(rule("ask-while-charging"), items);
        bench.itIs(time);
        assertEquals(Collections.nCopies(questions, "Car_SoC <- REFRESH"), bench.log);
    }

    @Test
    void anEstimateGoesOnFromEachMeasurementWithWhatIsCharged() {
        RuleBench bench = new RuleBench(rule("estimate"), items);
        bench.update("Wallbox_Energy", "101 kWh");
        assertEquals(List.of(), bench.log, "nothing to begin with");
        bench.update("Car_Measured", "2026-06-01T06:01:00.000+0200");
        assertEquals("60 %", bench.state("Car_Estimate"));
        bench.update("Wallbox_Energy", "105 kWh");
        assertEquals("69.0 %", bench.state("Car_Estimate"), "4 kWh, 90 % of them, into 40 kWh");
        bench.update("Wallbox_Energy", "105500 Wh");
        assertEquals("70.125 %", bench.state("Car_Estimate"));
        bench.update("Wallbox_Energy", "0 kWh");
        assertEquals("70.125 %", bench.state("Car_Estimate"), "the meter begins anew");
        bench.update("Wallbox_Energy", "UNDEF");
        bench.update("Wallbox_Energy", "0.5 kWh");
        assertEquals("70.125 %", bench.state("Car_Estimate"), "how much that is nobody knows");
        bench.update("Wallbox_Energy", "90 kWh");
        assertEquals("100.0 %", bench.state("Car_Estimate"));
        bench.update("Car_SoC", "72 %");
        assertEquals("72 %", bench.state("Car_Estimate"));
    }

    @Test
    void theInterpreterOfTheTestsRefusesWhatItDoesNotKnow() {
        for (String script : List.of("Wallbox.turnOn()", "Nothing.sendCommand(ON)", "val a = 1 % 2", "while (true) {}",
                "if (Wallbox.state == ON { }")) {
            assertThrows(RuntimeException.class, () -> new DslScript(script, Map.of(),
                    name -> Optional.ofNullable(items.get(name)).map(ItemState::new), (item, text) -> {
                    }).run(), script);
        }
    }
}
