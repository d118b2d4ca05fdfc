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
package org.openhab.binding.wican.internal.monitor.belief;

import static org.junit.jupiter.api.Assertions.*;
import static org.openhab.binding.wican.internal.monitor.belief.Opinion.Verdict.*;

import java.time.Duration;
import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.vehicle.kinds.ValueKind;

/**
 * Tests for {@link ValueBelief}: which values of one parameter to believe, with a given time.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ValueBeliefTest {

    private final ValueBelief belief = new ValueBelief(ValueKind.STATE_OF_CHARGE, false);
    private Instant now = Instant.parse("2026-11-29T12:00:00Z");

    @Test
    void aJumpThatIsJustPossibleSinceTheLastRepetitionIsBelieved() {
        assertVerdict(BELIEVED, 60, 0);
        assertVerdict(BELIEVED, 60, 600);
        assertVerdict(BELIEVED, 66, 60);
        assertVerdict(DOUBTED, 72.1, 60);
    }

    @Test
    void aDoubtedValueIsBelievedAfterFiveMinutesAndThreeMessages() {
        assertVerdict(BELIEVED, 52, 0);
        Instant first = now.plusSeconds(1);
        assertVerdict(DOUBTED, 100, 1);
        assertVerdict(DOUBTED, 100, 299);
        Opinion opinion = assertVerdict(BELIEVED, 100, 1);
        assertEquals(first, opinion.since());
    }

    @Test
    void twoMessagesAreNotEnoughHoweverFarApart() {
        assertVerdict(BELIEVED, 52, 0);
        assertVerdict(DOUBTED, 100, 1);
        assertVerdict(DOUBTED, 100, 600);
        assertVerdict(BELIEVED, 100, 1);
    }

    @Test
    void anotherNearValueConfirmsAtOnceAndAFartherOneDoesNot() {
        assertVerdict(BELIEVED, 52, 0);
        assertVerdict(DOUBTED, 80, 1);
        assertVerdict(DOUBTED, 82.5, 10);
        assertVerdict(DOUBTED, 82.5, 10);
        assertVerdict(BELIEVED, 83, 10);
    }

    @Test
    void theOldValueEndsTheDoubtAndWhatWasDoubtedConfirmsNothing() {
        assertVerdict(BELIEVED, 55, 0);
        assertVerdict(DOUBTED, 12, 10);
        assertVerdict(RETURNED, 55, 10);
        assertVerdict(BELIEVED, 55, 10);
        assertVerdict(DOUBTED, 11.5, 10);
        assertVerdict(RETURNED, 55, 10);
    }

    @Test
    void whatIsImpossibleOrNothingIsRefusedAndDisturbsNothing() {
        assertVerdict(REFUSED, 0, 0);
        assertVerdict(BELIEVED, 55, 10);
        assertVerdict(REFUSED, 102.3, 10);
        assertVerdict(RETURNED, 55, 10);
        assertVerdict(REFUSED, 0, 10);
        assertVerdict(RETURNED, 55, 10);
        assertVerdict(BELIEVED, 55, 10);
    }

    @Test
    void theFirstValueAfterASilenceGivesWayToWhatGoesOnFromBefore() {
        assertVerdict(BELIEVED, 48, 0);
        assertVerdict(BELIEVED, 5, 3600);
        assertVerdict(BELIEVED, 47.5, 10);
        assertVerdict(DOUBTED, 5, 10);
    }

    @Test
    void theFirstValueAfterASilenceThatGaveWayTwiceIsAWrongOne() {
        assertVerdict(BELIEVED, 48, 0);
        assertVerdict(BELIEVED, 5, 3600);
        assertVerdict(BELIEVED, 48, 10);
        assertVerdict(DOUBTED, 5, 10);
        assertVerdict(RETURNED, 48, 10);
        assertVerdict(DOUBTED, 5, 10);
        assertVerdict(RETURNED, 48, 10);
        assertVerdict(DOUBTED, 5, 10);
        assertVerdict(DOUBTED, 5, 10);
    }

    @Test
    void theFirstValueAfterASilenceThatGaveWayOnceCountsWhenItComesTwiceInARow() {
        assertVerdict(BELIEVED, 48, 0);
        assertVerdict(BELIEVED, 5, 3600);
        assertVerdict(BELIEVED, 48, 10);
        assertVerdict(DOUBTED, 5, 10);
        assertVerdict(BELIEVED, 5, 10);
    }

    @Test
    void ofTwoThatContradictEachOtherTheOneThatComesAgainCounts() {
        assertVerdict(BELIEVED, 80, 0);
        assertVerdict(BELIEVED, 35, 10_800);
        Opinion opinion = assertVerdict(TAKEN_BACK, 5, 10);
        assertEquals(80, opinion.value());
        assertVerdict(BELIEVED, 35, 10);
        assertVerdict(BELIEVED, 35, 10);
    }

    @Test
    void afterTwoMinutesAFirstValueIsNotTakenBackAnyMore() {
        assertVerdict(BELIEVED, 80, 0);
        assertVerdict(BELIEVED, 35, 10_800);
        assertVerdict(BELIEVED, 35, 119);
        assertVerdict(DOUBTED, 5, 1);
        assertVerdict(RETURNED, 35, 1);
    }

    @Test
    void aValueThatMovesIsFollowedAtItsPace() {
        double soc = 24;
        assertVerdict(BELIEVED, soc, 0);
        for (int i = 1; i < 30; i++) {
            soc += i % 3 == 0 ? 2.4 : 0;
            Opinion opinion = belief.hear(soc, pass(12));
            assertTrue(i < 12 || opinion.isBelieved(), "message " + i + ": " + opinion);
        }
    }

    @Test
    void whatIsKnownFromElsewhereIsHeldAgainstTheFirstValue() {
        belief.know(70, now);
        assertVerdict(DOUBTED, 23.5, 10);
        belief.know(23.5, now);
        assertVerdict(RETURNED, 70, 10);
    }

    @Test
    void whatIsReadTwiceIsConfirmed() {
        ValueBelief temperature = new ValueBelief(ValueKind.TEMPERATURE, true);
        assertEquals(BELIEVED, temperature.read(18, now).verdict());
        assertEquals(DOUBTED, temperature.read(-23, pass(2)).verdict());
        assertEquals(BELIEVED, temperature.read(-23, pass(5)).verdict());
    }

    @Test
    void aCounterThatIsReadThreeTimesIsBelievedThoughItDoesNotMove() {
        new BeliefBench(ValueKind.ODOMETER, false).reads(31_200, 0, BELIEVED).reads(29_000, 60, DOUBTED)
                .reads(29_000, 60, DOUBTED).reads(29_000, 60, BELIEVED);
    }

    @Test
    void aNumberThatStandsForNotKnownIsNoValueUnlessOneGoesOnToIt() {
        new BeliefBench(ValueKind.RANGE, false).hears(1023, 0, REFUSED).hears(400, 10, BELIEVED)
                .hears(1023, 10, REFUSED).hears(400, 10, RETURNED);
        new BeliefBench(ValueKind.RANGE, false).hears(1000, 0, BELIEVED).hears(1023, 10, BELIEVED);
    }

    @Test
    void zeroIsBelievedOfABatteryThatWasNearlyEmpty() {
        BeliefBench.stateOfCharge().hears(1.5, 0, BELIEVED).hears(0, 10, BELIEVED);
    }

    @Test
    void zeroIsAValueLikeAnyOtherWhereAnythingIsPossible() {
        new BeliefBench(ValueKind.POWER, false).hears(0, 0, BELIEVED);
        new BeliefBench(ValueKind.OTHER, false).hears(0, 0, BELIEVED);
    }

    @Test
    void zeroIsFirstOfAllNothingWhereItWouldBeHeldAgainstTheNext() {
        BeliefBench.stateOfCharge().hears(0, 0, REFUSED);
        new BeliefBench(ValueKind.STATE_OF_CHARGE, true).hears(0, 0, BELIEVED);
    }

    @Test
    void aCounterMustMove() {
        ValueBelief odometer = new ValueBelief(ValueKind.ODOMETER, false);
        assertEquals(BELIEVED, odometer.hear(31_200, now).verdict());
        for (int i = 0; i < 100; i++) {
            assertEquals(DOUBTED, odometer.hear(29_000, pass(60)).verdict());
        }
        assertEquals(DOUBTED, odometer.hear(29_001, pass(60)).verdict());
        assertEquals(BELIEVED, odometer.hear(29_002, pass(60)).verdict());
    }

    private Instant pass(long seconds) {
        now = now.plus(Duration.ofSeconds(seconds));
        return now;
    }

    private Opinion assertVerdict(Opinion.Verdict verdict, double value, long secondsLater) {
        Opinion opinion = belief.hear(value, pass(secondsLater));
        assertEquals(verdict, opinion.verdict(), value + " " + opinion);
        return opinion;
    }
}
