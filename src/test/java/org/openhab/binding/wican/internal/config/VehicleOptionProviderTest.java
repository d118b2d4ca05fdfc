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
package org.openhab.binding.wican.internal.config;

import static org.junit.jupiter.api.Assertions.*;
import static org.mockito.ArgumentMatchers.*;
import static org.mockito.Mockito.*;

import java.net.URI;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.MockedStatic;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Vehicles;
import org.openhab.binding.wican.internal.vehicle.Evidence;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;
import org.openhab.core.config.core.ParameterOption;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingUID;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Proves which vehicles the UI offers, and how.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class VehicleOptionProviderTest {

    private static final String AUTO = "The binding asks the car which one it is";
    private static final String AUTO_PID = "AutoPID: the adapter polls the car by itself";
    private static final URI THING = URI.create("thing-type:wican:adapter");

    private final VehicleLibrary library = Vehicles.library(Vehicles.vehicle("alpha", Evidence.RECORDED, "SOC %"),
            Vehicles.vehicle("beta", Evidence.SOURCES, "SOC %"), Vehicles.vehicle("gamma", "SOC %"));
    private final ThingRegistry things = mock(ThingRegistry.class);
    private final TranslationProvider translations = mock(TranslationProvider.class);

    @Test
    void everyVehicleIsOfferedWithItsEvidenceInTheOrderOfTheLibraryBehindTheOtherWays() {
        assertEquals(
                List.of(new ParameterOption("auto", AUTO), new ParameterOption("autopid", AUTO_PID),
                        new ParameterOption("alpha", "Make alpha – recorded"),
                        new ParameterOption("beta", "Make beta – sources"),
                        new ParameterOption("gamma", "Make gamma – community")),
                options(library, THING, "vehicle", null));
    }

    @ParameterizedTest
    @CsvSource({ "thing-type:wican:adapter, deviceId", "thing-type:wican:adapter, VEHICLE",
            "thing-type:wican:other, vehicle", "thing:wican:adapter:gone, vehicle", "thing:other:adapter:leaf, vehicle",
            "thing:wican:adapter, vehicle", "thing-type:other:adapter, vehicle", "binding:wican, vehicle" })
    void anotherParameterIsNotOurs(URI uri, String parameter) {
        VehicleProfile[] none = {};

        assertNull(new VehicleOptionProvider(Vehicles.library(none), things, translations).getParameterOptions(uri,
                parameter, null, null));
    }

    @Test
    void ofASingleThingTheVehiclesThatItsCarMayBeComeFirstAndTheLikeliestOfThem() {
        Thing thing = mock(Thing.class);
        when(thing.getProperties()).thenReturn(Map.of("candidates", "gamma beta"));
        when(things.get(new ThingUID("wican:adapter:leaf"))).thenReturn(thing);

        assertEquals(List.of("gamma", "beta", "auto", "autopid", "alpha"),
                options(library, URI.create("thing:wican:adapter:leaf"), "vehicle", null).stream()
                        .map(ParameterOption::getValue).toList());
    }

    @Test
    void ofASingleThingWithoutCandidatesTheVehiclesAreInTheirUsualOrder() {
        Thing thing = mock(Thing.class);
        when(thing.getProperties()).thenReturn(Map.of());
        when(things.get(new ThingUID("wican:adapter:leaf"))).thenReturn(thing);

        assertEquals(options(library, THING, "vehicle", null),
                options(library, URI.create("thing:wican:adapter:leaf"), "vehicle", null));
    }

    @Test
    void theContextDoesNotMatter() {
        assertEquals(5, new VehicleOptionProvider(library, things, translations)
                .getParameterOptions(THING, "vehicle", "anything", null).size());
    }

    @Test
    void theEvidenceIsToldInTheLanguageOfTheUser() {
        Bundle bundle = mock(Bundle.class);
        when(translations.getText(bundle, "evidence.recorded", "recorded", Locale.GERMAN)).thenReturn("belegt");
        when(translations.getText(bundle, "evidence.sources", "sources", Locale.GERMAN)).thenReturn("zwei Quellen");
        when(translations.getText(bundle, "vehicle.autopid", AUTO_PID, Locale.GERMAN)).thenReturn("Adapter fragt");
        when(translations.getText(bundle, "vehicle.auto", AUTO, Locale.GERMAN)).thenReturn("Binding fragt");

        assertEquals(
                List.of("Binding fragt", "Adapter fragt", "Make alpha – belegt", "Make beta – zwei Quellen",
                        "Make gamma – community"),
                inBundle(bundle, Locale.GERMAN).stream().map(ParameterOption::getLabel).toList());
    }

    @Test
    void withoutALanguageOpenhabChoosesIt() {
        Bundle bundle = mock(Bundle.class);
        when(translations.getText(eq(bundle), anyString(), anyString(), isNull())).thenReturn("chosen");

        assertEquals("Make alpha – chosen", List.copyOf(inBundle(bundle, null)).get(2).getLabel());
    }

    private Collection<ParameterOption> inBundle(Bundle bundle, @Nullable Locale locale) {
        try (MockedStatic<FrameworkUtil> framework = mockStatic(FrameworkUtil.class)) {
            framework.when(() -> FrameworkUtil.getBundle(VehicleOptionProvider.class)).thenReturn(bundle);
            return options(library, THING, "vehicle", locale);
        }
    }

    @Test
    void bundledVehiclesCanBeToldApartAndAreSorted() {
        Collection<ParameterOption> options = options(House.VEHICLES, THING, "vehicle", null);
        List<String> labels = options.stream().map(ParameterOption::getLabel).toList();

        assertEquals(House.VEHICLES.all().stream().map(VehicleProfile::id).toList(),
                options.stream().map(ParameterOption::getValue).skip(2).toList());
        assertEquals(options.size(), new HashSet<>(labels).size());
    }

    private Collection<ParameterOption> options(VehicleLibrary vehicles, URI uri, String parameter,
            @Nullable Locale locale) {
        Collection<ParameterOption> options = new VehicleOptionProvider(vehicles, things, translations)
                .getParameterOptions(uri, parameter, null, locale);
        assertNotNull(options);
        return options == null ? List.of() : options;
    }
}
