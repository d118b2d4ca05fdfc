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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The {@link DslScript} runs the part of openHAB's Rules DSL that the templates are written in: values, conditions,
 * arithmetic, states, and the two things that can be done to an item. It refuses everything else.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class DslScript {

    private static final Pattern TOKEN = Pattern
            .compile("\\s*(\"[^\"]*\"|\\d+(?:\\.\\d+)?|\\w+|<\\?>|&&|\\|\\||==|!=|<=|>=|[-+*/<>=!(){}.,])");

    private record Item(String name) {
    }

    private final List<String> tokens;
    private final Function<String, Optional<ItemState>> items;
    private final BiConsumer<String, String> actions;
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private int position;

    /**
     * @param script the text
     * @param implicit variables that openHAB gives to a script
     * @param items the states of all items there are
     * @param actions hears what is done: the item with its action, and what it gets
     */
    DslScript(String script, Map<String, ?> implicit, Function<String, Optional<ItemState>> items,
            BiConsumer<String, String> actions) {
        tokens = TOKEN.matcher(script).results().map((MatchResult found) -> found.group(1)).toList();
        if (!String.join("", tokens).equals(script.replaceAll("\\s+(?=([^\"]*\"[^\"]*\")*[^\"]*$)", ""))) {
            throw new IllegalArgumentException("There is something in the script that can't be read: " + script);
        }
        values.putAll(implicit);
        this.items = items;
        this.actions = actions;
    }

    void run() {
        while (position < tokens.size()) {
            statement(true);
        }
    }

    private void statement(boolean isRun) {
        if (accepts("val")) {
            String name = next();
            expect("=");
            Object value = expression(isRun);
            if (isRun) {
                values.put(name, value);
            }
        } else if (accepts("if")) {
            expect("(");
            boolean isTrue = isRun & Boolean.TRUE.equals(expression(isRun));
            expect(")");
            block(isTrue);
            if (accepts("else")) {
                if ("if".equals(peek())) {
                    statement(isRun && !isTrue);
                } else {
                    block(isRun && !isTrue);
                }
            }
        } else {
            expression(isRun);
        }
    }

    private void block(boolean isRun) {
        expect("{");
        while (!accepts("}")) {
            statement(isRun);
        }
    }

    private @Nullable Object expression(boolean isRun) {
        Object left = conjunction(isRun);
        while (accepts("||")) {
            boolean isDecided = Boolean.TRUE.equals(left);
            Object right = conjunction(isRun && !isDecided);
            left = isDecided || Boolean.TRUE.equals(right);
        }
        return left;
    }

    private @Nullable Object conjunction(boolean isRun) {
        Object left = comparison(isRun);
        while (accepts("&&")) {
            boolean isOpen = Boolean.TRUE.equals(left);
            Object right = comparison(isRun && isOpen);
            left = isOpen && Boolean.TRUE.equals(right);
        }
        return left;
    }

    private @Nullable Object comparison(boolean isRun) {
        Object left = sum(isRun);
        String operator = peek();
        if (accepts("instanceof")) {
            type();
            return left instanceof ItemState state && state.isQuantity();
        }
        if (accepts("==") || accepts("!=")) {
            Object right = sum(isRun);
            return String.valueOf(left).equals(String.valueOf(right)) == "==".equals(operator);
        }
        if (accepts("<") || accepts("<=") || accepts(">") || accepts(">=")) {
            Object right = sum(isRun);
            return isRun && compares(Double.compare(number(left), number(right)), operator);
        }
        return left;
    }

    private static boolean compares(int comparison, String operator) {
        return switch (operator) {
            case "<" -> comparison < 0;
            case "<=" -> comparison <= 0;
            case ">" -> comparison > 0;
            default -> comparison >= 0;
        };
    }

    private @Nullable Object sum(boolean isRun) {
        Object left = product(isRun);
        while ("+".equals(peek()) || "-".equals(peek())) {
            boolean isPlus = "+".equals(next());
            Object right = product(isRun);
            if (isRun) {
                left = isPlus && right instanceof String text ? left + text
                        : (Object) (number(left) + (isPlus ? number(right) : -number(right)));
            }
        }
        return left;
    }

    private @Nullable Object product(boolean isRun) {
        Object left = unary(isRun);
        while ("*".equals(peek()) || "/".equals(peek())) {
            boolean isTimes = "*".equals(next());
            Object right = unary(isRun);
            if (isRun) {
                left = isTimes ? number(left) * number(right) : number(left) / number(right);
            }
        }
        return left;
    }

    private @Nullable Object unary(boolean isRun) {
        if (accepts("!")) {
            return !Boolean.TRUE.equals(unary(isRun));
        }
        if (accepts("-")) {
            Object value = unary(isRun);
            return isRun ? -number(value) : null;
        }
        Object value = primary(isRun);
        while (true) {
            if (accepts("as")) {
                type();
            } else if (accepts(".")) {
                value = member(value, next(), isRun);
            } else {
                return value;
            }
        }
    }

    private @Nullable Object primary(boolean isRun) {
        String token = next();
        if ("(".equals(token)) {
            Object value = expression(isRun);
            expect(")");
            return value;
        }
        if (token.startsWith("\"")) {
            return token.substring(1, token.length() - 1);
        }
        if (Character.isDigit(token.charAt(0))) {
            return Double.valueOf(token);
        }
        if (values.containsKey(token) || !isRun) {
            return values.get(token);
        }
        if ("ON".equals(token) || "OFF".equals(token)) {
            return new ItemState(token);
        }
        if ("Math".equals(token)) {
            return Math.class;
        }
        if (items.apply(token).isEmpty()) {
            throw new IllegalArgumentException("There is no " + token);
        }
        return new Item(token);
    }

    private @Nullable Object member(@Nullable Object object, String name, boolean isRun) {
        Object first = null;
        Object second = null;
        if (accepts("(")) {
            first = expression(isRun);
            second = accepts(",") ? expression(isRun) : null;
            expect(")");
        }
        if (!isRun) {
            return null;
        }
        if (object instanceof Item item && List.of("sendCommand", "postUpdate").contains(name)) {
            actions.accept(item.name() + "." + name, first instanceof ItemState state ? state.text() : first + "");
            return null;
        }
        if (object instanceof Item item && "state".equals(name)) {
            return items.apply(item.name()).orElseThrow();
        }
        if (object instanceof ItemState state && "toUnit".equals(name)) {
            return state.in(String.valueOf(first)).orElseThrow();
        }
        if (object instanceof Double number && "doubleValue".equals(name)) {
            return number;
        }
        if (Math.class.equals(object) && "min".equals(name)) {
            return Math.min(number(first), number(second));
        }
        throw new IllegalArgumentException(object + " has no " + name);
    }

    private void type() {
        if (!"QuantityType".equals(next())) {
            throw new IllegalArgumentException("The type is not known before " + peek());
        }
        expect("<?>");
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Double number) {
            return number;
        }
        throw new IllegalArgumentException("This is no number: " + value);
    }

    private String peek() {
        return position < tokens.size() ? tokens.get(position) : "";
    }

    private String next() {
        return tokens.get(position++);
    }

    private boolean accepts(String token) {
        if (token.equals(peek())) {
            position++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!accepts(token)) {
            throw new IllegalArgumentException("There is '" + peek() + "' where '" + token + "' belongs");
        }
    }
}
