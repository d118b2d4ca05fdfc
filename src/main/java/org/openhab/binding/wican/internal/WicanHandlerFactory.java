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
package org.openhab.binding.wican.internal;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.config.OpenHabVehicleLibrary;
import org.openhab.binding.wican.internal.handler.Household;
import org.openhab.binding.wican.internal.handler.Memory;
import org.openhab.binding.wican.internal.handler.RecognisedCars;
import org.openhab.binding.wican.internal.handler.WicanHandler;
import org.openhab.binding.wican.internal.network.AdapterAddresses;
import org.openhab.binding.wican.internal.network.AdapterNetwork;
import org.openhab.core.i18n.TimeZoneProvider;
import org.openhab.core.storage.Storage;
import org.openhab.core.storage.StorageService;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingProvider;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.BaseThingHandlerFactory;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The {@link WicanHandlerFactory} creates the handlers of the binding's Things.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Component(configurationPid = "binding.wican", service = ThingHandlerFactory.class)
public class WicanHandlerFactory extends BaseThingHandlerFactory {

    private static final String MANAGED_THINGS = "(objectClass=org.openhab.core.thing.ManagedThingProvider)";

    private final Household household;

    /**
     * @param managedThings the Things that openHAB keeps itself; of all providers that of the UI
     */
    @Activate
    public WicanHandlerFactory(@Reference OpenHabVehicleLibrary vehicles, @Reference TimeZoneProvider timeZoneProvider,
            @Reference ThingRegistry things, @Reference StorageService storages,
            @Reference(target = MANAGED_THINGS) ThingProvider managedThings, @Reference AdapterAddresses addresses) {
        Storage<String> recognised = storages.getStorage(RecognisedCars.class.getName());
        household = new Household(vehicles, timeZoneProvider, things,
                new RecognisedCars(recognised,
                        uid -> managedThings.getAll().stream().map(Thing::getUID).anyMatch(uid::equals)),
                new Memory(), new AdapterNetwork(addresses), this::unregisterHandler);
    }

    @Override
    public void removeThing(ThingUID thingUID) {
        household.memory().forget(thingUID);
    }

    @Override
    public boolean supportsThingType(ThingTypeUID thingTypeUID) {
        return WicanBindingConstants.THING_TYPE_ADAPTER.equals(thingTypeUID);
    }

    @Override
    protected @Nullable ThingHandler createHandler(Thing thing) {
        return supportsThingType(thing.getThingTypeUID()) ? new WicanHandler(thing, household) : null;
    }
}
