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

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;

/**
 * Thrown when an adapter and its broker don't come together; the message is a sentence for the user.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class BrokerException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    BrokerException(BrokerAddress broker, Throwable cause) {
        super("The broker at " + broker + " " + sentenceEnd(cause), cause);
    }

    private static String sentenceEnd(Throwable failure) {
        for (@Nullable
        Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Mqtt3ConnAckException refusal) {
                return "refuses the connection: " + refusal.getMqttMessage().getReturnCode() + ".";
            }
            if (cause instanceof UnknownHostException) {
                return "can't be found: unknown host.";
            }
            if (cause instanceof ConnectException) {
                return "can't be reached: connection refused.";
            }
            if (cause instanceof TimeoutException) {
                return "does not answer.";
            }
        }
        return "can't be reached: " + failure.getMessage();
    }
}
