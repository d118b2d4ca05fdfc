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
package org.openhab.binding.wican.internal.handler;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.handler.OpenHab.Provider;
import org.openhab.binding.wican.internal.testing.ManualScheduler;

/**
 * Proves that what was decided about the vehicle stays decided, whatever openHAB does: the adapter is found, accepted
 * or
 * written into a file, the car is recognised or chosen, leaves, comes home, the adapter is scanned for, and openHAB is
 * started anew.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(60)
class ChosenCarTest {

    private static final Duration TRIP = Duration.ofHours(2);
    private static final Duration AWHILE = Duration.ofMinutes(3);

    /** What the user does, and what becomes of it. */
    enum Choice {
        NOTHING_SAID_AND_RECOGNISED(null, LeafAtHome.NISSAN, true),
        AUTO_AND_RECOGNISED("auto", LeafAtHome.NISSAN, true),
        NOTHING_SAID_AND_NOT_RECOGNISED(null, LeafAtHome.STRANGER, false),
        AUTO_AND_SILENT("auto", null, false),
        CHOSEN("nissan-leaf-ze1", LeafAtHome.STRANGER, false),
        AUTO_PID("autopid", LeafAtHome.NISSAN, false);

        private final @Nullable String vehicle;
        private final @Nullable String vin;
        private final boolean isRecognised;

        Choice(@Nullable String vehicle, @Nullable String vin, boolean isRecognised) {
            this.vehicle = vehicle;
            this.vin = vin;
            this.isRecognised = isRecognised;
        }

        Map<String, Object> vehicle() {
            Map<String, Object> configuration = new HashMap<>();
            if (vehicle != null) {
                configuration.put("vehicle", vehicle);
            }
            return configuration;
        }

        boolean mayBeAskedForItsVin() {
            return !isRecognised && (vehicle == null || "auto".equals(vehicle));
        }
    }

    @ParameterizedTest
    @EnumSource
    void chosenCarStaysChosenInAThingOfTheInbox(Choice choice) {
        LeafAtHome car = new LeafAtHome().withVin(Optional.ofNullable(choice.vin));
        OpenHab openhab = new OpenHab(car, new ManualScheduler(Instant.parse("2026-01-15T12:00:00Z")));
        openhab.adapterIs("online");
        assertEquals(List.of("wican:adapter:house:12345678901d"), openhab.inbox.things());

        openhab.accept();
        assertEquals(Optional.empty(), openhab.configured("vehicle"), "nobody has decided anything");
        openhab.configure(choice.vehicle());
        openhab.passes(AWHILE);

        Optional<Object> decided = openhab.configured("vehicle");
        assertEquals(choice.isRecognised ? Optional.of("nissan-leaf-ze1") : Optional.ofNullable(choice.vehicle),
                decided);
        liveOn(openhab, car, choice, decided);
        assertEquals(List.of(), openhab.inbox.things());
    }

    @ParameterizedTest
    @EnumSource
    void chosenCarStaysChosenInAThingOfATextFile(Choice choice) {
        LeafAtHome car = new LeafAtHome().withVin(Optional.ofNullable(choice.vin));
        OpenHab openhab = new OpenHab(car, new ManualScheduler(Instant.parse("2026-01-15T12:00:00Z")));
        Map<String, Object> written = choice.vehicle();
        written.put("deviceId", LeafAtHome.DEVICE);

        openhab.add(Provider.FILE, written);
        openhab.adapterIs("online");
        openhab.passes(AWHILE);

        liveOn(openhab, car, choice, Optional.ofNullable(choice.vehicle));
    }

    /** What the binding has found out it may change itself; what the user has chosen since then it may not. */
    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void aVehicleThatWasOnceFoundIsChosenWhenItIsChosenAfterAnother(boolean isChosen) {
        LeafAtHome car = new LeafAtHome();
        OpenHab openhab = new OpenHab(car, new ManualScheduler(Instant.parse("2026-01-15T12:00:00Z")));
        openhab.adapterIs("online");
        openhab.accept();
        openhab.passes(AWHILE);
        assertEquals(Optional.of("nissan-leaf-ze1"), openhab.configured("vehicle"));
        if (isChosen) {
            openhab.configure(Map.of("vehicle", "bmw-i3"));
            openhab.configure(Map.of("vehicle", "nissan-leaf-ze1"));
            openhab.passes(AWHILE);
        }

        for (int soc = 80; soc < 84; soc++) {
            car.says("autopid", "{\"SOC_D\":%d}".formatted(soc), false);
            openhab.passes(AWHILE);
        }
        assertEquals(Optional.of(isChosen ? "nissan-leaf-ze1" : "autopid"), openhab.configured("vehicle"));
    }

    private static void liveOn(OpenHab openhab, LeafAtHome car, Choice choice, Optional<Object> decided) {
        car.forget();
        goAndComeHome(openhab);
        assertEquals(decided, openhab.configured("vehicle"), "at home again");
        openhab.scan();
        openhab.passes(AWHILE);
        assertEquals(decided, openhab.configured("vehicle"), "after a scan");
        openhab.somethingElseInTheFileIsEdited();
        openhab.passes(AWHILE);
        openhab.restart();
        openhab.passes(AWHILE);
        assertEquals(decided, openhab.configured("vehicle"), "openHAB started anew");
        goAndComeHome(openhab);
        assertEquals(decided, openhab.configured("vehicle"), "at home once more");
        if (!choice.mayBeAskedForItsVin()) {
            assertEquals(List.of(), car.questionsForVin());
        }
        boolean isAsked = choice.isRecognised || choice == Choice.CHOSEN;
        assertEquals(isAsked, car.questions() > 0, "it is still read");
        assertEquals(isAsked ? "83 %" : "null", openhab.state("soc"));
    }

    private static void goAndComeHome(OpenHab openhab) {
        openhab.adapterIs("offline");
        openhab.passes(TRIP);
        openhab.adapterIs("online");
        openhab.passes(AWHILE);
    }
}
