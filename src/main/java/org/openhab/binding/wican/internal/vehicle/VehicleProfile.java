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
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.FrameWatch;

/**
 * The {@link VehicleProfile} says what to ask a car, what its answers mean, and what it tells without being asked.
 *
 * @param id lower case with hyphens, like {@code nissan-leaf-ze1}
 * @param make the maker of the car
 * @param model the car as its owner knows it
 * @param evidence how well the profile is backed
 * @param sources where its facts come from
 * @param note a sentence for the owner; may be empty
 * @param queries what to ask, in this order; none for a car that can only be heard
 * @param broadcasts what the car sends by itself; where several have the same value, the first that is heard counts
 * @param asking when it may be asked
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public record VehicleProfile(String id, String make, String model, Evidence evidence, List<String> sources, String note,
        List<Query> queries, List<Broadcast> broadcasts, Asking asking) {

    /**
     * @throws IllegalArgumentException if there is neither anything to ask nor anything to hear
     */
    public VehicleProfile {
        sources = List.copyOf(sources);
        queries = List.copyOf(queries);
        broadcasts = List.copyOf(broadcasts);
        if (queries.isEmpty() && broadcasts.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to ask, and nothing to hear");
        }
        if (broadcasts.stream().map(Broadcast::id).distinct().count() > FrameWatch.MOST) {
            throw new IllegalArgumentException("at most " + FrameWatch.MOST + " ids can be heard");
        }
    }

    /** A car that is asked as is usual for its make. */
    public VehicleProfile(String id, String make, String model, Evidence evidence, List<String> sources, String note,
            List<Query> queries, List<Broadcast> broadcasts) {
        this(id, make, model, evidence, sources, note, queries, broadcasts, Asking.of(make));
    }

    /** A car that is only asked. */
    public VehicleProfile(String id, String make, String model, Evidence evidence, List<String> sources, String note,
            List<Query> queries) {
        this(id, make, model, evidence, sources, note, queries, List.of());
    }

    /**
     * @return the same car, to be asked when somebody says so
     */
    public VehicleProfile askedWhen(Asking other) {
        return new VehicleProfile(id, make, model, evidence, sources, note, queries, broadcasts, other);
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
        return Stream.of(Parameter.SOC_DISPLAYED, Parameter.SOC)
                .filter(soc -> sourcesOfValues().anyMatch(source -> source.reads(soc))).findFirst();
    }

    /**
     * @return the parameter that an answer to the main query has for the state of charge; nothing for a car that can't
     *         be asked for it
     */
    public Optional<String> askedSocParameter() {
        return Stream.of(Parameter.SOC_DISPLAYED, Parameter.SOC).filter(soc -> queryFor(soc).isPresent()).findFirst();
    }

    /**
     * @return all that the values are read from: the answers to the queries, then the broadcasts
     */
    public Stream<ValueSource> sourcesOfValues() {
        return Stream.concat(queries.stream(), broadcasts.stream());
    }

    /**
     * @return all values, those that are asked for first; the same name may be there as asked and as heard
     */
    public Stream<Parameter> parameters() {
        return sourcesOfValues().flatMap(source -> source.parameters().stream());
    }

    /**
     * @return true if the car can be asked; false if it can only be heard
     */
    public boolean isAskable() {
        return !queries.isEmpty();
    }

    /**
     * @return the parameters that may be heard for the state of charge, the best first: what the dashboard shows, and
     *         the battery's where nobody can ask for what the dashboard shows
     */
    public List<String> heardSocParameters() {
        return Stream.of(Parameter.SOC_DISPLAYED, Parameter.SOC)
                .filter(soc -> broadcasts.stream().anyMatch(each -> each.reads(soc)))
                .filter(soc -> soc.equals(Parameter.SOC_DISPLAYED) || queryFor(Parameter.SOC_DISPLAYED).isEmpty())
                .toList();
    }

    /**
     * @return true if the car tells its state of charge by itself
     */
    public boolean isHeard() {
        return !heardSocParameters().isEmpty();
    }

    /**
     * @return the query that reads the state of charge; without one, the first
     * @throws NoSuchElementException if the car can't be {@link #isAskable() asked}
     */
    public Query mainQuery() {
        return askedSocParameter().flatMap(this::queryFor).or(() -> queries.stream().findFirst()).orElseThrow();
    }

    /**
     * @return all queries but the main one
     */
    public List<Query> furtherQueries() {
        if (!isAskable()) {
            return List.of();
        }
        Query main = mainQuery();
        return queries.stream().filter(query -> !query.equals(main)).toList();
    }

    /**
     * Says whether an answer to the main query tells what matters: the state of charge; of a profile without one, any
     * value.
     */
    public boolean isAnsweredBy(Decoded decoded) {
        return askedSocParameter().map(soc -> decoded.value(soc).isPresent())
                .orElseGet(() -> !decoded.values().isEmpty());
    }

    /**
     * @param decoded an answer to the main query that does not tell what matters
     * @return why
     */
    public Rejection rejectionIn(Decoded decoded) {
        return askedSocParameter().flatMap(decoded::rejection)
                .orElseGet(() -> decoded.rejections().values().iterator().next());
    }

    private Optional<Query> queryFor(String parameter) {
        return queries.stream().filter(query -> query.reads(parameter)).findFirst();
    }
}
