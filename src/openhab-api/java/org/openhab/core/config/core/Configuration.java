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
package org.openhab.core.config.core;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/**
 * The configuration parameters of a Thing or channel: texts, booleans, decimals and lists of these.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class Configuration {

    private final Map<String, Object> properties = Collections.synchronizedMap(new HashMap<>());

    public Configuration() {
    }

    public Configuration(@Nullable Configuration configuration) {
        this(configuration == null ? null : configuration.getProperties());
    }

    public Configuration(@Nullable Map<String, Object> properties) {
        if (properties != null) {
            setProperties(properties);
        }
    }

    public <T> T as(Class<T> configurationClass) {
        return ConfigParser.configurationAs(getProperties(), configurationClass);
    }

    public boolean containsKey(String key) {
        return properties.containsKey(key);
    }

    public Object get(String key) {
        return properties.get(key);
    }

    public Object put(String key, @Nullable Object value) {
        return properties.put(key, normalized(value));
    }

    public Object remove(String key) {
        return properties.remove(key);
    }

    public Set<String> keySet() {
        return getProperties().keySet();
    }

    public Collection<Object> values() {
        return getProperties().values();
    }

    public Map<String, Object> getProperties() {
        synchronized (properties) {
            return Collections.unmodifiableMap(new HashMap<>(properties));
        }
    }

    public void setProperties(Map<String, Object> newProperties) {
        synchronized (properties) {
            properties.clear();
            newProperties.forEach(this::put);
        }
    }

    private static @Nullable Object normalized(@Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return normalized(number);
        }
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(Configuration::normalized).toList();
        }
        throw new IllegalArgumentException("A configuration can't hold a " + value.getClass().getName());
    }

    private static BigDecimal normalized(Number number) {
        BigDecimal decimal = new BigDecimal(number.toString());
        if (number instanceof BigDecimal && decimal.scale() > 1) {
            decimal = decimal.stripTrailingZeros();
            return decimal.scale() == 0 ? decimal.setScale(1) : decimal;
        }
        return decimal;
    }

    @Override
    public int hashCode() {
        return properties.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof Configuration other && properties.equals(other.properties);
    }

    @Override
    public String toString() {
        return "Configuration" + properties;
    }
}
