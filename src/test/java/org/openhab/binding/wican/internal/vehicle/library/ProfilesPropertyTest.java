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
package org.openhab.binding.wican.internal.vehicle.library;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.testing.Mutations;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.format.ProfileFile;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Proves that any file of a user's is read, or reported, and nothing else; in both formats.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class ProfilesPropertyTest {

    private static final String OWN = """
            {"make":"Example","vehicles":[{"id":"example-car","model":"Car (2024)","evidence":"community",
            "sources":["forum"],"note":"none","queries":[{"request":"7E4","answer":"7EC","service":"220101","length":62,
            "condition":"B11","believe":{"FF":"full"},"values":[
            {"name":"SOC","expression":"B10/2","unit":"%","min":0,"max":100,"condition":"B11","clamp":true}]}],
            "broadcasts":[{"id":"42E","length":8,"condition":"B0^255","believe":{"00":"empty"},"values":[
            {"name":"SOC","expression":"([B0:B1]>>3)*0.02","unit":"%","min":0,"max":100}]}]}]}""";
    private static final String MAKERS = """
            {"cars":[{"car_model":"Example: Car","init":"ATSP6;ATSH7E4;ATCRA7EC;ATFCSH7E4;ATFCSD300000;ATFCSM1;",
            "pids":[{"pid":"2201011","pid_init":"ATSH7E4;","parameters":{"SOC":{"expression":"B10/2","unit":"%",
            "class":"battery","min":"0","max":"100"},"HV_V":"[B17:B18]/10"}}],"can_filters":[{"frame_id":"0x3A8","parameters":[{"name":"SOC_D",
            "expression":"B3","min":"1","max":"100","period":"5000","enabled":true}]}]}],"can_filters":[]}""";

    @Property(tries = 3000)
    void anyFileIsReadOrReported(@ForAll("files") String text) {
        ProfileFile file = ProfileFormats.readUsers("mycar.json", new StringReader(text));

        file.problems().forEach(problem -> assertTrue(problem.toString().contains("mycar.json")));
        file.profiles().forEach(profile -> assertTrue(profile.queries().stream().map(query -> query.request().service())
                .allMatch(service -> service.matches("(01|09|1A|21|22).*")), "a profile can only read"));
    }

    @Example
    void deepFilesAreReported() {
        for (String deep : List.of("[".repeat(100_000), "{\"a\":".repeat(100_000),
                "{\"vehicles\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}")) {
            assertTrue(ProfileFormats.readUsers("deep.json", new StringReader(deep)).profiles().isEmpty());
        }
    }

    @Provide
    Arbitrary<String> files() {
        return Arbitraries.oneOf(Mutations.of(List.of(OWN, MAKERS)), Arbitraries.strings().ofMaxLength(50));
    }
}
