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
package org.openhab.binding.wican.internal.adapter;

import java.util.Arrays;
import java.util.List;

import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * The {@link FrameWatch} follows the frames of a few ids on a bus that brings hundreds a second. It remembers the last
 * frame of each and when it came; what is the same as before costs a look at its bytes and leaves nothing behind.
 * <p>
 * May be used from any thread.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
public final class FrameWatch {

    /** Knows which frames mean anything. */
    @FunctionalInterface
    public interface Filter {

        /**
         * Must be quick, and take no lock. Is not asked about a frame that is the same as the last.
         *
         * @param index which id
         * @param data the frame's data
         * @return false if the frame is to be passed over, as if it had not come
         */
        boolean isMeaningful(int index, byte[] data);
    }

    /** As many as there are bits to tell them apart. */
    public static final int MOST = Long.SIZE;

    private static final int STANDARD_IDS = 1 << 11;
    private static final int ID_LENGTH = CanMessage.ID_KEY.length + 1;
    /**
     * In a message of the firmware there is at least this behind an id before the next: {@code ,"dlc":0,"data":[]},}.
     */
    private static final int SHORTEST_REST = 20;
    private static final int NEVER = -1;

    private final List<CanId> ids;
    private final long[] masks;
    private final Filter filter;
    /** The 11 bit ids, one bit each. */
    private final long[] standard = new long[STANDARD_IDS / Long.SIZE];
    private final boolean hasExtended;
    private final FrameScanner scanner = new FrameScanner();

    private final long[] bytes;
    private final int[] lengths;
    private final long[] times;

    /**
     * @param ids whose frames matter, each once; 64 at most
     * @param masks for each id the bits that matter, the first byte highest; the others may change unnoticed
     * @param filter which frames to pass over
     */
    public FrameWatch(List<CanId> ids, long[] masks, Filter filter) {
        if (ids.size() > MOST || ids.size() != masks.length) {
            throw new IllegalArgumentException("at most " + MOST + " ids, with a mask each");
        }
        this.ids = List.copyOf(ids);
        this.masks = masks.clone();
        this.filter = filter;
        this.hasExtended = ids.stream().anyMatch(CanId::extended);
        ids.stream().filter(id -> !id.extended())
                .forEach(id -> standard[id.value() / Long.SIZE] |= 1L << id.value() % Long.SIZE);
        this.bytes = new long[masks.length];
        this.lengths = new int[masks.length];
        this.times = new long[masks.length];
        forget();
    }

    /** The next frame of each id counts as changed. */
    public synchronized void forget() {
        Arrays.fill(lengths, NEVER);
        Arrays.fill(times, Long.MIN_VALUE);
    }

    /**
     * Takes a message of the bus.
     *
     * @param payload what came on {@code can/rx}
     * @param now when, in milliseconds
     * @return the ids whose frame has changed, one bit for each: bit 0 is the first
     */
    public synchronized long accept(byte[] payload, long now) {
        if (payload.length > CanMessage.MAX_PAYLOAD) {
            return 0;
        }
        boolean isExact = FrameScanner.isFramed(payload);
        int rest = isExact ? SHORTEST_REST : 0;
        long changed = 0;
        int at = CanMessage.indexAfter(CanMessage.ID_KEY, payload, 0);
        while (at >= 0) {
            if (mayBeWatched(payload, at)) {
                if (!isExact || !scanner.frameAt(payload, at - ID_LENGTH)) {
                    return changed | acceptAnyJson(payload, now);
                }
                changed |= heard(index(), scanner.bytes(), scanner.length(), now);
            }
            at = CanMessage.indexAfter(CanMessage.ID_KEY, payload, at + rest);
        }
        return changed;
    }

    /** Other firmware may write the same otherwise. */
    private long acceptAnyJson(byte[] payload, long now) {
        long changed = 0;
        for (CanFrame frame : CanMessage.decodeAnyJson(payload, ids::contains)) {
            changed |= heard(ids.indexOf(frame.id()), packed(frame), frame.length(), now);
        }
        return changed;
    }

    private static long packed(CanFrame frame) {
        long packed = 0;
        for (int i = 0; i < CanFrame.MAX_LENGTH; i++) {
            packed = packed << Byte.SIZE | (i < frame.length() ? frame.at(i) : 0);
        }
        return packed;
    }

    private boolean mayBeWatched(byte[] payload, int from) {
        int at = from;
        while (at < payload.length && payload[at] == ' ') {
            at++;
        }
        long id = 0;
        while (at < payload.length && payload[at] >= '0' && payload[at] <= '9' && id <= Integer.MAX_VALUE) {
            id = id * 10 + payload[at++] - '0';
        }
        return id < STANDARD_IDS && (standard[(int) id / Long.SIZE] & 1L << id % Long.SIZE) != 0
                || hasExtended && isExtended(id);
    }

    private boolean isExtended(long value) {
        for (int i = 0; i < masks.length; i++) {
            CanId id = ids.get(i);
            if (id.extended() && id.value() == value) {
                return true;
            }
        }
        return false;
    }

    /** The same number may be an id of 11 and one of 29 bit. */
    private int index() {
        for (int i = 0; i < masks.length; i++) {
            if (scanner.isFrom(ids.get(i))) {
                return i;
            }
        }
        return NEVER;
    }

    private long heard(int index, long frame, int length, long now) {
        if (index < 0) {
            return 0;
        }
        boolean isSame = length == lengths[index] && ((frame ^ bytes[index]) & masks[index]) == 0
                && isUniform(frame, length) == isUniform(bytes[index], length);
        if (!isSame && !filter.isMeaningful(index, unpacked(frame, length))) {
            return 0;
        }
        bytes[index] = frame;
        lengths[index] = length;
        times[index] = now;
        return isSame ? 0 : 1L << index;
    }

    /** Nothing but zeros or ones has a meaning of its own, whichever bits matter. */
    private static boolean isUniform(long frame, int length) {
        return frame == 0 || frame == -1L << Long.SIZE - length * Byte.SIZE;
    }

    /**
     * @param index which id
     * @return the data of its last frame; empty before the first
     */
    public synchronized byte[] bytes(int index) {
        return unpacked(bytes[index], Math.max(0, lengths[index]));
    }

    private static byte[] unpacked(long frame, int length) {
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++) {
            data[i] = (byte) (frame >> Long.SIZE - (i + 1) * Byte.SIZE);
        }
        return data;
    }

    /**
     * @param index which id
     * @return when its last frame came, in milliseconds; {@link Long#MIN_VALUE} before the first
     */
    public synchronized long time(int index) {
        return times[index];
    }
}
