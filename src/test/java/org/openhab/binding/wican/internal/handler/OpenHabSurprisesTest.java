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

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.*;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.handler.OpenHab.Provider;
import org.openhab.binding.wican.internal.testing.ManualScheduler;
import org.openhab.core.io.transport.mqtt.MqttMessageSubscriber;
import org.openhab.core.thing.binding.builder.ThingBuilder;

/**
 * Proves that nothing goes wrong when openHAB does something by itself, or has done it for somebody else.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(60)
class OpenHabSurprisesTest {

    private static final String PREFIX = "wican/" + LeafAtHome.DEVICE + "/";
    private static final Map<String, Object> LEAF = Map.of("deviceId", LeafAtHome.DEVICE, "vehicle", "nissan-leaf-ze1");
    private static final MqttMessageSubscriber NOBODY = (topic, payload) -> {
    };

    private final LeafAtHome car = new LeafAtHome().withLevel("12.8");
    private final OpenHab openhab = new OpenHab(car, new ManualScheduler(Instant.parse("2026-01-15T12:00:00Z")));

    private String retained() {
        return new String(car.broker().retained(PREFIX + "soc"), UTF_8);
    }

    /** Somebody else in openHAB has subscribed a topic before the adapter has said anything on it. */
    private void anotherThingListensTo(String topic) {
        car.broker().connection().subscribe(PREFIX + topic, NOBODY);
    }

    private void comesHome() {
        openhab.adapterIs("online");
        openhab.passes(Duration.ofMinutes(1));
    }

    /** {@code TimeZoneProvider} changes while handlers run: {@code I18nProviderImpl.modified}. */
    @Test
    void aTimeIsWrittenInTheTimeZoneThatOpenhabHasNow() {
        openhab.add(Provider.MANAGED, LEAF);
        comesHome();
        assertTrue(retained().contains("+01:00"), this::retained);

        openhab.isInTimeZone(ZoneId.of("Asia/Tokyo"));
        openhab.passes(Duration.ofMinutes(6));
        assertTrue(retained().contains("+09:00"), this::retained);
    }

    /** {@code MqttBrokerConnection.subscribe}: a status that another Thing has heard live is not replayed. */
    @Test
    void anAdapterThatWasOnlineBeforeIsFoundToBeThere() {
        anotherThingListensTo("status");
        openhab.adapterIs("online");
        openhab.add(Provider.MANAGED, LEAF);
        openhab.passes(Duration.ofMinutes(1));

        assertEquals("ON", openhab.state("online"));
        assertEquals("83 %", openhab.state("soc"));
    }

    @Test
    void anAdapterOfWhichNothingComesIsAskedForItsLevelOnce() {
        LeafAtHome nobody = new LeafAtHome();
        OpenHab alone = new OpenHab(nobody, new ManualScheduler());
        alone.add(Provider.MANAGED, LEAF);
        alone.passes(Duration.ofSeconds(4));
        assertEquals(0, nobody.commands().size());

        alone.passes(Duration.ofMinutes(5));
        assertEquals(1, nobody.commands().size());
    }

    @Test
    void anAdapterThatIsKnownToBeAwayIsNotAskedForItsLevel() {
        openhab.adapterIs("offline");
        openhab.add(Provider.MANAGED, LEAF);
        openhab.passes(Duration.ofMinutes(3));
        assertEquals(0, car.commands().size(), car.commands()::toString);
    }

    @Test
    void theOwnValueIsThereAfterARestartThoughItIsNotReplayed() {
        anotherThingListensTo("soc");
        openhab.add(Provider.MANAGED, LEAF);
        comesHome();
        String measured = openhab.state("last-update");
        openhab.adapterIs("offline");
        openhab.passes(Duration.ofHours(1));
        openhab.forgetStates();

        openhab.disableAndEnable();
        openhab.passes(Duration.ofMinutes(1));
        assertEquals("83 %", openhab.state("soc"));
        assertEquals(measured, openhab.state("last-update"));
    }

    @Test
    void aRetainedValueOfSomebodyElseThatIsOlderIsNotBelievedAfterARestart() {
        openhab.add(Provider.MANAGED, LEAF);
        comesHome();
        openhab.adapterIs("offline");
        openhab.passes(Duration.ofHours(1));
        car.says("soc", "{\"soc\":20,\"time\":\"2026-01-15T11:00:00+00:00\"}", true);

        openhab.disableAndEnable();
        openhab.passes(Duration.ofMinutes(1));
        assertEquals("83 %", openhab.state("soc"));
    }

    private void isSavedTenTimesIn20Seconds() {
        for (int i = 1; i <= 10; i++) {
            openhab.configure(Map.of("refreshInterval", 300 + i));
            openhab.passes(Duration.ofSeconds(2));
        }
    }

    /** {@code BaseThingHandler.handleConfigurationUpdate} ends the handler and begins it anew. */
    @Test
    void aThingThatIsSavedAgainAndAgainAsksItsCarOnce() {
        openhab.add(Provider.MANAGED, LEAF);
        openhab.adapterIs("online");
        openhab.passes(Duration.ofSeconds(1));
        isSavedTenTimesIn20Seconds();
        assertEquals(1, car.questions());
        assertEquals("83 %", openhab.state("soc"));

        openhab.passes(Duration.ofMinutes(1));
        assertEquals(2, car.questions(), "then it goes on");
    }

    @Test
    void aCarThatIsBeingRecognisedIsNotAskedAnewForEachSave() {
        LeafAtHome stranger = car.withVin(Optional.of(LeafAtHome.STRANGER));
        openhab.add(Provider.MANAGED, Map.of("deviceId", LeafAtHome.DEVICE));
        openhab.adapterIs("online");
        openhab.passes(Duration.ofSeconds(1));
        int once = stranger.questionsForVin().size();
        assertTrue(once > 0);
        isSavedTenTimesIn20Seconds();
        assertEquals(once, stranger.questionsForVin().size());

        openhab.passes(Duration.ofMinutes(1));
        assertTrue(stranger.questionsForVin().size() > once, "then it goes on");
    }

    @Test
    void whoeverChoosesAnotherVehicleNeedNotWaitSoLong() {
        openhab.add(Provider.MANAGED, Map.of("deviceId", LeafAtHome.DEVICE, "vehicle", "renault-zoe-ph1"));
        openhab.adapterIs("online");
        openhab.passes(Duration.ofSeconds(3));
        assertEquals(0, car.questions());

        openhab.configure(Map.of("vehicle", "nissan-leaf-ze1"));
        openhab.passes(Duration.ofSeconds(12));
        assertEquals(1, car.questions());
    }

    @Test
    void aWishIsNoSave() {
        openhab.add(Provider.MANAGED, LEAF);
        comesHome();
        openhab.disableAndEnable();
        openhab.passes(Duration.ofSeconds(5));
        car.forget();

        openhab.handler().requestSoc();
        openhab.passes(Duration.ofSeconds(2));
        assertEquals(1, car.questions());
    }

    /** {@code BaseThingHandler.isModifyingCurrentConfig}: a form that is saved as it was changes nothing. */
    @Test
    void savingWhatIsThereAlreadyAsksNothing() {
        openhab.add(Provider.MANAGED, LEAF);
        comesHome();
        car.forget();
        openhab.configure(LEAF);
        openhab.passes(Duration.ofMinutes(2));
        assertEquals(0, car.questions());
    }

    /**
     * {@code ConfigUtil.normalizeTypes}: numbers come as decimals, whatever was written; an id of digits alone is one
     * in a text file without quotes, and a text again for the handler.
     */
    @Test
    void parametersComeInTheTypesThatOpenhabGivesThem() {
        openhab.add(Provider.MANAGED,
                Map.of("deviceId", LeafAtHome.DEVICE, "vehicle", "nissan-leaf-ze1", "refreshInterval",
                        new BigDecimal("60"), "valuesEvery", new BigDecimal("2"), "minimumVoltage",
                        new BigDecimal("11.5"), "publish", false, "responseTimeout", new BigDecimal("2000")));
        comesHome();
        assertEquals("83 %", openhab.state("soc"));
        car.forget();
        openhab.passes(Duration.ofSeconds(60));
        assertEquals(1, car.questions(), "the refresh interval");
        assertNull(car.broker().retained(PREFIX + "soc"));
    }

    /** {@code ManagedThingProvider.update}: a new label or place is told as a new Thing. */
    @Test
    void aNewLabelIsNoReasonToForgetAnything() {
        openhab.add(Provider.MANAGED, LEAF);
        comesHome();
        openhab.forgetStates();

        openhab.update(ThingBuilder.create(openhab.thing()).withLabel("Our car").build());
        openhab.passes(Duration.ofSeconds(1));
        assertEquals("83 %", openhab.state("soc"));
        assertEquals("Our car", openhab.thing().getLabel());
    }

    /** Another adapter is in another car. */
    @Test
    void whatWasKnownOfAnotherAdapterIsForgotten() {
        openhab.add(Provider.MANAGED, LEAF);
        comesHome();
        openhab.forgetStates();

        openhab.configure(Map.of("deviceId", "another"));
        openhab.passes(Duration.ofMinutes(1));
        assertEquals("null", openhab.state("soc"));
    }
}
