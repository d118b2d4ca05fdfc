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
package org.openhab.binding.wican.internal.monitor.survey;

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.asking.Exchange;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.binding.wican.internal.vehicle.Query;

/**
 * Proves what happens when a person has a car asked.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class QuestionnaireTest {

    private static final List<DiagnosticRequest> REQUESTS = House.VEHICLES.find("renault-zoe-ph1").orElseThrow()
            .queries().stream().map(Query::request).limit(3).toList();

    private int done;

    private boolean ask(Bench bench) {
        return bench.monitor.ask(REQUESTS, () -> done++);
    }

    @Test
    void eachRequestIsAskedOnceWhetherItIsAnsweredOrNot() {
        Bench bench = Bench.leaf(Duration.ZERO).online().answers(Recorded.LEAF_84_PERCENT);
        bench.ends.frames().clear();

        assertTrue(ask(bench));
        bench.passes(Duration.ofMillis(2200));
        for (int i = 0; i < REQUESTS.size(); i++) {
            assertTrue(bench.ends.frames().get(i).startsWith(REQUESTS.get(i).frame().toString()),
                    bench.ends.frames()::toString);
        }
        assertEquals(1, done);
        assertEquals(REQUESTS, bench.monitor.exchanges().stream().skip(1).limit(3).map(Exchange::request).toList());
    }

    @Test
    void afterwardsTheCarIsWatchedAsBefore() {
        Bench bench = Bench.leaf(Duration.ZERO).online().answers(Recorded.LEAF_84_PERCENT);
        ask(bench);
        bench.passes(20).answers(Recorded.LEAF_24_PERCENT);

        assertTrue(bench.requests() > 1, "the Leaf is asked again");
        assertEquals(1, done);
    }

    @Test
    void aDepartureEndsItAndTellsSo() {
        Bench bench = Bench.leaf(Duration.ZERO).online().answers(Recorded.LEAF_84_PERCENT);
        ask(bench);
        bench.offline();
        assertEquals(1, done);

        int before = bench.requests();
        bench.online().passes(20);
        assertTrue(bench.requests() > before, "the Leaf is asked again");
        assertEquals(1, done);
    }

    @Test
    void disposalEndsItAndLeavesNoTimer() {
        Bench bench = Bench.leaf(Duration.ofMinutes(5)).online().answers(Recorded.LEAF_84_PERCENT);
        ask(bench);
        bench.monitor.stop();

        assertEquals(1, done);
        assertEquals(0, bench.scheduler.pending());
    }

    @Test
    void aLostBrokerEndsIt() {
        Bench bench = Bench.leaf(Duration.ofMinutes(5)).online().answers(Recorded.LEAF_84_PERCENT);
        ask(bench);
        bench.monitor.disconnected();

        assertEquals(1, done);
    }

    @Test
    void aSecondOneMustWait() {
        Bench bench = Bench.leaf(Duration.ZERO).online().answers(Recorded.LEAF_84_PERCENT);

        assertTrue(ask(bench));
        assertFalse(ask(bench));
    }

    @Test
    void aCarThatIsAwayWeakOrAskedByTheAdapterIsNotAsked() {
        assertFalse(ask(Bench.leaf(Duration.ZERO)));
        assertFalse(ask(Bench.leafAbove(12).online().volts(11.5)));
        assertFalse(ask(Bench.autoPid().online()));
        assertEquals(0, done);
    }

    @Test
    void aCarThatCouldNotBeRecognisedIsNotAskedForItsVinOnceMore() {
        Bench bench = Bench.unknown(0).online().passes(60);
        long before = bench.ends.frames().stream().filter(frame -> frame.startsWith("7DF")).count();
        ask(bench);
        bench.passes(60);

        assertEquals(before, bench.ends.frames().stream().filter(frame -> frame.startsWith("7DF")).count());
        assertEquals(Kind.VIN_SILENCE, bench.kind());
    }
}
