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
package org.openhab.binding.wican.internal.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanId;
import org.openhab.binding.wican.internal.adapter.CanMessage;
import org.openhab.binding.wican.internal.adapter.FrameWatch;
import org.openhab.binding.wican.internal.diagnostics.AnswerReceiver;
import org.openhab.binding.wican.internal.diagnostics.Progress.Complete;
import org.openhab.binding.wican.internal.testing.House;
import org.openhab.binding.wican.internal.testing.Recorded;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.jayway.jsonpath.JsonPath;

/**
 * The {@link Decoding} benchmarks hold what the binding does with a message against what a user would otherwise do:
 * read all of it with Gson, or with a JSONPath, as openHAB's generic MQTT channel does with a JSONPATH transformation.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class Decoding {

    private static final int ANSWER_ID = 0x7BB;
    private static final CanId ANSWER = CanId.parse("7BB");
    private static final String FORMULA = "((B39<<16)|(B41<<8)|B42)/10000";

    private final byte[] foreign = Recorded.message(Recorded.foreignFrames(20));
    private final List<byte[]> answer = Recorded.LEAF_84_PERCENT.stream().map(Recorded::message).toList();
    private final Query query = House.VEHICLES.find("nissan-leaf-ze1").orElseThrow().mainQuery();
    private final byte[] heard = heardMessage();
    private final FrameWatch watch = new FrameWatch(List.of(CanId.parse("42E"), CanId.parse("654")),
            new long[] { -1, -1 }, (index, data) -> true);
    private final Expression expression = Expression.compile(FORMULA);
    private final byte[] frameBytes = new byte[64];

    // A message of a busy bus with 20 frames, none of them the car's answer

    @Benchmark
    public int foreignMessageBinding() {
        return CanMessage.decode(foreign, ANSWER::equals).size();
    }

    @Benchmark
    public int foreignMessageGson() {
        return framesOf(JsonParser.parseString(new String(foreign, UTF_8)).getAsJsonObject()).size();
    }

    @Benchmark
    public int foreignMessageJsonPath() {
        return JsonPath.<List<Object>> read(new String(foreign, UTF_8), "$.frame[?(@.id==1979)].data").size();
    }

    // The same for a car that tells something by itself: 20 foreign frames, and 20 of which two are listened to

    @Benchmark
    public long foreignMessageHeard() {
        return watch.accept(foreign, 1);
    }

    @Benchmark
    public long heardMessageBinding() {
        return watch.accept(heard, 1);
    }

    // The eight messages of a Leaf's answer, until its state of charge is known

    @Benchmark
    public double leafAnswerBinding() {
        AnswerReceiver receiver = new AnswerReceiver(query.request());
        for (byte[] message : answer) {
            for (CanFrame frame : CanMessage.decode(message, ANSWER::equals)) {
                if (receiver.accept(frame) instanceof Complete complete) {
                    return query.decode(complete.answer()).values().get("SOC");
                }
            }
        }
        throw new IllegalStateException("no answer");
    }

    @Benchmark
    public double leafAnswerGson() {
        int[] bytes = new int[64];
        int count = 0;
        for (byte[] message : answer) {
            for (JsonObject frame : framesOf(JsonParser.parseString(new String(message, UTF_8)).getAsJsonObject())) {
                for (JsonElement value : frame.getAsJsonArray("data")) {
                    bytes[count++] = value.getAsInt();
                }
            }
        }
        return soc(bytes);
    }

    @Benchmark
    public double leafAnswerJsonPath() {
        int[] bytes = new int[64];
        int count = 0;
        for (byte[] message : answer) {
            List<List<Integer>> frames = JsonPath.read(new String(message, UTF_8), "$.frame[?(@.id==1979)].data");
            for (List<Integer> data : frames) {
                for (int value : data) {
                    bytes[count++] = value;
                }
            }
        }
        return soc(bytes);
    }

    private static byte[] heardMessage() {
        List<CanFrame> frames = new ArrayList<>(Recorded.foreignFrames(18));
        frames.add(4, Recorded.frame("42E", "5A67D0DD6407A085"));
        frames.add(Recorded.frame("654", "2000003A000C8000"));
        return Recorded.message(frames);
    }

    private static double soc(int[] bytes) {
        return (bytes[39] << 16 | bytes[41] << 8 | bytes[42]) / 10000.0;
    }

    private static List<JsonObject> framesOf(JsonObject message) {
        List<JsonObject> frames = new ArrayList<>();
        JsonArray all = message.getAsJsonArray("frame");
        for (JsonElement frame : all) {
            if (frame.getAsJsonObject().get("id").getAsInt() == ANSWER_ID) {
                frames.add(frame.getAsJsonObject());
            }
        }
        return frames;
    }

    // An expression of a profile

    @Benchmark
    public double expressionCompiled() {
        return expression.evaluate(frameBytes).orElseThrow();
    }

    @Benchmark
    public double expressionInterpreted() {
        return Expression.compile(FORMULA).evaluate(frameBytes).orElseThrow();
    }
}
