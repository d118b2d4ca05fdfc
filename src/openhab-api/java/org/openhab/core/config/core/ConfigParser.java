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

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns configuration parameters into the fields of a class or record.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class ConfigParser {

    private static final Logger LOGGER = LoggerFactory.getLogger(ConfigParser.class);

    private ConfigParser() {
    }

    public static <T> @Nullable T configurationAs(Map<String, @Nullable Object> properties,
            Class<T> configurationClass) {
        try {
            return configurationClass.isRecord() ? asRecord(properties, configurationClass)
                    : asObject(properties, configurationClass);
        } catch (ReflectiveOperationException e) {
            LOGGER.warn("{} can't be made from a configuration", configurationClass.getName(), e);
            return null;
        }
    }

    private static <T> T asObject(Map<String, @Nullable Object> properties, Class<T> type)
            throws ReflectiveOperationException {
        T object = type.getConstructor().newInstance();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                Object raw = properties.get(field.getName());
                if (raw == null || Modifier.isFinal(field.getModifiers())
                        || Modifier.isTransient(field.getModifiers())) {
                    continue;
                }
                Object value = converted(raw, field.getType(), field.getGenericType());
                if (value != null) {
                    field.setAccessible(true);
                    field.set(object, value);
                }
            }
        }
        return object;
    }

    private static <T> T asRecord(Map<String, @Nullable Object> properties, Class<T> type)
            throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            Object raw = properties.get(components[i].getName());
            Object value = raw == null ? null : converted(raw, types[i], components[i].getGenericType());
            // The only element of a new array is the default value of its type.
            values[i] = value == null && types[i].isPrimitive() ? Array.get(Array.newInstance(types[i], 1), 0) : value;
        }
        Constructor<T> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
    }

    private static @Nullable Object converted(Object raw, Class<?> type, java.lang.reflect.Type genericType) {
        if (!(raw instanceof Collection<?> elements)) {
            return valueAs(raw, type);
        }
        if (!(genericType instanceof ParameterizedType parameterized
                && parameterized.getActualTypeArguments()[0] instanceof Class<?> elementType)) {
            LOGGER.warn("Lists go into List and Set only, not into {}", genericType);
            return null;
        }
        Stream<?> values = elements.stream().map(element -> valueAs(element, elementType)).filter(Objects::nonNull);
        return Set.class.isAssignableFrom(type) ? values.collect(Collectors.toSet())
                : values.collect(Collectors.toList());
    }

    public static <T> T valueAsOrElse(@Nullable Object value, Class<T> type, T defaultValue) {
        return Objects.requireNonNullElse(valueAs(value, type), defaultValue);
    }

    @SuppressWarnings("unchecked")
    public static <T> @Nullable T valueAs(@Nullable Object value, Class<T> type) {
        if (value == null || type.isInstance(value)) {
            return (T) value;
        }
        Class<?> wrapper = MethodType.methodType(type).wrap().returnType();
        try {
            Object result = value instanceof Number number ? number(number.toString(), wrapper)
                    : value instanceof String text ? fromText(text, wrapper) : value;
            if (wrapper.isInstance(result)) {
                return (T) result;
            }
        } catch (RuntimeException e) {
            LOGGER.debug("'{}' is no {}", value, wrapper.getSimpleName(), e);
        }
        LOGGER.warn("The value '{}' can't be converted to {}", value, wrapper.getSimpleName());
        return null;
    }

    @SuppressWarnings({ "unchecked", "rawtypes" })
    private static @Nullable Object fromText(String text, Class<?> type) {
        if (type == Boolean.class) {
            return Boolean.valueOf(text);
        } else if (type.isEnum()) {
            return Enum.valueOf((Class<? extends Enum>) type, text);
        } else if (Set.class.isAssignableFrom(type)) {
            return Set.of(text);
        } else if (Collection.class.isAssignableFrom(type)) {
            return List.of(text);
        }
        return number(text, type);
    }

    private static @Nullable Object number(String text, Class<?> type) {
        BigDecimal decimal = new BigDecimal(text);
        if (type == BigDecimal.class) {
            return decimal;
        } else if (type == Integer.class) {
            return decimal.intValue();
        } else if (type == Long.class) {
            return decimal.longValue();
        } else if (type == Short.class) {
            return decimal.shortValue();
        } else if (type == Byte.class) {
            return decimal.byteValue();
        } else if (type == Double.class) {
            return decimal.doubleValue();
        } else if (type == Float.class) {
            return decimal.floatValue();
        }
        return null;
    }
}
