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
package org.openhab.binding.wican.internal.monitor;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Proves that a car which tells its state of charge by itself is not asked for it.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class HeardNotAskedTest {

    private static final String SOC_REQUEST = "7E4 03 22 20 02 00 00 00 00";
    private static final String OUTSIDE = "656";

    private final Bench zoe = Bench.car("renault-zoe-ph1", Duration.ofMinutes(5));

    @Test
    void aNightOnTheChargerIsFollowedWithoutASingleRequest() {
        zoe.online();
        for (int minute = 0; minute <= 8 * 60; minute++) {
            for (int i = 0; i < 12; i++) {
                hears(soc(47 + 33.0 * minute / 480));
                zoe.passes(5);
            }
        }

        assertEquals("80", zoe.soc());
        assertEquals(List.of(), zoe.ends.frames());
        assertTrue(zoe.ends.readings().size() > 480, "readings: " + zoe.ends.readings().size());
        assertTrue(zoe.ends.published().get(0).contains("\"time\":\"2024-10-04T10:58:59+00:00\""),
                zoe.ends.published().get(0));
        assertTrue(zoe.ends.published().get(zoe.ends.published().size() - 1).contains("\"time\":\"2024-10-04T18:5"),
                "the last time is that of the last measurement");
    }

    @Test
    void theArrivalWaitsUntilItIsKnownWhetherTheCarTellsByItself() {
        zoe.online().passes(4);
        assertEquals(Kind.LISTENING, zoe.kind());
        assertEquals(List.of(), zoe.ends.frames());

        zoe.passes(1);
        assertEquals(List.of(SOC_REQUEST), zoe.ends.frames());
        assertEquals(Kind.ASKING, zoe.kind());
    }

    @Test
    void aRetryIsLeftOutWhenTheCarBeginsToTellByItself() {
        zoe.online().passes(6);
        hears(soc(47));
        for (int second = 0; second < 600; second++) {
            hears(soc(47));
            zoe.passes(1);
        }

        assertEquals(1, zoe.ends.frames().size(), zoe.ends.frames()::toString);
        assertEquals(Kind.HEARD, zoe.kind());
    }

    @Test
    void aCarThatBeginsToChargeAtNightIsHeardAndNotAsked() {
        zoe.online().passes(3600);
        int asked = zoe.ends.frames().size();
        for (int second = 0; second < 3600; second++) {
            hears(soc(47));
            zoe.passes(1);
        }

        assertEquals(asked, zoe.ends.frames().size());
        assertEquals("47", zoe.soc());
    }

    @Test
    void aCarThatFallsAsleepAfterwardsIsNotAsked() {
        zoe.online();
        hears(soc(47));
        zoe.passes(Duration.ofHours(1));

        assertEquals(List.of(), zoe.ends.frames());
    }

    @Test
    void aCarThatFellAsleepIsNotAskedAfterACutOfTheConnection() {
        fallsAsleep();
        zoe.monitor.disconnected();
        zoe.passes(10);
        zoe.monitor.connected();
        zoe.online().passes(Duration.ofHours(1));

        assertEquals(List.of("79B 02 21 01 00 00 00 00 00"), zoe.ends.frames());
    }

    @Test
    void aCarThatFellAsleepIsNotAskedWhenItsAdapterIsBackAfterSeconds() {
        fallsAsleep();
        zoe.offline().passes(10);
        zoe.online().passes(Duration.ofHours(1));

        assertEquals(List.of("79B 02 21 01 00 00 00 00 00"), zoe.ends.frames());
    }

    /** What is linked and can't be heard was asked for, so that a refresh is due. */
    private void fallsAsleep() {
        zoe.ends.wanted.add("HV_A");
        zoe.online();
        for (int second = 0; second < 60; second++) {
            hears(soc(47));
            zoe.passes(1);
        }
        zoe.passes(150);
    }

    @Test
    void whatIsLinkedAndCannotBeHeardIsAskedFor() {
        zoe.ends.wanted.addAll(Set.of("HV_A", "OUTSIDE_TEMPERATURE", "RANGE"));
        zoe.online();
        for (int second = 0; second < 30; second++) {
            hears(soc(47), Recorded.frame("654", "2000002F000C8000"), Recorded.frame(OUTSIDE, "00000000000040"));
            zoe.passes(1);
        }

        assertEquals(List.of("79B 02 21 01 00 00 00 00 00"), zoe.ends.frames());
    }

    @Test
    void aWishIsAsked() {
        zoe.online();
        hears(soc(47));
        zoe.passes(1);
        zoe.monitor.ask(false);

        assertEquals(List.of(SOC_REQUEST), zoe.ends.frames());
    }

    @Test
    void aWishThatNobodyAnswersDoesNotSayThatTheCarIsSilent() {
        zoe.online();
        zoe.monitor.ask(false);
        for (int second = 0; second < 60; second++) {
            hears(soc(47));
            zoe.passes(1);
        }

        assertEquals(Kind.HEARD, zoe.kind());
    }

    @Test
    void whatIsAskedIsNotMixedWithWhatIsHeard() {
        Bench kangoo = Bench.car("renault-kangoo-ze", Duration.ofMinutes(5)).online();
        kangoo.answers(List.of(Recorded.frame("654", "200000500014C000")));
        assertEquals("80", kangoo.soc());
        kangoo.monitor.ask(false);
        kangoo.answers(List.of(Recorded.frame("7EC", "056220020C350000")));

        assertEquals("80", kangoo.soc());
        assertEquals(1, kangoo.ends.readings().stream().filter(reading -> reading.soc().isPresent()).count());
        assertTrue(kangoo.ends.readings().stream().map(Reading::values).anyMatch(values -> values.containsKey("SOC")));
    }

    private void hears(CanFrame... frames) {
        zoe.answers(List.of(frames));
    }

    private static CanFrame soc(double percent) {
        return Recorded.frame("42E", "%04XD0DD6407A085".formatted((int) Math.round(percent * 50) << 3));
    }
}
