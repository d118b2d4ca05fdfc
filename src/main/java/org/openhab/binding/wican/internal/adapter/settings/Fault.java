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
package org.openhab.binding.wican.internal.adapter.settings;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Fault} is what can be wrong with a setting of the adapter, the worst first: nothing comes at all, nothing
 * comes out of the car, something is not as good as it could be.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public enum Fault {

    /** The adapter sends nothing to any broker. */
    MQTT_DISABLED(Effect.UNHEARD),

    /** It sends to another broker than that of the Thing; detail: which. */
    OTHER_BROKER(Effect.UNHEARD),

    /** It says on another topic that it is online than a parameter of the Thing says; detail: which. */
    OTHER_STATUS_TOPIC(Effect.UNHEARD),

    /** It polls the car by itself, while the binding wants to ask. */
    POLLS_BY_ITSELF(Effect.NO_VALUES),

    /** It does not poll the car, while the binding listens; detail: its protocol. */
    DOES_NOT_POLL(Effect.NO_VALUES),

    /** It is set to something else than what requests are for; detail: its protocol. */
    OTHER_PROTOCOL(Effect.NO_VALUES),

    /** It hears the car, but never sends anything to it. */
    SILENT(Effect.NO_VALUES),

    /** Requests are ignored while the log is on, and frames go to the log's topic. */
    ELM327_LOG(Effect.NO_VALUES),

    /** It does not take requests. */
    TX_NOT_TICKED(Effect.NO_VALUES),

    /** It takes requests on another topic than a parameter of the Thing says; detail: which. */
    OTHER_TX_TOPIC(Effect.NO_VALUES),

    /** It does not tell what it hears on the bus. */
    RX_NOT_TICKED(Effect.NO_VALUES),

    /** It tells what it hears on another topic than a parameter of the Thing says; detail: which. */
    OTHER_RX_TOPIC(Effect.NO_VALUES),

    /** It publishes the values of its filters in place of what it hears; detail: how many filters. */
    CAN_FILTERS(Effect.NO_VALUES),

    /** What it polls goes to no MQTT topic. */
    NO_AUTO_PID_TOPIC(Effect.NO_VALUES),

    /** What it polls goes to other topics than a parameter of the Thing says; detail: which. */
    OTHER_AUTO_PID_TOPIC(Effect.NO_VALUES),

    /** It stays awake, and drains the 12 V battery of a parked car. */
    NEVER_SLEEPS(Effect.WARNING),

    /** It does not know the time of what it polls. */
    NO_CLOCK(Effect.WARNING);

    /** How bad it is. */
    public enum Effect {
        /** Nothing of the adapter arrives. */
        UNHEARD,
        /** Nothing of the car arrives. */
        NO_VALUES,
        /** All arrives, but something should be mended. */
        WARNING
    }

    private final Effect effect;

    Fault(Effect effect) {
        this.effect = effect;
    }

    public Effect effect() {
        return effect;
    }
}
