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
package org.openhab.binding.wican.internal.simulator;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * A peculiarity of a control unit: it turns what the unit would do into what the unit does.
 *
 * Behaviours are without state and can be combined; see {@link Behaviours} for those that have a name.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
@FunctionalInterface
public interface Behaviour {

    /**
     * Changes what the unit does.
     *
     * @param script what the unit would do
     * @param question what it was asked
     * @return what it does
     */
    Script apply(Script script, Question question);
}
