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
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.vehicle.VehicleProfile;
import org.openhab.binding.wican.internal.vehicle.library.VehicleLibrary;
import org.openhab.core.config.core.ConfigOptionProvider;
import org.openhab.core.config.core.ParameterOption;
import org.openhab.core.i18n.TranslationProvider;
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

    private static final URI THING_CONFIGURATION = URI.create("thing-type:" + THING_TYPE_ADAPTER.getAsString());

    private final VehicleLibrary vehicles;
    private final TranslationProvider translations;

    @Activate
    public VehicleOptionProvider(@Reference OpenHabVehicleLibrary vehicles,
            @Reference TranslationProvider translations) {
        this((VehicleLibrary) vehicles, translations);
    }

    VehicleOptionProvider(VehicleLibrary vehicles, TranslationProvider translations) {
        this.vehicles = vehicles;
        this.translations = translations;
    }

    @Override
    public @Nullable Collection<ParameterOption> getParameterOptions(URI uri, String param, @Nullable String context,
            @Nullable Locale locale) {
        if (!THING_CONFIGURATION.equals(uri) || !CONFIG_VEHICLE.equals(param)) {
            return null;
        }
        Stream<ParameterOption> known = vehicles.all().stream()
                .map(vehicle -> new ParameterOption(vehicle.id(), label(vehicle, locale)));
        return Stream.concat(Stream.of(autoPid(locale)), known).toList();
    }

    private ParameterOption autoPid(@Nullable Locale locale) {
        return new ParameterOption(VEHICLE_AUTO_PID,
                text("vehicle.autopid", "AutoPID: the adapter polls the car by itself", locale));
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
