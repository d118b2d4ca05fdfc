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
package org.openhab.binding.wican.internal.discovery;

import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.mqtt.discovery.MQTTTopicDiscoveryService;
import org.openhab.core.config.discovery.DiscoveryService;
import org.openhab.binding.wican.internal.testing.Inbox;
import org.openhab.core.thing.ThingRegistry;

/**
 * The {@link ActivatedDiscovery} is one that a test can start and stop, as OSGi does.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class ActivatedDiscovery extends WicanDiscoveryService {

    public ActivatedDiscovery(MQTTTopicDiscoveryService topics, ThingRegistry things, Inbox inbox) {
        super(topics, things, inbox.asService());
    }

    public void activate(boolean background) {
        activate(Map.of(DiscoveryService.CONFIG_PROPERTY_BACKGROUND_DISCOVERY, background));
    }

    @Override
    public void deactivate() {
        super.deactivate();
    }
}
