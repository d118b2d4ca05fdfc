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
package org.openhab.binding.wican.internal.vehicle.recognition;

import static org.junit.jupiter.api.Assertions.*;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;

/**
 * Tests for {@link HeardCar}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public class HeardCarTest {

    /** Frames of real cars, see {@code src/test/resources/recordings}; 3D5 is made. */
    public static final List<String> SMART = List.of("2D5 0200401D02D30000", "518 01240000F87FC8A7",
            "412 3BFF00635D800010", "318 5800000460630048", "508 0820602B90FC003F", "448 0F00200E000D0F0D",
            "3D5 0000008C00000000", "423 05000000000000");
    private static final List<String> TWIZY = List.of("155 0797CA545230006C", "597 20A403B129000164",
            "599 00000D80FF460000", "424 114010203963003A", "425 003C000000000000");

    private final HeardCar car = new HeardCar(House.VEHICLES.all());

    @Test
    void aCarThatTellsAllThatOneProfileKnowsIsCertain() {
        hears(SMART);

        assertEquals(Optional.of("smart-ed-451"), certain());
    }

    @Test
    void anotherCarIsCertainToo() {
        hears(TWIZY);

        assertEquals(Optional.of("renault-twizy"), certain());
    }

    @Test
    void aCarIsNotCertainAsLongAsAFrameIsMissing() {
        for (String missing : SMART) {
            HeardCar other = new HeardCar(House.VEHICLES.all());
            SMART.stream().filter(frame -> !frame.equals(missing)).forEach(frame -> hear(other, frame));

            assertEquals(Optional.empty(), other.certain(), missing);
        }
    }

    @Test
    void aFrameOfAnotherLengthIsAnotherLayout() {
        hears(SMART);
        hears(List.of("423 0500000000000000"));

        assertEquals(Optional.empty(), certain());
    }

    @Test
    void framesWithoutABelievableValueProveNothing() {
        hears(SMART.stream().map(frame -> frame.replace("2D5 0200401D02D30000", "2D5 020054FF03FF0000")).toList());
        assertEquals(Optional.empty(), certain());

        hears(List.of("2D5 0200401D02D30000"));
        assertEquals(Optional.of("smart-ed-451"), certain());
    }

    @Test
    void carsWithTheSameFramesAreNotCertain() {
        hears(List.of("374 B8BC0000433F4E00", "346 0000000000000050", "412 0000004C65000000", "373 C4C382EE0CAA0007",
                "389 E600000000006400", "286 0020000000000000", "697 0000000000000000"));

        assertEquals(Optional.empty(), certain());
    }

    @Test
    void threeFramesAreTooFew() {
        hears(List.of("3A8 0605FE3D0000", "552 0002956D00D7B5FE", "5C3 00000320"));

        assertEquals(Optional.empty(), certain());
    }

    @Test
    void whatWasForgottenIsNotCertain() {
        hears(SMART);
        car.forget();

        assertEquals(Optional.empty(), certain());
    }

    private void hears(List<String> frames) {
        frames.forEach(frame -> hear(car, frame));
    }

    private static void hear(HeardCar car, String frame) {
        String[] words = frame.split(" ");
        CanId id = CanId.parse(words[0]);
        if (car.ids().contains(id)) {
            car.hear(id, HexFormat.of().parseHex(words[1]));
        }
    }

    private Optional<String> certain() {
        return car.certain().map(VehicleProfile::id);
    }
}
