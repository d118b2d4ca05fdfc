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

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.monitor.Bench;
import org.openhab.binding.wican.internal.monitor.Ends;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * Tests for {@link Believability}, and for what the monitor makes of it.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class BelievabilityTest {

    private static final Instant NOON = Instant.parse("2024-10-04T12:00:00Z");

    private final Bench bench = Bench.leaf(Duration.ofMinutes(5));

    @ParameterizedTest
    @CsvSource({ "62, 3, 300, true", "62, 42, 300, false", "62, 41.9, 300, true", "42, 62, 300, false",
            "42, 62.1, 300, true", "62, 60, 0, false", "62, 59.9, 0, true", "50, 0, 36000, true", "10, 0, 36000, false",
            "10.5, 0, 36000, true", "89, 100, 36000, true", "90, 100, 36000, false", "50, 100, 36000, true",
            "50, 90, 36000, false" })
    void atHomeABatteryChangesNoFasterThan4PercentAMinuteAndReachesItsEndsSlowly(String before, double after,
            long seconds, boolean doubtful) {
        Believability believability = new Believability();
        believability.believed(new BigDecimal(before), NOON);

        assertEquals(doubtful, believability.doubts(after, NOON.plusSeconds(seconds)));
    }

    @ParameterizedTest
    @CsvSource({ "62, 0, 930, false", "62, 0, 929, true", "50, 100, 36000, false" })
    void afterAnAbsenceLongerThanTheJumpNeedsNothingIsDoubted(String before, double after, long seconds,
            boolean doubtful) {
        Believability believability = new Believability();
        believability.believed(new BigDecimal(before), NOON);
        believability.away();

        assertEquals(doubtful, believability.doubts(after, NOON.plusSeconds(seconds)));
    }

    @Test
    void whoeverIsNotKnownIsBelieved() {
        assertFalse(new Believability().doubts(0, NOON));
    }

    @Test
    void aClockThatIsSetBackCausesADoubtAndNoMistake() {
        Believability believability = new Believability();
        believability.believed(new BigDecimal("50"), NOON);

        assertTrue(believability.doubts(60, NOON.minusSeconds(3600)));
        assertFalse(believability.doubts(51, NOON.minusSeconds(3600)));
    }

    @Test
    void aJumpIsAskedForOnceMoreToldAndThenBelieved() {
        bench.online().answers(Recorded.LEAF_24_PERCENT).passes(Duration.ofMinutes(5));
        bench.answers(Recorded.LEAF_84_PERCENT);
        assertEquals("24", bench.soc());
        assertEquals(List.of("24", "84"), bench.ends.situation(Kind.DOUBTFUL).details());
        assertEquals(1, bench.ends.published().size());

        bench.passes(5);
        assertEquals(3, bench.requests());
        bench.answers(Recorded.LEAF_84_PERCENT);
        assertEquals("84", bench.soc());
        assertEquals(Kind.ANSWERED, bench.kind());
    }

    @Test
    void aValueThatWasWrongOnceIsNeverShown() {
        bench.online().answers(Recorded.LEAF_84_PERCENT).passes(Duration.ofMinutes(5));
        bench.answers(Recorded.LEAF_24_PERCENT).passes(5).answers(Recorded.LEAF_84_PERCENT);

        assertEquals(2, bench.ends.readings().size());
        assertEquals("84", bench.soc());
    }

    @Test
    void aDoubtfulValueIsForgottenWhenTheCarLeaves() {
        bench.online().answers(Recorded.LEAF_84_PERCENT).passes(Duration.ofMinutes(5));
        bench.answers(Recorded.LEAF_24_PERCENT).offline().passes(Duration.ofHours(1));

        assertEquals("84", bench.soc());
        assertEquals(2, bench.requests());
    }

    @Test
    void aCarThatComesHomeFromATripIsBelieved() {
        bench.online().answers(Recorded.LEAF_84_PERCENT).offline().passes(Duration.ofMinutes(30));
        bench.online().answers(Recorded.LEAF_24_PERCENT);

        assertEquals("24", bench.soc());
    }

    @Test
    void whatWasRestoredIsComparedToo() {
        bench.says(Ends.SOC, "{\"soc\":84,\"time\":\"2024-10-04T10:57:59+00:00\"}").online();
        bench.answers(Recorded.LEAF_24_PERCENT);

        assertEquals("", bench.soc(), "60 % in a minute");
        assertEquals(Kind.DOUBTFUL, bench.kind());
    }
}
