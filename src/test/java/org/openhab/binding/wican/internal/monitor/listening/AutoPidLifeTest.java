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
package org.openhab.binding.wican.internal.monitor.listening;

import java.util.stream.LongStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds what is told of a car whose adapter polls it against the truth, over hours of {@link AutoPidLife}. More seeds
 * by
 * hand: {@code -Dwican.seeds=10000}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class AutoPidLifeTest {

    private static final int SEEDS = Integer.getInteger("wican.seeds", 40);
    private static final int SCENES = 60;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingWrongIsToldNoTimeIsTooLateAndNoChangeIsMissed(long seed) {
        new AutoPidLife(seed).live(SCENES);
    }
}
