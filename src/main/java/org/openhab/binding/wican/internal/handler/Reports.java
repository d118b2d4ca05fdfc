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

import static org.openhab.binding.wican.internal.WicanBindingConstants.*;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.wican.internal.monitor.base.Reading;
import org.openhab.binding.wican.internal.monitor.base.Reporter;
import org.openhab.binding.wican.internal.monitor.base.Situation;
import org.openhab.binding.wican.internal.monitor.base.Situation.Kind;
import org.openhab.binding.wican.internal.vehicle.recognition.Outcome;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.unit.Units;
import org.openhab.core.thing.ThingStatus;
import org.openhab.core.thing.ThingStatusDetail;

/**
 * The {@link Reports} turn what a monitor finds out into channels and status of the Thing.
 *
 * @author The WiCAN binding contributors - Initial contribution
 */
@NonNullByDefault
final class Reports implements Reporter {

    private static final int VOLTAGE_DECIMALS = 2;

    private final ThingAccess access;
    private final ShownStates states;
    private final VehicleValues values;
    private final Recognition recognition;
    private final AdapterAdvice advice;
    private final Changes changes;
    private volatile @Nullable Situation last;

    /** Hears of what changes the Thing itself, which may take too long for a callback. */
    interface Changes {

        /** There are values that have no channel yet. */
        void channelsLack();

        void recognised(Outcome outcome);

        /** The adapter sends values that it polls by itself, while the car is asked which it is. */
        void pollsByItself();

        /** The adapter has come into reach, or has left. */
        void online(boolean online);
    }

    Reports(ThingAccess access, ShownStates states, VehicleValues values, Recognition recognition, AdapterAdvice advice,
            Changes changes) {
        this.access = access;
        this.states = states;
        this.values = values;
        this.recognition = recognition;
        this.advice = advice;
        this.changes = changes;
    }

    @Override
    public void situation(Situation situation) {
        last = situation;
        recognition.hear(situation);
        Kind kind = situation.kind();
        ThingStatus status = switch (kind) {
            case WAITING, NEVER_HEARD -> ThingStatus.UNKNOWN;
            case AWAY, SILENT -> ThingStatus.OFFLINE;
            default -> ThingStatus.ONLINE;
        };
        if (recognition.isNews(kind)) {
            access.status(ThingStatus.ONLINE, ThingStatusDetail.NONE, recognition.description());
        } else {
            StatusText usual = kind == Kind.ANSWERED ? null : StatusText.of(situation);
            access.status(status, ThingStatusDetail.NONE,
                    advice.about(kind).or(() -> Optional.ofNullable(usual)).map(StatusText::toString).orElse(null));
        }
    }

    /** Tells once more how things stand: what is known of the adapter has changed. Called between two messages. */
    void retell() {
        Situation last = this.last;
        if (last != null) {
            situation(last);
        }
    }

    /** The time goes first, so that a rule that is triggered by the value finds the time that belongs to it. */
    @Override
    public void reading(Reading reading) {
        restored(reading);
        if (!values.show(reading.values())) {
            changes.channelsLack();
        }
        reading.soc().ifPresent(soc -> access.trigger(CHANNEL_SOC_MEASURED, soc.toPlainString()));
    }

    @Override
    public void restored(Reading reading) {
        reading.soc().ifPresent(soc -> {
            states.show(CHANNEL_LAST_UPDATE, new DateTimeType(reading.time()));
            states.show(CHANNEL_SOC, new QuantityType<>(soc, Units.PERCENT));
        });
    }

    @Override
    public void batteryVoltage(double volts) {
        BigDecimal rounded = BigDecimal.valueOf(volts).setScale(VOLTAGE_DECIMALS, RoundingMode.HALF_UP);
        states.show(CHANNEL_BATTERY_VOLTAGE, new QuantityType<>(rounded, Units.VOLT));
    }

    @Override
    public void recognition(Outcome outcome) {
        recognition.keep(outcome);
        changes.recognised(outcome);
    }

    @Override
    public void pollsByItself() {
        changes.pollsByItself();
    }

    @Override
    public void online(boolean online) {
        states.show(CHANNEL_ONLINE, OnOffType.from(online));
        changes.online(online);
    }

    @Override
    public void seen(Instant time) {
        states.show(CHANNEL_LAST_SEEN, new DateTimeType(time.truncatedTo(ChronoUnit.SECONDS)));
    }

    @Override
    public boolean wants(String parameter) {
        return values.isWanted(parameter);
    }
}
