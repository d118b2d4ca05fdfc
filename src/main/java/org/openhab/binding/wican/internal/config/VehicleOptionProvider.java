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

import static org.openhab.binding.wican.internal.WicanBindingConstants.*;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;
import org.openhab.core.config.core.ConfigOptionProvider;
import org.openhab.core.config.core.ParameterOption;
import org.openhab.core.i18n.TranslationProvider;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingUID;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The {@link VehicleOptionProvider} offers the vehicles in the UI, with how well each is backed.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Component(service = ConfigOptionProvider.class)
public class VehicleOptionProvider implements ConfigOptionProvider {

    private static final URI ANY_THING = URI.create("thing-type:" + THING_TYPE_ADAPTER.getAsString());
    /** The scheme under which openHAB asks for the options of a single Thing; its UID follows. */
    private static final String SINGLE_THING = "thing";

    private final VehicleLibrary vehicles;
    private final ThingRegistry things;
    private final TranslationProvider translations;

    @Activate
    public VehicleOptionProvider(@Reference OpenHabVehicleLibrary vehicles, @Reference ThingRegistry things,
            @Reference TranslationProvider translations) {
        this((VehicleLibrary) vehicles, things, translations);
    }

    VehicleOptionProvider(VehicleLibrary vehicles, ThingRegistry things, TranslationProvider translations) {
        this.vehicles = vehicles;
        this.things = things;
        this.translations = translations;
    }

    @Override
    public @Nullable Collection<ParameterOption> getParameterOptions(URI uri, String param, @Nullable String context,
            @Nullable Locale locale) {
        Optional<Thing> thing = thing(uri);
        if (!ANY_THING.equals(uri) && thing.isEmpty() || !CONFIG_VEHICLE.equals(param)) {
            return null;
        }
        Stream<ParameterOption> ways = Stream.of(
                new ParameterOption(VEHICLE_AUTO,
                        text("vehicle.auto", "The binding asks the car which one it is", locale)),
                new ParameterOption(VEHICLE_AUTO_PID,
                        text("vehicle.autopid", "AutoPID: the adapter polls the car by itself", locale)));
        List<String> ids = thing.map(VehicleOptionProvider::candidates).orElse(List.of());
        Stream<ParameterOption> candidates = ids.stream().flatMap(id -> vehicles.find(id).stream())
                .map(vehicle -> option(vehicle, locale));
        Stream<ParameterOption> others = vehicles.all().stream().filter(vehicle -> !ids.contains(vehicle.id()))
                .map(vehicle -> option(vehicle, locale));
        return Stream.of(candidates, ways, others).flatMap(options -> options).toList();
    }

    private Optional<Thing> thing(URI uri) {
        String uid = uri.getSchemeSpecificPart();
        boolean isOurs = SINGLE_THING.equals(uri.getScheme()) && uid.startsWith(THING_TYPE_ADAPTER.getAsString() + ":");
        return isOurs ? Optional.ofNullable(things.get(new ThingUID(uid))) : Optional.empty();
    }

    private ParameterOption option(VehicleProfile vehicle, @Nullable Locale locale) {
        return new ParameterOption(vehicle.id(), label(vehicle, locale));
    }

    /** What the car may be, as far as it could be recognised, comes first, and what has answered before the rest. */
    private static List<String> candidates(Thing thing) {
        return List.of(thing.getProperties().getOrDefault(PROPERTY_CANDIDATES, "").split(" "));
    }

    private String label(VehicleProfile vehicle, @Nullable Locale locale) {
        String evidence = vehicle.evidence().name().toLowerCase(Locale.ROOT);
        return vehicle.label() + " – " + text("evidence." + evidence, evidence, locale);
    }

    private String text(String key, String otherwise, @Nullable Locale locale) {
        @Nullable
        Bundle bundle = FrameworkUtil.getBundle(getClass());
        @Nullable
        String text = bundle == null ? null : translations.getText(bundle, key, otherwise, locale);
        return text == null ? otherwise : text;
    }
}
