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

import java.lang.reflect.Field;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.testing.ManualScheduler;
import org.openhab.core.config.discovery.AbstractDiscoveryService;
import org.openhab.core.thing.binding.BaseThingHandler;

/**
 * The {@link GivenTime} puts a scheduler in the place of the one that openHAB gives to each handler and discovery
 * service.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class GivenTime {

    private GivenTime() {
    }

    static WicanHandler in(WicanHandler handler, ManualScheduler scheduler) {
        return in(BaseThingHandler.class, handler, scheduler);
    }

    static <T extends AbstractDiscoveryService> T in(T discovery, ManualScheduler scheduler) {
        return in(AbstractDiscoveryService.class, discovery, scheduler);
    }

    private static <T> T in(Class<?> owner, T instance, ManualScheduler scheduler) {
        try {
            Field field = owner.getDeclaredField("scheduler");
            field.setAccessible(true);
            field.set(instance, scheduler);
            return instance;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
