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
package org.openhab.core.io.transport.mqtt;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What went wrong between here and the broker.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class MqttException extends Exception {

    private static final long serialVersionUID = 1;

    public MqttException(String reason) {
        super(reason);
    }

    public MqttException(Throwable cause) {
        super(cause);
    }

    @Override
    public @Nullable Throwable getCause() {
        return super.getCause();
    }

    @Override
    public @Nullable String getMessage() {
        Throwable cause = getCause();
        return cause == null ? super.getMessage() : cause.getMessage();
    }

    @Override
    public String toString() {
        Throwable cause = getCause();
        return cause == null ? super.toString() : cause.toString();
    }
}
