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
package org.openhab.binding.wican.internal.monitor.presence;

import static org.junit.jupiter.api.Assertions.*;
import static org.openhab.binding.wican.internal.adapter.AdapterStatus.OFFLINE;
import static org.openhab.binding.wican.internal.adapter.AdapterStatus.ONLINE;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openhab.binding.wican.internal.monitor.presence.Presence.Change;

/**
 * Tests for {@link Presence}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class PresenceTest {

    private static final String STATUS = "status";
    private static final String OTHER = "can/status";

    private final Presence presence = new Presence();
    private Instant now = Instant.parse("2024-10-04T10:58:59Z");

    PresenceTest() {
        presence.connected(now);
    }

    @Test
    void whoIsSeenForTheFirstTimeHasArrived() {
        assertEquals(Change.LEFT, presence.heard(STATUS, OFFLINE, now));
        passes(20);
        assertEquals(Change.ARRIVED, presence.heard(STATUS, ONLINE, now));
        assertTrue(presence.absence().toDays() > 365, "nobody knows how long it was away");
    }

    @Test
    void whoIsKnownToBeAwayForLongComesHomeThoughItWasNeverSeen() {
        presence.heard(STATUS, OFFLINE, now);
        passes(3600);

        assertEquals(Change.ARRIVED, presence.heard(STATUS, ONLINE, now));
        assertEquals(Duration.ofHours(1), presence.absence());
    }

    @ParameterizedTest(name = "away for {0} s")
    @CsvSource({ "3,RETURNED", "60,RETURNED", "599,RETURNED", "600,ARRIVED", "36000,ARRIVED" })
    void onlyAnAbsenceThatIsLongEnoughForATripMakesAnArrival(int seconds, Change change) {
        presence.heard(STATUS, ONLINE, now);
        passes(60);
        presence.heard(STATUS, OFFLINE, now);
        passes(seconds);

        assertEquals(change, presence.heard(STATUS, ONLINE, now));
        assertEquals(Duration.ofSeconds(seconds), presence.absence());
    }

    @ParameterizedTest(name = "cut for {0} s")
    @CsvSource({ "1,RESUMED", "10,RESUMED", "599,RESUMED", "600,ARRIVED" })
    void aCutOfTheConnectionHidesATripOnlyIfItIsLong(int seconds, Change change) {
        presence.heard(STATUS, ONLINE, now);
        passes(60);
        cut(seconds);

        assertEquals(change, presence.heard(STATUS, ONLINE, now));
    }

    @Test
    void manyShortCutsAreNoLongOne() {
        presence.heard(STATUS, ONLINE, now);
        for (int i = 0; i < 100; i++) {
            passes(110);
            cut(10);
            assertEquals(Change.RESUMED, presence.heard(STATUS, ONLINE, now));
        }
    }

    @Test
    void whoLeftDuringACutIsGoneSinceItBegan() {
        presence.heard(STATUS, ONLINE, now);
        passes(60);
        cut(3600);
        assertEquals(Change.LEFT, presence.heard(STATUS, OFFLINE, now));
        passes(60);

        assertEquals(Change.ARRIVED, presence.heard(STATUS, ONLINE, now));
        assertEquals(Duration.ofSeconds(3660), presence.absence());
    }

    @Test
    void whoWasAwayBeforeACutIsAwayAllTheTime() {
        presence.heard(STATUS, ONLINE, now);
        passes(60);
        presence.heard(STATUS, OFFLINE, now);
        passes(300);
        cut(10);
        assertEquals(Change.LEFT, presence.heard(STATUS, OFFLINE, now));
        passes(300);

        assertEquals(Change.ARRIVED, presence.heard(STATUS, ONLINE, now));
    }

    @Test
    void whatIsReplayedDoesNotBringBackWhoHasFallenSilent() {
        presence.heard(STATUS, ONLINE, now);
        passes(700);
        assertEquals(Change.LEFT, presence.silent(now.minusSeconds(700)));
        cut(10);
        assertEquals(Change.LEFT, presence.heard(STATUS, ONLINE, now));
        assertFalse(presence.isOnline());

        passes(60);
        assertEquals(Change.ARRIVED, presence.heard(STATUS, ONLINE, now));
    }

    @ParameterizedTest(name = "{0} s after the goodbye")
    @CsvSource({ "0,false", "4,false", "5,true", "3600,true" })
    void whatIsLiveProvesThatAnAdapterIsThereUnlessItHasJustSaidGoodbye(int seconds, boolean proves) {
        presence.heard(STATUS, OFFLINE, now);
        passes(seconds);

        assertEquals(proves ? Change.ARRIVED : Change.NONE, presence.heardLive(now));
        assertEquals(proves, presence.isOnline());
        assertEquals(proves ? Set.of(STATUS) : Set.of(), presence.contradicting());
    }

    @Test
    void whatIsHeardBeforeAnOldGoodbyeIsReplayedIsBelievedMore() {
        assertEquals(Change.ARRIVED, presence.heardLive(now));
        assertEquals(Change.NONE, presence.heard(STATUS, OFFLINE, now));
        assertTrue(presence.isOnline());
        assertEquals(Set.of(STATUS), presence.contradicting());
    }

    @Test
    void aLiveWordEndsTheContradiction() {
        presence.heard(STATUS, OFFLINE, now);
        passes(60);
        presence.heardLive(now);
        passes(60);
        assertEquals(Change.REPEATED, presence.heard(OTHER, ONLINE, now));
        assertEquals(Set.of(), presence.contradicting());

        assertEquals(Change.LEFT, presence.heard(OTHER, OFFLINE, now));
    }

    @Test
    void whoSaysOnlineAndWasHasConnectedAnew() {
        presence.heard(STATUS, ONLINE, now);
        passes(60);

        assertEquals(Change.REPEATED, presence.heard(STATUS, ONLINE, now));
    }

    @Test
    void afterACutOnlyWhatIsSaidThenCounts() {
        presence.heard(STATUS, ONLINE, now);
        passes(60);
        cut(10);

        assertTrue(presence.isUnknown());
        assertEquals(Change.LEFT, presence.heard(OTHER, OFFLINE, now));
        assertFalse(presence.isUnknown());
    }

    @Test
    void whoLeavesTwiceHasLeftOnce() {
        presence.heard(STATUS, ONLINE, now);
        passes(60);
        assertEquals(Change.LEFT, presence.heard(STATUS, OFFLINE, now));
        passes(60);

        assertEquals(Change.NONE, presence.heard(STATUS, OFFLINE, now));
    }

    @Test
    void whoIsKnownToBeAwayForExactlyATripHasBeenAwayForSoLong() {
        presence.heard(STATUS, OFFLINE, now);
        passes(600);

        assertEquals(Change.ARRIVED, presence.heard(STATUS, ONLINE, now));
        assertEquals(Duration.ofMinutes(10), presence.absence());
    }

    private void passes(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private void cut(int seconds) {
        presence.disconnected(now);
        passes(seconds);
        presence.connected(now);
    }
}
