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
package org.openhab.core.library.unit;

import javax.measure.Unit;
import javax.measure.quantity.Dimensionless;
import javax.measure.quantity.ElectricCharge;
import javax.measure.quantity.ElectricCurrent;
import javax.measure.quantity.ElectricPotential;
import javax.measure.quantity.ElectricResistance;
import javax.measure.quantity.Energy;
import javax.measure.quantity.Force;
import javax.measure.quantity.Frequency;
import javax.measure.quantity.Power;
import javax.measure.quantity.Pressure;
import javax.measure.quantity.Speed;
import javax.measure.quantity.Temperature;
import javax.measure.quantity.Time;
import javax.measure.quantity.Volume;
import javax.measure.spi.SystemOfUnits;

import org.eclipse.jdt.annotation.NonNullByDefault;

import tech.units.indriya.AbstractUnit;
import tech.units.indriya.format.SimpleUnitFormat;
import tech.units.indriya.function.MultiplyConverter;
import tech.units.indriya.unit.ProductUnit;
import tech.units.indriya.unit.TransformedUnit;

/**
 * Units that are the same everywhere.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class Units extends CustomUnits {

    private static final Units INSTANCE = new Units();

    public static final Unit<Volume> LITRE = tech.units.indriya.unit.Units.LITRE;
    public static final Unit<Dimensionless> ONE = AbstractUnit.ONE;
    public static final Unit<Dimensionless> PERCENT = tech.units.indriya.unit.Units.PERCENT;
    public static final Unit<Dimensionless> PARTS_PER_MILLION = new TransformedUnit<>(ONE,
            MultiplyConverter.ofRational(1, 1_000_000));
    public static final Unit<ElectricCharge> COULOMB = tech.units.indriya.unit.Units.COULOMB;
    public static final Unit<ElectricCharge> AMPERE_HOUR = COULOMB.multiply(3600);
    public static final Unit<ElectricCharge> MILLIAMPERE_HOUR = MetricPrefix.MILLI(AMPERE_HOUR);
    public static final Unit<ElectricCurrent> AMPERE = tech.units.indriya.unit.Units.AMPERE;
    public static final Unit<ElectricPotential> VOLT = tech.units.indriya.unit.Units.VOLT;
    public static final Unit<ElectricResistance> OHM = tech.units.indriya.unit.Units.OHM;
    public static final Unit<Energy> JOULE = tech.units.indriya.unit.Units.JOULE;
    public static final Unit<Energy> WATT_HOUR = new ProductUnit<>(
            tech.units.indriya.unit.Units.WATT.multiply(tech.units.indriya.unit.Units.HOUR));
    public static final Unit<Energy> KILOWATT_HOUR = MetricPrefix.KILO(WATT_HOUR);
    public static final Unit<Energy> MEGAWATT_HOUR = MetricPrefix.MEGA(WATT_HOUR);
    public static final Unit<Force> NEWTON = tech.units.indriya.unit.Units.NEWTON;
    public static final Unit<Frequency> HERTZ = tech.units.indriya.unit.Units.HERTZ;
    public static final Unit<Frequency> RPM = new ProductUnit<>(
            AbstractUnit.ONE.divide(tech.units.indriya.unit.Units.MINUTE));
    public static final Unit<Power> WATT = tech.units.indriya.unit.Units.WATT;
    public static final Unit<Pressure> BAR = new TransformedUnit<>("bar", tech.units.indriya.unit.Units.PASCAL,
            MultiplyConverter.ofRational(100_000, 1));
    public static final Unit<Pressure> MILLIBAR = MetricPrefix.MILLI(BAR);
    public static final Unit<Speed> METRE_PER_SECOND = tech.units.indriya.unit.Units.METRE_PER_SECOND;
    public static final Unit<Temperature> KELVIN = tech.units.indriya.unit.Units.KELVIN;
    public static final Unit<Time> SECOND = tech.units.indriya.unit.Units.SECOND;
    public static final Unit<Time> MINUTE = tech.units.indriya.unit.Units.MINUTE;
    public static final Unit<Time> HOUR = tech.units.indriya.unit.Units.HOUR;
    public static final Unit<Time> DAY = tech.units.indriya.unit.Units.DAY;
    public static final Unit<Time> WEEK = tech.units.indriya.unit.Units.WEEK;
    public static final Unit<Time> MONTH = tech.units.indriya.unit.Units.MONTH;
    public static final Unit<Time> YEAR = tech.units.indriya.unit.Units.YEAR;

    static {
        SimpleUnitFormat.getInstance().label(PARTS_PER_MILLION, "ppm");
        SimpleUnitFormat.getInstance().label(AMPERE_HOUR, "Ah");
        SimpleUnitFormat.getInstance().label(MILLIAMPERE_HOUR, "mAh");
        SimpleUnitFormat.getInstance().label(WATT_HOUR, "Wh");
        SimpleUnitFormat.getInstance().label(KILOWATT_HOUR, "kWh");
        SimpleUnitFormat.getInstance().label(MEGAWATT_HOUR, "MWh");
        SimpleUnitFormat.getInstance().label(RPM, "rpm");
        SimpleUnitFormat.getInstance().label(BAR, "bar");
        SimpleUnitFormat.getInstance().label(MILLIBAR, "mbar");
    }

    private Units() {
    }

    public static SystemOfUnits getInstance() {
        return INSTANCE;
    }

    @Override
    public String getName() {
        return super.getName();
    }
}
