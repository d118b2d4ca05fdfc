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
package org.openhab.binding.wican.internal.monitor.hearing;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link AttentiveInformant}: it listens before it lets a car be asked.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AttentiveInformantTest {

    private final Bench zoe = car();

    @Test
    void whoLeavesMeanwhileIsNotAsked() {
        zoe.online().passes(3).offline().passes(60);

        assertEquals(0, asked(zoe));
        assertEquals(Kind.AWAY, zoe.kind());
    }

    @Test
    void nothingIsAskedWhileTheConnectionIsCut() {
        zoe.online().passes(3).monitor.disconnected();

        assertEquals(0, asked(zoe.passes(60)));
    }

    @Test
    void nothingIsAskedAfterTheEnd() {
        zoe.online().passes(3).monitor.stop();
        Bench asking = car().online().passes(8);
        asking.monitor.stop();

        assertEquals(0, zoe.scheduler.pending());
        assertEquals(0, asking.scheduler.pending());
        assertEquals(0, asked(zoe.passes(60)));
        assertEquals(1, asked(asking.passes(60)));
    }

    @Test
    void whoWasInterruptedListensOnAndAsksThenAsAtTheArrival() {
        zoe.online().passes(3);
        cut(1);
        assertEquals(0, asked(zoe.passes(4)));

        assertEquals(1, asked(zoe.passes(1)));
        assertEquals(Kind.ASKING, zoe.kind());
        assertEquals(4, asked(zoe.passes(70)), "with its retries");
    }

    @Test
    void anAdapterThatConnectsAnewMeanwhileDoesNotProlongIt() {
        zoe.passes(40).offline().passes(1200).online();
        zoe.passes(3).online();
        assertEquals(0, asked(zoe.passes(1)));

        assertEquals(1, asked(zoe.passes(1)));
        assertEquals(4, asked(zoe.passes(70)));
    }

    @Test
    void aRoundThatWasInterruptedGoesOnAfterListening() {
        zoe.online().passes(8);
        assertEquals(1, asked(zoe));
        cut(30);
        assertEquals(1, asked(zoe.passes(4)));

        assertEquals(2, asked(zoe.passes(1)));
    }

    @Test
    void aShortAbsenceIsWorthOneQuestionAfterListening() {
        zoe.online().passes(80);
        assertEquals(4, asked(zoe));
        zoe.passes(240).offline().passes(30).online();
        assertEquals(4, asked(zoe.passes(4)));

        assertEquals(5, asked(zoe.passes(1)));
    }

    @Test
    void aSignOfLifeIsWorthAQuestionAfterListening() {
        zoe.online().passes(80);
        for (int minute = 0; minute < 10; minute++) {
            zoe.volts(12.4).passes(60);
        }
        assertEquals(4, asked(zoe));
        zoe.answers(Recorded.frames("1DB", "00"));
        assertEquals(4, asked(zoe.passes(3)));
        zoe.volts(13.9);
        assertEquals(4, asked(zoe.passes(1)), "another sign does not prolong it");

        assertEquals(5, asked(zoe.passes(1)));
    }

    @Test
    void whatIsHeardEndsTheListeningWithoutAQuestion() {
        zoe.online().passes(80);
        for (int minute = 0; minute < 10; minute++) {
            zoe.volts(12.4).passes(60);
        }
        hears();
        zoe.volts(13.9).passes(30);

        assertEquals(4, asked(zoe));
        assertEquals(Kind.HEARD, zoe.kind());
    }

    @Test
    void theLevelIsWatchedWhileTheCarIsQuiet() {
        zoe.online().passes(80);
        long before = zoe.levelQueries();
        for (int minute = 0; minute < 10; minute++) {
            zoe.volts(12.4).passes(60);
        }

        assertEquals(10, zoe.levelQueries() - before, 1);
    }

    @Test
    void whoWasSparedIsAskedWithoutListeningWhenTheLevelHasRecovered() {
        Bench bench = Bench.carAbove("renault-zoe-ph1", 12.5).online().volts(12.0).passes(10);
        assertEquals(Kind.LOW_VOLTAGE, bench.kind());
        assertEquals(0, asked(bench));

        assertEquals(1, asked(bench.volts(12.9).passes(1)));
    }

    private static Bench car() {
        return Bench.car("renault-zoe-ph1", Duration.ofMinutes(5));
    }

    private void hears() {
        zoe.answers(List.of(Recorded.frame("42E", "4970D0DD6407A085")));
    }

    private void cut(int seconds) {
        zoe.monitor.disconnected();
        zoe.passes(seconds).monitor.connected();
        zoe.online();
    }

    private static int asked(Bench bench) {
        return (int) bench.ends.frames().stream().filter("7E4 03 22 20 02 00 00 00 00"::equals).count();
    }
}
