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
package org.openhab.binding.wican.internal.action;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;
import static org.mockito.Mockito.*;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.WicanBindingConstants;
import org.openhab.binding.wican.internal.handler.WicanHandler;
import org.openhab.binding.wican.internal.simulator.EmbeddedBroker;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Listener;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.binding.BaseThingHandler;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.types.Command;

/**
 * Proves that rules of each kind find the actions, and what these do.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(90)
class WicanActionsTest {

    private static final Set<String> ACTIONS = Set.of("requestSoc", "rebootAdapter");

    private final WicanHandler handler = mock(WicanHandler.class);
    private final WicanActions actions = new WicanActions();

    @Test
    void theScopeIsTheBinding() {
        assertEquals("wican", WicanActions.class.getAnnotation(ThingActionsScope.class).name());
    }

    /** By the annotation the UI, JavaScript and Blockly find an action, by the static method of its name the DSL. */
    @Test
    void everyActionIsThereForTheUiAndForTheDsl() throws NoSuchMethodException {
        Set<String> found = Arrays.stream(WicanActions.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(RuleAction.class)).map(Method::getName)
                .collect(Collectors.toSet());
        assertEquals(ACTIONS, found);
        for (String name : ACTIONS) {
            assertEquals(void.class, WicanActions.class.getMethod(name).getReturnType());
            Method forDsl = WicanActions.class.getMethod(name, ThingActions.class);
            assertTrue(Modifier.isStatic(forDsl.getModifiers()), name);
        }
    }

    @Test
    void actionsReachTheHandler() {
        when(handler.present()).thenReturn(Optional.of(handler));
        actions.setThingHandler(handler);
        assertSame(handler, actions.getThingHandler());

        actions.requestSoc();
        verify(handler).requestSoc();
        actions.rebootAdapter();
        verify(handler).rebootAdapter();
        WicanActions.requestSoc(actions);
        verify(handler, times(2)).requestSoc();
        WicanActions.rebootAdapter(actions);
        verify(handler, times(2)).rebootAdapter();
    }

    @Test
    void nothingIsThrownIntoARule() {
        assertDoesNotThrow(() -> actions.requestSoc());
        assertDoesNotThrow(() -> actions.rebootAdapter());
        assertDoesNotThrow(() -> WicanActions.requestSoc(null));
        assertDoesNotThrow(() -> WicanActions.rebootAdapter(mock(ThingActions.class)));
    }

    /**
     * openHAB's {@code AnnotationActionHandler} keeps these actions as long as there is the rule, whatever becomes of
     * the Thing (openHAB 5.1.4 and 5.2.1).
     */
    @Test
    void actionsReachTheHandlerThatTheThingHasNow() {
        WicanHandler later = mock(WicanHandler.class);
        when(handler.present()).thenReturn(Optional.of(later));
        actions.setThingHandler(handler);

        actions.requestSoc();
        actions.rebootAdapter();
        verify(later).requestSoc();
        verify(later).rebootAdapter();
        verify(handler, never()).requestSoc();
        verify(handler, never()).rebootAdapter();
    }

    @Test
    void aThingWithoutHandlerEndsNoRule() {
        when(handler.present()).thenReturn(Optional.empty());
        when(handler.getThing())
                .thenReturn(ThingBuilder.create(WicanBindingConstants.THING_TYPE_ADAPTER, "disabled").build());
        actions.setThingHandler(handler);

        assertDoesNotThrow(() -> actions.requestSoc());
        verify(handler, never()).requestSoc();
    }

    /** What a bundle that has replaced this one has: the same names, but other classes. */
    public static class HandlerOfAnotherBundle extends BaseThingHandler {

        private final List<String> calls = new ArrayList<>();

        public HandlerOfAnotherBundle() {
            super(ThingBuilder.create(WicanBindingConstants.THING_TYPE_ADAPTER, "updated").build());
        }

        public void requestSoc() {
            calls.add("requestSoc");
        }

        @Override
        public void initialize() {
        }

        @Override
        public void handleCommand(ChannelUID channelUID, Command command) {
        }
    }

    @Test
    void actionsReachTheHandlerOfABundleThatHasReplacedTheirs() {
        HandlerOfAnotherBundle other = new HandlerOfAnotherBundle();
        when(handler.present()).thenReturn(Optional.of(other));
        actions.setThingHandler(handler);

        actions.requestSoc();
        assertDoesNotThrow(() -> actions.rebootAdapter(), "an action that it does not have");
        assertEquals(List.of("requestSoc"), other.calls);
    }

    @ParameterizedTest
    @ValueSource(strings = { "nissan-leaf-ze1", "autopid" })
    void anAdapterIsRebootedUnlessItIsKnownToBeAway(String vehicle) throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(); House house = new House(broker.host(), broker.port())) {
            House.Adapter car = house.add(Map.of("deviceId", "a", "vehicle", vehicle, "refreshInterval", 0));
            actions.setThingHandler(car.handler());
            try (Listener adapter = new Listener(broker.host(), broker.port(), "wican/a/cmd")) {
                say(adapter, "offline");
                House.await("away", () -> car.status().getStatus() == ThingStatus.OFFLINE);
                actions.rebootAdapter();
                say(adapter, "online");
                House.await("at home", () -> car.status().getStatus() == ThingStatus.ONLINE);
                actions.rebootAdapter();

                String reboot = "{\"cmd\":\"reboot\"}";
                House.await("the command", () -> adapter.messages().contains(reboot));
                assertEquals(1, adapter.messages().stream().filter(reboot::equals).count());
            }
        }
    }

    private static void say(Listener adapter, String status) throws Exception {
        adapter.publish("wican/a/status", ("{\"status\": \"" + status + "\"}").getBytes(UTF_8), false);
    }
}
