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
package org.openhab.binding.wican.internal.openhabapi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

import javax.measure.quantity.Dimensionless;
import javax.measure.quantity.Length;
import javax.measure.quantity.Speed;
import javax.measure.quantity.Temperature;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.unit.MetricPrefix;
import org.openhab.core.library.unit.SIUnits;
import org.openhab.core.library.unit.Units;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.builder.ChannelBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.util.HexUtils;

/**
 * Proves the behaviour of openHAB's values, ids and configurations that the binding relies on, with the slice of
 * openHAB's API as well as with openHAB itself.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ValuesTest {

    private static final ThingTypeUID TYPE = new ThingTypeUID("wican", "adapter");
    private static final ThingUID UID = new ThingUID(TYPE, new ThingUID("mqtt:broker:home"), "car");

    /** Fields of every kind that a binding's configuration has. */
    public static class Fields {
        public String deviceId = "";
        public int refreshInterval = 300;
        public boolean publish = true;
        public double offset;
        public long timeout;
        public List<String> topics = List.of();
        public String untouched = "default";
    }

    @Test
    void quantitiesAreWrittenWithTheirUnits() {
        assertEquals("84 %", new QuantityType<>(84, Units.PERCENT).toString());
        assertEquals("12.4 V", new QuantityType<>(12.4, Units.VOLT).toString());
        assertEquals("23.5 °C", new QuantityType<>(23.5, SIUnits.CELSIUS).toString());
        assertEquals("312 km", new QuantityType<>(312, MetricPrefix.KILO(SIUnits.METRE)).toString());
        assertEquals("7.2 kW", new QuantityType<>(7.2, MetricPrefix.KILO(Units.WATT)).toString());
        assertEquals("58 kWh", new QuantityType<>(58, Units.KILOWATT_HOUR).toString());
        assertEquals("120 Ah", new QuantityType<>(120, Units.AMPERE_HOUR).toString());
        assertEquals("900 rpm", new QuantityType<>(900, Units.RPM).toString());
        assertEquals("50 km/h", new QuantityType<>(50, SIUnits.KILOMETRE_PER_HOUR).toString());
        assertEquals("2.5 bar", new QuantityType<>(2.5, Units.BAR).toString());
        assertEquals("15 min", new QuantityType<>(15, Units.MINUTE).toString());
        assertEquals("80 Ω", new QuantityType<>(80, Units.OHM).toString());
    }

    @Test
    void quantitiesAreReadAndConverted() {
        assertEquals(new QuantityType<>(84, Units.PERCENT), new QuantityType<Dimensionless>("84 %"));
        assertEquals(new QuantityType<>(84, Units.PERCENT), new QuantityType<Dimensionless>(0.84, Units.ONE));
        assertEquals(new QuantityType<>(5, MetricPrefix.KILO(SIUnits.METRE)), new QuantityType<Length>("5000 m"));
        assertEquals(new QuantityType<>(23.5, SIUnits.CELSIUS), new QuantityType<Temperature>("23.5 °C"));
        assertEquals(new QuantityType<>(36, SIUnits.KILOMETRE_PER_HOUR), new QuantityType<Speed>("10 m/s"));
        QuantityType<Temperature> kelvin = new QuantityType<>(0, SIUnits.CELSIUS).toUnit(Units.KELVIN);
        assertNotNull(kelvin);
        assertEquals(0, new BigDecimal("273.15").compareTo(kelvin.toBigDecimal()));
        assertNull(new QuantityType<>(1, Units.VOLT).toUnit(Units.AMPERE));
    }

    @Test
    void momentsAreEqualWhateverTheirTimeZone() {
        Instant moment = Instant.parse("2026-01-02T03:04:05.678Z");
        ZonedDateTime inBerlin = moment.atZone(ZoneId.of("Europe/Berlin"));

        assertEquals(new DateTimeType(moment), new DateTimeType(inBerlin));
        assertEquals(new DateTimeType(moment), new DateTimeType("2026-01-02T04:04:05.678+0100"));
        assertEquals("2026-01-02T04:04:05.678+0100", new DateTimeType(moment).toFullString(inBerlin.getZone()));
        assertEquals("2026-01-02T04:04:05.000+0100",
                new DateTimeType("2026-01-02T03:04:05Z").toFullString(inBerlin.getZone()));
        assertEquals(moment, new DateTimeType(moment).getInstant());
    }

    @Test
    void plainValuesAreWrittenPlainly() {
        assertEquals("84", new DecimalType(84).toString());
        assertEquals(new DecimalType("84.0"), new DecimalType(84));
        assertEquals("ON", OnOffType.from(true).toString());
        assertEquals(OnOffType.OFF, OnOffType.from("off"));
    }

    @Test
    void configurationsBecomeTheFieldsOfAClass() {
        Configuration configuration = new Configuration(Map.of("deviceId", "12345678901d", "refreshInterval",
                new BigDecimal("60"), "publish", false, "offset", 1.5, "timeout", 2000, "topics", List.of("a", "b")));

        Fields fields = configuration.as(Fields.class);

        assertEquals("12345678901d", fields.deviceId);
        assertEquals(60, fields.refreshInterval);
        assertFalse(fields.publish);
        assertEquals(1.5, fields.offset);
        assertEquals(2000, fields.timeout);
        assertEquals(List.of("a", "b"), fields.topics);
        assertEquals("default", fields.untouched);
    }

    @Test
    void configurationsFromTextFilesBecomeTheFieldsOfAClass() {
        Configuration configuration = new Configuration(
                Map.of("refreshInterval", "60", "publish", "false", "topics", "a"));

        Fields fields = configuration.as(Fields.class);

        assertEquals(60, fields.refreshInterval);
        assertFalse(fields.publish);
        assertEquals(List.of("a"), fields.topics);
    }

    @Test
    void numbersInConfigurationsAreDecimals() {
        Configuration configuration = new Configuration();
        configuration.put("refreshInterval", 60);

        assertEquals(new BigDecimal(60), configuration.get("refreshInterval"));
        assertThrows(IllegalArgumentException.class, () -> configuration.put("moment", Instant.EPOCH));
    }

    @Test
    void idsTellBindingBridgeThingAndChannel() {
        assertEquals("wican:adapter:home:car", UID.toString());
        assertEquals("wican", UID.getBindingId());
        assertEquals(List.of("home"), UID.getBridgeIds());
        assertEquals("car", UID.getId());
        ChannelUID channel = new ChannelUID(UID, "soc");
        assertEquals("wican:adapter:home:car:soc", channel.getAsString());
        assertEquals(channel, new ChannelUID("wican:adapter:home:car:soc"));
        assertEquals(UID, channel.getThingUID());
        assertEquals("soc", channel.getId());
        assertThrows(IllegalArgumentException.class, () -> new ChannelUID(UID, "state of charge"));
    }

    @Test
    void thingsAreBuiltWithTheirChannels() {
        ChannelUID soc = new ChannelUID(UID, "soc");
        Thing thing = ThingBuilder.create(TYPE, UID).withChannel(ChannelBuilder.create(soc, "Number").build())
                .withProperty(Thing.PROPERTY_FIRMWARE_VERSION, "4.00").build();

        assertEquals(soc, thing.getChannels().get(0).getUID());
        assertEquals(Map.of("firmwareVersion", "4.00"), thing.getProperties());
        assertTrue(ThingBuilder.create(thing).withoutChannel(soc).build().getChannels().isEmpty());
        assertThrows(IllegalArgumentException.class,
                () -> ThingBuilder.create(thing).withChannel(ChannelBuilder.create(soc).build()));
    }

    @Test
    void bytesAreWrittenInUpperCaseHexadecimal() {
        byte[] bytes = { 0x02, 0x01, (byte) 0xAB };

        assertEquals("0201AB", HexUtils.bytesToHex(bytes));
        assertEquals("02 01 AB", HexUtils.bytesToHex(bytes, " "));
        assertArrayEquals(bytes, HexUtils.hexToBytes("0201ab"));
        assertArrayEquals(bytes, HexUtils.hexToBytes("02 01 AB", " "));
    }
}
