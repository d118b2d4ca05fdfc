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
package org.openhab.binding.wican.internal.vehicle.maker;

import java.util.Map;
import java.util.OptionalInt;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;

/**
 * The {@link KnownAnswers} are those to questions of the maker's profiles whose length recordings have told.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class KnownAnswers {

    /** By question, as {@link DiagnosticRequest#toString()} writes it: in how many frames the longest answer came. */
    private static final Map<String, Integer> MOST_FRAMES = Map.of(
            // Hyundai and Kia, 62 bytes, 46 bytes, 45 bytes: OBDb, test cases of Hyundai-IONIQ-5 and Kia-Soul-EV
            "7E4: 220101", 9, "7E4: 220105", 7, "7E4: 2105", 7,
            // Hyundai and Kia, 9 to 19 bytes: OBDb, test cases of Hyundai-Kona-Electric; canair, ioniq-2017
            "7C6: 22B002", 3,
            // Nissan Leaf, 41 to 53 bytes: camueller/wican-soc
            "79B: 2101", 8,
            // Seat Leon, 7 bytes behind a line 7F 22 78: meatpiHQ/wican-fw, issue 614
            "17FC0076: 2210E0", 1);

    private KnownAnswers() {
    }

    /**
     * @param request a question
     * @return how many frames the longest known answer has; nothing if none is known
     */
    static OptionalInt mostFrames(DiagnosticRequest request) {
        @Nullable
        Integer frames = MOST_FRAMES.get(request.toString());
        return frames == null ? OptionalInt.empty() : OptionalInt.of(frames);
    }
}
