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
package org.openhab.binding.wican.internal.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringReader;

import org.eclipse.jdt.annotation.NonNullByDefault;

import com.google.gson.stream.JsonReader;

/**
 * The {@link JsonPayload} opens the JSON of a message. Messages are small and many: a decoder for streams would cost
 * more than the text itself.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class JsonPayload {

    private JsonPayload() {
    }

    /**
     * @param payload UTF-8; what is not is replaced
     * @return a reader at the beginning
     */
    public static JsonReader open(byte[] payload) {
        return new JsonReader(new StringReader(new String(payload, UTF_8)));
    }
}
