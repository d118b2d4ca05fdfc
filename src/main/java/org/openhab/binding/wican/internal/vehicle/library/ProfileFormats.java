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
package org.openhab.binding.wican.internal.vehicle.library;

import java.io.Reader;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.vehicle.format.ProfileFile;
import org.openhab.binding.wican.internal.vehicle.format.ProfileReader;
import org.openhab.binding.wican.internal.vehicle.maker.MakerProfileReader;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * The {@link ProfileFormats} tell the binding's own format from the adapter maker's.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class ProfileFormats {

    private ProfileFormats() {
    }

    /**
     * @param file the file's name, for the problems
     * @param reader its content
     */
    public static ProfileFile read(String file, Reader reader) {
        return read(file, reader, false);
    }

    /**
     * Reads what a user has brought. What is in the maker's format is not the user's own: nobody here can mend it.
     *
     * @param file the file's name, for the problems
     * @param reader its content
     */
    static ProfileFile readUsers(String file, Reader reader) {
        return read(file, reader, true);
    }

    private static ProfileFile read(String file, Reader reader, boolean isUsers) {
        JsonElement json;
        try {
            json = JsonParser.parseReader(reader);
        } catch (JsonParseException e) {
            return ProfileFile.unreadable(file, "not JSON: " + e.getMessage());
        }
        if (!json.isJsonObject()) {
            return ProfileFile.unreadable(file, "an object { … } is expected");
        }
        JsonObject object = json.getAsJsonObject();
        if (MakerProfileReader.recognizes(object)) {
            return MakerProfileReader.read(file, object);
        }
        ProfileFile own = ProfileReader.read(file, object);
        return isUsers ? own.ownProfiles() : own;
    }
}
