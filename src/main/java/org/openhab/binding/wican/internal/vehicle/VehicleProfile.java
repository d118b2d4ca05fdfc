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
package org.openhab.binding.wican.internal.vehicle;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link VehicleProfile} says what to ask a car, and what its answers mean.
 *
 * @param id lower case with hyphens, like {@code nissan-leaf-ze1}
 * @param make the maker of the car
 * @param model the car as its owner knows it
 * @param evidence how well the profile is backed
 * @param sources where its facts come from
 * @param note a sentence for the owner; may be empty
 * @param queries what to ask, in this order
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record VehicleProfile(String id, String make, String model, Evidence evidence, List<String> sources, String note,
        List<Query> queries) {

    public VehicleProfile {
        sources = List.copyOf(sources);
        queries = List.copyOf(queries);
    }

    /**
     * @return make and model
     */
    public String label() {
        return make.isEmpty() ? model : make + " " + model;
    }

    /**
     * @return how well a value of this profile is backed
     */
    public Evidence evidenceOf(Parameter parameter) {
        return parameter.evidence().orElse(evidence);
    }

    /**
     * @return the parameter that is the state of charge for the house: as the dashboard shows it where the profile has
     *         that, else the battery's; nothing for a car without either
     */
    public Optional<String> socParameter() {
        if (queryFor(Parameter.SOC_DISPLAYED).isPresent()) {
            return Optional.of(Parameter.SOC_DISPLAYED);
        }
        return queryFor(Parameter.SOC).map(query -> Parameter.SOC);
    }

    /**
     * @return the query that reads the state of charge; without one, the first
     */
    public Query mainQuery() {
        return socParameter().flatMap(this::queryFor).orElseGet(() -> queries.get(0));
    }

    /**
     * @return all queries but the main one
     */
    public List<Query> furtherQueries() {
        Query main = mainQuery();
        return queries.stream().filter(query -> !query.equals(main)).toList();
    }

    /**
     * Says whether an answer to the main query tells what matters: the state of charge; of a profile without one, any
     * value.
     */
    public boolean isAnsweredBy(Decoded decoded) {
        return socParameter().map(soc -> decoded.value(soc).isPresent()).orElseGet(() -> !decoded.values().isEmpty());
    }

    /**
     * @param decoded an answer to the main query that does not tell what matters
     * @return why
     */
    public Rejection rejectionIn(Decoded decoded) {
        return socParameter().flatMap(decoded::rejection)
                .orElseGet(() -> decoded.rejections().values().iterator().next());
    }

    private Optional<Query> queryFor(String parameter) {
        return queries.stream().filter(query -> query.reads(parameter)).findFirst();
    }
}
