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
package org.openhab.core.thing.binding;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.Configuration;
import org.openhab.core.thing.Bridge;
import org.openhab.core.thing.Thing;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceObjects;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.ComponentContext;

/**
 * What the factories of all bindings have in common.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
public abstract class BaseThingHandlerFactory implements ThingHandlerFactory {

    protected @NonNullByDefault({}) BundleContext bundleContext;

    private final Map<ThingUID, List<RunningService>> services = new ConcurrentHashMap<>();

    protected void activate(ComponentContext componentContext) {
        bundleContext = componentContext.getBundleContext();
    }

    protected void deactivate(ComponentContext componentContext) {
        services.clear();
        bundleContext = null;
    }

    protected BundleContext getBundleContext() {
        BundleContext context = bundleContext;
        if (context == null) {
            throw new IllegalStateException("The factory is not active");
        }
        return context;
    }

    @Override
    public ThingHandler registerHandler(Thing thing) {
        ThingHandler handler = createHandler(thing);
        if (handler == null) {
            throw new IllegalStateException("No handler for the Thing " + thing.getUID());
        }
        if (thing instanceof Bridge && !(handler instanceof BridgeHandler)) {
            throw new IllegalStateException("The handler of the bridge " + thing.getUID() + " is no BridgeHandler");
        }
        handler.getServices().forEach(service -> registerService(handler, service));
        return handler;
    }

    public void registerService(ThingHandler thingHandler, Class<? extends ThingHandlerService> klass) {
        RunningService service = start(thingHandler, klass);
        services.computeIfAbsent(thingHandler.getThing().getUID(), uid -> new CopyOnWriteArrayList<>()).add(service);
    }

    protected abstract @Nullable ThingHandler createHandler(Thing thing);

    @Override
    public void unregisterHandler(Thing thing) {
        ThingHandler handler = thing.getHandler();
        if (handler != null) {
            removeHandler(handler);
        }
        List<RunningService> started = services.remove(thing.getUID());
        if (started != null) {
            started.forEach(RunningService::stop);
        }
    }

    protected void removeHandler(ThingHandler thingHandler) {
    }

    @Override
    public void removeThing(ThingUID thingUID) {
    }

    protected @Nullable Thing createThing(ThingTypeUID thingTypeUID, Configuration configuration, ThingUID thingUID) {
        return createThing(thingTypeUID, configuration, thingUID, null);
    }

    /** Without a registry of Thing types there is nothing to create a Thing from. */
    @Override
    public @Nullable Thing createThing(ThingTypeUID thingTypeUID, Configuration configuration,
            @Nullable ThingUID thingUID, @Nullable ThingUID bridgeUID) {
        return null;
    }

    private <T extends ThingHandlerService> RunningService start(ThingHandler handler, Class<T> type) {
        BundleContext context = getBundleContext();
        ServiceReference<T> reference = context.getServiceReference(type);
        T service;
        Runnable release;
        if (reference == null) {
            service = create(type);
            release = () -> {
            };
        } else {
            ServiceObjects<T> objects = context.getServiceObjects(reference);
            service = objects.getService();
            release = () -> objects.ungetService(service);
        }
        service.setThingHandler(handler);
        String[] names = serviceNames(type);
        ServiceRegistration<?> registration = names.length == 0 ? null : context.registerService(names, service, null);
        service.initialize();
        return new RunningService(service, registration, release);
    }

    private static <T extends ThingHandlerService> T create(Class<T> type) {
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The service " + type.getName() + " can't be created", e);
        }
    }

    private static String[] serviceNames(Class<?> type) {
        return Stream.<Class<?>> iterate(type, Objects::nonNull, Class::getSuperclass)
                .flatMap(each -> Stream.of(each.getInterfaces())).filter(each -> each != ThingHandlerService.class)
                .map(Class::getCanonicalName).distinct().toArray(String[]::new);
    }

    private record RunningService(ThingHandlerService service, @Nullable ServiceRegistration<?> registration,
            Runnable release) {

        void stop() {
            service.dispose();
            if (registration != null) {
                registration.unregister();
            }
            release.run();
        }
    }
}
