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

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.handler.WicanHandler;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.openhab.core.thing.binding.ThingHandler;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link WicanActions} are what rules can do with an adapter. They return at once, and do nothing where nothing can
 * be done: what has become of it is told by channels and status. Rules in the DSL call the static methods.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Component(scope = ServiceScope.PROTOTYPE, service = WicanActions.class)
@ThingActionsScope(name = "wican")
public class WicanActions implements ThingActions {

    private static final Logger LOGGER = LoggerFactory.getLogger(WicanActions.class);

    private @Nullable WicanHandler handler;

    @Override
    public void setThingHandler(ThingHandler handler) {
        this.handler = (WicanHandler) handler;
    }

    @Override
    public @Nullable ThingHandler getThingHandler() {
        return handler;
    }

    @RuleAction(label = "@text/action.request-soc.label", description = "@text/action.request-soc.description")
    public void requestSoc() {
        act("requestSoc", WicanHandler::requestSoc);
    }

    @RuleAction(label = "@text/action.reboot-adapter.label", description = "@text/action.reboot-adapter.description")
    public void rebootAdapter() {
        act("rebootAdapter", WicanHandler::rebootAdapter);
    }

    /**
     * openHAB keeps these actions in a rule of the UI, whatever becomes of the Thing: they work on the handler that the
     * Thing has when the rule runs. After an update of the binding that is one of another class with the same name.
     */
    private void act(String name, Consumer<WicanHandler> action) {
        WicanHandler handler = this.handler;
        Optional<ThingHandler> present = handler == null ? Optional.empty() : handler.present();
        if (present.isEmpty()) {
            LOGGER.warn("A rule calls {} of {}, which is disabled or gone", name,
                    handler == null ? "no Thing" : handler.getThing().getUID());
        } else if (present.get() instanceof WicanHandler wican) {
            action.accept(wican);
        } else {
            call(present.get(), name);
        }
    }

    private static void call(ThingHandler handler, String name) {
        try {
            handler.getClass().getMethod(name).invoke(handler);
        } catch (ReflectiveOperationException e) {
            LOGGER.warn("A rule calls {} of {}, which another version of the binding does not have: save the rule anew",
                    name, handler.getThing().getUID(), e);
        }
    }

    public static void requestSoc(@Nullable ThingActions actions) {
        adapter(actions).ifPresent(adapter -> adapter.requestSoc());
    }

    public static void rebootAdapter(@Nullable ThingActions actions) {
        adapter(actions).ifPresent(adapter -> adapter.rebootAdapter());
    }

    /** There are no actions of a Thing that is disabled, or misspelt: no reason to end the rule. */
    private static Optional<WicanActions> adapter(@Nullable ThingActions actions) {
        if (actions instanceof WicanActions adapter) {
            return Optional.of(adapter);
        }
        LOGGER.warn(
                "A rule has no actions of a WiCAN adapter: check the id that it gives to getActions, and that the Thing "
                        + "is enabled");
        return Optional.empty();
    }
}
