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
        WicanHandler handler = this.handler;
        if (handler != null) {
            handler.requestSoc();
        }
    }

    @RuleAction(label = "@text/action.reboot-adapter.label", description = "@text/action.reboot-adapter.description")
    public void rebootAdapter() {
        WicanHandler handler = this.handler;
        if (handler != null) {
            handler.rebootAdapter();
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
