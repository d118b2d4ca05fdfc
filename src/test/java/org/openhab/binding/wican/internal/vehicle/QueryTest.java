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

import static org.junit.jupiter.api.Assertions.*;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.diagnostics.DiagnosticRequest;
import org.openhab.binding.wican.internal.diagnostics.UnitAddress;
import org.openhab.binding.wican.internal.vehicle.Rejection.Reason;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;

/**
 * Tests for {@link Query}.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
class QueryTest {

    private static final DiagnosticRequest REQUEST = new DiagnosticRequest(
            UnitAddress.of(CanId.parse("7E4"), Optional.empty(), Optional.empty(), OptionalInt.empty()), (byte) 0x22,
            (byte) 0x01, (byte) 0x01);

    @Test
    void believableValuesAreRead() {
        Decoded decoded = query(soc("B4/2"), parameter("LV_V", "B5/10", 8, 16)).decode(answer("620101A88C"));

        assertEquals(Map.of("SOC", 84.0, "LV_V", 14.0), decoded.values());
        assertEquals(Map.of(), decoded.rejections());
    }

    @Test
    void anAnswerOfAnotherLengthMeansNothing() {
        Query query = new Query(REQUEST, OptionalInt.of(5), Optional.empty(), List.of(soc("B4/2")));

        assertEquals(OptionalDouble.of(84), query.decode(answer("620101A800")).value("SOC"));
        assertEquals(Rejection.of(Reason.WRONG_LENGTH, 6, 5),
                query.decode(answer("620101A80000")).rejection("SOC").orElseThrow());
    }

    @Test
    void anAnswerWhoseConditionIsZeroMeansNothing() {
        Query query = new Query(REQUEST, OptionalInt.empty(), Optional.of(Expression.compile("B5")),
                List.of(soc("B4/2")));

        assertEquals(OptionalDouble.of(0), query.decode(answer("6201010001")).value("SOC"));
        assertEquals(Rejection.of(Reason.NOT_READY), query.decode(answer("6201010000")).rejection("SOC").orElseThrow());
        assertEquals(Rejection.of(Reason.NOT_READY), query.decode(answer("62010100")).rejection("SOC").orElseThrow());
    }

    @Test
    void aValueWhoseConditionIsZeroIsNotKnownAndTheOthersAre() {
        Parameter notAvailable = new Parameter("RANGE", Expression.compile("B5"), "km", 0, 1000, false,
                Optional.of(Expression.compile("B5^255")), Optional.empty());
        Decoded decoded = query(soc("B4/2"), notAvailable).decode(answer("620101A8FF"));

        assertEquals(Map.of("SOC", 84.0), decoded.values());
        assertEquals(Rejection.of(Reason.NOT_READY), decoded.rejection("RANGE").orElseThrow());
    }

    @Test
    void aValueOutOfItsRangeIsRejectedAndTheOthersAreNot() {
        Decoded decoded = query(soc("B4/2"), parameter("LV_V", "B5/10", 8, 16)).decode(answer("620101FE8C"));

        assertEquals(Map.of("LV_V", 14.0), decoded.values());
        assertEquals(Rejection.of(Reason.OUT_OF_RANGE, "SOC", "127"), decoded.rejection("SOC").orElseThrow());
    }

    @Test
    void bothEndsOfTheRangeAreBelievable() {
        assertEquals(OptionalDouble.of(0), query(soc("B4/2")).decode(answer("6201010001")).value("SOC"));
        assertEquals(OptionalDouble.of(100), query(soc("B4/2")).decode(answer("620101C8")).value("SOC"));
        assertTrue(query(soc("B4/2")).decode(answer("620101C9")).value("SOC").isEmpty());
    }

    @Test
    void aValueBehindTheEndOfAShortAnswerIsNoValueAndNotPadding() {
        assertEquals(Rejection.of(Reason.NO_VALUE, "SOC"),
                query(soc("B4/2")).decode(answer("620101")).rejection("SOC").orElseThrow());
    }

    @Test
    void theDashboardsScaleIsCutAtItsEnds() {
        Query query = query(soc("B4/2"), dashboard("B4*1.211/2-15"));

        assertEquals(OptionalDouble.of(0), query.decode(answer("62010110")).value("SOC_D"));
        assertEquals(OptionalDouble.of(100), query.decode(answer("620101C7")).value("SOC_D"));
    }

    @Test
    void theDashboardsValueIsNotBetterThanTheBatterysItIsComputedFrom() {
        Decoded decoded = query(soc("B4/2"), dashboard("B4*1.211/2-15")).decode(answer("620101FF00"));

        assertEquals(Map.of(), decoded.values());
        assertEquals(Rejection.of(Reason.OUT_OF_RANGE, "SOC", "127.5"), decoded.rejection("SOC_D").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = { "62010100", "6201010000000000", "620101FF", "620101FFFFFFFFFF" })
    void anAnswerOfNothingButZerosOrOnesMeansNothing(String payload) {
        assertEquals(Rejection.of(Reason.NOT_READY),
                query(soc("B4/2.55")).decode(answer(payload)).rejection("SOC").orElseThrow());
    }

    @Test
    void whereTheProfileSaysWhySuchAnAnswerIsTrue() {
        Query full = new Query(REQUEST, OptionalInt.empty(), Optional.empty(), List.of(soc("B4/2.55")),
                Map.of(Query.ALL_ONES, "the scale ends there"));

        assertEquals(100, full.decode(answer("620101FF")).value("SOC").orElseThrow(), 1e-9);
        assertTrue(full.decode(answer("62010100")).value("SOC").isEmpty());
    }

    @Test
    void aCarAtRestHasNoCurrentAndNothingSwitchedOn() {
        Query query = query(new Parameter("HV_A", Expression.compile("[S4:S5]/10"), "A", -600, 600, false,
                Optional.empty(), Optional.empty()));

        assertEquals(OptionalDouble.of(0), query.decode(answer("6201010000")).value("HV_A"));
        assertTrue(query.decode(answer("620101FFFF")).value("HV_A").isEmpty());
    }

    @Test
    void aSwitchIsOffWhereAllIsZeroAndNotKnownWhereAllIsOne() {
        Query query = query(new Parameter("CHARGING", Expression.compile("B4:3"), Parameter.ON_OFF,
                Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, Optional.empty(), Optional.empty()));

        assertEquals(OptionalDouble.of(0), query.decode(answer("62010100")).value("CHARGING"));
        assertEquals(OptionalDouble.of(1), query.decode(answer("62010108")).value("CHARGING"));
        assertTrue(query.decode(answer("620101FF")).value("CHARGING").isEmpty());
    }

    @Test
    void whereSomethingElseIsReadAnswersOfNothingButZerosAreNotThoseOfACarAtRest() {
        Query query = query(parameter("HV_V", "[B4:B5]/10", 0, 1000), new Parameter("HV_A",
                Expression.compile("[S6:S7]/10"), "A", -600, 600, false, Optional.empty(), Optional.empty()));

        assertEquals(Map.of(), query.decode(answer("62010100000000")).values());
        assertEquals(Map.of("HV_V", 350.0, "HV_A", 0.0), query.decode(answer("6201010DAC0000")).values());
    }

    @Test
    void aCurrentCountedFromBelowZeroIsNotThatOfACarAtRest() {
        Query query = query(new Parameter("HV_A", Expression.compile("([B4:B5]-5000)/10"), "A", -500, 600, false,
                Optional.empty(), Optional.empty()));

        assertEquals(Rejection.of(Reason.NOT_READY),
                query.decode(answer("6201010000")).rejection("HV_A").orElseThrow());
        assertEquals(OptionalDouble.of(0), query.decode(answer("6201011388")).value("HV_A"));
    }

    private static Query query(Parameter... parameters) {
        return new Query(REQUEST, OptionalInt.empty(), Optional.empty(), List.of(parameters));
    }

    private static Parameter soc(String expression) {
        return parameter("SOC", expression, 0, 100);
    }

    private static Parameter parameter(String name, String expression, double min, double max) {
        return new Parameter(name, Expression.compile(expression), "%", min, max, false, Optional.empty(),
                Optional.empty());
    }

    private static Parameter dashboard(String expression) {
        return new Parameter("SOC_D", Expression.compile(expression), "%", 0, 100, true, Optional.empty(),
                Optional.empty());
    }

    private static Answer answer(String payload) {
        return new Answer(CanId.parse("7EC"), HexFormat.of().parseHex(payload), false);
    }
}
