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

import static org.junit.jupiter.api.Assertions.*;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.*;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.action.WicanActions;
import org.openhab.binding.wican.internal.config.OpenHabVehicleLibrary;
import org.openhab.binding.wican.internal.testing.MemoryStorage;
import org.openhab.binding.wican.internal.network.AdapterAddresses;
import org.openhab.core.storage.StorageService;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingProvider;
import org.openhab.core.thing.ThingRegistry;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.openhab.core.thing.binding.BaseThingHandlerFactory;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingHandler;
import org.openhab.core.thing.binding.ThingHandlerCallback;
import org.openhab.core.thing.binding.builder.ThingBuilder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.ComponentContext;

/**
 * Proves that the services of a Thing come and go with its handler.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class WicanHandlerFactoryTest {

    private static final ThingUID BROKER = new ThingUID("mqtt:broker:house");

    private final BundleContext bundle = mock(BundleContext.class);
    private final List<ThingActions> services = new ArrayList<>();
    private final Thing thing = ThingBuilder.create(WicanBindingConstants.THING_TYPE_ADAPTER,
            new ThingUID(WicanBindingConstants.THING_TYPE_ADAPTER, BROKER, "leaf")).withBridge(BROKER).build();
    private final ThingHandlerCallback callback = mock(ThingHandlerCallback.class);
    private @NonNullByDefault({}) Factory factory;

    /** A component that a test can activate. */
    private static final class Factory extends WicanHandlerFactory {

        Factory(StorageService storages) {
            super(mock(OpenHabVehicleLibrary.class), () -> ZoneOffset.UTC, mock(ThingRegistry.class), storages,
                    mock(ThingProvider.class), new AdapterAddresses());
        }

        @Override
        public void activate(ComponentContext context) {
            super.activate(context);
        }
    }

    /** The one that has made the handler of the bridge. */
    private static final class FactoryOfTheBridge extends BaseThingHandlerFactory {

        @Override
        public boolean supportsThingType(ThingTypeUID thingTypeUID) {
            return "mqtt".equals(thingTypeUID.getBindingId());
        }

        @Override
        protected @Nullable ThingHandler createHandler(Thing thing) {
            return null;
        }
    }

    @BeforeEach
    void beOpenhab() {
        StorageService storages = mock(StorageService.class);
        when(storages.getStorage(any())).thenReturn(new MemoryStorage<>());
        factory = new Factory(storages);
        ComponentContext context = mock(ComponentContext.class);
        when(context.getBundleContext()).thenReturn(bundle);
        factory.activate(context);
        when(bundle.registerService(any(String[].class), any(), any())).thenAnswer(call -> {
            ThingActions service = assertInstanceOf(ThingActions.class, call.getArgument(1));
            services.add(service);
            ServiceRegistration<?> registration = mock(ServiceRegistration.class);
            doAnswer(end -> services.remove(service)).when(registration).unregister();
            return registration;
        });
    }

    /** {@code ThingManagerImpl.doRegisterHandler}. */
    private ThingHandler register() {
        ThingHandler handler = factory.registerHandler(thing);
        handler.setCallback(callback);
        thing.setHandler(handler);
        return handler;
    }

    /** {@code ThingManagerImpl.doUnregisterHandler}. */
    private void unregister(BaseThingHandlerFactory by) {
        ThingHandler handler = thing.getHandler();
        assertNotNull(handler);
        by.unregisterHandler(thing);
        handler.setCallback(null);
        thing.setHandler(null);
    }

    @Test
    void aThingHasItsActionsUntilItsHandlerEnds() {
        ThingHandler handler = register();
        assertEquals(1, services.size());
        assertInstanceOf(WicanActions.class, services.get(0));
        assertSame(handler, services.get(0).getThingHandler());

        unregister(factory);
        assertEquals(List.of(), services);
    }

    /**
     * When a bridge ends, openHAB ends the handlers of its Things by the factory of the bridge:
     * {@code ThingManagerImpl.unregisterAndDisposeChildHandlers} (openHAB 5.1.4 and 5.2.1).
     */
    @Test
    void theFactoryOfTheBridgeTakesTheActionsAlongToo() {
        register();
        unregister(new FactoryOfTheBridge());
        assertEquals(List.of(), services, "the bridge is gone");

        ThingHandler handler = register();
        assertEquals(1, services.size(), "the bridge is back");
        assertSame(handler, services.get(0).getThingHandler());
    }
}
