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
package org.openhab.binding.wican.internal;

import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.core.thing.ThingTypeUID;

/**
 * The {@link WicanBindingConstants} are the ids that the binding shares with its XML files.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class WicanBindingConstants {

    public static final String BINDING_ID = "wican";

    /** The folder below openHAB's configuration folder where users put their vehicle profiles. */
    public static final String USER_FOLDER = "wican";

    public static final ThingTypeUID THING_TYPE_ADAPTER = new ThingTypeUID(BINDING_ID, "adapter");

    public static final String CHANNEL_SOC = "soc";
    public static final String CHANNEL_LAST_UPDATE = "last-update";
    public static final String CHANNEL_ONLINE = "online";
    public static final String CHANNEL_LAST_SEEN = "last-seen";
    public static final String CHANNEL_BATTERY_VOLTAGE = "battery-voltage";
    public static final String CHANNEL_SOC_MEASURED = "soc-measured";

    /** The channels that every Thing has, each of the type of its name; the others are values of its vehicle. */
    public static final List<String> COMMON_CHANNELS = List.of(CHANNEL_SOC, CHANNEL_LAST_UPDATE, CHANNEL_ONLINE,
            CHANNEL_LAST_SEEN, CHANNEL_BATTERY_VOLTAGE, CHANNEL_SOC_MEASURED);

    /** What the vehicle's profile tells the owner. */
    public static final String PROPERTY_NOTE = "note";

    /** The part of the VIN that is no secret, where the car was asked for it. */
    public static final String PROPERTY_VIN = "vin";
    /** The ids of the vehicles that the car may be, where it was asked and could not be recognised for certain. */
    public static final String PROPERTY_CANDIDATES = "candidates";

    /** The address of the adapter's web page. */
    public static final String PROPERTY_WEB_PAGE = "webPage";

    /** The names of the values that have no channel, because it would be that of another, or there are too many. */
    public static final String PROPERTY_LEFT_OUT = "leftOut";
    /** Those of the adapter's topics that are not the usual ones, as they were read from it. */
    public static final String PROPERTY_TOPICS = "adapterTopics";
    /** The vehicle, or the way, that the binding has found out by itself: it may change it again. */
    public static final String PROPERTY_FOUND = "found";

    public static final String CONFIG_DEVICE_ID = "deviceId";
    public static final String CONFIG_VEHICLE = "vehicle";
    /** In place of a vehicle's id: the car is asked which it is. */
    public static final String VEHICLE_AUTO = "auto";
    /** In place of a vehicle's id: the adapter polls the car by itself. */
    public static final String VEHICLE_AUTO_PID = "autopid";
    public static final String CONFIG_REFRESH_INTERVAL = "refreshInterval";
    public static final String CONFIG_VALUES_EVERY = "valuesEvery";
    public static final String CONFIG_PUBLISH = "publish";
    public static final String CONFIG_SOC_TOPIC = "socTopic";
    public static final String CONFIG_HOST = "host";
    public static final String CONFIG_STATUS_TOPIC = "statusTopic";
    public static final String CONFIG_RX_TOPIC = "rxTopic";
    public static final String CONFIG_TX_TOPIC = "txTopic";
    public static final String CONFIG_AUTO_PID_TOPIC = "autoPidTopic";
    public static final String CONFIG_MINIMUM_VOLTAGE = "minimumVoltage";
    public static final String CONFIG_ASK_PARKED = "askParked";
    public static final String CONFIG_RESPONSE_TIMEOUT = "responseTimeout";

    private WicanBindingConstants() {
    }
}
