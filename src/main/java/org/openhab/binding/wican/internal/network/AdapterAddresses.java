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
package org.openhab.binding.wican.internal.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The {@link AdapterAddresses} know which adapters have announced themselves by mDNS, and where. They are one for all
 * parts of the binding, and empty where mDNS does not reach openHAB.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Component(service = AdapterAddresses.class)
public class AdapterAddresses {

    private final Map<String, Announcement> announcements = new ConcurrentHashMap<>();
    private final List<Consumer<Announcement>> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public AdapterAddresses() {
        // OSGi needs a constructor that it may call
    }

    /** An adapter has announced itself. */
    public void announced(Announcement announcement) {
        Announcement before = announcements.put(announcement.deviceId(), announcement);
        if (!announcement.equals(before)) {
            listeners.forEach(listener -> listener.accept(announcement));
        }
    }

    public Optional<Announcement> find(String deviceId) {
        return Optional.ofNullable(announcements.get(deviceId));
    }

    /**
     * @param listener hears of each adapter that is new or has changed; must not wait
     */
    public void addListener(Consumer<Announcement> listener) {
        listeners.add(listener);
    }

    public void removeListener(Consumer<Announcement> listener) {
        listeners.remove(listener);
    }
}
