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

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The {@link Texts} show a status as openHAB shows it to a user.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Texts {

    private static final String REFERENCE = "@text/";

    private final Properties properties = new Properties();

    /** For a user who reads English. */
    public Texts() {
        this("wican.properties");
    }

    private Texts(String file) {
        try (InputStream stream = Objects.requireNonNull(Texts.class.getResourceAsStream("/OH-INF/i18n/" + file))) {
            properties.load(new InputStreamReader(stream, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a user who reads German. */
    public static Texts german() {
        return new Texts("wican_de.properties");
    }

    /**
     * @param description the status description as the handler sets it
     */
    public String of(@Nullable String description) {
        if (description == null || !description.startsWith(REFERENCE)) {
            return description == null ? "" : description;
        }
        String[] parts = description.substring(REFERENCE.length()).split("\\s+", 2);
        String text = Objects.requireNonNull(properties.getProperty(parts[0]), parts[0]);
        Object[] arguments = parts.length == 1 ? new Object[0]
                : Stream.of(parts[1].replaceAll("\\[|\\]|\"", "").split(",")).map(String::trim).map(this::argument)
                        .toArray();
        return MessageFormat.format(text, arguments);
    }

    /** A reference among the arguments is translated, too, but it can't have arguments of its own. */
    private Object argument(String argument) {
        if (!argument.startsWith(REFERENCE)) {
            return argument;
        }
        String text = Objects.requireNonNull(properties.getProperty(argument.substring(REFERENCE.length())), argument);
        return MessageFormat.format(text, new Object[0]);
    }
}
