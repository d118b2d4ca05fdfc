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
package org.openhab.binding.wican.internal.vehicle.examination;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.diagnostics.Answer;
import org.openhab.binding.wican.internal.vehicle.Broadcast;
import org.openhab.binding.wican.internal.vehicle.Parameter;
import org.openhab.binding.wican.internal.vehicle.Query;
import org.openhab.binding.wican.internal.vehicle.ValueSource;
import org.openhab.binding.wican.internal.vehicle.expression.Expression;

/**
 * The {@link Specimen} is an answer, or a frame, made to try one value: the bytes that the value's expression reads can
 * be set to
 * any code (their bits as one unsigned big-endian number), all the others are such that the conditions hold, if they
 * can.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Specimen {

    /** Up to so many bytes all codes are tried. */
    private static final int MOST_BYTES_WITH_ALL_CODES = 2;

    /** Of more bytes, all codes of so many bits, shifted by 0, 1, 2 … bits: fine steps for every magnitude and sign. */
    private static final int BITS_OF_SPREAD = 10;

    /** Of more bytes than these only codes whose bytes are all the same are tried. */
    private static final int MOST_BYTES_OF_CODE = Long.BYTES;

    /** What the other bytes are: most conditions want some bytes not to be 0, or not to be all ones. */
    private static final int[] FILLINGS = { 0x01, 0x5A, 0x7F, 0x00, 0xA5, 0xFE };

    private final ValueSource source;
    private final Parameter parameter;
    private final int[] own;
    private final long[] codes;
    private final List<byte[]> frames;
    private final List<Parameter> needed;
    private final double[] values;

    Specimen(ValueSource source, Parameter parameter) {
        this.source = source;
        this.parameter = parameter;
        this.own = parameter.expression().bytes().stream().mapToInt(Integer::intValue).toArray();
        this.codes = codes(own.length);
        this.needed = parameter.name().equals(Parameter.SOC_DISPLAYED)
                ? source.parameters().stream().filter(other -> other.name().equals(Parameter.SOC)).toList()
                : List.of();
        this.frames = IntStream.of(FILLINGS).mapToObj(filling -> ready(source, bytes(source, filling))).toList();
        this.values = LongStream.of(codes).mapToDouble(code -> value(code).orElse(Double.NaN)).toArray();
    }

    Parameter parameter() {
        return parameter;
    }

    /**
     * @return what expressions count in a source whose data is nothing but this byte; as long as the source says, else
     *         long enough for all that it reads
     */
    private static byte[] bytes(ValueSource source, int filling) {
        if (source instanceof Query query) {
            return answer(query, filling).frameBytes();
        }
        byte[] frame = new byte[((Broadcast) source).frameLength()];
        Arrays.fill(frame, (byte) filling);
        return frame;
    }

    /** Some conditions want a byte to be one certain number. */
    private static byte[] ready(ValueSource source, byte[] bytes) {
        for (int index : source.condition().map(Expression::bytes).orElseGet(Collections::emptySortedSet)) {
            for (int code = 0; index < bytes.length && code < 1 << Byte.SIZE && !source.isReady(bytes); code++) {
                byte[] tried = bytes.clone();
                tried[index] = (byte) code;
                if (source.isReady(tried)) {
                    return tried;
                }
            }
        }
        return bytes;
    }

    /**
     * @return the answer whose data is nothing but this byte
     */
    static Answer answer(Query query, int filling) {
        byte[] repeated = HexFormat.of().parseHex(query.request().service());
        byte[] payload = new byte[query.answerLength()];
        Arrays.fill(payload, (byte) filling);
        System.arraycopy(repeated, 0, payload, 0, Math.min(query.request().repeatedLength(), payload.length));
        payload[0] += 0x40;
        return answer(query, payload);
    }

    private static Answer answer(Query query, byte[] payload) {
        return new Answer(query.request().address().answer().orElse(query.request().address().request()), payload,
                query.request().address().target().isPresent());
    }

    /**
     * @return the first byte that the expression reads though it is none of the answer's data: it repeats the question,
     *         or counts bytes or frames
     */
    OptionalInt noData() {
        byte[] zeros = bytes(source, ValueSource.NOTHING);
        byte[] ones = bytes(source, ValueSource.ALL_ONES);
        return IntStream.of(own).filter(index -> index < ones.length && zeros[index] == ones[index]).findFirst();
    }

    /**
     * @return how many bytes the expression reads
     */
    int size() {
        return own.length;
    }

    /**
     * @return how many codes are tried: all that the bytes can have, or a good spread of them, extremes included
     */
    int tried() {
        return codes.length;
    }

    /**
     * @return the codes that give a value, ascending as unsigned numbers
     */
    LongStream valid() {
        return IntStream.range(0, codes.length).filter(i -> !Double.isNaN(values[i])).mapToLong(i -> codes[i]);
    }

    /**
     * @return the lowest and the highest value; nothing if no code gives one
     */
    Optional<Extremes> extremes() {
        int lowest = -1;
        int highest = -1;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                lowest = lowest < 0 || values[i] < values[lowest] ? i : lowest;
                highest = highest < 0 || values[i] > values[highest] ? i : highest;
            }
        }
        return lowest < 0 ? Optional.empty()
                : Optional.of(new Extremes(values[lowest], codes[lowest], values[highest], codes[highest]));
    }

    private static long[] codes(int bytes) {
        int bits = bytes * Byte.SIZE;
        if (bytes <= MOST_BYTES_WITH_ALL_CODES) {
            return LongStream.range(0, 1L << bits).toArray();
        }
        if (bytes > MOST_BYTES_OF_CODE) {
            return LongStream.range(0, 1L << Byte.SIZE).toArray();
        }
        long all = -1L >>> Long.SIZE - bits;
        return IntStream.rangeClosed(0, bits - BITS_OF_SPREAD)
                .mapToObj(shift -> LongStream.range(0, 1L << BITS_OF_SPREAD).map(code -> code << shift))
                .flatMapToLong(spread -> spread).flatMap(code -> LongStream.of(code, all - code)).boxed().distinct()
                .sorted(Long::compareUnsigned).mapToLong(Long::longValue).toArray();
    }

    /**
     * @return the code that begins with this byte, and goes on with the other one
     */
    long code(int first, int others) {
        if (own.length > MOST_BYTES_OF_CODE) {
            return others;
        }
        long code = first;
        for (int i = 1; i < own.length; i++) {
            code = code << Byte.SIZE | others;
        }
        return code;
    }

    /**
     * @return what the expression makes of a code, believable or not
     */
    OptionalDouble raw(long code) {
        return parameter.expression().evaluate(with(frames.get(0), code));
    }

    /**
     * @return what the binding would make of a code if all the rest of the answer were good
     */
    OptionalDouble value(long code) {
        return value(parameter, code);
    }

    /**
     * @return what the binding would make of a code for another value of the same source
     */
    OptionalDouble value(Parameter other, long code) {
        for (byte[] bytes : frames) {
            OptionalDouble value = source.isReady(with(bytes, code)) ? other.read(bytes) : OptionalDouble.empty();
            if (value.isPresent() && needed.stream().allMatch(battery -> battery.read(bytes).isPresent())) {
                return value;
            }
        }
        return OptionalDouble.empty();
    }

    /** Overwrites the bytes: nobody else has them. */
    private byte[] with(byte[] bytes, long code) {
        long rest = code;
        for (int i = own.length - 1; i >= 0; i--) {
            if (own[i] < bytes.length) {
                bytes[own[i]] = (byte) rest;
            }
            rest = own.length > MOST_BYTES_OF_CODE ? code : rest >>> Byte.SIZE;
        }
        return bytes;
    }

    /**
     * @return true if the expression reads neighbouring data bytes and nothing else, so that they are one number
     */
    boolean isOneSource() {
        int address = source instanceof Query query && query.request().address().target().isPresent() ? 1 : 0;
        for (int i = 1; i < own.length; i++) {
            int expected = own[i - 1] + 1;
            expected += expected % CanFrame.MAX_LENGTH == 0 ? 1 + address : 0;
            if (own[i] != expected) {
                return false;
            }
        }
        return raw(0).isPresent();
    }

    /**
     * @return the bits of a code that the expression does not cut off
     */
    long usedBits() {
        long used = 0;
        for (int bit = 0; bit < own.length * Byte.SIZE; bit++) {
            long mask = 1L << bit;
            long others = ~mask;
            boolean matters = LongStream.of(0, others, 0x5555555555555555L & others, 0xAAAAAAAAAAAAAAAAL & others)
                    .anyMatch(code -> !raw(code).equals(raw(code | mask)));
            used |= matters ? mask : 0;
        }
        return used;
    }

    /**
     * @return the code of the same bytes in the other order
     */
    long reversed(long code) {
        return Long.reverseBytes(code) >>> Byte.SIZE * (Long.BYTES - Math.min(own.length, Long.BYTES));
    }

    Doubt doubt(long code, String problem, String cure) {
        return new Doubt(parameter.name(), shown(code), problem, cure);
    }

    /**
     * @return the code as it is written in a finding, like {@code B4B5=FFFF}
     */
    private String shown(long code) {
        String bytes = own.length > MOST_BYTES_OF_CODE ? "B" + own[0] + "…B" + own[own.length - 1]
                : IntStream.of(own).mapToObj(index -> "B" + index).reduce("", String::concat);
        return bytes + "=" + HexFormat.of().withUpperCase().toHexDigits(code, 2 * Math.min(own.length, Long.BYTES));
    }
}
