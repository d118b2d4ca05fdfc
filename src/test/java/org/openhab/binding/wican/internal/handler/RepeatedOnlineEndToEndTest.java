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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.openhab.binding.wican.internal.testing.House.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.simulator.Behaviour;
import org.openhab.binding.wican.internal.simulator.Behaviours;
import org.openhab.binding.wican.internal.simulator.ControlUnit;
import org.openhab.binding.wican.internal.simulator.LeafAnswers;
import org.openhab.binding.wican.internal.simulator.SimulatedAdapter;
import org.openhab.binding.wican.internal.testing.House;

/**
 * Lets an adapter say that it is online although it was, at a real broker and with a given clock. The car is asked on
 * arrival only.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(60)
class RepeatedOnlineEndToEndTest extends AbstractEndToEndTest {

    private static final int HALF_SECONDS_OF_FOUR_MINUTES = 480;

    @Test
    void aLiveOnlineOfAnAdapterThatIsOnlineIsNoArrival() {
        try (Watch watch = watch(); SimulatedAdapter adapter = leaf()) {
            arrive(watch, adapter);
            watch.passes(Duration.ofMinutes(5));
            assertEquals(1, asked(adapter), "it is asked on arrival only");

            adapter.sayOnlineAgain();
            watch.settled();
            minutesPass(watch, 5);
            assertEquals(1, asked(adapter), "it goes on where it was");
        }
    }

    /** The car was away for less than the keep-alive of the adapter: its broker never said the last will. */
    @Test
    void anAdapterThatConnectsAnewWithoutALastWillGoesOnWhereItWas() {
        try (Watch watch = watch(); SimulatedAdapter adapter = leaf()) {
            arrive(watch, adapter);
            watch.passes(Duration.ofMinutes(5));

            adapter.leaveWithoutLastWill();
            adapter.comeHome();
            watch.settled();
            minutesPass(watch, 5);
            assertEquals(1, asked(adapter), "it goes on where it was");
        }
    }

    /** Discovery subscribes to the status of all adapters on the same connection: the broker delivers each twice. */
    @Test
    void theCopyForDiscoveryIsNoNews() {
        AtomicInteger heard = new AtomicInteger();
        try (Watch watch = watch(); SimulatedAdapter adapter = leaf()) {
            house.connection().subscribe("wican/+/status", (topic, payload) -> heard.incrementAndGet()).join();
            arrive(watch, adapter);
            watch.passes(Duration.ofMinutes(5));
            int before = heard.get();

            adapter.sayOnlineAgain();
            watch.settled();
            minutesPass(watch, 5);
            assertTrue(heard.get() > before, "the other subscription is served, too");
            assertEquals(1, asked(adapter), "it goes on where it was");
        }
    }

    @Test
    void anAdapterThatRepeatsItselfTwiceASecondCausesNothing() {
        try (Watch watch = watch(); SimulatedAdapter adapter = leaf()) {
            arrive(watch, adapter);
            watch.passes(Duration.ofMinutes(2));
            repeatForFourMinutes(adapter, () -> {
                watch.settled();
                watch.passes(Duration.ofMillis(500));
            });

            assertEquals(1, asked(adapter), "in four minutes");
        }
    }

    @Test
    void aCarThatDoesNotAnswerIsNotBotheredMoreOften() {
        try (Watch watch = watch(); SimulatedAdapter adapter = leaf(Behaviours.asleep())) {
            adapter.comeHome();
            adapter.awaitRequests(1, LeafAnswers.SERVICE);
            minutesPass(watch, 2);
            int before = asked(adapter);
            repeatForFourMinutes(adapter, () -> {
                watch.settled();
                watch.passes(Duration.ofMillis(500));
            });

            int requests = asked(adapter) - before;
            assertTrue(requests >= 1 && requests <= 2, "in four minutes: " + requests);
        }
    }

    private Watch watch() {
        return new Watch(house, DEVICE, Duration.ZERO);
    }

    private SimulatedAdapter leaf(Behaviour... behaviours) {
        ControlUnit unit = ControlUnit.at(LeafAnswers.REQUEST_ID, LeafAnswers.ANSWER_ID)
                .withPadding(LeafAnswers.PADDING).answering(LeafAnswers.SERVICE, LeafAnswers.at84Percent());
        for (Behaviour behaviour : behaviours) {
            unit = unit.behaving(behaviour);
        }
        return adapter(DEVICE).withUnit(unit).build();
    }

    private static void arrive(Watch watch, SimulatedAdapter adapter) {
        adapter.comeHome();
        awaitAnswers(watch, 1);
    }

    /** Time must not pass faster than the messages travel: the car would seem to be silent. */
    private static void awaitAnswers(Watch watch, int count) {
        await("answer", () -> watch.count(Kind.ANSWERED) == count);
    }

    private static void repeatForFourMinutes(SimulatedAdapter adapter, Runnable halfASecond) {
        for (int i = 0; i < HALF_SECONDS_OF_FOUR_MINUTES; i++) {
            adapter.sayOnlineAgain();
            halfASecond.run();
        }
    }

    private static void minutesPass(Watch watch, int minutes) {
        for (int second = 0; second < minutes * 60; second += 5) {
            watch.passes(Duration.ofSeconds(5));
        }
    }

    private static int asked(SimulatedAdapter adapter) {
        return adapter.requests(LeafAnswers.SERVICE).size();
    }
}
