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

import static org.openhab.binding.wican.internal.monitor.belief.Opinion.Verdict.*;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

/**
 * Tests for {@link ValueBelief}: which of two values counts that contradict each other.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class BeliefInJumpsTest {

    private static final long GAP = 600;
    private static final long HOURS = 10_800;

    private final BeliefBench soc = BeliefBench.stateOfCharge();

    // ---- a jump that was just possible

    @Test
    void whatWasBeforeAJumpMayComeBackUntilAnotherValueFollows() {
        BeliefBench.stateOfCharge().hears(60, 0, BELIEVED).hears(66, 60, BELIEVED).hears(60, 0, BELIEVED);

        soc.hears(60, 0, BELIEVED).hears(66, 60, BELIEVED).hears(66.5, 10, BELIEVED).hears(60, 0, DOUBTED);
    }

    @Test
    void whatWasBeforeAJumpMayComeBackUntilTheNewValueHasStayed() {
        BeliefBench soon = BeliefBench.stateOfCharge();
        soon.hears(60, 0, BELIEVED).hears(66, 60, BELIEVED).hears(66, 150, BELIEVED).hears(66, 149, BELIEVED);
        soon.hears(60, 0, BELIEVED);

        soc.hears(60, 0, BELIEVED).hears(66, 60, BELIEVED).hears(66, 150, BELIEVED).hears(66, 150, BELIEVED);
        soc.hears(60, 0, DOUBTED);
    }

    @Test
    void aNearerValueThanTheJumpGoesOnFromWhatWasBefore() {
        soc.hears(60, 0, BELIEVED).hears(66, 60, BELIEVED).hears(62.5, 10, BELIEVED).hears(66, 0, BELIEVED);
    }

    @Test
    void aValueThatIsNoNearerThanTheJumpIsDoubted() {
        soc.hears(60, 0, BELIEVED).hears(66, 60, BELIEVED).hears(54, 10, DOUBTED);
    }

    @Test
    void aValueBeyondTheJumpIsDoubted() {
        soc.hears(60, 0, BELIEVED).hears(66, 60, BELIEVED).hears(53.5, 10, DOUBTED);
    }

    @Test
    void whatCameOnceHasNoRightToComeBackToAValueThatWasConfirmed() {
        soc.knows(70).hears(76, 60, BELIEVED).hears(70, 10, BELIEVED).hears(70, 10, BELIEVED).hears(76, 0, DOUBTED);
    }

    @Test
    void whatWasRepeatedMayComeBackInItsTurn() {
        soc.knows(70).hears(76, 60, BELIEVED).hears(76, 10, BELIEVED).hears(70, 10, BELIEVED);
        soc.hears(70, 10, BELIEVED).hears(76, 0, BELIEVED);
    }

    @Test
    void aValueThatNothingConfirmedLeavesTheOtherItsRight() {
        soc.hears(70, 0, BELIEVED).hears(76, 60, BELIEVED).hears(70, 10, BELIEVED).hears(70, 10, BELIEVED);
        soc.hears(76, 0, BELIEVED);
    }

    // ---- a value that was doubted first

    @Test
    void wildValuesConfirmNothing() {
        soc.hears(52, 0, BELIEVED).hears(100, 1, DOUBTED).hears(20, 1, DOUBTED).hears(80, 1, DOUBTED);
        soc.hears(99.5, 1, DOUBTED).hears(5, 1, DOUBTED).hears(52, 1, RETURNED);
    }

    @Test
    void threeValuesThatGoOnFromEachOtherAreNoAccident() {
        soc.hears(52, 0, BELIEVED).hears(80, 1, DOUBTED).hears(84, 60, DOUBTED).hears(88, 60, BELIEVED);
    }

    @Test
    void whatIsPossibleByNowNeedsToComeTwiceOnly() {
        soc.hears(60, 0, BELIEVED).hears(64, 10, DOUBTED).hears(64, 300, BELIEVED);
    }

    @Test
    void aValueThatMerelyStaysMayBeThatOfACarThatSleepsAndGivesWayAtAnyTime() {
        stays(100).hears(100, 3600, BELIEVED).hears(100, 3600, BELIEVED).hears(99.5, 10, BELIEVED);
        soc.hears(52, 10, BELIEVED);
    }

    @Test
    void threeValuesProveThatItDoesNotSleep() {
        stays(100).hears(99.5, 10, BELIEVED).hears(99, 10, BELIEVED).hears(52, 10, DOUBTED);
    }

    @Test
    void aValueThatMovesNeedsOnlyToStayAfterThat() {
        soc.hears(52, 0, BELIEVED).hears(80, 10, DOUBTED).hears(80.5, 10, BELIEVED).hears(52, 10, BELIEVED);
        soc.hears(80.5, 10, BELIEVED).hears(80.5, 150, BELIEVED).hears(80.5, 150, BELIEVED).hears(52, 10, DOUBTED);
    }

    @Test
    void aValueThatWasBelievedLateGivesWayToNothingThatIsMerelyNearer() {
        soc.hears(52, 0, BELIEVED).hears(80, 10, DOUBTED).hears(80.5, 10, BELIEVED).hears(55, 0, DOUBTED);
    }

    // ---- after a long silence

    @Test
    void afterASilenceTheValueCountsThatFitsToHowCarsAreUsuallyDriven() {
        soc.hears(80, 0, BELIEVED).hears(50, GAP, BELIEVED).hears(75, 10, BELIEVED);
    }

    @Test
    void afterASilenceNoneCountsIfNeitherFits() {
        soc.hears(80, 0, BELIEVED).hears(50, GAP, BELIEVED).hears(70, 10, TAKEN_BACK, 80);
    }

    @Test
    void afterASilenceNoneCountsIfBothFit() {
        soc.hears(80, 0, BELIEVED).hears(74, GAP, BELIEVED).hears(86, 10, TAKEN_BACK, 80);
    }

    @Test
    void withoutASilenceTheNearerOneCounts() {
        soc.hears(80, 0, BELIEVED).hears(50, GAP - 1, BELIEVED).hears(70, 10, BELIEVED);
    }

    @Test
    void ofTwoThatContradictEachOtherNoneIsConfirmedByWhatItCanHaveBecome() {
        contested().hears(40, 60, DOUBTED).hears(35, 10, BELIEVED);
    }

    @Test
    void ofTwoThatContradictEachOtherTheOneThatCameOnceHasNoRightToComeBack() {
        contested().hears(35, 10, BELIEVED).hears(5, 10, DOUBTED).hears(35, 10, RETURNED);
    }

    @Test
    void ofTwoThatContradictEachOtherTheOneThatStaysIsRight() {
        contested().hears(35, 10, BELIEVED).repeats(35, 30).hears(5, 10, DOUBTED);
    }

    @Test
    void whenFourContradictEachOtherTheFirstAreForgotten() {
        contested().hears(60, 10, DOUBTED).hears(20, 10, DOUBTED).hears(35, 10, DOUBTED).hears(20, 10, BELIEVED);
    }

    @Test
    void theFirstValueAfterASilenceGivesWayToWhateverComesTwiceUntilItHasStayed() {
        soc.hears(80, 0, BELIEVED).hears(35, HOURS, BELIEVED).hears(35, 119, BELIEVED);
        soc.hears(5, 1, DOUBTED).hears(5, 1, BELIEVED);
    }

    @Test
    void afterThatItDoesNotAnyMore() {
        soc.hears(80, 0, BELIEVED).hears(35, HOURS, BELIEVED).repeats(35, 30);
        soc.hears(5, 1, DOUBTED).hears(5, 1, DOUBTED);
    }

    @Test
    void aJumpWithoutASilenceDoesNotGiveWayToWhateverComesTwice() {
        soc.hears(60, 0, BELIEVED).hears(66, 60, BELIEVED).hears(5, 1, DOUBTED).hears(5, 1, DOUBTED);
    }

    private BeliefBench stays(double value) {
        return soc.hears(52, 0, BELIEVED).hears(value, 1, DOUBTED).hears(value, 150, DOUBTED).hears(value, 150,
                BELIEVED);
    }

    private BeliefBench contested() {
        return soc.hears(80, 0, BELIEVED).hears(35, HOURS, BELIEVED).hears(5, 10, TAKEN_BACK, 80);
    }
}
