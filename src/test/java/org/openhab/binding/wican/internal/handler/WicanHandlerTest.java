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

import static org.openhab.binding.wican.internal.handler.Surroundings.*;
import static org.junit.jupiter.api.Assertions.*;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.*;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.mqtt.handler.AbstractBrokerHandler;
import org.openhab.binding.wican.internal.WicanBindingConstants;
import org.openhab.binding.wican.internal.action.WicanActions;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.testing.ChannelTypes;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Households;
import org.openhab.binding.wican.internal.testing.ManualScheduler;
import org.openhab.binding.wican.internal.testing.Vehicles;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;
import org.openhab.binding.wican.internal.vehicle.recognition.Vin;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.io.transport.mqtt.MqttBrokerConnection;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;
import org.openhab.core.thing.ThingStatusInfo;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.BridgeHandler;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.builder.BridgeBuilder;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;

/**
 * Proves what the handler tells openHAB, without a broker; the tasks that it schedules run when a test says so.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(30)
class WicanHandlerTest {

    private final ChannelTypes channelTypes = new ChannelTypes();
    private final Library library = new Library(Vehicles.vehicle("make-small", "SOC_D %", "SOC %", "HV_V V"),
            Vehicles.vehicle("make-large", "SOC %", "HV_V V", "HV_C_V_1 V", "PUMP on/off"),
            noted(Vehicles.vehicle("make-noted", "SOC %")));
    private final ManualScheduler scheduler = new ManualScheduler();
    private final Bridge bridge = BridgeBuilder.create(BROKER_TYPE, BROKER).build();
    private final ThingHandlerCallback callback = mock(ThingHandlerCallback.class);
    private final List<ThingStatusInfo> statuses = new ArrayList<>();
    private final List<String> updates = new ArrayList<>();

    /** The given profiles; a test may make {@code find} do something before it returns. */
    private static class Library extends VehicleLibrary {

        private final List<VehicleProfile> profiles;
        private Runnable whileSearching = () -> {
        };
        private volatile int searches;

        Library(VehicleProfile... profiles) {
            super(Path.of("no-such-folder"));
            this.profiles = List.of(profiles);
        }

        @Override
        public synchronized List<VehicleProfile> all() {
            searches++;
            whileSearching.run();
            return profiles;
        }
    }

    @BeforeEach
    void beOpenhab() {
        when(callback.getBridge(BROKER)).thenReturn(bridge);
        when(callback.createChannelBuilder(any(), any()))
                .thenAnswer(call -> channelTypes.builder(call.getArgument(0), call.getArgument(1)));
        doAnswer(call -> {
            ThingStatusInfo info = call.getArgument(1);
            call.<Thing> getArgument(0).setStatusInfo(info);
            return statuses.add(info);
        }).when(callback).statusUpdated(any(), any());
        doAnswer(call -> updates.add(call.<ChannelUID> getArgument(0).getId() + "=" + call.<State> getArgument(1)))
                .when(callback).stateUpdated(any(), any());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = { //
            "deviceId, '', configuration.device-id, –", //
            "deviceId, a/b, configuration.device-id, a/b", //
            "socTopic, wican/#, configuration.topic, wican/#", //
            "rxTopic, car/+/rx, configuration.topic, car/+/rx", //
            "txTopic, a b, configuration.topic, a b", //
            "statusTopic, '#', configuration.topic, '#'" })
    void aMistakeInTheConfigurationIsToldAndNothingIsStarted(String parameter, String value, String key,
            @Nullable String shown) {
        handler(thing(parameter, value)).initialize();

        assertConfigurationError(
                "@text/status." + key + " [\"" + parameter + "\"" + (shown == null ? "" : ", \"" + shown + "\"") + "]");
        assertEquals(0, scheduler.pending());
    }

    @ParameterizedTest
    @CsvSource({ "refreshInterval, -1", "valuesEvery, 0", "valuesEvery, -3", "responseTimeout, 0",
            "responseTimeout, -1" })
    void aNumberThatIsNotPossibleIsTold(String parameter, int value) {
        handler(thing(parameter, value)).initialize();

        assertConfigurationError("@text/status.configuration.too-small [\"" + parameter + "\", \"" + value + "\"]");
    }

    @Test
    void twoParametersWithTheSameTopicAreTold() {
        handler(thing("rxTopic", "car/can", "txTopic", "car/can")).initialize();

        assertConfigurationError("@text/status.configuration.same-topic [\"txTopic\", \"rxTopic\", \"car/can\"]");
    }

    @Test
    void anUnknownVehicleIsToldWithTheNearestIds() {
        handler(thing("vehicle", "nissan-leaf-ze2"), House.VEHICLES).initialize();
        scheduler.runDue();

        String text = String.valueOf(statuses.get(1).getDescription());
        assertConfigurationError(text);
        assertTrue(text.matches("@text/status\\.configuration\\.vehicle-unknown \\[\"vehicle\", \"nissan-leaf-ze2\", "
                + "\"nissan-leaf-[a-z0-9-]+; nissan-leaf-[a-z0-9-]+; [a-z0-9-]+\"\\]"), text);
        assertTrue(text.contains("nissan-leaf-ze1"), text);
        verify(callback, never()).thingUpdated(any());
    }

    @Test
    void theBridgeDoesNotHideThatTheVehicleIsUnknown() {
        WicanHandler handler = handler(thing("vehicle", "make-unknown"));
        handler.initialize();
        scheduler.runDue();
        int told = statuses.size();

        bridge.setStatusInfo(ONLINE);
        handler.bridgeStatusChanged(ONLINE);

        assertEquals(told, statuses.size());
    }

    @Test
    void aMissingBridgeIsAMistakeInTheConfiguration() {
        ThingUID uid = new ThingUID(WicanBindingConstants.THING_TYPE_ADAPTER, "car");
        handler(thing(uid, null, Map.of())).initialize();
        scheduler.runDue();

        assertConfigurationError("@text/status.configuration.bridge-missing");
    }

    private void assertConfigurationError(String text) {
        ThingStatusInfo last = statuses.get(statuses.size() - 1);
        assertEquals(new ThingStatusInfo(ThingStatus.OFFLINE, ThingStatusDetail.CONFIGURATION_ERROR, text), last);
    }

    @ParameterizedTest
    @EnumSource(value = ThingStatus.class, names = { "OFFLINE", "UNKNOWN", "UNINITIALIZED", "INITIALIZING" })
    void withoutItsBridgeTheThingIsOfflineAndNobodyKnowsWhetherTheCarIsThere(ThingStatus status) {
        bridge.setStatusInfo(new ThingStatusInfo(status, ThingStatusDetail.NONE, null));
        bridge.setHandler(brokerHandler(new CompletableFuture<>()));
        handler(thing()).initialize();
        scheduler.runDue();

        assertBridgeOffline();
    }

    @Test
    void aBridgeThatIsNoBrokerIsAsGoodAsOffline() {
        bridge.setStatusInfo(ONLINE);
        bridge.setHandler(mock(BridgeHandler.class));
        handler(thing()).initialize();
        scheduler.runDue();

        assertBridgeOffline();
    }

    private void assertBridgeOffline() {
        assertEquals(List.of("UNKNOWN", "OFFLINE (BRIDGE_OFFLINE)"),
                statuses.stream().map(ThingStatusInfo::toString).toList());
        assertEquals(List.of("online=UNDEF"), updates);
    }

    @Test
    void initializeReturnsBeforeAProfileIsRead() {
        handler(thing()).initialize();

        assertEquals(0, library.searches);
        assertEquals(List.of("UNKNOWN"), statuses.stream().map(ThingStatusInfo::toString).toList());
        scheduler.runDue();
        assertEquals(1, library.searches);
    }

    @Test
    void neitherInitializeNorDisposeWaitsForTheProfiles() throws InterruptedException {
        CountDownLatch searching = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        library.whileSearching = () -> {
            searching.countDown();
            assertDoesNotThrow(() -> mayGoOn.await(10, TimeUnit.SECONDS));
        };
        WicanHandler handler = new WicanHandler(thing(), Households.of(library));
        handler.setCallback(callback);

        handler.initialize();
        assertTrue(searching.await(10, TimeUnit.SECONDS));
        handler.bridgeStatusChanged(ONLINE);
        handler.handleCommand(new ChannelUID(CAR, "soc"), RefreshType.REFRESH);
        handler.answers();
        handler.dispose();
        mayGoOn.countDown();

        assertEquals(1, statuses.size());
    }

    @Test
    void whatIsDisposedBeforeItStartsDoesNothing() {
        bridge.setStatusInfo(ONLINE);
        WicanHandler handler = handler(thing());
        handler.initialize();
        handler.dispose();
        scheduler.runDue();

        assertNothingButUnknown();
    }

    @Test
    void whatIsDisposedWhileTheProfilesAreReadDoesNothing() {
        bridge.setStatusInfo(ONLINE);
        WicanHandler handler = handler(thing());
        library.whileSearching = handler::dispose;
        handler.initialize();
        scheduler.runDue();

        assertNothingButUnknown();
        assertEquals(0, scheduler.pending());
    }

    private void assertNothingButUnknown() {
        assertEquals(List.of("UNKNOWN"), statuses.stream().map(ThingStatusInfo::toString).toList());
        assertEquals(List.of(), updates);
        verify(callback, never()).thingUpdated(any());
        verify(callback, never()).getBridge(any());
    }

    @Test
    void onlyTheLastOfTwoQuickStartsCounts() {
        MqttBrokerConnection connection = online();
        WicanHandler handler = handler(thing());
        handler.initialize();
        handler.dispose();
        handler.initialize();
        scheduler.runDue();

        verify(callback).validateConfigurationParameters(any(Thing.class), any());
        verify(connection).addConnectionObserver(any());
        assertEquals("@text/status.waiting", statuses.get(statuses.size() - 1).getDescription());
    }

    @Test
    void theConnectionMayComeLater() {
        CompletableFuture<MqttBrokerConnection> later = new CompletableFuture<>();
        bridge.setStatusInfo(ONLINE);
        bridge.setHandler(brokerHandler(later));
        WicanHandler handler = handler(thing());
        handler.initialize();
        scheduler.runDue();
        assertEquals(1, statuses.size());

        later.complete(connection());
        assertEquals("@text/status.waiting", statuses.get(1).getDescription());
    }

    @Test
    void aConnectionThatComesAfterTheEndIsNotUsed() {
        CompletableFuture<MqttBrokerConnection> later = new CompletableFuture<>();
        bridge.setStatusInfo(ONLINE);
        bridge.setHandler(brokerHandler(later));
        WicanHandler handler = handler(thing());
        handler.initialize();
        scheduler.runDue();
        handler.dispose();
        MqttBrokerConnection connection = connection();
        later.complete(connection);

        verifyNoInteractions(connection);
    }

    /** Whoever changes the broker's settings makes openHAB give the bridge another handler. */
    @Test
    void anotherConnectionOfTheBridgeTakesThePlaceOfTheFormer() {
        MqttBrokerConnection former = online();
        WicanHandler handler = handler(thing());
        handler.initialize();
        scheduler.runDue();
        MqttBrokerConnection present = online();
        handler.bridgeStatusChanged(ONLINE);
        verify(former).removeConnectionObserver(any());
        verify(former, times(12)).unsubscribe(any(), any());
        verify(present).addConnectionObserver(any());
        verify(present, times(12)).subscribe(any(), any());

        handler.requestSoc();
        verify(former, never()).publish(any(), any(), anyInt(), anyBoolean());
        handler.dispose();
        verify(present, times(12)).unsubscribe(any(), any());
    }

    @Test
    void theBridgeComesAndGoes() {
        MqttBrokerConnection connection = online();
        WicanHandler handler = handler(thing());
        handler.initialize();
        scheduler.runDue();
        handler.bridgeStatusChanged(ONLINE);
        verify(connection, times(1)).addConnectionObserver(any());

        ThingStatusInfo offline = new ThingStatusInfo(ThingStatus.OFFLINE, ThingStatusDetail.NONE, null);
        bridge.setStatusInfo(offline);
        handler.bridgeStatusChanged(ONLINE);
        verify(connection).removeConnectionObserver(any());
        verify(connection, times(12)).subscribe(any(), any());
        verify(connection, times(12)).unsubscribe(any(), any());
        assertEquals("OFFLINE (BRIDGE_OFFLINE)", statuses.get(statuses.size() - 1).toString());
        assertEquals(List.of("online=UNDEF"), updates);

        bridge.setStatusInfo(ONLINE);
        handler.bridgeStatusChanged(offline);
        verify(connection, times(2)).addConnectionObserver(any());
    }

    @Test
    void theChannelsOfTheVehicleAreCreated() {
        assertEquals(List.of("soc", "last-update", "online", "last-seen", "battery-voltage", "soc-measured",
                "soc-battery", "hv-voltage"), ids(started(thing())));
    }

    @Test
    void valuesWithoutAMeaningOfTheirOwnHaveChannelsOfTheirUnit() {
        Thing thing = started(thing("vehicle", "make-large"));

        assertEquals(List.of("soc", "last-update", "online", "last-seen", "battery-voltage", "soc-measured",
                "hv-voltage", "cell-voltage-1", "value-pump"), ids(thing));
        Channel pump = channel(thing, "value-pump");
        assertEquals("wican:value-switch", String.valueOf(pump.getChannelTypeUID()));
        assertEquals("Value: PUMP", pump.getLabel());
        assertEquals("Switch", pump.getAcceptedItemType());
    }

    @Test
    void theChannelsOfAFormerVehicleAreReplacedAndTheCommonOnesStay() {
        WicanHandler handler = handler(thing());
        handler.initialize();
        scheduler.runDue();
        Thing before = handler.getThing();
        Thing edited = ThingBuilder.create(before)
                .withConfiguration(new Configuration(configuration("vehicle", "make-large"))).build();

        handler.thingUpdated(edited);
        scheduler.runDue();

        Thing after = handler.getThing();
        assertEquals(List.of("soc", "last-update", "online", "last-seen", "battery-voltage", "soc-measured",
                "hv-voltage", "cell-voltage-1", "value-pump"), ids(after));
        Stream.of("soc", "last-update", "online", "last-seen", "battery-voltage", "soc-measured", "hv-voltage")
                .forEach(id -> assertSame(channel(before, id), channel(after, id), id));
        verify(callback, atLeastOnce()).thingUpdated(after);
    }

    @ParameterizedTest
    @ValueSource(strings = { "make-small", "make-noted" })
    void aThingThatIsRightIsLeftAlone(String vehicle) {
        Thing before = started(thing("vehicle", vehicle));
        clearInvocations(callback);

        Thing after = started(before);

        assertSame(before, after);
        verify(callback, never()).thingUpdated(any());
    }

    @Test
    void aLinkThatFailsHarmsNobody() {
        WicanHandler handler = handler(thing());
        doThrow(new IllegalStateException("a script in a profile")).when(callback).stateUpdated(any(), any());

        assertDoesNotThrow(() -> handler.reporter().online(true));
        assertDoesNotThrow(() -> handler.reporter().seen(Instant.EPOCH));
    }

    @Test
    void theNoteOfTheVehicleIsAPropertyOfTheThing() {
        Thing noted = started(thing("vehicle", "make-noted"));
        assertEquals("Switch it on first.", noted.getProperties().get("note"));

        Thing other = ThingBuilder.create(noted).withConfiguration(new Configuration(configuration())).build();
        assertFalse(started(other).getProperties().containsKey("note"));
    }

    @Test
    void aChannelOfAnotherTypeIsReplaced() {
        Thing before = started(thing());
        Channel wrong = channelTypes
                .builder(new ChannelUID(CAR, "hv-voltage"), new ChannelTypeUID("wican", "value-voltage")).build();
        Thing broken = ThingBuilder.create(before).withoutChannel(wrong.getUID()).withChannel(wrong).build();

        Thing after = started(broken);

        assertEquals("wican:hv-voltage", String.valueOf(channel(after, "hv-voltage").getChannelTypeUID()));
    }

    @Test
    void aLibraryThatFailsIsToldAndHarmsNobody() {
        library.whileSearching = () -> {
            throw new IllegalStateException("the folder is on fire");
        };

        assertFailureIsTold("the folder is on fire");
    }

    @Test
    void aChannelTypeThatOpenhabDoesNotKnowIsToldAndHarmsNobody() {
        doThrow(new IllegalArgumentException("not known")).when(callback).createChannelBuilder(any(), any());

        assertFailureIsTold("not known");
    }

    /** A pool's thread would swallow the exception, and the Thing would seem to wait for something. */
    private void assertFailureIsTold(String reason) {
        handler(thing()).initialize();

        assertDoesNotThrow(scheduler::runDue);
        ThingStatusInfo last = statuses.get(statuses.size() - 1);
        assertEquals(ThingStatus.OFFLINE, last.getStatus());
        assertTrue(String.valueOf(last.getDescription()).contains(reason), last::toString);
    }

    @Test
    void aFailureAfterTheEndIsNotTold() {
        WicanHandler handler = handler(thing());
        library.whileSearching = () -> {
            handler.dispose();
            throw new IllegalStateException("the folder is on fire");
        };
        handler.initialize();

        assertDoesNotThrow(scheduler::runDue);
        assertNothingButUnknown();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everySituationIsAStatus(Kind kind) {
        handler(thing()).reporter().situation(new Situation(kind, List.of("a", "b")));

        ThingStatusInfo info = statuses.get(0);
        ThingStatus expected = switch (kind) {
            case WAITING, NEVER_HEARD -> ThingStatus.UNKNOWN;
            case AWAY, SILENT -> ThingStatus.OFFLINE;
            default -> ThingStatus.ONLINE;
        };
        assertEquals(expected, info.getStatus());
        assertEquals(ThingStatusDetail.NONE, info.getStatusDetail());
        assertEquals(kind == Kind.ANSWERED, info.getDescription() == null);
    }

    @Test
    void aReadingBecomesStatesTheTimeFirst() {
        WicanHandler handler = handler(thing());
        handler.initialize();
        scheduler.runDue();
        updates.clear();

        handler.reporter().reading(new Reading(Instant.parse("2024-10-04T10:58:59Z"), Optional.of(new BigDecimal(84)),
                Map.of("HV_V", 385.12, "SOMETHING_ELSE", 1.0)));

        assertEquals(List.of("last-update", "soc", "hv-voltage"),
                updates.stream().map(update -> update.replaceAll("=.*", "")).toList());
        assertEquals(List.of("soc=84 %", "hv-voltage=385.12 V"), updates.subList(1, 3));
    }

    @Test
    void aMeasurementFiresTheTriggerWhenTheChannelsAreUpdated() {
        List<String> fired = new ArrayList<>();
        doAnswer(call -> fired.add(call.getArgument(1) + "=" + call.getArgument(2) + " after " + updates.size()))
                .when(callback).channelTriggered(any(), any(), any());
        WicanHandler handler = handler(thing());
        Reading reading = new Reading(Instant.EPOCH, Optional.of(new BigDecimal("84.5")), Map.of());

        handler.reporter().restored(reading);
        assertEquals(List.of(), fired, "restored");
        updates.clear();
        handler.reporter().reading(reading);
        handler.reporter().reading(new Reading(Instant.EPOCH, Optional.empty(), Map.of("HV_V", 385.0)));

        assertEquals(List.of(new ChannelUID(CAR, "soc-measured") + "=84.5 after 2"), fired);
    }

    /** Written by REST without them, for example; openHAB adds them to Things of an earlier version only. */
    @ParameterizedTest
    @ValueSource(strings = { "make-small", "auto", "autopid" })
    void commonChannelsThatAThingLacksComeBack(String vehicle) {
        Thing old = ThingBuilder.create(thing("vehicle", vehicle))
                .withoutChannel(new ChannelUID(CAR, "battery-voltage"))
                .withoutChannel(new ChannelUID(CAR, "soc-measured")).build();

        List<String> ids = ids(started(old));
        assertEquals(WicanBindingConstants.COMMON_CHANNELS, ids.subList(0, 6));
        assertEquals("make-small".equals(vehicle) ? 8 : 6, ids.size());
    }

    @Test
    void commonChannelsComeBackBesideThoseOfAutoPid() {
        Thing thing = thing("vehicle", "autopid");
        Channel value = channelTypes.builder(new ChannelUID(CAR, "range"), new ChannelTypeUID("wican", "range"))
                .build();
        Thing old = ThingBuilder.create(thing).withChannel(value).withoutChannel(new ChannelUID(CAR, "soc")).build();

        assertEquals(List.of("soc", "last-update", "online", "last-seen", "battery-voltage", "soc-measured", "range"),
                ids(started(old)));
    }

    private Thing afterHearing(String... parameters) {
        WicanHandler handler = handler(thing("vehicle", "autopid"));
        handler.initialize();
        scheduler.runDue();
        Map<String, Double> values = new HashMap<>();
        for (String parameter : parameters) {
            values.put(parameter, 1.0);
        }
        handler.reporter().reading(new Reading(Instant.EPOCH, Optional.empty(), values));
        scheduler.runDue();
        return handler.getThing();
    }

    private static List<String> values(Thing thing) {
        return ids(thing).subList(WicanBindingConstants.COMMON_CHANNELS.size(), thing.getChannels().size());
    }

    @Test
    void theChannelsOfAutoPidHaveTheOrderOfTheirNames() {
        assertEquals(List.of("value-a", "value-b", "value-b2", "value-b10", "cell-voltage-2", "cell-voltage-10"),
                values(afterHearing("HV_C_V_10", "B10", "B", "HV_C_V_2", "A", "B2")));
    }

    @Test
    void namesThatFallTogetherHaveOneChannelAndTheOthersAreNamed() {
        Thing thing = afterHearing("a.b", "A B", "HV_C_V_01", "HV_C_V_1", "A-B", "OTHER");

        assertEquals(List.of("value-a-b", "cell-voltage-1", "value-other"), values(thing));
        assertEquals("A-B, a.b, HV_C_V_1", thing.getProperties().get("leftOut"));
        assertEquals("A B", channel(thing, "value-a-b").getProperties().get("name"));
    }

    @Test
    void aChannelStaysWithTheNameThatItWasMadeFor() {
        Thing before = afterHearing("a.b");
        updates.clear();
        WicanHandler handler = handler(before);
        handler.initialize();
        scheduler.runDue();
        handler.reporter().reading(new Reading(Instant.EPOCH, Optional.empty(), Map.of("A B", 5.0, "a.b", 7.0)));
        scheduler.runDue();

        assertEquals(List.of("value-a-b=7"), updates.stream().filter(update -> update.startsWith("value")).toList());
        assertEquals("A B", handler.getThing().getProperties().get("leftOut"));
    }

    @Test
    void aThingHasRoomForSoManyChannels() {
        Thing thing = afterHearing(IntStream.range(0, 900).mapToObj(number -> "P" + number).toArray(String[]::new));

        List<String> values = values(thing);
        assertEquals(256, values.size());
        assertEquals(List.of("value-p0", "value-p255"), List.of(values.get(0), values.get(255)));
        String leftOut = String.valueOf(thing.getProperties().get("leftOut"));
        assertTrue(leftOut.startsWith("P256, P257, ") && leftOut.endsWith(", …"), leftOut);
    }

    /** {@code ThingBuilder.withChannels} throws where a channel is there twice; here the types are not known. */
    @Test
    void channelsThatOpenhabDoesNotMakeHarmNobody() {
        WicanHandler handler = handler(thing("vehicle", "autopid"));
        handler.initialize();
        scheduler.runDue();
        doThrow(new IllegalArgumentException("not known")).when(callback).createChannelBuilder(any(), any());

        handler.reporter().reading(new Reading(Instant.EPOCH, Optional.of(BigDecimal.TEN), Map.of("A", 1.0)));
        assertDoesNotThrow(scheduler::runDue);
        assertTrue(updates.contains("soc=10 %"), updates::toString);
    }

    @Test
    void aVehicleFileThatWasMendedTakesTheThingOutOfItsError(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mine.json");
        Files.writeString(file, "{\"make\": oops");
        WicanHandler handler = handler(thing("vehicle", "my-own"), new VehicleLibrary(folder));
        handler.initialize();
        scheduler.runDue();
        String told = String.valueOf(statuses.get(statuses.size() - 1).getDescription());
        assertConfigurationError(told);
        assertTrue(told.startsWith(
                "@text/status.configuration.vehicle-unreadable [\"vehicle\", \"my-own\", " + "\"mine.json: not JSON"),
                told);
        int before = statuses.size();
        scheduler.advance(Duration.ofMinutes(5));
        assertEquals(before, statuses.size(), "the same is not told again");

        Files.writeString(file, """
                {"make":"My","vehicles":[{"id":"my-own","model":"own","queries":[{"request":"79B","service":"2101",
                "values":[{"name":"SOC","unit":"%","min":0,"max":100,"expression":"B4/2.55"}]}]}]}
                """);
        bridge.setStatusInfo(ONLINE);
        bridge.setHandler(brokerHandler(CompletableFuture.completedFuture(connection())));
        scheduler.advance(Duration.ofSeconds(30));
        assertEquals("@text/status.waiting", statuses.get(statuses.size() - 1).getDescription());
    }

    @Test
    void nobodyLooksForAVehicleFileAfterTheEnd() {
        WicanHandler handler = handler(thing("vehicle", "my-own"));
        handler.initialize();
        scheduler.runDue();
        assertEquals(1, scheduler.pending());

        handler.dispose();
        assertEquals(0, scheduler.pending());
    }

    @Test
    void whatWasRecognisedBeforeTheConfigurationChangedIsDropped() {
        WicanHandler handler = handler(thing("vehicle", "auto"));
        handler.initialize();
        scheduler.runDue();
        handler.reporter().recognition(new Outcome(Outcome.Kind.RECOGNISED, Optional.of(new Vin("SJNFAAZE1U0012345")),
                List.of(library.all().get(2)), List.of()));

        handler.handleConfigurationUpdate(Map.of("deviceId", "another"));
        scheduler.runDue();
        assertEquals("auto", handler.getThing().getConfiguration().get("vehicle"));
        assertNull(handler.getThing().getProperties().get("vin"));
    }

    @Test
    void rulesMayAskWhileThereIsNobodyToBeAsked() {
        WicanHandler handler = handler(thing());

        assertDoesNotThrow(handler::requestSoc);
        assertDoesNotThrow(handler::rebootAdapter);
        assertEquals(List.of(WicanActions.class), List.copyOf(handler.getServices()));
    }

    @Test
    void aLinkGetsWhatIsKnownUntilTheEnd() {
        WicanHandler handler = handler(thing());
        handler.reporter().online(true);
        handler.channelLinked(new ChannelUID(CAR, "online"));
        handler.channelLinked(new ChannelUID(CAR, "soc"));
        assertEquals(List.of("online=ON", "online=ON"), updates);

        handler.dispose();
        handler.channelLinked(new ChannelUID(CAR, "online"));
        assertEquals(2, updates.size());
    }

    @Test
    void aCommandThatIsNoRefreshDoesNothing() {
        MqttBrokerConnection connection = online();
        WicanHandler handler = handler(thing());
        handler.initialize();
        scheduler.runDue();
        updates.clear();

        handler.handleCommand(new ChannelUID(CAR, "soc"), OnOffType.ON);

        verify(connection, never()).publish(any(), any(), anyInt(), anyBoolean());
        assertEquals(List.of(), updates);
    }

    @Test
    void candidatesAndVinAreThoseOfTheLastRecognition() {
        WicanHandler handler = handler(thing());
        handler.initialize();
        handler.handleConfigurationUpdate(Map.of("vehicle", "auto"));
        scheduler.runDue();
        List<VehicleProfile> several = library.all().subList(0, 2);

        handler.reporter().recognition(
                new Outcome(Outcome.Kind.SEVERAL, Optional.of(new Vin("SJNFAAZE1U0012345")), several, List.of()));
        scheduler.runDue();
        assertEquals("make-small make-large", handler.getThing().getProperties().get("candidates"));
        assertEquals("SJNFAAZE1U", handler.getThing().getProperties().get("vin"));

        handler.reporter().recognition(new Outcome(Outcome.Kind.SILENT, Optional.empty(), List.of(), List.of()));
        scheduler.runDue();
        assertEquals("make-small make-large", handler.getThing().getProperties().get("candidates"),
                "a car that sleeps is no other car");

        handler.reporter().recognition(new Outcome(Outcome.Kind.UNKNOWN_MAKE, Optional.of(new Vin("5YJ3E7EB4KF000017")),
                List.of(), List.of()));
        scheduler.runDue();
        assertNull(handler.getThing().getProperties().get("candidates"));
        assertEquals("5YJ3E7EB4K", handler.getThing().getProperties().get("vin"));
    }

    @Test
    void whatIsRecognisedWhenAVehicleHasBeenChosenMeanwhileComesTooLate() {
        WicanHandler handler = handler(thing());
        handler.initialize();
        scheduler.runDue();
        String chosen = String.valueOf(handler.getThing().getConfiguration().get("vehicle"));

        handler.reporter().recognition(new Outcome(Outcome.Kind.RECOGNISED, Optional.of(new Vin("SJNFAAZE1U0012345")),
                List.of(library.all().get(2)), List.of()));
        scheduler.runDue();
        assertEquals(chosen, handler.getThing().getConfiguration().get("vehicle"));
        assertNull(handler.getThing().getProperties().get("vin"));
    }

    @Test
    void onlyALinkedValueIsWanted() {
        when(callback.isChannelLinked(new ChannelUID(CAR, "hv-voltage"))).thenReturn(true);
        WicanHandler handler = handler(thing());
        handler.initialize();
        scheduler.runDue();

        assertTrue(handler.reporter().wants("HV_V"));
        assertFalse(handler.reporter().wants("SOC"));
        assertFalse(handler.reporter().wants("UNKNOWN"));
    }

    private static VehicleProfile noted(VehicleProfile vehicle) {
        return new VehicleProfile(vehicle.id(), vehicle.make(), vehicle.model(), vehicle.evidence(), vehicle.sources(),
                "Switch it on first.", vehicle.queries());
    }

    private Thing started(Thing thing) {
        WicanHandler handler = handler(thing);
        handler.initialize();
        scheduler.runDue();
        return handler.getThing();
    }

    private WicanHandler handler(Thing thing) {
        return handler(thing, library);
    }

    private WicanHandler handler(Thing thing, VehicleLibrary vehicles) {
        WicanHandler handler = GivenTime.in(new WicanHandler(thing, Households.of(vehicles)), scheduler);
        handler.setCallback(callback);
        return handler;
    }

    private MqttBrokerConnection online() {
        MqttBrokerConnection connection = connection();
        bridge.setStatusInfo(ONLINE);
        bridge.setHandler(brokerHandler(CompletableFuture.completedFuture(connection)));
        return connection;
    }

    private static AbstractBrokerHandler brokerHandler(CompletableFuture<MqttBrokerConnection> connection) {
        AbstractBrokerHandler handler = mock(AbstractBrokerHandler.class);
        when(handler.getConnectionAsync()).thenReturn(connection);
        return handler;
    }

    private static MqttBrokerConnection connection() {
        MqttBrokerConnection connection = mock(MqttBrokerConnection.class);
        when(connection.subscribe(any(), any())).thenReturn(CompletableFuture.completedFuture(true));
        return connection;
    }

    private Thing thing(Object... configuration) {
        return thing(CAR, BROKER, configuration(configuration));
    }

    private Thing thing(ThingUID uid, @Nullable ThingUID bridgeUid, Map<String, Object> more) {
        Map<String, Object> configuration = configuration();
        configuration.putAll(more);
        return ThingBuilder.create(WicanBindingConstants.THING_TYPE_ADAPTER, uid).withBridge(bridgeUid)
                .withConfiguration(new Configuration(configuration)).withChannels(channelTypes.commonChannels(uid))
                .build();
    }

    private static Map<String, Object> configuration(Object... more) {
        Map<String, Object> configuration = new HashMap<>(Map.of("deviceId", "12345678901d", "vehicle", "make-small"));
        for (int i = 0; i < more.length; i += 2) {
            configuration.put((String) more[i], more[i + 1]);
        }
        return configuration;
    }

    private static List<String> ids(Thing thing) {
        return thing.getChannels().stream().map(channel -> channel.getUID().getId()).toList();
    }

    private static Channel channel(Thing thing, String id) {
        Channel channel = thing.getChannel(new ChannelUID(thing.getUID(), id));
        assertNotNull(channel, id);
        return channel;
    }
}
