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
package org.openhab.binding.wican.internal.monitor.belief;

import java.time.Instant;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link Opinion} is what to think of a value that has come.
 *
 * @param verdict what to do about it
 * @param value the value that counts now; with {@link Verdict#TAKEN_BACK} an older one
 * @param since when that value came first
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record Opinion(Verdict verdict, double value, Instant since) {

    /** What to do about a value. */
    public enum Verdict {
        /** It may be told. */
        BELIEVED,
        /** It is the one that was believed before something doubtful came between: nothing has happened. */
        RETURNED,
        /** It waits until something confirms it. */
        DOUBTED,
        /** It contradicts the last one, of which nothing proved that it was right: what was before counts again. */
        TAKEN_BACK,
        /** It is impossible, or what a control unit says that sleeps or does not know. */
        REFUSED
    }

    /**
     * @return true if the value that has come counts
     */
    public boolean isBelieved() {
        return verdict == Verdict.BELIEVED || verdict == Verdict.RETURNED;
    }
}
