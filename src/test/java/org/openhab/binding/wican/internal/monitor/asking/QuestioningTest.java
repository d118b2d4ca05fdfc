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
package org.openhab.binding.wican.internal.monitor.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link Questioning}: what is asked beside the state of charge.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class QuestioningTest {

    private static final String SOH_REQUEST = "79B 02 21 61 00 00 00 00 00";
    private static final String LV_REQUEST = "797 03 22 11 03 00 00 00 00";
    private static final List<CanFrame> SOH_ANSWER = Recorded.frames("7BB", "1008616100002616", "210000");

    private final Bench leaf = Bench.leaf(Duration.ofMinutes(5));

    @Test
    void whatWasLeftToAskWhenTheCarLeftIsNotAskedTwiceAtTheNextArrival() {
        leaf.ends.wanted.addAll(List.of("SOH", "LV_V"));
        leaf.online().answers(Recorded.LEAF_84_PERCENT);
        assertEquals(1, count(SOH_REQUEST));
        leaf.offline().passes(3600).online().answers(Recorded.LEAF_84_PERCENT);
        for (int i = 0; i < 3; i++) {
            leaf.answers(SOH_ANSWER).answers(Recorded.frames("79A", "04621103A3000000"));
        }

        assertEquals(2, count(SOH_REQUEST));
        assertEquals(1, count(LV_REQUEST));
    }

    @Test
    void whatIsNotAnsweredNowAndThenIsAskedOn() {
        leaf.ends.wanted.add("SOH");
        leaf.online();
        for (boolean isAnswered : new boolean[] { false, false, true, false, false, false, false, false }) {
            leaf.answers(Recorded.LEAF_84_PERCENT);
            if (isAnswered) {
                leaf.answers(SOH_ANSWER).passes(300);
            } else {
                leaf.passes(302);
            }
        }

        assertEquals(6, count(SOH_REQUEST));
    }

    private long count(String request) {
        return leaf.ends.frames().stream().filter(request::equals).count();
    }
}
