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

import static org.junit.jupiter.api.Assertions.*;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.testing.Document;

/**
 * Proves that the simulator understands each command line of the documentation, and that its help tells what it knows.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class DocumentedOptionsTest {

    private static final Pattern COMMAND = Pattern.compile("mvn .*-Dsimulator=\"([^\"]*)\"");
    private static final Pattern OPTION = Pattern.compile("(?m)^ *(--[a-z-]+)");

    @Test
    void everyCommandLineOfTheDocumentationIsUnderstood() {
        List<String> commands = Document.all().stream().flatMap(document -> document.codes().stream())
                .flatMap(code -> COMMAND.matcher(code).results()).map((MatchResult found) -> found.group(1)).toList();
        assertTrue(commands.size() > 1, commands::toString);
        commands.forEach(command -> assertDoesNotThrow(() -> SimulatorOptions.parse(command.split(" ")), command));
    }

    @Test
    void everyOptionThatIsNamedAloneIsInTheHelp() {
        var known = OPTION.matcher(SimulatorOptions.HELP).results().map((MatchResult found) -> found.group(1)).toList();
        var named = new TreeSet<String>();
        Document.all().stream().flatMap(document -> document.codes().stream()).map(code -> code.split(" ")[0])
                .filter(OPTION.asMatchPredicate()).forEach(named::add);
        named.removeAll(List.of("--ask", "--yes")); // those of the console
        assertTrue(named.size() > 2, named::toString);
        named.removeAll(known);
        assertEquals(List.of(), List.copyOf(named));
    }
}
