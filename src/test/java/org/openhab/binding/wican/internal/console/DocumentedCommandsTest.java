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
package org.openhab.binding.wican.internal.console;

import static org.junit.jupiter.api.Assertions.*;
import static org.mockito.Mockito.mock;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.binding.wican.internal.testing.Document;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.core.thing.ThingRegistry;

/**
 * Proves that the documentation names the commands of the console that there are, all of them, and no others.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class DocumentedCommandsTest {

    private static final Pattern COMMAND = Pattern.compile("(?:openhab> )?openhab:wican (\\w+)(.*)");
    private static final Pattern OPTION = Pattern.compile("--\\w+");

    private final List<String> usages = new WicanCommandExtension(House.VEHICLES, mock(ThingRegistry.class),
            new ReportCommand(Path.of("no-such-folder"), Clock.systemUTC())).getUsages();

    @Test
    void everyCommandOfTheDocumentationExistsAndEveryCommandIsDocumented() {
        Set<String> known = usages.stream().map(usage -> usage.split(" ")[1])
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known,
                documented().stream().map(command -> command.group(1)).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void theirOptionsExist() {
        Set<String> options = documented().stream().flatMap(command -> OPTION.matcher(command.group(2)).results())
                .map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
        assertFalse(options.isEmpty());
        options.removeIf(option -> usages.stream().anyMatch(usage -> usage.contains(option)));
        assertEquals(Set.of(), options);
    }

    private static List<MatchResult> documented() {
        return Document.all().stream().flatMap(document -> document.codes().stream())
                .flatMap(code -> COMMAND.matcher(code).results()).toList();
    }
}
