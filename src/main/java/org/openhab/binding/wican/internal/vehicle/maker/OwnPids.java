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
package org.openhab.binding.wican.internal.vehicle.maker;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * The {@link OwnPids} are what a user has entered on the adapter's page himself, as the adapter stores it and a backup
 * has it ({@code auto_pid.json}; firmware: {@code main/autopid.c}): commands for all, and one value after the other
 * with
 * its own request. They hold all that a profile does. The names of their fields are read in any case, as the firmware
 * does.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class OwnPids {

    /** Where they are in the backup of all settings; and the chosen car, which is in the form of the profiles. */
    private static final String IN_BACKUP = "auto_pid";
    private static final String CAR_IN_BACKUP = "auto_pid_car_data";

    private static final String INIT = "initialisation";
    private static final String PIDS = "pids";
    private static final String CAR = "car_model";
    private static final String NO_CAR = "Not Selected";

    private OwnPids() {
    }

    /**
     * @return the part of a JSON file that is in this form, if there is one
     */
    static Optional<JsonObject> in(JsonObject json) {
        return Optional.of(json.get(IN_BACKUP) instanceof JsonObject backup ? backup : json).filter(OwnPids::areHere);
    }

    private static boolean areHere(JsonObject json) {
        if (!(json.get(PIDS) instanceof JsonArray pids)) {
            return false;
        }
        if (pids.isEmpty()) {
            return json.has(INIT);
        }
        return fields(pids.get(0)).containsKey("expression") && !fields(pids.get(0)).containsKey("parameters");
    }

    /**
     * @return the chosen car in a backup, if it is there: an object with {@code cars}
     */
    static Optional<JsonObject> carInBackup(JsonObject json) {
        return json.get(CAR_IN_BACKUP) instanceof JsonObject car ? Optional.of(car) : Optional.empty();
    }

    /**
     * @param own what is in this form
     * @param name what to call the car where its user has not said it
     * @return the same in the form of the profiles; values of one request that follow one another share it
     */
    static JsonObject asCar(JsonObject own, String name) {
        JsonArray pids = new JsonArray();
        Map<String, JsonElement> last = Map.of();
        for (JsonElement element : own.getAsJsonArray(PIDS)) {
            Map<String, JsonElement> fields = fields(element);
            if ("false".equals(text(fields, "enabled"))) {
                continue;
            }
            if (text(fields, "pid").equals(text(last, "pid")) && text(fields, "init").equals(text(last, "init"))
                    && !pids.isEmpty()) {
                pids.get(pids.size() - 1).getAsJsonObject().getAsJsonArray("parameters").add(value(fields));
            } else {
                pids.add(pid(fields));
            }
            last = fields;
        }
        String chosen = MakerParameter.text(own, CAR);
        JsonObject car = new JsonObject();
        car.addProperty(CAR, chosen.isEmpty() || chosen.equalsIgnoreCase(NO_CAR) ? name : chosen);
        car.addProperty("init", MakerParameter.text(own, INIT));
        car.add(PIDS, pids);
        return car;
    }

    private static JsonObject pid(Map<String, JsonElement> fields) {
        JsonObject pid = new JsonObject();
        pid.addProperty("pid", text(fields, "pid"));
        pid.addProperty("pid_init", text(fields, "init"));
        JsonArray parameters = new JsonArray();
        parameters.add(value(fields));
        pid.add("parameters", parameters);
        return pid;
    }

    private static JsonObject value(Map<String, JsonElement> fields) {
        JsonObject value = new JsonObject();
        value.addProperty("name", text(fields, "name"));
        value.addProperty("expression", text(fields, "expression"));
        value.addProperty("unit", text(fields, "unit"));
        value.addProperty("min", text(fields, "minvalue"));
        value.addProperty("max", text(fields, "maxvalue"));
        value.addProperty("sensor_type", text(fields, "sensor_type"));
        return value;
    }

    private static Map<String, JsonElement> fields(@Nullable JsonElement element) {
        Map<String, JsonElement> fields = new TreeMap<>();
        if (element instanceof JsonObject object) {
            object.entrySet().forEach(entry -> fields.put(entry.getKey().toLowerCase(Locale.ROOT), entry.getValue()));
        }
        return fields;
    }

    private static String text(Map<String, JsonElement> fields, String name) {
        @Nullable
        JsonElement value = fields.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString().strip() : "";
    }
}
