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
package org.openhab.binding.wican.internal.handler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.openhab.binding.wican.internal.adapter.CanFrame;
import org.openhab.binding.wican.internal.adapter.CanMessage;
import org.openhab.binding.wican.internal.simulator.LeafAnswers;
import org.openhab.binding.wican.internal.simulator.ProfileCar.VinAt;
import org.openhab.binding.wican.internal.testing.Recorded;

/**
 * The {@link LeafAtHome} is a Nissan Leaf with its adapter at a {@link MemoryBroker}: it answers at once, and remembers
 * what it was asked.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class LeafAtHome {

    static final String DEVICE = "12345678901d";
    static final String NISSAN = "SJNFAAZE1U0012345";
    /** Of a maker that nobody knows. */
    static final String STRANGER = "ZZZ3E7EB4KF000017";

    private static final String PREFIX = "wican/" + DEVICE + "/";
    private static final String MAIN = "79B 02 21 01 00 00 00 00 00";
    private static final String LEVEL = "level";
    private static final String VIN = "7DF 02 09 02 00 00 00 00 00";

    private final MemoryBroker broker = new MemoryBroker(this::published);
    private final Queue<String> toCar = new ArrayDeque<>();
    private final List<String> heard = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private Optional<String> vin = Optional.of(NISSAN);
    private Optional<String> level = Optional.empty();
    private boolean isAwake = true;

    MemoryBroker broker() {
        return broker;
    }

    LeafAtHome withVin(Optional<String> vin) {
        this.vin = vin;
        return this;
    }

    /** The adapter tells the level of the 12 V battery when it is asked. */
    LeafAtHome withLevel(String volts) {
        level = Optional.of(volts);
        return this;
    }

    void fallsAsleep() {
        isAwake = false;
    }

    /** The adapter says something. */
    void says(String topic, String payload, boolean retain) {
        broker.say(PREFIX + topic, payload.getBytes(UTF_8), retain);
    }

    private void published(String topic, byte[] payload) {
        if (topic.equals(PREFIX + "can/tx")) {
            CanMessage.decode(payload, id -> true).forEach(frame -> toCar.add(frame.toString()));
        } else if (topic.equals(PREFIX + "cmd")) {
            commands.add(new String(payload, UTF_8));
            if (level.isPresent() && commands.get(commands.size() - 1).contains("get_vbatt")) {
                toCar.add(LEVEL);
            }
        }
    }

    /** Lets the car do what it was asked for. */
    void react() {
        while (!toCar.isEmpty()) {
            String request = toCar.remove();
            if (request.equals(LEVEL)) {
                level.ifPresent(volts -> says("cmd", "{\"battery_voltage\": %s}".formatted(volts), false));
                continue;
            }
            if (!request.contains(" 30 ")) {
                heard.add(request);
            }
            if (isAwake && request.equals(MAIN)) {
                bus(Recorded.answer("7BB", LeafAnswers.atBattery(81.5)));
            } else if (isAwake && request.equals(VIN)) {
                vin.ifPresent(text -> bus(Recorded.answer("7E8", VinAt.ALL_UNITS.answer(text))));
            }
        }
    }

    private void bus(List<CanFrame> frames) {
        frames.forEach(frame -> broker.say(PREFIX + "can/rx", Recorded.message(frame), false));
    }

    void forget() {
        heard.clear();
        commands.clear();
    }

    /**
     * @return what the adapter was told
     */
    List<String> commands() {
        return List.copyOf(commands);
    }

    /**
     * @return how often the car was asked for its state of charge
     */
    long questions() {
        return heard.stream().filter(MAIN::equals).count();
    }

    /**
     * @return the requests that ask which car it is
     */
    List<String> questionsForVin() {
        return heard.stream().filter(request -> !request.startsWith("79B")).filter(LeafAtHome::asksForVin).toList();
    }

    private static boolean asksForVin(String request) {
        String data = request.substring(request.indexOf(' ')).replace(" ", "");
        byte[] bytes = HexFormat.of().parseHex(data);
        return bytes[1] == 0x09 || bytes[1] == 0x22 && bytes[2] == (byte) 0xF1;
    }
}
