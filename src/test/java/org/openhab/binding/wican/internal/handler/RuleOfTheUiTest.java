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

import static org.junit.jupiter.api.Assertions.*;

import java.time.Duration;
import java.util.Map;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openhab.binding.wican.internal.action.WicanActions;
import org.openhab.binding.wican.internal.handler.OpenHab.Provider;
import org.openhab.binding.wican.internal.testing.ManualScheduler;

/**
 * Proves that a rule of the UI works as long as there is its Thing. openHAB keeps the actions that it found when the
 * rule was made ready: {@code AnnotationActionHandler} (openHAB 5.1.4 and 5.2.1).
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@Timeout(60)
class RuleOfTheUiTest {

    private final LeafAtHome car = new LeafAtHome();
    private final OpenHab openhab = new OpenHab(car, new ManualScheduler());
    private final WicanActions rule = new WicanActions();

    @BeforeEach
    void makeTheRule() {
        openhab.add(Provider.MANAGED, Map.of("deviceId", LeafAtHome.DEVICE, "vehicle", "nissan-leaf-ze1"));
        openhab.adapterIs("online");
        rule.setThingHandler(openhab.handler());
        openhab.passes(Duration.ofMinutes(1));
    }

    private void assertTheRuleWorks() {
        openhab.passes(Duration.ofMinutes(1));
        car.forget();
        rule.requestSoc();
        openhab.passes(Duration.ofSeconds(2));
        assertEquals(1, car.questions());
        rule.rebootAdapter();
        assertTrue(car.commands().contains("{\"cmd\":\"reboot\"}"), car.commands()::toString);
    }

    @Test
    void theRuleWorks() {
        assertTheRuleWorks();
    }

    @Test
    void theRuleWorksAfterTheThingWasDisabledAndEnabled() {
        openhab.disableAndEnable();
        assertTheRuleWorks();
    }

    @Test
    void theRuleWorksAfterTheThingWasConfigured() {
        openhab.configure(Map.of("refreshInterval", 0));
        assertTheRuleWorks();
    }

    @Test
    void theRuleDoesNothingWhileTheThingIsDisabledAndWorksThen() {
        openhab.disable();
        car.forget();
        assertDoesNotThrow(() -> rule.requestSoc());
        openhab.passes(Duration.ofSeconds(2));
        assertEquals(0, car.questions());

        openhab.enable();
        assertTheRuleWorks();
    }
}
