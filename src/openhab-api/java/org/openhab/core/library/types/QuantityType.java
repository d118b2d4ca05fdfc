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
package org.openhab.core.library.types;

import java.math.BigDecimal;
import java.util.IllegalFormatConversionException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.measure.Dimension;
import javax.measure.IncommensurableException;
import javax.measure.Quantity;
import javax.measure.Quantity.Scale;
import javax.measure.UnconvertibleException;
import javax.measure.Unit;
import javax.measure.UnitConverter;
import javax.measure.format.MeasurementParseException;
import javax.measure.quantity.Dimensionless;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.library.unit.SIUnits;
import org.openhab.core.library.unit.Units;
import org.openhab.core.types.Command;
import org.openhab.core.types.PrimitiveType;
import org.openhab.core.types.State;

import tech.units.indriya.AbstractUnit;
import tech.units.indriya.format.SimpleUnitFormat;
import tech.units.indriya.quantity.Quantities;

/**
 * A number with a unit.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class QuantityType<T extends Quantity<T>> extends Number
        implements PrimitiveType, State, Command, Comparable<QuantityType<T>> {

    private static final long serialVersionUID = 1;

    /** Between number and unit there is a blank, or the unit follows the last digit. */
    private static final Pattern NUMBER_AND_UNIT = Pattern
            .compile("([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)(?:\\s+(.+)|([^0-9\\s].*))?");

    static {
        // Units get their symbols when these classes are loaded.
        Units.getInstance();
        SIUnits.getInstance();
    }

    public static final QuantityType<Dimensionless> ZERO = new QuantityType<>(0, AbstractUnit.ONE);
    public static final QuantityType<Dimensionless> ONE = new QuantityType<>(1, AbstractUnit.ONE);

    private final transient Quantity<T> quantity;

    @SuppressWarnings("unchecked")
    public QuantityType() {
        this(0, (Unit<T>) AbstractUnit.ONE);
    }

    @SuppressWarnings("unchecked")
    public QuantityType(String value) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Invalid quantity: " + value);
        }
        String unit = Objects.requireNonNullElse(matcher.group(2), matcher.group(3));
        try {
            quantity = quantity(new BigDecimal(matcher.group(1)),
                    (Unit<T>) (unit == null ? AbstractUnit.ONE : SimpleUnitFormat.getInstance().parse(unit)));
        } catch (MeasurementParseException e) {
            throw new IllegalArgumentException("Invalid quantity: " + value, e);
        }
    }

    public QuantityType(Number value, Unit<T> unit) {
        quantity = quantity(decimal(value), unit);
    }

    private static <Q extends Quantity<Q>> Quantity<Q> quantity(BigDecimal value, Unit<Q> unit) {
        return Quantities.getQuantity(value, unit, Scale.RELATIVE);
    }

    private static BigDecimal decimal(Number value) {
        return value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
    }

    public static <T extends Quantity<T>> QuantityType<T> valueOf(double value, Unit<T> unit) {
        return new QuantityType<>(value, unit);
    }

    public static QuantityType<? extends Quantity<?>> valueOf(String value) {
        return new QuantityType<>(value);
    }

    @Override
    public String toString() {
        return toFullString();
    }

    @Override
    public String toFullString() {
        return quantity.toString();
    }

    @Override
    public boolean equals(@Nullable Object obj) {
        return obj instanceof QuantityType<?> other && getUnit().isCompatible(other.getUnit()) && compare(other) == 0;
    }

    @Override
    public int compareTo(QuantityType<T> o) {
        return compare(o);
    }

    private int compare(QuantityType<?> other) {
        QuantityType<?> mine = toUnit(getUnit().getSystemUnit());
        QuantityType<?> others = other.toUnit(getUnit().getSystemUnit());
        if (mine == null || others == null) {
            throw new IllegalArgumentException(this + " and " + other + " can't be compared");
        }
        return Double.compare(mine.doubleValue(), others.doubleValue());
    }

    public Unit<T> getUnit() {
        return quantity.getUnit();
    }

    public Dimension getDimension() {
        return getUnit().getDimension();
    }

    @SuppressWarnings("unchecked")
    public @Nullable QuantityType<T> toUnit(Unit<?> targetUnit) {
        if (targetUnit.equals(getUnit())) {
            return this;
        }
        try {
            UnitConverter converter = getUnit().getConverterToAny(targetUnit);
            return new QuantityType<>(converter.convert(quantity.getValue()), (Unit<T>) targetUnit);
        } catch (UnconvertibleException | IncommensurableException e) {
            return null;
        }
    }

    public @Nullable QuantityType<T> toUnit(String targetUnit) {
        return toUnit(AbstractUnit.parse(targetUnit));
    }

    public BigDecimal toBigDecimal() {
        return decimal(quantity.getValue());
    }

    @Override
    public int hashCode() {
        return Objects.hash(getUnit(), quantity.getValue());
    }

    @Override
    public String format(String pattern) {
        String symbol = getUnit().equals(Units.PERCENT) ? "%%" : getUnit().toString();
        String withUnit = pattern.replace("%unit%", symbol);
        try {
            return String.format(withUnit, toBigDecimal().toBigIntegerExact());
        } catch (ArithmeticException | IllegalFormatConversionException e) {
            return String.format(withUnit, toBigDecimal());
        }
    }

    @Override
    public int intValue() {
        return quantity.getValue().intValue();
    }

    @Override
    public long longValue() {
        return quantity.getValue().longValue();
    }

    @Override
    public float floatValue() {
        return quantity.getValue().floatValue();
    }

    @Override
    public double doubleValue() {
        return quantity.getValue().doubleValue();
    }

    @Override
    public <U extends State> @Nullable U as(@Nullable Class<U> target) {
        if (target == DecimalType.class) {
            return target.cast(new DecimalType(toBigDecimal()));
        }
        return State.super.as(target);
    }
}
