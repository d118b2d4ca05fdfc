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
 * Tests for {@link ValueBelief}: adapters publish more often than they read, so that a value that moves comes in steps.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class BeliefInMovementTest {

    private final BeliefBench soc = BeliefBench.stateOfCharge();

    @Test
    void whatHasStayedForLongHasNotSavedUpForAJump() {
        soc.hears(60, 0, BELIEVED).repeats(60, 60).hears(66, 10, DOUBTED);
    }

    @Test
    void aStepMayBeHalfAsLargeAgainAsTheLastOne() {
        step(50, 52.5).repeats(52.5, 5).hears(56.25, 10, BELIEVED);
    }

    @Test
    void aLargerStepIsDoubted() {
        step(50, 52.5).repeats(52.5, 5).hears(56.26, 10, DOUBTED);
    }

    @Test
    void itMayTakeHalfAsLongAgainAsTheLastOne() {
        step(50, 52.5).repeats(52.5, 8).hears(55.5, 10, BELIEVED);
    }

    @Test
    void aStepThatTakesLongerHasNoPaceToKeep() {
        step(50, 52.5).repeats(52.5, 8).hears(55.5, 11, DOUBTED);
    }

    @Test
    void aStepBackIsDoubted() {
        step(50, 52).repeats(52, 5).hears(49, 10, DOUBTED);
    }

    @Test
    void aValueThatFallsIsFollowedToo() {
        step(50, 47.5).repeats(47.5, 5).hears(44, 10, BELIEVED).repeats(44, 5).hears(40, 10, BELIEVED);
    }

    @Test
    void stepsToNearValuesHaveAPaceToo() {
        step(50, 52).repeats(52, 5).hears(55, 10, BELIEVED);
    }

    @Test
    void stepsToNearValuesThatFallHaveAPaceToo() {
        step(50, 48).repeats(48, 5).hears(45, 10, BELIEVED);
    }

    @Test
    void aLargerStepAfterOneToANearValueIsDoubted() {
        step(50, 52).repeats(52, 5).hears(55.01, 10, DOUBTED);
    }

    @Test
    void aValueThatRosePastThePaceGivesWayToNoneThatFalls() {
        soc.hears(50, 0, BELIEVED).hears(50, 55, BELIEVED).hears(52.25, 5, BELIEVED).hears(52.25, 55, BELIEVED);
        soc.hears(55.5, 5, BELIEVED).hears(49.75, 1, DOUBTED);
    }

    @Test
    void aSilenceIsNoPace() {
        soc.hears(80, 0, BELIEVED).hears(35, 10_800, BELIEVED).repeats(35, 360).hears(20, 10, DOUBTED);
    }

    private BeliefBench step(double from, double to) {
        return soc.hears(from, 0, BELIEVED).repeats(from, 5).hears(to, 10, BELIEVED);
    }
}
