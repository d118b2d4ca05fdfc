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

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.automation.RuleTemplate.Module;

/**
 * The {@link RuleBench} runs one rule as openHAB's rule engine does: a trigger that fits, all conditions, then the
 * actions. Its clock stands still until it is told otherwise.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class RuleBench {

    /** What happened to items: the item, what was done, and what it got. */
    final List<String> log = new ArrayList<>();

    private static final Pattern EVERY_MINUTES = Pattern.compile("0 0/(\\d+) \\* \\* \\* \\?");
    private static final String SEND = ".sendCommand";

    private final RuleTemplate rule;
    private final Map<String, ItemState> items = new HashMap<>();
    private final Map<String, Instant> lastAccepted = new HashMap<>();
    private Instant now = Instant.parse("2026-06-01T06:00:00Z");

    /**
     * @param rule with values in the place of references
     * @param items the items there are, with their states
     */
    RuleBench(RuleTemplate rule, Map<String, String> items) {
        this.rule = rule;
        items.forEach((name, state) -> this.items.put(name, new ItemState(state)));
    }

    String state(String item) {
        return items.getOrDefault(item, new ItemState("NULL")).text();
    }

    void passes(Duration time) {
        now = now.plus(time);
    }

    /** An item gets a state, whether it is another one or not. */
    void update(String item, String text) {
        ItemState previous = items.getOrDefault(item, new ItemState("NULL"));
        ItemState state = new ItemState(text);
        items.put(item, state);
        Map<String, Object> implicit = Map.of("triggeringItemName", item, "newState", state, "previousState", previous);
        for (Module trigger : rule.triggers()) {
            if (item.equals(trigger.configuration().get("itemName"))
                    && ("core.ItemStateUpdateTrigger".equals(trigger.type())
                            || "core.ItemStateChangeTrigger".equals(trigger.type()) && !state.equals(previous))) {
                run(implicit);
            }
        }
    }

    /** It is so late. */
    void itIs(String time) {
        for (Module trigger : rule.triggers()) {
            if ("timer.TimeOfDayTrigger".equals(trigger.type()) && time.equals(trigger.configuration().get("time"))
                    || "timer.GenericCronTrigger".equals(trigger.type())
                            && isDue(String.valueOf(trigger.configuration().get("cronExpression")), time)) {
                run(Map.of());
            }
        }
    }

    private static boolean isDue(String cron, String time) {
        Matcher matcher = EVERY_MINUTES.matcher(cron);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(cron);
        }
        return Integer.parseInt(time.substring(3)) % Integer.parseInt(matcher.group(1)) == 0;
    }

    private void run(Map<String, Object> implicit) {
        for (Module condition : rule.conditions()) {
            if (!isSatisfied(condition)) {
                return;
            }
        }
        rule.actions().forEach(action -> execute(action, implicit));
    }

    private boolean isSatisfied(Module condition) {
        Map<String, String> configuration = condition.configuration();
        if ("timer.IntervalCondition".equals(condition.type())) {
            Duration interval = Duration.ofMillis(Long.parseLong(String.valueOf(configuration.get("minInterval"))));
            Instant last = lastAccepted.get(condition.id());
            boolean isDue = last == null || !now.isBefore(last.plus(interval));
            if (isDue) {
                lastAccepted.put(condition.id(), now);
            }
            return isDue;
        }
        ItemState state = item(configuration.get("itemName")).orElseThrow();
        ItemState other = new ItemState(String.valueOf(configuration.get("state")));
        return switch (String.valueOf(configuration.get("operator"))) {
            case "=" -> state.equals(other);
            case ">=" -> state.compareTo(other).filter(comparison -> comparison >= 0).isPresent();
            case "<=" -> state.compareTo(other).filter(comparison -> comparison <= 0).isPresent();
            default -> throw new IllegalArgumentException("openHAB takes an unknown state for smaller and for greater");
        };
    }

    private void execute(Module action, Map<String, Object> implicit) {
        if ("core.ItemCommandAction".equals(action.type())) {
            act(action.configuration().get("itemName") + SEND, String.valueOf(action.configuration().get("command")));
        } else {
            new DslScript(String.valueOf(action.configuration().get("script")), implicit, this::item, this::act).run();
        }
    }

    private Optional<ItemState> item(@Nullable String name) {
        return Optional.ofNullable(items.get(name));
    }

    /** A command that an item understands becomes its state, as openHAB's autoupdate has it. */
    private void act(String what, String text) {
        String name = what.substring(0, what.indexOf('.'));
        item(name).orElseThrow();
        log.add((what.endsWith(SEND) ? name + " <- " : name + " = ") + text);
        if (!"REFRESH".equals(text)) {
            items.put(name, new ItemState(text));
        }
    }
}
