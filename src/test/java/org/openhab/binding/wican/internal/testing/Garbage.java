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
package org.openhab.binding.wican.internal.testing;

import static java.nio.charset.StandardCharsets.*;

import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Garbage} is what may come on any topic and must do nothing.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Garbage {

    private static final int MEGABYTE = 1024 * 1024;

    private Garbage() {
    }

    public static Stream<byte[]> payloads() {
        return Stream.concat(Stream.of(new byte[0], new byte[] { (byte) 0xFF, (byte) 0xFE, 0, 1 },
                "ÄÖÜ".getBytes(ISO_8859_1), new byte[MEGABYTE]), texts().map(text -> text.getBytes(UTF_8)));
    }

    private static Stream<String> texts() {
        return Stream.of(" ", "online", "null", "42", "[]", "{}", "{", "\"status\"", "{\"status\":1}",
                "{\"status\":\"maybe\"}", "{\"status\":null}", "{\"status\":[\"online\"]}", "{\"soc\":\"84\"}",
                "{\"soc\":84}", "{\"soc\":84,\"time\":12}", "{\"soc\":84,\"time\":\"yesterday\"}",
                "{\"soc\":101,\"time\":\"2024-10-04T12:58:59+02:00\"}", "{\"soc\":1e9999,\"time\":\"x\"}",
                "{\"soc\":NaN,\"time\":\"2024-10-04T12:58:59+02:00\"}", "{\"Name\": 12.300000}", "{\"frame\":{}}",
                "{\"frame\":[1,null,\"x\",[]]}", "{\"frame\":[{}]}", "{\"frame\":[{\"id\":1979}]}",
                frame("\"id\":1979,\"dlc\":9,\"data\":[16,53,97,1,0,0,0,0]"),
                frame("\"id\":1979,\"dlc\":-1,\"data\":[16,53,97,1,0,0,0,0]"),
                frame("\"id\":1979,\"dlc\":8,\"data\":[16,53,97,1,0,0,0,0,0]"),
                frame("\"id\":1979,\"dlc\":8,\"data\":[16,53,97,256,0,0,0,0]"),
                frame("\"id\":1979,\"dlc\":8,\"data\":[16,53,97,-1,0,0,0,0]"),
                frame("\"id\":1979,\"dlc\":8,\"data\":[16,53,97,1.5,0,0,0,0]"),
                frame("\"id\":1979,\"dlc\":8,\"data\":[16,53,\"97\",1,0,0,0,0]"),
                frame("\"id\":1979,\"dlc\":8,\"data\":\"103561\""),
                frame("\"id\":1979,\"dlc\":8,\"rtr\":true,\"data\":[16,53,97,1,0,0,0,0]"),
                frame("\"id\":99999999999,\"dlc\":8,\"data\":[16,53,97,1,0,0,0,0]"),
                frame("\"id\":-1979,\"dlc\":8,\"data\":[16,53,97,1,0,0,0,0]"),
                frame("\"id\":\"1979\",\"dlc\":8,\"data\":[16,53,97,1,0,0,0,0]"),
                frame("\"id\":1979,\"dlc\":8,\"data\":[16,53,97,1,0,0,0,0]") + "}",
                "{\"frame\":[{\"id\":1979,\"dlc\":8,\"data\":[16,53,97,1", nested("[", "]"), nested("{\"a\":", "}"),
                "{\"frame\":[{\"id\":1979,\"data\":" + nested("[", "]") + "}]}",
                "{\"status\":\"" + "x".repeat(MEGABYTE) + "\"}");
    }

    private static String frame(String fields) {
        return "{\"bus\":0,\"type\":\"rx\",\"ts\":1,\"frame\":[{" + fields + "}]}";
    }

    private static String nested(String open, String close) {
        return open.repeat(5000) + "1" + close.repeat(5000);
    }
}
