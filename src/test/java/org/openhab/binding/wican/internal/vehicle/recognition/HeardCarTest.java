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

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.vehicle.Broadcast;
import org.openhab.binding.wican.internal.vehicle.Evidence;
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

    private static final List<String> I_MIEV = List.of("374 B8BC0000433F4E00", "346 0000000000000050",
            "412 0000004C65000000", "373 C4C382EE0CAA0007", "389 E600000000006400", "286 0020000000000000",
            "697 0000000000000000");
    public static final List<String> K9 = List.of("3A8 0605FE3D0000", "552 0002956D00D7B5FE", "5C3 00000320");
    /** 42E was recorded, the others are made. */
    public static final List<String> ZOE = List.of("42E 5A67D0DD6407A085", "654 0000003AFFCA0000", "658 000000005D00",
            "427 0000000000000FA0", "5D7 000000F4240000", "656 0000000000003C", "6F8 0000C8");

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
        hears(I_MIEV);

        assertEquals(Optional.empty(), certain());
        assertEquals(Set.of("citroen-c-zero", "mitsubishi-i-miev", "peugeot-ion"), Set.copyOf(possible()));
    }

    @Test
    void threeFramesAreTooFew() {
        VehicleProfile van = House.VEHICLES.find("peugeot-e-rifter").orElseThrow();
        HeardCar alone = new HeardCar(List.of(van));
        K9.forEach(frame -> hear(alone, frame));

        assertEquals(Optional.empty(), alone.certain());
        assertEquals(List.of(van), alone.possible());
    }

    /** What a Fluence, a Kangoo or a smart EQ sends beside the frames of its profile is not known. */
    @Test
    void aZoeMayBeAnotherWithTheSameElectronics() {
        hears(ZOE);

        assertEquals(Optional.empty(), certain());
        assertEquals("renault-zoe-ph1", possible().get(0), "most was heard of its frames");
        assertEquals("renault-kangoo-ze", possible().get(3), "least of these");
        assertEquals(Set.of("renault-fluence-ze", "smart-eq"), Set.copyOf(possible().subList(1, 3)));
    }

    @Test
    void aProfileThatMayBeRightWhenTheRestComesStandsInTheWay() {
        VehicleProfile zoe = House.VEHICLES.find("renault-zoe-ph1").orElseThrow();
        VehicleProfile kangoo = House.VEHICLES.find("renault-kangoo-ze").orElseThrow();
        List<String> seldom = ZOE.stream().filter(frame -> frame.startsWith("658")).toList();
        List<String> often = ZOE.stream().filter(frame -> !frame.startsWith("658")).toList();
        VehicleProfile withoutSeldom = own("own",
                zoe.broadcasts().stream().filter(each -> !"658".equals(each.id().toString())).toList());
        HeardCar either = new HeardCar(List.of(withoutSeldom, kangoo));
        HeardCar one = new HeardCar(List.of(withoutSeldom));
        often.forEach(frame -> hear(either, frame));
        often.forEach(frame -> hear(one, frame));

        assertEquals(Optional.of(withoutSeldom), one.certain());
        assertEquals(Optional.empty(), either.certain());
        assertEquals(List.of(withoutSeldom), either.possible());
        seldom.forEach(frame -> hear(either, frame));
        assertEquals(List.of(withoutSeldom, kangoo), either.possible());
    }

    @Test
    void aCarWith29BitIdsIsHeardByThose() {
        hears(List.of("00000580 0000881300370000", "00000581 00000000E8030000"));
        assertEquals(Set.of("citroen-ami", "opel-rocks-e"), Set.copyOf(possible()));

        car.forget();
        hears(List.of("580 0000881300370000", "581 00000000E8030000"));
        assertEquals(List.of(), possible());
    }

    @Test
    void theStateOfChargeMustBeAmongTheValues() {
        hears(I_MIEV.stream().map(frame -> frame.replace("374 B8BC", "374 B8FF")).toList());
        assertEquals(List.of(), possible(), "the capacity, which the same frame tells, is not enough");

        hears(I_MIEV);
        assertEquals(3, possible().size());
    }

    /** Any bit is a switch in one of its positions. */
    @Test
    void aSwitchProvesNothingBesideAValueThatCannotBe() {
        hears(SMART.stream().map(frame -> frame.replace("508 0820602B", "508 0820002B")).toList());
        assertEquals(Optional.empty(), certain());

        hears(SMART);
        assertEquals(Optional.of("smart-ed-451"), certain());
    }

    @Test
    void whoeverKnowsMoreIdsThanCanBeWatchedTellsNobodyFromAllOthers() {
        List<VehicleProfile> many = new ArrayList<>(House.VEHICLES.all());
        Broadcast soc = House.VEHICLES.find("smart-ed-451").orElseThrow().broadcasts().get(0);
        IntStream.range(0x600, 0x640).forEach(id -> many.add(own("own" + id, List.of(with(soc, id)))));
        HeardCar crowd = new HeardCar(many);
        SMART.forEach(frame -> hear(crowd, frame));

        assertEquals(Optional.empty(), crowd.certain());
        assertEquals(List.of(), crowd.ids());
    }

    @Test
    void asManyIdsAsCanBeWatchedAreWatched() {
        Broadcast soc = House.VEHICLES.find("smart-ed-451").orElseThrow().broadcasts().get(0);
        List<VehicleProfile> many = IntStream.range(0x600, 0x640)
                .mapToObj(id -> own("own" + id, List.of(with(soc, id)))).toList();

        assertEquals(64, new HeardCar(many).ids().size());
    }

    @Test
    void fourFramesAreEnough() {
        VehicleProfile four = own("own", House.VEHICLES.find("smart-ed-451").orElseThrow().broadcasts().subList(0, 4));
        HeardCar alone = new HeardCar(List.of(four));
        SMART.forEach(frame -> hear(alone, frame));

        assertEquals(Optional.of(four), alone.certain());
    }

    private static VehicleProfile own(String id, List<Broadcast> broadcasts) {
        return new VehicleProfile(id, "", id, Evidence.COMMUNITY, List.of(), "", List.of(), broadcasts);
    }

    private static Broadcast with(Broadcast broadcast, int id) {
        return new Broadcast(new CanId(id, false), broadcast.length(), broadcast.condition(), broadcast.parameters());
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

    private List<String> possible() {
        return car.possible().stream().map(VehicleProfile::id).toList();
    }

    private Optional<String> certain() {
        return car.certain().map(VehicleProfile::id);
    }
}
